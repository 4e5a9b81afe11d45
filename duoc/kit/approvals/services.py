"""Taking a step."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction

from duoc.kit import clock
from duoc.kit.approvals.machine import Machine
from duoc.kit.approvals.models import StateChange
from duoc.kit.audit import Actor


@transaction.atomic
def move(
    machine: Machine,
    row: models.Model,
    transition: str,
    *,
    by: Actor,
    changes: models.Manager[Any],
    comment: str = "",
    field: str = "state",
) -> StateChange:
    """Take one step: set the row's state and add the change to `changes`, the row's own list of steps.

    The caller has locked the row and records the audit event of its area.
    Errors: `transition_refused`; `comment_required` (field `comment`).
    """
    source = getattr(row, field)
    target = machine.check(source, transition, comment=comment)
    setattr(row, field, target)
    row.save(update_fields=[field])
    change: StateChange = changes.create(
        from_state=source,
        to_state=target,
        transition=transition,
        comment=comment.strip(),
        at=clock.now(),
        by_id=by.user_id,
        by_name=by.name,
    )
    return change
