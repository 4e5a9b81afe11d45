"""Adding a student and mending the facts about one."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.kit.versioned import claim
from duoc.registry.organizations.changes import put
from duoc.registry.people.models import Student


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentFacts:
    """What is known of a student as a person; school and class come from the enrollments."""

    family_name: str
    middle_name: str
    given_name: str
    birth_on: date
    sex: str = ""
    ethnicity: str = "Kinh"
    national_id: str = ""
    birthplace: str = ""
    is_disabled: bool = False
    disability_kind: str = ""


@transaction.atomic
def add_student(code: str, facts: StudentFacts, *, by: Actor, scope: int | None) -> Student:
    """A new student, not in any class yet. `scope`: the school that adds it.

    Errors: `code_taken` (field `code`); `national_id_taken` (field `national_id`).
    """
    if Student.objects.filter(code=code).exists():
        raise DomainError(
            "code_taken", _("Mã học sinh %(code)s đã có người mang. Kiểm tra lại mã.") % {"code": code}, field="code"
        )
    _check(facts, None)
    row = Student.objects.create(code=code, **asdict(facts))
    audit.record("people.student_added", row, by=by, scope=scope, after={"code": code, **asdict(facts)})
    return row


@transaction.atomic
def change_student(pk: int, version: int, facts: StudentFacts, *, by: Actor) -> Student:
    """Mend the facts about a student. Errors: `Conflict`; `national_id_taken`."""
    row = claim(Student, pk, version)
    _check(facts, pk)
    before, after = put(row, facts)
    if after:
        row.save()
        audit.record("people.student_changed", row, by=by, scope=row.school_id, before=before, after=after)
    return row


def _check(facts: StudentFacts, pk: int | None) -> None:
    if not facts.national_id:
        return
    twin = Student.objects.filter(national_id=facts.national_id).exclude(pk=pk or 0).first()
    if twin is not None:
        raise DomainError(
            "national_id_taken",
            _("Số định danh này đang ghi cho học sinh mã %(code)s. Kiểm tra lại giấy khai sinh.") % {"code": twin.code},
            field="national_id",
        )
