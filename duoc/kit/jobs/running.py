"""Doing a job: claim it, run its handler, keep its pulse, write down how it ended."""

from __future__ import annotations

import logging
import threading
import time
from types import TracebackType
from typing import Any, Self
from uuid import UUID

from django.conf import settings
from django.db import OperationalError, connection
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.kit.errors import DomainError
from duoc.kit.jobs.kinds import KINDS, JobCancelled
from duoc.kit.jobs.models import Job, JobState

log = logging.getLogger(__name__)

WRITE_EVERY = 0.5
"""Seconds between two writes of progress."""
BEAT_EVERY = 5.0
"""Seconds between two heartbeats while nothing else is written."""


class Handle:
    """The running job, for its handler. `progress` only remembers; `Pulse` (or `flush`, inline) writes."""

    def __init__(self, row: Job) -> None:
        self.job_id: UUID = row.pk
        self.by = row.actor
        self.scope = row.scope_id
        self._attempt = row.attempts
        self._stop_asked = False
        self._state: tuple[int, int, str] = (0, 0, "")
        self._written = self._state
        self._written_at = time.monotonic()
        self._inline = bool(settings.DUOC_JOBS_INLINE)

    @property
    def cancelled(self) -> bool:
        """Whether the user asked to stop."""
        return self._stop_asked

    def progress(self, done: int, total: int, message: str = "") -> None:
        """Say how far the work is."""
        self._state = (min(done, total), total, str(message)[:300])
        if self._inline and time.monotonic() - self._written_at >= WRITE_EVERY:
            self.flush()

    def flush(self) -> None:
        """Write progress and heartbeat, and hear whether to stop."""
        done, total, message = self._written = self._state
        self._written_at = time.monotonic()
        mine = Job.objects.filter(pk=self.job_id, state=JobState.RUNNING, attempts=self._attempt)
        mine.update(done=done, total=total, message=message, heartbeat_at=timezone.now())
        # Taken over by another worker, or stopped: either way this run must end.
        self._stop_asked = not mine.filter(stop_asked=False).exists()

    @property
    def is_due(self) -> bool:
        """Whether there is something new to write, or the heartbeat is old."""
        return self._state != self._written or time.monotonic() - self._written_at >= BEAT_EVERY


class Pulse:
    """A thread with its own connection that writes progress and heartbeat while the handler works.

    The handler's own transaction may be long; what it writes is invisible until it commits. On SQLite this thread
    waits while that transaction holds the lock: then progress comes late, and no sweep can write either.
    """

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._beat, name=f"pulse-{handle.job_id}", daemon=True)

    def _beat(self) -> None:
        try:
            while not self._ended.wait(WRITE_EVERY):
                if self._handle.is_due:
                    try:
                        self._handle.flush()
                    except OperationalError:
                        log.info("job %s: the database is busy, the heartbeat waits", self._handle.job_id)
        finally:
            connection.close()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._ended.set()
        self._thread.join()


def execute(job_id: str) -> None:
    """Run a queued job to its end. Does nothing if it is not queued (any more).

    A `DomainError` ends it with that sentence; any other exception ends it with a general one and goes on to the log.
    """
    row = _claim(job_id)
    if row is None:
        return
    handle = Handle(row)
    try:
        if settings.DUOC_JOBS_INLINE:
            result = _call(row, handle)
        else:
            with Pulse(handle):
                result = _call(row, handle)
    except JobCancelled:
        _finish(handle, JobState.CANCELLED, idempotency_key=None)
    except DomainError as error:
        _finish(handle, JobState.FAILED, error=str(error), idempotency_key=None)
    except BaseException:
        _finish(handle, JobState.FAILED, error=_unexpected(row), idempotency_key=None)
        raise
    else:
        _finish(handle, JobState.DONE, result=result)


def _claim(job_id: str) -> Job | None:
    now = timezone.now()
    taken = Job.objects.filter(pk=job_id, state=JobState.QUEUED).update(
        state=JobState.RUNNING, attempts=F("attempts") + 1, heartbeat_at=now, started_at=now
    )
    return Job.objects.get(pk=job_id) if taken else None


def _call(row: Job, handle: Handle) -> dict[str, Any] | None:
    outcome = KINDS[row.kind].handler(handle, **row.arguments)
    return None if outcome is None else dict(outcome)


def _finish(handle: Handle, state: JobState, **fields: Any) -> None:
    done, total, message = handle._state
    done = total if state == JobState.DONE else done
    Job.objects.filter(pk=handle.job_id, state=JobState.RUNNING, attempts=handle._attempt).update(
        state=state, finished_at=timezone.now(), done=done, total=total, message=message, **fields
    )


def _unexpected(row: Job) -> str:
    return _(
        "Việc này dừng giữa chừng vì một lỗi của hệ thống; chưa có gì được ghi dở dang. "
        "Hãy thử lại. Nếu vẫn không được, báo người quản trị mã việc %(code)s."
    ) % {"code": str(row.pk)[:8]}
