"""Time limits as the Civil Code counts them (Bộ luật Dân sự 2015, Điều 147–148).

The first day is not counted and the last day counts. A limit is not moved to the next working day unless a rule says
so, and then it counts in working days.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta

from duoc.law.core.errors import LawError

SATURDAY, SUNDAY = 5, 6


def read_date(value: object, *, field: str, rule: str) -> date:
    """A day written as ISO ("2020-09-05"), or a date as it is."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)  # type: ignore[arg-type]  # the error is the point
    except (TypeError, ValueError) as error:
        raise LawError(
            "not_a_date", field=field, value=value, rule=rule,
            vi="không phải là ngày có trong lịch", en="is not a day of the calendar",
        ) from error  # fmt: skip


def add_days(start: date, days: int) -> date:
    """The last day of a limit of that many calendar days."""
    return start + timedelta(days=days)


def add_months(start: date, months: int) -> date:
    """The corresponding day of a later (or earlier) month; the month's last day where there is none."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def add_years(start: date, years: int) -> date:
    """The corresponding day of another year; 28/02 for 29/02 where there is none."""
    return add_months(start, 12 * years)


def add_working_days(
    start: date, days: int, holidays: Collection[date] = (), rest: Collection[int] = (SATURDAY, SUNDAY)
) -> date:
    """The last day of a limit in working days, skipping the weekly rest days and the given holidays."""
    day, left = start, days
    while left > 0:
        day += timedelta(days=1)
        if day.weekday() not in rest and day not in holidays:
            left -= 1
    return day


def age_on(born: date, day: date) -> int:
    """Completed years on that day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def months_on(born: date, day: date) -> int:
    """Completed months on that day."""
    return (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)
