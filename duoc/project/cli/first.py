"""`duoc office open` and `duoc account open`: what an empty installation needs before anybody can sign in."""

from __future__ import annotations

from datetime import date

import click
from django.core.exceptions import ValidationError
from django.db import transaction

from duoc.kit import clock
from duoc.kit.audit import SYSTEM
from duoc.kit.errors import DomainError
from duoc.project.cli.language import say
from duoc.registry.access.forms import USERNAME
from duoc.registry.access.models import Account
from duoc.registry.access.roles import Role
from duoc.registry.access.services import Slip
from duoc.registry.access.services import open_account as give_account
from duoc.registry.organizations.models import Organization, OrganizationType
from duoc.registry.organizations.services import OrganizationFacts, add_organization, found_province


def open_office(
    code: str,
    name: str,
    *,
    province: str,
    province_name: str | None,
    abbreviation: str,
    since: date | None,
    username: str,
    full_name: str,
) -> int:
    """Found an office under its province and give its administrator an account. 0 done, 2 cannot; nothing by halves."""
    first_day = since or clock.today()
    try:
        USERNAME(username)
        with transaction.atomic():
            top = _province(province, province_name, first_day)
            facts = OrganizationFacts(abbreviation=abbreviation)
            office = add_organization(
                code, name, OrganizationType.OFFICE, facts, parent=top, from_day=first_day, by=SYSTEM
            )
            _account, slip = give_account(username, full_name, office, Role.ADMINISTRATOR, by=SYSTEM)
    except (DomainError, ValidationError) as refused:
        return _refuse(refused)
    click.echo(say(f"Đã mở {office.name} ({code}), trực thuộc {top.name}.", f"Opened {office.name} ({code})."))
    _hand_over(slip)
    return 0


def _province(code: str, name: str | None, first_day: date) -> Organization:
    """The province with this code; founded where it is not there yet and a name was given."""
    found = Organization.objects.filter(code=code).first()
    if found is not None and found.type != OrganizationType.PROVINCE:
        raise DomainError(
            "not_a_province", say(f"{code} không phải Sở GD&ĐT: {found.name}.", f"{code} is no province: {found.name}.")
        )
    if found is None and not name:
        raise DomainError(
            "no_province",
            say(
                f"Chưa có Sở GD&ĐT mã {code}. Thêm --province-name để lập.",
                f"There is no province {code}. Add --province-name to found it.",
            ),
        )
    return found or found_province(code, str(name), first_day, by=SYSTEM)


def open_account(username: str, full_name: str, *, organization: str, role: str) -> int:
    """Give somebody an account with one role. 0 done, 2 cannot."""
    place = Organization.objects.filter(code=organization).first()
    if place is None:
        return _cannot(say(f"Không có đơn vị mang mã {organization}.", f"There is no organization {organization}."))
    if role not in Role.values:
        names = ", ".join(Role.values)
        return _cannot(
            say(f"Không có vai trò {role}. Các vai trò: {names}", f"There is no role {role}. Roles: {names}")
        )
    try:
        USERNAME(username)
        account, slip = give_account(username, full_name, place, Role(role), by=SYSTEM)
    except (DomainError, ValidationError) as refused:
        return _refuse(refused)
    click.echo(_told(account, place, Role(role)))
    _hand_over(slip)
    return 0


def _told(account: Account, place: Organization, role: Role) -> str:
    return f"{account.full_name} · {role.label} · {place.name}"


def _refuse(refused: DomainError | ValidationError) -> int:
    return _cannot(refused.text if isinstance(refused, DomainError) else " ".join(refused.messages))


def _cannot(text: str) -> int:
    click.echo(text, err=True)
    return 2


def _hand_over(slip: Slip) -> None:
    """The slip: shown once, never kept."""
    click.echo(say(f"Tên đăng nhập: {slip.username}", f"Username: {slip.username}"))
    click.echo(say(f"Mật khẩu lần đầu: {slip.password}", f"First password: {slip.password}"))
    click.echo(say("Phải đổi mật khẩu khi đăng nhập lần đầu.", "It must be changed at the first sign-in."))
