"""All school plans, and all action plans, as the office looks them through."""

from __future__ import annotations

from django.http import HttpResponse

from duoc.plans.documents.models import PlanKind
from duoc.plans.execution.plan_list import PlanList
from duoc.plans.execution.policy import VIEW_ACTION_PLAN, VIEW_COVERAGE
from duoc.plans.execution.views.plans import current_year
from duoc.registry.access.gate import Request, requires
from duoc.registry.access.policy import Action
from duoc.registry.organizations.models import Level, Organization, OrganizationType
from duoc.web.page import page


@requires(VIEW_COVERAGE)
def school_plans(request: Request) -> HttpResponse:
    """Where does the plan of each school stand?"""
    return _list(request, PlanKind.SCHOOL, VIEW_COVERAGE)


@requires(VIEW_ACTION_PLAN)
def action_plans(request: Request) -> HttpResponse:
    """Where does the action plan of each division stand?"""
    return _list(request, PlanKind.ACTION, VIEW_ACTION_PLAN)


def _list(request: Request, kind: PlanKind, to: Action) -> HttpResponse:
    office = request.access.office or _office_below(request, to)
    board = PlanList(request.access, current_year(request), office, kind, to, request.GET)
    context = {
        "board": board,
        "year": board.year,
        "is_action": kind == PlanKind.ACTION,
        "levels": [each for each in Level if each != Level.UPPER_SECONDARY],
    }
    return page(request, "execution/plans.html", context, part="rows")


def _office_below(request: Request, to: Action) -> Organization | None:
    """For the province: the office under it, if there is one alone."""
    offices = Organization.objects.filter(pk__in=request.access.organizations(to), type=OrganizationType.OFFICE)
    return offices.order_by("sort_key").first()
