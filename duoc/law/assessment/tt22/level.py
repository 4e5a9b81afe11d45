"""TT 22/2021, Điều 9 khoản 2–3: the level of learning (kết quả học tập). There is no average over subjects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from duoc.law.assessment.marks import Mark
from duoc.law.assessment.names import subject_name, subject_names
from duoc.law.assessment.tt22.parameters import TT22, Band
from duoc.law.core.numbers import show
from duoc.law.core.result import Result, Step, because


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningLevel(Result):
    """The level of learning of a term or a year: Tốt, Khá, Đạt or Chưa đạt.

    base: the level by clause 2; level: after clause 3. Both are None where a result is missing (status "incomplete").
    """

    base: str | None = None
    level: str | None = None


def learning_level(results: Mapping[str, Mark | None], rule: TT22) -> LearningLevel:
    """The level of learning from the results of the subjects, in a term or a year.

    results: tenths, or True/False for a comment-only subject; None where a result is missing.
    """
    missing = tuple(code for code, value in results.items() if value is None)
    marks = counting_marks(results, rule)
    failed = tuple(code for code, value in results.items() if value is False)
    if missing or not marks:
        return _incomplete(missing or ("results",), rule)
    base = base_level(marks, len(failed), rule)
    steps = _base_steps(base, marks, failed, rule)
    found = single_subject(marks, failed, base, rule)
    if found is None:
        return LearningLevel(base=base, level=base, because=because(steps))
    target, culprit = found
    level = raised(base, rule)
    name = subject_name(culprit)
    steps.append(
        Step(
            rule.at(rule.levels.adjustment.source),
            f"chỉ vì {name.vi} mà từ {target} xuống {base}: điều chỉnh lên mức liền kề {level}",
            f"{name.en} alone pulls {target} down to {base}: raised to the adjacent level {level}",
            True,
            {"subject": culprit, "reached": target, "fell_to": base, "becomes": level},
        )
    )
    return LearningLevel(base=base, level=level, because=because(steps))


def raised(base: str, rule: TT22) -> str:
    """The adjacent better level of clause 3."""
    return rule.levels.names[rule.level_order[base] - rule.levels.adjustment.raised_by].code


def counting_marks(results: Mapping[str, Mark | None], rule: TT22) -> dict[str, int]:
    """The marked subjects that count; an optional one counts by a reading that an office can change."""
    optional = () if rule.levels.readings.optional_counts.value else rule.optional_marked.value
    return {code: value for code, value in results.items() if type(value) is int and code not in optional}


def base_level(marks: Mapping[str, int], failed: int, rule: TT22) -> str:
    """The level of clause 2: from the top, the first whose every condition holds. failed: comment-only subjects."""
    weakest, values = min(marks.values()), marks.values()
    for band in rule.levels.bands:
        if (
            weakest >= band.floor
            and failed <= band.comments_failed
            and sum(mark >= band.enough for mark in values) >= band.at_least
        ):
            return band.level
    return rule.levels.otherwise.value


def _base_steps(base: str, marks: Mapping[str, int], failed: tuple[str, ...], rule: TT22) -> list[Step]:
    steps: list[Step] = []
    for band in rule.levels.bands:
        asked = band_steps(band, marks, failed, rule)
        if band.level == base:
            return [*steps, *asked]
        steps += [step for step in asked if not step.held]
    clause = rule.at(rule.levels.otherwise.source)
    return [*steps, Step(clause, f"các trường hợp còn lại: {base}", f"all other cases: {base}")]


def band_steps(band: Band, marks: Mapping[str, int], failed: tuple[str, ...], rule: TT22) -> tuple[Step, ...]:
    """The comparisons that one level asks: weakest subject, how many are good enough, comment-only subjects."""
    clause = rule.at(band.source)
    weakest = min(marks, key=marks.__getitem__)
    mark, held = marks[weakest], marks[weakest] >= band.floor
    sign, name = "≥" if held else "<", subject_name(weakest)
    good = sum(value >= band.enough for value in marks.values())
    steps = [
        Step(
            clause,
            f"{name.vi} {show(mark, separator=',')} {sign} {show(band.floor, separator=',')}",
            f"{name.en} {show(mark)} {sign} {show(band.floor)}",
            held,
            {"value": show(mark), "needed": show(band.floor)},
        ),
        Step(
            clause,
            f"{good} môn từ {show(band.enough, separator=',')} trở lên, cần ít nhất {band.at_least}",
            f"{good} subjects at {show(band.enough)} or above, at least {band.at_least} needed",
            good >= band.at_least,
            {"subjects": good, "needed": band.at_least},
        ),
    ]
    if failed:
        named = subject_names(failed)
        steps.append(
            Step(
                clause,
                f"{named.vi} chưa đạt, cho phép {band.comments_failed} môn",
                f"{named.en} not passed, {band.comments_failed} allowed",
                len(failed) <= band.comments_failed,
                {"failed": failed, "allowed": band.comments_failed},
            )
        )
    return tuple(steps)


def single_subject(marks: Mapping[str, int], failed: tuple[str, ...], base: str, rule: TT22) -> tuple[str, str] | None:
    """Clause 3: the level that all other subjects reach and the single subject that took two levels or more away."""
    order, adjustment, readings = rule.level_order, rule.levels.adjustment, rule.levels.readings
    for band in rule.levels.bands:
        if band.level not in adjustment.targets or order[base] - order[band.level] < adjustment.levels_lost:
            continue
        culprits = tuple(code for code, mark in marks.items() if mark < band.floor) + failed
        if len(culprits) != 1 or (failed and not readings.comment_only_counts.value):
            continue
        # the single subject is below the floor, so it is never among those that are good enough
        if sum(mark >= band.enough for mark in marks.values()) >= band.at_least:
            return band.level, culprits[0]
    return None


def _incomplete(missing: tuple[str, ...], rule: TT22) -> LearningLevel:
    step = Step(
        rule.at(rule.levels.bands[0].source),
        f"chưa xếp mức được, còn thiếu: {', '.join(missing)}",
        f"no level yet, missing: {', '.join(missing)}",
        False,
        {"missing": missing},
    )
    return LearningLevel(status="incomplete", missing=missing, because=because(step))
