"""What day it is, for the whole product.

The demonstration stands still on one day (`DUOC_TODAY`), so that its late work stays late; the time of day goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone

_day: ContextVar[date | None] = ContextVar("duoc_day", default=None)
_hour: ContextVar[time | None] = ContextVar("duoc_hour", default=None)


@contextmanager
def on(day: date, at: time | None = None) -> Iterator[None]:
    """Work as if it were this day, and this hour of it: for the history of the demonstration, and for tests."""
    day_before, hour_before = _day.set(day), _hour.set(at)
    try:
        yield
    finally:
        _hour.reset(hour_before)
        _day.reset(day_before)


def fixed_day() -> date | None:
    """The day that stands still here, if one does."""
    setting: date | None = settings.DUOC_TODAY
    return _day.get() or setting


def today() -> date:
    """The working day: the demonstration's fixed day, or the calendar's in the office's time zone."""
    return fixed_day() or timezone.localdate()


def now() -> datetime:
    """The present moment, aware; on the demonstration's fixed day with the real time of day, where no hour is told."""
    moment, hour = timezone.localtime(), _hour.get()
    if hour is not None:
        moment = moment.replace(hour=hour.hour, minute=hour.minute, second=hour.second, microsecond=hour.microsecond)
    fixed = fixed_day()
    return moment if fixed is None else moment.replace(year=fixed.year, month=fixed.month, day=fixed.day)
