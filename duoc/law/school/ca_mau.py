"""Cà Mau's own calendar: which phase of the school year a day is in, which week, when terms end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duoc.law.core.contract import expose
from duoc.law.core.numbers import count
from duoc.law.core.parameters import RegulationFile, Source, Strict, load
from duoc.law.core.reasons import a_day, choice, reason
from duoc.law.core.result import Explanation, Result, because
from duoc.law.core.school_year import SchoolYear

NAME = "school.term_on"
LEVELS = ("mam_non", "tieu_hoc", "thcs", "gdtx", "thpt")
LAST_TERM = 2
FIRST_MONTH = 7
"""The calendar's school year runs from 1 July to 30 June."""

PHASES = {
    "truoc_tuu_truong": ("Trước tựu trường", "before assembly"),
    "tuu_truong": ("Đã tựu trường, chưa vào học kỳ I", "assembled, before term I"),
    "khai_giang": ("Ngày khai giảng", "opening day"),
    "hoc_ky_1": ("Học kỳ I", "term I"),
    "giua_hai_ky": ("Giữa hai học kỳ", "between the terms"),
    "hoc_ky_2": ("Học kỳ II", "term II"),
    "du_phong": ("Thời gian dự phòng", "reserve days"),
    "sau_hoc_ky_2": ("Sau học kỳ II", "after term II"),
    "not_loaded": ("Chưa có kế hoạch thời gian của giai đoạn này", "the plan of this time was not loaded"),
}


class Days(Strict):
    """A run of days, both ends included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether the day is one of them."""
        return self.first <= day <= self.last


class Term(Days):
    """A term. `weeks_from`: the Monday from which its weeks are counted; null where the calendar does not allow it."""

    weeks_from: date | None
    last_source: Source | None = None


class Plan(Strict):
    """The plan of some levels (of some grades, if any are named); what was not read is absent."""

    levels: tuple[str, ...]
    grades: tuple[int, ...] = ()
    assembly: date | None = None
    term1: Term | None = None
    term2: Term | None = None
    reserve: Days | None = None
    term2_end: date | None = None
    adjusted_before: date | None = None


class LocalYear(Strict):
    """One school year of the province."""

    source: Source
    opening: date | None
    holidays: dict[str, Days] = {}
    plans: tuple[Plan, ...]


class LocalCalendar(RegulationFile):
    """Parameters: the province's school years, as far as they were read."""

    unknown: Source
    years: dict[str, LocalYear]


CA_MAU = load("school", "ca-mau", LocalCalendar)


@dataclass(frozen=True, slots=True, kw_only=True)
class TermDay(Result):
    """Where in the school year a day lies. `week`: Monday to Saturday, first term only; `holiday`: tet or None."""

    phase: str
    school_year: SchoolYear
    term: int | None = None
    week: int | None = None
    holiday: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEnd(Result):
    """The planned last day of a term, and the day before which an adjusted term had to end. None: none or not read."""

    planned: date | None
    adjusted_before: date | None


def school_year_of(day: date) -> SchoolYear:
    """The calendar's school year of a day: from 1 July."""
    return SchoolYear(day.year if day.month >= FIRST_MONTH else day.year - 1)


def term_on(on: date, level: str, grade: int | None = None, rule: LocalCalendar = CA_MAU) -> TermDay:
    """Which phase, term and week of the school year a day is in, for a level (and a grade, where grades differ)."""
    on = a_day(on, field="on", rule=NAME)
    level = choice(level, LEVELS, field="level", rule=NAME)
    year = school_year_of(on)
    local = rule.years.get(str(year))
    plan = None if local is None else _plan(local, level, _grade(grade, NAME))
    if local is None or plan is None:
        return TermDay(status="not_loaded", phase="not_loaded", school_year=year, because=_said(on, "not_loaded", rule))
    phase, term = _phase(on, local, plan)
    if phase == "not_loaded":
        return TermDay(status="not_loaded", phase=phase, school_year=year, because=_said(on, phase, rule))
    number = 1 if phase == "hoc_ky_1" else 2 if phase == "hoc_ky_2" else None
    holiday = next((name for name, days in local.holidays.items() if days.holds(on)), None)
    source = local.source
    if term is not None and term.last_source is not None and (term.last - on).days < 7:
        source = term.last_source
    return TermDay(
        phase=phase, school_year=year, term=number, week=_week(on, term), holiday=holiday,
        because=_said(on, phase, rule, source),
    )  # fmt: skip


def _grade(grade: int | None, rule: str) -> int | None:
    return None if grade is None else count(grade, field="grade", rule=rule, low=1, high=12)


def _plan(local: LocalYear, level: str, grade: int | None) -> Plan | None:
    """The plan of a grade where one is named for it, else that of the level as a whole."""
    plans = [plan for plan in local.plans if level in plan.levels]
    named = [plan for plan in plans if grade in plan.grades]
    return next(iter(named or [plan for plan in plans if not plan.grades]), None)


def _phase(day: date, local: LocalYear, plan: Plan) -> tuple[str, Term | None]:
    """The phase of a day, and the term it lies in."""
    if plan.assembly is None or local.opening is None:
        return "not_loaded", None
    if day == local.opening:
        return "khai_giang", None
    if day < plan.assembly:
        return "truoc_tuu_truong", None
    if day < local.opening or (plan.term1 is not None and day < plan.term1.first):
        return "tuu_truong", None
    if plan.term1 is None:
        return "not_loaded", None
    if plan.term1.holds(day):
        return "hoc_ky_1", plan.term1
    if plan.term2 is None:
        return "not_loaded", None
    if day < plan.term2.first:
        return "giua_hai_ky", None
    if plan.term2.holds(day):
        return "hoc_ky_2", plan.term2
    return ("du_phong" if plan.reserve is not None and plan.reserve.holds(day) else "sau_hoc_ky_2"), None


def _week(day: date, term: Term | None) -> int | None:
    """The week of a term, from Monday to Saturday; Sunday has none."""
    if term is None or term.weeks_from is None or day.weekday() == 6:
        return None
    return (day - term.weeks_from).days // 7 + 1


def _said(day: date, phase: str, rule: LocalCalendar, source: Source | None = None) -> Explanation:
    vi, en = PHASES[phase]
    step = reason(rule, source or rule.unknown, f"{day:%d/%m/%Y}: {vi}", f"{day:%d/%m/%Y}: {en}", on=day, phase=phase)
    return because(step)


def term_end(
    school_year: SchoolYear | str, level: str, term: int, grade: int | None = None, rule: LocalCalendar = CA_MAU
) -> TermEnd:
    """When a term was planned to end, and before which day it had to end after an adjustment.

    Where the grades of a level differ and no grade is given, the status is "needs_decision".
    """
    name = "school.term_end"
    year = SchoolYear.parse(school_year, rule=name)
    level = choice(level, LEVELS, field="level", rule=name)
    term = count(term, field="term", rule=name, low=1, high=2)
    local = rule.years.get(str(year))
    plans = [] if local is None else _plans(local, level, _grade(grade, name))
    ends = {end for plan in plans if (end := _end(plan, term)) is not None}
    if local is None or not ends:
        step = reason(
            rule, rule.unknown, f"Học kỳ {term} năm học {year}: chưa có ngày kết thúc",
            f"term {term} of {year}: no last day loaded",
        )  # fmt: skip
        return TermEnd(status="not_loaded", planned=None, adjusted_before=None, because=because(step))
    adjustments = {plan.adjusted_before for plan in plans if term == LAST_TERM}
    planned = ends.pop() if len(ends) == 1 else None
    adjusted = adjustments.pop() if len(adjustments) == 1 else None
    if ends or adjustments:
        step = reason(
            rule,
            local.source,
            "Các lớp của cấp học có lịch khác nhau, cần nêu lớp",
            "the grades differ: name the grade",
        )
        return TermEnd(status="needs_decision", planned=planned, adjusted_before=adjusted, because=because(step))
    before_vi = f", điều chỉnh: trước {adjusted:%d/%m/%Y}" if adjusted else ""
    before_en = f", adjusted: before {adjusted:%d/%m/%Y}" if adjusted else ""
    step = reason(
        rule, _end_source(plans[0], term, local), f"Học kỳ {term} kết thúc ngày {planned:%d/%m/%Y}{before_vi}",
        f"term {term} ends on {planned:%d/%m/%Y}{before_en}", planned=planned, adjusted_before=adjusted,
    )  # fmt: skip
    return TermEnd(planned=planned, adjusted_before=adjusted, because=because(step))


def _plans(local: LocalYear, level: str, grade: int | None) -> list[Plan]:
    """The plan that holds for a grade; without a grade, the level's own or else those of all its grades."""
    plan = _plan(local, level, grade)
    if plan is not None:
        return [plan]
    return [] if grade is not None else [other for other in local.plans if level in other.levels]


def _end(plan: Plan, term: int) -> date | None:
    days = plan.term2 if term == LAST_TERM else plan.term1
    if days is not None:
        return days.last
    return plan.term2_end if term == LAST_TERM else None


def _end_source(plan: Plan, term: int, local: LocalYear) -> Source:
    days = plan.term2 if term == LAST_TERM else plan.term1
    return local.source if days is None or days.last_source is None else days.last_source


expose(
    "school", "term_on", {"ca_mau": CA_MAU}, term_on,
    vi="Một ngày thuộc học kỳ nào, tuần nào (Cà Mau)", en="Which term and week a day is in (Cà Mau)",
)  # fmt: skip
expose(
    "school", "term_end", {"ca_mau": CA_MAU}, term_end,
    vi="Học kỳ kết thúc ngày nào (Cà Mau)", en="When a term ends (Cà Mau)",
)  # fmt: skip
