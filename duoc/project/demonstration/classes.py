"""Departments of the schools, and their classes of this year and the last."""

from __future__ import annotations

from datetime import date

from duoc.project.demonstration.making import GRADES, YEAR_ENDS, YEAR_STARTS, Maker, People, insert
from duoc.registry.enrollment.models import ClassGrade, Grade, SchoolClass
from duoc.registry.organizations.models import Affiliation, Level, Organization, OrganizationType, Site

CLASS_NAMES = {
    Grade.NURSERY_3: "Nhóm trẻ",
    Grade.KINDERGARTEN_3: "Mầm",
    Grade.KINDERGARTEN_4: "Chồi",
    Grade.KINDERGARTEN_5: "Lá",
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


def build_departments(school: Organization, people: People) -> None:
    """The departments (tổ chuyên môn) of one school."""
    for level in school.levels:
        for number, name in enumerate(DEPARTMENTS[level], start=1):
            department = Organization.objects.create(
                code=f"{school.code}-{level}-T{number}", name=name, type=OrganizationType.DEPARTMENT
            )
            Affiliation.objects.create(child=department, parent=school)
            people.departments[school.pk].append(department)


def build_classes(maker: Maker, school: Organization, people: People) -> None:
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
