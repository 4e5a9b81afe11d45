"""Pupils with their enrolments, staff with their posts and lessons, of a case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from duoc.project.indicator_cases.checking import block_names
from duoc.project.indicator_cases.codes import Codes, day, day_after, held, open_day
from duoc.registry.enrollment.models import Enrollment, Homeroom, Subject, TeachingAssignment
from duoc.registry.people.models import LanguageCertificate, Post, Qualification, Residence, Staff, Student

Records = list[dict[str, Any]]
UNKNOWN_BIRTHDAY = date(1980, 1, 1)


def pupils(codes: Codes, records: Records) -> None:
    """Pupils with where they live."""
    _write_pupils(codes, records)
    Residence.objects.bulk_create(
        Residence(
            student=codes.row("student", record["id"]), ward=codes.row("organization", stay["ward"]), **held(stay)
        )
        for record in records
        for stay in record.get("residence", ())
    )


def _write_pupils(codes: Codes, records: Records) -> None:
    rows: list[Student] = []
    known = Student.objects.count()
    for number, record in enumerate(records, start=known + 1):
        row = Student(
            code=f"HS{number}",
            family_name="Học sinh",
            given_name=record["id"],
            birth_on=day(record["born"]),
            sex=record.get("sex") or "",
            ethnicity=record.get("ethnicity", "Kinh"),
            is_disabled=record.get("disability", False),
        )
        row.fill_keys()
        rows.append(row)
    for record, row in zip(records, Student.objects.bulk_create(rows), strict=True):
        codes.keep("student", record["id"], row)


def enrolments(codes: Codes, records: Records) -> None:
    """Enrolments; without days of their own they have those of the class."""
    Enrollment.objects.bulk_create(_enrolment(codes, record) for record in records)


def _enrolment(codes: Codes, record: dict[str, Any]) -> Enrollment:
    school_class = codes.row("school_class", record["class"])
    return Enrollment(
        student=codes.row("student", record["pupil"]),
        school_class=school_class,
        school_id=school_class.school_id,
        school_year_id=school_class.school_year_id,
        grade=record.get("grade", school_class.grade),
        is_primary=record.get("primary", True),
        entry_reason=record.get("entry") or "",
        exit_reason=record.get("exit") or "",
        valid_from=open_day(record.get("from")) or school_class.valid_from,
        valid_to=day_after(record.get("to")) or school_class.valid_to,
    )


def pupil_blocks(codes: Codes, records: Records) -> None:
    """Blocks: so many pupils that are alike, each with one enrolment and, with a ward, one residence."""
    for record in records:
        names = block_names(record)
        _write_pupils(codes, [{**record, "id": name} for name in names])
        enrolments(codes, [{**record, "pupil": name} for name in names])
        if "ward" in record:
            ward = codes.row("organization", record["ward"])
            Residence.objects.bulk_create(Residence(student=codes.row("student", name), ward=ward) for name in names)


def staff(codes: Codes, records: Records) -> None:
    """Staff with their posts, degrees and certificates."""
    for number, record in enumerate(records, start=1):
        row = Staff(
            code=f"NS{number}",
            family_name="Nhân sự",
            given_name=record["id"],
            birth_on=open_day(record.get("born")) or UNKNOWN_BIRTHDAY,
            sex=record.get("sex") or "",
            pedagogy_certified_on=open_day(record.get("pedagogy_certificate")),
        )
        row.save()
        codes.keep("staff", record["id"], row)
        Post.objects.bulk_create(_posts(codes, row, record["positions"]))
        Qualification.objects.bulk_create(
            Qualification(
                staff=row,
                degree=each["degree"],
                is_teacher_training=each.get("teacher_training", False),
                awarded_on=day(each["awarded"]),
            )
            for each in record.get("qualifications", ())
        )
        LanguageCertificate.objects.bulk_create(
            LanguageCertificate(
                staff=row,
                language=each["language"],
                level_bac=each["bac"],
                recognised_on=day(each["recognised"]),
                valid_until=open_day(each.get("valid_to")),
            )
            for each in record.get("languages", ())
        )


def _posts(codes: Codes, staff: Staff, records: Records) -> Iterable[Post]:
    for record in records:
        yield Post(
            staff=staff,
            organization=codes.row("organization", record["org"]),
            position=record["position"],
            level=record.get("level", ""),
            full_time_equivalent=record.get("fte", 1),
            contract=record.get("contract", "permanent"),
            **held(record),
        )


def assignments(codes: Codes, records: Records) -> None:
    """Who teaches which subject in which class."""
    subjects = {code: _subject(code) for code in {record["subject"] for record in records}}
    TeachingAssignment.objects.bulk_create(
        TeachingAssignment(
            staff=codes.row("staff", record["staff"]),
            subject=subjects[record["subject"]],
            periods_per_week=record.get("periods_per_week", 1),
            **_of_class(codes, record),
        )
        for record in records
    )


def _subject(code: str) -> Subject:
    return Subject.objects.get_or_create(code=code, defaults={"name": code})[0]


def homerooms(codes: Codes, records: Records) -> None:
    """Who is homeroom teacher of which class."""
    Homeroom.objects.bulk_create(
        Homeroom(staff=codes.row("staff", record["staff"]), **_of_class(codes, record)) for record in records
    )


def _of_class(codes: Codes, record: dict[str, Any]) -> dict[str, Any]:
    """The class of a record and its days, which are those of the class where it has none."""
    school_class = codes.row("school_class", record["class"])
    return {
        "school_class": school_class,
        "valid_from": open_day(record.get("from")) or school_class.valid_from,
        "valid_to": day_after(record.get("to")) or school_class.valid_to,
    }
