"""The policy as a page shows it, the trace in words, and the demonstration's accounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import groupby
from typing import Any

from django.apps import apps
from django.conf import settings

from duoc.kit.audit.models import AuditEvent
from duoc.kit.audit.titles import title_of
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
class Told:
    """One event of the trace as a reader sees it."""

    at: datetime
    who: str
    event: str
    what: str
    organization: str
    changes: list[tuple[str, str, str]]


def told(row: AuditEvent, organizations: Mapping[int, str]) -> Told:
    """An event with its changes as (field, before, after)."""
    before: dict[str, Any] = row.before or {}
    after: dict[str, Any] = row.after or {}
    names = list(dict.fromkeys([*before, *after]))
    label = _labels(row.object_type)
    changes = [(label.get(name, name), _text(before.get(name)), _text(after.get(name))) for name in names]
    return Told(
        row.at,
        row.actor_name,
        title_of(row.event),
        _kind(row.object_type),
        organizations.get(row.scope_id, ""),
        [change for change in changes if change[1] != change[2]],
    )


def _text(value: Any) -> str:
    if value is None:
        return ""
    return ", ".join(str(each) for each in value) if isinstance(value, list) else str(value)


def _kind(label: str) -> str:
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except LookupError:
        return label


@cache
def _labels(object_type: str) -> dict[str, Any]:
    """How a reader calls the fields of a kind of record, as far as they have names of their own."""
    try:
        fields = apps.get_model(object_type)._meta.get_fields()
    except LookupError:
        return {}
    named = {each.name: getattr(each, "verbose_name", "") for each in fields}
    return {name: words for name, words in named.items() if words and words != name.replace("_", " ")}


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
