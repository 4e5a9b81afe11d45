"""TT 58/2011, Điều 6–12: the result of a subject in a term and in the year."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from duoc.law.assessment.marks import NoResult, TermMarks
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
from duoc.law.assessment.tt58.parameters import TT58
from duoc.law.core.errors import LawError
from duoc.law.core.result import Step, because


def regular_marks(periods_per_year: Decimal, rule: TT58, *, comments: bool = False) -> MarkCount:
    """The number of regular marks that a subject needs in a term (Điều 8 khoản 1)."""
    return mark_count(periods_per_year, comments, rule.tests, rule.at)


def subject_term(
    marks: TermMarks | NoResult, rule: TT58, *, comments: bool, needed: MarkCount | None = None
) -> SubjectResult:
    """The result of a subject in a closed term: ĐTBmhk in tenths, or passed or not (Điều 8, 10).

    needed: what `regular_marks` says; without it the number of regular marks is not checked. A test missed and not made
    up counts 0; a cell that is still empty does not: the result is then "incomplete". Error: `too_many_marks`.
    """
    if isinstance(marks, NoResult):
        return _no_result(marks, rule)
    names = ("dk", "hk") if rule.is_before_tt26 else ("gk", "ck")
    if missing := missing_marks(marks, needed, rule.tests, names):
        return incomplete(missing, rule.at(rule.tests.regular_marks.source))
    judge = partial(_comments_term, rule=rule) if comments else None
    return closed_term(marks, rule.tests, rule.missed_test, rule.year_average, rule.at, judge)


def _comments_term(passed: list[bool], missed: tuple[Step, ...], rule: TT58) -> SubjectResult:
    """Điều 10 khoản 2a: the number is complete, enough are passed, and the end-term assessment is."""
    share, complete = rule.comments_term, all(step.held for step in missed)
    numerator, denominator = share.passed_share
    clause, total, reached = rule.at(share.source), len(passed), sum(passed)
    enough = reached * denominator >= numerator * total
    steps = (
        Step(
            clause,
            f"{reached}/{total} lần đánh giá đạt, cần ít nhất {numerator}/{denominator}",
            f"{reached} of {total} assessments passed, at least {numerator}/{denominator} needed",
            enough,
            {"passed": reached, "total": total},
        ),
        Step(
            clause,
            f"đánh giá cuối kì {'đạt' if passed[-1] else 'chưa đạt'}",
            f"the end-term assessment was {'passed' if passed[-1] else 'not passed'}",
            passed[-1],
            {"endterm": passed[-1]},
        ),
    )
    return SubjectResult(value=complete and enough and passed[-1], because=because(missed, steps))


def subject_year(term_1: SubjectResult, term_2: SubjectResult, rule: TT58, *, comments: bool) -> SubjectResult:
    """The result of a subject in the year, from its two term results (Điều 10 khoản 1–3, Điều 12)."""
    if missing := missing_terms(term_1, term_2):
        return incomplete(missing, rule.at(rule.year_average.source))
    first, second = term_1.value, term_2.value
    if isinstance(first, NoResult) and isinstance(second, NoResult):
        return _no_result(NoResult.EXEMPT if NoResult.EXEMPT in (first, second) else NoResult.NOT_TAUGHT, rule)
    for one, other in ((first, second), (second, first)):
        if isinstance(other, NoResult) and one is not None:
            source = rule.exemption[0].source if other is NoResult.EXEMPT else rule.one_term_subject
            return only_term(one, rule.at(source))
    assert first is not None
    assert second is not None
    assert not isinstance(first, NoResult)
    assert not isinstance(second, NoResult)
    return two_terms(first, second, rule.year_average, rule.at, rule.comments_year if comments else None)


def _no_result(reason: NoResult, rule: TT58) -> SubjectResult:
    exempt = reason is NoResult.EXEMPT
    step = Step(
        rule.at(rule.exemption[0].source if exempt else rule.one_term_subject),
        "được miễn học, không tham gia xếp loại" if exempt else "không học trong thời gian này",
        "exempt, takes no part in ranking" if exempt else "not taught at this time",
    )
    return SubjectResult(value=reason, because=because(step))


def check_exempt(code: str, rule: TT58) -> None:
    """Refuse an exemption that Điều 12 does not give. Error: `not_exemptable`."""
    allowed = [subject for exemption in rule.exemption for subject in exemption.subjects]
    if code not in allowed:
        raise LawError(
            "not_exemptable", field="exempt", value=code, rule=rule.at(rule.exemption[0].source).vi(),
            vi=f"chỉ được miễn {', '.join(allowed)}", en=f"only {', '.join(allowed)} can be exempted",
        )  # fmt: skip
