"""Writing a plan: taking the office's tasks over, adding own work, changing, dropping."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from duoc.kit.errors import Conflict, DomainError
from duoc.kit.ids import row_ids
from duoc.plans.documents.models import Plan, Task, TaskKind
from duoc.plans.execution.board import Board, board_of
from duoc.plans.execution.forms import SAME_NAMED, ActivityForm, ChangeForm, TakeOverForm
from duoc.plans.execution.policy import ADD_DEPARTMENT_WORK, CHANGE_ACTIVITY, WRITE_PLAN
from duoc.plans.execution.queries import carrying_plan, waiting_tasks
from duoc.plans.execution.services import planning, revising
from duoc.plans.execution.services.proposing import propose
from duoc.plans.execution.views.plans import CARRYING, current_year, home_of
from duoc.registry.access.gate import Request, can, find, requires
from duoc.registry.access.policy import Action
from duoc.web.page import go, page


def refuse(form: forms.Form, error: DomainError) -> None:
    """Show a refusal where it belongs."""
    form.add_error(error.field if error.field in form.fields else None, error.text)


def _plan(request: Request, pk: int, to: Action) -> Plan:
    return find(
        Plan.objects.filter(kind__in=CARRYING).select_related("organization", "school_year"), pk, request, to=to
    )


@requires(WRITE_PLAN)
def take_over(request: Request) -> HttpResponse:
    """Take one or several of the office's tasks into the own plan; begins the plan where there is none."""
    own = request.access.organization
    year = current_year(request)
    if own is None or not can(request.access, WRITE_PLAN, own.pk):
        return go(request, "home")
    standing = carrying_plan(own.pk, year)
    board = Board(request.access, own, year, standing)
    home = "execution:action_plan" if board.is_division else "execution:school_plan"
    ids = row_ids(request.GET.getlist("viec"))
    tasks = list(
        waiting_tasks(board.office_plan, own, standing, request.access.day).filter(pk__in=ids)
        if board.office_plan
        else []
    )
    if not tasks:
        messages.info(request, _("Chọn ít nhất một nhiệm vụ đang chờ nhận."))
        return go(request, home)
    plan = standing or Plan(organization=own, school_year=year)
    form = TakeOverForm(
        request.POST or None,
        tasks=tasks,
        proposal=propose(plan, tasks, board.leads, request.access.day),
        leads=board.leads,
        staff=board.staff,
    )
    if form.is_valid():
        try:
            begun = planning.begin_plan(own, year, by=request.actor)
            planning.take_over_tasks(begun, form.commands(), by=request.actor)
        except DomainError as error:
            refuse(form, error)
        else:
            text = ngettext("Đã nhận %(count)s nhiệm vụ.", "Đã nhận %(count)s nhiệm vụ.", len(tasks))
            messages.success(request, text % {"count": len(tasks)})
            return go(request, home)
    return page(request, "execution/take_over.html", {"form": form, "board": board, "tasks": tasks, "home": home})


@requires(ADD_DEPARTMENT_WORK)
def add_department_work(request: Request, pk: int) -> HttpResponse:
    """Add the work of a department; its head adds to the own department only."""
    plan = _plan(request, pk, ADD_DEPARTMENT_WORK)
    return _add(request, plan, board_of(request.access, plan))


@requires(WRITE_PLAN)
def add_activity(request: Request, pk: int) -> HttpResponse:
    """Add the plan's own work, or more work for a task of the office."""
    plan = _plan(request, pk, WRITE_PLAN)
    return _add(request, plan, board_of(request.access, plan))


def _add(request: Request, plan: Plan, board: Board) -> HttpResponse:
    form = ActivityForm(
        request.POST or None,
        leads=_leads(request, board),
        staff=board.staff,
        directives=board.directives,
        initial={"lead": _leads(request, board)[0].pk},
    )
    if form.is_valid():
        try:
            planning.add_activity(plan, form.how(), by=request.actor, serves=list(form.cleaned_data["serves"]))
        except DomainError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Đã thêm hoạt động."))
            return go(request, *home_of(plan))
    return page(request, "execution/activity.html", {"form": form, "board": board, "home": home_of(plan)[0]})


def _leads(request: Request, board: Board) -> list[Any]:
    """Who may lead: whoever writes the whole plan chooses; a department head adds to the own department."""
    if can(request.access, WRITE_PLAN, board.organization.pk):
        return board.leads
    account = request.access.account
    department = account.staff.department_id if account and account.staff else None
    own = [each for each in board.leads if each.pk == department]
    return own or board.leads[:1]


@requires(CHANGE_ACTIVITY)
def change_activity(request: Request, pk: int) -> HttpResponse:
    """Change an activity. When somebody saved in between, both versions are shown and nothing is lost."""
    rows = Task.objects.filter(kind=TaskKind.ACTIVITY, plan__kind__in=CARRYING)
    activity = find(
        rows.select_related("plan__organization", "plan__school_year", "lead", "lead_staff"),
        pk,
        request,
        to=CHANGE_ACTIVITY,
    )
    activity = activity.plan.tasks.filter(revises=activity).first() or activity  # opened before it was changed
    board = board_of(request.access, activity.plan)
    form = ChangeForm(
        request.POST or None,
        leads=_leads(request, board),
        staff=board.staff,
        directives=board.directives,
        initial=ActivityForm.values_of(activity) | {"version": activity.version},
    )
    conflict: list[tuple[str, Any, Any]] = []
    if form.is_valid():
        try:
            planning.change_activity(
                activity,
                form.cleaned_data["version"],
                form.how(),
                by=request.actor,
                serves=list(form.cleaned_data["serves"]),
            )
        except Conflict as error:
            refuse(form, error)
            conflict = _differences(form, activity)
            seen = request.POST.copy()
            seen["version"] = str(activity.version)  # saving again overwrites what the reader has now seen
            form.data = seen
        except DomainError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Đã lưu hoạt động."))
            return go(request, *home_of(activity.plan))
    context = {
        "form": form,
        "board": board,
        "activity": activity,
        "conflict": conflict,
        "home": home_of(activity.plan)[0],
    }
    return page(request, "execution/activity.html", context)


def _differences(form: ChangeForm, activity: Task) -> list[tuple[str, Any, Any]]:
    """(field, as it stands now, as typed) wherever the two differ."""
    pairs = []
    stands = ActivityForm.values_of(activity)
    for name in (*SAME_NAMED, "ends_on"):
        now, typed = stands[name], form.cleaned_data.get(name)
        if (now or "") != (typed or ""):
            pairs.append((str(form.fields[name].label), now, typed))
    return pairs


@require_POST
@requires(CHANGE_ACTIVITY)
def drop_activity(request: Request, pk: int) -> HttpResponse:
    """Take an activity out of the plan; what is in force stays until the plan is approved without it."""
    rows = Task.objects.filter(kind=TaskKind.ACTIVITY, plan__kind__in=CARRYING).select_related("plan")
    activity = find(rows, pk, request, to=CHANGE_ACTIVITY)
    home = home_of(activity.plan)
    try:
        planning.drop_activity(activity, by=request.actor)
    except DomainError as error:
        messages.error(request, error.text)
    else:
        later = activity.plan.is_reopened and (activity.revises_id or not activity.is_pending)
        said = _("Hoạt động sẽ bỏ khi bổ sung được phê duyệt.") if later else _("Đã bỏ hoạt động khỏi kế hoạch.")
        messages.success(request, said)
    return go(request, *home)


@require_POST
@requires(CHANGE_ACTIVITY)
def withdraw_change(request: Request, pk: int) -> HttpResponse:
    """Take back an addition, a change or a drop that waits for approval."""
    rows = Task.objects.filter(kind=TaskKind.ACTIVITY, plan__kind__in=CARRYING)
    activity = find(rows.select_related("plan", "revises"), pk, request, to=CHANGE_ACTIVITY)
    home = home_of(activity.plan)
    try:
        revising.withdraw_change(activity, by=request.actor)
    except DomainError as error:
        messages.error(request, error.text)
    else:
        messages.success(request, _("Đã rút thay đổi; bản đã duyệt giữ nguyên."))
    return go(request, *home)
