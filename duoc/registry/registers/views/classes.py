"""One class: its pupils against the norm, who leads and teaches it, and its forms."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from duoc.kit.errors import DomainError
from duoc.registry.access.gate import Request, can, find, requires
from duoc.registry.enrollment import services
from duoc.registry.enrollment.models import Enrollment, Homeroom, SchoolClass, TeachingAssignment
from duoc.registry.enrollment.norms import largest_class
from duoc.registry.enrollment.services import ClassFacts
from duoc.registry.organizations.models import Room, Site
from duoc.registry.people.models import Staff, Student
from duoc.registry.registers import places
from duoc.registry.registers.editing import form_page
from duoc.registry.registers.forms import classes as forms
from duoc.registry.registers.forms.fields import picked, values_of
from duoc.registry.registers.forms.staff import LastDayForm
from duoc.registry.registers.listings import STUDENT_LIST
from duoc.registry.registers.lists import cells_of
from duoc.registry.registers.policy import EDIT_CLASSES, VIEW_CLASSES
from duoc.web.page import page

SHOWN = [column for column in STUDENT_LIST.columns if column.key in ("name", "birth", "sex", "ethnicity")]
"""What the page of a class tells of each pupil."""


def _home(row: SchoolClass) -> str:
    return reverse("registers:class", args=[row.pk])


def _crumbs(row: SchoolClass | None = None) -> list[tuple[Any, str]]:
    top = [(_("Lớp học"), reverse("registers:classes"))]
    return [*top, (row.name, _home(row))] if row else top


@requires(VIEW_CLASSES)
def school_class(request: Request, pk: int) -> HttpResponse:
    """The class of the day: pupils in the order of names, the size against the norm, homeroom, teaching."""
    found = find(SchoolClass, pk, request, to=VIEW_CLASSES)
    row = SchoolClass.objects.select_related("school", "school_year", "site", "room").get(pk=found.pk)
    day = request.access.day if row.is_valid_on(request.access.day) else row.valid_to or row.valid_from
    learning = Enrollment.objects.filter(school_class=row).exclude(exit_reason__in=["class_change", "transferred_out"])
    if row.is_valid_on(request.access.day):
        learning = Enrollment.objects.on(request.access.day).filter(school_class=row, exit_reason="")
    pupils = Student.objects.filter(pk__in=learning.values("student")).order_by("sort_key", "pk")
    grades = sorted(row.grades.values_list("grade", flat=True)) or [row.grade]
    disabled = sum(each.is_disabled for each in pupils)
    norm = largest_class(grades, row.school_year.starts_on, disabled)
    context = {
        "row": row,
        "record": row,
        "body": mark_safe("".join(f"<tr>{cells}</tr>" for cells in cells_of(SHOWN, pupils))),
        "size": len(pupils),
        "girls": sum(each.sex == "F" for each in pupils),
        "norm": norm,
        "over": norm is not None and len(pupils) > norm,
        "homerooms": row.homerooms.select_related("staff").order_by("-valid_from"),
        "assignments": row.assignments.on(day).select_related("staff", "subject").order_by("subject__name")
        if day
        else [],
        "day": request.access.day,
        "may_edit": can(request.access, EDIT_CLASSES, row.school_id),
    }
    return page(request, "registers/class.html", context)


@requires(EDIT_CLASSES)
def add(request: Request) -> HttpResponse:
    """Open a class in this school year."""
    schools = places.schools(request.access, EDIT_CLASSES)
    year = places.this_year(request.access)
    sites = Site.objects.filter(organization__in=schools).order_by("organization__sort_key", "code")
    rooms = Room.objects.filter(site__organization__in=schools).order_by("site__organization__sort_key", "code")
    initial = {"valid_from": request.access.day, "school": schools.first() if schools.count() == 1 else None}
    form = forms.NewClassForm(request.POST or None, schools=schools, sites=sites, rooms=rooms, initial=initial)

    def save(data: dict[str, Any]) -> SchoolClass:
        if year is None:
            raise DomainError("no_year", _("Chưa có năm học nào. Khai báo năm học trước."))
        if data["site"] and data["site"].organization_id != data["school"].pk:
            raise DomainError("other_school", _("Điểm trường này thuộc trường khác."), field="site")
        others = tuple(grade for grade in data["other_grades"] if grade != data["grade"])
        return services.open_class(
            data["school"], year, data["code"], picked(data, ClassFacts), valid_from=data["valid_from"],
            valid_to=None, other_grades=others, by=request.actor,
        )  # fmt: skip

    return form_page(
        request, form, save, title=_("Mở lớp"), done=_("Đã mở lớp."), to=_home, crumbs=_crumbs(), submit=_("Mở lớp")
    )


@requires(EDIT_CLASSES)
def edit(request: Request, pk: int) -> HttpResponse:
    """Mend the facts."""
    row = find(SchoolClass, pk, request, to=EDIT_CLASSES)
    others = [each.grade for each in row.grades.all() if each.grade != row.grade]
    form = forms.EditClassForm(
        request.POST or None, sites=Site.objects.filter(organization=row.school_id),
        rooms=Room.objects.filter(site__organization=row.school_id),
        initial=values_of(row, ClassFacts) | {"other_grades": others},
    )  # fmt: skip
    return form_page(
        request, form,
        lambda data: services.revise_class(
            pk, data["version"], picked(data, ClassFacts), by=request.actor,
            other_grades=tuple(grade for grade in data["other_grades"] if grade != data["grade"]),
        ),
        title=_("Sửa lớp"), done=_("Đã lưu lớp."), to=_home(row), crumbs=_crumbs(row), submit=_("Lưu"),
    )  # fmt: skip


@requires(EDIT_CLASSES)
def close(request: Request, pk: int) -> HttpResponse:
    """Close a class without pupils."""
    row = find(SchoolClass, pk, request, to=EDIT_CLASSES)
    form = LastDayForm(request.POST or None, initial={"last_day": request.access.day})
    return form_page(
        request, form, lambda data: services.close_class(row, data["last_day"], by=request.actor),
        title=_("Đóng lớp"), done=_("Đã đóng lớp."), to=_home(row), crumbs=_crumbs(row), submit=_("Đóng lớp"),
        danger=True, will=[_("Sau ngày cuối, lớp không nhận học sinh, không có trong danh sách lớp đang mở.")],
    )  # fmt: skip


@requires(EDIT_CLASSES)
def homeroom(request: Request, pk: int) -> HttpResponse:
    """Name the homeroom teacher."""
    row = find(SchoolClass, pk, request, to=EDIT_CLASSES)
    staff = Staff.objects.filter(organization=row.school_id).order_by("sort_key")
    form = forms.HomeroomForm(request.POST or None, staff=staff, initial={"from_day": request.access.day})
    return form_page(
        request, form,
        lambda data: services.set_homeroom(row, data["staff"], data["from_day"], by=request.actor),
        title=_("Phân công chủ nhiệm"), done=_("Đã phân công chủ nhiệm."), to=_home(row), crumbs=_crumbs(row),
        submit=_("Phân công"),
    )  # fmt: skip


@requires(EDIT_CLASSES)
def assign(request: Request, pk: int) -> HttpResponse:
    """Let somebody teach a subject."""
    row = find(SchoolClass, pk, request, to=EDIT_CLASSES)
    staff = Staff.objects.filter(organization=row.school_id).order_by("sort_key")
    form = forms.TeachingForm(request.POST or None, staff=staff, initial={"from_day": request.access.day})
    return form_page(
        request, form,
        lambda data: services.assign_teaching(
            row, data["staff"], data["subject"], data["periods_per_week"], data["from_day"], by=request.actor
        ),
        title=_("Phân công giảng dạy"), done=_("Đã phân công giảng dạy."), to=_home(row), crumbs=_crumbs(row),
        submit=_("Phân công"),
    )  # fmt: skip


@requires(EDIT_CLASSES)
def end_homeroom(request: Request, pk: int) -> HttpResponse:
    """End who leads the class, without naming another yet."""
    tie = find(Homeroom.objects.select_related("staff", "school_class"), pk, request, to=EDIT_CLASSES)
    row = tie.school_class
    form = LastDayForm(request.POST or None, initial={"last_day": request.access.day})
    return form_page(
        request, form, lambda data: services.end_homeroom(tie, data["last_day"], by=request.actor),
        title=_("Kết thúc phân công chủ nhiệm"), done=_("Đã kết thúc phân công chủ nhiệm."), to=_home(row),
        crumbs=_crumbs(row), submit=_("Kết thúc"), danger=True, lead=tie.staff.full_name,
        will=[
            _("Sau ngày cuối, lớp %(class)s chưa có giáo viên chủ nhiệm cho đến khi phân công người khác.")
            % {"class": row.name},
            _("Thầy, cô không còn xem được hồ sơ học sinh của lớp theo vai chủ nhiệm."),
        ],
    )  # fmt: skip


@requires(EDIT_CLASSES)
def end_assignment(request: Request, pk: int) -> HttpResponse:
    """End who teaches a subject in the class."""
    rows = TeachingAssignment.objects.select_related("staff", "subject", "school_class")
    tie = find(rows, pk, request, to=EDIT_CLASSES)
    row = tie.school_class
    form = LastDayForm(request.POST or None, initial={"last_day": request.access.day})
    return form_page(
        request, form, lambda data: services.end_assignment(tie, data["last_day"], by=request.actor),
        title=_("Kết thúc phân công giảng dạy"), done=_("Đã kết thúc phân công giảng dạy."), to=_home(row),
        crumbs=_crumbs(row), submit=_("Kết thúc"), danger=True, lead=f"{tie.subject.name} · {tie.staff.full_name}",
        will=[
            _("Sau ngày cuối, môn %(subject)s của lớp %(class)s không còn tính cho thầy, cô này.")
            % {"subject": tie.subject.name, "class": row.name}
        ],
    )  # fmt: skip
