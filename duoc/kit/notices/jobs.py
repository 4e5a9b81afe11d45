"""When letters leave."""

from __future__ import annotations

from datetime import time

from django.utils.translation import gettext_lazy as _

from duoc.kit.jobs import JobHandle, every, job
from duoc.kit.notices.mail import deliver
from duoc.kit.notices.models import Mail
from duoc.kit.notices.services import MAIL_JOB

DIGEST_JOB = "notices.digest"


@job(MAIL_JOB, title=_("Gửi thư thông báo"))
def mail_now(handle: JobHandle) -> dict[str, int]:
    """Mail those who want it at once."""
    return {"letters": deliver(Mail.IMMEDIATE)}


@job(DIGEST_JOB, title=_("Gửi thư tổng hợp buổi sáng"))
def mail_digests(handle: JobHandle) -> dict[str, int]:
    """Mail everybody else what they have not read."""
    return {"letters": deliver(Mail.DIGEST)}


every(MAIL_JOB, minutes=10)
every(DIGEST_JOB, at=time(6, 30))
