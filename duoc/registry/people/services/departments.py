"""Who belongs to which department (tổ chuyên môn) of a school, and what becomes of them when it ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.registry.organizations.models import Organization
from duoc.registry.organizations.services import close_organization
from duoc.registry.people.models import Staff


@transaction.atomic
def join_department(staff: Staff, department: Organization | None, *, by: Actor) -> Staff:
    """Put a member of staff into a department of the own organization, or into none.

    Errors: `other_organization` (field `department`) for a department of somebody else's school.
    """
    row = Staff.objects.select_for_update().get(pk=staff.pk)
    if department is not None and not department.affiliations.filter(parent=row.organization_id).exists():
        raise DomainError(
            "other_organization",
            _("%(name)s không làm việc ở đơn vị có tổ này.") % {"name": row.full_name},
            field="department",
        )
    if row.department_id == (department.pk if department else None):
        return row
    before = {"department": row.department_id}
    row.department, row.version = department, row.version + 1
    row.save()
    after = {"department": row.department_id}
    audit.record("people.department_joined", row, by=by, scope=row.organization_id, before=before, after=after)
    return row


@transaction.atomic
def join_department_all(staff: Iterable[Staff], department: Organization | None, *, by: Actor) -> None:
    """Put all of these into a department, or into none; if one cannot, nobody moves.

    Errors: those of `join_department`.
    """
    for each in staff:
        join_department(each, department, by=by)


@transaction.atomic
def close_department(department: Organization, last_day: date, decision: str = "", *, by: Actor) -> Organization:
    """End a department with this last day; its members belong to none until they are put into another.

    Errors: those of `close_organization`.
    """
    row = close_organization(department, last_day, decision, by=by)
    join_department_all(Staff.objects.filter(department=row), None, by=by)
    return row
