"""TT 58/2011: everything about one pupil's year, from raw marks to the decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from duoc.law.assessment.end_of_year import Promotion, Title
from duoc.law.assessment.marks import Mark
from duoc.law.assessment.pupil_year import SubjectMarks, SubjectYear, taking_part, year_of
from duoc.law.assessment.subject_results import SubjectResult
from duoc.law.assessment.tt58.parameters import TT58
from duoc.law.assessment.tt58.promotion import AfterSummer, after_summer, promotion, title
from duoc.law.assessment.tt58.rank import StudyRank, study_rank
from duoc.law.assessment.tt58.subjects import regular_marks, subject_term, subject_year


@dataclass(frozen=True, slots=True)
class PupilYear:
    """What is known of a pupil's year. Conduct is entered for both terms and the year, never computed (Điều 3)."""

    subjects: Mapping[str, SubjectMarks]
    conduct_1: str | None
    conduct_2: str | None
    conduct_year: str
    absences: int
    retests: Mapping[str, Mark] = field(default_factory=dict)
    conduct_after_summer: str | None = None
    relaxed_terms: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Period:
    """The outcome of a term or the year: rank and title."""

    study: StudyRank
    title: Title | None


@dataclass(frozen=True, slots=True)
class WholeYear:
    """Everything that follows from a pupil's marks of a year."""

    subjects: Mapping[str, SubjectYear]
    term_1: Period
    term_2: Period
    year: Period
    promotion: Promotion
    after_summer: AfterSummer | None


def whole_year(pupil: PupilYear, rule: TT58) -> WholeYear:
    """Subject results, ranks and titles of both terms and the year, the decision and what summer made of it."""
    subjects = {code: _subject(marks, pupil.relaxed_terms, rule) for code, marks in pupil.subjects.items()}
    year = taking_part({code: subject.year for code, subject in subjects.items()})
    study = study_rank(year, rule)
    decision = promotion(study, pupil.conduct_year, pupil.absences, year, rule)
    return WholeYear(
        subjects=subjects,
        term_1=_term({code: subject.term_1 for code, subject in subjects.items()}, pupil.conduct_1, rule),
        term_2=_term({code: subject.term_2 for code, subject in subjects.items()}, pupil.conduct_2, rule),
        year=Period(study, title(study, pupil.conduct_year, rule)),
        promotion=decision,
        after_summer=after_summer(
            decision, year, pupil.conduct_year, rule,
            retests=pupil.retests, conduct_after=pupil.conduct_after_summer,
        ),
    )  # fmt: skip


def _subject(marks: SubjectMarks, relaxed: frozenset[int], rule: TT58) -> SubjectYear:
    count_of = partial(regular_marks, rule=rule, comments=marks.comments)
    return year_of(marks, count_of, partial(subject_term, rule=rule), partial(subject_year, rule=rule), relaxed)


def _term(results: Mapping[str, SubjectResult], conduct: str | None, rule: TT58) -> Period:
    study = study_rank(taking_part(results), rule)
    return Period(study, None if conduct is None else title(study, conduct, rule))
