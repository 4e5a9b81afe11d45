"""The room's own recurring work: clearing away what nobody looks at any more."""

from __future__ import annotations

from datetime import time, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from duoc.kit.jobs.kinds import JobHandle, every, job
from duoc.kit.jobs.models import ENDED, Job

KEEP_TASKS = timedelta(days=7)
KEEP_JOBS = timedelta(days=90)


@job("jobs.prune", title=_("Dọn các việc đã xong từ lâu"))
def prune(handle: JobHandle) -> None:
    """Delete queue entries a week old and finished jobs three months old."""
    now = timezone.now()
    ended = [TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED]
    DBTaskResult.objects.filter(status__in=ended, finished_at__lt=now - KEEP_TASKS).delete()
    Job.objects.filter(state__in=ENDED, finished_at__lt=now - KEEP_JOBS).delete()


every("jobs.prune", at=time(2, 15))
