"""The reminders of every morning."""

from __future__ import annotations

from datetime import time

from django.utils.translation import gettext_lazy as _

from duoc.kit import clock
from duoc.kit.jobs import JobHandle, every, job
from duoc.plans.execution.queries import work_to_remind_of
from duoc.plans.execution.services.telling import DUE_WITHIN, remind_due

REMIND_JOB = "execution.remind"
BATCH = 500


@job(REMIND_JOB, title=_("Nhắc việc sắp đến hạn và quá hạn"))
def remind(handle: JobHandle) -> dict[str, int]:
    """Remind everybody whose work is due within three days or late. Run again the same day, it tells nobody twice."""
    day = clock.today()
    tasks = list(work_to_remind_of(day, DUE_WITHIN))
    told = 0
    for first in range(0, len(tasks), BATCH):
        told += remind_due(tasks[first : first + BATCH], day)
        handle.progress(min(first + BATCH, len(tasks)), len(tasks), str(_("Đang nhắc việc")))
    return {"notices": told}


every(REMIND_JOB, at=time(6, 0))
