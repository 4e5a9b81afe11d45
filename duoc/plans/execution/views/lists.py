"""All school plans, and all action plans, as the office looks them through."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from duoc.plans.documents.models import PlanKind, PlanState
from duoc.plans.documents.queries import issued_plan
from duoc.plans.execution.policy import VIEW_ACTION_PLAN, VIEW_COVERAGE
from duoc.plans.execution.queries import matching, plan_rows
from duoc.plans.execution.views.plans import current_year
from duoc.registry.access.gate import Request, requires
from duoc.registry.access.policy import Action
from duoc.registry.organizations.models import Level, Organization, OrganizationType
from duoc.web.page import page

URGENT_FIRST = (PlanState.SUBMITTED, PlanState.RETURNED, "none", PlanState.DRAFT, PlanState.APPROVED)
WRITERS = {
    PlanKind.SCHOOL: [OrganizationType.SCHOOL],
    PlanKind.ACTION: [OrganizationType.DIVISION],
}


@requires(VIEW_COVERAGE)
def school_plans(request: Request) -> HttpResponse:
    """Where does the plan of each school stand?"""
    return _list(request, PlanKind.SCHOOL, VIEW_COVERAGE)


@requires(VIEW_ACTION_PLAN)
def action_plans(request: Request) -> HttpResponse:
    """Where does the action plan of each division stand?"""
    return _list(request, PlanKind.ACTION, VIEW_ACTION_PLAN)


def _list(request: Request, kind: PlanKind, to: Action) -> HttpResponse:
    year, day = current_year(request), request.access.day
    organizations = (
        Organization.objects.on(day)
        .filter(pk__in=request.access.organizations(to), type__in=WRITERS[kind])
        .order_by("sort_key", "pk")
    )
    office = request.access.office or _office_below(request, to)
    rows = plan_rows(organizations, kind, year, issued_plan(office.pk, year) if office else None, day)
    counts = {state: sum(row.state == state for row in rows) for state in URGENT_FIRST}
    asked = request.GET.get("tt", "")
    level = request.GET.get("cap", "")
    words = request.GET.get("q", "").strip()
    found = matching(rows, state=asked, level=level if level in Level.values else "", words=words)
    found.sort(key=lambda row: URGENT_FIRST.index(row.state))
    labels = {**dict(PlanState.choices), "none": _("Chưa lập")}
    return page(
        request,
        "execution/plans.html",
        {
            "rows": found,
            "year": year,
            "is_action": kind == PlanKind.ACTION,
            "states": [(state, labels[state], counts[state]) for state in URGENT_FIRST],
            "total": len(rows),
            "asked": asked,
            "level": level,
            "levels": [each for each in Level if each != Level.UPPER_SECONDARY],
            "words": words,
        },
        part="rows",
    )


def _office_below(request: Request, to: Action) -> Organization | None:
    """For the province: the office under it, if there is one alone."""
    offices = Organization.objects.filter(pk__in=request.access.organizations(to), type=OrganizationType.OFFICE)
    return offices.order_by("sort_key").first()
