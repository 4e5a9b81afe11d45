"""When the office reports: the phases of the school year to the Ministry, and the statistics twice a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duoc.law.core.numbers import count
from duoc.law.core.parameters import RegulationFile, Source, Strict, load
from duoc.law.core.reasons import reason
from duoc.law.core.result import Result, because
from duoc.law.core.school_year import SchoolYear
from duoc.law.core.text import Text
from duoc.law.school.year_frames import YEAR_FRAMES, YearFrames


class StatisticalReport(Strict):
    """The state of a day and the last day to send it, as month-day."""

    state_of: str
    sent_by: str
    source: Source


class Statistics(RegulationFile):
    """Parameters: the reports of a year."""

    reports: tuple[StatisticalReport, ...]


TITLES = {
    "opening": Text("Báo cáo khai giảng", "report on the opening"),
    "first_term": Text("Báo cáo sơ kết học kỳ I", "report on the first term"),
    "year": Text("Báo cáo tổng kết năm học", "report on the year"),
}
"""The reports on the phases of a school year."""

STATISTICS = load("school", "statistics", Statistics)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearReports(Result):
    """The day before which each report on the school year must be there."""

    opening_before: date
    first_term_before: date
    year_before: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsDue(Result):
    """The state of which day is reported, and by which day it is sent."""

    state_of: date
    sent_by: date


def year_reports(school_year: SchoolYear | str, rule: YearFrames = YEAR_FRAMES) -> YearReports:
    """The province's reports to the Ministry on opening, first term and year. "Before" is strict."""
    year = SchoolYear.parse(school_year, rule="school.year_reports")
    found = {
        name: date.fromisoformat(
            f"{year.start + (0 if name == 'opening' else 1)}-{text.exceptions.get(str(year), text.value)}"
        )
        for name, text in rule.reports.items()
    }
    steps = [
        reason(
            rule, text.source, f"{TITLES[name].vi}: trước {found[name]:%d/%m/%Y}",
            f"{TITLES[name].en}: before {found[name]:%d/%m/%Y}",
        )
        for name, text in rule.reports.items()
    ]  # fmt: skip
    return YearReports(
        opening_before=found["opening"], first_term_before=found["first_term"], year_before=found["year"],
        because=because(steps),
    )  # fmt: skip


def statistics_due(year: int, rule: Statistics = STATISTICS) -> tuple[StatisticsDue, ...]:
    """The statistical reports of a calendar year, in order of the day they are sent."""
    number = count(year, field="year", rule="school.statistics_due", low=2019, high=9990)
    found = []
    for report in rule.reports:
        state, sent = (date.fromisoformat(f"{number}-{text}") for text in (report.state_of, report.sent_by))
        step = reason(
            rule, report.source, f"Số liệu ngày {state:%d/%m/%Y}, gửi chậm nhất {sent:%d/%m/%Y}",
            f"state of {state:%d/%m/%Y}, sent by {sent:%d/%m/%Y}",
        )  # fmt: skip
        found.append(StatisticsDue(state_of=state, sent_by=sent, because=because(step)))
    return tuple(sorted(found, key=lambda due: due.sent_by))
