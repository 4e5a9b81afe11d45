"""Tasks and activities in the search of the shell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from duoc.kit.text import fold
from duoc.plans.documents.models import Task
from duoc.plans.execution.policy import VIEW_TASK
from duoc.registry.access.gate import Request, can, visible
from duoc.web.search import Hit


def tasks(request: HttpRequest, query: str, limit: int, /) -> Iterable[Hit]:
    """Living tasks whose title has all the words, with or without diacritics, soonest deadline first. Two queries."""
    access = cast(Request, request).access
    if not can(access, VIEW_TASK):
        return []
    words = fold(query).split()
    rows = visible(Task, access, to=VIEW_TASK).filter(cancelled_on=None, is_pending=False).order_by("due_on", "pk")
    ids = []
    for pk, title in rows.values_list("pk", "title").iterator(chunk_size=2000):
        folded = fold(title)
        if all(word in folded for word in words):
            ids.append(pk)
            if len(ids) == limit:
                break
    found = Task.objects.filter(pk__in=ids).select_related("organization").order_by("due_on", "pk")
    return [
        Hit(_("Nhiệm vụ, hoạt động"), task.title, _about(task), reverse("execution:task", args=[task.pk]))
        for task in found
    ]


def _about(task: Task) -> str:
    due = _("hạn %s") % f"{task.due_on:%d/%m/%Y}" if task.due_on else ""
    return " · ".join(part for part in (task.organization.label, due) if part)


PROVIDERS = [tasks]
