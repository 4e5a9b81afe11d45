"""TT 22/2021, Điều 12–15: promotion, summer training, re-evaluation, titles."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from duoc.law.assessment.end_of_year import Promotion, Title, attendance_step, open_subjects, with_retests
from duoc.law.assessment.marks import Mark
from duoc.law.assessment.names import subject_names
from duoc.law.assessment.tt22.level import LearningLevel, counting_marks, learning_level
from duoc.law.assessment.tt22.parameters import TT22
from duoc.law.assessment.tt22.parameters import Title as TitleRow
from duoc.law.core.numbers import show
from duoc.law.core.result import Result, Step, because
from duoc.law.core.text import Text

PROMOTED = "lên lớp"
NOT_PROMOTED = "không được lên lớp"
REEVALUATION = "đánh giá lại"
SUMMER_TRAINING = "rèn luyện hè"
BOTH = "rèn luyện hè và đánh giá lại"
NOT_OPEN = Text("môn này không thuộc diện đánh giá lại", "this subject is not open to re-evaluation")


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterSummer(Result):
    """The level and conduct after summer, and the final decision."""

    learning: LearningLevel
    conduct: str
    decision: str


def title(learning: LearningLevel, conduct: str, results: Mapping[str, Mark | None], rule: TT22) -> Title:
    """Học sinh Xuất sắc, Học sinh Giỏi or no title, at the end of the year only (Điều 15)."""
    if learning.level is None:
        return Title(status=learning.status, missing=learning.missing, title=None, because=learning.because)
    marks = counting_marks(results, rule).values()
    given = title_of(learning.level, conduct, marks, rule)
    steps: list[Step] = []
    for row in rule.titles:
        good = sum(mark >= row.enough for mark in marks)
        asks_vi = f", {row.at_least} môn từ {show(row.enough, separator=',')} (có {good})" if row.at_least else ""
        asks_en = f", {row.at_least} subjects at {show(row.enough)} (has {good})" if row.at_least else ""
        steps.append(
            Step(
                rule.at(row.source),
                f"{row.title.vi} cần {row.level}, rèn luyện {row.conduct}{asks_vi}; có {learning.level}, {conduct}",
                f"{row.title.en} asks {row.level}, conduct {row.conduct}{asks_en}; has {learning.level}, {conduct}",
                row is given,
                {"level": learning.level, "conduct": conduct, "subjects": good},
            )
        )
        if row is given:
            return Title(title=row.title.vi, because=because(steps))
    return Title(title=None, because=because(steps))


def title_of(level: str, conduct: str, marks: Collection[int], rule: TT22) -> TitleRow | None:
    """The first title whose conditions hold: level, conduct, and so many subjects at so much."""
    for row in rule.titles:
        if (
            rule.level_order[level] <= rule.level_order[row.level]
            and rule.conduct_order[conduct] <= rule.conduct_order[row.conduct]
            and sum(mark >= row.enough for mark in marks) >= row.at_least
        ):
            return row
    return None


def promotion(
    learning: LearningLevel, conduct: str, absences: int, results: Mapping[str, Mark | None], rule: TT22
) -> Promotion:
    """The decision at the end of the year (Điều 12–14).

    absences: sessions of a plan of one session a day, excused or not. In grade 9 "lên lớp" is the completion of the
    programme of lower secondary education.
    """
    if learning.level is None:
        return Promotion(status=learning.status, missing=learning.missing, decision=None, because=learning.because)
    attended, behaved, learned = condition_steps(learning.level, conduct, absences, rule)
    steps = [attended, behaved, learned]
    if not attended.held:
        return Promotion(decision=NOT_PROMOTED, because=because(steps))
    if behaved.held and learned.held:
        return Promotion(decision=PROMOTED, because=because(steps))
    if learned.held:
        steps.append(_training_step(rule))
        return Promotion(decision=SUMMER_TRAINING, because=because(steps))
    to_assess = reevaluation_subjects(results, rule)
    named = subject_names(to_assess)
    if not behaved.held:
        words = "rèn luyện hè trước, rồi đánh giá lại", "summer training first, then re-evaluation"
        steps += [_training_step(rule), Step(rule.at(rule.promotion.both), *words)]
    steps.append(
        Step(
            rule.at(rule.promotion.reevaluation.source),
            f"được đánh giá lại: {named.vi}",
            f"may be assessed again: {named.en}",
            facts={"subjects": to_assess},
        )
    )
    decision = REEVALUATION if behaved.held else BOTH
    return Promotion(decision=decision, retest_subjects=to_assess, because=because(steps))


def condition_steps(level: str, conduct: str, absences: int, rule: TT22) -> tuple[Step, Step, Step]:
    """The three conditions of Điều 12 khoản 1: attendance, conduct, learning."""
    rules = rule.promotion
    behaved = rule.conduct_order[conduct] <= rule.conduct_order[rules.conduct.value]
    learned = rule.level_order[level] <= rule.level_order[rules.level.value]
    return (
        attendance_step(absences, rules.absences_allowed.value, rule.at(rules.absences_allowed.source)),
        Step(
            rule.at(rules.conduct.source),
            f"rèn luyện {conduct}, cần từ {rules.conduct.value}",
            f"conduct {conduct}, {rules.conduct.value} needed",
            behaved,
            {"conduct": conduct},
        ),
        Step(
            rule.at(rules.level.source),
            f"học tập {level}, cần từ {rules.level.value}",
            f"learning {level}, {rules.level.value} needed",
            learned,
            {"level": level},
        ),
    )


def _training_step(rule: TT22) -> Step:
    return Step(rule.at(rule.promotion.summer_training), "rèn luyện trong kì nghỉ hè", "trains in the summer holidays")


def reevaluation_subjects(results: Mapping[str, Mark | None], rule: TT22) -> tuple[str, ...]:
    """Comment-only subjects not passed and marked subjects below 5.0: all are open, none is required (Điều 14)."""
    return open_subjects(results, rule.promotion.reevaluation.below)


def after_summer(
    before: Promotion,
    results: Mapping[str, Mark | None],
    conduct: str,
    rule: TT22,
    *,
    retests: Mapping[str, Mark] | None = None,
    conduct_after: str | None = None,
) -> AfterSummer | None:
    """The final decision after summer training and re-evaluation; None where neither was open.

    Each new result replaces the year result, for the decision only. Error: `not_open_to_reevaluation`.
    """
    if before.decision not in (REEVALUATION, SUMMER_TRAINING, BOTH):
        return None
    after = with_retests(
        results, retests or {}, before.retest_subjects,
        code="not_open_to_reevaluation", words=NOT_OPEN, clause=rule.at(rule.promotion.reevaluation.source),
    )  # fmt: skip
    learning = learning_level(after, rule)
    final = conduct if before.decision == REEVALUATION else conduct_after or conduct
    assert learning.level is not None
    _, behaved, learned = condition_steps(learning.level, final, 0, rule)
    return AfterSummer(
        learning=learning,
        conduct=final,
        decision=PROMOTED if behaved.held and learned.held else NOT_PROMOTED,
        because=because(learning.because, behaved, learned),
    )
