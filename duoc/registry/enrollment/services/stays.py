"""Every write of an enrollment: admit, change class, transfer, drop out, return, complete."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.registry.enrollment.models import Enrollment, EntryReason, ExitReason, SchoolClass
from duoc.registry.people.models import Student, StudentStatus
from duoc.registry.people.services import StudentFacts, add_student

STATUS_AFTER: dict[str, str] = {
    ExitReason.TRANSFERRED_OUT: StudentStatus.TRANSFERRED,
    ExitReason.DROPPED_OUT: StudentStatus.DROPPED_OUT,
    ExitReason.COMPLETED: StudentStatus.COMPLETED,
    ExitReason.DECEASED: StudentStatus.NONE,
    ExitReason.MOVED_ABROAD: StudentStatus.TRANSFERRED,
}


@transaction.atomic
def enroll(
    student: Student,
    school_class: SchoolClass,
    *,
    by: Actor,
    from_day: date,
    grade: str | None = None,
    reason: str = EntryReason.ADMITTED,
) -> Enrollment:
    """Put a student into a class from a day on.

    Errors: `enrolled_already` while another main enrollment is open; `overlaps`, `outside_class` (field `from_day`);
    `wrong_grade` where the class does not teach the grade.
    """
    row = Student.objects.select_for_update().get(pk=student.pk)
    open_rows = (
        row.enrollments.filter(is_primary=True, exit_reason="")
        .filter(Q(valid_to=None) | Q(valid_to__gt=from_day))
        .select_related("school_class", "school")
    )
    if current := open_rows.select_related("school_class", "school").first():
        raise DomainError(
            "enrolled_already",
            _("%(name)s đang học lớp %(class)s, %(school)s. Chuyển đi hoặc chuyển lớp trước khi ghi danh mới.")
            % {"name": row.full_name, "class": current.school_class.name, "school": current.school.name},
        )
    if row.enrollments.filter(is_primary=True, valid_to__gt=from_day).exists():
        raise DomainError(
            "overlaps",
            _("Học sinh còn học ở lớp cũ vào ngày %(day)s. Chọn ngày sau khi rời lớp.")
            % {"day": f"{from_day:%d/%m/%Y}"},
            field="from_day",
        )
    if not school_class.is_valid_on(from_day):
        raise DomainError(
            "outside_class",
            _("Lớp %(class)s không mở vào ngày %(day)s.") % {"class": school_class.name, "day": f"{from_day:%d/%m/%Y}"},
            field="from_day",
        )
    taught = set(school_class.grades.values_list("grade", flat=True)) or {school_class.grade}
    chosen = grade or school_class.grade
    if chosen not in taught:
        raise DomainError("wrong_grade", _("Lớp này không dạy khối đã chọn."), field="grade")
    enrollment = _enter(row, school_class, from_day, chosen, reason, by=by)
    student.refresh_from_db()
    return enrollment


@transaction.atomic
def admit(code: str, facts: StudentFacts, school_class: SchoolClass, from_day: date, *, by: Actor) -> Student:
    """Somebody new, at once in a class, both or neither. Errors: those of `add_student` and `enroll`."""
    row = add_student(code, facts, by=by, scope=school_class.school_id)
    enroll(row, school_class, by=by, from_day=from_day)
    return row


@transaction.atomic
def leave(enrollment: Enrollment, last_day: date, reason: str, *, by: Actor) -> Enrollment:
    """End an enrollment with this last day of attendance.

    Errors: `left_before_entry` (field `last_day`); `left_already`.
    """
    row: Enrollment = Enrollment.objects.select_for_update().select_related("student").get(pk=enrollment.pk)
    if row.exit_reason:
        raise DomainError("left_already", _("Ghi danh này đã kết thúc. Tải lại trang để xem."))
    if row.valid_from and last_day < row.valid_from:
        raise DomainError("left_before_entry", _("Ngày học cuối phải từ ngày vào lớp trở đi."), field="last_day")
    row.valid_to = last_day + timedelta(days=1)
    row.exit_reason = reason
    row.save(update_fields=["valid_to", "exit_reason"])
    student = row.student
    if reason in STATUS_AFTER:
        student.status = STATUS_AFTER[reason]
        if reason != ExitReason.COMPLETED:
            student.class_name = ""
        student.save(update_fields=["status", "class_name"])
    audit.record("enrollment.left", student, by=by, scope=row.school_id, after={"last_day": last_day, "reason": reason})
    return row


@transaction.atomic
def change_class(enrollment: Enrollment, to: SchoolClass, first_day: date, *, by: Actor) -> Enrollment:
    """Move a student to another class of the same school from a day on. Errors: `other_school`."""
    if to.school_id != enrollment.school_id:
        raise DomainError("other_school", _("Lớp này thuộc trường khác. Dùng “Chuyển trường”."), field="school_class")
    leave(enrollment, first_day - timedelta(days=1), ExitReason.CLASS_CHANGE, by=by)
    return _enter(
        Student.objects.get(pk=enrollment.student_id), to, first_day, to.grade, EntryReason.CLASS_CHANGE, by=by
    )


@transaction.atomic
def change_class_of_all(students: Sequence[Student], to: SchoolClass, first_day: date, *, by: Actor) -> int:
    """Move these students to another class of their school from a day on: all of them, or none. Gives how many.

    Errors, each naming the student: `not_enrolled`, `same_class`; those of `change_class`; `outside_class`.
    """
    if not to.is_valid_on(first_day):
        raise DomainError(
            "outside_class",
            _("Lớp %(class)s không mở vào ngày %(day)s.") % {"class": to.name, "day": f"{first_day:%d/%m/%Y}"},
            field="from_day",
        )
    open_stays = Enrollment.objects.filter(student__in=students, is_primary=True, exit_reason="")
    stays = {stay.student_id: stay for stay in open_stays.order_by("valid_from")}
    for student in students:
        stay = stays.get(student.pk)
        if stay is None:
            text = _("%(name)s hiện không học lớp nào. Bỏ chọn, hoặc xếp lớp cho em trước.")
            raise DomainError("not_enrolled", text % {"name": student.full_name})
        if stay.school_class_id == to.pk:
            text = _("%(name)s đang học chính lớp %(class)s. Bỏ chọn em hoặc chọn lớp khác.")
            raise DomainError("same_class", text % {"name": student.full_name, "class": to.name}, field="school_class")
        try:
            change_class(stay, to, first_day, by=by)
        except DomainError as refused:
            raise DomainError(refused.code, f"{student.full_name}: {refused.text}", field=refused.field) from refused
    return len(students)


@transaction.atomic
def transfer(enrollment: Enrollment, to: SchoolClass, first_day: date, *, by: Actor) -> Enrollment:
    """Move a student to a class of another school from a day on; both schools keep their part of the history."""
    leave(enrollment, first_day - timedelta(days=1), ExitReason.TRANSFERRED_OUT, by=by)
    return _enter(
        Student.objects.get(pk=enrollment.student_id), to, first_day, to.grade, EntryReason.TRANSFER_IN, by=by
    )


def _enter(
    student: Student, school_class: SchoolClass, first_day: date, grade: str, reason: str, *, by: Actor
) -> Enrollment:
    enrollment = Enrollment.objects.create(
        student=student,
        school_class=school_class,
        school_id=school_class.school_id,
        school_year_id=school_class.school_year_id,
        grade=grade,
        entry_reason=reason,
        valid_from=first_day,
        valid_to=school_class.valid_to,
    )
    _show(student, enrollment)
    audit.record(
        "enrollment.enrolled",
        student,
        by=by,
        scope=school_class.school_id,
        after={"class": school_class.code, "from": first_day, "reason": reason},
    )
    return enrollment


def _show(student: Student, enrollment: Enrollment) -> None:
    """Bring the student's present state in line with this enrollment."""
    student.school_id = enrollment.school_id
    student.grade = enrollment.grade
    student.class_name = enrollment.school_class.name
    student.status = StudentStatus.ENROLLED
    student.save(update_fields=["school", "grade", "class_name", "status"])
