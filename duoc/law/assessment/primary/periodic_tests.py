"""Periodic tests of primary pupils: which subjects have one when, and how papers make one mark."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from duoc.law.assessment.names import subject_name, subject_names
from duoc.law.assessment.primary.parameters import Moment, PrimaryRule
from duoc.law.core.numbers import half_up
from duoc.law.core.result import Result, Step, because


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodicTests(Result):
    """The subjects with a marked periodic test."""

    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CombinedMark(Result):
    """One whole mark from several papers."""

    mark: int


def periodic_tests(grade: int, moment: Moment, rule: PrimaryRule, *, taught: Collection[str] = ()) -> PeriodicTests:
    """The subjects with a marked test at a moment of the year.

    taught: the optional subjects that the school teaches; their tests are added where the regulation says so.
    """
    tests: list[str] = []
    steps: list[Step] = []
    for row in rule.test_plan:
        if grade not in row.grades or moment not in row.moments:
            continue
        found = [code for code in row.subjects if not row.where_taught or code in taught]
        if found:
            tests += found
            named = subject_names(found)
            steps.append(
                Step(rule.at(row.source), f"{moment}, lớp {grade}: {named.vi}", f"{moment}, grade {grade}: {named.en}")
            )
    if not steps:
        clause = rule.at(rule.test_plan[0].source)
        vi, en = f"{moment}, lớp {grade}: không có bài kiểm tra định kì", f"{moment}, grade {grade}: no marked test"
        steps.append(Step(clause, vi, en))
    return PeriodicTests(tests=tuple(tests), because=because(steps))


def combined_mark(subject: str, papers: Sequence[int], rule: PrimaryRule) -> CombinedMark:
    """One whole mark of a subject with several papers or contents: their mean, one half goes up.

    How the papers are combined was not found in a text; the status says so.
    """
    source = next(row.source for row in rule.combined_marks if row.subject == subject)
    mark, name = half_up(sum(papers), len(papers)), subject_name(subject)
    shown = ", ".join(str(paper) for paper in papers)
    step = Step(
        rule.at(source),
        f"{name.vi}: các bài {shown}, tính chung {mark}",
        f"{name.en}: papers {shown}, together {mark}",
        facts={"papers": tuple(papers), "mark": mark},
    )
    return CombinedMark(status="needs_decision", mark=mark, because=because(step))
