"""The steering board, and one school's standing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duoc.plans.difficulties.models import Difficulty, DifficultyState
from duoc.plans.documents.models import Plan, PlanKind
from duoc.plans.documents.queries import issued_plan
from duoc.plans.execution.queries import coverage, late_and_due, plans_by_state, urgency
from duoc.plans.steering import figures, maps, queries
from duoc.plans.steering.policy import VIEW_STEERING
from duoc.registry.access.gate import Request, can, requires
from duoc.registry.access.policy import ACTIONS
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.calendar.queries import school_year_on
from duoc.registry.organizations.models import Organization, OrganizationType, Site
from duoc.web.page import page

SHOWN_SCHOOLS, SHOWN_LATE, SHOWN_UNCOVERED = 12, 8, 5
TREND_WEEKS = 10


def _schools(request: Request) -> list[Organization]:
    """The schools that the board speaks of: all within reach, in alphabetical order."""
    reached = request.access.organizations(VIEW_STEERING)
    rows = Organization.objects.on(request.access.day).filter(pk__in=reached, type=OrganizationType.SCHOOL)
    return list(rows.order_by("sort_key"))


def _year(request: Request) -> SchoolYear:
    year = school_year_on(request.access.day)
    if year is None:
        raise PermissionDenied
    return year


@requires(VIEW_STEERING)
def board(request: Request) -> HttpResponse:
    """Where the year's plan stands: figures, sections × schools, map, what is late, what nobody took up."""
    day, year = request.access.day, _year(request)
    schools = _schools(request)
    office = request.access.office
    plan = issued_plan(office.pk, year) if office else None
    place = request.access.organization or office
    sections = queries.sections_of(plan) if plan else []
    rows = queries.heat_map(schools, sections, year)
    ids = [school.pk for school in schools]
    late = list(late_and_due([*ids, *_divisions(request)], day)[: SHOWN_LATE * 4])
    context = {
        "plan": plan,
        "year": year,
        "day": day,
        "figures": figures.board_figures(_focus(place, office), plan, year, day) if place else [],
        "sections": sections,
        "rows": rows if "tat-ca" in request.GET else rows[:SHOWN_SCHOOLS],
        "school_count": len(rows),
        "late": [(task, urgency(task, day)) for task in late[:SHOWN_LATE]],
        "late_count": sum(task.due_on < day for task in late if task.due_on),
        "plans": _plan_counts(ids, year),
        "trend": _trend(ids, year, day),
        **_coverage(plan, day),
        **_map(request, schools, year, day),
        "waiting": _waiting(request),
        "may_report": can(request.access, ACTIONS["reports.view"]),
    }
    return page(request, "steering/board.html", context, part="map")


def _focus(place: Organization, office: Organization | None) -> int:
    """Whose figures stand on top: a school's own; those of the office for everybody above."""
    if place.type in (OrganizationType.SCHOOL, OrganizationType.OFFICE, OrganizationType.PROVINCE):
        return place.pk
    return office.pk if office else place.pk


def _divisions(request: Request) -> list[int]:
    reached = request.access.organizations(VIEW_STEERING)
    rows = Organization.objects.filter(pk__in=reached, type=OrganizationType.DIVISION)
    return list(rows.values_list("pk", flat=True))


def _plan_counts(schools: list[int], year: SchoolYear) -> dict[str, int]:
    counts = plans_by_state(schools, year)
    begun = sum(counts.values())
    return {
        "approved": counts.get("approved", 0),
        "submitted": counts.get("submitted", 0),
        "none": len(schools) - begun,
    }


def _trend(schools: list[int], year: SchoolYear, day: date) -> list[int]:
    days = [day - timedelta(weeks=week) for week in range(TREND_WEEKS, -1, -1)]
    return [value for value in queries.progress_trend(schools, year, days) if value is not None]


def _coverage(plan: Plan | None, day: date) -> dict[str, Any]:
    if plan is None:
        return {"covered": 0, "directives": 0, "uncovered": []}
    rows = [row for row in coverage(plan, day) if row.addressed]
    return {
        "directives": len(rows),
        "covered": sum(row.taken > 0 for row in rows),
        "uncovered": [row for row in rows if not row.taken][:SHOWN_UNCOVERED],
    }


def _map(request: Request, schools: list[Organization], year: SchoolYear, day: date) -> dict[str, Any]:
    """The map, coloured by the measure asked for (`?chi-so=`), and the same as a list."""
    wanted = request.GET.get("chi-so", "")
    measure = next((each for each in figures.MEASURES if each.indicator == wanted), figures.MEASURES[0])
    values = figures.values_by_school(measure, [school.pk for school in schools], year, day)
    names = {school.pk: school.label for school in schools}
    places = Site.objects.on(day).filter(organization__in=names, is_main=True, latitude__isnull=False)
    drawn = maps.markers(
        (
            float(longitude),
            float(latitude),
            measure.tone(values.get(school)),
            f"{names[school]}: {measure.text(values.get(school))}",
            reverse("steering:school", args=[school]),
        )
        for school, latitude, longitude in places.values_list("organization_id", "latitude", "longitude")
    )
    tones = [marker.tone for marker in drawn]
    return {
        "measure": measure,
        "measures": figures.MEASURES,
        "ground": maps.ground(),
        "markers": drawn,
        "tones": {tone: tones.count(tone) for tone in ("good", "warn", "bad", "none")},
    }


def _waiting(request: Request) -> list[Difficulty]:
    """Difficulties that wait for an answer, the most urgent first."""
    reached = request.access.organizations(VIEW_STEERING)
    open_states = [DifficultyState.OPEN, DifficultyState.FORWARDED]
    rows = Difficulty.objects.filter(organization_id__in=reached, state__in=open_states, same_as=None)
    return list(rows.select_related("organization").order_by("due_on")[:5])


@requires(VIEW_STEERING)
def school(request: Request, pk: int) -> HttpResponse:
    """One school: its figures, its sections, its late work, its difficulties."""
    found = next((each for each in _schools(request) if each.pk == pk), None)
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
