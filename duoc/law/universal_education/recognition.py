"""Who recognises a unit, and by when figures are reported (công nhận, báo cáo): through time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duoc.law.core.contract import expose
from duoc.law.core.numbers import count
from duoc.law.core.parameters import Dated, RegulationFile, Source, Sourced, Strict, Words, before_oldest, load
from duoc.law.core.reasons import a_day, choice, reason
from duoc.law.core.result import Result, because
from duoc.law.core.text import Text
from duoc.law.universal_education.nd20_2014 import ND20_2014, RULES, STANDARDS

UNITS = ("commune", "district", "province")

AUTHORITIES = {
    "ubnd_huyen": Text("UBND cấp huyện", "People's Committee of the district"),
    "ubnd_tinh": Text("UBND cấp tỉnh", "People's Committee of the province"),
    "bo": Text("Bộ Giáo dục và Đào tạo", "Ministry of Education and Training"),
    "chu_tich_ubnd_tinh": Text("Chủ tịch UBND cấp tỉnh", "Chairman of the province"),
}
"""Who recognises, with official titles."""


class Chairman(Strict):
    """What the chairman of the province recognises from a day on: levels of the province by standard."""

    from_date: date
    source: Source
    levels: dict[str, tuple[int, ...]]


class Dossier(Strict):
    """What a unit hands in."""

    source: Source
    items: tuple[Words, ...]


class Recognition(RegulationFile):
    """Parameters: who recognises each unit through time, the Ministry's days, the dossiers."""

    units: dict[str, Dated[str | None]]
    province_chairman: Chairman
    ministry_working_days: Sourced[int]
    dossiers: dict[str, Dossier]


class YearlyReport(RegulationFile):
    """Parameters of TT 19/2020, Điều 8: the days as month-day."""

    version: str
    first_year: Sourced[int]
    data_from: Sourced[str]
    data_to: Sourced[str]
    before: dict[str, Sourced[str]]
    district_ended: Sourced[date]


RECOGNITION = load("universal_education", "recognition", Recognition)
TT19_2020 = load("universal_education", "tt19-2020", YearlyReport)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognisedBy(Result):
    """Who recognises; None where that is not known."""

    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDeadline(Result):
    """The days the data are of, and the day before which the report must be there (None: the unit is no more)."""

    data_from: date
    data_to: date
    before: date | None


def recognised_by(
    unit: str, standard: str, on: date, level: int | None = None, rule: Recognition = RECOGNITION
) -> RecognisedBy:
    """Who recognises a unit at a level of a standard on a day. Preschool has no level."""
    name = "universal_education.recognised_by"
    unit = choice(unit, UNITS, field="unit", rule=name)
    standard = choice(standard, STANDARDS, field="standard", rule=name)
    on = a_day(on, field="on", rule=name)
    reached = None if level is None else count(level, field="level", rule=name, high=len(ND20_2014.district[standard]))
    chairman = rule.province_chairman
    is_chairman = unit == "province" and on >= chairman.from_date and reached in chairman.levels.get(standard, ())
    if is_chairman:
        title = AUTHORITIES["chu_tich_ubnd_tinh"]
        step = reason(
            rule, chairman.source, f"Tỉnh, mức độ {reached}: {title.vi}", f"province, level {reached}: {title.en}"
        )
        return RecognisedBy(by="chu_tich_ubnd_tinh", because=because(step))
    first = next(iter(rule.units[unit]))
    if first.from_ is not None and on < first.from_:
        step = reason(
            rule, first.source, f"{on:%d/%m/%Y} trước khi nghị định có hiệu lực", f"{on:%d/%m/%Y} is before the decree"
        )
        return RecognisedBy(status="not_loaded", by=None, because=because(step))
    period = rule.units[unit].period(on, field="on", rule=name)
    if period.value is None:
        step = reason(rule, period.source, "Chưa biết cơ quan nào công nhận", "who recognises is not known", on=on)
        return RecognisedBy(status="needs_decision", by=None, because=because(step))
    title = AUTHORITIES[period.value]
    step = reason(rule, period.source, f"Công nhận: {title.vi}", f"recognised by: {title.en}", on=on)
    return RecognisedBy(by=period.value, because=because(step))


def report_deadline(unit: str, year: int, rule: YearlyReport = TT19_2020) -> ReportDeadline:
    """The yearly report of a unit: data of 1 October to 30 September, there before a day of October.

    A district has no report of the years after it ended (01/07/2025): "needs_decision", `before` None.
    """
    name = "universal_education.report_deadline"
    unit = choice(unit, UNITS, field="unit", rule=name)
    number = count(year, field="year", rule=name, low=1945, high=9999)

    def on(year: int, text: str) -> date:
        return date.fromisoformat(f"{year}-{text}")

    if number < rule.first_year.value:
        first = on(rule.first_year.value, rule.data_to.value)
        raise before_oldest(on(number, rule.data_to.value), first, field="year", rule=name)
    since, until = on(number - 1, rule.data_from.value), on(number, rule.data_to.value)
    limit = rule.before[unit]
    before = on(number, limit.value)
    if unit == "district" and until >= rule.district_ended.value:
        step = reason(
            rule, rule.district_ended.source, f"Năm {number} không còn cấp huyện", f"no districts any more in {number}"
        )
        return ReportDeadline(
            status="needs_decision", data_from=since, data_to=until, before=None, because=because(step)
        )
    step = reason(
        rule, limit.source, f"Số liệu {since:%d/%m/%Y}–{until:%d/%m/%Y}, gửi trước {before:%d/%m/%Y}",
        f"data of {since:%d/%m/%Y}–{until:%d/%m/%Y}, there before {before:%d/%m/%Y}", before=before,
    )  # fmt: skip
    return ReportDeadline(data_from=since, data_to=until, before=before, because=because(step))


expose(
    "universal_education", "recognised_by", [*RULES, "any"], recognised_by,
    vi="Ai công nhận đạt chuẩn phổ cập, xóa mù chữ", en="Who recognises universal education and literacy",
)  # fmt: skip
expose(
    "universal_education", "report_deadline", {TT19_2020.version: TT19_2020}, report_deadline,
    vi="Báo cáo phổ cập, xóa mù chữ chậm nhất khi nào", en="By when universal education is reported",
)  # fmt: skip
