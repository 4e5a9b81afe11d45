"""Starting and stopping background work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from duoc.kit.audit import Actor
from duoc.kit.jobs.kinds import KINDS
from duoc.kit.jobs.models import Job, JobState
from duoc.kit.jobs.tasks import run_job


def start(
    kind: str, arguments: Mapping[str, Any], *, by: Actor, scope: int | None = None, key: str | None = None
) -> Job:
    """Put a job into the queue; with a `key`, a second call gives the job that is there already.

    Called inside a transaction, the job exists and begins only once that commits. A job that failed or was stopped
    gives its key back, so that the user can try again. With `DUOC_JOBS_INLINE` it is done before this returns.
    Errors: LookupError for a kind that nobody registered.
    """
    if kind not in KINDS:
        raise LookupError(f"no handler for job kind {kind}")
    fields = {
        "kind": kind,
        "actor_id": by.user_id,
        "actor_name": by.name,
        "scope_id": scope,
        "arguments": dict(arguments),
    }
    with transaction.atomic():
        if key is None:
            row, created = Job.objects.create(**fields), True
        else:
            row, created = Job.objects.get_or_create(idempotency_key=key, defaults=fields)
        # The queue is a table of the same database, so job and task commit together: neither can be lost alone.
        if created and not settings.DUOC_JOBS_INLINE:
            run_job.enqueue(str(row.pk))
    if created and settings.DUOC_JOBS_INLINE:
        run_job.call(str(row.pk))
        row.refresh_from_db()
    return row


def start_again(row: Job, *, by: Actor) -> Job:
    """Do a job of one's own once more that failed or was stopped. Two clicks are one job; gives the job back unchanged
    where there is nothing to repeat."""
    if not row.can_run_again:
        return row
    return start(row.kind, row.arguments, by=by, scope=row.scope_id, key=f"again:{row.pk}")


def stop(row: Job) -> None:
    """Ask a job to stop: one that waits is cancelled at once, one that runs at its next safe place."""
    waiting = Job.objects.filter(pk=row.pk, state=JobState.QUEUED)
    if not waiting.update(state=JobState.CANCELLED, finished_at=timezone.now(), idempotency_key=None):
        Job.objects.filter(pk=row.pk, state=JobState.RUNNING).update(stop_asked=True)
    row.refresh_from_db()
