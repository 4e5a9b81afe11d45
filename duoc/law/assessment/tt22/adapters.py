"""TT 22/2021 by the words of case files: mark_count, subject_term, subject_year, conduct_year, term, year, full."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from duoc.law.assessment.marks import NoResult, TermMarks
from duoc.law.assessment.pupil_year import SubjectMarks, subject_reasons
from duoc.law.assessment.reading import Form, mapping, read_periods
from duoc.law.assessment.subject_results import WEEKS_A_YEAR, SubjectResult
from duoc.law.assessment.tt22.conduct import conduct_year, read_conduct
from duoc.law.assessment.tt22.level import LearningLevel, learning_level
from duoc.law.assessment.tt22.parameters import RULES, WORDING
from duoc.law.assessment.tt22.promotion import AfterSummer, after_summer, promotion, title
from duoc.law.assessment.tt22.subjects import regular_marks, subject_term, subject_year
from duoc.law.assessment.tt22.whole_year import PupilYear, whole_year
from duoc.law.core.errors import LawError
from duoc.law.core.numbers import count
from duoc.law.core.registry import rule
from duoc.law.core.result import because
from duoc.law.programme import required_subjects

FORMS = {name: Form(name, "CT2018", frozenset(found.comment_only.value), WORDING) for name, found in RULES.items()}


@rule(
    subject="assessment", name="mark_count", versions=RULES,
    vi="Mỗi môn cần bao nhiêu lần đánh giá thường xuyên trong một học kì.",
    en="How many regular assessments a subject needs in a term.",
)  # fmt: skip
def _mark_count(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    comments = given.get("mode") == "comments"
    periods = read_periods(given.get("periods_per_year"), "periods_per_year", version)
    if periods is None and (weekly := read_periods(given.get("periods_per_week"), "periods_per_week", version)):
        periods = weekly * WEEKS_A_YEAR
    if periods is None:
        raise LawError(
            "not_a_number", field="periods_per_year", value=None, rule=version,
            vi="cần số tiết trong năm học", en="the periods of the school year are needed",
        )  # fmt: skip
    found = regular_marks(periods, RULES[version], comments=comments)
    return {"regular_marks": found.regular_marks, "because": found.because}


@rule(
    subject="assessment", name="subject_term", versions=RULES,
    vi="Kết quả một môn trong một học kì: điểm trung bình môn, hoặc Đạt hay Chưa đạt.",
    en="The result of a subject in a term: its average, or passed or not.",
)  # fmt: skip
def _subject_term(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    form, found = FORMS[version], RULES[version]
    comments = form.is_comments(form.subject(given.get("subject"), "subject"), given.get("mode"), "mode")
    marks = form.marks(given.get("term"), "term", comments=comments)
    periods = read_periods(given.get("periods_per_year"), "periods_per_year", version)
    needed = None if periods is None else regular_marks(periods, found, comments=comments)
    return written(subject_term(marks, found, comments=comments, needed=needed), "result")


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
    comments = form.is_comments(form.subject(given.get("subject"), "subject"), given.get("mode"), "mode")
    terms = []
    for name in ("hk1", "hk2"):
        value = form.reader(comments).result(given.get(name), name)
        known = subject_term(value if isinstance(value, NoResult) else NoResult.NOT_TAUGHT, found, comments=comments)
        terms.append(known if isinstance(value, NoResult) else SubjectResult(value=value, because=known.because))
    return written(subject_year(terms[0], terms[1], found, comments=comments), "result")


@rule(
    subject="assessment", name="conduct_year", versions=RULES,
    vi="Kết quả rèn luyện cả năm, từ hai học kì.", en="Conduct of the year, from the two terms.",
)  # fmt: skip
def _conduct_year(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    found = RULES[version]
    terms = [read_conduct(given.get(name), found, name) for name in ("hk1", "hk2")]
    result = conduct_year(terms[0], terms[1], found)
    return {"conduct": result.conduct, "because": result.because}


@rule(
    subject="assessment", name="term", versions=RULES,
    vi="Kết quả học tập của một học kì.", en="Level of learning in a term.",
)  # fmt: skip
def _term(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    return _level(learning_level(_results(version, given), RULES[version]))


@rule(
    subject="assessment", name="year", versions=RULES,
    vi="Kết quả học tập, danh hiệu cả năm, được lên lớp hay không, và kết quả sau hè.",
    en="Level of learning and title of the year, promotion, and what summer made of it.",
)  # fmt: skip
def _year(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    found = RULES[version]
    results, conduct = _results(version, given), _conduct(given.get("conduct"), version)
    learning = learning_level(results, found)
    titled = title(learning, conduct, results, found)
    decision = promotion(
        learning, conduct, count(given.get("absences"), field="absences", rule=version), results, found
    )
    summer = mapping(given.get("summer") or {}, "summer", version)
    after = after_summer(
        decision, results, conduct, found, retests=FORMS[version].retests(summer),
        conduct_after=read_conduct(summer["conduct"], found, "summer.conduct") if "conduct" in summer else None,
    )  # fmt: skip
    return {
        **_level(learning),
        "conduct": conduct,
        "title": titled.title,
        "decision": decision.decision,
        "retest_subjects": list(decision.retest_subjects),
        "after_summer": _after(after) if summer else None,
        "because": because(
            learning.because, *([titled.because, decision.because] if learning.level else []),
            *([after.because] if after and summer else []),
        ),
    }  # fmt: skip


def _conduct(given: object, version: str) -> str:
    found = RULES[version]
    if isinstance(given, Mapping):
        terms = [read_conduct(given.get(name), found, f"conduct.{name}") for name in ("hk1", "hk2")]
        return conduct_year(terms[0], terms[1], found).conduct
    return read_conduct(given, found)


def _results(version: str, given: Mapping[str, Any]) -> dict[str, Any]:
    form, found = FORMS[version], RULES[version]
    results = form.results(given.get("results"))
    for code, value in results.items():
        if value is NoResult.EXEMPT:
            subject_term(NoResult.EXEMPT, found, comments=code in form.comment_only)
    return form.with_missing(results, form.grade(given), (), term=False)


def _level(learning: LearningLevel) -> dict[str, Any]:
    return {
        "level_before_adjustment": learning.base, "level": learning.level, "status": learning.status,
        "missing": list(learning.missing), "because": learning.because,
    }  # fmt: skip


def _after(after: AfterSummer | None) -> Mapping[str, Any] | None:
    if after is None:
        return None
    return {"level": after.learning.level, "conduct": after.conduct, "decision": after.decision}


@rule(
    subject="assessment", name="full", versions=RULES,
    vi="Toàn bộ một năm học của học sinh, từ điểm kiểm tra đến quyết định lên lớp.",
    en="A pupil's whole year, from test marks to the decision.",
)  # fmt: skip
def _full(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    form, found = FORMS[version], RULES[version]
    conduct = mapping(given.get("conduct"), "conduct", version)
    summer = mapping(given.get("summer") or {}, "summer", version)
    pupil = PupilYear(
        subjects=_subjects(form, given),
        conduct_1=read_conduct(conduct.get("hk1"), found, "conduct.hk1"),
        conduct_2=read_conduct(conduct.get("hk2"), found, "conduct.hk2"),
        absences=count(given.get("absences"), field="absences", rule=version),
        retests=form.retests(summer),
        conduct_after_summer=read_conduct(summer["conduct"], found, "summer.conduct") if "conduct" in summer else None,
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
        "hk1": {**_level(year.term_1), "conduct": pupil.conduct_1},
        "hk2": {**_level(year.term_2), "conduct": pupil.conduct_2},
        "year": {
            **_level(year.year),
            "conduct": year.conduct.conduct,
            "title": year.title.title,
            "decision": year.promotion.decision,
            "retest_subjects": list(year.promotion.retest_subjects),
            "after_summer": _after(year.after_summer) if summer else None,
        },
        "because": because(
            *(subject_reasons(code, subject) for code, subject in year.subjects.items()),
            year.conduct.because, year.year.because, year.title.because, year.promotion.because,
        ),
    }  # fmt: skip


def _subjects(form: Form, given: Mapping[str, Any]) -> dict[str, SubjectMarks]:
    subjects = {}
    for code, value in mapping(given.get("subjects"), "subjects", form.regulation).items():
        place = f"subjects.{form.subject(code, f'subjects.{code}')}"
        cells = mapping(value, place, form.regulation)
        comments = form.is_comments(code, cells.get("mode"), f"{place}.mode")
        terms = [form.marks(cells.get(name), f"{place}.{name}", comments=comments) for name in ("hk1", "hk2")]
        periods = read_periods(cells.get("periods"), f"{place}.periods", form.regulation)
        subjects[code] = SubjectMarks(terms[0], terms[1], comments, periods)
    if (grade := form.grade(given)) is not None:
        pending = TermMarks((), (None,), None)
        for code in required_subjects(form.programme, grade):
            subjects.setdefault(code, SubjectMarks(pending, pending, code in form.comment_only))
    return subjects
