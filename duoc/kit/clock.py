"""What day it is, for the whole product.

The demonstration stands still on one day (`DUOC_TODAY`), so that its late work stays late; the time of day goes on.
"""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """The working day: the demonstration's fixed day, or the calendar's in the office's time zone."""
    fixed: date | None = settings.DUOC_TODAY
    return fixed or timezone.localdate()


def now() -> datetime:
    """The present moment, aware; on the demonstration's fixed day with the real time of day."""
    moment = timezone.localtime()
    fixed: date | None = settings.DUOC_TODAY
    return moment if fixed is None else moment.replace(year=fixed.year, month=fixed.month, day=fixed.day)
