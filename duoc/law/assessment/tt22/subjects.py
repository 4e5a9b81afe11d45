"""TT 22/2021, Điều 5–7, 9 khoản 1 and 10: the result of a subject in a term and in the year."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import NoReturn

from duoc.law.assessment.marks import Missed, NoResult, TermMarks
from duoc.law.assessment.pupil_year import missing_terms
from duoc.law.assessment.subject_results import (
    MarkCount,
    SubjectResult,
    closed_term,
    incomplete,
    mark_count,
    missing_marks,
    only_term,
    two_terms,
)
from duoc.law.assessment.tt22.parameters import TT22
from duoc.law.core.errors import LawError
from duoc.law.core.result import Step, because


def regular_marks(periods_per_year: Decimal, rule: TT22, *, comments: bool = False) -> MarkCount:
    """The number of regular assessments that a subject needs in a term (Điều 6 khoản 2)."""
    return mark_count(periods_per_year, comments, rule.tests, rule.at)


def subject_term(
    marks: TermMarks | NoResult, rule: TT22, *, comments: bool, needed: MarkCount | None = None
) -> SubjectResult:
    """The result of a subject in a term: ĐTBmhk in tenths, or passed or not (Điều 7, 9 khoản 1).

    A mid-term or end-term test missed and not made up counts 0 or chưa đạt. A regular one does not: it is still to be
    held, and without it there is no result (status "incomplete"). Errors: `too_many_marks`, `not_exemptable`.
    """
    if isinstance(marks, NoResult):
        return _not_taught(marks, rule)
    regular = tuple(cell.make_up if isinstance(cell, Missed) else cell for cell in marks.regular)
    tests = TermMarks(regular, marks.midterm, marks.endterm)
    if missing := missing_marks(tests, needed, rule.tests):
        return incomplete(missing, rule.at(rule.missed_regular))
    judge = partial(_comments_term, rule=rule) if comments else None
    return closed_term(tests, rule.tests, rule.missed_test, rule.year_average, rule.at, judge)


def _comments_term(passed: list[bool], missed: tuple[Step, ...], rule: TT22) -> SubjectResult:
    step = Step(
        rule.at(rule.comments_term),
        f"{sum(passed)}/{len(passed)} lần đánh giá đạt; tất cả phải đạt",
        f"{sum(passed)} of {len(passed)} assessments passed; all must be",
        all(passed),
        {"passed": sum(passed), "total": len(passed)},
    )
    return SubjectResult(value=all(passed), because=because(missed, step))


def subject_year(term_1: SubjectResult, term_2: SubjectResult, rule: TT22, *, comments: bool) -> SubjectResult:
    """The result of a subject in the year: the weighted mean of the terms, or what term II says (Điều 9 khoản 1).

    A subject with a result in one term only is not provided for: that term stands, status "needs_decision".
    """
    if missing := missing_terms(term_1, term_2):
        return incomplete(missing, rule.at(rule.year_average.source))
    first, second = term_1.value, term_2.value
    if isinstance(first, NoResult) or isinstance(second, NoResult):
        if isinstance(first, NoResult) and isinstance(second, NoResult):
            return _not_taught(NoResult.NOT_TAUGHT, rule)
        one = second if isinstance(first, NoResult) else first
        assert one is not None
        return only_term(one, rule.at(rule.one_term_subject), status="needs_decision")
    assert first is not None
    assert second is not None
    return two_terms(first, second, rule.year_average, rule.at, rule.comments_year if comments else None)


def _not_taught(reason: NoResult, rule: TT22) -> SubjectResult:
    if reason is NoResult.EXEMPT:
        check_exempt("", rule)
    step = Step(rule.at(rule.one_term_subject), "không học trong thời gian này", "not taught at this time")
    return SubjectResult(value=reason, because=because(step))


def check_exempt(code: str, rule: TT22) -> NoReturn:
    """Refuse every exemption from a whole subject: Điều 10 knows none. Error: `not_exemptable`."""
    raise LawError(
        "not_exemptable", field="exempt", value=code or NoResult.EXEMPT.value, rule=rule.at(rule.exemption).vi(),
        vi="chỉ được miễn phần thực hành Giáo dục thể chất; môn học vẫn được đánh giá",
        en="only the practical part of physical education can be exempted; the subject is still assessed",
    )  # fmt: skip
