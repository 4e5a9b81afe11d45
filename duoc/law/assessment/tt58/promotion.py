"""TT 58/2011, Điều 15–18: promotion, retest, summer training, titles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from duoc.law.assessment.end_of_year import (
    Promotion,
    Title,
    attendance_step,
    open_subjects,
    read_rank,
    with_retests,
)
from duoc.law.assessment.marks import Mark
from duoc.law.assessment.names import subject_names
from duoc.law.assessment.tt58.parameters import TT58
from duoc.law.assessment.tt58.rank import StudyRank, study_rank
from duoc.law.core.result import Result, Step, because
from duoc.law.core.text import Text

PROMOTED = "lên lớp"
REPEATS = "ở lại lớp"
RETEST = "kiểm tra lại"
SUMMER_TRAINING = "rèn luyện hè"
NOT_OPEN = Text("môn này không thuộc diện kiểm tra lại", "this subject is not open to a retest")


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterSummer(Result):
    """The result after retests or summer training, and the final decision."""

    study: StudyRank
    conduct: str
    decision: str


def read_conduct(value: object, rule: TT58, field: str = "conduct") -> str:
    """A conduct rank as it is written. Error: `unknown_conduct`."""
    return read_rank(value, rule.conduct_order, field, rule.at(rule.conduct.source))


def title(study: StudyRank, conduct: str, rule: TT58) -> Title:
    """Học sinh giỏi, Học sinh tiên tiến or no title (Điều 18), from the adjusted study rank and the conduct."""
    if study.rank is None:
        return Title(status=study.status, missing=study.missing, title=None, because=study.because)
    steps: list[Step] = []
    has = _both(study.rank, conduct, rule)
    for row in rule.titles:
        held = _study_at_least(study.rank, row.study, rule) and _conduct_at_least(conduct, row.conduct, rule)
        steps.append(
            Step(
                rule.at(row.source),
                f"{row.title.vi} cần {_both(row.study, row.conduct, rule).vi}; có {has.vi}",
                f"{row.title.en} asks {_both(row.study, row.conduct, rule).en}; has {has.en}",
                held,
                {"study": study.rank, "conduct": conduct},
            )
        )
        if held:
            return Title(title=row.title.vi, because=because(steps))
    return Title(title=None, because=because(steps))


def promotion(
    study: StudyRank, conduct: str, absences: int, results: Mapping[str, Mark | None], rule: TT58
) -> Promotion:
    """The decision at the end of the year (Điều 15–17), in the order in which it must be asked.

    absences: sessions (buổi) absent in the whole year, excused or not. results: the year results of the subjects, from
    which the retest subjects are taken.
    """
    if study.rank is None:
        return Promotion(status=study.status, missing=study.missing, decision=None, because=study.because)
    rules, steps = rule.promotion, [attendance(absences, rule)]
    if not steps[0].held:
        return Promotion(decision=REPEATS, because=because(steps))
    good_study = _study_at_least(study.rank, rules.promoted.study, rule)
    good_conduct = _conduct_at_least(conduct, rules.promoted.conduct, rule)
    facts = {"study": study.rank, "conduct": conduct}
    has, asked = _both(study.rank, conduct, rule), _both(rules.promoted.study, rules.promoted.conduct, rule)
    steps.append(
        Step(
            rule.at(rules.promoted.source),
            f"{has.vi}; lên lớp cần {asked.vi} trở lên",
            f"{has.en}; promotion asks {asked.en} or better",
            good_study and good_conduct,
            facts,
        )
    )
    if good_study and good_conduct:
        return Promotion(decision=PROMOTED, because=because(steps))
    if study.rank == rule.study_rank.otherwise.value or not (good_study or good_conduct):
        steps.append(
            Step(rule.at(rules.repeats), f"{has.vi}: ở lại lớp ngay", f"{has.en}: repeats at once", True, facts)
        )
        return Promotion(decision=REPEATS, because=because(steps))
    if good_conduct:
        to_retest = retest_subjects(results, rule)
        named = subject_names(to_retest)
        steps.append(
            Step(
                rule.at(rules.retest.source),
                f"{has.vi}: được kiểm tra lại một số môn trong {named.vi}",
                f"{has.en}: may retest some of {named.en}",
                True,
                {"subjects": to_retest},
            )
        )
        return Promotion(decision=RETEST, retest_subjects=to_retest, because=because(steps))
    steps.append(
        Step(
            rule.at(rules.summer_training.source),
            f"{has.vi}: rèn luyện trong hè",
            f"{has.en}: trains in summer",
            True,
            facts,
        )
    )
    return Promotion(decision=SUMMER_TRAINING, because=because(steps))


def attendance(absences: int, rule: TT58) -> Step:
    """Whether a pupil was present often enough (Điều 15): exactly the limit is still allowed."""
    limit, otherwise = rule.promotion.absences_allowed, rule.at(rule.promotion.absent_too_much)
    return attendance_step(absences, limit.value, rule.at(limit.source), otherwise)


def retest_subjects(results: Mapping[str, Mark | None], rule: TT58) -> tuple[str, ...]:
    """The subjects with a year average below 5.0, or not passed: among these the pupil chooses (Điều 16)."""
    return open_subjects(results, rule.promotion.retest.below)


def after_summer(
    before: Promotion,
    results: Mapping[str, Mark | None],
    conduct: str,
    rule: TT58,
    *,
    retests: Mapping[str, Mark] | None = None,
    conduct_after: str | None = None,
) -> AfterSummer | None:
    """The final decision after retests (Điều 16) or summer training (Điều 17); None where neither was open.

    retests: results of the subjects sat again; each replaces the year result of its subject. conduct_after: the conduct
    after summer training. Error: `not_open_to_retest`.
    """
    if before.decision not in (RETEST, SUMMER_TRAINING):
        return None
    after = with_retests(
        results, retests or {}, before.retest_subjects,
        code="not_open_to_retest", words=NOT_OPEN, clause=rule.at(rule.promotion.retest.source),
    )  # fmt: skip
    study = study_rank(after, rule)
    is_retest = before.decision == RETEST
    final_conduct = conduct if is_retest else conduct_after or conduct
    source = rule.promotion.retest.source if is_retest else rule.promotion.summer_training.source
    assert study.rank is not None
    held = _study_at_least(study.rank, rule.promotion.promoted.study, rule)
    held = held and _conduct_at_least(final_conduct, rule.promotion.summer_training.conduct, rule)
    steps = [
        Step(
            rule.at(source),
            f"sau hè: {_both(study.rank, final_conduct, rule).vi}",
            f"after summer: {_both(study.rank, final_conduct, rule).en}",
            held,
            {"study": study.rank, "conduct": final_conduct},
        )
    ]
    if not held:
        clause = rule.at(rule.promotion.repeats_after_summer)
        steps.append(Step(clause, "vẫn không đủ điều kiện: ở lại lớp", "still not enough: repeats", True))
    return AfterSummer(
        status=study.status, study=study, conduct=final_conduct, decision=PROMOTED if held else REPEATS,
        because=because(study.because, steps),
    )  # fmt: skip


def _both(study: str, conduct: str, rule: TT58) -> Text:
    study_name, conduct_name = rule.study_name(study), rule.conduct_name(conduct)
    return Text(
        f"học lực {study_name.vi}, hạnh kiểm {conduct_name.vi}",
        f"study rank {study_name.en}, conduct {conduct_name.en}",
    )


def _study_at_least(rank: str, needed: str, rule: TT58) -> bool:
    return rule.study_order[rank] <= rule.study_order[needed]


def _conduct_at_least(rank: str, needed: str, rule: TT58) -> bool:
    return rule.conduct_order[rank] <= rule.conduct_order[needed]
