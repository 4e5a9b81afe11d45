"""My work, the page of one task, and what is handed in there: progress, evidence, another deadline."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from duoc.kit.audit.queries import history
from duoc.kit.audit.titles import title_of
from duoc.kit.errors import DomainError
from duoc.kit.files.services import store
from duoc.kit.files.views import serve
from duoc.plans.documents.models import Task, TaskKind
from duoc.plans.execution import queries
from duoc.plans.execution.forms import DueForm, ProgressForm
from duoc.plans.execution.models import Evidence
from duoc.plans.execution.policy import CHANGE_DUE, MY_WORK, REPORT_PROGRESS, VIEW_TASK
from duoc.plans.execution.services import progress
from duoc.plans.execution.views.editing import refuse
from duoc.plans.execution.workday import Span, in_words, pieces, within
from duoc.registry.access.gate import Request, find, requires, visible
from duoc.registry.calendar.queries import school_year_on, week_on
from duoc.web.page import go, page

TRACE_LENGTH = 30


@requires(MY_WORK)
def my_work(request: Request) -> HttpResponse:
    """What do I have to do this week?"""
    day = request.access.day
    asked = request.GET.get("xem", "")
    span = Span(asked) if asked in Span.values else Span.WEEK
    rows = pieces(queries.my_tasks(request.access.staff_id, day), day)
    by_span = {each: within(rows, each, day) for each in Span}
    year = school_year_on(day)
    return page(
        request,
        "execution/my_work.html",
        {
            "rows": by_span[span],
            "span": span,
            "spans": [(each, sum(not row.is_done for row in by_span[each])) for each in Span],
            "late": sum(row.urgency.kind == "late" for row in rows),
            "week": week_on(year, day) if year else None,
            "day": day,
        },
        part="list",
    )


@requires(VIEW_TASK)
def task(request: Request, pk: int) -> HttpResponse:
    """What is to be done, why, by when, by whom, and how far it is."""
    return _task_page(request, pk)


def _task_page(
    request: Request, pk: int, *, form: ProgressForm | None = None, due_form: DueForm | None = None
) -> HttpResponse:
    rows = Task.objects.select_related(
        "plan__organization", "organization", "lead", "lead_staff", "node", "node__parent"
    ).prefetch_related("people")
    found = find(rows, pk, request, to=VIEW_TASK)
    how = queries.urgency(found, request.access.day)
    in_force = found.is_in_force
    may_report = in_force and visible(Task, request.access, to=REPORT_PROGRESS).filter(pk=pk).exists()
    may_move = found.kind == TaskKind.DIRECTIVE and visible(Task, request.access, to=CHANGE_DUE).filter(pk=pk).exists()
    context = {
        "task": found,
        "words": in_words(how),
        "is_late": how.kind == "late",
        "in_force": in_force,
        "serves": queries.origin(found),
        "entries": found.progress.select_related("by").order_by("-dated_on", "-pk"),
        "evidence": found.evidence.select_related("file", "by"),
        "due_changes": found.due_changes.order_by("dated_on", "pk"),
        "trace": [(event, title_of(event.event)) for event in history(found)[:TRACE_LENGTH]],
        "may_report": may_report,
        "form": form or ProgressForm(initial={"percent": found.percent}),
        "may_move": may_move and in_force,
        "due_form": due_form or DueForm(initial={"due_on": found.due_on}),
    }
    return page(request, "execution/task.html", context)


@require_POST
@requires(REPORT_PROGRESS)
def report(request: Request, pk: int) -> HttpResponse:
    """Take in progress, a note and a picture; sent again with the same `client_id`, it does no harm."""
    found = find(Task, pk, request, to=REPORT_PROGRESS)
    form = ProgressForm(request.POST, request.FILES)
    if form.is_valid():
        data = form.cleaned_data
        try:
            if command := form.command():
                progress.report_progress(found, command, by=request.actor)
            if data["photo"]:
                key = f"task:{pk}:{data['client_id']}" if data["client_id"] else ""
                stored = store(data["photo"], by=request.actor, scope=found.organization_id, key=key)
                progress.add_evidence(found, stored, data["caption"], by=request.actor)
        except DomainError as error:
            form.add_error("photo" if error.field is None and data["photo"] else error.field, error.text)
        else:
            messages.success(request, _said(form))
            return go(request, "execution:my_work") if "back" in request.POST else go(request, "execution:task", pk)
    return _task_page(request, pk, form=form)


def _said(form: ProgressForm) -> str:
    percent = form.cleaned_data["percent"]
    if percent is None:
        return _("Đã lưu minh chứng.")
    if percent == 100:
        return _("Đã ghi nhận hoàn thành.")
    return _("Đã lưu tiến độ %(percent)s %%.") % {"percent": percent}


@require_POST
@requires(CHANGE_DUE)
def change_due(request: Request, pk: int) -> HttpResponse:
    """Give a directive another deadline."""
    found = find(Task.objects.filter(kind=TaskKind.DIRECTIVE), pk, request, to=CHANGE_DUE)
    form = DueForm(request.POST)
    if form.is_valid():
        try:
            progress.change_due(found, form.cleaned_data["due_on"], form.cleaned_data["reason"], by=request.actor)
        except DomainError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Đã gia hạn."))
            return go(request, "execution:task", pk)
    return _task_page(request, pk, due_form=form)


@require_GET
@requires(VIEW_TASK)
def evidence(request: Request, pk: int) -> HttpResponseBase:
    """A photograph or document, as the policy lets the reader see it; `?nho=1` gives the small picture."""
    found = find(Evidence.objects.select_related("file"), pk, request, to=VIEW_TASK)
    return serve(found.file, thumbnail="nho" in request.GET)
