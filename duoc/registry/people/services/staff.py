"""Adding a member of staff and mending the facts about one."""

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
from duoc.registry.people.models import Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffFacts:
    """What is known of a member of staff as a person; organization and position come from the posts."""

    family_name: str
    middle_name: str
    given_name: str
    birth_on: date
    sex: str = ""
    ethnicity: str = "Kinh"
    national_id: str = ""
    phone: str = ""
    email: str = ""


@transaction.atomic
def add_staff(code: str, facts: StaffFacts, *, by: Actor, scope: int | None) -> Staff:
    """A new member of staff, without a post yet. Errors: `code_taken` (field `code`)."""
    if Staff.objects.filter(code=code).exists():
        raise DomainError(
            "code_taken", _("Mã nhân sự %(code)s đã có người mang. Kiểm tra lại mã.") % {"code": code}, field="code"
        )
    row = Staff.objects.create(code=code, **asdict(facts))
    audit.record("people.staff_added", row, by=by, scope=scope, after={"code": code, **asdict(facts)})
    return row


@transaction.atomic
def change_staff(pk: int, version: int, facts: StaffFacts, *, by: Actor) -> Staff:
    """Mend the facts about a member of staff. Errors: `Conflict`."""
    row = claim(Staff, pk, version)
    before, after = put(row, facts)
    if after:
        row.save()
        audit.record("people.staff_changed", row, by=by, scope=row.organization_id, before=before, after=after)
    return row
