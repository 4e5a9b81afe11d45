"""The Ministry's frame of a school year: a first draft of its days, and whether a calendar keeps to it."""

from __future__ import annotations

from datetime import date, timedelta

from duoc.law import school
from duoc.law.core.result import Step
from duoc.registry.calendar.models import SchoolYear, Term
from duoc.registry.calendar.services import YearDays

SATURDAY = 5
DAY = timedelta(days=1)


def draft(code: str) -> YearDays | None:
    """Days for a new school year: what the frame fixes, and for the rest the latest that it allows.

    The first term begins on the Monday after the opening; each ends on the last Saturday that the frame leaves. None
    where the frame of the year is not known, or names no end of the first term.
    """
    frame = school.year_frame(code)
    ends = (frame.term1_before, frame.term2_before, frame.year_end_before)
    if frame.opening is None or frame.assembly_earliest is None or None in ends:
        return None
    term1_before, term2_before, year_end_before = (day for day in ends if day is not None)
    first_ends = _saturday_before(term1_before)
    return YearDays(
        starts_on=frame.assembly_earliest,
        first_starts_on=_monday_from(frame.opening),
        first_ends_on=first_ends,
        second_starts_on=_monday_from(first_ends),
        second_ends_on=_saturday_before(term2_before),
        ends_on=year_end_before - DAY,
        census_on=date(int(code[:4]), 9, 30),
    )


def _monday_from(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _saturday_before(limit: date) -> date:
    last = limit - DAY
    return last - timedelta(days=(last.weekday() - SATURDAY) % 7)


def compared(year: SchoolYear, terms: dict[str, Term], weeks: dict[str, int]) -> list[Step]:
    """Every comparison of a calendar with the frame, held or not, each once; the reason alone where there is no frame.

    `weeks` are the numbered weeks of each term; the frame may ask for other numbers at other levels.
    """
    first, second = terms.get(Term.Code.FIRST), terms.get(Term.Code.SECOND)
    days = school.check_local_plan(
        year.code,
        assembly=year.starts_on,
        term1_end=first.ends_on if first else None,
        term2_end=second.ends_on if second else None,
        year_end=year.ends_on,
    )
    steps = list(days.because)
    if first and second:
        counted = [weeks.get(Term.Code.FIRST, 0), weeks.get(Term.Code.SECOND, 0)]
        for level in school.year_frame(year.code).weeks or {}:
            steps += school.check_local_plan(year.code, level=level, weeks=counted).because
    return list({step.text_vi: step for step in steps}.values())
