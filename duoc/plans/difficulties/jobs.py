"""The reminders of every morning."""

from __future__ import annotations

from datetime import time

from django.utils.translation import gettext_lazy as _

from duoc.kit import clock
from duoc.kit.jobs import JobHandle, every, job
from duoc.plans.difficulties.telling import remind, to_remind_of

REMIND_JOB = "difficulties.remind"


@job(REMIND_JOB, title=_("Nhắc trả lời khó khăn, vướng mắc"))
def remind_of_answers(handle: JobHandle) -> dict[str, int]:
    """Remind of answers that are due by tomorrow or late. Run again the same day, it tells nobody twice."""
    day = clock.today()
    return {"notices": remind(list(to_remind_of(day)), day)}


every(REMIND_JOB, at=time(6, 5))
