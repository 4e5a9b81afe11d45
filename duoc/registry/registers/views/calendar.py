"""School years: the list, the calendar of one, and its forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duoc.law.core.result import Step
from duoc.law.school import YEAR_FRAMES
from duoc.registry.access.gate import Request, can, find, requires
from duoc.registry.calendar import services
from duoc.registry.calendar.frame import compared, draft
from duoc.registry.calendar.models import Break, SchoolYear
from duoc.registry.calendar.queries import TermGrid, grids, week_on
from duoc.registry.calendar.services import BreakDays, YearDays, days_of
from duoc.registry.registers.editing import form_page
from duoc.registry.registers.forms import calendar as forms
from duoc.registry.registers.forms.fields import picked, values_of
from duoc.registry.registers.policy import EDIT_CALENDAR, VIEW_CALENDAR
from duoc.web.page import go, page


@dataclass(frozen=True, slots=True)
class YearLine:
    """A school year in the list."""

    year: SchoolYear
    grids: list[TermGrid]
    state: str
    tone: str


def _home(year: SchoolYear) -> str:
    return reverse("registers:school_year", args=[year.pk])


def _crumbs(year: SchoolYear | None = None) -> list[tuple[Any, str]]:
    top = [(_("Năm học"), reverse("registers:school_years"))]
    return [*top, (str(year), _home(year))] if year else top


def _scope(request: Request) -> int | None:
    """In whose trace a change of the calendar is told."""
    place = request.access.office or request.access.organization
    return place.pk if place else None


@requires(VIEW_CALENDAR)
def school_years(request: Request) -> HttpResponse:
    """All school years, latest first, with what has no calendar yet."""
    day = request.access.day
    rows = list(SchoolYear.objects.prefetch_related("terms", "breaks").order_by("-code"))
    lines = []
    for row in rows:
        if row.starts_on <= day <= row.ends_on:
            state = (_("Đang diễn ra"), "good")
        else:
            state = (_("Sắp tới"), "info") if row.starts_on > day else (_("Đã kết thúc"), "none")
        lines.append(YearLine(row, grids(row), *state))
    context = {
        "lines": lines,
        "may_edit": can(request.access, EDIT_CALENDAR),
        "missing": sorted(set(YEAR_FRAMES.years) - {row.code for row in rows}),
    }
    return page(request, "registers/school_years.html", context)


@requires(VIEW_CALENDAR)
def school_year(request: Request, pk: int) -> HttpResponse:
    """The calendar of a school year, week by week, and whether it keeps to the Ministry's frame."""
    row = find(SchoolYear.objects.prefetch_related("terms", "breaks"), pk, request, to=VIEW_CALENDAR)
    found = grids(row)
    steps = compared(
        row, {grid.term.code: grid.term for grid in found}, {grid.term.code: grid.numbered for grid in found}
    )
    context = {
        "year": row,
        "record": row,
        "grids": found,
        "weeks": sum(grid.numbered for grid in found),
        "today": request.access.day,
        "this_week": week_on(row, request.access.day),
        "steps": [(_said(step), step.held) for step in steps],
        "breaks": row.breaks.all(),
        "may_edit": can(request.access, EDIT_CALENDAR),
    }
    return page(request, "registers/school_year.html", context)


def _said(step: Step) -> str:
    return step.text_en if (get_language() or "vi").startswith("en") else step.text_vi


@requires(EDIT_CALENDAR)
def add_year(request: Request) -> HttpResponse:
    """A new school year; its days are proposed by the Ministry's frame."""
    last = SchoolYear.objects.order_by("-code").first()
    first_year = int(last.code[5:]) if last else request.access.day.year
    code = request.GET.get("code", "")
    if code not in YEAR_FRAMES.years:
        code = f"{first_year}-{first_year + 1}"
    proposed = draft(code)
    initial = {name: getattr(proposed, name) for name in YearDays.__slots__} if proposed else {}
    form = forms.NewYearForm(request.POST or None, initial={**initial, "code": code})
    lead = (
        _("Các ngày đã điền theo khung của Bộ cho năm học này. Sửa lại theo quyết định của UBND tỉnh.")
        if proposed
        else _("Chưa có khung của Bộ cho năm học này. Nhập các ngày theo quyết định của UBND tỉnh.")
    )
    return form_page(
        request, form,
        lambda data: services.add_year(
            data["code"], picked(data, YearDays), by=request.actor, scope=_scope(request)
        ),
        title=_("Khai báo năm học"), done=_("Đã khai báo năm học."), to=_home, crumbs=_crumbs(),
        submit=_("Khai báo năm học"), lead=lead,
    )  # fmt: skip


@requires(EDIT_CALENDAR)
def edit_year(request: Request, pk: int) -> HttpResponse:
    """Move the days of a school year."""
    row = find(SchoolYear, pk, request, to=EDIT_CALENDAR)
    form = forms.EditYearForm(request.POST or None, initial={**days_of(row), "version": row.version})
    return form_page(
        request, form,
        lambda data: services.change_year(
            pk, data["version"], picked(data, YearDays), by=request.actor, scope=_scope(request)
        ),
        title=_("Sửa lịch năm học %(year)s") % {"year": row}, done=_("Đã lưu lịch năm học."), to=_home(row),
        crumbs=_crumbs(row), submit=_("Lưu"), theirs=days_of,
        will=[_("Số tuần được đánh lại theo ngày mới; kế hoạch, lớp và ghi danh giữ nguyên ngày của mình.")],
    )  # fmt: skip


@requires(EDIT_CALENDAR)
def add_break(request: Request, pk: int) -> HttpResponse:
    """Days without lessons."""
    year = find(SchoolYear, pk, request, to=EDIT_CALENDAR)
    form = forms.BreakForm(request.POST or None)
    return _break_page(
        request, year, form,
        lambda data: services.add_break(year, picked(data, BreakDays), by=request.actor, scope=_scope(request)),
        title=_("Thêm đợt nghỉ"), done=_("Đã thêm đợt nghỉ."),
    )  # fmt: skip


@requires(EDIT_CALENDAR)
def edit_break(request: Request, pk: int) -> HttpResponse:
    """Mend a break."""
    row = find(Break.objects.select_related("school_year"), pk, request, to=EDIT_CALENDAR)
    form = forms.EditBreakForm(request.POST or None, initial=values_of(row, BreakDays))
    return _break_page(
        request, row.school_year, form,
        lambda data: services.change_break(
            pk, data["version"], picked(data, BreakDays), by=request.actor, scope=_scope(request)
        ),
        title=_("Sửa đợt nghỉ"), done=_("Đã lưu đợt nghỉ."),
    )  # fmt: skip


def _break_page(
    request: Request, year: SchoolYear, form: forms.BreakForm, save: Callable[[dict[str, Any]], Break], *, title: str,
    done: str,
) -> HttpResponse:  # fmt: skip
    return form_page(
        request, form, save, title=title, done=done, to=_home(year), crumbs=_crumbs(year), submit=_("Lưu"),
        will=[_("Tuần nằm trọn trong đợt nghỉ không được đánh số; các tuần sau đó lùi số theo.")],
    )  # fmt: skip


@require_POST
@requires(EDIT_CALENDAR)
def remove_break(request: Request, pk: int) -> HttpResponse:
    """Take a break out."""
    row = find(Break.objects.select_related("school_year"), pk, request, to=EDIT_CALENDAR)
    services.remove_break(row, by=request.actor, scope=_scope(request))
    messages.success(request, _("Đã bỏ đợt nghỉ."))
    return go(request, "registers:school_year", row.school_year_id)
