"""Subjects and periods of a programme, by grade: the curricula of 2006, 2018 and early childhood education."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Literal

from duoc.law.core.errors import LawError
from duoc.law.core.parameters import RegulationFile, Strict, Words, load

Level = Literal["MN", "TH", "THCS"]
AssessedBy = Literal["marks", "comments", "tests", "chosen", "observation", "none"]
"""How results come about: marks, comments only, comments with periodic test marks (primary), as the subject chosen in
an optional block, observation (preschool), or not at all."""


class GradePeriods(Strict):
    """A subject in one grade. `per_year` is empty where the programme gives no periods."""

    grade: str
    required: bool
    per_week: Decimal | None = None
    per_year: Decimal | None = None
    assessed_by: AssessedBy
    one_term: bool = False
    note: Words | None = None


class Subject(Strict):
    """A subject (môn học, hoạt động giáo dục) of a programme at one level."""

    code: str
    level: Level
    name: Words
    grades: tuple[GradePeriods, ...]

    def in_grade(self, grade: str) -> GradePeriods | None:
        """What the programme says of the subject in that grade, if it is taught there."""
        return next((found for found in self.grades if found.grade == grade), None)


class Programme(RegulationFile):
    """A curriculum: its subjects with their periods in each grade."""

    subjects: tuple[Subject, ...]


PROGRAMMES: dict[str, Programme] = {
    programme.regulation.id if programme.regulation.id.startswith("CT") else "GDMN": programme
    for programme in (load("programme", name, Programme) for name in ("ct2006", "ct2018", "gdmn"))
}


def programme(code: str) -> Programme:
    """CT2006, CT2018 or GDMN. Error: `unknown_programme`."""
    found = PROGRAMMES.get(code)
    if found is None:
        raise LawError(
            "unknown_programme", field="programme", value=code, rule="programme",
            vi=f"chỉ có {', '.join(PROGRAMMES)}", en=f"there are only {', '.join(PROGRAMMES)}",
        )  # fmt: skip
    return found


@cache
def subjects(code: str, grade: int | str) -> tuple[Subject, ...]:
    """The subjects of a programme in one grade, in the order of the programme. Errors: `unknown_programme`,
    `unknown_grade`."""
    found = tuple(subject for subject in programme(code).subjects if subject.in_grade(str(grade)))
    if not found:
        raise LawError(
            "unknown_grade", field="grade", value=grade, rule=code,
            vi="chương trình này không có khối lớp đó", en="the programme has no such grade",
        )  # fmt: skip
    return found


@cache
def required_subjects(code: str, grade: int) -> tuple[str, ...]:
    """The codes of the compulsory subjects of a grade that come to a result, in the order of the programme."""
    return tuple(
        subject.code
        for subject in subjects(code, grade)
        if (taught := subject.in_grade(str(grade))) and taught.required and taught.assessed_by not in ("none", "chosen")
    )


@cache
def one_term_subjects(code: str, grade: int) -> frozenset[str]:
    """The subjects that this grade has in one of the two terms only."""
    return frozenset(s.code for s in subjects(code, grade) if (taught := s.in_grade(str(grade))) and taught.one_term)


@cache
def subject_names(code: str, level: Level) -> dict[str, Words]:
    """Code and official name of every subject of a level."""
    return {subject.code: subject.name for subject in programme(code).subjects if subject.level == level}
