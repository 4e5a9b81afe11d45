"""Reporting, answering, deciding, forwarding, grouping and publishing difficulties."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from duoc.kit.audit.queries import history
from duoc.kit.errors import DomainError
from duoc.plans.difficulties import queries, services
from duoc.plans.difficulties.forms import AnswerForm, ForwardForm, GroupForm, ReportForm
from duoc.plans.difficulties.models import WAITING, Answer, Difficulty
from duoc.plans.difficulties.policy import (
    ANSWER_DIFFICULTY,
    DECIDE_DIFFICULTY,
    REPORT_DIFFICULTY,
    VIEW_DIFFICULTY,
    VIEW_PUBLISHED,
    WITHDRAW_DIFFICULTY,
)
from duoc.plans.documents.models import Task, work_in_force
from duoc.plans.execution.policy import VIEW_TASK
from duoc.registry.access.gate import Request, can, find, requires, visible
from duoc.registry.organizations.models import Organization, OrganizationType
from duoc.web.page import go, page

PER_PAGE = 30


@requires(VIEW_DIFFICULTY)
def difficulties(request: Request) -> HttpResponse:
    """What waits (the most urgent first), or what was answered."""
    rows = visible(Difficulty, request.access, to=VIEW_DIFFICULTY).select_related(
        "organization", "task", "handled_by", "same_as"
    )
    is_closed = "da-tra-loi" in request.GET
    shown = queries.closed(rows) if is_closed else queries.waiting(rows)
    found = Paginator(shown.prefetch_related("alike"), PER_PAGE).get_page(request.GET.get("page"))
    day = request.access.day
    return page(
        request,
        "difficulties/difficulties.html",
        {
            "page": found,
            "rows": [(row, queries.standing(row, day)) for row in found],
            "is_closed": is_closed,
            "is_open": not is_closed,
            "waiting_count": queries.waiting(rows).count(),
            "may_report": can(request.access, REPORT_DIFFICULTY),
        },
        part="rows",
    )


@requires(REPORT_DIFFICULTY)
def report(request: Request) -> HttpResponse:
    """A school reports what keeps it from carrying out a task (`?task=` presets one)."""
    own = request.access.organizations(REPORT_DIFFICULTY)
    tasks = visible(Task, request.access, to=VIEW_TASK).filter(work_in_force(), cancelled_on=None)
    form = ReportForm(
        request.POST or None,
        organizations=Organization.objects.filter(pk__in=own),
        tasks=tasks.order_by("sort_key", "pk"),
        initial={"task": request.GET.get("task")},
    )
    if form.is_valid():
        data = form.cleaned_data
        try:
            reported = services.report(data["organization"], form.command(), by=request.actor, task=data["task"])
        except DomainError as error:
            form.add_error(error.field, error.text)
        else:
            messages.success(
                request,
                _("Đã báo Phòng. Hạn trả lời: %(day)s.") % {"day": f"{reported.due_on:%d/%m/%Y}"},
            )
            return go(request, "difficulties:difficulty", reported.pk)
    return page(request, "difficulties/report.html", {"form": form})


@requires(VIEW_DIFFICULTY)
def difficulty(request: Request, pk: int) -> HttpResponse:
    """One difficulty with its way so far, and what the reader can do about it."""
    return _page(request, pk)


def _page(request: Request, pk: int, **refused: AnswerForm | ForwardForm) -> HttpResponse:
    """The page of a difficulty; a form that was refused comes back with what was typed."""
    rows = Difficulty.objects.select_related("organization", "task__plan", "handled_by", "same_as", "created_by")
    found = find(rows, pk, request, to=VIEW_DIFFICULTY)
    may_answer = can(request.access, ANSWER_DIFFICULTY, found.organization_id) and found.state in WAITING
    context: dict[str, Any] = {
        "difficulty": found,
        "standing": queries.standing(found, request.access.day),
        "answers": found.answers.select_related("by"),
        "grouped": found.alike.select_related("organization"),
        "trace": history(found)[:20],
        "may_answer": may_answer,
        "may_decide": may_answer and can(request.access, DECIDE_DIFFICULTY, found.organization_id),
        "may_publish": can(request.access, ANSWER_DIFFICULTY, found.organization_id),
        "may_withdraw": can(request.access, WITHDRAW_DIFFICULTY, found.organization_id) and found.state in WAITING,
    }
    if may_answer:
        context |= _answering(request, found)
    context |= refused
    for form in () if may_answer else refused.values():  # answered by somebody else meanwhile: no form to come back in
        messages.error(request, str(next(iter(form.errors.values()))[0]))
    return page(request, "difficulties/difficulty.html", context)


def _answering(request: Request, found: Difficulty) -> dict[str, Any]:
    candidates = queries.alike(found, visible(Difficulty, request.access, to=ANSWER_DIFFICULTY))
    ids = [row.pk for row in candidates]
    alike = Difficulty.objects.filter(pk__in=ids).select_related("organization")
    return {
        "answer_form": AnswerForm(),
        "forward_form": ForwardForm(bodies=_bodies(request)),
        "group_form": GroupForm(candidates=alike) if ids and found.same_as_id is None else None,
    }


def _bodies(request: Request) -> Any:
    """Divisions of the office, and the bodies above it."""
    office = request.access.office
    if office is None:
        return Organization.objects.none()
    reached = [*request.access.tree.below(office.pk), *request.access.tree.above(office.pk)]
    kinds = [OrganizationType.DIVISION, OrganizationType.PROVINCE, OrganizationType.OFFICE]
    return Organization.objects.filter(pk__in=reached, type__in=kinds).order_by("type", "sort_key")


def _after(request: Request, pk: int, said: str) -> HttpResponse:
    messages.success(request, said)
    return go(request, "difficulties:difficulty", pk)


@require_POST
@requires(ANSWER_DIFFICULTY)
def answer(request: Request, pk: int) -> HttpResponse:
    """Answer a difficulty, and all grouped with it; `decide` makes it a decision of the head."""
    found = find(Difficulty, pk, request, to=ANSWER_DIFFICULTY)
    decide = "decide" in request.POST
    if decide:
        found = find(Difficulty, pk, request, to=DECIDE_DIFFICULTY)
    form = AnswerForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            services.answer(found, data["text"], by=request.actor, decide=decide, publish=data["publish"])
        except DomainError as error:
            form.add_error(error.field, error.text)
        else:
            return _after(request, pk, _("Đã trả lời; trường được báo ngay."))
    return _page(request, pk, answer_form=form)


@require_POST
@requires(ANSWER_DIFFICULTY)
def forward(request: Request, pk: int) -> HttpResponse:
    """Hand it on."""
    found = find(Difficulty, pk, request, to=ANSWER_DIFFICULTY)
    form = ForwardForm(request.POST, bodies=_bodies(request))
    if form.is_valid():
        try:
            services.forward(found, form.cleaned_data["to"], form.cleaned_data["text"], by=request.actor)
        except DomainError as error:
            form.add_error(error.field, error.text)
        else:
            return _after(request, pk, _("Đã chuyển."))
    return _page(request, pk, forward_form=form)


@require_POST
@requires(ANSWER_DIFFICULTY)
def group(request: Request, pk: int) -> HttpResponse:
    """Say that others are the same."""
    found = find(Difficulty, pk, request, to=ANSWER_DIFFICULTY)
    others = visible(Difficulty, request.access, to=ANSWER_DIFFICULTY)
    form = GroupForm(request.POST, candidates=others)
    if not form.is_valid():
        messages.error(request, _("Chọn ít nhất một khó khăn giống nhau để gộp."))
        return go(request, "difficulties:difficulty", pk)
    try:
        joined = services.group(found, form.cleaned_data["others"], by=request.actor)
    except DomainError as error:
        messages.error(request, error.text)
        return go(request, "difficulties:difficulty", pk)
    return _after(
        request,
        pk,
        ngettext(
            "Đã gộp %(count)s khó khăn; trả lời một lần cho tất cả.",
            "Đã gộp %(count)s khó khăn; trả lời một lần cho tất cả.",
            joined,
        )
        % {"count": joined},
    )


@require_POST
@requires(ANSWER_DIFFICULTY)
def publish(request: Request, pk: int) -> HttpResponse:
    """Show an answer to all schools, or take it back."""
    given = find(Answer.objects.select_related("difficulty"), pk, request, to=ANSWER_DIFFICULTY)
    services.publish(given, by=request.actor, published=not given.is_published)
    said = _("Đã công bố cho các trường.") if given.is_published else _("Đã thôi công bố.")
    return _after(request, given.difficulty_id, said)


@require_POST
@requires(WITHDRAW_DIFFICULTY)
def withdraw(request: Request, pk: int) -> HttpResponse:
    """The school takes its report back."""
    found = find(Difficulty, pk, request, to=WITHDRAW_DIFFICULTY)
    try:
        services.withdraw(found, by=request.actor)
    except DomainError as error:
        messages.error(request, error.text)
        return go(request, "difficulties:difficulty", pk)
    return _after(request, pk, _("Đã rút."))


@requires(VIEW_PUBLISHED)
def published(request: Request) -> HttpResponse:
    """What the office has answered for everybody."""
    answers = queries.published(visible(Answer, request.access, to=VIEW_PUBLISHED))
    found = Paginator(answers, PER_PAGE).get_page(request.GET.get("page"))
    return page(request, "difficulties/published.html", {"page": found}, part="rows")
