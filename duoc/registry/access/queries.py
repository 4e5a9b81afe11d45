"""The policy as a page shows it, and the demonstration's accounts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.conf import settings

from duoc.registry.access.models import Account
from duoc.registry.access.policy import ACTIONS, GRANTS
from duoc.registry.access.roles import Role, Scope


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """One action: for each role, in the order of `Role`, its scopes in words ("" where it may not)."""

    title: str
    cells: list[str]


def policy_table() -> list[tuple[str, list[PolicyRow]]]:
    """The whole table by area."""
    ordered = sorted(ACTIONS.values(), key=lambda action: action.id.split(".")[0])
    return [
        (area, [PolicyRow(str(action.title), _cells(action.id)) for action in actions])
        for area, actions in groupby(ordered, key=lambda action: action.id.split(".")[0])
    ]


def _cells(action_id: str) -> list[str]:
    order = list(Scope)
    return [
        "; ".join(str(scope.label) for scope in sorted(GRANTS[action_id].get(role, ()), key=order.index))
        for role in Role
    ]


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """Somebody of the demonstration city whom a click signs in."""

    name: str
    role: str
    organization: str
    username: str


def demo_accounts() -> list[DemoAccount]:
    """One account a role, from the office down; nothing outside the demonstration. Two queries."""
    if not settings.DUOC_DEMO:
        return []
    order = list(Role)
    accounts = Account.objects.filter(is_demonstration=True, is_active=True).prefetch_related("roles__organization")
    found = [(account, account.roles.all()[0]) for account in accounts if account.roles.all()]
    found.sort(key=lambda pair: (order.index(Role(pair[1].role)), pair[0].pk))
    return [
        DemoAccount(account.full_name, str(Role(held.role).label), held.organization.label, account.username)
        for account, held in found
    ]
