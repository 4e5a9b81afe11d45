"""What can be done in the background, and what its handler gets to work with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Protocol
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise

from duoc.kit.audit import Actor

Outcome = Mapping[str, Any] | None
"""What a handler hands back, as JSON. Two keys mean something to the page: `message` (a sentence) and `links` (a list
of `{"title": …, "url": …}`, the first one being where the reader goes next)."""


class JobCancelled(Exception):  # noqa: N818  a decision of the user, not an error
    """Raised by a handler that saw `handle.cancelled`; what its transaction wrote is rolled back."""


class JobHandle(Protocol):
    """A running job as its handler sees it."""

    job_id: UUID
    by: Actor
    scope: int | None

    @property
    def cancelled(self) -> bool:
        """Whether the user asked to stop. Raise `JobCancelled` at the next place where nothing is half done."""

    def progress(self, done: int, total: int, message: str = "") -> None:
        """Say how far the work is. Cheap: may be called for every row, is written at most twice a second."""


Handler = Callable[..., Outcome]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of job: its id ("area.verb"), its title for the reader, and the function that does it.

    `again`: the one who started it may have it done once more with the same arguments, when it failed or was stopped.
    """

    id: str
    title: str | Promise
    handler: Handler
    again: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """When recurring work is due: every so often, or once a day at a time of the office's clock."""

    step: timedelta | None = None
    at: time | None = None

    def next_after(self, moment: datetime) -> datetime:
        """The first due time after this moment."""
        if self.step is not None:
            return moment + self.step
        local = timezone.localtime(moment)
        at = self.at or time()
        due = local.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
        return due if due > local else due + timedelta(days=1)


KINDS: dict[str, Kind] = {}
INTERVALS: dict[str, Interval] = {}


def job(kind: str, *, title: str | Promise, again: bool = False) -> Callable[[Handler], Handler]:
    """Register a function `(handle, **arguments) -> Outcome` as the handler of a kind. Errors: ValueError if taken."""

    def register(handler: Handler) -> Handler:
        if kind in KINDS:
            raise ValueError(f"job kind {kind} is registered twice")
        KINDS[kind] = Kind(kind, title, handler, again)
        return handler

    return register


def every(kind: str, *, minutes: int | None = None, at: time | None = None) -> None:
    """Let the worker start this kind, without arguments, every so many minutes or daily at a time of day."""
    if (minutes is None) == (at is None):
        raise ValueError("say either minutes or at")
    INTERVALS[kind] = Interval(step=None if minutes is None else timedelta(minutes=minutes), at=at)
