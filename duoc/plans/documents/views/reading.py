"""Reading plans: the list, the plan of a day, its paper, its way through the states."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duoc.indicators import catalogue
from duoc.kit.audit.queries import history, version
from duoc.kit.errors import DomainError
from duoc.kit.paper import filename, to_docx, to_pdf
from duoc.plans.documents.forms import CommentForm, IssueForm
from duoc.plans.documents.models import Plan, PlanKind, PlanState
from duoc.plans.documents.papers import plan_document
from duoc.plans.documents.policy import EDIT_PLAN, ISSUE_PLAN, VIEW_PLAN
from duoc.plans.documents.queries import branches, changes
from duoc.plans.documents.services import issuing
from duoc.plans.documents.signing import proposed_signature
from duoc.registry.access.gate import Request, can, find, requires, visible
from duoc.web.page import go, page

SOURCE = ("source_lines", "amends__source_lines")  # long, and nothing for a reader
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@requires(VIEW_PLAN)
def plans(request: Request) -> HttpResponse:
    """The office's plans by school year: in force, drafts, amendments."""
    rows = visible(Plan, request.access, to=VIEW_PLAN).filter(kind=PlanKind.OFFICE, amends=None)
    rows = rows.select_related("organization", "school_year").defer("source_lines")
    return page(
        request,
        "documents/plans.html",
        {"plans": rows.order_by("-school_year__code", "-created_at"), "may_edit": can(request.access, EDIT_PLAN)},
    )


def chosen_day(request: Request) -> date:
    """The day asked for (`?ngay=2020-11-24` or 24/11/2020), else today."""
    asked = request.GET.get("ngay", "")
    parts = asked.split("/")
    text = "-".join(reversed(parts)) if len(parts) == 3 else asked
    try:
        return parse_date(text) or request.access.day
    except ValueError:
        return request.access.day


@requires(VIEW_PLAN)
def plan(request: Request, pk: int) -> HttpResponse:
    """A plan as it stood on a day, with its tasks and targets."""
    found = find(
        Plan.objects.select_related("organization", "school_year", "amends").defer(*SOURCE), pk, request, to=VIEW_PLAN
    )
    return _plan_page(request, found, CommentForm())


def _plan_page(request: Request, found: Plan, comment_form: CommentForm) -> HttpResponse:
    day = chosen_day(request)
    may_edit = can(request.access, EDIT_PLAN, found.organization_id)
    return page(
        request,
        "documents/plan.html",
        {
            "plan": found,
            "day": day,
            "branches": lambda: branches(found, day),  # asked only where the drawn tree is not at hand
            "changes": lambda: changes(found, day),
            "drawn": f"{found.pk}-{day}-{version([found.organization_id])}",
            "amendments": found.amendments.defer("source_lines").order_by("dated_on", "pk"),
            "titles": {each.id: str(each.title) for each in catalogue.all_definitions()},
            "steps": found.history.select_related("by"),
            "trace": history(found)[:20],
            "may_edit": may_edit,
            "may_issue": can(request.access, ISSUE_PLAN, found.organization_id),
            "comment_form": comment_form,
        },
        part="tree",
    )


@requires(VIEW_PLAN)
def plan_pdf(request: Request, pk: int) -> HttpResponse:
    """The plan as PDF/A."""
    found = find(Plan, pk, request, to=VIEW_PLAN)
    document = plan_document(found, chosen_day(request))
    response = HttpResponse(to_pdf(document), content_type="application/pdf")
    response["Content-Disposition"] = f"inline; filename={filename(document, 'pdf')}"
    return response


@requires(VIEW_PLAN)
def plan_docx(request: Request, pk: int) -> HttpResponse:
    """The plan for Word."""
    found = find(Plan, pk, request, to=VIEW_PLAN)
    document = plan_document(found, chosen_day(request))
    response = HttpResponse(to_docx(document), content_type=DOCX)
    response["Content-Disposition"] = f"attachment; filename={filename(document, 'docx')}"
    return response


@require_POST
@requires(EDIT_PLAN)
def submit(request: Request, pk: int) -> HttpResponse:
    """Lay the plan before the head of the office."""
    found = find(Plan, pk, request, to=EDIT_PLAN)
    try:
        issuing.submit(found, by=request.actor)
    except DomainError as error:
        messages.error(request, error.text)
        return go(request, "documents:review", pk)
    messages.success(request, _("Đã trình lãnh đạo Phòng ban hành."))
    return go(request, "documents:plan", pk)


@require_POST
@requires(ISSUE_PLAN)
def return_plan(request: Request, pk: int) -> HttpResponse:
    """Give the plan back with a comment."""
    found = find(Plan, pk, request, to=ISSUE_PLAN)
    form = CommentForm(request.POST)
    if form.is_valid():
        try:
            issuing.return_plan(found, form.cleaned_data["comment"], by=request.actor)
        except DomainError as error:
            form.add_error(error.field, error.text)
        else:
            messages.success(request, _("Đã trả lại kèm ý kiến."))
            return go(request, "documents:plan", pk)
    return _plan_page(request, found, form)


@requires(ISSUE_PLAN)
def issue(request: Request, pk: int) -> HttpResponse:
    """Number, day, signer; then the plan is in force and frozen."""
    found = find(Plan, pk, request, to=ISSUE_PLAN)
    if found.state == PlanState.ISSUED:
        return go(request, "documents:plan", pk)
    initial = {"symbol": found.symbol or "KH-PGDĐT", "dated_on": request.access.day}
    initial |= proposed_signature(request.access)
    form = IssueForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            issuing.issue(found, form.command(), by=request.actor)
        except DomainError as error:
            form.add_error(error.field, error.text)
        else:
            messages.success(request, _("Đã ban hành kế hoạch số %(number)s.") % {"number": found.full_symbol})
            return go(request, "documents:plan", pk)
    return page(request, "documents/issue.html", {"plan": found, "form": form})
