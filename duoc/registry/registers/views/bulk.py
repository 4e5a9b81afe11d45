"""What is done with several rows at once: all of them, or none. The rows come in the address, `?row=1&row=2`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django.contrib import messages
from django.db import models
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duoc.registry.access.gate import Request, requires, visible
from duoc.registry.access.policy import Action
from duoc.registry.enrollment.services import change_class_of_all
from duoc.registry.organizations.models import Organization, OrganizationType
from duoc.registry.people.models import Staff, Student
from duoc.registry.people.services import give_policy_group_to_all, join_department_all
from duoc.registry.registers import places
from duoc.registry.registers.editing import form_page
from duoc.registry.registers.forms.departments import DepartmentForm
from duoc.registry.registers.forms.students import EnrollForm, PolicyGroupForm
from duoc.registry.registers.lists import chosen_rows
from duoc.registry.registers.policy import EDIT_STAFF, EDIT_STUDENTS
from duoc.web.page import go

Row = TypeVar("Row", bound=models.Model)
NAMED = 12


def _chosen(request: Request, model: type[Row], action: Action) -> list[Row]:
    """The rows of the address, in the order of names. One that the reader may not change: 404 for all of them."""
    pks = set(chosen_rows(request.GET))
    rows = list(visible(model, request.access, to=action).filter(pk__in=pks).order_by("sort_key", "pk").distinct())
    if len(rows) != len(pks):
        raise Http404
    return rows


def _none(request: Request, home: str) -> HttpResponse:
    messages.info(request, _("Chưa chọn dòng nào. Đánh dấu các dòng cần làm rồi thử lại."))
    return go(request, home)


def _named(rows: Sequence[Any]) -> str:
    """Who is meant; the first dozen by name."""
    names = ", ".join(str(row) for row in rows[:NAMED])
    more = len(rows) - NAMED
    return _("%(names)s và %(more)s người nữa") % {"names": names, "more": more} if more > 0 else names


@requires(EDIT_STUDENTS)
def students_change_class(request: Request) -> HttpResponse:
    """Move pupils of one school to another of its classes."""
    rows, home = _chosen(request, Student, EDIT_STUDENTS), reverse("registers:students")
    if not rows:
        return _none(request, home)
    if len({row.school_id for row in rows}) > 1:
        messages.error(request, _("Các học sinh đã chọn thuộc nhiều trường. Chọn học sinh của cùng một trường."))
        return go(request, home)
    classes = places.classes(request.access, EDIT_STUDENTS).filter(school=rows[0].school_id)
    form = EnrollForm(request.POST or None, classes=classes, initial={"from_day": request.access.day})
    count = len(rows)
    return form_page(
        request,
        form,
        lambda data: change_class_of_all(rows, data["school_class"], data["from_day"], by=request.actor),
        title=ngettext("Chuyển lớp cho %(count)s học sinh", "Chuyển lớp cho %(count)s học sinh", count)
        % {"count": count},
        done=ngettext("Đã chuyển lớp %(count)s học sinh.", "Đã chuyển lớp %(count)s học sinh.", count)
        % {"count": count},
        to=home,
        crumbs=[(_("Học sinh"), home)],
        submit=ngettext("Chuyển lớp %(count)s học sinh", "Chuyển lớp %(count)s học sinh", count) % {"count": count},
        lead=_named(rows),
        will=[
            ngettext(
                "%(count)s học sinh rời lớp đang học vào ngày trước ngày vào lớp mới.",
                "%(count)s học sinh rời lớp đang học vào ngày trước ngày vào lớp mới.",
                count,
            )
            % {"count": count},
            _("Nếu một em không chuyển được thì không em nào bị chuyển."),
        ],
    )


@requires(EDIT_STUDENTS)
def students_policy(request: Request) -> HttpResponse:
    """Note a policy group for pupils, such as the poor households of the new year."""
    rows, home = _chosen(request, Student, EDIT_STUDENTS), reverse("registers:students")
    if not rows:
        return _none(request, home)
    form = PolicyGroupForm(request.POST or None, initial={"from_day": request.access.day})
    count = len(rows)
    return form_page(
        request,
        form,
        lambda data: give_policy_group_to_all(
            rows, data["group"], data["from_day"], data["last_day"], by=request.actor
        ),
        title=ngettext(
            "Ghi diện chính sách cho %(count)s học sinh", "Ghi diện chính sách cho %(count)s học sinh", count
        )
        % {"count": count},
        done=ngettext(
            "Đã ghi diện chính sách cho %(count)s học sinh.", "Đã ghi diện chính sách cho %(count)s học sinh.", count
        )
        % {"count": count},
        to=home,
        crumbs=[(_("Học sinh"), home)],
        submit=ngettext("Ghi cho %(count)s học sinh", "Ghi cho %(count)s học sinh", count) % {"count": count},
        lead=_named(rows),
        will=[_("Nếu một em đã có diện này trong thời gian đó thì không em nào được ghi; thông báo nêu tên em.")],
    )


@requires(EDIT_STAFF)
def staff_move(request: Request) -> HttpResponse:
    """Put people of one school into a department, or into none."""
    rows, home = _chosen(request, Staff, EDIT_STAFF), reverse("registers:staff")
    if not rows:
        return _none(request, home)
    if len({row.organization_id for row in rows}) > 1:
        messages.error(request, _("Những người đã chọn thuộc nhiều đơn vị. Chọn người của cùng một đơn vị."))
        return go(request, home)
    departments = Organization.objects.filter(
        affiliations__parent=rows[0].organization_id, valid_to=None,
        type__in=[OrganizationType.DEPARTMENT, OrganizationType.DIVISION],
    ).distinct()  # fmt: skip
    form = DepartmentForm(request.POST or None, departments=departments.order_by("sort_key"))
    count = len(rows)
    return form_page(
        request,
        form,
        lambda data: join_department_all(rows, data["department"], by=request.actor),
        title=ngettext("Xếp %(count)s người vào tổ", "Xếp %(count)s người vào tổ", count) % {"count": count},
        done=ngettext("Đã xếp %(count)s người vào tổ.", "Đã xếp %(count)s người vào tổ.", count) % {"count": count},
        to=home,
        crumbs=[(_("Đội ngũ"), home)],
        submit=ngettext("Xếp %(count)s người", "Xếp %(count)s người", count) % {"count": count},
        lead=_named(rows),
        will=[
            ngettext(
                "%(count)s người rời tổ đang ở. Chọn “Không thuộc tổ nào” để chỉ đưa ra khỏi tổ.",
                "%(count)s người rời tổ đang ở. Chọn “Không thuộc tổ nào” để chỉ đưa ra khỏi tổ.",
                count,
            )
            % {"count": count}
        ],
    )
