"""TT 58/2011 by the words of case files: the scopes term, year and full."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from duoc.law.assessment.forms import FORMS
from duoc.law.assessment.pupil_year import subject_reasons, written_subjects
from duoc.law.assessment.reading import FULL_FIELDS, TERM_FIELDS, YEAR_FIELDS, known_fields, mapping
from duoc.law.assessment.tt58.parameters import RULES, TT58, WORDING
from duoc.law.assessment.tt58.promotion import AfterSummer, after_summer, promotion, read_conduct, title
from duoc.law.assessment.tt58.rank import StudyRank, study_rank
from duoc.law.assessment.tt58.whole_year import PupilYear, whole_year
from duoc.law.core.numbers import count, show
from duoc.law.core.registry import rule
from duoc.law.core.result import because


@rule(
    subject="assessment", name="term", versions=RULES,
    vi="Học lực và danh hiệu của một học kì.", en="Study rank and title of a term.",
)  # fmt: skip
def _term(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    known_fields(given, TERM_FIELDS, version)
    found = RULES[version]
    return _period(study_rank(FORMS[version].taking_part(given, term=True), found), given.get("conduct"), found)


@rule(
    subject="assessment", name="year", versions=RULES,
    vi="Học lực, danh hiệu cả năm, được lên lớp hay không, và kết quả sau hè.",
    en="Study rank and title of the year, promotion, and what summer made of it.",
)  # fmt: skip
def _year(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    known_fields(given, YEAR_FIELDS, version)
    form, found = FORMS[version], RULES[version]
    results = form.taking_part(given, term=False)
    study, conduct = study_rank(results, found), read_conduct(given.get("conduct"), found)
    absences = count(given.get("absences"), field="absences", rule=version)
    decision = promotion(study, conduct, absences, results, found)
    summer = form.summer(given, partial(_conduct, version))
    after = after_summer(decision, results, conduct, found, retests=summer.retests, conduct_after=summer.conduct)
    period = _period(study, conduct, found)
    return {
        **period,
        "conduct": conduct,
        "decision": decision.decision,
        "retest_subjects": list(decision.retest_subjects),
        "after_summer": _after(after) if summer.is_given else None,
        "because": because(
            period["because"], decision.because, *([after.because] if after and summer.is_given else [])
        ),
    }


def _conduct(version: str, value: object, field: str) -> str:
    return read_conduct(value, RULES[version], field)


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
    known_fields(given, FULL_FIELDS, version)
    form, found = FORMS[version], RULES[version]
    conduct = mapping(given.get("conduct"), "conduct", version)
    known_fields(conduct, ("hk1", "hk2", "year"), version, "conduct.")
    terms = {name: read_conduct(conduct[name], found, f"conduct.{name}") for name in ("hk1", "hk2") if name in conduct}
    summer = form.summer(given, partial(_conduct, version))
    pupil = PupilYear(
        subjects=form.subjects(given),
        conduct_1=terms.get("hk1"),
        conduct_2=terms.get("hk2"),
        conduct_year=read_conduct(conduct.get("year"), found, "conduct.year"),
        absences=count(given.get("absences"), field="absences", rule=version),
        retests=summer.retests,
        conduct_after_summer=summer.conduct,
        relaxed_terms=found.tests.relaxed_terms(given.get("school_year")),
    )
    year = whole_year(pupil, found)
    after = year.after_summer if summer.is_given else None
    return {
        "subjects": written_subjects(year.subjects, WORDING),
        "hk1": _period(year.term_1.study, pupil.conduct_1, found),
        "hk2": _period(year.term_2.study, pupil.conduct_2, found),
        "year": {
            **_period(year.year.study, pupil.conduct_year, found),
            "conduct": pupil.conduct_year,
            "decision": year.promotion.decision,
            "retest_subjects": list(year.promotion.retest_subjects),
            "after_summer": _after(after),
        },
        "because": because(
            *(subject_reasons(code, subject) for code, subject in year.subjects.items()),
            year.year.study.because, *([year.year.title.because] if year.year.title else []), year.promotion.because,
            *([after.because] if after else []),
        ),
    }  # fmt: skip
