"""Changing an issued plan: what the amendment changes, the plan beside it, one item in other words or lifted."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duoc.kit.errors import DomainError
from duoc.plans.documents.forms import AddDirectiveForm, AmendNodeForm
from duoc.plans.documents.models import Node, NodeKind, Plan
from duoc.plans.documents.policy import EDIT_PLAN, ISSUE_PLAN
from duoc.plans.documents.queries import branches, changes, nodes_on, numbers_on
from duoc.plans.documents.services import amending
from duoc.registry.access.gate import Request, can, find, requires
from duoc.web.page import go, page


@require_POST
@requires(EDIT_PLAN)
def begin_amendment(request: Request, pk: int) -> HttpResponse:
    """Begin changing an issued plan."""
    found = find(Plan, pk, request, to=EDIT_PLAN)
    try:
        amendment = amending.begin_amendment(found, by=request.actor)
    except DomainError as error:
        messages.error(request, error.text)
        return go(request, "documents:plan", pk)
    return go(request, "documents:amendment", amendment.pk)


@requires(EDIT_PLAN)
def amendment(request: Request, pk: int) -> HttpResponse:
    """The changes of an amendment, and the plan that they change."""
    found = _amendment(request, pk)
    if found.amends is None or found.is_frozen:
        return go(request, "documents:plan", pk)
    headings = nodes_on(found.amends, request.access.day).filter(kind=NodeKind.HEADING)
    form = AddDirectiveForm(request.POST or None, headings=headings)
    if form.is_valid():
        data = form.cleaned_data
        try:
            amending.add_directive(
                found, data["under"], text=data["text"], role=data["role"], due_on=data["due_on"], by=request.actor
            )
        except DomainError as error:
            form.add_error(error.field, error.text)
        else:
            messages.success(request, _("Đã thêm nhiệm vụ bổ sung."))
            return go(request, "documents:amendment", pk)
    return page(
        request,
        "documents/amendment.html",
        {
            "plan": found,
            "original": found.amends,
            "changes": changes(found, request.access.day),
            "branches": branches(found.amends, request.access.day),
            "form": form,
            "may_issue": can(request.access, ISSUE_PLAN, found.organization_id),
        },
    )


def _amendment(request: Request, pk: int) -> Plan:
    return find(Plan.objects.exclude(amends=None).select_related("amends"), pk, request, to=EDIT_PLAN)


@requires(EDIT_PLAN)
def amend_node(request: Request, pk: int, node_pk: int) -> HttpResponse:
    """Other words or another deadline for one item, or its end."""
    found = _amendment(request, pk)
    node = find(Node.objects.select_related("task"), node_pk, request, to=EDIT_PLAN)
    drafted = found.nodes.filter(replaces=node).select_related("task").first()
    stands = drafted if drafted is not None and drafted.text else node
    task = getattr(stands, "task", None)
    is_lifted = "lift" in request.POST
    form = AmendNodeForm(
        request.POST or None,
        initial={"text": stands.text, "due_on": task.due_on if task is not None else None},
        is_lifted=is_lifted,
    )
    if form.is_valid():
        try:
            amending.amend_node(found, node, by=request.actor, **form.cleaned_data)
        except DomainError as error:
            form.add_error(error.field, error.text)
        else:
            messages.success(request, _("Đã ghi: bãi bỏ mục này.") if is_lifted else _("Đã ghi thay đổi."))
            return go(request, "documents:amendment", pk)
    original = found.amends
    numbers = numbers_on(original, request.access.day) if original else {}
    return page(
        request,
        "documents/amend_node.html",
        {"plan": found, "original": original, "node": node, "number": numbers.get(node.pk, ""), "form": form},
    )


@require_POST
@requires(EDIT_PLAN)
def drop_change(request: Request, pk: int, node_pk: int) -> HttpResponse:
    """Take one change out of a draft amendment."""
    found = _amendment(request, pk)
    try:
        amending.drop_change(found, node_pk, by=request.actor)
    except DomainError as error:
        messages.error(request, error.text)
    return go(request, "documents:amendment", pk)
