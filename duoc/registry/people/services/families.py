"""Who looks after a student, where it lives, and the policy groups it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.registry.organizations.models import Organization
from duoc.registry.people.models import Guardian, Guardianship, PolicyGroupMembership, Residence, Student


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardianFacts:
    """The least that is needed to reach a guardian."""

    full_name: str
    relation: str
    phone: str = ""
    email: str = ""


@transaction.atomic
def add_guardian(student: Student, facts: GuardianFacts, *, by: Actor) -> Guardianship:
    """Note a guardian; one with the same name and telephone, a sibling's perhaps, is taken for the same person."""
    guardian = Guardian.objects.filter(full_name=facts.full_name, phone=facts.phone).exclude(phone="").first()
    if guardian is None:
        guardian = Guardian.objects.create(full_name=facts.full_name, phone=facts.phone, email=facts.email)
    tie, created = Guardianship.objects.get_or_create(
        student=student, guardian=guardian, defaults={"relation": facts.relation}
    )
    if created:
        after = {"name": facts.full_name, "relation": facts.relation, "phone": facts.phone}
        audit.record("people.guardian_added", student, by=by, scope=student.school_id, after=after)
    return tie


@transaction.atomic
def remove_guardian(tie: Guardianship, *, by: Actor) -> None:
    """Take a guardian off a student's record; the person goes too, if nobody else has them."""
    student, guardian = tie.student, tie.guardian
    before = {"name": guardian.full_name, "relation": tie.relation, "phone": guardian.phone}
    tie.delete()
    if not guardian.guardianships.exists():
        guardian.delete()
    audit.record("people.guardian_removed", student, by=by, scope=student.school_id, before=before)


@transaction.atomic
def move_home(student: Student, ward: Organization, address: str, from_day: date, *, by: Actor) -> Residence:
    """Where a student lives from a day on; the residence before ends there. Errors: `before_last` (`from_day`)."""
    row = Student.objects.select_for_update().get(pk=student.pk)
    last = row.residences.filter(valid_to=None).order_by("-valid_from").first()
    if last is not None:
        if last.valid_from and from_day <= last.valid_from:
            raise DomainError(
                "before_last",
                _("Nơi ở hiện ghi có từ %(day)s. Chọn ngày sau đó.") % {"day": f"{last.valid_from:%d/%m/%Y}"},
                field="from_day",
            )
        last.valid_to = from_day
        last.save(update_fields=["valid_to"])
    home: Residence = Residence.objects.create(student=row, ward=ward, address=address, valid_from=from_day)
    before = {"ward": row.ward_id}
    row.ward = ward
    row.save(update_fields=["ward"])
    after = {"ward": ward.pk, "address": address, "from": from_day}
    audit.record("people.student_moved_home", row, by=by, scope=row.school_id, before=before, after=after)
    return home


@transaction.atomic
def give_policy_group(
    student: Student, group: str, from_day: date, last_day: date | None, *, by: Actor
) -> PolicyGroupMembership:
    """Note that a student belongs to a policy group. Errors: `overlaps` where the same is noted for that time."""
    row = Student.objects.select_for_update().get(pk=student.pk)
    until = last_day + timedelta(days=1) if last_day else None
    same = row.policy_groups.filter(group=group).filter(Q(valid_to=None) | Q(valid_to__gt=from_day))
    if until is not None:
        same = same.filter(Q(valid_from=None) | Q(valid_from__lt=until))
    if same.exists():
        raise DomainError("overlaps", _("Diện này đã được ghi cho khoảng thời gian đó."), field="group")
    found: PolicyGroupMembership = row.policy_groups.create(group=group, valid_from=from_day, valid_to=until)
    after = {"group": group, "from": from_day, "last_day": last_day}
    audit.record("people.policy_group_given", row, by=by, scope=row.school_id, after=after)
    return found


@transaction.atomic
def give_policy_group_to_all(
    students: Sequence[Student], group: str, from_day: date, last_day: date | None, *, by: Actor
) -> int:
    """Note a policy group for all of these students, or for none. Gives how many.

    Errors: those of `give_policy_group`, each naming the student.
    """
    for student in students:
        try:
            give_policy_group(student, group, from_day, last_day, by=by)
        except DomainError as refused:
            raise DomainError(refused.code, f"{student.full_name}: {refused.text}", field=refused.field) from refused
    return len(students)


@transaction.atomic
def end_policy_group(membership: PolicyGroupMembership, last_day: date, *, by: Actor) -> None:
    """End a policy group with this last day, earlier or later than it was noted.

    Errors: `ends_before_start`, `overlaps` (field `last_day`) where the same is noted again for a later time.
    """
    student = Student.objects.select_for_update().get(pk=membership.student_id)
    row: PolicyGroupMembership = student.policy_groups.get(pk=membership.pk)
    until = last_day + timedelta(days=1)
    if row.valid_from and last_day < row.valid_from:
        raise DomainError("ends_before_start", _("Ngày cuối phải từ ngày bắt đầu trở đi."), field="last_day")
    later = student.policy_groups.filter(group=row.group, valid_from__gte=row.valid_from or last_day).exclude(pk=row.pk)
    if later.filter(valid_from__lt=until).exists():
        raise DomainError("overlaps", _("Diện này đã được ghi cho khoảng thời gian sau đó."), field="last_day")
    before = {"last_day": row.valid_to - timedelta(days=1) if row.valid_to else None}
    row.valid_to = until
    row.save(update_fields=["valid_to"])
    after = {"group": row.group, "last_day": last_day}
    audit.record("people.policy_group_ended", student, by=by, scope=student.school_id, before=before, after=after)
