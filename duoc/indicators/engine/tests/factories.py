"""A small city for the tests of figures: an office, its schools, classes, pupils, teachers. Days are included."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from duoc.registry.access.models import Account, RoleAssignment
from duoc.registry.access.roles import Role
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.enrollment.models import ClassGrade, Enrollment, SchoolClass
from duoc.registry.organizations.models import LEVEL_FIELDS, Affiliation, Organization
from duoc.registry.people.models import Post, Residence, Staff, Student

YEAR = "2020-2021"
DAY = date(2020, 11, 24)


def school_year(code: str = YEAR) -> SchoolYear:
    first = int(code[:4])
    return SchoolYear.objects.get_or_create(
        code=code,
        defaults={"starts_on": date(first, 9, 1), "ends_on": date(first + 1, 5, 31), "census_on": date(first, 9, 30)},
    )[0]


def organization(
    code: str, kind: str, *, under: Organization | None = None, levels: str = "", **fields: Any
) -> Organization:
    row = Organization.objects.create(
        code=code, name=code, type=kind, **{LEVEL_FIELDS[level]: True for level in levels.split()}, **fields
    )
    if under is not None:
        Affiliation.objects.create(child=row, parent=under)
    return row


def school_class(school: Organization, *grades: str, year: str = YEAR, **fields: Any) -> SchoolClass:
    name = f"{'-'.join(grades)}{SchoolClass.objects.count()}"
    row = SchoolClass.objects.create(
        code=f"{school.code}-{name}", name=name, school=school, school_year=school_year(year), grade=grades[0],
        is_combined=len(grades) > 1, **fields,
    )  # fmt: skip
    ClassGrade.objects.bulk_create(ClassGrade(school_class=row, grade=grade) for grade in grades)
    return row


def student(*, ward: Organization | None = None, **fields: Any) -> Student:
    number = Student.objects.count() + 1
    values: dict[str, Any] = {"birth_on": date(2014, 5, 1)} | fields
    row = Student.objects.create(code=f"HS{number:03}", family_name="Nguyễn", given_name=f"An {number:03}", **values)
    if ward is not None:
        Residence.objects.create(student=row, ward=ward)
    return row


def enrol(
    who: Student, where: SchoolClass, *, first: date | None = None, last: date | None = None, **fields: Any
) -> Enrollment:
    return Enrollment.objects.create(
        student=who, school_class=where, school_id=where.school_id, school_year_id=where.school_year_id,
        grade=fields.pop("grade", where.grade), valid_from=first,
        valid_to=None if last is None else last + timedelta(days=1), **fields,
    )  # fmt: skip


def teacher(school: Organization, **fields: Any) -> Staff:
    number = Staff.objects.count() + 1
    row = Staff.objects.create(
        code=f"GV{number}",
        family_name="Trần",
        given_name=f"Bình {number}",
        birth_on=date(1980, 1, 1),
        organization=school,
    )
    Post.objects.create(staff=row, organization=school, position="GV", **fields)
    return row


def account(username: str, role: Role, at: Organization) -> Account:
    row = Account.objects.create(username=username, full_name=username)
    RoleAssignment.objects.create(account=row, role=role, organization=at)
    return row
