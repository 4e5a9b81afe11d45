"""Writing a dataclass of facts into a record, and telling what changed."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django.db import models


def put(row: models.Model, facts: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Set every fact on the row of the same name. Returns the values that differ, before and after.

    Related rows are told by their id.
    """
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for field in fields(facts):
        old, new = getattr(row, field.name), getattr(facts, field.name)
        if old != new:
            before[field.name], after[field.name] = told(old), told(new)
            setattr(row, field.name, new)
    return before, after


def told(value: Any) -> Any:
    """A value as the trace keeps it."""
    return value.pk if isinstance(value, models.Model) else value
