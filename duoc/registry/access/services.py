"""Every write of accounts and roles."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.registry.access.models import Account, RoleAssignment
from duoc.registry.access.roles import Role, suits
from duoc.registry.organizations.models import Organization
from duoc.registry.people.models import Staff

READABLE = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like another letter on a printed slip


@dataclass(frozen=True, slots=True)
class Slip:
    """What is handed to a person on paper: the name to sign in with and the first password."""

    username: str
    password: str


def first_password() -> str:
    """Twelve letters and figures in three groups, easy to read from a slip."""
    groups = ("".join(secrets.choice(READABLE) for _i in range(4)) for _group in range(3))
    return "-".join(groups)


@transaction.atomic
def open_account(
    username: str, full_name: str, organization: Organization, role: Role, *, by: Actor, staff: Staff | None = None
) -> tuple[Account, Slip]:
    """Give somebody an account with one role and a first password that must be changed.

    Errors: `username_taken` (field `username`).
    """
    Organization.objects.select_for_update().get(pk=organization.pk)  # a form sent twice at the same moment
    if Account.objects.filter(username=username).exists():
        raise DomainError("username_taken", _("Tên đăng nhập này đã có người dùng. Chọn tên khác."), field="username")
    account = Account(username=username, full_name=full_name, staff=staff, must_change_password=True)
    slip = Slip(username, first_password())
    account.set_password(slip.password)
    account.save()
    audit.record(
        "access.account_opened", account, by=by, scope=organization.pk, after={"username": username, "name": full_name}
    )
    give_role(account, organization, role, by=by)
    return account, slip


@transaction.atomic
def new_password(account: Account, organization: Organization, *, by: Actor) -> Slip:
    """A new first password, for a slip; the old one ends at once."""
    slip = Slip(account.username, first_password())
    account.set_password(slip.password)
    account.must_change_password = True
    account.save(update_fields=["password", "must_change_password"])
    audit.record("access.password_reset", account, by=by, scope=organization.pk)
    return slip


@transaction.atomic
def set_active(account: Account, organization: Organization, *, active: bool, by: Actor) -> None:
    """Lock an account, or open it again."""
    account.is_active = active
    account.save(update_fields=["is_active"])
    audit.record("access.account_locked", account, by=by, scope=organization.pk, after={"active": active})


@transaction.atomic
def give_role(
    account: Account, organization: Organization, role: Role, *, by: Actor, from_day: date | None = None
) -> RoleAssignment:
    """Give a role in an organization from a day on (None: from ever); one that is held already is given back.

    Errors: `role_elsewhere` (field `role`) where such an organization has no such role.
    """
    if not suits(role, organization.type):
        raise DomainError(
            "role_elsewhere",
            _("%(organization)s không có vai trò “%(role)s”. Chọn vai trò khác hoặc đơn vị khác.")
            % {"organization": organization.name, "role": role.label},
            field="role",
        )
    Account.objects.select_for_update().get(pk=account.pk)
    standing: RoleAssignment | None = RoleAssignment.objects.filter(
        account=account, organization=organization, role=role, valid_to=None
    ).first()
    if standing is not None:
        return standing
    assignment: RoleAssignment = RoleAssignment.objects.create(
        account=account, organization=organization, role=role, valid_from=from_day
    )
    audit.record("access.role_given", account, by=by, scope=organization.pk, after={"role": role, "from": from_day})
    return assignment


@transaction.atomic
def end_role(assignment: RoleAssignment, last_day: date, *, by: Actor) -> None:
    """End a role with this last day; one that has ended earlier stays so. Errors: `ends_before_start`."""
    if assignment.valid_to and assignment.valid_to <= last_day + timedelta(days=1):
        return  # ended already; ending it again must not make it longer
    if assignment.valid_from and last_day < assignment.valid_from:
        raise DomainError("ends_before_start", _("Ngày thôi giữ vai trò phải từ ngày bắt đầu trở đi."))
    assignment.valid_to = last_day + timedelta(days=1)
    assignment.save(update_fields=["valid_to"])
    audit.record(
        "access.role_ended",
        assignment.account,
        by=by,
        scope=assignment.organization_id,
        after={"role": assignment.role, "last_day": last_day},
    )
