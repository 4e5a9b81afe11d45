"""Stays: enrolments as a story, from a first to a last day, with how they began and ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import QuerySet

from duoc.registry.enrollment.models import Enrollment


class Stay(NamedTuple):
    """One primary enrolment, both days included. An enrolment without days of its own has those of its class."""

    id: int
    student: int
    school: int
    grade: str
    year: str
    first: date
    last: date
    entry: str
    exit: str

    def ended_by(self, day: date) -> bool:
        """Whether its last day was known on the day."""
        return self.last <= day


def stays(rows: QuerySet[Enrollment]) -> list[Stay]:
    """Primary enrolments as stays, each pupil's in the order of their first days. One query."""
    named = ("id", "student_id", "school_id", "grade", "school_year__code", "entry_reason", "exit_reason")
    begins = ("valid_from", "school_class__valid_from", "school_year__starts_on")
    ends = ("valid_to", "school_class__valid_to", "school_year__ends_on")
    found: list[Stay] = []
    for row in rows.filter(is_primary=True).values_list(*named, *begins, *ends):
        pk, student, school, grade, year, entry, leave, *days = row
        own_begin, class_begin, year_begin, own_end, class_end, year_end = days
        after = own_end or class_end
        last = after - timedelta(days=1) if after else year_end
        first = own_begin or class_begin or year_begin
        found.append(Stay(pk, student, school, grade, year, first, last, entry, leave))
    return sorted(found, key=lambda stay: (stay.student, stay.first, stay.last, stay.id))


def by_student(found: Iterable[Stay]) -> dict[int, list[Stay]]:
    """Each pupil's stays, in their order."""
    grouped: dict[int, list[Stay]] = {}
    for stay in found:
        grouped.setdefault(stay.student, []).append(stay)
    return grouped


def latest(own: Iterable[Stay], day: date) -> Stay | None:
    """The one of a pupil's stays that began last, of those begun by the day, in force or not."""
    begun = [stay for stay in own if stay.first <= day]
    return begun[-1] if begun else None
