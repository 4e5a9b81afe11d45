"""A school plan or action plan: reading it, its way through the states, its printed forms."""

from __future__ import annotations

from typing import Literal

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duoc.kit.errors import DomainError
from duoc.kit.paper import filename, to_docx, to_pdf
from duoc.plans.documents.models import Plan, PlanKind
from duoc.plans.documents.policy import VIEW_PLAN
from duoc.plans.execution.board import Board, board_of
from duoc.plans.execution.forms import DecisionForm, ReopenForm
from duoc.plans.execution.grouping import By
from duoc.plans.execution.papers import carrying_plan_document
from duoc.plans.execution.policy import (
    APPROVE_ACTION_PLAN,
    APPROVE_PLAN,
    REOPEN_PLAN,
    SUBMIT_PLAN,
    VIEW_ACTION_PLAN,
    VIEW_COVERAGE,
    VIEW_OWN_PLAN,
    WRITE_PLAN,
)
from duoc.plans.execution.queries import carrying_plan
from duoc.plans.execution.services import planning, revising
from duoc.plans.execution.sheets import plan_workbook
from duoc.registry.access.gate import Request, can, find, requires
from duoc.registry.access.policy import SIGNED_IN, Action
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.calendar.queries import school_year_on
from duoc.registry.organizations.models import Organization, OrganizationType
from duoc.web.page import go, page

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CARRYING = (PlanKind.SCHOOL, PlanKind.ACTION)
DEEDS: dict[str, Literal["approve", "return"]] = {"approve": "approve", "return": "return"}
WRITERS = {OrganizationType.SCHOOL, OrganizationType.LEARNING_CENTRE}


def current_year(request: Request) -> SchoolYear:
    """The school year of the day. Without one there is no plan to speak of: 404."""
    year = school_year_on(request.access.day)
    if year is None:
        raise Http404
    return year


def chosen_by(request: Request) -> By:
    """How the reader wants the plan grouped (`?xem=thang`)."""
    asked = request.GET.get("xem", "")
    return By(asked) if asked in By.values else By.TERM


def home_of(plan: Plan) -> tuple[str, ...]:
    """Where the writers of a plan go back to."""
    return ("execution:action_plan",) if plan.kind == PlanKind.ACTION else ("execution:school_plan",)


@requires(SIGNED_IN)
def school_plan(request: Request) -> HttpResponse:
    """The plan of the reader's own school; the office goes to the list of all."""
    own = request.access.organization
    if own is not None and own.type in WRITERS and can(request.access, VIEW_OWN_PLAN, own.pk):
        return _own(request, own)
    if can(request.access, VIEW_COVERAGE):
        return go(request, "execution:school_plans")
    raise PermissionDenied


@requires(VIEW_ACTION_PLAN)
def action_plan(request: Request) -> HttpResponse:
    """The action plan of the reader's own division; others go to the list of all."""
    own = request.access.organization
    if own is not None and own.type == OrganizationType.DIVISION:
        return _own(request, own)
    return go(request, "execution:action_plans")


def _own(request: Request, organization: Organization) -> HttpResponse:
    year = current_year(request)
    plan = carrying_plan(organization.pk, year)
    return _page(request, Board(request.access, organization, year, plan, chosen_by(request)), is_own=True)


@requires(VIEW_PLAN)
def plan(request: Request, pk: int) -> HttpResponse:
    """One plan of any school or division that the reader may see."""
    return _page(request, board_of(request.access, _found(request, pk, VIEW_PLAN), chosen_by(request)))


def _found(request: Request, pk: int, to: Action) -> Plan:
    rows = Plan.objects.filter(kind__in=CARRYING).select_related("organization", "school_year")
    return find(rows, pk, request, to=to)


def _page(request: Request, board: Board, *, is_own: bool = False, form: DecisionForm | None = None) -> HttpResponse:
    context = {
        "board": board,
        "is_own": is_own,
        "ways": By,
        "decision": form or DecisionForm(),
        "reopening": ReopenForm(auto_id="reopen_%s"),
    }
    status = 422 if form is not None and form.errors else 200
    return page(request, "execution/plan.html", context, part="plan" if board.plan else None, status=status)


@require_POST
@requires(WRITE_PLAN)
def begin(request: Request) -> HttpResponse:
    """Begin the plan of the reader's own organization."""
    own = request.access.organization
    if own is None or not can(request.access, WRITE_PLAN, own.pk):
        raise PermissionDenied
    try:
        begun = planning.begin_plan(own, current_year(request), by=request.actor)
    except DomainError as error:
        messages.error(request, error.text)
        return go(request, "home")
    return go(request, *home_of(begun))


@require_POST
@requires(SUBMIT_PLAN)
def submit(request: Request, pk: int) -> HttpResponse:
    """Submit the plan for approval."""
    found = _found(request, pk, SUBMIT_PLAN)
    try:
        planning.submit_plan(found, by=request.actor)
    except DomainError as error:
        messages.error(request, error.text)
    else:
        messages.success(request, _("Đã trình duyệt. Khi Phòng duyệt hoặc trả lại, anh/chị nhận được thông báo."))
    return go(request, *home_of(found))


@require_POST
@requires(APPROVE_PLAN)
def decide(request: Request, pk: int) -> HttpResponse:
    """Approve, return with a comment, or reopen for additions."""
    found = _found(request, pk, APPROVE_PLAN)
    if found.kind == PlanKind.ACTION:
        found = _found(request, pk, APPROVE_ACTION_PLAN)
    form = DecisionForm(request.POST)
    deed = DEEDS.get(request.POST.get("deed", ""))
    if form.is_valid() and deed is not None:
        try:
            planning.decide_plan(found, deed, form.cleaned_data["comment"], by=request.actor)
        except DomainError as error:
            form.add_error(error.field, error.text)
            return _page(request, board_of(request.access, found), form=form)
        approved = _("Đã phê duyệt. Người lập và những người được giao việc đã được thông báo.")
        messages.success(request, approved if deed == "approve" else _("Đã trả lại kèm ý kiến."))
    return go(request, "execution:plan", pk)


@require_POST
@requires(REOPEN_PLAN)
def reopen(request: Request, pk: int) -> HttpResponse:
    """Open an approved plan for additions; the writers themselves, or the office."""
    found = _found(request, pk, REOPEN_PLAN)
    form = ReopenForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Nêu lý do bổ sung, điều chỉnh."))
        return _back(request, found)
    try:
        revising.reopen_plan(found, form.cleaned_data["comment"], by=request.actor)
    except DomainError as error:
        messages.error(request, error.text)
    else:
        messages.success(request, _("Đã mở để bổ sung. Các hoạt động đã duyệt vẫn có hiệu lực."))
    return _back(request, found)


@require_POST
@requires(REOPEN_PLAN)
def keep(request: Request, pk: int) -> HttpResponse:
    """Give the additions up and go on with the plan as it was approved."""
    found = _found(request, pk, REOPEN_PLAN)
    try:
        revising.keep_approved(found, by=request.actor)
    except DomainError as error:
        messages.error(request, error.text)
    else:
        messages.success(request, _("Đã thôi bổ sung; kế hoạch giữ như bản đã duyệt."))
    return _back(request, found)


def _back(request: Request, found: Plan) -> HttpResponse:
    own = request.access.organization
    if own is not None and own.pk == found.organization_id:
        return go(request, *home_of(found))
    return go(request, "execution:plan", found.pk)


@requires(VIEW_PLAN)
def plan_pdf(request: Request, pk: int) -> HttpResponse:
    """The plan as PDF/A."""
    document = carrying_plan_document(board_of(request.access, _found(request, pk, VIEW_PLAN)))
    response = HttpResponse(to_pdf(document), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{filename(document)}"'
    return response


@requires(VIEW_PLAN)
def plan_docx(request: Request, pk: int) -> HttpResponse:
    """The plan for Word."""
    document = carrying_plan_document(board_of(request.access, _found(request, pk, VIEW_PLAN)))
    response = HttpResponse(to_docx(document), content_type=DOCX)
    response["Content-Disposition"] = f'attachment; filename="{filename(document, "docx")}"'
    return response


@requires(VIEW_PLAN)
def plan_xlsx(request: Request, pk: int) -> HttpResponse:
    """The activities of the plan for Excel."""
    board = board_of(request.access, _found(request, pk, VIEW_PLAN))
    response = HttpResponse(plan_workbook(board), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="ke-hoach-{board.organization.code.lower()}.xlsx"'
    return response
