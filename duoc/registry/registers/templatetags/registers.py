"""`{% load registers %}`: the history of a record, in words."""

from __future__ import annotations

from django import template
from django.db import models

from duoc.kit.audit.queries import history
from duoc.kit.audit.telling import Told, tell

register = template.Library()
LATEST = 20


@register.simple_tag
def latest_events(obj: models.Model) -> list[Told]:
    """The latest events of a record."""
    return tell(history(obj)[:LATEST])
