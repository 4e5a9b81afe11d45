"""TT 22/2021 by the words of case files: the scopes conduct_year, term, year and full."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from duoc.law.assessment.forms import FORMS
from duoc.law.assessment.pupil_year import subject_reasons, written_subjects
from duoc.law.assessment.reading import CASE_FIELDS, FULL_FIELDS, TERM_FIELDS, YEAR_FIELDS, known_fields, mapping
from duoc.law.assessment.tt22.conduct import conduct_year, read_conduct
from duoc.law.assessment.tt22.level import LearningLevel, learning_level
from duoc.law.assessment.tt22.parameters import RULES, WORDING
from duoc.law.assessment.tt22.promotion import AfterSummer, after_summer, promotion, title
from duoc.law.assessment.tt22.whole_year import PupilYear, whole_year
from duoc.law.core.numbers import count
from duoc.law.core.registry import rule
from duoc.law.core.result import because

TERMS = ("hk1", "hk2")


@rule(
    subject="assessment", name="conduct_year", versions=RULES,
    vi="Kết quả rèn luyện cả năm, từ hai học kì.", en="Conduct of the year, from the two terms.",
)  # fmt: skip
def _conduct_year(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    known_fields(given, (*CASE_FIELDS, *TERMS), version)
    FORMS[version].grade(given)
    first, second = (_conduct(version, given.get(name), name) for name in TERMS)
    result = conduct_year(first, second, RULES[version])
    return {"conduct": result.conduct, "because": result.because}


@rule(
    subject="assessment", name="term", versions=RULES,
    vi="Kết quả học tập của một học kì.", en="Level of learning in a term.",
)  # fmt: skip
def _term(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    known_fields(given, TERM_FIELDS, version)
    level = _level(learning_level(FORMS[version].taking_part(given, term=True), RULES[version]))
    judged = given.get("conduct")
    return level if judged is None else {**level, "conduct": _conduct(version, judged, "conduct")}


@rule(
    subject="assessment", name="year", versions=RULES,
    vi="Kết quả học tập, danh hiệu cả năm, được lên lớp hay không, và kết quả sau hè.",
    en="Level of learning and title of the year, promotion, and what summer made of it.",
)  # fmt: skip
def _year(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    known_fields(given, YEAR_FIELDS, version)
    form, found = FORMS[version], RULES[version]
    results, conduct = form.taking_part(given, term=False), _conduct_of_the_year(given.get("conduct"), version)
    learning = learning_level(results, found)
    titled = title(learning, conduct, results, found)
    absences = count(given.get("absences"), field="absences", rule=version)
    decision = promotion(learning, conduct, absences, results, found)
    summer = form.summer(given, partial(_conduct, version))
    after = after_summer(decision, results, conduct, found, retests=summer.retests, conduct_after=summer.conduct)
    return {
        **_level(learning),
        "conduct": conduct,
        "title": titled.title,
        "decision": decision.decision,
        "retest_subjects": list(decision.retest_subjects),
        "after_summer": _after(after) if summer.is_given else None,
        "because": because(
            learning.because, *([titled.because, decision.because] if learning.level else []),
            *([after.because] if after and summer.is_given else []),
        ),
    }  # fmt: skip


def _conduct(version: str, value: object, field: str) -> str:
    return read_conduct(value, RULES[version], field)


def _conduct_of_the_year(given: object, version: str) -> str:
    """The conduct of the year as given, or computed from that of both terms."""
    if not isinstance(given, Mapping):
        return _conduct(version, given, "conduct")
    known_fields(given, TERMS, version, "conduct.")
    first, second = (_conduct(version, given.get(name), f"conduct.{name}") for name in TERMS)
    return conduct_year(first, second, RULES[version]).conduct


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
    known_fields(given, FULL_FIELDS, version)
    form, found = FORMS[version], RULES[version]
    conduct = mapping(given.get("conduct"), "conduct", version)
    known_fields(conduct, TERMS, version, "conduct.")
    summer = form.summer(given, partial(_conduct, version))
    pupil = PupilYear(
        subjects=form.subjects(given),
        conduct_1=_conduct(version, conduct.get("hk1"), "conduct.hk1"),
        conduct_2=_conduct(version, conduct.get("hk2"), "conduct.hk2"),
        absences=count(given.get("absences"), field="absences", rule=version),
        retests=summer.retests,
        conduct_after_summer=summer.conduct,
    )
    year = whole_year(pupil, found)
    after = year.after_summer if summer.is_given else None
    return {
        "subjects": written_subjects(year.subjects, WORDING),
        "hk1": {**_level(year.term_1), "conduct": pupil.conduct_1},
        "hk2": {**_level(year.term_2), "conduct": pupil.conduct_2},
        "year": {
            **_level(year.year),
            "conduct": year.conduct.conduct,
            "title": year.title.title,
            "decision": year.promotion.decision,
            "retest_subjects": list(year.promotion.retest_subjects),
            "after_summer": _after(after),
        },
        "because": because(
            *(subject_reasons(code, subject) for code, subject in year.subjects.items()),
            year.conduct.because, year.year.because, year.title.because, year.promotion.because,
            *([after.because] if after else []),
        ),
    }  # fmt: skip
