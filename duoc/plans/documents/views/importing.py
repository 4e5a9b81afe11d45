"""Importing a document, and reviewing what was read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from duoc.kit.dated import holds_on
from duoc.kit.errors import DomainError
from duoc.kit.ids import row_id, row_ids
from duoc.plans.documents import review
from duoc.plans.documents.forms import AddNodeForm, AssignForm, HeaderForm, ImportForm, NodeForm, TargetForm
from duoc.plans.documents.models import Plan, PlanState
from duoc.plans.documents.policy import EDIT_PLAN
from duoc.plans.documents.services import editing, importing, marking, mending, recording
from duoc.registry.access.gate import Request, find, requires
from duoc.registry.calendar.queries import school_year_on
from duoc.registry.organizations.models import Organization, OrganizationType
from duoc.registry.people.models import Staff
from duoc.web.page import go, page


@requires(EDIT_PLAN)
def import_document(request: Request) -> HttpResponse:
    """Drop a document; the reading takes a moment, then the review begins."""
    office = request.access.office
    if office is None or office.pk not in request.access.organizations(EDIT_PLAN):
        raise PermissionDenied
    form = ImportForm(
        request.POST or None, request.FILES or None, initial={"school_year": school_year_on(request.access.day)}
    )
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            plan = importing.import_document(
                upload.read(),
                upload.name,
                organization=office,
                school_year=form.cleaned_data["school_year"],
                by=request.actor,
            )
        except DomainError as error:
            form.add_error(error.field, error.text)
        else:
            return go(request, "documents:review", plan.pk)
    drafts = Plan.objects.filter(organization=office, amends=None).exclude(
        state__in=[PlanState.ISSUED, PlanState.WITHDRAWN]
    )
    return page(request, "documents/import.html", {"form": form, "drafts": drafts.order_by("-created_at")})


def assign_form(plan: Plan, data: Any = None) -> AssignForm:
    """The form of the "five clears", with the office's divisions, schools and people on the plan's day."""
    below = review.organizations_below(plan)
    rows = Organization.objects.filter(pk__in=below).order_by("sort_key")
    return AssignForm(
        data,
        divisions=rows.filter(type=OrganizationType.DIVISION),
        schools=rows.filter(holds_on(review.day_of(plan)), type=OrganizationType.SCHOOL),
        staff=Staff.objects.filter(organization_id=plan.organization_id).order_by("sort_key"),
    )


@requires(EDIT_PLAN)
def review_plan(request: Request, pk: int) -> HttpResponse:
    """Source on the left, tree on the right; everything can be mended, undone and redone."""
    plan = find(Plan, pk, request, to=EDIT_PLAN)
    if plan.is_frozen:
        return go(request, "documents:plan", plan.pk)
    only_missing = "thieu" in request.GET
    context = review.context(plan, only_missing=only_missing) | {
        "assign_form": assign_form(plan),
        "target_form": TargetForm(initial={"comparator": ">="}),
        "node_form": NodeForm(auto_id="node_%s"),
        "add_form": AddNodeForm(auto_id="add_%s"),
        "header_form": HeaderForm.of(plan),
    }
    return page(request, "documents/review.html", context, part="board")


Deed = Callable[[Plan, Request], str | None]


def _ids(request: Request) -> list[int]:
    return row_ids(request.POST.getlist("node"))


def _one(request: Request) -> int:
    ids = _ids(request)
    if not ids:
        raise DomainError("nothing_chosen", _("Chọn một mục trong cây trước."))
    return ids[0]


def _checked(form: Any) -> Any:
    """A valid form's command, or its first error as a refusal."""
    if form.is_valid():
        return form.command() if hasattr(form, "command") else form.cleaned_data
    name, errors = next(iter(form.errors.items()))
    label = form.fields[name].label if name in form.fields else ""
    raise DomainError("form_error", f"{label}: {errors[0]}" if label else str(errors[0]))


def _mark(plan: Plan, request: Request) -> None:
    marking.mark(plan, _ids(request), request.POST.get("role", ""), by=request.actor)


def _assign(plan: Plan, request: Request) -> str:
    marking.assign(plan, _ids(request), _checked(assign_form(plan, request.POST)), by=request.actor)
    count = len(_ids(request))
    return ngettext("Đã giao %(count)s mục.", "Đã giao %(count)s mục.", count) % {"count": count}


def _review(plan: Plan, request: Request) -> None:
    marking.review(plan, _ids(request), by=request.actor)


def _bind(plan: Plan, request: Request) -> str:
    marking.bind_target(
        plan,
        _one(request),
        _checked(TargetForm(request.POST)),
        by=request.actor,
        target_id=row_id(request.POST.get("target")),
    )
    return _("Đã gắn chỉ tiêu.")


def _unbind(plan: Plan, request: Request) -> None:
    marking.unbind_target(plan, row_id(request.POST.get("target")) or 0, by=request.actor)


def _text(plan: Plan, request: Request) -> None:
    data = _checked(NodeForm(request.POST))
    editing.change_text(plan, _one(request), by=request.actor, **data)


def _add(plan: Plan, request: Request) -> None:
    data = _checked(AddNodeForm(request.POST))
    editing.add_after(plan, _one(request), by=request.actor, **data)


def _join(plan: Plan, request: Request) -> None:
    editing.join_with_next(plan, _one(request), by=request.actor)


def _split(plan: Plan, request: Request) -> None:
    editing.split(plan, _one(request), row_id(request.POST.get("offset")) or 0, by=request.actor)


def _remove(plan: Plan, request: Request) -> None:
    editing.remove(plan, _one(request), by=request.actor)


def _move(plan: Plan, request: Request) -> None:
    direction = request.POST.get("direction")
    if direction not in ("up", "down", "in", "out"):
        raise DomainError("cannot_move", _("Không còn chỗ để chuyển theo hướng đó."))
    editing.move(plan, _one(request), direction, by=request.actor)  # type: ignore[arg-type]


def _accept_all(plan: Plan, request: Request) -> str:
    count = mending.accept_repairs(plan, by=request.actor)
    text = ngettext("Đã nhận %(count)s chỗ sửa lỗi quét.", "Đã nhận %(count)s chỗ sửa lỗi quét.", count)
    return text % {"count": count}


def _repair(plan: Plan, request: Request) -> None:
    accept = request.POST.get("decision") == "accept"
    mending.decide_repair(plan, row_id(request.POST.get("repair")) or 0, accept=accept, by=request.actor)


def _header(plan: Plan, request: Request) -> str:
    mending.change_header(plan, _checked(HeaderForm(request.POST)), by=request.actor)
    return _("Đã lưu phần đầu văn bản.")


def _undo(plan: Plan, request: Request) -> str:
    title = recording.undo(plan, by=request.actor)
    return _("Đã hoàn tác: %(title)s") % {"title": title} if title else _("Không còn gì để hoàn tác.")


def _redo(plan: Plan, request: Request) -> str:
    title = recording.redo(plan, by=request.actor)
    return _("Đã làm lại: %(title)s") % {"title": title} if title else _("Không còn gì để làm lại.")


DEEDS: dict[str, Deed] = {
    "mark": _mark,
    "assign": _assign,
    "review": _review,
    "bind": _bind,
    "unbind": _unbind,
    "text": _text,
    "add": _add,
    "join": _join,
    "split": _split,
    "remove": _remove,
    "move": _move,
    "accept_all": _accept_all,
    "repair": _repair,
    "header": _header,
    "undo": _undo,
    "redo": _redo,
}


@require_POST
@requires(EDIT_PLAN)
def edit_plan(request: Request, pk: int) -> HttpResponse:
    """One step of the review; answers with the board as it stands now, and says what happened."""
    plan = find(Plan, pk, request, to=EDIT_PLAN)
    deed = DEEDS.get(request.POST.get("deed", ""))
    try:
        if deed is None:
            raise DomainError("unknown_deed", _("Thao tác này không có. Tải lại trang rồi thử lại."))
        said = deed(plan, request)
    except DomainError as error:
        messages.error(request, error.text)
    else:
        if said:
            messages.success(request, said)
    if not request.htmx:
        return go(request, "documents:review", plan.pk)
    plan.refresh_from_db()
    context = review.context(plan, only_missing="thieu" in request.POST)
    return page(request, "documents/review.html", context, part="board")
