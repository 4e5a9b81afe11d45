"""Pupils: who is enrolled where on a day, and what is known of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from duoc.indicators.engine.frame import Frame
from duoc.indicators.engine.measure import Side
from duoc.kit.dated import holds_on
from duoc.registry.enrollment.models import ClassGrade, Enrollment, SchoolClass
from duoc.registry.people.models import Residence


class ClassFact(NamedTuple):
    """A class that is in force. Without a site it is at the main site."""

    id: int
    school: int
    first_year: int
    year_code: str
    grades: tuple[str, ...]
    sessions: int
    is_satellite: bool


class Pupil(NamedTuple):
    """An enrolment in force: a fact of a pupil, with the class it leads to."""

    student: int
    school: int
    grade: str
    school_class: int


def class_holds_on(day: date, prefix: str = "") -> Q:
    """Condition "the class is in force": its own days, or those of its school year where it has none."""
    begins, ends = f"{prefix}valid_from", f"{prefix}valid_to"
    year = f"{prefix}school_year__"
    begun = Q(**{f"{begins}__lte": day}) | Q(**{f"{begins}__isnull": True, f"{year}starts_on__lte": day})
    lasts = Q(**{f"{ends}__gt": day}) | Q(**{f"{ends}__isnull": True, f"{year}ends_on__gte": day})
    return begun & lasts


class OpenClasses:
    """Classes in force on a day, by id. Two queries."""

    def __init__(self, frame: Frame, day: date) -> None:
        grades: dict[int, set[str]] = {}
        rows = ClassGrade.objects.filter(class_holds_on(day, "school_class__"))
        for school_class, grade in rows.values_list("school_class_id", "grade"):
            grades.setdefault(school_class, set()).add(grade)
        self.by_id: dict[int, ClassFact] = {}
        classes = SchoolClass.objects.filter(class_holds_on(day)).values_list(
            "id", "school_id", "school_year__code", "grade", "sessions_per_day", "site__is_main"
        )
        for pk, school, year, grade, sessions, is_main in classes:
            every = tuple(sorted(grades.get(pk, {grade})))
            self.by_id[pk] = ClassFact(pk, school, int(year[:4]), year, every, sessions, is_main is False)


class Enrolled:
    """Enrolments in force on a day: primary, their class in force, their school existing. One query and the classes'.

    Where the frame is about a few schools, `anywhere` reads the rows at any school of pupils who have ever been there.
    Asked for by `enrolled_on`.
    """

    def __init__(self, frame: Frame, day: date, anywhere: bool) -> None:
        self.frame = frame
        self.day = day
        self.anywhere = anywhere
        self.classes = frame.shared(OpenClasses, day).by_id
        operating = frame.operating(day)
        open_classes = {pk for pk, each in self.classes.items() if each.school in operating}
        # A row of an enrolment repeats the school of its class, so it is a fact as it comes from the database.
        rows = self.query().values_list("student_id", "school_id", "grade", "school_class_id")
        self.rows = [Pupil._make(row) for row in rows.iterator(chunk_size=10_000) if row[3] in open_classes]

    def query(self) -> QuerySet[Enrollment]:
        """Primary enrolments that hold on the day (of any class)."""
        rows = Enrollment.objects.on(self.day).filter(is_primary=True)
        if self.frame.schools is None:
            return rows
        of_schools = Enrollment.objects.filter(school_id__in=self.frame.schools)
        if self.anywhere:
            return rows.filter(student_id__in=of_schools.values("student_id"))
        return rows.filter(school_id__in=self.frame.schools)

    @cached_property
    def students(self) -> frozenset[int]:
        """Ids of the pupils."""
        return frozenset(row.student for row in self.rows)

    @cached_property
    def all(self) -> Side:
        """Pupils of all grades."""
        return self.side(self.rows)

    def side(self, rows: Sequence[Pupil]) -> Side:
        """These rows as a side of a figure, counted where the school stands on the day."""
        return Side(of="student", facts=rows, reach=self.frame.reach(self.day))

    @cached_property
    def sizes(self) -> Counter[int]:
        """Number of pupils by class; a class that is not there has none."""
        return Counter(map(itemgetter(1), {(row[0], row[3]) for row in self.rows}))

    @cached_property
    def disabled_in_class(self) -> Counter[int]:
        """Number of pupils with disabilities by class."""
        disabled = self.disabled
        seen = {(row.student, row.school_class) for row in self.rows if row.student in disabled}
        return Counter(school_class for _, school_class in seen)

    @cached_property
    def disabled(self) -> frozenset[int]:
        """Pupils with a disability. One query."""
        rows = self.query().filter(student__is_disabled=True)
        return frozenset(rows.values_list("student_id", flat=True))

    @cached_property
    def traits(self) -> Traits:
        """What the figures need to know about these pupils."""
        return Traits(self)


def enrolled_on(frame: Frame, day: date, *, anywhere: bool = False) -> Enrolled:
    """The enrolments in force on a day, read once for a frame."""
    return frame.shared(Enrolled, day, anywhere or frame.schools is None)


class Traits:
    """Sex, ethnicity and year of birth of the pupils of a day. One query."""

    def __init__(self, enrolled: Enrolled) -> None:
        self.girls: set[int] = set()
        self.minority: set[int] = set()
        self.born: dict[int, int] = {}
        # As text: converting the dates of a city's pupils would cost more than reading them.
        birth_on = Cast("student__birth_on", CharField())
        rows = enrolled.query().values_list("student_id", "student__sex", "student__ethnicity", birth_on)
        for student, sex, ethnicity, born in rows.iterator(chunk_size=10_000):
            self.born[student] = int(born[:4])
            if sex == "F":
                self.girls.add(student)
            if ethnicity != "Kinh":
                self.minority.add(student)


class Residents:
    """Enrolled children where they live on the day, at whatever school: facts (student, ward, grade)."""

    def __init__(self, frame: Frame) -> None:
        enrolled = enrolled_on(frame, frame.day, anywhere=True)
        self.born = enrolled.traits.born
        wards: dict[int, list[int]] = {}
        homes = Residence.objects.filter(holds_on(frame.day)).values_list("student_id", "ward_id")
        for student, ward in homes.iterator(chunk_size=10_000):
            wards.setdefault(student, []).append(ward)
        self.rows: list[tuple[int, int, str]] = [
            (row.student, ward, row.grade) for row in enrolled.rows for ward in wards.get(row.student, ())
        ]
