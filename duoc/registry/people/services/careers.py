"""Posts, degrees and language certificates: what a member of staff does and is qualified for."""

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
from duoc.registry.organizations.changes import told
from duoc.registry.organizations.models import Organization
from duoc.registry.people.models import Contract, LanguageCertificate, Post, Qualification, Staff
from duoc.registry.people.services.staff import StaffFacts, add_staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A position in an organization from a day on."""

    organization: Organization
    position: str
    valid_from: date
    level: str = ""
    full_time_equivalent: Decimal = Decimal(1)
    contract: str = Contract.PERMANENT
    title_grade: str = ""
    decision: str = ""


@transaction.atomic
def appoint(staff: Staff, how: Appointment, *, by: Actor) -> Post:
    """Give a member of staff a post; the posts open before it end the day before.

    Errors: `before_last` (field `valid_from`) where an open post began on that day or later.
    """
    row = Staff.objects.select_for_update().get(pk=staff.pk)
    for last in row.posts.filter(Q(valid_to=None) | Q(valid_to__gt=how.valid_from)):
        if last.valid_from and how.valid_from <= last.valid_from:
            raise DomainError(
                "before_last",
                _("Đã có vị trí việc làm từ %(day)s. Chọn ngày sau đó.") % {"day": f"{last.valid_from:%d/%m/%Y}"},
                field="valid_from",
            )
        last.valid_to = how.valid_from
        last.save(update_fields=["valid_to"])
    post: Post = Post.objects.create(
        staff=row,
        organization=how.organization,
        position=how.position,
        valid_from=how.valid_from,
        level=how.level,
        full_time_equivalent=how.full_time_equivalent,
        contract=how.contract,
        title_grade=how.title_grade,
        decision=how.decision,
    )
    before = {"organization": row.organization_id, "position": row.position}
    if row.organization_id != how.organization.pk:
        row.department = None
    row.organization, row.position = how.organization, how.position
    row.save()
    after = {name: told(getattr(how, name)) for name in how.__slots__}
    audit.record("people.staff_appointed", row, by=by, scope=how.organization.pk, before=before, after=after)
    return post


@transaction.atomic
def engage(code: str, facts: StaffFacts, how: Appointment, *, by: Actor) -> Staff:
    """Somebody new with the first post, both or neither. Errors: those of `add_staff` and `appoint`."""
    row = add_staff(code, facts, by=by, scope=how.organization.pk)
    appoint(row, how, by=by)
    row.refresh_from_db()
    return row


@transaction.atomic
def end_post(post: Post, last_day: date, *, by: Actor) -> Post:
    """End a post with this last day. Errors: `ended_already`; `ends_before_start` (field `last_day`)."""
    row: Post = Post.objects.select_for_update().select_related("staff").get(pk=post.pk)
    if row.valid_to is not None:
        raise DomainError("ended_already", _("Vị trí này đã kết thúc. Tải lại trang để xem."))
    if row.valid_from and last_day < row.valid_from:
        raise DomainError("ends_before_start", _("Ngày cuối phải từ ngày nhận việc trở đi."), field="last_day")
    row.valid_to = last_day + timedelta(days=1)
    row.save(update_fields=["valid_to"])
    staff = row.staff
    if not staff.posts.filter(valid_to=None).exists():
        staff.organization, staff.department, staff.position = None, None, ""
        staff.save()
    after = {"position": row.position, "last_day": last_day}
    audit.record("people.post_ended", staff, by=by, scope=row.organization_id, after=after)
    return row


@transaction.atomic
def add_qualification(
    staff: Staff, degree: str, field: str, awarded_on: date, *, is_teacher_training: bool, by: Actor
) -> Qualification:
    """Note a degree; the same degree in the same field is given back."""
    row, created = Qualification.objects.get_or_create(
        staff=staff,
        degree=degree,
        field=field,
        defaults={"awarded_on": awarded_on, "is_teacher_training": is_teacher_training},
    )
    if created:
        after = {"degree": degree, "field": field, "awarded_on": awarded_on}
        audit.record("people.qualification_added", staff, by=by, scope=staff.organization_id, after=after)
    return row


@transaction.atomic
def add_language(
    staff: Staff,
    language: str,
    level_bac: int,
    valid_until: date | None,
    *,
    by: Actor,
    recognised_on: date | None = None,
) -> LanguageCertificate:
    """Note a language certificate; without the day of its recognition it counts for nothing yet.

    Errors: `no_such_level` (field `level_bac`); `ends_before_recognised` (field `valid_until`).
    """
    if not 1 <= level_bac <= 6:
        raise DomainError("no_such_level", _("Khung năng lực ngoại ngữ có bậc 1 đến bậc 6."), field="level_bac")
    _still_valid(recognised_on, valid_until)
    row = LanguageCertificate.objects.create(
        staff=staff, language=language, level_bac=level_bac, recognised_on=recognised_on, valid_until=valid_until
    )
    after = {
        "language": language,
        "level_bac": level_bac,
        "recognised_on": recognised_on,
        "valid_until": valid_until,
    }
    audit.record("people.language_added", staff, by=by, scope=staff.organization_id, after=after)
    return row


@transaction.atomic
def recognise_language(certificate: LanguageCertificate, recognised_on: date, *, by: Actor) -> LanguageCertificate:
    """Note on which day a certificate was recognised. Errors: `ends_before_recognised` (field `recognised_on`)."""
    row = LanguageCertificate.objects.select_for_update().select_related("staff").get(pk=certificate.pk)
    _still_valid(recognised_on, row.valid_until, field="recognised_on")
    before = {"recognised_on": row.recognised_on}
    row.recognised_on = recognised_on
    row.save(update_fields=["recognised_on"])
    after = {"language": row.language, "level_bac": row.level_bac, "recognised_on": recognised_on}
    audit.record(
        "people.language_recognised", row.staff, by=by, scope=row.staff.organization_id, before=before, after=after
    )
    return row


def _still_valid(recognised_on: date | None, valid_until: date | None, field: str = "valid_until") -> None:
    if recognised_on and valid_until and valid_until < recognised_on:
        raise DomainError(
            "ends_before_recognised", _("Chứng chỉ phải còn giá trị vào ngày được công nhận."), field=field
        )
