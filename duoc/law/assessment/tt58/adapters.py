"""TT 58/2011 by the words of case files: the scopes mark_count, subject_term, subject_year, term, year, full."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from duoc.law.assessment.marks import NoResult, TermMarks
from duoc.law.assessment.pupil_year import SubjectMarks, subject_reasons
from duoc.law.assessment.reading import Form, mapping, read_periods
from duoc.law.assessment.subject_results import WEEKS_A_YEAR, SubjectResult
from duoc.law.assessment.tt58.parameters import RULES, TT58, WORDING
from duoc.law.assessment.tt58.promotion import AfterSummer, after_summer, promotion, read_conduct, title
from duoc.law.assessment.tt58.rank import StudyRank, study_rank
from duoc.law.assessment.tt58.subjects import check_exempt, regular_marks, subject_term, subject_year
from duoc.law.assessment.tt58.whole_year import PupilYear, whole_year
from duoc.law.core.errors import LawError
from duoc.law.core.numbers import count, show
from duoc.law.core.registry import rule
from duoc.law.core.result import because
from duoc.law.programme import one_term_subjects, required_subjects

FORMS = {
    name: Form(name, "CT2006", frozenset(found.comment_only.value), WORDING, found.is_before_tt26)
    for name, found in RULES.items()
}


@rule(
    subject="assessment", name="mark_count", versions=RULES,
    vi="Mỗi môn cần bao nhiêu điểm đánh giá thường xuyên trong một học kì.",
    en="How many regular marks a subject needs in a term.",
)  # fmt: skip
def _mark_count(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    periods = read_periods(given.get("periods_per_year"), "periods_per_year", version)
    if periods is None and (weekly := read_periods(given.get("periods_per_week"), "periods_per_week", version)):
        periods = weekly * WEEKS_A_YEAR
    found = regular_marks(needs_periods(periods, version), RULES[version], comments=given.get("mode") == "comments")
    return {"regular_marks": found.regular_marks, "because": found.because}


def needs_periods(periods: Decimal | None, rule_name: str) -> Decimal:
    """The periods, or an error that they are not given."""
    if periods is not None:
        return periods
    raise LawError(
        "not_a_number", field="periods_per_year", value=None, rule=rule_name,
        vi="cần số tiết trong năm học", en="the periods of the school year are needed",
    )  # fmt: skip


@rule(
    subject="assessment", name="subject_term", versions=RULES,
    vi="Kết quả một môn trong một học kì: điểm trung bình môn, hoặc đạt hay chưa đạt.",
    en="The result of a subject in a term: its average, or passed or not.",
)  # fmt: skip
def _subject_term(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    form, found = FORMS[version], RULES[version]
    code = form.subject(given.get("subject"), "subject")
    comments = form.is_comments(code, given.get("mode"), "mode")
    marks = form.marks(given.get("term"), "term", comments=comments)
    if marks is NoResult.EXEMPT:
        check_exempt(code, found)
    periods = read_periods(given.get("periods_per_year"), "periods_per_year", version)
    bound = periods is not None and not relaxed_terms(given.get("school_year"), found)
    needed = regular_marks(periods, found, comments=comments) if bound and periods is not None else None
    return written(subject_term(marks, found, comments=comments, needed=needed), "result")


def relaxed_terms(school_year: object, found: TT58) -> frozenset[int]:
    """The terms of a school year in which the numbers of tests were not binding."""
    return frozenset(relaxed.term for relaxed in found.tests.relaxed if relaxed.school_year == school_year)


def written(result: SubjectResult, name: str) -> Mapping[str, Any]:
    """A subject's result in words."""
    return {
        name: WORDING.write(result.value), "status": result.status, "missing": list(result.missing),
        "because": result.because,
    }  # fmt: skip


@rule(
    subject="assessment", name="subject_year", versions=RULES,
    vi="Kết quả một môn cả năm, từ kết quả hai học kì.",
    en="The result of a subject in the year, from its two terms.",
)  # fmt: skip
def _subject_year(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    form, found = FORMS[version], RULES[version]
    code = form.subject(given.get("subject"), "subject")
    comments = form.is_comments(code, given.get("mode"), "mode")
    terms = []
    for name in ("hk1", "hk2"):
        value = form.reader(comments).result(given.get(name), name)
        if value is NoResult.EXEMPT:
            check_exempt(code, found)
        known = subject_term(value if isinstance(value, NoResult) else NoResult.NOT_TAUGHT, found, comments=comments)
        terms.append(known if isinstance(value, NoResult) else SubjectResult(value=value, because=known.because))
    return written(subject_year(terms[0], terms[1], found, comments=comments), "result")


@rule(
    subject="assessment", name="term", versions=RULES,
    vi="Học lực và danh hiệu của một học kì.", en="Study rank and title of a term.",
)  # fmt: skip
def _term(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    found = RULES[version]
    study = study_rank(_results(version, given, term=True), found)
    return _period(study, given.get("conduct"), found)


@rule(
    subject="assessment", name="year", versions=RULES,
    vi="Học lực, danh hiệu cả năm, được lên lớp hay không, và kết quả sau hè.",
    en="Study rank and title of the year, promotion, and what summer made of it.",
)  # fmt: skip
def _year(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    found = RULES[version]
    results = _results(version, given, term=False)
    study, conduct = study_rank(results, found), read_conduct(given.get("conduct"), found)
    absences = count(given.get("absences"), field="absences", rule=version)
    decision = promotion(study, conduct, absences, results, found)
    summer = mapping(given.get("summer") or {}, "summer", version)
    after = after_summer(
        decision, results, conduct, found, retests=FORMS[version].retests(summer),
        conduct_after=read_conduct(summer["conduct"], found, "summer.conduct") if "conduct" in summer else None,
    )  # fmt: skip
    period = _period(study, conduct, found)
    return {
        **period,
        "decision": decision.decision,
        "retest_subjects": list(decision.retest_subjects),
        "after_summer": _after(after) if summer else None,
        "because": because(period["because"], decision.because, *([after.because] if after and summer else [])),
    }


def _results(version: str, given: Mapping[str, Any], *, term: bool) -> dict[str, Any]:
    form = FORMS[version]
    exempt = form.exempt(given)
    results = form.results(given.get("results"))
    exempt += [code for code, value in results.items() if value is NoResult.EXEMPT]
    for code in exempt:
        check_exempt(code, RULES[version])
    return form.with_missing(results, form.grade(given), exempt, term=term)


def _period(study: StudyRank, conduct: object, found: TT58) -> dict[str, Any]:
    titled = None if conduct is None else title(study, read_conduct(conduct, found), found)
    return {
        "average": None if study.average is None else show(study.average),
        "rank_before_adjustment": study.base,
        "rank": study.rank,
        "adjustment": study.adjustment,
        "title": titled.title if titled else None,
        "status": study.status,
        "missing": list(study.missing),
        "because": because(study.because, *([titled.because] if titled and study.rank else [])),
    }


def _after(after: AfterSummer | None) -> Mapping[str, Any] | None:
    if after is None or after.study.average is None:
        return None
    return {
        "average": show(after.study.average), "rank": after.study.rank, "adjustment": after.study.adjustment,
        "conduct": after.conduct, "decision": after.decision,
    }  # fmt: skip


@rule(
    subject="assessment", name="full", versions=RULES,
    vi="Toàn bộ một năm học của học sinh, từ điểm kiểm tra đến quyết định lên lớp.",
    en="A pupil's whole year, from test marks to the decision.",
)  # fmt: skip
def _full(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    form, found = FORMS[version], RULES[version]
    conduct = mapping(given.get("conduct"), "conduct", version)
    summer = mapping(given.get("summer") or {}, "summer", version)
    terms = {name: read_conduct(conduct[name], found, f"conduct.{name}") for name in ("hk1", "hk2") if name in conduct}
    pupil = PupilYear(
        subjects=_subjects(form, given),
        conduct_1=terms.get("hk1"),
        conduct_2=terms.get("hk2"),
        conduct_year=read_conduct(conduct.get("year"), found, "conduct.year"),
        absences=count(given.get("absences"), field="absences", rule=version),
        retests=form.retests(summer),
        conduct_after_summer=read_conduct(summer["conduct"], found, "summer.conduct") if "conduct" in summer else None,
        relaxed_terms=relaxed_terms(given.get("school_year"), found),
    )
    year = whole_year(pupil, found)
    return {
        "subjects": {
            code: {
                "hk1": WORDING.write(subject.term_1.value),
                "hk2": WORDING.write(subject.term_2.value),
                "year": WORDING.write(subject.year.value),
            }
            for code, subject in year.subjects.items()
        },
        "hk1": _period(year.term_1.study, pupil.conduct_1, found),
        "hk2": _period(year.term_2.study, pupil.conduct_2, found),
        "year": {
            **_period(year.year.study, pupil.conduct_year, found),
            "conduct": pupil.conduct_year,
            "decision": year.promotion.decision,
            "retest_subjects": list(year.promotion.retest_subjects),
            "after_summer": _after(year.after_summer) if summer else None,
        },
        "because": because(
            *(subject_reasons(code, subject) for code, subject in year.subjects.items()),
            year.year.study.because, *([year.year.title.because] if year.year.title else []), year.promotion.because,
        ),
    }  # fmt: skip


def _subjects(form: Form, given: Mapping[str, Any]) -> dict[str, SubjectMarks]:
    found = RULES[form.regulation]
    exempt = form.exempt(given)
    for code in exempt:
        check_exempt(code, found)
    subjects = {}
    for code, value in mapping(given.get("subjects"), "subjects", form.regulation).items():
        place = f"subjects.{form.subject(code, f'subjects.{code}')}"
        cells = mapping(value, place, form.regulation)
        comments = form.is_comments(code, cells.get("mode"), f"{place}.mode")
        terms = [form.marks(cells.get(name), f"{place}.{name}", comments=comments) for name in ("hk1", "hk2")]
        if NoResult.EXEMPT in terms:
            check_exempt(code, found)
        periods = read_periods(cells.get("periods"), f"{place}.periods", form.regulation)
        subjects[code] = SubjectMarks(terms[0], terms[1], comments, periods)
    if (grade := form.grade(given)) is not None:
        pending = TermMarks((), (None,), None)
        for code in required_subjects(form.programme, grade):
            once = NoResult.NOT_TAUGHT if code in one_term_subjects(form.programme, grade) else pending
            subjects.setdefault(code, SubjectMarks(once, pending, code in form.comment_only))
    return {code: marks for code, marks in subjects.items() if code not in exempt}
