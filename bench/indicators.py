"""All indicators of a whole city: 70 schools, 45,000 pupils, 2,700 staff, every slice; then after one changed row.

    .venv/bin/python bench/indicators.py [pupils]

The rule: all figures of the city in under 2 s, on SQLite and on PostgreSQL. Without DATABASE_URL it works in SQLite
in memory; in any other database (an empty one) in a transaction that is rolled back.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duoc.project.settings")
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from django.conf import settings

if not settings.configured:
    import django

    django.setup()

from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from duoc.indicators.catalogue import all_definitions
from duoc.indicators.engine.compute import compute
from duoc.indicators.engine.models import WardPopulation
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.enrollment.models import ClassGrade, Enrollment, Homeroom, SchoolClass, Subject, TeachingAssignment
from duoc.registry.organizations.models import Affiliation, Organization, Room, Site
from duoc.registry.people.models import Post, Qualification, Residence, Staff, Student

DAY, YEAR, NEXT_YEAR = date(2020, 11, 24), "2020-2021", "2021-2022"
LATER = date(2021, 11, 24)
LIMIT_S = 2.0
LEVELS = {
    "MN": ("teaches_preschool", ["nt_25_36", "mg_3_4", "mg_4_5", "mg_5_6"], 3),
    "TH": ("teaches_primary", ["1", "2", "3", "4", "5"], 6),
    "THCS": ("teaches_lower_secondary", ["6", "7", "8", "9"], 9),
}
SCHOOLS = [*["MN"] * 24, *["TH"] * 30, *["THCS"] * 16]


def build_city(pupils: int) -> tuple[int, list[int]]:
    """Write a city; gives the office and its schools."""
    office, *wards = _organizations("PGD", "office", 1) + _organizations("P", "ward", 17)
    schools = _organizations("T", "school", len(SCHOOLS))
    for school, level in zip(schools, SCHOOLS, strict=True):
        setattr(school, LEVELS[level][0], True)
    Organization.objects.bulk_update(schools, [field for field, *_ in LEVELS.values()])
    Affiliation.objects.bulk_create(Affiliation(child=each, parent=office) for each in [*wards, *schools])
    years = [
        SchoolYear.objects.create(code=f"{y}-{y + 1}", starts_on=date(y, 9, 1), ends_on=date(y + 1, 5, 31),
                                  census_on=date(y, 9, 30))
        for y in (2020, 2021)
    ]  # fmt: skip
    WardPopulation.objects.bulk_create(
        WardPopulation(ward=ward, school_year=years[0], age=age, count=190) for ward in wards for age in range(15)
    )
    Site.objects.bulk_create(
        Site(organization=school, code=f"D{n}", name=f"Điểm {n}", is_main=n == 0)
        for school in schools
        for n in range(2)
    )
    Room.objects.bulk_create(
        Room(site=site, code=f"P{n}", name=f"P{n}", kind="pupil_toilet" if n == 0 else "classroom")
        for site in Site.objects.all() for n in range(10)
    )  # fmt: skip
    classes = _classes(schools, years)
    _pupils(classes, pupils, wards)
    _staff(schools, [each for each in classes if each.school_year_id == years[0].pk])
    return office.pk, [school.pk for school in schools]


def _organizations(prefix: str, kind: str, number: int) -> list[Organization]:
    rows = [Organization(code=f"BM-{prefix}{n}", name=f"{prefix} {n}", type=kind) for n in range(number)]
    for row in rows:
        row.fill_keys()
    return Organization.objects.bulk_create(rows)


def _classes(schools: list[Organization], years: list[SchoolYear]) -> list[SchoolClass]:
    rows: list[SchoolClass] = []
    for year in years:
        for school, level in zip(schools, SCHOOLS, strict=True):
            _, grades, parallel = LEVELS[level]
            for grade in grades:
                for n in range(parallel):
                    name = f"{grade}{chr(65 + n)}"
                    rows.append(SchoolClass(
                        code=f"{school.code}-{name}-{year.code}", name=name, school=school, school_year=year,
                        grade=grade, sessions_per_day=1 + n % 2,
                        valid_from=year.starts_on, valid_to=date(year.ends_on.year, 6, 1),
                    ))  # fmt: skip
                    rows[-1].fill_keys()
    SchoolClass.objects.bulk_create(rows, batch_size=2000)
    ClassGrade.objects.bulk_create([ClassGrade(school_class=row, grade=row.grade) for row in rows], batch_size=5000)
    return rows


def _age(grade: str) -> int:
    return int(grade) + 5 if grade.isdecimal() else int(grade[3])


def _pupils(classes: list[SchoolClass], pupils: int, wards: list[Organization]) -> None:
    """Pupils spread over the classes of the first year; a year later they sit in the next grade of the same school."""
    first = [each for each in classes if each.school_year.code == YEAR]
    later = {
        (each.school_id, each.grade, each.name[-1]): each for each in classes if each.school_year.code == NEXT_YEAR
    }
    rows = [
        Student(
            code=f"BM{n}", family_name="Nguyễn", given_name="An", full_name="Nguyễn An", folded="nguyen an",
            sort_key="an", birth_on=date(2020 - _age(first[n % len(first)].grade), 5, 1), sex="FM"[n % 2],
            ethnicity="Kinh" if n % 20 else "Khmer", is_disabled=n % 150 == 0,
        )
        for n in range(pupils)
    ]  # fmt: skip
    Student.objects.bulk_create(rows, batch_size=5000)
    enrolments: list[Enrollment] = []
    for n, student in enumerate(rows):
        here = first[n % len(first)]
        out = n % 400 == 0
        enrolments.append(_enrolment(student, here, out))
        up = str(int(here.grade) + 1) if here.grade.isdecimal() else here.grade
        there = later.get((here.school_id, up, here.name[-1]))
        if there is not None and not out:
            enrolments.append(_enrolment(student, there, False))
    Enrollment.objects.bulk_create(enrolments, batch_size=5000)
    Residence.objects.bulk_create(
        [Residence(student=student, ward=wards[n % len(wards)]) for n, student in enumerate(rows)], batch_size=5000
    )


def _enrolment(student: Student, school_class: SchoolClass, left: bool) -> Enrollment:
    return Enrollment(
        student=student, school_class=school_class, school_id=school_class.school_id,
        school_year_id=school_class.school_year_id, grade=school_class.grade, valid_from=school_class.valid_from,
        valid_to=date(2020, 10, 20) if left else school_class.valid_to,
        exit_reason=("transferred_out" if student.pk % 2 else "dropped_out") if left else "",
        entry_reason="promoted",
    )  # fmt: skip


def _staff(schools: list[Organization], classes: list[SchoolClass]) -> None:
    rows = [
        Staff(code=f"BM{n}", family_name="Trần", given_name="Bình", full_name="Trần Bình", folded="tran binh",
              sort_key="b", birth_on=date(1980, 1, 1))
        for n in range(2700)
    ]  # fmt: skip
    Staff.objects.bulk_create(rows, batch_size=5000)
    Post.objects.bulk_create(
        [Post(staff=row, organization=schools[n % 70], position="HT" if n < 70 else "GV") for n, row in enumerate(rows)]
    )
    Qualification.objects.bulk_create(
        [
            Qualification(staff=row, degree="cu_nhan", is_teacher_training=True, awarded_on=date(2005, 7, 1))
            for row in rows
        ]
    )
    by_school = {school.pk: rows[n::70] for n, school in enumerate(schools)}
    english, _ = Subject.objects.get_or_create(code="TIENG_ANH", defaults={"name": "Tiếng Anh"})
    Homeroom.objects.bulk_create(
        [Homeroom(staff=by_school[each.school_id][n % 30], school_class=each) for n, each in enumerate(classes)]
    )
    TeachingAssignment.objects.bulk_create(
        [TeachingAssignment(staff=by_school[each.school_id][3], school_class=each, subject=english, periods_per_week=2)
         for each in classes]
    )  # fmt: skip


def measure(title: str, work: object, *, runs: int = 3) -> float:
    """Print the best time of some runs, the work of this process in it, and the number of queries and figures.

    Gives the time of the work, which a busy machine does not change; with PostgreSQL the server's comes on top.
    """
    best, effort, queries, figures = float("inf"), float("inf"), 0, 0
    for _ in range(runs):
        with CaptureQueriesContext(connection) as context:
            began, worked = time.perf_counter(), time.process_time()
            figures = len(work())  # type: ignore[operator]
            best, effort = min(best, time.perf_counter() - began), min(effort, time.process_time() - worked)
            queries = len(context)
    print(f"{title:<52} {best:6.2f} s, work {effort:5.2f} s  {queries:3} queries  {figures:6} figures")
    return effort


def main() -> Iterator[bool]:
    pupils = int(sys.argv[1]) if len(sys.argv) > 1 else 45_000
    began = time.perf_counter()
    office, schools = build_city(pupils)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    print(f"{connection.vendor}: {pupils} pupils, {Enrollment.objects.count()} enrolments, built in "
          f"{time.perf_counter() - began:.0f} s")  # fmt: skip
    names = [what.id for what in all_definitions()]
    yield (measure("all indicators, all organizations, all slices", lambda: compute(names, DAY, YEAR)) < LIMIT_S)
    yield measure("the same, asked a year later (with the next census)", lambda: compute(names, LATER, YEAR)) < LIMIT_S
    measure("all indicators of one school", lambda: compute(names, DAY, YEAR, organizations=schools[:1]))
    measure("one indicator (girls_rate), all organizations", lambda: compute("girls_rate", DAY, YEAR))
    Enrollment.objects.filter(school_id=schools[0]).order_by("pk")[0].delete()
    measure("after one changed row: its school", lambda: compute(names, DAY, YEAR, organizations=schools[:1]))
    measure("after one changed row: the office above it", lambda: compute(names, DAY, YEAR, organizations=[office]))


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        kept = list(main())
        transaction.set_rollback(True)
    sys.exit(0 if all(kept) else 1)
