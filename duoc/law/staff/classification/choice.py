"""Which decree classifies a unit's people, and how units themselves are classified since 2026."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from duoc.law.core.errors import LawError
from duoc.law.core.numbers import as_text
from duoc.law.core.parameters import before_oldest
from duoc.law.core.result import Result, Step, because
from duoc.law.staff.classification.levels import LEVEL_TEXTS, Classification
from duoc.law.staff.classification.nd90_parameters import RULE as BEFORE
from duoc.law.staff.classification.nd233_2026 import RULE, PointsFile, UnitBand


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassificationVersion(Result):
    """The decree by which a unit classifies."""

    version: str


def classification_version(on: date, *, unit_has_own_regulation: bool = True) -> ClassificationVersion:
    """The decree of a unit for a classification held on a day: chosen per unit and year, not by the date alone.

    A unit that had issued no regulation of its own by the end of 2026 uses the decree before once more.
    Error: `before_oldest_rule`.
    """
    if BEFORE.regulation.from_ is not None and on < BEFORE.regulation.from_:
        raise before_oldest(on, BEFORE.regulation.from_, field="on", rule=BEFORE.regulation.id)
    first, once_more = RULE.regulation.from_, RULE.transition
    is_old = first is not None and on < first
    if not is_old and not unit_has_own_regulation and on <= once_more.value:
        step = Step(RULE.at(once_more.source), "đơn vị chưa ban hành quy chế đánh giá: áp dụng nghị định cũ",
                    "the unit has issued no regulation: the decree before once more", True)  # fmt: skip
        return ClassificationVersion(version=BEFORE.regulation.id, because=because(step))
    rule = BEFORE if is_old else RULE
    step = Step(RULE.at(once_more.source) if not is_old else rule.at(rule.months_needed.source),
                f"áp dụng {rule.regulation.id}", f"{rule.regulation.id} applies")  # fmt: skip
    return ClassificationVersion(version=rule.regulation.id, because=because(step))


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitScore:
    """A unit's year: points, tasks, and what else the excellent level asks."""

    points: Fraction
    tasks: int
    done: int
    exceeded: int = 0
    late: int = 0
    failing_subunits: int = 0
    faults_repaired: bool = True


def classify_unit(unit: UnitScore, rule: PointsFile = RULE) -> Classification:
    """The level of a unit (Điều 7). Points in a band without its conditions: the authority decides (7.5).

    Error: `out_of_range`.
    """
    bounds: tuple[tuple[str, int, int | None], ...] = (
        ("points", 0, 100),
        ("tasks", 1, None),
        *((field, 0, unit.tasks) for field in ("done", "exceeded", "late")),
        ("failing_subunits", 0, None),
    )
    for field, low, high in bounds:
        value = getattr(unit, field)
        if value < low or (high is not None and value > high):
            raise LawError("out_of_range", field=field, value=str(value), rule=rule.regulation.id,
                           vi="ngoài khoảng cho phép", en="outside the allowed range")  # fmt: skip
    failed = rule.units.failed
    if unit.points < failed.below_points or 100 * unit.done < failed.done_below_percent * unit.tasks:
        step = Step(
            rule.at(failed.source),
            f"{as_text(unit.points, ',')} điểm (dưới {failed.below_points}) hoặc hoàn thành {unit.done}/{unit.tasks} "
            f"nhiệm vụ (dưới {failed.done_below_percent}%)",
            f"{as_text(unit.points)} points (below {failed.below_points}) or {unit.done}/{unit.tasks} tasks "
            f"(below {failed.done_below_percent}%)",
            True,
        )  # fmt: skip
        return Classification(level="khong_hoan_thanh", status="classified", because=because(step))
    units = rule.units
    bands = (("xuat_sac", units.excellent), ("tot", units.good), ("hoan_thanh", units.completed))
    level, band = next(pair for pair in bands if unit.points >= pair[1].from_points)
    return _in_band(level, band, unit, rule)


def _in_band(level: str, band: UnitBand, unit: UnitScore, rule: PointsFile) -> Classification:
    enough = 100 * unit.done >= band.done_percent * unit.tasks
    if band.exceeded_percent is not None:
        enough = enough and 100 * unit.exceeded >= band.exceeded_percent * unit.tasks
        enough = enough and unit.failing_subunits == 0 and unit.faults_repaired
    if band.late_at_most_percent is not None:
        enough = enough and 100 * unit.late <= band.late_at_most_percent * unit.tasks
    text = LEVEL_TEXTS[level]
    step = Step(
        rule.at(band.source), f"{as_text(unit.points, ',')} điểm, {text.vi} từ {band.from_points} kèm các điều kiện",
        f"{as_text(unit.points)} points, {text.en} from {band.from_points} with its conditions", enough,
    )  # fmt: skip
    if enough:
        return Classification(level=level, status="classified", because=because(step))
    return Classification(level=None, status="needs_decision", because=because(step))
