"""Questions about time: which year, term and week a day belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from duoc.registry.calendar.models import Break, SchoolYear, Term


@dataclass(frozen=True, slots=True)
class Week:
    """One school week, Monday to Saturday, numbered through the year; weeks wholly inside a break have no number."""

    number: int
    term: str
    starts_on: date
    ends_on: date


def school_year_on(day: date) -> SchoolYear | None:
    """The school year that a day belongs to; in summer the one that ended last; None before the oldest."""
    return SchoolYear.objects.filter(starts_on__lte=day).order_by("-starts_on").first()


def term_on(day: date) -> Term | None:
    """The term whose days contain this one; between terms and in summer None."""
    return Term.objects.filter(starts_on__lte=day, ends_on__gte=day).first()


def weeks(year: SchoolYear) -> list[Week]:
    """All numbered weeks of a school year, in order. Two queries."""
    return number_weeks(list(year.terms.all()), list(year.breaks.all()))


def number_weeks(terms: list[Term], breaks: list[Break]) -> list[Week]:
    """Number the weeks of these terms: Monday to Saturday, leaving out each week that lies wholly inside a break."""
    numbered: list[Week] = []
    for term in sorted(terms, key=lambda each: each.starts_on):
        monday = term.starts_on - timedelta(days=term.starts_on.weekday())
        while monday <= term.ends_on:
            saturday = monday + timedelta(days=5)
            if not any(rest.starts_on <= monday and saturday <= rest.ends_on for rest in breaks):
                numbered.append(Week(len(numbered) + 1, term.code, monday, saturday))
            monday += timedelta(days=7)
    return numbered


def week_on(year: SchoolYear, day: date) -> Week | None:
    """The numbered week that contains this day (its Sunday included), or None."""
    return next((week for week in weeks(year) if week.starts_on <= day <= week.starts_on + timedelta(days=6)), None)
