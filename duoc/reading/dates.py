"""Dates and numbers as documents print them, with the slips of scanning (O for 0, l for 1)."""

import calendar
import re
from datetime import date

DAY = r"(?:(?=[oil]?\d)[0-9oil]{1,2})"
YEAR = r"(?:(?=[il]?[0-9oil]?\d)[12il][0-9oil]{3})"
FULL_DATE = (
    rf"(?P<d>{DAY})\s*(?:(?P<sep>[/.-])\s*(?P<m>{DAY})\s*(?P=sep)\s*(?P<y>{YEAR})"
    rf"|thang\s*(?P<mm>{DAY})\s*nam\s*(?P<yy>{YEAR}))"
)
"""A full date in flat text, without the word "ngày": 28/2/2023, 13 tháng 8 năm 2020."""

_DIGITS = str.maketrans("oOlIi", "00111")


def number_of(text: str) -> int:
    """The number meant by digits that may hold O and l."""
    return int(text.translate(_DIGITS))


def iso(year: str | int, month: str | int, day: str | int) -> str | None:
    """An ISO date, None where the calendar has no such day."""
    try:
        return date(*(part if isinstance(part, int) else number_of(part) for part in (year, month, day))).isoformat()
    except ValueError:
        return None


def date_of(match: re.Match[str]) -> str | None:
    """The day of a `FULL_DATE` match."""
    return iso(match["y"] or match["yy"], match["m"] or match["mm"], match["d"])


def month_ends(year: int, first: int, last: int | None = None) -> tuple[str | None, str | None]:
    """First and last day of a month or a run of months."""
    last = last or first
    if not (1 <= first <= 12 and 1 <= last <= 12 and 1 <= year <= 9999):
        return None, None
    return iso(year, first, 1), iso(year, last, calendar.monthrange(year, last)[1])


_SCHOOL_YEAR = re.compile(rf"(?P<a>{YEAR})\s*[-/]\s*(?P<b>{YEAR})(?!\d)")


def school_years(plain: str) -> list[str]:
    """The school years that a flat text names, as 2020-2021, in order, each once."""
    found: dict[str, None] = {}
    for match in _SCHOOL_YEAR.finditer(plain):
        first, second = number_of(match["a"]), number_of(match["b"])
        if second == first + 1:
            found[f"{first}-{second}"] = None
    return list(found)
