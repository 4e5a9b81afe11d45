"""Pupils with families and history, staff with posts, classes with assignments: made in bulk, deterministic."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TypeVar

from django.db import models

from duoc.indicators.engine.models import WardPopulation
from duoc.project.demonstration import people_names
from duoc.project.demonstration.city import City
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.enrollment.models import (
    ClassGrade,
    Enrollment,
    EntryReason,
    ExitReason,
    Grade,
    Homeroom,
    SchoolClass,
    Subject,
    TeachingAssignment,
)
from duoc.registry.organizations.models import Affiliation, Level, Organization, OrganizationType, Site
from duoc.registry.people.models import (
    Contract,
    Degree,
    Guardian,
    Guardianship,
    LanguageCertificate,
    PolicyGroupMembership,
    Position,
    Post,
    Qualification,
    Residence,
    Staff,
    Student,
    StudentStatus,
)

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
CLASS_NAMES = {
    Grade.NURSERY_3: "Nhóm trẻ",
    Grade.KINDERGARTEN_3: "Mầm",
    Grade.KINDERGARTEN_4: "Chồi",
    Grade.KINDERGARTEN_5: "Lá",
}
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
DEPARTMENTS: dict[Level, tuple[str, ...]] = {
    Level.PRESCHOOL: ("Tổ Mẫu giáo", "Tổ Nhà trẻ"),
    Level.PRIMARY: ("Tổ 1", "Tổ 2 – 3", "Tổ 4 – 5", "Tổ Bộ môn"),
    Level.LOWER_SECONDARY: (
        "Tổ Ngữ văn",
        "Tổ Toán – Tin",
        "Tổ Ngoại ngữ",
        "Tổ Khoa học tự nhiên",
        "Tổ Sử – Địa – Công dân",
    ),
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


def build_people(city: City, random: Random, *, full: bool) -> People:
    """Everything about people. `full`: some 45,000 pupils and 2,700 staff; else a few thousand pupils."""
    maker, people = Maker(city, random, full=full), People()
    subjects = {
        code: Subject.objects.create(code=code, name=name, name_en=english)
        for code, (name, english) in {row[0]: (row[1], row[2]) for rows in SUBJECTS.values() for row in rows}.items()
    }
    _office_staff(maker, people)
    for school in city.schools:
        _departments(school, people)
        _classes(maker, school, people)
        _staff(maker, school, people, subjects)
    _pupils(maker, people)
    _population(maker)
    return people


def _office_staff(maker: Maker, people: People) -> None:
    office = maker.city.office
    staff = [maker.person(sex, youngest=32) for sex in ("M", "F", "M", "F", "F", "M", "F", "M", "F", "M", "F", "F")]
    for member in staff:
        member.organization, member.position = office, Position.OTHER
    people.staff[office.pk] = insert(staff)
    insert(
        [Post(staff=each, organization=office, position=Position.OTHER, valid_from=date(2015, 9, 1)) for each in staff]
    )


def _departments(school: Organization, people: People) -> None:
    for level in school.levels:
        for number, name in enumerate(DEPARTMENTS[level], start=1):
            department = Organization.objects.create(
                code=f"{school.code}-{level}-T{number}", name=name, type=OrganizationType.DEPARTMENT
            )
            Affiliation.objects.create(child=department, parent=school)
            people.departments[school.pk].append(department)


def _classes(maker: Maker, school: Organization, people: People) -> None:
    """Classes of this year and, for the history, of last year."""
    random, years = maker.random, maker.city.years
    sites: list[Site] = maker.city.sites[school.pk]
    made: list[SchoolClass] = []
    for level in school.levels:
        for grade in GRADES[level]:
            if maker.full:
                count = {Level.PRESCHOOL: random.randint(2, 4), Level.PRIMARY: random.randint(3, 5)}.get(
                    level, random.randint(5, 7)
                )
            else:
                count = random.randint(1, 2) if level == Level.PRESCHOOL else 2
            for number in range(1, count + 1):
                name = f"{CLASS_NAMES.get(Grade(grade), grade)}{' ' if level == Level.PRESCHOOL else 'A'}{number}"
                two = level == Level.PRESCHOOL or (
                    level == Level.PRIMARY and random.random() < (0.93 if grade == "1" else 0.6)
                )
                for code, year, starts, ends in (
                    ("20", years["2020-2021"], YEAR_STARTS, YEAR_ENDS),
                    ("19", years["2019-2020"], date(2019, 9, 9), date(2020, 7, 1)),
                ):
                    row = SchoolClass(
                        code=f"{school.code}-{code}-{grade}-{number}",
                        name=name,
                        school=school,
                        school_year=year,
                        grade=grade,
                        programme="CT2018"
                        if grade == "1" and code == "20"
                        else "GDMN"
                        if level == Level.PRESCHOOL
                        else "CT2006",
                        sessions_per_day=2 if two else 1,
                        site=sites[-1] if len(sites) > 1 and number == count else sites[0],
                        valid_from=starts,
                        valid_to=ends,
                    )
                    row.fill_keys()
                    made.append(row)
    insert(made)
    insert([ClassGrade(school_class=row, grade=row.grade) for row in made])
    people.classes[school.pk] = [row for row in made if row.school_year_id == years["2020-2021"].pk]


def _staff(maker: Maker, school: Organization, people: People, subjects: dict[str, Subject]) -> None:
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


def _population(maker: Maker) -> None:
    """Children by age in each ward: those who live there and learn in the city, and a few more."""
    year = maker.city.years["2020-2021"]
    counts: Counter[tuple[int, int]] = Counter()
    for ward, born in Student.objects.values_list("ward_id", "birth_on__year"):
        counts[ward, 2020 - born] += 1
    insert(
        [
            WardPopulation(
                ward_id=ward, school_year=year, age=age, count=count + maker.random.randint(0, count // 25 + 1)
            )
            for (ward, age), count in sorted(counts.items())
            if 0 <= age <= 17
        ]
    )


def _pupils(maker: Maker, people: People) -> None:
    """Pupils of every class with families, history and a little movement."""
    random, years = maker.random, maker.city.years
    this, last = years["2020-2021"], years["2019-2020"]
    last_classes = _last_year(last)
    for school in maker.city.schools:
        students: list[Student] = []
        homes: list[SchoolClass] = []
        for row in people.classes[school.pk]:
            for _seat in range(_size(random, row.grade, full=maker.full)):
                students.append(maker.student(row.grade, school, row.name))
                homes.append(row)
        _moves(random, students)
        insert(students)
        enrollments = []
        for student, home in zip(students, homes, strict=True):
            enrollments.append(_this_year(random, student, home, this))
            if before := _before(random, student, school, last_classes):
                enrollments.append(_enrollment(student, before, last, EntryReason.PROMOTED, completed=True))
        insert(enrollments)
        _families(random, students)


def _size(random: Random, grade: str, *, full: bool) -> int:
    if grade in (Grade.NURSERY_3,):
        return random.randint(18, 26)
    if grade.startswith("mg_"):
        return random.randint(24, 35)
    if len(grade) == 1 and int(grade) <= 5:
        return random.choices((random.randint(30, 35), random.randint(36, 43)), (70, 30) if full else (60, 40))[0]
    return random.choices((random.randint(36, 45), random.randint(46, 48)), (93, 7))[0]


def _moves(random: Random, students: list[Student]) -> None:
    for student in students:
        chance = random.random()
        if chance < 0.002:
            student.status, student.class_name = StudentStatus.DROPPED_OUT, ""
        elif chance < 0.005:
            student.status, student.class_name = StudentStatus.TRANSFERRED, ""


def _this_year(random: Random, student: Student, home: SchoolClass, year: SchoolYear) -> Enrollment:
    first = student.grade in ("1", "6") or student.grade.startswith("nt_")
    row = _enrollment(student, home, year, EntryReason.ADMITTED if first else EntryReason.PROMOTED, completed=False)
    left = {StudentStatus.DROPPED_OUT: ExitReason.DROPPED_OUT, StudentStatus.TRANSFERRED: ExitReason.TRANSFERRED_OUT}
    if student.status in left:
        row.exit_reason = left[StudentStatus(student.status)]
        row.valid_to = date(2020, 10, 1) + timedelta(days=random.randrange(50))
    elif not first and random.random() < 0.004:
        row.entry_reason = EntryReason.REPEAT
    return row


def _enrollment(student: Student, home: SchoolClass, year: SchoolYear, reason: str, *, completed: bool) -> Enrollment:
    return Enrollment(
        student=student,
        school_class=home,
        school_id=home.school_id,
        school_year=year,
        grade=home.grade,
        entry_reason=reason,
        exit_reason=ExitReason.COMPLETED if completed else "",
        valid_from=home.valid_from,
        valid_to=home.valid_to,
    )


def _last_year(year: SchoolYear) -> dict[tuple[int, str], list[SchoolClass]]:
    found: defaultdict[tuple[int, str], list[SchoolClass]] = defaultdict(list)
    for row in SchoolClass.objects.filter(school_year=year).order_by("pk"):
        found[row.school_id, row.grade].append(row)
        found[0, row.grade].append(row)
    return dict(found)


def _before(
    random: Random, student: Student, school: Organization, classes: dict[tuple[int, str], list[SchoolClass]]
) -> SchoolClass | None:
    order = [str(grade) for grade in Grade.values]
    place = order.index(student.grade)
    previous = order[place - 1] if place else ""
    if student.grade in (Grade.NURSERY_3, Grade.KINDERGARTEN_3):
        return None
    found = classes.get((school.pk, previous)) or classes.get((0, previous))
    return random.choice(found) if found else None


def _families(random: Random, students: list[Student]) -> None:
    """Father and mother of each child, where it lives, and the policy groups of the year."""
    guardians, links = [], []
    for student in students:
        kind = {"Khơ-me": "khmer", "Hoa": "hoa"}.get(student.ethnicity, "kinh")
        father = people_names.full(random, "M", kind, "old", family=student.family_name)
        mother = people_names.full(random, "F", kind, "old")
        for parts, relation in ((father, Guardianship.Relation.FATHER), (mother, Guardianship.Relation.MOTHER)):
            guardian = Guardian(full_name=" ".join(parts), phone=f"0{random.randrange(3 * 10**8, 10**9)}")
            guardians.append(guardian)
            links.append(Guardianship(student=student, guardian=guardian, relation=relation))
    insert(guardians)
    insert(links)
    insert([Residence(student=each, ward=each.ward) for each in students if each.ward])
    poor = [each for each in students if random.random() < 0.05]
    insert(
        [
            PolicyGroupMembership(
                student=each,
                group=random.choice(("HN", "HCN", "MOCOI1", "CTB")),
                valid_from=date(2020, 1, 1),
                valid_to=date(2021, 1, 1),
            )
            for each in poor
        ]
    )
