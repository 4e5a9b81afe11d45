"""Pupils with families and history, a little movement, and the population they come from."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from random import Random

from duoc.indicators.engine.models import WardPopulation
from duoc.project.demonstration import people_names
from duoc.project.demonstration.making import Maker, People, insert
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.enrollment.models import Enrollment, EntryReason, ExitReason, Grade, SchoolClass
from duoc.registry.organizations.models import Organization
from duoc.registry.people.models import (
    Guardian,
    Guardianship,
    PolicyGroupMembership,
    Residence,
    Student,
    StudentStatus,
)


def build_pupils(maker: Maker, people: People) -> None:
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


def build_population(maker: Maker) -> None:
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
