"""Lower secondary, whichever regulation a class follows: for a gradebook that holds classes of both.

Ranks, titles and promotion differ in their words and stay with their regulation (`tt58`, `tt22`).
"""

from __future__ import annotations

from decimal import Decimal

from duoc.law.assessment import tt22, tt58
from duoc.law.assessment.marks import NoResult, TermMarks, Wording
from duoc.law.assessment.subject_results import MarkCount, SubjectResult

LowerSecondaryRule = tt58.TT58 | tt22.TT22


def is_by_comments(code: str, rule: LowerSecondaryRule) -> bool:
    """Whether a subject is assessed by comments only."""
    return code in rule.comment_only.value


def wording(rule: LowerSecondaryRule) -> Wording:
    """How the regulation writes the results of an assessment by comments: Đ and CĐ, or Đạt and Chưa đạt."""
    return tt58.WORDING if isinstance(rule, tt58.TT58) else tt22.WORDING


def check_exempt(code: str, rule: LowerSecondaryRule) -> None:
    """Refuse an exemption from a subject that the regulation does not give. Error: `not_exemptable`."""
    if isinstance(rule, tt58.TT58):
        tt58.check_exempt(code, rule)
    else:
        tt22.check_exempt(code, rule)


def regular_marks(periods_per_year: Decimal, rule: LowerSecondaryRule, *, comments: bool = False) -> MarkCount:
    """The number of regular marks that a subject needs in a term."""
    if isinstance(rule, tt58.TT58):
        return tt58.regular_marks(periods_per_year, rule, comments=comments)
    return tt22.regular_marks(periods_per_year, rule, comments=comments)


def subject_term(
    marks: TermMarks | NoResult, rule: LowerSecondaryRule, *, comments: bool, needed: MarkCount | None = None
) -> SubjectResult:
    """The result of a subject in a closed term; what a missed test counts differs between the regulations."""
    if isinstance(rule, tt58.TT58):
        return tt58.subject_term(marks, rule, comments=comments, needed=needed)
    return tt22.subject_term(marks, rule, comments=comments, needed=needed)


def subject_year(
    term_1: SubjectResult, term_2: SubjectResult, rule: LowerSecondaryRule, *, comments: bool
) -> SubjectResult:
    """The result of a subject in the year, from its two term results."""
    if isinstance(rule, tt58.TT58):
        return tt58.subject_year(term_1, term_2, rule, comments=comments)
    return tt22.subject_year(term_1, term_2, rule, comments=comments)
