"""What the worker looks after between jobs: runs that died, and work that is due again."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.kit.audit import SYSTEM
from duoc.kit.jobs.kinds import INTERVALS
from duoc.kit.jobs.models import Job, JobState, Recurrence
from duoc.kit.jobs.services import start
from duoc.kit.jobs.tasks import run_job

DEAD_AFTER = timedelta(seconds=60)
"""A running job whose heartbeat is older has lost its worker."""
MAX_ATTEMPTS = 3


def sweep() -> int:
    """Queue again every job whose worker died; give up after three starts. Returns how many jobs were touched.

    Safe with several workers: each row is taken by one conditional update.
    """
    now = timezone.now()
    dead = Q(state=JobState.RUNNING, heartbeat_at__lt=now - DEAD_AFTER)
    touched = Job.objects.filter(dead, stop_asked=True).update(
        state=JobState.CANCELLED, finished_at=now, idempotency_key=None
    )
    touched += Job.objects.filter(dead, attempts__gte=MAX_ATTEMPTS).update(
        state=JobState.FAILED,
        finished_at=now,
        idempotency_key=None,
        error=_(
            "Việc này đã chạy ba lần mà lần nào máy chủ cũng dừng giữa chừng; chưa có gì được ghi dở dang. "
            "Hãy thử với ít dữ liệu hơn, hoặc báo người quản trị."
        ),
    )
    for pk, attempts in Job.objects.filter(dead).values_list("pk", "attempts"):
        with transaction.atomic():
            taken = Job.objects.filter(dead, pk=pk, attempts=attempts).update(
                state=JobState.QUEUED, heartbeat_at=None, done=0, total=0, message=""
            )
            if taken:
                run_job.enqueue(str(pk))
            touched += taken
    return touched


def start_due() -> list[Job]:
    """Start all recurring work that is due, each due time once however many workers ask."""
    now = timezone.now()
    started = []
    for kind, interval in INTERVALS.items():
        with transaction.atomic():
            Recurrence.objects.get_or_create(kind=kind, defaults={"due_at": interval.next_after(now)})
            row = Recurrence.objects.select_for_update().get(kind=kind)
            if row.due_at > now:
                continue
            key = f"{kind}@{row.due_at:%Y-%m-%dT%H:%M:%S}"
            row.due_at = interval.next_after(now)
            row.save(update_fields=["due_at"])
            started.append(start(kind, {}, by=SYSTEM, key=key))
    return started
