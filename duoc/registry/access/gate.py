"""The only ways from a request to a row: `requires`, `find`, `visible`, `can`.

A view is marked with the action it needs; rows outside the actor's scope do not exist for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from duoc.kit import clock
from duoc.kit.audit import Actor
from duoc.registry.access.models import Account, RoleAssignment
from duoc.registry.access.policy import GRANTS, SCOPINGS, Action
from duoc.registry.access.roles import Role, Scope
from duoc.registry.organizations.models import Organization, OrganizationType
from duoc.registry.organizations.queries import Tree, tree_on

Row = TypeVar("Row", bound=models.Model)
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role that the account has on the day."""

    role: Role
    organization_id: int


class Access:
    """What an account may do on a day: its roles and the organizations they reach. Loaded when first asked."""

    def __init__(self, account: Account | None, day: date, origin: str = "page") -> None:
        self.account = account
        self.day = day
        self.origin = origin

    @property
    def actor(self) -> Actor:
        """This account as services and the trace name it."""
        if self.account is None:
            return Actor(user_id=None, name="", origin=self.origin)
        return Actor(user_id=self.account.pk, name=self.account.get_full_name(), origin=self.origin)

    @property
    def staff_id(self) -> int | None:
        """The member of staff that signs in with this account."""
        return None if self.account is None else self.account.staff_id

    @cached_property
    def roles(self) -> tuple[RoleHeld, ...]:
        """Roles held on the day. One query."""
        if self.account is None:
            return ()
        rows = (RoleAssignment.objects.on(self.day).filter(account=self.account).order_by("pk")).values_list(
            "role", "organization_id"
        )
        return tuple(RoleHeld(Role(role), organization) for role, organization in rows)

    @cached_property
    def tree(self) -> Tree:
        """The tree of organizations on the day. One query."""
        return tree_on(self.day)

    @cached_property
    def organization(self) -> Organization | None:
        """The organization of the first role: the one that the pages speak of."""
        return Organization.objects.filter(pk=self.roles[0].organization_id).first() if self.roles else None

    @cached_property
    def office(self) -> Organization | None:
        """The education office that the account belongs to."""
        if self.organization is None:
            return None
        if self.organization.type == OrganizationType.OFFICE:
            return self.organization
        above = list(self.tree.above(self.organization.pk))
        return Organization.objects.filter(pk__in=above, type=OrganizationType.OFFICE).first()

    def has_role(self, *roles: Role) -> bool:
        """Whether one of these roles is held somewhere. For choosing a home page, never for a permission."""
        return any(held.role in roles for held in self.roles)

    def scopes(self, action: Action) -> list[tuple[RoleHeld, Scope]]:
        """Every (role held, scope) by which this action is allowed."""
        table = GRANTS[action.id]
        return [(held, scope) for held in self.roles for scope in sorted(table.get(held.role, ()))]

    def organizations(self, action: Action) -> set[int]:
        """Ids of all organizations in which the action is allowed as a whole (not only on own rows or classes)."""
        reached: set[int] = set()
        for held, scope in self.scopes(action):
            reached |= self._reach(held, scope)
        return reached

    def _reach(self, held: RoleHeld, scope: Scope) -> set[int]:
        match scope:
            case Scope.ORGANIZATION:
                return {held.organization_id}
            case Scope.TREE:
                return set(self.tree.below(held.organization_id))
            case Scope.ABOVE:
                return set(self.tree.above(held.organization_id))
            case Scope.OFFICE:
                root = self.office.pk if self.office else held.organization_id
                return set(self.tree.below(root))
            case _:
                return set()


class Request(HttpRequest):
    """A request with what our middleware puts on it."""

    user: Account | AnonymousUser
    actor: Actor
    access: Access
    htmx: Any


View = Callable[Concatenate[Any, P], HttpResponseBase]


def can(access: Access, action: Action, organization: int | None = None) -> bool:
    """Whether the action is allowed at all, or in this organization."""
    if organization is None:
        return bool(access.scopes(action))
    return organization in access.organizations(action)


def visible(rows: type[Row] | QuerySet[Row], access: Access, *, to: Action) -> QuerySet[Row]:
    """The rows on which this account may do this. Errors: LookupError for a model that no policy speaks of."""
    queryset = rows if isinstance(rows, QuerySet) else rows._default_manager.all()
    scoping = SCOPINGS.get(queryset.model)
    if scoping is None:
        raise LookupError(f"{queryset.model.__name__} has no scoping; add scoped(...) to its area's policy.py")
    condition = Q(pk__in=[])
    reached: set[int] = set()
    above: set[int] = set()
    for held, scope in access.scopes(to):
        if scope in scoping.conditions:
            condition |= scoping.conditions[scope](access)
        elif scope == Scope.ABOVE and scoping.shown_below is not None:
            above |= access._reach(held, scope)
        else:
            reached |= access._reach(held, scope)
    if reached and scoping.organization is not None:
        condition |= Q(**{f"{scoping.organization}__in": reached})
    if above and scoping.organization is not None and scoping.shown_below is not None:
        condition |= Q(**{f"{scoping.organization}__in": above}) & scoping.shown_below
    return queryset.filter(condition)


def find(rows: type[Row] | QuerySet[Row], pk: object, request: HttpRequest, *, to: Action) -> Row:
    """The row with this id, if the actor may do this with it; otherwise 404, as if it did not exist."""
    access = cast(Request, request).access
    try:
        return visible(rows, access, to=to).get(pk=pk)
    except (models.ObjectDoesNotExist, ValueError) as missing:
        raise Http404 from missing


def requires(action: Action) -> Callable[[View[P]], View[P]]:
    """Mark a view with the action that it needs: sign-in first, 403 where no role has it."""

    def mark(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: Any, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not can(request.access, action):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.duoc_action = action  # type: ignore[attr-defined]
        return cast(View[P], guarded)

    return mark


def public(view: View[P]) -> View[P]:
    """Mark a view that anybody may open, signed in or not."""
    view.duoc_action = None  # type: ignore[attr-defined]
    return view


class AccessMiddleware:
    """Puts `request.actor` and `request.access` on every request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        ours = cast(Request, request)
        account = ours.user if isinstance(ours.user, Account) else None
        ours.access = Access(account, clock.today())
        ours.actor = ours.access.actor
        return self.get_response(request)
