"""The steering board, and one school's standing."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from duoc.plans.difficulties.models import Difficulty, DifficultyState
from duoc.plans.documents.models import Plan, PlanKind
from duoc.plans.documents.queries import issued_plan
from duoc.plans.execution.queries import late_and_due, urgency
from duoc.plans.steering import figures, queries
from duoc.plans.steering.board import Board, schools_of
from duoc.plans.steering.policy import VIEW_STEERING
from duoc.registry.access.gate import Request, can, requires
from duoc.registry.access.policy import ACTIONS
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.calendar.queries import school_year_on
from duoc.web.page import page


def _year(request: Request) -> SchoolYear:
    year = school_year_on(request.access.day)
    if year is None:
        raise PermissionDenied
    return year


@requires(VIEW_STEERING)
def board(request: Request) -> HttpResponse:
    """Where the year's plan stands: figures, sections × schools, map, what is late, what nobody took up."""
    found = Board(request.access, _year(request), request.GET.get("chi-so", ""), show_all="tat-ca" in request.GET)
    context = {"board": found, "may_report": can(request.access, ACTIONS["reports.view"])}
    return page(request, "steering/board.html", context, part="map")


@requires(VIEW_STEERING)
def school(request: Request, pk: int) -> HttpResponse:
    """One school: its figures, its sections, its late work, its difficulties."""
    found = next((each for each in schools_of(request.access) if each.pk == pk), None)
    if found is None:
        raise Http404
    day, year = request.access.day, _year(request)
    office = request.access.office
    plan = issued_plan(office.pk, year) if office else None
    sections = queries.sections_of(plan) if plan else []
    tasks = list(late_and_due([pk], day)[:20])
    own = Plan.objects.filter(organization_id=pk, school_year=year, kind=PlanKind.SCHOOL, amends=None).first()
    open_states = [DifficultyState.OPEN, DifficultyState.FORWARDED]
    return page(
        request,
        "steering/school.html",
        {
            "school": found,
            "day": day,
            "plan": own,
            "figures": figures.board_figures(pk, plan, year, day),
            "row": queries.heat_map([found], sections, year)[0],
            "sections": sections,
            "late": [(task, urgency(task, day)) for task in tasks],
            "difficulties": Difficulty.objects.filter(organization_id=pk, state__in=open_states).order_by("due_on"),
            "title": _("%(school)s đang ở đâu") % {"school": found.label},
        },
    )
