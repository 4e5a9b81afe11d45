"""Accounts and roles, the policy table, the trace, and the demonstration's sign-in."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duoc.kit import clock
from duoc.kit.audit.models import AuditEvent
from duoc.kit.audit.telling import tell
from duoc.kit.errors import DomainError
from duoc.kit.text import fold
from duoc.registry.access import queries, services
from duoc.registry.access.forms import AccountForm, RoleForm
from duoc.registry.access.gate import Request, find, public, requires, visible
from duoc.registry.access.models import Account, RoleAssignment
from duoc.registry.access.policy import MANAGE_ACCOUNTS, VIEW_POLICY, VIEW_TRACE
from duoc.registry.access.roles import Role
from duoc.registry.organizations.models import Organization
from duoc.web.page import go, page

PER_PAGE = 50


@requires(MANAGE_ACCOUNTS)
def accounts(request: Request) -> HttpResponse:
    """The accounts of the organizations that the reader manages."""
    rows = visible(Account, request.access, to=MANAGE_ACCOUNTS).distinct().prefetch_related("roles__organization")
    words = request.GET.get("q", "").strip()
    if words:
        wanted = fold(words)
        ids = [pk for pk, name, user in rows.values_list("pk", "full_name", "username") if wanted in fold(name + user)]
        rows = rows.filter(pk__in=ids)
    found = Paginator(rows.order_by("username"), PER_PAGE).get_page(request.GET.get("page"))
    return page(request, "access/accounts.html", {"page": found, "words": words}, part="rows")


@requires(MANAGE_ACCOUNTS)
def open_account(request: Request) -> HttpResponse:
    """Give somebody an account; the first password is shown once, for a printed slip."""
    allowed = request.access.organizations(MANAGE_ACCOUNTS)
    form = AccountForm(request.POST or None, organizations=allowed)
    if form.is_valid():
        data = form.cleaned_data
        try:
            account, slip = services.open_account(
                data["username"], data["full_name"], data["organization"], Role(data["role"]), by=request.actor
            )
        except DomainError as error:
            form.add_error(error.field, error.text)
        else:
            return page(request, "access/slip.html", {"account": account, "slip": slip})
    return page(request, "access/open_account.html", {"form": form})


@requires(MANAGE_ACCOUNTS)
def account(request: Request, pk: int) -> HttpResponse:
    """One account: its roles through time, and giving it another."""
    found = find(visible(Account, request.access, to=MANAGE_ACCOUNTS).distinct(), pk, request, to=MANAGE_ACCOUNTS)
    allowed = request.access.organizations(MANAGE_ACCOUNTS)
    form = RoleForm(request.POST or None, organizations=allowed)
    if form.is_valid():
        organization, role = form.cleaned_data["organization"], Role(form.cleaned_data["role"])
        try:
            services.give_role(found, organization, role, by=request.actor, from_day=clock.today())
        except DomainError as error:
            form.add_error(error.field, error.text)
        else:
            messages.success(request, _("Đã giao vai trò."))
            return go(request, "access:account", pk)
    roles = found.roles.filter(organization__in=allowed).select_related("organization").order_by("valid_to", "pk")
    return page(request, "access/account.html", {"account": found, "roles": roles, "form": form})


@require_POST
@requires(MANAGE_ACCOUNTS)
def end_role(request: Request, pk: int) -> HttpResponse:
    """End a role today."""
    assignment = find(RoleAssignment, pk, request, to=MANAGE_ACCOUNTS)
    try:
        services.end_role(assignment, clock.today(), by=request.actor)
    except DomainError as error:
        messages.error(request, error.text)
    else:
        messages.success(request, _("Đã kết thúc vai trò."))
    return go(request, "access:account", assignment.account_id)


@require_POST
@requires(MANAGE_ACCOUNTS)
def new_password(request: Request, pk: int) -> HttpResponse:
    """A new first password, shown once."""
    found = find(visible(Account, request.access, to=MANAGE_ACCOUNTS).distinct(), pk, request, to=MANAGE_ACCOUNTS)
    if not _wholly_managed(request, found):
        return _refuse_foreign(request, pk)
    slip = services.new_password(found, _scope(request, found), by=request.actor)
    return page(request, "access/slip.html", {"account": found, "slip": slip})


@require_POST
@requires(MANAGE_ACCOUNTS)
def switch(request: Request, pk: int) -> HttpResponse:
    """Lock an account or open it again; never one's own."""
    found = find(visible(Account, request.access, to=MANAGE_ACCOUNTS).distinct(), pk, request, to=MANAGE_ACCOUNTS)
    if found.pk == request.actor.user_id:
        raise PermissionDenied
    if not _wholly_managed(request, found):
        return _refuse_foreign(request, pk)
    services.set_active(found, _scope(request, found), active=not found.is_active, by=request.actor)
    messages.success(request, _("Đã mở lại tài khoản.") if found.is_active else _("Đã khóa tài khoản."))
    return go(request, "access:account", pk)


def _wholly_managed(request: Request, account: Account) -> bool:
    """Whether every role that the account holds today is one that the reader manages.

    Who manages only a part (a school from which somebody has gone to the office) may not open the whole.
    """
    held = RoleAssignment.objects.on(request.access.day).filter(account=account)
    return not held.exclude(organization__in=request.access.organizations(MANAGE_ACCOUNTS)).exists()


def _refuse_foreign(request: Request, pk: int) -> HttpResponse:
    text = _("Tài khoản này còn giữ vai trò ở đơn vị khác. Đề nghị người quản lý tài khoản của Phòng thực hiện.")
    messages.error(request, text)
    return go(request, "access:account", pk)


def _scope(request: Request, account: Account) -> Organization:
    """The organization in whose trace a change of the account is told."""
    allowed = request.access.organizations(MANAGE_ACCOUNTS)
    role = account.roles.filter(organization__in=allowed).select_related("organization").first()
    if role is None:
        raise Http404
    scope: Organization = role.organization
    return scope


@requires(VIEW_POLICY)
def policy(request: Request) -> HttpResponse:
    """The policy table: every action with the roles that may do it, and how far."""
    return page(request, "access/policy.html", {"groups": queries.policy_table(), "roles": list(Role)})


@requires(VIEW_TRACE)
def trace(request: Request) -> HttpResponse:
    """Who changed what, when, in the organizations whose trace the reader may see."""
    scopes = request.access.organizations(VIEW_TRACE)
    rows = AuditEvent.objects.filter(scope_id__in=scopes).order_by("-at", "-pk")
    if kind := request.GET.get("object_type"):
        rows = rows.filter(object_type=kind, object_id=request.GET.get("object_id", ""))
    found = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    names = dict(Organization.objects.filter(pk__in={row.scope_id for row in found}).values_list("pk", "name"))
    events = [(told, names.get(told.event.scope_id, "")) for told in tell(found)]
    return page(request, "access/trace.html", {"page": found, "events": events}, part="rows")


@require_POST
@public
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with one click as somebody of the demonstration city. Does not exist anywhere else."""
    if not settings.DUOC_DEMO:
        raise Http404
    account = Account.objects.filter(
        username=request.POST.get("username", ""), is_demonstration=True, is_active=True
    ).first()
    if account is None:
        raise Http404
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("home")


def context_scope(request: HttpRequest) -> Any:
    """What the shell's top bar says: organization, school year, role."""
    from duoc.registry.calendar.queries import school_year_on, term_on
    from duoc.web.context import Scope

    access = cast(Request, request).access
    if access.organization is None:
        return None
    term = term_on(access.day)
    year = term.school_year if term else school_year_on(access.day)
    period = " · ".join(str(part) for part in (_("Năm học %s") % year if year else "", term) if part)
    return Scope(organization=access.organization.label, period=period, role=str(access.roles[0].role.label))
