"""TT 22/2021: everything about one pupil's year, from raw marks to the decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from duoc.law.assessment.end_of_year import Promotion, Title
from duoc.law.assessment.marks import Mark
from duoc.law.assessment.pupil_year import SubjectMarks, SubjectYear, taking_part, year_of
from duoc.law.assessment.tt22.conduct import ConductYear, conduct_year
from duoc.law.assessment.tt22.level import LearningLevel, learning_level
from duoc.law.assessment.tt22.parameters import TT22
from duoc.law.assessment.tt22.promotion import AfterSummer, after_summer, promotion, title
from duoc.law.assessment.tt22.subjects import regular_marks, subject_term, subject_year


@dataclass(frozen=True, slots=True)
class PupilYear:
    """What is known of a pupil's year. Conduct is entered for the two terms; the year follows from them (Điều 8)."""

    subjects: Mapping[str, SubjectMarks]
    conduct_1: str
    conduct_2: str
    absences: int
    retests: Mapping[str, Mark] = field(default_factory=dict)
    conduct_after_summer: str | None = None


@dataclass(frozen=True, slots=True)
class WholeYear:
    """Everything that follows from a pupil's marks of a year."""

    subjects: Mapping[str, SubjectYear]
    term_1: LearningLevel
    term_2: LearningLevel
    year: LearningLevel
    conduct: ConductYear
    title: Title
    promotion: Promotion
    after_summer: AfterSummer | None


def whole_year(pupil: PupilYear, rule: TT22) -> WholeYear:
    """Subject results, levels of both terms and the year, conduct, title, the decision and what summer made of it."""
    subjects = {code: _subject(marks, rule) for code, marks in pupil.subjects.items()}
    year = taking_part({code: subject.year for code, subject in subjects.items()})
    learning, conduct = learning_level(year, rule), conduct_year(pupil.conduct_1, pupil.conduct_2, rule)
    decision = promotion(learning, conduct.conduct, pupil.absences, year, rule)
    return WholeYear(
        subjects=subjects,
        term_1=learning_level(taking_part({code: subject.term_1 for code, subject in subjects.items()}), rule),
        term_2=learning_level(taking_part({code: subject.term_2 for code, subject in subjects.items()}), rule),
        year=learning,
        conduct=conduct,
        title=title(learning, conduct.conduct, year, rule),
        promotion=decision,
        after_summer=after_summer(
            decision, year, conduct.conduct, rule, retests=pupil.retests, conduct_after=pupil.conduct_after_summer
        ),
    )


def _subject(marks: SubjectMarks, rule: TT22) -> SubjectYear:
    count_of = partial(regular_marks, rule=rule, comments=marks.comments)
    return year_of(marks, count_of, partial(subject_term, rule=rule), partial(subject_year, rule=rule))
