"""Departments of a school: who leads them, who belongs to them, and their forms."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duoc.registry.access.gate import Request, can, find, requires
from duoc.registry.access.models import RoleAssignment
from duoc.registry.access.roles import Role
from duoc.registry.organizations.models import Organization, OrganizationType
from duoc.registry.organizations.services import OrganizationFacts, add_organization, rename
from duoc.registry.people import services
from duoc.registry.people.models import Staff
from duoc.registry.registers import places
from duoc.registry.registers.editing import form_page
from duoc.registry.registers.forms import departments as forms
from duoc.registry.registers.forms.organizations import CloseForm, RenameForm
from duoc.registry.registers.policy import EDIT_DEPARTMENTS, EDIT_STAFF, VIEW_ORGANIZATIONS, VIEW_STAFF
from duoc.web.page import page


def _home(row: Organization) -> str:
    return reverse("registers:department", args=[row.pk])


def _crumbs(school: Organization, row: Organization | None = None) -> list[tuple[Any, str]]:
    top = [
        (_("Cơ sở giáo dục"), reverse("registers:organizations")),
        (school.label, reverse("registers:organization", args=[school.pk])),
    ]
    return [*top, (row.name, _home(row))] if row else top


def _department(request: Request, pk: int, to: Any) -> tuple[Organization, Organization]:
    """A department and its school, by which the policy decides."""
    row, home = places.organization_of(request, pk, to=to)
    if row.type != OrganizationType.DEPARTMENT:
        raise Http404
    return row, Organization.objects.get(pk=home)


@requires(VIEW_ORGANIZATIONS)
def department(request: Request, pk: int) -> HttpResponse:
    """One department; its members by name for those of the school and of the office above it."""
    row, school = _department(request, pk, VIEW_ORGANIZATIONS)
    access = request.access
    may_open = can(access, VIEW_STAFF, school.pk)
    is_own = school.pk in {held.organization_id for held in access.roles}
    heads = (
        RoleAssignment.objects.on(access.day)
        .filter(role=Role.DEPARTMENT_HEAD)
        .filter(Q(organization=row) | Q(organization=school, account__staff__department=row))
        .select_related("account")
    )
    context = {
        "row": row,
        "record": row,
        "school": school,
        "heads": sorted({each.account.get_full_name() for each in heads}),
        "members": Staff.objects.filter(department=row).order_by("sort_key") if may_open or is_own else None,
        "may_open": may_open,
        "may_edit": can(access, EDIT_DEPARTMENTS, school.pk),
        "may_move": can(access, EDIT_STAFF, school.pk),
        "is_closed": not row.is_valid_on(access.day),
    }
    return page(request, "registers/department.html", context)


@requires(EDIT_DEPARTMENTS)
def add(request: Request, pk: int) -> HttpResponse:
    """Found a department of a school."""
    school = find(Organization, pk, request, to=EDIT_DEPARTMENTS)
    number = school.dependants.filter(child__type=OrganizationType.DEPARTMENT).count() + 1
    initial = {"code": f"{school.code}-T{number}", "from_day": request.access.day}
    form = forms.NewDepartmentForm(request.POST or None, initial=initial)
    return form_page(
        request, form,
        lambda data: add_organization(
            data["code"], data["name"], OrganizationType.DEPARTMENT, OrganizationFacts(), parent=school,
            from_day=data["from_day"], decision=data["decision"], by=request.actor,
        ),
        title=_("Lập tổ chuyên môn"), done=_("Đã lập tổ chuyên môn."), to=_home, crumbs=_crumbs(school),
        submit=_("Lập tổ"), lead=school.name,
    )  # fmt: skip


@requires(EDIT_DEPARTMENTS)
def rename_department(request: Request, pk: int) -> HttpResponse:
    """A new name from a day on."""
    row, school = _department(request, pk, EDIT_DEPARTMENTS)
    form = RenameForm(request.POST or None, initial={"from_day": request.access.day})
    return form_page(
        request, form,
        lambda data: rename(row, data["name"], data["from_day"], data["decision"], by=request.actor),
        title=_("Đổi tên tổ chuyên môn"), done=_("Đã đổi tên."), to=_home(row), crumbs=_crumbs(school, row),
        submit=_("Đổi tên"), lead=row.name,
    )  # fmt: skip


@requires(EDIT_DEPARTMENTS)
def close(request: Request, pk: int) -> HttpResponse:
    """End a department."""
    row, school = _department(request, pk, EDIT_DEPARTMENTS)
    members = Staff.objects.filter(department=row).count()
    form = CloseForm(request.POST or None, initial={"last_day": request.access.day})
    return form_page(
        request, form,
        lambda data: services.close_department(row, data["last_day"], data["decision"], by=request.actor),
        title=_("Giải thể tổ chuyên môn"), done=_("Đã ghi việc giải thể."),
        to=reverse("registers:organization", args=[school.pk]), crumbs=_crumbs(school, row), submit=_("Giải thể"),
        danger=True, lead=row.name,
        will=[
            ngettext(
                "%(count)s người của tổ sẽ không thuộc tổ nào cho đến khi được xếp vào tổ khác.",
                "%(count)s người của tổ sẽ không thuộc tổ nào cho đến khi được xếp vào tổ khác.",
                members,
            ) % {"count": members},
            _("Tên tổ và thời gian hoạt động vẫn giữ trong lịch sử của trường."),
        ],
    )  # fmt: skip


@requires(EDIT_DEPARTMENTS)
def add_members(request: Request, pk: int) -> HttpResponse:
    """Put people of the school into a department, all of those chosen or none."""
    row, school = _department(request, pk, EDIT_DEPARTMENTS)
    rows = Staff.objects.filter(organization=school).exclude(department=row).select_related("department")
    form = forms.MembersForm(request.POST or None, staff=rows.order_by("sort_key"))

    return form_page(
        request, form, lambda data: services.join_department_all(data["staff"], row, by=request.actor),
        title=_("Xếp người vào tổ"), done=_("Đã xếp người vào tổ."), to=_home(row),
        crumbs=_crumbs(school, row), submit=_("Xếp vào tổ"), lead=row.name,
        will=[_("Ai đang ở tổ khác thì chuyển sang tổ này.")],
    )  # fmt: skip


@requires(EDIT_STAFF)
def move_member(request: Request, pk: int) -> HttpResponse:
    """Put one member of staff into another department, or into none."""
    row = find(Staff, pk, request, to=EDIT_STAFF)
    choices = Organization.objects.filter(
        affiliations__parent=row.organization_id, type__in=[OrganizationType.DEPARTMENT, OrganizationType.DIVISION],
        valid_to=None,
    ).distinct()  # fmt: skip
    form = forms.DepartmentForm(
        request.POST or None, departments=choices.order_by("sort_key"), initial={"department": row.department_id}
    )
    home = reverse("registers:staff_member", args=[row.pk])
    return form_page(
        request, form, lambda data: services.join_department(row, data["department"], by=request.actor),
        title=_("Xếp vào tổ, bộ phận"), done=_("Đã xếp vào tổ, bộ phận."), to=home, submit=_("Lưu"),
        crumbs=[(_("Đội ngũ"), reverse("registers:staff")), (row.full_name, home)], lead=row.full_name,
    )  # fmt: skip
