"""The reporting regime: which data a report covers, when it is due (NĐ 09/2019, TT 19/2020), what it contains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from duoc.law.core.dates import add_months
from duoc.law.core.errors import LawError
from duoc.law.core.given import Given
from duoc.law.core.numbers import count
from duoc.law.core.parameters import RegulationFile, Source, Strict, Words, before_oldest, load
from duoc.law.core.reasons import FIRST_YEAR, LAST_YEAR
from duoc.law.core.registry import rule
from duoc.law.core.result import Result, Step, because


class Closing(Strict):
    """Data from a day so many months before the last month of the period, to a day of that month."""

    from_months_back: int
    from_day: int
    to_day: int
    source: Source


class Placed(Strict):
    """A provision without a number."""

    source: Source


class RegimeFile(RegulationFile):
    """NĐ 09/2019."""

    parts_of_a_regime: tuple[Words, ...]
    closing: dict[str, Closing]
    deadline: Placed


class Quarterly(Strict):
    """The last day of a quarterly report, in the last month of the quarter."""

    last_day: int
    source: Source


class EducationReport(Strict):
    """A periodic report of the Ministry; null where the deadline was not read. Days of the year as "mm-dd"."""

    id: str
    vi: str
    en: str
    data: dict[str, str] | None
    before: dict[str, str] | None
    source: Source


class MinistryFile(RegulationFile):
    """TT 19/2020."""

    quarterly: Quarterly
    reports: tuple[EducationReport, ...]


class Item(Words):
    """A heading inside a section."""


class Section(Strict):
    """A section of a report."""

    number: str
    vi: str
    en: str
    items: tuple[Item, ...]


class Table(Strict):
    """A table with its columns, as they are printed."""

    id: str
    title: Words
    columns: tuple[str, ...]


class ReportForm(Strict):
    """What a report contains."""

    id: str
    title: Words
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]


class Figures(Strict):
    """How figures are written."""

    decimal_sign: str
    thousands_sign: str
    percent_decimals: int


class ContentFile(RegulationFile):
    """Contents of the reports of an office: custom, a default."""

    figures: Figures
    forms: tuple[ReportForm, ...]
    year_includes_tables_of: str


REGIME = load("administration", "nd09-2019", RegimeFile)
MINISTRY = load("administration", "tt19-2020", MinistryFile)
CONTENTS = load("administration", "reports", ContentFile)
LAST_MONTHS: Mapping[str, Mapping[int, int]] = {
    "month": {number: number for number in range(1, 13)},
    "quarter": {number: 3 * number for number in range(1, 5)},
    "first_six_months": {1: 6},
    "second_six_months": {1: 12},
    "nine_months": {1: 9},
    "year": {1: 12},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPeriod(Result):
    """The data that a report covers, both days included; `due_on` None: the regime of the report fixes it.

    `is_shaky`: the closing dates are from memory.
    """

    data_from: date
    data_to: date
    due_on: date | None
    is_shaky: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EducationReportDue(Result):
    """A report of the Ministry: the days are None with "not_loaded" where the circular was not read so far."""

    data_from: date | None
    data_to: date | None
    due_before: date | None
    """The report must be in before this day."""


def report_period(kind: str, year: int, number: int = 1, regime: RegimeFile = REGIME) -> ReportPeriod:
    """The data of a report of a state body, by the closing dates of the decree.

    kind: month, quarter, first_six_months, second_six_months, nine_months, year; number: which month or quarter.
    Not for semesters: they follow the school year. Errors: `unknown_word`, `out_of_range`.
    """
    if kind not in regime.closing:
        raise LawError("unknown_word", field="kind", value=kind, rule=regime.regulation.id,
                       vi=f"phải là một trong: {', '.join(regime.closing)}",
                       en=f"must be one of: {', '.join(regime.closing)}")  # fmt: skip
    year = count(year, field="year", rule=regime.regulation.id, low=FIRST_YEAR, high=LAST_YEAR)
    months = LAST_MONTHS[kind]
    last = date(year, months[count(number, field="number", rule=regime.regulation.id, low=1, high=len(months))], 1)
    closing = regime.closing[kind]
    start = add_months(last, -closing.from_months_back).replace(day=closing.from_day)
    end = last.replace(day=closing.to_day)
    oldest = regime.regulation.from_
    if oldest is not None and end < oldest:
        raise before_oldest(end, oldest, field="year", rule=regime.regulation.id)
    steps = [Step(regime.at(closing.source), f"số liệu từ {start:%d/%m/%Y} đến {end:%d/%m/%Y}",
                  f"data from {start:%d/%m/%Y} to {end:%d/%m/%Y}")]  # fmt: skip
    due = None
    if kind == "quarter":
        due = last.replace(day=MINISTRY.quarterly.last_day)
        steps.append(Step(MINISTRY.at(MINISTRY.quarterly.source), f"chậm nhất ngày {due:%d/%m/%Y}",
                          f"at the latest on {due:%d/%m/%Y}"))  # fmt: skip
    else:
        steps.append(Step(regime.at(regime.deadline.source), "thời hạn gửi do chế độ của từng báo cáo quy định",
                          "the deadline is fixed by the regime of each report"))  # fmt: skip
    return ReportPeriod(data_from=start, data_to=end, due_on=due,
                        is_shaky=closing.source.certainty == "shaky", because=because(steps))  # fmt: skip


def education_report(name: str, year: int, level: str, rule: MinistryFile = MINISTRY) -> EducationReportDue:
    """A periodic report of the Ministry, by the year in which it is due and the level that sends it.

    level: commune, district, province. Errors: `unknown_word`.
    """
    found = next((report for report in rule.reports if report.id == name), None)
    if found is None:
        raise LawError("unknown_word", field="name", value=name, rule=rule.regulation.id,
                       vi="không phải là báo cáo của Thông tư", en="is not a report of the circular")  # fmt: skip
    clause = rule.at(found.source)
    if found.data is None or found.before is None:
        step = Step(clause, f"{found.vi}: thời hạn chưa được nhập", f"{found.en}: the deadline was not read")
        return EducationReportDue(status="not_loaded", data_from=None, data_to=None, due_before=None,
                                  because=because(step))  # fmt: skip
    if level not in found.before:
        raise LawError("unknown_word", field="level", value=level, rule=rule.regulation.id,
                       vi=f"phải là một trong: {', '.join(found.before)}",
                       en=f"must be one of: {', '.join(found.before)}")  # fmt: skip
    start, end, before = (
        date.fromisoformat(f"{when}-{day}")
        for when, day in ((year - 1, found.data["from"]), (year, found.data["to"]), (year, found.before[level]))
    )
    step = Step(clause, f"số liệu {start:%d/%m/%Y} – {end:%d/%m/%Y}, gửi trước ngày {before:%d/%m/%Y}",
                f"data {start:%d/%m/%Y} – {end:%d/%m/%Y}, before {before:%d/%m/%Y}")  # fmt: skip
    return EducationReportDue(data_from=start, data_to=end, due_before=before, because=because(step))


def report_form(name: str, contents: ContentFile = CONTENTS) -> ReportForm:
    """What a report contains: general, month, semester (sơ kết), year (tổng kết). Error: `unknown_word`.

    The year's report also has the tables of the semester's.
    """
    forms = {form.id: form for form in contents.forms}
    if name not in forms:
        known = ", ".join(forms)
        raise LawError("unknown_word", field="name", value=name, rule=contents.regulation.id,
                       vi=f"phải là một trong: {known}", en=f"must be one of: {known}")  # fmt: skip
    form = forms[name]
    if name != "year":
        return form
    return form.model_copy(update={"tables": form.tables + forms[contents.year_includes_tables_of].tables})


@rule(
    subject="administration",
    name="report_period",
    versions=("NĐ09/2019",),
    vi="Số liệu của báo cáo định kì từ ngày nào đến ngày nào",
    en="Which data a periodic report covers",
)
def _report_period(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    words = Given(given, ("kind", "year", "number"), rule=version)
    result = report_period(words.word("kind", REGIME.closing), words.whole("year"), words.whole("number", 1))
    return {
        "data_from": result.data_from,
        "data_to": result.data_to,
        "due_on": result.due_on,
        "because": result.because,
    }
