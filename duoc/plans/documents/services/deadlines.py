"""Moving a deadline so that the one before it is not forgotten."""

from __future__ import annotations

from datetime import date

from duoc.plans.documents.models import DueChange, Task


def move_deadline(task: Task, due_on: date | None, day: date, reason: str) -> None:
    """Give a task another deadline from a day on. Before its first move, the deadline it began with is kept as well.

    `task` is changed but not saved; the caller holds its lock.
    """
    if task.due_on == due_on:
        return
    if not task.due_changes.exists():
        began = task.added_on or task.plan.dated_on or task.plan.created_at.date()
        DueChange.objects.create(task=task, dated_on=min(began, day), due_on=task.due_on, reason="")
    DueChange.objects.create(task=task, dated_on=day, due_on=due_on, reason=reason.strip()[:300])
    task.due_on = due_on
