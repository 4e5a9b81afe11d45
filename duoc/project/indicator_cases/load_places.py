"""Organizations, sites, rooms, school years, classes, population and local norms of a case."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from duoc.indicators.engine.models import LocalNorm, WardPopulation
from duoc.project.indicator_cases.codes import Codes, day, day_after, held, open_day
from duoc.registry.calendar.models import SchoolYear, Term
from duoc.registry.enrollment.models import ClassGrade, Grade, SchoolClass
from duoc.registry.organizations.models import (
    LEVEL_FIELDS,
    Affiliation,
    Organization,
    OrganizationType,
    Room,
    Site,
)

Records = list[dict[str, Any]]


def organizations(codes: Codes, records: Records) -> None:
    """Organizations, then who answers to whom."""
    for record in records:
        levels: dict[str, Any] = {LEVEL_FIELDS[level]: True for level in record.get("levels", ())}
        row = Organization(
            code=record["code"],
            name=str(record.get("name", record["code"])),
            type=record["type"],
            ownership=record.get("ownership", "public"),
            **held(record),
            **levels,
        )
        row.save()
        codes.keep("organization", record["code"], row)
        if row.type == OrganizationType.SCHOOL:
            codes.keep("school", record["code"], row)
    Affiliation.objects.bulk_create(
        Affiliation(
            child=codes.row("organization", record["code"]),
            parent=codes.row("organization", parent["org"]),
            **held(parent),
        )
        for record in records
        for parent in record.get("parents", ())
    )


def sites(codes: Codes, records: Records) -> None:
    """Sites of schools."""
    for record in records:
        row = Site.objects.create(
            organization=codes.row("organization", record["org"]),
            code=record["code"],
            name=record["code"],
            is_main=record.get("main", False),
            ward=codes.row("organization", record["ward"]) if "ward" in record else None,
            **held(record),
        )
        codes.keep("site", record["code"], row)


def rooms(codes: Codes, records: Records) -> None:
    """Rooms at the sites."""
    for record in records:
        row = Room.objects.create(
            site=codes.row("site", record["site"]),
            code=record["code"],
            name=record["code"],
            kind=record["kind"],
            construction=record.get("construction", "solid"),
            condition=record.get("condition", "good"),
            is_borrowed=record.get("borrowed", False),
            area_m2=record.get("area_m2"),
            **held(record),
        )
        codes.keep("room", record["code"], row)


def school_years(codes: Codes, records: Records) -> None:
    """School years with their terms."""
    for record in records:
        row = SchoolYear.objects.create(
            code=record["code"],
            starts_on=day(record["from"]),
            ends_on=day(record["to"]),
            census_on=open_day(record.get("census")) or date(int(record["code"][:4]), 9, 30),
        )
        Term.objects.bulk_create(
            Term(school_year=row, code=term["code"], starts_on=day(term["from"]), ends_on=day(term["to"]))
            for term in record.get("terms", ())
        )
        codes.keep("school_year", record["code"], row)


def classes(codes: Codes, records: Records) -> None:
    """Classes with their grades; without days of their own they have those of the school year."""
    for record in records:
        year = codes.row("school_year", record["school_year"])
        grades = sorted(record["grades"], key=Grade.values.index)
        row = SchoolClass(
            code=record["code"],
            name=record["code"],
            school=codes.row("organization", record["org"]),
            school_year=year,
            grade=grades[0],
            is_combined=len(grades) > 1,
            sessions_per_day=record.get("sessions_per_day", 1),
            site=codes.row("site", record["site"]) if "site" in record else None,
            valid_from=open_day(record.get("from")) or year.starts_on,
            valid_to=day_after(record.get("to") or year.ends_on.isoformat()),
        )
        row.save()
        ClassGrade.objects.bulk_create(ClassGrade(school_class=row, grade=grade) for grade in grades)
        codes.keep("school_class", record["code"], row)


def local_norms(codes: Codes, records: Records) -> None:
    """Numbers that a province set for its schools."""
    LocalNorm.objects.bulk_create(
        LocalNorm(
            organization=codes.row("organization", record["org"]),
            kind=record["kind"],
            value=record["value"],
            **held(record),
        )
        for record in records
    )


def population(codes: Codes, records: Records) -> None:
    """Counted children of wards, added up where a case gives them in parts."""
    counts: Counter[tuple[str, str, int]] = Counter()
    for record in records:
        counts[record["ward"], record["school_year"], record["age"]] += record["count"]
    WardPopulation.objects.bulk_create(
        WardPopulation(
            ward=codes.row("organization", ward),
            school_year=codes.row("school_year", year),
            age=age,
            count=count,
        )
        for (ward, year, age), count in counts.items()
    )
