"""What every maker of invented people shares: who has been made so far, running codes, the ages of the grades."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from django.db import models

from duoc.project.demonstration import people_names
from duoc.project.demonstration.city import City
from duoc.registry.enrollment.models import Grade, SchoolClass
from duoc.registry.organizations.models import Level, Organization
from duoc.registry.people.models import Staff, Student, StudentStatus

YEAR_STARTS = date(2020, 9, 7)
YEAR_ENDS = date(2021, 6, 1)  # first day after
GRADES: dict[Level, tuple[str, ...]] = {
    Level.PRESCHOOL: (Grade.NURSERY_3, Grade.KINDERGARTEN_3, Grade.KINDERGARTEN_4, Grade.KINDERGARTEN_5),
    Level.PRIMARY: ("1", "2", "3", "4", "5"),
    Level.LOWER_SECONDARY: ("6", "7", "8", "9"),
}
BIRTH_YEAR: dict[str, int] = {
    Grade.NURSERY_3: 2018,
    Grade.KINDERGARTEN_3: 2017,
    Grade.KINDERGARTEN_4: 2016,
    Grade.KINDERGARTEN_5: 2015,
    **{str(number): 2015 - number for number in range(1, 10)},
}
Row = TypeVar("Row", bound=models.Model)


@dataclass(slots=True)
class People:
    """The people of the city, by school."""

    staff: defaultdict[int, list[Staff]] = field(default_factory=lambda: defaultdict(list))
    leaders: dict[int, Staff] = field(default_factory=dict)
    departments: defaultdict[int, list[Organization]] = field(default_factory=lambda: defaultdict(list))
    classes: defaultdict[int, list[SchoolClass]] = field(default_factory=lambda: defaultdict(list))


def insert(rows: list[Row]) -> list[Row]:
    """Bulk insert in pieces that both databases take."""
    return type(rows[0])._default_manager.bulk_create(rows, batch_size=2000) if rows else rows


class Maker:
    """Makes people with running codes."""

    def __init__(self, city: City, random: Random, *, full: bool) -> None:
        self.city = city
        self.random = random
        self.full = full
        self.pupils = 0
        self.people = 0

    def student(self, grade: str, school: Organization, klass: str) -> Student:
        """An invented child of the age of this grade, not saved yet."""
        random = self.random
        kind, ethnicity = people_names.tradition(random)
        sex = random.choices(("F", "M"), (48, 52))[0]
        family, middle, given = people_names.full(random, sex, kind, "young")
        born = BIRTH_YEAR[grade] - (random.random() < 0.015)
        self.pupils += 1
        disabled = random.random() < 0.006
        student = Student(
            code=f"96{self.pupils:08d}",
            family_name=family,
            middle_name=middle,
            given_name=given,
            birth_on=date(born, 1, 1) + timedelta(days=random.randrange(365)),
            sex=sex,
            ethnicity=ethnicity,
            is_disabled=disabled,
            disability_kind=random.choice(("Vận động", "Nghe, nói", "Nhìn", "Trí tuệ")) if disabled else "",
            birthplace="Cà Mau",
            school=school,
            grade=grade,
            class_name=klass,
            status=StudentStatus.ENROLLED,
            ward=self.city.ward_of[school.pk]
            if random.random() < 0.8
            else random.choice(list(self.city.wards.values())),
        )
        student.fill_keys()
        return student

    def person(self, sex: str, *, oldest: int = 58, youngest: int = 24) -> Staff:
        """An invented grown-up who works in a school, not saved yet."""
        random = self.random
        kind, ethnicity = people_names.tradition(random)
        family, middle, given = people_names.full(random, sex, kind, "old")
        self.people += 1
        staff = Staff(
            code=f"CB{self.people:05d}",
            family_name=family,
            middle_name=middle,
            given_name=given,
            birth_on=date(2020 - random.randint(youngest, oldest), 1, 1) + timedelta(days=random.randrange(365)),
            sex=sex,
            ethnicity=ethnicity,
            phone=f"0290{random.randrange(10**6, 10**7)}",
        )
        staff.fill_keys()
        return staff
