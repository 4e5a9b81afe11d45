"""`{% load registers %}`: the history of a record, as (event, changes)."""

from __future__ import annotations

from typing import Any

from django import template
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from duoc.kit.audit.models import AuditEvent
from duoc.kit.audit.queries import history

register = template.Library()
LATEST = 20


@register.simple_tag
def latest_events(obj: models.Model) -> list[AuditEvent]:
    """The latest events of a record, from one query."""
    return list(history(obj)[:LATEST])


@register.filter
def changes(event: AuditEvent) -> list[tuple[str, Any, Any]]:
    """What an event changed: (field in words, before, after)."""
    before: dict[str, Any] = event.before or {}
    after: dict[str, Any] = event.after or {}
    return [
        (_label(event.object_type, name), before.get(name), after.get(name))
        for name in dict.fromkeys([*before, *after])
        if before.get(name) != after.get(name)
    ]


def _label(object_type: str, name: str) -> str:
    """The field's name for a reader, where the model has such a field."""
    try:
        return str(apps.get_model(object_type)._meta.get_field(name).verbose_name)
    except (FieldDoesNotExist, LookupError, AttributeError):
        return name
