"""The end of the year of a primary pupil: overall result, completion, title, supplementary assessment.

TT 27/2020 Điều 9, 11, 13; TT 30/2014 as amended by TT 22/2016 (no overall result). Only the levels and tests of the
year end count. There is no limit of absences in primary.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from duoc.law.assessment.names import subject_name, subject_names
from duoc.law.assessment.primary.parameters import Overall, PrimaryRule, Scale, Title
from duoc.law.assessment.primary.periodic_tests import CombinedMark
from duoc.law.core.result import Result, Step, because
from duoc.law.core.text import Text

GRADE_COMPLETED = Text("hoàn thành chương trình lớp học", "has completed the grade")
PRIMARY_COMPLETED = Text("hoàn thành chương trình tiểu học", "has completed primary education")
UNDECIDED_AT_YEAR_END = Text("hướng dẫn, đánh giá bổ sung", "help and supplementary assessment")
UNDECIDED_AFTER_SUPPLEMENT = Text("hiệu trưởng quyết định", "the head teacher decides")


@dataclass(frozen=True, slots=True)
class YearEnd:
    """What is known at the end of the year: levels of subjects and activities, of qualities and competences, tests.

    None is a result that is missing. recognised: the class recognised an outstanding result or progress. combined: the
    tests whose mark was made of several papers, by a rule that the school confirms.
    """

    levels: Mapping[str, str | None]
    traits: Mapping[str, str | None]
    tests: Mapping[str, int | None]
    recognised: bool = False
    combined: tuple[CombinedMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Supplement:
    """New results after help and supplementary assessment; each replaces the old one."""

    levels: Mapping[str, str] = field(default_factory=dict)
    traits: Mapping[str, str] = field(default_factory=dict)
    tests: Mapping[str, int] = field(default_factory=dict)
    combined: tuple[CombinedMark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrimaryYear(Result):
    """The result of a primary pupil's year.

    overall: Hoàn thành xuất sắc … Chưa hoàn thành, None where the regulation has none. completed and decision are None
    where a result is missing (status "incomplete").
    """

    overall: str | None = None
    completed: bool | None = None
    title: str | None = None
    decision: str | None = None


def primary_year(year: YearEnd, grade: int, rule: PrimaryRule) -> PrimaryYear:
    """Overall result, completion and title at the end of the year."""
    result = _outcome(year, grade, rule, UNDECIDED_AT_YEAR_END)
    if result.completed is None:
        return result
    title, steps = _title(year, rule)
    return replace(result, title=title, because=because(result.because, steps))


def after_supplement(
    before: PrimaryYear, year: YearEnd, new: Supplement, grade: int, rule: PrimaryRule
) -> PrimaryYear | None:
    """The result after supplementary assessment; None where nothing had to be supplemented.

    A pupil who has still not completed is listed to the head teacher, who decides: never derived. Titles are not given
    again.
    """
    if before.completed is not False:
        return None
    after = YearEnd(
        {**year.levels, **new.levels}, {**year.traits, **new.traits}, {**year.tests, **new.tests},
        combined=year.combined + new.combined,
    )  # fmt: skip
    return _outcome(after, grade, rule, UNDECIDED_AFTER_SUPPLEMENT)


def _outcome(year: YearEnd, grade: int, rule: PrimaryRule, undecided: Text) -> PrimaryYear:
    if missing := missing_results(year):
        clause, shown = rule.at(rule.otherwise.source), ", ".join(missing)
        vi, en = f"chưa tổng hợp được, còn thiếu: {shown}", f"no result yet, missing: {shown}"
        step = Step(clause, vi, en, False, {"missing": missing})
        return PrimaryYear(status="incomplete", missing=missing, because=because(step))
    row, steps = _first_that_holds(year, rule)
    doubts = _doubtful(year, rule)
    status = "needs_decision" if doubts else "ok"
    if row is None:
        first_time = undecided is UNDECIDED_AT_YEAR_END
        clause = rule.at(rule.completion.help if first_time else rule.completion.head_decides)
        return PrimaryYear(
            status=status,
            overall=rule.otherwise.value.vi if rule.otherwise.value else None,
            completed=False,
            decision=undecided.vi,
            because=because(steps, doubts, Step(clause, undecided.vi, undecided.en)),
        )
    last = grade == rule.completion.last_grade.value
    clause = rule.at(rule.completion.last_grade.source if last else rule.completion.completed)
    decision = PRIMARY_COMPLETED if last else GRADE_COMPLETED
    return PrimaryYear(
        status=status,
        overall=row.overall.vi if row.overall else None,
        completed=True,
        decision=decision.vi,
        because=because(steps, doubts, Step(clause, decision.vi, decision.en, True)),
    )


def _doubtful(year: YearEnd, rule: PrimaryRule) -> tuple[Step, ...]:
    codes = [code for code, mark in year.tests.items() if mark in rule.scale.doubtful]
    clause = rule.at(rule.scale.source)
    return tuple(step for mark in year.combined for step in mark.because) + tuple(
        Step(clause, f"{name.vi}: điểm 0, nhà trường xác nhận", f"{name.en}: mark 0, the school confirms", False)
        for name in map(subject_name, codes)
    )


def missing_results(year: YearEnd) -> tuple[str, ...]:
    """What has no result yet: "levels.TOAN", "traits.nhan_ai", "tests.TOAN"."""
    parts: tuple[tuple[str, Mapping[str, object]], ...] = (
        ("levels", year.levels), ("traits", year.traits), ("tests", year.tests),
    )  # fmt: skip
    found = tuple(f"{name}.{code}" for name, part in parts for code, value in part.items() if value is None)
    return found or tuple(name for name, part in parts if not part)


def _first_that_holds(year: YearEnd, rule: PrimaryRule) -> tuple[Overall | None, list[Step]]:
    steps: list[Step] = []
    for row in rule.overall:
        asked = conditions(year, row, rule)
        if all(step.held for step in asked):
            return row, steps + asked
        steps += [step for step in asked if not step.held]
    return None, steps


def conditions(year: YearEnd, row: Overall | Title, rule: PrimaryRule) -> list[Step]:
    """The comparisons that a result or a title asks: every level, every quality and competence, every test."""
    clause = rule.at(row.source)
    steps: list[Step] = []
    if row.level is not None:
        below = _below(year.levels, row.level, rule.levels)
        named = subject_names(below)
        vi = f"{named.vi} dưới mức {row.level}" if below else f"mọi môn học, hoạt động giáo dục từ mức {row.level}"
        en = f"{named.en} below {row.level}" if below else f"all subjects and activities at {row.level} or better"
        steps.append(Step(clause, vi, en, not below, {"below": below, "needed": row.level}))
    if row.trait is not None:
        below = _below(year.traits, row.trait, rule.trait_levels)
        names = [rule.trait_names[code] for code in below]
        vi, en = ", ".join(name.vi for name in names), ", ".join(name.en for name in names)
        vi = f"{vi} dưới mức {row.trait}" if below else f"mọi phẩm chất, năng lực từ mức {row.trait}"
        en = f"{en} below {row.trait}" if below else f"all qualities and competences at {row.trait} or better"
        steps.append(Step(clause, vi, en, not below, {"below": below, "needed": row.trait}))
    marks = {code: mark for code, mark in year.tests.items() if mark is not None}
    if row.test is not None and marks:
        weakest = min(marks, key=marks.__getitem__)
        held, name = marks[weakest] >= row.test, subject_name(weakest)
        shown = f"{marks[weakest]} {'≥' if held else '<'} {row.test}"
        vi, en = f"bài kiểm tra cuối năm {name.vi} {shown}", f"year-end test {name.en} {shown}"
        steps.append(Step(clause, vi, en, held, {"value": marks[weakest], "needed": row.test}))
    return steps


def _below(values: Mapping[str, str | None], needed: str, scale: Scale) -> tuple[str, ...]:
    order = scale.order
    return tuple(code for code, value in values.items() if value is not None and order[value] > order[needed])


def _title(year: YearEnd, rule: PrimaryRule) -> tuple[str | None, list[Step]]:
    steps: list[Step] = []
    for row in rule.titles:
        held = all(step.held for step in conditions(year, row, rule)) and (year.recognised or not row.recognised)
        vi = f"{row.title.vi}: {'đủ' if held else 'không đủ'} điều kiện"
        en = f"{row.title.en}: {'all' if held else 'not all'} conditions held"
        steps.append(Step(rule.at(row.source), vi, en, held, {"recognised": year.recognised}))
        if held:
            return row.title.vi, steps
    return None, steps
