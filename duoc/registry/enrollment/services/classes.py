"""Classes, and who leads and teaches them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.kit.versioned import claim
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.enrollment.models import ClassGrade, Homeroom, SchoolClass, Subject, TeachingAssignment
from duoc.registry.organizations.changes import put, told
from duoc.registry.organizations.models import Organization, Room, Site
from duoc.registry.people.models import Staff, Student


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassFacts:
    """What is known of a class. What a combined class teaches besides its own grade is handed over beside it."""

    name: str
    grade: str
    programme: str = ""
    sessions_per_day: int = 1
    site: Site | None = None
    room: Room | None = None


@transaction.atomic
def open_class(
    school: Organization,
    year: SchoolYear,
    code: str,
    facts: ClassFacts,
    *,
    valid_from: date,
    valid_to: date | None = None,
    other_grades: tuple[str, ...] = (),
    by: Actor,
) -> SchoolClass:
    """Open a class of a school in a school year.

    Errors: `code_taken` (field `code`); `name_taken` (field `name`) for a name that the school has this year.
    """
    if SchoolClass.objects.filter(code=code).exists():
        raise DomainError("code_taken", _("Mã lớp %(code)s đã có.") % {"code": code}, field="code")
    _name_is_free(school.pk, year.pk, facts.name, None)
    values = {name: getattr(facts, name) for name in facts.__slots__}
    row: SchoolClass = SchoolClass.objects.create(
        code=code,
        school=school,
        school_year=year,
        is_combined=bool(other_grades),
        valid_from=valid_from,
        valid_to=valid_to,
        **values,
    )
    _teach(row, other_grades)
    after = {"code": code, "from": valid_from, **{name: told(value) for name, value in values.items()}}
    audit.record("enrollment.class_opened", row, by=by, scope=school.pk, after=after)
    return row


@transaction.atomic
def revise_class(
    pk: int, version: int, facts: ClassFacts, *, other_grades: tuple[str, ...] = (), by: Actor
) -> SchoolClass:
    """Mend the facts about a class. Errors: `Conflict`; `name_taken`; `grade_in_use` (field `grade`)."""
    row = claim(SchoolClass, pk, version)
    _name_is_free(row.school_id, row.school_year_id, facts.name, pk)
    taught = {facts.grade, *other_grades}
    if row.enrollments.filter(exit_reason="").exclude(grade__in=taught).exists():
        raise DomainError("grade_in_use", _("Lớp đang có học sinh của khối cũ, chưa đổi khối được."), field="grade")
    old_name = row.name
    before, after = put(row, facts)
    was_combined, row.is_combined = row.is_combined, bool(other_grades)
    if after or was_combined != row.is_combined:
        row.save()
        _teach(row, other_grades)
        audit.record("enrollment.class_changed", row, by=by, scope=row.school_id, before=before, after=after)
    if old_name != row.name:
        pupils = row.enrollments.filter(exit_reason="").values("student")
        Student.objects.filter(pk__in=pupils).update(class_name=row.name)
    return row


@transaction.atomic
def close_class(school_class: SchoolClass, last_day: date, *, by: Actor) -> SchoolClass:
    """End a class with this last day. Errors: `has_pupils` while pupils learn in it; `ends_before_start`."""
    row: SchoolClass = SchoolClass.objects.select_for_update().get(pk=school_class.pk)
    if row.valid_from and last_day < row.valid_from:
        raise DomainError("ends_before_start", _("Ngày cuối phải từ ngày mở lớp trở đi."), field="last_day")
    until = last_day + timedelta(days=1)
    if row.enrollments.filter(exit_reason="").filter(Q(valid_to=None) | Q(valid_to__gt=until)).exists():
        raise DomainError("has_pupils", _("Lớp còn học sinh. Chuyển học sinh sang lớp khác trước."))
    row.valid_to, row.version = until, row.version + 1
    row.save()
    audit.record("enrollment.class_closed", row, by=by, scope=row.school_id, after={"last_day": last_day})
    return row


@transaction.atomic
def set_homeroom(school_class: SchoolClass, staff: Staff, from_day: date, *, by: Actor) -> Homeroom:
    """Name the homeroom teacher of a class from a day on; the one before ends there.

    Errors: `same_teacher` (field `staff`); `before_last` (field `from_day`).
    """
    row: SchoolClass = SchoolClass.objects.select_for_update().get(pk=school_class.pk)
    for last in row.homerooms.filter(Q(valid_to=None) | Q(valid_to__gt=from_day)):
        if last.staff_id == staff.pk and last.is_valid_on(from_day):
            raise DomainError("same_teacher", _("Thầy, cô này đang chủ nhiệm lớp."), field="staff")
        if last.valid_from and from_day <= last.valid_from:
            raise DomainError(
                "before_last",
                _("Đã phân công chủ nhiệm từ %(day)s. Chọn ngày sau đó.") % {"day": f"{last.valid_from:%d/%m/%Y}"},
                field="from_day",
            )
        last.valid_to = from_day
        last.save(update_fields=["valid_to"])
    found: Homeroom = Homeroom.objects.create(staff=staff, school_class=row, valid_from=from_day, valid_to=row.valid_to)
    after = {"staff": staff.full_name, "from": from_day}
    audit.record("enrollment.homeroom_set", row, by=by, scope=row.school_id, after=after)
    return found


@transaction.atomic
def assign_teaching(
    school_class: SchoolClass, staff: Staff, subject: Subject, periods_per_week: Decimal, from_day: date, *, by: Actor
) -> TeachingAssignment:
    """Let somebody teach a subject in a class from a day on. Errors: `assigned_already` (field `subject`)."""
    row: SchoolClass = SchoolClass.objects.select_for_update().get(pk=school_class.pk)
    standing = (
        row.assignments.filter(subject=subject, staff=staff)
        .filter(Q(valid_to=None) | Q(valid_to__gt=from_day))
        .exists()
    )
    if standing:
        raise DomainError("assigned_already", _("Thầy, cô này đang dạy môn đó ở lớp."), field="subject")
    found: TeachingAssignment = TeachingAssignment.objects.create(
        staff=staff,
        school_class=row,
        subject=subject,
        periods_per_week=periods_per_week,
        valid_from=from_day,
        valid_to=row.valid_to,
    )
    after = {"staff": staff.full_name, "subject": subject.name, "periods": periods_per_week, "from": from_day}
    audit.record("enrollment.teaching_assigned", row, by=by, scope=row.school_id, after=after)
    return found


@transaction.atomic
def end_assignment(assignment: TeachingAssignment, last_day: date, *, by: Actor) -> None:
    """End a teaching assignment with this last day.

    Errors: `ends_before_start`, `ends_after_end` (field `last_day`): ending may not make it longer.
    """
    row: SchoolClass = SchoolClass.objects.select_for_update().get(pk=assignment.school_class_id)
    found: TeachingAssignment = row.assignments.select_related("staff", "subject").get(pk=assignment.pk)
    _end(found, last_day)
    after = {"staff": found.staff.full_name, "subject": found.subject.name, "last_day": last_day}
    audit.record("enrollment.teaching_ended", row, by=by, scope=row.school_id, after=after)


@transaction.atomic
def end_homeroom(homeroom: Homeroom, last_day: date, *, by: Actor) -> None:
    """End who leads a class with this last day; nobody leads it until another is named.

    Errors: `ends_before_start`, `ends_after_end` (field `last_day`): ending may not make it longer.
    """
    row: SchoolClass = SchoolClass.objects.select_for_update().get(pk=homeroom.school_class_id)
    found: Homeroom = row.homerooms.select_related("staff").get(pk=homeroom.pk)
    _end(found, last_day)
    after = {"staff": found.staff.full_name, "last_day": last_day}
    audit.record("enrollment.homeroom_ended", row, by=by, scope=row.school_id, after=after)


def _end(row: TeachingAssignment | Homeroom, last_day: date) -> None:
    row.refuse_end_before_start(last_day)
    until = last_day + timedelta(days=1)
    if row.valid_to and until > row.valid_to:
        text = _("Phân công này đến hết ngày %(day)s. Chọn ngày không muộn hơn.")
        said = f"{row.valid_to - timedelta(days=1):%d/%m/%Y}"
        raise DomainError("ends_after_end", text % {"day": said}, field="last_day")
    row.valid_to = until
    row.save(update_fields=["valid_to"])


def _name_is_free(school: int, year: int, name: str, pk: int | None) -> None:
    same = SchoolClass.objects.filter(school=school, school_year=year, name=name).exclude(pk=pk)
    if same.exists():
        raise DomainError("name_taken", _("Năm học này trường đã có lớp %(name)s.") % {"name": name}, field="name")


def _teach(row: SchoolClass, other_grades: tuple[str, ...]) -> None:
    """The grades of a class: its own, and for a combined one the others."""
    wanted = {row.grade, *other_grades}
    row.grades.exclude(grade__in=wanted).delete()
    ClassGrade.objects.bulk_create(
        [ClassGrade(school_class=row, grade=grade) for grade in sorted(wanted)], ignore_conflicts=True
    )
