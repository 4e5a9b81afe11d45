"""TT 58/2011, Điều 11 and 13: the average of all subjects and the study rank (học lực), with clause 6."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from duoc.law.assessment.marks import Mark
from duoc.law.assessment.names import subject_name, subject_names
from duoc.law.assessment.tt58.parameters import TT58, Adjustment, Band
from duoc.law.core.numbers import half_up, show
from duoc.law.core.result import Clause, Result, Step, because
from duoc.law.core.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyRank(Result):
    """The study rank of a term or a year (học lực): G, K, Tb, Y or Kém.

    average: tenths (ĐTBhk, ĐTBcn). base: the rank by clauses 1–5. adjustment: the point of clause 6 that lifted it, if
    any. All are None where a result is missing (status "incomplete"); status "needs_decision" where the rank rests on a
    weak reading that the school must confirm.
    """

    average: int | None = None
    base: str | None = None
    rank: str | None = None
    adjustment: str | None = None


def study_rank(results: Mapping[str, Mark | None], rule: TT58) -> StudyRank:
    """The study rank from the results of the subjects, in a term or a year.

    results: tenths, or True/False for a comment-only subject; exempt subjects left out; None where a result is missing.
    The explanation holds every comparison that was missed on the way down, then those that held.
    """
    missing = tuple(code for code, value in results.items() if value is None)
    marks = {code: value for code, value in results.items() if value is not None and not isinstance(value, bool)}
    failed = tuple(code for code, value in results.items() if value is False)
    if missing or not marks:
        return _incomplete(missing or ("results",), rule)
    total, divisor = sum(marks.values()), len(marks)
    average = half_up(total, divisor)
    steps = [
        Step(
            rule.at(rule.overall_average),
            f"ĐTB các môn = {show(total, separator=',')} : {divisor}, làm tròn {show(average, separator=',')}",
            f"average of all subjects = {show(total)} / {divisor}, rounded {show(average)}",
            facts={"sum": show(total), "divisor": divisor, "average": show(average)},
        )
    ]
    core = best_core(marks, rule)
    base = base_rank(average, None if core is None else marks[core], min(marks.values()), not failed, rule)
    steps += _base_steps(base, average, marks, failed, rule)
    chosen = adjustment(average, marks, failed, base, rule)
    if chosen is None:
        return StudyRank(average=average, base=base, rank=base, because=because(steps))
    point, culprits, status = chosen
    return StudyRank(
        status=status, average=average, base=base, rank=point.becomes, adjustment=point.point,
        because=because(steps, _adjusted_step(point, culprits, status, rule)),
    )  # fmt: skip


def best_core(marks: Mapping[str, int], rule: TT58) -> str | None:
    """The best of the core subjects (Toán, Ngữ văn, and Ngoại ngữ since TT 26/2020); None where there is none."""
    core = [code for code in rule.study_rank.core.value if code in marks]
    return max(core, key=marks.__getitem__) if core else None


def base_rank(average: int, core: int | None, weakest: int, all_passed: bool, rule: TT58) -> str:
    """The rank of clauses 1–5: from the top, the first whose every condition holds.

    core: the best mark of the core subjects. all_passed: every comment-only subject was passed.
    """
    for band in rule.study_rank.bands:
        if (
            average >= band.average
            and weakest >= band.floor
            and (band.one_core is None or (core is not None and core >= band.one_core))
            and (all_passed or not band.comments_passed)
        ):
            return band.rank
    return rule.study_rank.otherwise.value


def _base_steps(base: str, average: int, marks: Mapping[str, int], failed: tuple[str, ...], rule: TT58) -> list[Step]:
    steps: list[Step] = []
    for band in rule.study_rank.bands:
        asked = band_steps(band, average, marks, failed, rule)
        if band.rank == base:
            return [*steps, *asked]
        steps += [step for step in asked if not step.held]
    clause = rule.at(rule.study_rank.otherwise.source)
    return [*steps, Step(clause, f"các trường hợp còn lại: {rule.study_name(base).vi}", f"all other cases: {base}")]


def band_steps(
    band: Band, average: int, marks: Mapping[str, int], failed: tuple[str, ...], rule: TT58
) -> tuple[Step, ...]:
    """The comparisons that one rank asks: average, best core subject, weakest subject, comment-only subjects."""
    clause = rule.at(band.source)
    steps = [_at_least(Text("ĐTB các môn", "average of all subjects"), average, band.average, clause)]
    if band.one_core is not None:
        best = best_core(marks, rule)
        if best is None:
            steps.append(Step(clause, "không có môn nào trong các môn cần xét", "none of the core subjects", False))
        else:
            steps.append(_at_least(subject_name(best), marks[best], band.one_core, clause))
    weakest = min(marks, key=marks.__getitem__)
    steps.append(_at_least(subject_name(weakest), marks[weakest], band.floor, clause))
    if band.comments_passed and failed:
        named = subject_names(failed)
        steps.append(Step(clause, f"{named.vi} chưa đạt", f"{named.en} not passed", False, {"failed": failed}))
    return tuple(steps)


def _at_least(what: Text, value: int, needed: int, clause: Clause) -> Step:
    held = value >= needed
    sign = "≥" if held else "<"
    return Step(
        clause,
        f"{what.vi} {show(value, separator=',')} {sign} {show(needed, separator=',')}",
        f"{what.en} {show(value)} {sign} {show(needed)}",
        held,
        {"value": show(value), "needed": show(needed)},
    )


def adjustment(
    average: int, marks: Mapping[str, int], failed: tuple[str, ...], base: str, rule: TT58
) -> tuple[Adjustment, tuple[str, ...], str] | None:
    """Clause 6: the point that lifts a rank which one single subject pulled down, with that subject and the status.

    Each level reached is tried by itself, so that two subjects may be too many for Giỏi and one of them enough for Khá;
    the best outcome counts.
    """
    readings, order = rule.study_rank.readings, rule.study_order
    best: tuple[Adjustment, tuple[str, ...], str] | None = None
    for band in rule.study_rank.bands:
        points = [p for p in rule.study_rank.adjustments if p.reached == band.rank and p.fell_to == base]
        if not points or not _reached(band, average, marks, rule):
            continue
        culprits = tuple(code for code, mark in marks.items() if mark < band.floor)
        culprits += failed if readings.comment_only_counts.value else ()
        if not culprits or (len(culprits) > 1 and readings.only_one_subject.value):
            continue
        if not readings.comment_only_counts.value and failed:
            continue
        if best is None or order[points[0].becomes] < order[best[0].becomes]:
            best = points[0], culprits, "ok" if len(culprits) == 1 else "needs_decision"
    if best is not None and (level_reached(average, marks, rule), base) in rule.study_rank.readings.confirm.value:
        return best[0], best[1], "needs_decision"
    return best


def level_reached(average: int, marks: Mapping[str, int], rule: TT58) -> str | None:
    """The best rank of which average and core condition are met, whatever the weakest subject."""
    return next((band.rank for band in rule.study_rank.bands if _reached(band, average, marks, rule)), None)


def _reached(band: Band, average: int, marks: Mapping[str, int], rule: TT58) -> bool:
    if average < band.average:
        return False
    if band.one_core is None or not rule.study_rank.readings.core_must_hold.value:
        return True
    return any(marks.get(code, -1) >= band.one_core for code in rule.study_rank.core.value)


def _adjusted_step(point: Adjustment, culprits: tuple[str, ...], status: str, rule: TT58) -> Step:
    named = subject_names(culprits)
    confirm = Text("; nhà trường xác nhận", "; the school confirms") if status == "needs_decision" else Text("", "")
    reached, fell, becomes = map(rule.study_name, (point.reached, point.fell_to, point.becomes))
    return Step(
        rule.at(point.source),
        f"đạt mức {reached.vi}, chỉ vì {named.vi} mà xuống {fell.vi}: điều chỉnh thành {becomes.vi}{confirm.vi}",
        f"{reached.en} reached, {named.en} alone pulls down to {fell.en}: becomes {becomes.en}{confirm.en}",
        True,
        {"subjects": culprits, "reached": point.reached, "fell_to": point.fell_to, "becomes": point.becomes},
    )


def _incomplete(missing: tuple[str, ...], rule: TT58) -> StudyRank:
    step = Step(
        rule.at(rule.overall_average),
        f"chưa xếp loại được, còn thiếu: {', '.join(missing)}",
        f"cannot be ranked yet, missing: {', '.join(missing)}",
        False,
        {"missing": missing},
    )
    return StudyRank(status="incomplete", missing=missing, because=because(step))
