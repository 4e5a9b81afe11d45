"""Clearing away what nobody refers to."""

from __future__ import annotations

from datetime import time

from django.utils.translation import gettext_lazy as _

from duoc.kit.files.sweeping import sweep
from duoc.kit.jobs import JobHandle, every, job

SWEEP_JOB = "files.sweep"


@job(SWEEP_JOB, title=_("Dọn tệp không còn được dùng"))
def sweep_files(handle: JobHandle) -> dict[str, int]:
    """Delete content that no row names."""
    return {"files": sweep()}


every(SWEEP_JOB, at=time(2, 30))
