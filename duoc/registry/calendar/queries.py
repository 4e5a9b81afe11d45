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


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of a calendar: whether lessons are held on it, and why not ("" outside the term and on Sundays)."""

    day: date
    has_lessons: bool
    off: str = ""


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One week of a term, Monday to Sunday; without a number where it lies wholly inside a break."""

    number: int | None
    days: tuple[DayCell, ...]

    @property
    def breaks(self) -> str:
        """The breaks that it meets, by name."""
        return ", ".join(dict.fromkeys(cell.off for cell in self.days if cell.off))


@dataclass(frozen=True, slots=True)
class TermGrid:
    """A term with its weeks."""

    term: Term
    weeks: tuple[WeekRow, ...]

    @property
    def numbered(self) -> int:
        """How many weeks of lessons it has."""
        return sum(week.number is not None for week in self.weeks)


def school_year_on(day: date) -> SchoolYear | None:
    """The school year that a day belongs to; in summer the one that ended last; None before the oldest."""
    return SchoolYear.objects.filter(starts_on__lte=day).order_by("-starts_on").first()


def term_on(day: date) -> Term | None:
    """The term whose days contain this one, with its school year; between terms and in summer None. One query."""
    return Term.objects.select_related("school_year").filter(starts_on__lte=day, ends_on__gte=day).first()


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


def grids(year: SchoolYear) -> list[TermGrid]:
    """The calendar of a school year, term by term. Two queries."""
    terms, breaks = sorted(year.terms.all(), key=lambda each: each.starts_on), list(year.breaks.all())
    numbers = {(week.term, week.starts_on): week.number for week in number_weeks(terms, breaks)}
    found = []
    for term in terms:
        monday = term.starts_on - timedelta(days=term.starts_on.weekday())
        rows = []
        while monday <= term.ends_on:
            days = tuple(_cell(monday + timedelta(days=offset), term, breaks) for offset in range(7))
            rows.append(WeekRow(numbers.get((term.code, monday)), days))
            monday += timedelta(days=7)
        found.append(TermGrid(term, tuple(rows)))
    return found


def _cell(day: date, term: Term, breaks: list[Break]) -> DayCell:
    off = next((rest.name for rest in breaks if rest.starts_on <= day <= rest.ends_on), "")
    in_term = term.starts_on <= day <= term.ends_on
    return DayCell(day, in_term and not off and day.weekday() < 6, off if in_term else "")
