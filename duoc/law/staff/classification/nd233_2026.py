"""NĐ 233/2026, Điều 10–14: classification by a score of 100, from 1/7/2026. A head is never above the unit (12.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from pydantic import model_validator

from duoc.law.core.errors import LawError
from duoc.law.core.given import Given, missing, one_of
from duoc.law.core.numbers import as_text, exact
from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, load
from duoc.law.core.registry import rule
from duoc.law.core.result import Step, because
from duoc.law.staff.classification.levels import LEVEL_TEXTS, LEVELS, ROLES, CapRule, Classification


class Band(Strict):
    """The lowest score of a level."""

    level: str
    from_points: int


class Placed(Strict):
    """A provision without a number."""

    source: Source


class UnitBand(Strict):
    """What the classification of a unit asks (Điều 7); points in the band without the conditions: the authority."""

    from_points: int
    done_percent: int
    exceeded_percent: int | None = None
    late_at_most_percent: int | None = None
    source: Source


class UnitFailed(Strict):
    """When a unit fails."""

    below_points: int
    done_below_percent: int
    source: Source


class FewUnits(Strict):
    """Among fewer than five units of one authority, at most one is excellent (7.7)."""

    units: int
    excellent_at_most: int
    source: Source


class UnitRules(Strict):
    """Classification of units, which comes first."""

    excellent: UnitBand
    good: UnitBand
    completed: UnitBand
    failed: UnitFailed
    fewer_than_five: FewUnits

    @model_validator(mode="after")
    def _bands_meet(self) -> UnitRules:
        if self.failed.below_points != self.completed.from_points:
            raise ValueError("the lowest band must begin where failing ends")
        return self


class PointsFile(RegulationFile):
    """The numbers of NĐ 233/2026."""

    common_points_max: Sourced[int]
    task_points_max: Sourced[int]
    bands: Sourced[tuple[Band, ...]]
    failed: Placed
    months_needed: Sourced[int]
    head_not_above_unit: Placed
    excellence_cap: CapRule
    transition: Sourced[date]
    units: UnitRules


RULE = load("staff", "nd233-2026", PointsFile)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredYear:
    """A person's year as points and facts."""

    common_points: Fraction | None = None
    task_points: Fraction | None = None
    role: str = "staff"
    degradation: bool = False
    disciplined_task_related: bool = False
    unit_corruption_handled: bool = False
    months_worked: Fraction | int = 12
    maternity_or_sick_leave: bool = False
    is_head: bool = False
    unit_level: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredClassification(Classification):
    """The level with its score."""

    score: Fraction | None
    capped_by_unit: bool = False


def classify_by_points(year: ScoredYear, rule: PointsFile = RULE) -> ScoredClassification:
    """The level of a person's year. Errors: `unknown_word`, `out_of_range`, `missing`."""
    name = rule.regulation.id
    one_of(year.role, ROLES, field="role", rule=name)
    if year.unit_level is not None:
        one_of(year.unit_level, LEVELS, field="unit_level", rule=name)
    score = _score(year, rule)
    if not 0 <= year.months_worked <= 12:
        raise LawError("out_of_range", field="months_worked", value=str(year.months_worked), rule=name,
                       vi="phải từ 0 đến 12", en="must be from 0 to 12")  # fmt: skip
    months = rule.months_needed
    enough = Step(
        rule.at(months.source),
        f"làm việc {year.months_worked} tháng, cần từ {months.value} tháng trừ khi nghỉ ốm, thai sản",
        f"worked {year.months_worked} months, {months.value} needed unless on sick or maternity leave",
        year.months_worked >= months.value or year.maternity_or_sick_leave,
        {"months_worked": str(year.months_worked)},
    )
    if not enough.held:
        return ScoredClassification(level=None, status="not_classified", score=score, because=because(enough))
    failures = _failures(year, rule)
    if failures:
        return ScoredClassification(level=LEVELS[0], status="classified", score=score, because=because(failures))
    if score is None:
        raise missing("common_points" if year.common_points is None else "task_points", name)
    level, steps = _by_score(score, rule)
    capped, cap = _cap(level, year, rule)
    return ScoredClassification(level=capped, status="classified", score=score, capped_by_unit=capped != level,
                                because=because(enough, steps, cap))  # fmt: skip


def _score(year: ScoredYear, rule: PointsFile) -> Fraction | None:
    for field, points, limit in (
        ("common_points", year.common_points, rule.common_points_max),
        ("task_points", year.task_points, rule.task_points_max),
    ):
        if points is not None and not 0 <= points <= limit.value:
            raise LawError(
                "out_of_range", field=field, value=str(points), rule=rule.at(limit.source).vi(),
                vi=f"phải từ 0 đến {limit.value}", en=f"must be from 0 to {limit.value}",
            )  # fmt: skip
    if year.common_points is None or year.task_points is None:
        return None
    return year.common_points + year.task_points


def _failures(year: ScoredYear, rule: PointsFile) -> list[Step]:
    clause, steps = rule.at(rule.failed.source), []
    if year.degradation:
        steps.append(Step(clause, "kết luận có biểu hiện suy thoái", "degradation concluded", True))
    if year.disciplined_task_related:
        steps.append(Step(clause, "bị kỉ luật trong năm vì hành vi liên quan đến nhiệm vụ",
                          "disciplined in the year for an act related to the task", True))  # fmt: skip
    if year.role == "manager" and year.unit_corruption_handled:
        steps.append(Step(clause, "đơn vị có tham nhũng, lãng phí bị xử lí theo pháp luật",
                          "corruption or waste in the unit handled by law", True))  # fmt: skip
    return steps


def _by_score(score: Fraction, rule: PointsFile) -> tuple[str, list[Step]]:
    clause, steps = rule.at(rule.bands.source), []
    for band in rule.bands.value:
        text = LEVEL_TEXTS[band.level]
        held = score >= band.from_points
        steps.append(Step(
            clause, f"{as_text(score, ',')} điểm, {text.vi} từ {band.from_points}",
            f"{as_text(score)} points, {text.en} from {band.from_points}", held, {"score": as_text(score)},
        ))  # fmt: skip
        if held:
            return band.level, steps
    return LEVELS[0], steps


def _cap(level: str, year: ScoredYear, rule: PointsFile) -> tuple[str, list[Step]]:
    """The level of a head, at most the unit's."""
    if not year.is_head or level == LEVELS[0]:
        return level, []
    if year.unit_level is None:
        raise missing("unit_level", rule.at(rule.head_not_above_unit.source).vi())
    unit = LEVEL_TEXTS[year.unit_level]
    held = LEVELS.index(level) <= LEVELS.index(year.unit_level)
    step = Step(
        rule.at(rule.head_not_above_unit.source),
        f"người đứng đầu không xếp cao hơn đơn vị ({unit.vi})", f"the head is not above the unit ({unit.en})",
        held, {"unit_level": year.unit_level},
    )  # fmt: skip
    return (level if held else year.unit_level), [step]


FIELDS = (
    "role", "common_points", "task_points", "degradation", "disciplined_task_related", "unit_corruption_handled",
    "months_worked", "maternity_or_sick_leave", "is_head", "unit_level",
)  # fmt: skip


@rule(
    subject="staff",
    name="quality_classification",
    versions=("ND233-2026",),
    vi="Xếp loại chất lượng viên chức hằng năm",
    en="The annual classification of a public employee",
)
def _quality_classification(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    given = Given(words, FIELDS, rule=version)

    def points(field: str) -> Fraction | None:
        return None if words.get(field) is None else exact(words[field], field=field, rule=version)

    months = points("months_worked")
    result = classify_by_points(
        ScoredYear(
            role=given.word("role", ROLES),
            common_points=points("common_points"),
            task_points=points("task_points"),
            degradation=given.flag("degradation"),
            disciplined_task_related=given.flag("disciplined_task_related"),
            unit_corruption_handled=given.flag("unit_corruption_handled"),
            months_worked=12 if months is None else months,
            maternity_or_sick_leave=given.flag("maternity_or_sick_leave"),
            is_head=given.flag("is_head"),
            unit_level=given.maybe_word("unit_level", LEVELS),
        )
    )
    return {
        "level": result.level,
        "status": result.status,
        "score": None if result.score is None else as_text(result.score),
        "capped_by_unit": result.capped_by_unit,
        "because": result.because,
    }
