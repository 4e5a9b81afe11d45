"""The one policy: role × action → scopes, and for each model how a scope becomes a condition on its rows.

Every area adds its rows from its own `policy.py`; nothing is decided anywhere else. `gate` asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duoc.registry.access.models import Account, RoleAssignment
from duoc.registry.access.roles import Role, Scope

if TYPE_CHECKING:
    from duoc.registry.access.gate import Access

RowCondition = Callable[["Access"], Q]


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done. `id` is "<area>.<verb>"; the title is shown on the policy page."""

    id: str
    title: str | Promise


@dataclass(slots=True)
class Scoping:
    """How the rows of one model belong to organizations and persons."""

    organization: str | None = None
    shown_below: Q | None = None
    conditions: dict[Scope, RowCondition] = field(default_factory=dict)


ACTIONS: dict[str, Action] = {}
GRANTS: dict[str, dict[Role, frozenset[Scope]]] = {}
SCOPINGS: dict[type[models.Model], Scoping] = {}


def action(identifier: str, title: str | Promise) -> Action:
    """Declare an action. Errors: ValueError if the id is taken."""
    if identifier in ACTIONS:
        raise ValueError(f"action {identifier} is declared twice")
    ACTIONS[identifier] = Action(identifier, title)
    GRANTS[identifier] = {}
    return ACTIONS[identifier]


def grant(to: Action, rows: Mapping[Role, Scope | Iterable[Scope]]) -> None:
    """Add rows to the table: each role with the scope, or scopes, in which it may do this."""
    for role, scopes in rows.items():
        each = frozenset([scopes]) if isinstance(scopes, Scope) else frozenset(scopes)
        GRANTS[to.id][role] = GRANTS[to.id].get(role, frozenset()) | each


def scoped(
    model: type[models.Model],
    organization: str | None = None,
    *,
    own: RowCondition | None = None,
    classes: RowCondition | None = None,
    department: RowCondition | None = None,
    shown_below: Q | None = None,
) -> None:
    """Say how rows of a model are reached.

    `organization` is the lookup path to the organization's id ("plan__organization"); `shown_below` narrows what those
    further down see through scope ABOVE (an issued plan, not its draft); the callables give the condition for the
    narrower scopes. A scope that a model does not know reaches none of its rows.
    """
    conditions: dict[Scope, RowCondition] = {}
    for scope, condition in ((Scope.OWN, own), (Scope.CLASSES, classes), (Scope.DEPARTMENT, department)):
        if condition is not None:
            conditions[scope] = condition
    SCOPINGS[model] = Scoping(organization, shown_below, conditions)


scoped(Account, "roles__organization")
scoped(RoleAssignment, "organization")

SIGNED_IN = action("access.signed_in", _("Dùng các trang chung sau khi đăng nhập"))
grant(SIGNED_IN, dict.fromkeys(Role, Scope.OWN))
RECEIVE_NOTICES = action("access.receive_notices", _("Nhận thông báo, nhắc việc, lịch"))
grant(RECEIVE_NOTICES, dict.fromkeys(Role, Scope.OWN))
MANAGE_ACCOUNTS = action("access.manage_accounts", _("Quản lý tài khoản và vai trò"))
grant(
    MANAGE_ACCOUNTS,
    {Role.ADMINISTRATOR: Scope.TREE, Role.OFFICE_HEAD: Scope.TREE, Role.PRINCIPAL: Scope.ORGANIZATION},
)
VIEW_POLICY = action("access.view_policy", _("Xem bảng phân quyền"))
grant(VIEW_POLICY, dict.fromkeys(Role, Scope.OWN))
VIEW_TRACE = action("access.view_trace", _("Xem nhật ký thay đổi"))
grant(
    VIEW_TRACE,
    {
        Role.ADMINISTRATOR: Scope.TREE,
        Role.OFFICE_HEAD: Scope.TREE,
        Role.OFFICE_DEPUTY: Scope.TREE,
        Role.PRINCIPAL: Scope.ORGANIZATION,
        Role.VICE_PRINCIPAL: Scope.ORGANIZATION,
    },
)
VIEW_JOBS = action("access.view_jobs", _("Xem các việc chạy nền của đơn vị"))
grant(
    VIEW_JOBS,
    {Role.ADMINISTRATOR: Scope.TREE, Role.OFFICE_HEAD: Scope.TREE, Role.PRINCIPAL: Scope.ORGANIZATION},
)
