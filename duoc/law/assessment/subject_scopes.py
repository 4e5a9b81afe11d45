"""One subject by the words of case files: the scopes mark_count, subject_term and subject_year of lower secondary."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from duoc.law.assessment import lower_secondary
from duoc.law.assessment.forms import FORMS, RULES
from duoc.law.assessment.marks import NoResult
from duoc.law.assessment.reading import CASE_FIELDS, Form, known_fields, read_periods
from duoc.law.assessment.subject_results import WEEKS_A_YEAR, SubjectResult
from duoc.law.core.errors import LawError
from duoc.law.core.reasons import choice
from duoc.law.core.registry import rule

MODES = ("marks", "comments")


@rule(
    subject="assessment", name="mark_count", versions=RULES,
    vi="Mỗi môn cần bao nhiêu điểm (lần) đánh giá thường xuyên trong một học kì.",
    en="How many regular marks (assessments) a subject needs in a term.",
)  # fmt: skip
def _mark_count(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    form, found = FORMS[version], RULES[version]
    known_fields(given, (*CASE_FIELDS, "subject", "mode", "periods_per_year", "periods_per_week"), version)
    form.grade(given)
    mode = given.get("mode")
    comments = mode is not None and choice(mode, MODES, field="mode", rule=version) == "comments"
    if given.get("subject") is not None:
        comments = form.is_comments(form.subject(given["subject"], "subject"), mode, "mode")
    periods = read_periods(given.get("periods_per_year"), "periods_per_year", version)
    if periods is None and (weekly := read_periods(given.get("periods_per_week"), "periods_per_week", version)):
        periods = weekly * WEEKS_A_YEAR
    if periods is None:
        periods = _any_number(found, version, comments)
    needed = lower_secondary.regular_marks(periods, found, comments=comments)
    return {"regular_marks": needed.regular_marks, "because": needed.because}


def _any_number(found: lower_secondary.LowerSecondaryRule, version: str, comments: bool) -> Decimal:
    """A number of periods where none is needed. Error: `not_a_number`, where it decides."""
    if comments and found.tests.regular_comments is not None:
        return Decimal(WEEKS_A_YEAR)
    raise LawError(
        "not_a_number", field="periods_per_year", value=None, rule=version,
        vi="cần số tiết trong năm học", en="the periods of the school year are needed",
    )  # fmt: skip


@rule(
    subject="assessment", name="subject_term", versions=RULES,
    vi="Kết quả một môn trong một học kì: điểm trung bình môn, hoặc đạt hay chưa đạt.",
    en="The result of a subject in a term: its average, or passed or not.",
)  # fmt: skip
def _subject_term(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    form, found = FORMS[version], RULES[version]
    code, comments = _subject(form, given, "periods_per_year", "term")
    marks = form.marks(given.get("term"), "term", comments=comments)
    if marks is NoResult.EXEMPT:
        form.check_exempt(code)
    periods = read_periods(given.get("periods_per_year"), "periods_per_year", version)
    bound = periods is not None and not found.tests.relaxed_terms(given.get("school_year"))
    needed = lower_secondary.regular_marks(periods, found, comments=comments) if bound and periods is not None else None
    return _written(lower_secondary.subject_term(marks, found, comments=comments, needed=needed), form)


@rule(
    subject="assessment", name="subject_year", versions=RULES,
    vi="Kết quả một môn cả năm, từ kết quả hai học kì.",
    en="The result of a subject in the year, from its two terms.",
)  # fmt: skip
def _subject_year(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    form, found = FORMS[version], RULES[version]
    code, comments = _subject(form, given, "periods_per_year", "hk1", "hk2")
    read_periods(given.get("periods_per_year"), "periods_per_year", version)  # of a year they decide nothing
    terms = []
    for name in ("hk1", "hk2"):
        value = form.reader(comments).result(given.get(name), name)
        if value is NoResult.EXEMPT:
            form.check_exempt(code)
        reason = value if isinstance(value, NoResult) else NoResult.NOT_TAUGHT
        known = lower_secondary.subject_term(reason, found, comments=comments)
        terms.append(known if isinstance(value, NoResult) else SubjectResult(value=value, because=known.because))
    return _written(lower_secondary.subject_year(terms[0], terms[1], found, comments=comments), form)


def _subject(form: Form, given: Mapping[str, Any], *fields: str) -> tuple[str, bool]:
    """The subject of a case and whether it is assessed by comments; besides these only `fields` are known."""
    known_fields(given, (*CASE_FIELDS, "subject", "mode", *fields), form.regulation)
    form.grade(given)
    code = form.subject(given.get("subject"), "subject")
    return code, form.is_comments(code, given.get("mode"), "mode")


def _written(result: SubjectResult, form: Form) -> Mapping[str, Any]:
    return {
        "result": form.wording.write(result.value), "status": result.status, "missing": list(result.missing),
        "because": result.because,
    }  # fmt: skip
