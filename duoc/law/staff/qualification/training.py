"""TT 17, 18, 19/2019: yearly training (bồi dưỡng thường xuyên) of 120 periods, of which 40 by one's own need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from duoc.law.core.errors import LawError
from duoc.law.core.given import Given, missing
from duoc.law.core.numbers import count, exact
from duoc.law.core.parameters import RegulationFile, Sourced, Strict, Words, load
from duoc.law.core.registry import rule
from duoc.law.core.result import Result, Step, because
from duoc.law.staff.words import said


class Programme(Strict):
    """One of the three programmes of a year."""

    id: str
    vi: str
    en: str
    chosen_by: Words
    usual_periods: int


class TrainingFile(RegulationFile):
    """The numbers of the yearly training."""

    programmes: tuple[Programme, ...]
    total_periods: Sourced[int]
    own_need_periods: Sourced[int]
    pass_score: Sourced[int]
    module_prefix: Sourced[str]


RULE = load("staff", "tt17-2019", TrainingFile)
PROGRAMMES = tuple(programme.id for programme in RULE.programmes)
OWN_NEED = PROGRAMMES[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Training(Result):
    """Whether the plan is a valid one and the year's training is completed. There are no grades (TT 19/2019)."""

    plan_valid: bool
    completed: bool


def yearly_training(
    planned: Mapping[str, int], studied: Mapping[str, int], scores: Sequence[Fraction | int], rule: TrainingFile = RULE
) -> Training:
    """The result of a person's year. Every test must reach the pass score: no average across tests.

    Errors: `missing`, `out_of_range`.
    """
    name, total, own, least = rule.regulation.id, rule.total_periods, rule.own_need_periods, rule.pass_score
    for field, periods in (("planned_periods", planned), ("studied_periods", studied)):
        for programme in PROGRAMMES:
            if programme not in periods:
                raise missing(f"{field}.{programme}", name)
            count(periods[programme], field=f"{field}.{programme}", rule=name)
    for score in scores:
        if not 0 <= score <= 10:
            raise LawError("out_of_range", field="test_scores", value=str(score), rule=name,
                           vi="điểm phải từ 0 đến 10", en="a score must be from 0 to 10")  # fmt: skip
    whole, third = sum(planned[p] for p in PROGRAMMES), planned[OWN_NEED]
    plan = [
        Step(rule.at(total.source), f"kế hoạch {whole} tiết, phải là {total.value}",
             f"plan of {whole} periods, must be {total.value}", whole == total.value, {"planned": whole}),
        Step(rule.at(own.source), f"chương trình 03 có {third} tiết, phải là {own.value}",
             f"programme 03 has {third} periods, must be {own.value}", third == own.value, {OWN_NEED: third}),
    ]  # fmt: skip
    study = [
        Step(rule.at(total.source), f"{said(p).vi}: đã học {studied[p]}/{planned[p]} tiết",
             f"{said(p).en}: {studied[p]} of {planned[p]} periods studied", studied[p] >= planned[p])
        for p in PROGRAMMES
    ]  # fmt: skip
    failed = sum(score < least.value for score in scores)
    tests = Step(
        rule.at(least.source), f"{failed}/{len(scores)} bài kiểm tra dưới {least.value} điểm",
        f"{failed} of {len(scores)} tests below {least.value}", failed == 0, {"failed": failed},
    )  # fmt: skip
    plan_valid = all(step.held for step in plan)
    return Training(
        plan_valid=plan_valid,
        completed=plan_valid and all(step.held for step in study) and bool(tests.held),
        because=because(plan, study, tests),
    )


def modules_for(criteria: Sequence[int], rule: TrainingFile = RULE) -> tuple[str, ...]:
    """The modules of programme 03 that mirror criteria of TT 20/2018: criterion 7 is GVPT 07. Error: `out_of_range`."""
    return tuple(
        f"{rule.module_prefix.value} {count(number, field='criteria', rule=rule.regulation.id, low=1, high=15):02d}"
        for number in criteria
    )


@rule(
    subject="staff",
    name="cpd_completion",
    versions=("TT17-2019",),
    vi="Hoàn thành bồi dưỡng thường xuyên trong năm hay chưa",
    en="Whether the year's training is completed",
)
def _cpd_completion(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    given = Given(words, ("planned_periods", "studied_periods", "test_scores"), rule=version)
    planned, studied = given.inner("planned_periods", PROGRAMMES), given.inner("studied_periods", PROGRAMMES)
    if planned is None or studied is None:
        raise missing("planned_periods" if planned is None else "studied_periods", version)
    result = yearly_training(
        {programme: planned.whole(programme, 0) for programme in PROGRAMMES},
        {programme: studied.whole(programme, 0) for programme in PROGRAMMES},
        [exact(score, field="test_scores", rule=version) for score in given.items("test_scores")],
    )
    return {
        "plan_valid": result.plan_valid,
        "result": "hoan_thanh" if result.completed else "chua_hoan_thanh",
        "because": result.because,
    }
