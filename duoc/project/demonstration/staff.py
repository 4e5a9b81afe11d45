"""Staff with posts and qualifications, homerooms and who teaches what."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from random import Random

from duoc.project.demonstration.making import Maker, People, insert
from duoc.registry.enrollment.models import Homeroom, SchoolClass, Subject, TeachingAssignment
from duoc.registry.organizations.models import Level, Organization
from duoc.registry.people.models import Contract, Degree, LanguageCertificate, Position, Post, Qualification, Staff

SUBJECTS: dict[Level, tuple[tuple[str, str, str, int], ...]] = {  # code, name, English, periods a week
    Level.PRESCHOOL: (("CHAM_SOC_GD", "Chăm sóc, giáo dục trẻ", "Care and education", 30),),
    Level.PRIMARY: (
        ("TIENG_VIET", "Tiếng Việt", "Vietnamese", 9),
        ("TOAN", "Toán", "Mathematics", 5),
        ("TIENG_ANH", "Tiếng Anh", "English", 4),
        ("GDTC", "Giáo dục thể chất", "Physical education", 2),
        ("AM_NHAC", "Âm nhạc", "Music", 1),
    ),
    Level.LOWER_SECONDARY: (
        ("NGU_VAN", "Ngữ văn", "Literature", 4),
        ("TOAN", "Toán", "Mathematics", 4),
        ("TIENG_ANH", "Tiếng Anh", "English", 3),
        ("VAT_LI", "Vật lí", "Physics", 1),
        ("LICH_SU", "Lịch sử", "History", 1),
        ("DIA_LI", "Địa lí", "Geography", 1),
        ("SINH_HOC", "Sinh học", "Biology", 2),
        ("CONG_NGHE", "Công nghệ", "Technology", 2),
        ("THE_DUC", "Thể dục", "Physical education", 2),
    ),
}


def build_office_staff(maker: Maker, people: People) -> None:
    """A dozen people of the office itself."""
    office = maker.city.office
    staff = [maker.person(sex, youngest=32) for sex in ("M", "F", "M", "F", "F", "M", "F", "M", "F", "M", "F", "F")]
    for member in staff:
        member.organization, member.position = office, Position.OTHER
    people.staff[office.pk] = insert(staff)
    insert(
        [Post(staff=each, organization=office, position=Position.OTHER, valid_from=date(2015, 9, 1)) for each in staff]
    )


def build_staff(maker: Maker, school: Organization, people: People, subjects: dict[str, Subject]) -> None:
    """Leaders, teachers and helpers of one school, as many as its classes ask for by the norm."""
    random = maker.random
    level = school.levels[0]
    classes = people.classes[school.pk]
    norm = {Level.PRESCHOOL: 1.9, Level.PRIMARY: 1.35}.get(level, 1.8)
    teachers = max(4, round(len(classes) * norm))
    women = {Level.PRESCHOOL: 0.99, Level.PRIMARY: 0.75}.get(level, 0.6)
    positions = [Position.PRINCIPAL, Position.VICE_PRINCIPAL, *[Position.TEACHER] * teachers, *[Position.OTHER] * 3]
    if level != Level.PRESCHOOL:
        positions.append(Position.YOUTH_LEADER)
    departments = people.departments[school.pk]
    staff = []
    for place, position in enumerate(positions):
        member = maker.person("F" if random.random() < women else "M", youngest=35 if place < 2 else 24)
        member.organization, member.position = school, position
        if position == Position.TEACHER:
            member.department = departments[place % len(departments)]
            member.subjects = [SUBJECTS[level][place % len(SUBJECTS[level])][0]]
        staff.append(member)
    insert(staff)
    people.staff[school.pk] = staff
    people.leaders[school.pk] = staff[0]
    insert(
        [
            Post(
                staff=each,
                organization=school,
                position=each.position,
                level=level,
                contract=random.choices((Contract.PERMANENT, Contract.FIXED_TERM), (94, 6))[0],
                valid_from=date(max(each.birth_on.year + 22, 2005), 9, 1),
            )
            for each in staff
        ]
    )
    _qualifications(random, level, [each for each in staff if each.position != Position.OTHER])
    _teach(random, level, classes, [each for each in staff if each.position == Position.TEACHER], subjects)


def _qualifications(random: Random, level: Level, staff: list[Staff]) -> None:
    chances = {
        Level.PRESCHOOL: ((Degree.SECONDARY_VOCATIONAL, Degree.COLLEGE, Degree.BACHELOR), (12, 38, 50)),
        Level.PRIMARY: ((Degree.SECONDARY_VOCATIONAL, Degree.COLLEGE, Degree.BACHELOR), (5, 22, 73)),
    }.get(level, ((Degree.COLLEGE, Degree.BACHELOR, Degree.MASTER), (17, 79, 4)))
    rows, languages = [], []
    for member in staff:
        degree = random.choices(*chances)[0]
        rows.append(
            Qualification(
                staff=member,
                degree=degree,
                is_teacher_training=random.random() < 0.97,
                awarded_on=date(min(member.birth_on.year + 23, 2019), 7, 1),
            )
        )
        if "TIENG_ANH" in member.subjects:
            languages.append(
                LanguageCertificate(
                    staff=member,
                    language="en",
                    level_bac=random.choices((3, 4, 5), (15, 70, 15))[0],
                    recognised_on=date(min(member.birth_on.year + 24, 2019), 8, 1),
                )
            )
    insert(rows)
    insert(languages)


def _teach(
    random: Random, level: Level, classes: list[SchoolClass], teachers: list[Staff], subjects: dict[str, Subject]
) -> None:
    by_subject: defaultdict[str, list[Staff]] = defaultdict(list)
    for teacher in teachers:
        by_subject[teacher.subjects[0]].append(teacher)
    homerooms, assignments = [], []
    for place, row in enumerate(classes):
        lead = teachers[place % len(teachers)]
        homerooms.append(Homeroom(staff=lead, school_class=row, valid_from=row.valid_from, valid_to=row.valid_to))
        for code, _name, _english, periods in SUBJECTS[level]:
            if code == "TIENG_ANH" and level == Level.PRIMARY and row.grade in ("1", "2"):
                continue
            fitting = by_subject.get(code) or [lead]
            teacher = lead if level != Level.LOWER_SECONDARY and code != "TIENG_ANH" else fitting[place % len(fitting)]
            assignments.append(
                TeachingAssignment(
                    staff=teacher,
                    school_class=row,
                    subject=subjects[code],
                    periods_per_week=Decimal(periods),
                    valid_from=row.valid_from,
                    valid_to=row.valid_to,
                )
            )
    insert(homerooms[: len(homerooms) - (random.random() < 0.2)])
    insert(assignments)
