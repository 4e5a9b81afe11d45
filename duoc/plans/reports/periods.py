"""The periods of reports, and what each report is called."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from duoc.plans.reports.models import ReportKind
from duoc.registry.calendar.models import SchoolYear, Term


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both included, with the subject line as it is printed (in Vietnamese)."""

    kind: str
    starts_on: date
    ends_on: date
    title: str


def month_period(year: int, month: int) -> Period:
    """A calendar month."""
    last = calendar.monthrange(year, month)[1]
    following = month % 12 + 1
    title = (
        f"Kết quả công tác tháng {month} và phương hướng, nhiệm vụ trọng tâm tháng {following}"
        f" năm {year + (month == 12)}"
    )
    return Period(ReportKind.MONTH, date(year, month, 1), date(year, month, last), title)


def term_period(year: SchoolYear) -> Period | None:
    """The first term (sơ kết); None where the calendar has none."""
    term = Term.objects.filter(school_year=year, code=Term.Code.FIRST).first()
    if term is None:
        return None
    title = f"Sơ kết học kỳ I, phương hướng, nhiệm vụ học kỳ II năm học {year.code.replace('-', ' - ')}"
    return Period(ReportKind.TERM, year.starts_on, term.ends_on, title)


def year_period(year: SchoolYear) -> Period:
    """The whole school year (tổng kết)."""
    title = f"Tổng kết năm học {year.code.replace('-', ' - ')}"
    return Period(ReportKind.YEAR, year.starts_on, year.ends_on, title)


def period_for(kind: str, year: SchoolYear, day: date) -> Period | None:
    """The period of a kind that contains a day."""
    if kind == ReportKind.MONTH:
        return month_period(day.year, day.month)
    return term_period(year) if kind == ReportKind.TERM else year_period(year)


def state_in_words(period: Period, day: date) -> str:
    """Whether the period is over on a day."""
    if day <= period.ends_on:
        return _("kỳ chưa kết thúc, số liệu đến ngày %(day)s") % {"day": f"{day:%d/%m/%Y}"}
    return _("kỳ đã kết thúc")
