"""Coverage both ways: the directive that no school took up, the school activity that serves none."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from duoc.plans.documents.models import PlanState, Task, TaskKind
from duoc.plans.documents.queries import issued_plan
from duoc.plans.execution import queries
from duoc.plans.execution.coverage_board import Asked, CoverageBoard
from duoc.plans.execution.policy import REMIND_SCHOOLS, VIEW_COVERAGE
from duoc.plans.execution.services.telling import remind_schools
from duoc.plans.execution.views.lists import _office_below
from duoc.plans.execution.views.plans import current_year
from duoc.registry.access.gate import Request, can, find, requires
from duoc.registry.organizations.models import Level
from duoc.web.page import go, page


@requires(VIEW_COVERAGE)
def coverage(request: Request) -> HttpResponse:
    """Which directives have few schools taken up, and which school work serves none?"""
    year = current_year(request)
    office = request.access.office or _office_below(request, VIEW_COVERAGE)
    plan = issued_plan(office.pk, year) if office else None
    asked = Asked(
        way=request.GET.get("muc-do", ""),
        level=request.GET.get("cap", ""),
        words=request.GET.get("q", "").strip(),
        page=request.GET.get("page", ""),
        all_unaligned="ngoai" in request.GET,
        query=request.GET.urlencode(),
    )
    board = CoverageBoard(request.access, year, plan, asked)
    levels = [each for each in Level if each != Level.UPPER_SECONDARY]
    return page(request, "execution/coverage.html", {"board": board, "asked": asked, "levels": levels}, part="rows")


@requires(VIEW_COVERAGE)
def directive(request: Request, pk: int) -> HttpResponse:
    """Which of the addressed schools took this directive up, and which did not?"""
    rows = Task.objects.filter(kind=TaskKind.DIRECTIVE, plan__state=PlanState.ISSUED)
    task = find(rows.select_related("plan", "lead", "organization"), pk, request, to=VIEW_COVERAGE)
    schools = queries.uptake(task)
    missing = [row for row in schools if not row.activities]
    return page(
        request,
        "execution/directive.html",
        {
            "task": task,
            "urgency": queries.urgency(task, request.access.day),
            "schools": schools,
            "missing": missing,
            "taken": len(schools) - len(missing),
            "may_remind": can(request.access, REMIND_SCHOOLS, task.organization_id),
        },
    )


@require_POST
@requires(REMIND_SCHOOLS)
def remind(request: Request, pk: int) -> HttpResponse:
    """Remind the schools that have not taken a directive up."""
    rows = Task.objects.filter(kind=TaskKind.DIRECTIVE, plan__state=PlanState.ISSUED)
    task = find(rows.select_related("plan"), pk, request, to=REMIND_SCHOOLS)
    missing = [row.school.pk for row in queries.uptake(task) if not row.activities]
    told = remind_schools(task, missing, current_year(request), by=request.actor)
    if told:
        text = ngettext("Đã nhắc %(count)s người phụ trách.", "Đã nhắc %(count)s người phụ trách.", told)
        messages.success(request, text % {"count": told})
    else:
        messages.info(request, _("Hôm nay đã nhắc rồi, hoặc các trường này chưa có tài khoản nhận thông báo."))
    return go(request, "execution:directive", pk)
