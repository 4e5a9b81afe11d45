"""One account a role, for the sign-in page of the demonstration."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from duoc.project.demonstration.city import City
from duoc.project.demonstration.making import People
from duoc.registry.access.models import Account, RoleAssignment
from duoc.registry.access.roles import Role
from duoc.registry.organizations.models import Level, Organization
from duoc.registry.people.models import Position, Staff

PASSWORD = "rung-duoc-2020"


@dataclass(slots=True)
class Cast:
    """Who plays in the demonstration, by a short name."""

    accounts: dict[str, Account]
    primary: Organization
    secondary: Organization
    preschool: Organization


def build_accounts(city: City, people: People) -> Cast:
    """The office, one school of each level with its people, a centre, the province."""
    primary = _first(city, Level.PRIMARY)
    secondary = _first(city, Level.LOWER_SECONDARY)
    preschool = _first(city, Level.PRESCHOOL)
    office = people.staff[city.office.pk]
    rows: list[tuple[str, Role, Organization, Staff | None]] = [
        ("truong.phong", Role.OFFICE_HEAD, city.office, office[0]),
        ("pho.phong", Role.OFFICE_DEPUTY, city.office, office[1]),
        ("ke.hoach", Role.PLANNER, city.office, office[2]),
        ("cv.tieuhoc", Role.SPECIALIST, city.divisions["TH"], office[3]),
        ("cv.mamnon", Role.SPECIALIST, city.divisions["MN"], office[4]),
        ("cv.thcs", Role.SPECIALIST, city.divisions["THCS"], office[5]),
        ("cv.tochuc", Role.SPECIALIST, city.divisions["TCKH"], office[6]),
        ("quan.tri", Role.ADMINISTRATOR, city.office, office[7]),
        ("hieu.truong", Role.PRINCIPAL, primary, people.leaders[primary.pk]),
        ("pho.hieu.truong", Role.VICE_PRINCIPAL, primary, people.staff[primary.pk][1]),
        ("to.truong", Role.DEPARTMENT_HEAD, primary, _teacher(people, primary, 0)),
        ("giao.vien", Role.TEACHER, primary, _teacher(people, primary, 1)),
        ("van.thu", Role.CLERK, primary, _other(people, primary)),
        ("hieu.truong.thcs", Role.PRINCIPAL, secondary, people.leaders[secondary.pk]),
        ("hieu.truong.mn", Role.PRINCIPAL, preschool, people.leaders[preschool.pk]),
        ("trung.tam", Role.CENTRE_HEAD, city.centres[0], None),
        ("so.gddt", Role.PROVINCE_VIEWER, city.province, None),
    ]
    password = make_password(PASSWORD)
    accounts = {}
    for username, role, organization, staff in rows:
        name = staff.full_name if staff else {"trung.tam": "Huỳnh Thị Mười", "so.gddt": "Lâm Quốc Việt"}[username]
        account = Account.objects.create(
            username=username,
            full_name=name,
            staff=staff,
            email=f"{username}@duoc.example",
            is_demonstration=True,
            password=password,
        )
        RoleAssignment.objects.create(account=account, role=role, organization=organization)
        accounts[username] = account
    return Cast(accounts, primary, secondary, preschool)


def _first(city: City, level: Level) -> Organization:
    """The first confirmed school of a level; a sample where none is."""
    fitting = [school for school in city.schools if school.levels == (level,)]
    return next((school for school in fitting if not school.is_sample), fitting[0])


def _teacher(people: People, school: Organization, place: int) -> Staff:
    return [each for each in people.staff[school.pk] if each.position == Position.TEACHER][place]


def _other(people: People, school: Organization) -> Staff:
    return next(each for each in people.staff[school.pk] if each.position == Position.OTHER)
