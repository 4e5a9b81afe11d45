"""The fixed cast that plays in the tests.

Phòng GD&ĐT Rạch Đước with Trường A (primary and lower secondary) and Trường B; next door Phòng GD&ĐT Rạch Mắm with
Trường C. Cô Hạnh teaches 6A at A; thầy Lâm is principal of B.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.test import Client

from duoc.registry.access.gate import Access
from duoc.registry.access.models import Account, RoleAssignment
from duoc.registry.access.roles import Role
from duoc.registry.calendar.models import SchoolYear, Term
from duoc.registry.enrollment.models import ClassGrade, Enrollment, Homeroom, SchoolClass, Subject, TeachingAssignment
from duoc.registry.organizations.models import (
    LEVEL_FIELDS,
    Affiliation,
    Level,
    Organization,
    OrganizationType,
    Room,
    Site,
)
from duoc.registry.people.models import Position, Post, Staff, Student, StudentStatus

TODAY = date(2020, 11, 24)


@dataclass(slots=True)
class Cast:
    """Everybody and every place, by short names."""

    year: SchoolYear
    province: Organization
    office: Organization
    division: Organization
    other_office: Organization
    ward: Organization
    schools: dict[str, Organization]
    departments: dict[str, Organization]
    centre: Organization
    staff: dict[str, Staff] = field(default_factory=dict)
    students: dict[str, Student] = field(default_factory=dict)
    classes: dict[str, SchoolClass] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)

    def client(self, who: str) -> Client:
        """A browser in which this account is signed in."""
        client = Client()
        client.force_login(self.accounts[who])
        return client

    def access(self, who: str) -> Access:
        """What this account may do today."""
        return Access(self.accounts[who], TODAY)


def organization(code: str, name: str, kind: str, parent: Organization | None = None, **fields: object) -> Organization:
    """An organization that answers to a parent."""
    row = Organization.objects.create(code=code, name=name, type=kind, **fields)
    if parent is not None:
        Affiliation.objects.create(child=row, parent=parent)
    return row


def school(code: str, parent: Organization, *levels: Level) -> Organization:
    """A school with its main site and a classroom."""
    fields = {LEVEL_FIELDS[level]: True for level in levels}
    row = organization(code, f"Trường {code}", OrganizationType.SCHOOL, parent, **fields)
    site = Site.objects.create(organization=row, code="D1", name="Điểm chính", is_main=True)
    Room.objects.create(site=site, code="P01", name="Phòng học 1", kind="classroom")
    return row


def staff(code: str, name: str, at: Organization, position: str, department: Organization | None = None) -> Staff:
    """A member of staff with an open post."""
    family, *middle, given = name.split()
    row = Staff.objects.create(
        code=code,
        family_name=family,
        middle_name=" ".join(middle),
        given_name=given,
        birth_on=date(1985, 1, 1),
        organization=at,
        department=department,
        position=position,
    )
    Post.objects.create(staff=row, organization=at, position=position, valid_from=date(2015, 9, 1))
    return row


def student(code: str, name: str, row: SchoolClass) -> Student:
    """A pupil of a class."""
    family, *middle, given = name.split()
    pupil = Student.objects.create(
        code=code,
        family_name=family,
        middle_name=" ".join(middle),
        given_name=given,
        birth_on=date(2009, 5, 9),
        school=row.school,
        grade=row.grade,
        class_name=row.name,
        status=StudentStatus.ENROLLED,
    )
    Enrollment.objects.create(
        student=pupil,
        school_class=row,
        school=row.school,
        school_year=row.school_year,
        grade=row.grade,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )
    return pupil


def school_class(name: str, at: Organization, year: SchoolYear, grade: str) -> SchoolClass:
    """A class of the year."""
    row = SchoolClass.objects.create(
        code=f"{at.code}-{name}",
        name=name,
        school=at,
        school_year=year,
        grade=grade,
        valid_from=date(2020, 9, 7),
        valid_to=date(2021, 6, 1),
    )
    ClassGrade.objects.create(school_class=row, grade=grade)
    return row


def account(username: str, role: Role, at: Organization, member: Staff | None = None) -> Account:
    """An account with one role."""
    row = Account.objects.create_user(username, password="mat-khau-thu", full_name=username)
    row.staff = member
    row.email = f"{username}@duoc.example"
    row.save()
    RoleAssignment.objects.create(account=row, role=role, organization=at)
    return row


def build_cast() -> Cast:
    """The whole cast."""
    year = SchoolYear.objects.create(
        code="2020-2021", starts_on=date(2020, 9, 1), ends_on=date(2021, 5, 31), census_on=date(2020, 9, 30)
    )
    Term.objects.create(school_year=year, code="HK1", starts_on=date(2020, 9, 7), ends_on=date(2021, 1, 9))
    Term.objects.create(school_year=year, code="HK2", starts_on=date(2021, 1, 11), ends_on=date(2021, 5, 22))
    province = organization("SO", "Sở GD&ĐT", OrganizationType.PROVINCE)
    office = organization("PGD", "Phòng GD&ĐT Rạch Đước", OrganizationType.OFFICE, province, abbreviation="PGDĐT")
    other = organization("PGD2", "Phòng GD&ĐT Rạch Mắm", OrganizationType.OFFICE, province)
    division = organization("PGD-TH", "Bộ phận Giáo dục Tiểu học", OrganizationType.DIVISION, office)
    ward = organization("P5", "Phường 5", OrganizationType.WARD, office)
    centre = organization("TT5", "Trung tâm học tập cộng đồng Phường 5", OrganizationType.LEARNING_CENTRE, office)
    both = (Level.PRIMARY, Level.LOWER_SECONDARY)
    schools = {"A": school("A", office, *both), "B": school("B", office, *both), "C": school("C", other, *both)}
    departments = {
        code: organization(f"{code}-T1", "Tổ Toán – Tin", OrganizationType.DEPARTMENT, row)
        for code, row in schools.items()
    }
    cast = Cast(year, province, office, division, other, ward, schools, departments, centre)
    _people(cast)
    _accounts(cast)
    return cast


def _people(cast: Cast) -> None:
    subject = Subject.objects.create(code="TOAN", name="Toán")
    names = {"A": "Trần Thị Hạnh", "B": "Lý Văn Lâm", "C": "Võ Hoàng Cúc"}
    for code, row in cast.schools.items():
        principal = staff(f"{code}-HT", "Lê Văn Lâm", row, Position.PRINCIPAL)
        teacher = staff(f"{code}-GV", names[code], row, Position.TEACHER, cast.departments[code])
        head = staff(f"{code}-TT", "Phạm Thị Mai", row, Position.TEACHER, cast.departments[code])
        cast.staff |= {f"principal_{code}": principal, f"teacher_{code}": teacher, f"head_{code}": head}
        for name, grade in (("6A", "6"), ("7A", "7")):
            klass = school_class(name, row, cast.year, grade)
            cast.classes[f"{code}-{name}"] = klass
            cast.students[f"{code}-{name}"] = student(f"HS{code}{grade}", "Nguyễn Gia An", klass)
        own = cast.classes[f"{code}-6A"]
        Homeroom.objects.create(staff=teacher, school_class=own, valid_from=own.valid_from, valid_to=own.valid_to)
        TeachingAssignment.objects.create(
            staff=teacher,
            school_class=own,
            subject=subject,
            periods_per_week=4,
            valid_from=own.valid_from,
            valid_to=own.valid_to,
        )
    cast.staff["specialist"] = staff("PGD-CV", "Huỳnh Thị Cẩm", cast.office, Position.OTHER)


def _accounts(cast: Cast) -> None:
    """Every role once in the office's own tree; principals and teachers also at B and C."""
    office_roles = (Role.ADMINISTRATOR, Role.OFFICE_HEAD, Role.OFFICE_DEPUTY, Role.PLANNER)
    for role in office_roles:
        cast.accounts[role.value] = account(role.value, role, cast.office)
    cast.accounts["specialist"] = account("specialist", Role.SPECIALIST, cast.division, cast.staff["specialist"])
    cast.accounts["province_viewer"] = account("province_viewer", Role.PROVINCE_VIEWER, cast.province)
    cast.accounts["centre_head"] = account("centre_head", Role.CENTRE_HEAD, cast.centre)
    school_a = cast.schools["A"]
    for role in (Role.VICE_PRINCIPAL, Role.CLERK, Role.PARENT):
        cast.accounts[role.value] = account(role.value, role, school_a)
    cast.accounts["department_head"] = account("department_head", Role.DEPARTMENT_HEAD, school_a, cast.staff["head_A"])
    for code, row in cast.schools.items():
        suffix = "" if code == "A" else f"_{code}"
        for role, who in ((Role.PRINCIPAL, "principal"), (Role.TEACHER, "teacher")):
            name = f"{role.value}{suffix}"
            cast.accounts[name] = account(name, role, row, cast.staff[f"{who}_{code}"])
    cast.accounts["office_head_C"] = account("office_head_C", Role.OFFICE_HEAD, cast.other_office)
