"""A whole city at once: the year results of thousands of lower secondary pupils, without their explanations.

The outcome of every row equals that of the single functions (tested); `explain_*` gives the reasons of one row when
somebody asks for them. A row holds the term results of one pupil in the order of `subjects`: tenths, True or False for
a comment-only subject, `NoResult` where exempt or not taught, None where a result is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from duoc.law.assessment import tt22, tt58
from duoc.law.assessment.marks import Mark, NoResult
from duoc.law.assessment.subject_results import SubjectResult, Weights
from duoc.law.assessment.tt22.level import base_level, counting_marks, single_subject
from duoc.law.assessment.tt58.rank import adjustment, base_rank
from duoc.law.core.numbers import half_up
from duoc.law.core.result import Clause, Explanation, Step

Result = Mark | NoResult | None
NO_REASON = Explanation((Step(Clause("bulk"), "", ""),))


class YearRow(NamedTuple):
    """One pupil: results of both terms by subject, conduct (of the year; under TT 22 of both terms), absences."""

    term_1: Sequence[Result]
    term_2: Sequence[Result]
    conduct: str | tuple[str, str]
    absences: int


class Year58(NamedTuple):
    """The outcome of one pupil under TT 58/2011; fields as in `tt58.StudyRank`, `Title` and `Promotion`."""

    results: tuple[Result, ...]
    average: int | None
    base: str | None
    rank: str | None
    adjustment: str | None
    title: str | None
    decision: str | None
    status: str


class Year22(NamedTuple):
    """The outcome of one pupil under TT 22/2021; fields as in `tt22.LearningLevel`, `Title` and `Promotion`."""

    results: tuple[Result, ...]
    base: str | None
    level: str | None
    conduct: str
    title: str | None
    decision: str | None
    status: str


def years_58(subjects: Sequence[str], rows: Iterable[YearRow], rule: tt58.TT58) -> list[Year58]:
    """Year results, study rank, title and decision of each pupil, by TT 58/2011 (before or after TT 26/2020)."""
    comments = [code in rule.comment_only.value for code in subjects]
    core = [i for i, code in enumerate(subjects) if code in rule.study_rank.core.value]
    highest_floor = max(_adjusted_floors(rule))
    first_weight, second_weight = rule.year_average.term_1, rule.year_average.term_2
    weight = first_weight + second_weight

    @cache
    def consequences(rank: str, conduct: str, absences: int) -> tuple[str | None, str | None]:
        study = tt58.StudyRank(rank=rank, because=NO_REASON)
        return tt58.title(study, conduct, rule).title, tt58.promotion(study, conduct, absences, {}, rule).decision

    @cache
    def unusual(first: Result, second: Result, by_comments: bool) -> Result:
        return tt58.subject_year(_known(first), _known(second), rule, comments=by_comments).value

    outcomes: list[Year58] = []
    for row in rows:
        results: list[Result] = []
        marks: list[int] = []
        all_passed = True
        for i, (first, second) in enumerate(zip(row.term_1, row.term_2, strict=True)):
            if type(first) is int and type(second) is int:
                mark = half_up(first_weight * first + second_weight * second, weight)
                marks.append(mark)
                results.append(mark)
                continue
            value = second if first is True and second is True else unusual(first, second, comments[i])
            results.append(value)
            if type(value) is int:
                marks.append(value)
            elif value is False:
                all_passed = False
        if None in results or not marks:
            outcomes.append(Year58(tuple(results), None, None, None, None, None, None, "incomplete"))
            continue
        average, weakest = half_up(sum(marks), len(marks)), min(marks)
        best = max((found for i in core if type(found := results[i]) is int), default=None)
        base = rank = base_rank(average, best, weakest, all_passed, rule)
        point, status = None, "ok"
        if weakest < highest_floor or not all_passed:
            by_code = {code: value for code, value in zip(subjects, results, strict=True) if type(value) is int}
            failed = tuple(code for code, value in zip(subjects, results, strict=True) if value is False)
            if lifted := adjustment(average, by_code, failed, base, rule):
                point, rank, status = lifted[0].point, lifted[0].becomes, lifted[2]
        title, decision = consequences(rank, str(row.conduct), row.absences)
        outcomes.append(Year58(tuple(results), average, base, rank, point, title, decision, status))
    return outcomes


def _adjusted_floors(rule: tt58.TT58) -> list[int]:
    reached = {point.reached for point in rule.study_rank.adjustments}
    return [band.floor for band in rule.study_rank.bands if band.rank in reached]


def years_22(subjects: Sequence[str], rows: Iterable[YearRow], rule: tt22.TT22) -> list[Year22]:
    """Year results, level of learning, conduct, title and decision of each pupil, by TT 22/2021."""
    comments = [code in rule.comment_only.value for code in subjects]
    first_weight, second_weight = rule.year_average.term_1, rule.year_average.term_2
    weight = first_weight + second_weight

    @cache
    def decision(level: str, conduct: str, absences: int) -> str | None:
        learning = tt22.LearningLevel(level=level, because=NO_REASON)
        return tt22.promotion(learning, conduct, absences, {}, rule).decision

    @cache
    def conduct_of(first: str, second: str) -> str:
        return tt22.conduct_year(first, second, rule).conduct

    @cache
    def unusual(first: Result, second: Result, by_comments: bool) -> Result:
        return tt22.subject_year(_known(first), _known(second), rule, comments=by_comments).value

    outcomes: list[Year22] = []
    for row in rows:
        results: dict[str, Result] = {}
        for code, by_comments, first, second in zip(subjects, comments, row.term_1, row.term_2, strict=True):
            if type(first) is int and type(second) is int:
                results[code] = half_up(first_weight * first + second_weight * second, weight)
            elif first is True and second is True:
                results[code] = True
            else:
                results[code] = unusual(first, second, by_comments)
        conduct = conduct_of(*row.conduct) if isinstance(row.conduct, tuple) else row.conduct
        values = tuple(results.values())
        taking_part: dict[str, Mark | None] = {c: v for c, v in results.items() if not isinstance(v, NoResult)}
        marks = counting_marks(taking_part, rule)
        if None in values or not marks:
            outcomes.append(Year22(values, None, None, conduct, None, None, "incomplete"))
            continue
        failed = tuple(code for code, value in taking_part.items() if value is False)
        base = level = base_level(marks, len(failed), rule)
        if single_subject(marks, failed, base, rule) is not None:
            level = tt22.raised(base, rule)
        title = tt22.title_of(level, conduct, marks.values(), rule)
        outcomes.append(
            Year22(values, base, level, conduct, title.title.vi if title else None,
                   decision(level, conduct, row.absences), "ok")
        )  # fmt: skip
    return outcomes


def term_averages(terms: Iterable[tuple[Sequence[int], Sequence[int], int]], weights: Weights) -> list[int]:
    """ĐTBmhk of many complete subject-terms: (regular, mid-term, end-term) in tenths, nothing missed or missing.

    A term with a missed or missing test goes through `subject_term`, which knows what that means.
    """
    regular_weight, midterm_weight, endterm_weight = weights.regular, weights.midterm, weights.endterm
    return [
        half_up(
            regular_weight * sum(regular) + midterm_weight * sum(midterm) + endterm_weight * endterm,
            regular_weight * len(regular) + midterm_weight * len(midterm) + endterm_weight,
        )
        for regular, midterm, endterm in terms
    ]


def explain_58(
    subjects: Sequence[str], row: YearRow, rule: tt58.TT58
) -> tuple[tt58.StudyRank, tt58.Title, tt58.Promotion]:
    """One row by the single functions, with every reason."""
    results = single_results_58(subjects, row, rule)
    study = tt58.study_rank(results, rule)
    conduct = str(row.conduct)
    return study, tt58.title(study, conduct, rule), tt58.promotion(study, conduct, row.absences, results, rule)


def single_results_58(subjects: Sequence[str], row: YearRow, rule: tt58.TT58) -> dict[str, Mark | None]:
    """The year results of one row that take part in ranking, by the single function."""
    return tt58.taking_part({
        code: tt58.subject_year(_known(first), _known(second), rule, comments=code in rule.comment_only.value)
        for code, first, second in zip(subjects, row.term_1, row.term_2, strict=True)
    })  # fmt: skip


def explain_22(
    subjects: Sequence[str], row: YearRow, rule: tt22.TT22
) -> tuple[tt22.LearningLevel, tt22.Title, tt22.Promotion]:
    """One row by the single functions, with every reason."""
    results = tt22.taking_part({
        code: tt22.subject_year(_known(first), _known(second), rule, comments=code in rule.comment_only.value)
        for code, first, second in zip(subjects, row.term_1, row.term_2, strict=True)
    })  # fmt: skip
    conduct = tt22.conduct_year(*row.conduct, rule).conduct if isinstance(row.conduct, tuple) else row.conduct
    learning = tt22.learning_level(results, rule)
    title = tt22.title(learning, conduct, results, rule)
    return learning, title, tt22.promotion(learning, conduct, row.absences, results, rule)


def _known(value: Result) -> SubjectResult:
    return SubjectResult(value=value, because=NO_REASON)
