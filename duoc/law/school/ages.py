"""Entry ages and repetition (tuổi vào lớp 1, lớp 6; lưu ban), by calendar year of birth."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from duoc.law.core.contract import expose
from duoc.law.core.numbers import count
from duoc.law.core.parameters import Sourced
from duoc.law.core.reasons import a_day, choices, contradiction, flag, reason
from duoc.law.core.result import Result, Step, because
from duoc.law.core.school_year import SchoolYear
from duoc.law.core.text import Text
from duoc.law.school.charters import CHARTERS, Charter, EntryAge, charter_on
from duoc.law.school.deciders import AUTHORITIES, who_decides

NAME = "school.entry_age"

GROUNDS = {
    "khuyet_tat": Text("khuyết tật", "disability"),
    "kem_phat_trien": Text("kém phát triển về thể lực hoặc trí tuệ", "weak physical or mental development"),
    "vung_dac_biet_kho_khan": Text("ở vùng đặc biệt khó khăn", "especially difficult area"),
    "dan_toc_thieu_so": Text("dân tộc thiểu số", "ethnic minority"),
    "mo_coi": Text("mồ côi không nơi nương tựa", "orphan without support"),
    "ho_ngheo": Text("hộ nghèo", "poor household"),
    "nuoc_ngoai_ve": Text("ở nước ngoài về nước", "back from abroad"),
    "con_nguoi_nuoc_ngoai": Text("con người nước ngoài học tập, làm việc ở Việt Nam", "child of foreigners"),
    "hoan_canh_dac_biet_kho_khan": Text("hoàn cảnh đặc biệt khó khăn", "especially difficult circumstances"),
}
"""Grounds for entering late, with their official titles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Result):
    """How a pupil's age stands to the entry age of the level.

    `outcome`: right_age, too_young, late_allowed, over_three_years, follows_primary, early_by_council, needs_decision.
    `decided_by`: the one who decides, where the text names one.
    """

    age: int
    standard_age: int
    difference: int
    outcome: str
    decided_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition(Result):
    """Whether a pupil may repeat another year in the level, and whether the limit is already broken."""

    may_repeat_again: bool
    over_limit: bool


def entry_age(
    born: date, school_year: SchoolYear | str, *, grounds: Collection[str] = (),
    age_when_primary_completed: int | None = None, early_talent: bool = False, rule: Charter,
) -> Entry:  # fmt: skip
    """Whether a child may enter grade 1 or grade 6 in a school year, under one charter.

    The age is the calendar year in which the school year begins less the year of birth; day and month do not matter.
    """
    terms = _terms(rule)
    born = a_day(born, field="born", rule=NAME)
    year = SchoolYear.parse(school_year, rule=NAME)
    grounds = choices(grounds, GROUNDS, field="grounds", rule=NAME)
    early = flag(early_talent, field="early_talent", rule=NAME)
    age, standard = year.start - born.year, terms.standard.value
    if age < 0:
        raise contradiction(
            "born", born.isoformat(), NAME, f"sau khi năm học {year} bắt đầu", f"is after the school year {year} began"
        )
    first = reason(
        rule, terms.standard.source,
        f"Tuổi {year.start} − {born.year} = {age}, tuổi quy định {standard}",
        f"age {year.start} − {born.year} = {age}, standard age {standard}",
        held=age == standard, age=age, standard_age=standard,
    )  # fmt: skip
    outcome, decided_by, step = _outcome(age, standard, year, grounds, age_when_primary_completed, early, rule)
    return Entry(
        status="needs_decision" if outcome == "needs_decision" else "ok", age=age, standard_age=standard,
        difference=age - standard, outcome=outcome, decided_by=decided_by,
        because=because(first, step) if step else because(first),
    )  # fmt: skip


def _terms(rule: Charter) -> EntryAge:
    if rule.entry_age is None:
        raise contradiction(
            "version", rule.version, NAME, "chưa có quy định về tuổi trong hệ thống", "has no entry age loaded"
        )
    return rule.entry_age


def _outcome(
    age: int, standard: int, year: SchoolYear, grounds: Collection[str], primary: int | None, early: bool,
    rule: Charter,
) -> tuple[str, str | None, Step | None]:  # fmt: skip
    """The outcome, who decides and the reason. Rights come before permissions, permissions before gaps."""
    terms = _terms(rule)
    late = age - standard
    if late == 0:
        return "right_age", None, None
    if primary is not None and terms.follows_primary is not None:
        completed = count(primary, field="age_when_primary_completed", rule=NAME)
        if completed == age:
            step = reason(
                rule, terms.follows_primary,
                f"Hoàn thành tiểu học ở tuổi {completed}, vào lớp 6 theo tuổi đó",
                f"completed primary at {completed} and follows that age", held=True, completed=completed,
            )  # fmt: skip
            return "follows_primary", None, step
    if late < 0:
        return _early(late, early, rule, terms)
    if terms.beyond is not None and late > terms.beyond.value:
        return _beyond(late, year, rule, terms.beyond)
    for entry in terms.late:
        if late <= entry.years and (held := sorted(set(grounds) & set(entry.grounds))):
            step = reason(
                rule, entry.source,
                f"Muộn {late} năm ≤ {entry.years}, diện: {', '.join(GROUNDS[ground].vi for ground in held)}",
                f"{late} year(s) late ≤ {entry.years}, ground: {', '.join(GROUNDS[ground].en for ground in held)}",
                held=True, late=late, grounds=held,
            )  # fmt: skip
            return "late_allowed", None, step
    step = reason(
        rule, terms.gap,
        f"Muộn {late} năm, không thuộc diện nào của điều này: cần người có thẩm quyền quyết định",
        f"{late} year(s) late on no ground of this article: a person must decide", held=False, late=late,
    )  # fmt: skip
    return "needs_decision", None, step


def _early(late: int, talent: bool, rule: Charter, terms: EntryAge) -> tuple[str, str | None, Step]:
    if talent and terms.early is not None:
        step = reason(
            rule, terms.early.source,
            f"Sớm {-late} năm, phát triển sớm: hội đồng tư vấn, {AUTHORITIES[terms.early.value].vi} quyết định",
            f"{-late} year(s) early and gifted: a council advises, {AUTHORITIES[terms.early.value].en} decides",
            held=True, early=-late,
        )  # fmt: skip
        return "early_by_council", terms.early.value, step
    step = reason(rule, terms.too_young, f"Thiếu {-late} tuổi", f"{-late} year(s) too young", held=False, early=-late)
    return "too_young", None, step


def _beyond(late: int, year: SchoolYear, rule: Charter, limit: Sourced[int]) -> tuple[str, str | None, Step]:
    """More than three years late: decided by whoever holds that power when the school year opens."""
    authority = who_decides(
        "first_grade_over_three_years", max(year.first_day, rule.regulation.from_ or year.first_day)
    )
    decided_by = authority.authority
    name = AUTHORITIES[decided_by] if decided_by else None
    step = reason(
        rule, limit.source,
        f"Muộn {late} năm > {limit.value}: {name.vi if name else 'chưa rõ ai'} quyết định",
        f"{late} years late > {limit.value}: {name.en if name else 'nobody known'} decides",
        held=False, late=late,
    )  # fmt: skip
    return "over_three_years", decided_by, step


def first_grade_charter_on(day: date) -> Charter | None:
    """The charter that rules entry to grade 1 on a day; None where its ages were not read."""
    found = charter_on("th", day)
    return found if found is not None and found.entry_age is not None else None


def grade_repetition(repeated_in_level: int, *, rule: Charter) -> Repetition:
    """Whether a pupil who has repeated so many times in the level may repeat once more."""
    if rule.repetitions is None:
        raise contradiction(
            "version", rule.version, "school.grade_repetition", "chưa có quy định về lưu ban", "has no limit loaded"
        )
    times = count(repeated_in_level, field="repeated_in_level", rule="school.grade_repetition")
    limit = rule.repetitions
    step = reason(
        rule, limit.source,
        f"Đã lưu ban {times} lần, tối đa {limit.value} lần trong một cấp học",
        f"repeated {times} time(s), at most {limit.value} in one level", held=times < limit.value, times=times,
    )  # fmt: skip
    return Repetition(may_repeat_again=times < limit.value, over_limit=times > limit.value, because=because(step))


expose(
    "school", "entry_age", {name: found for name, found in CHARTERS.items() if found.entry_age}, entry_age,
    vi="Trẻ có được vào lớp 1, lớp 6 ở tuổi này không", en="Whether a child may enter grade 1 or 6 at this age",
)  # fmt: skip
expose(
    "school", "grade_repetition", {name: found for name, found in CHARTERS.items() if found.repetitions},
    grade_repetition, vi="Còn được lưu ban nữa không", en="Whether a pupil may repeat another year",
)  # fmt: skip
