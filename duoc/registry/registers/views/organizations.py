"""One organization: what it is, whom it answered to and what it was called through time, and its forms."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duoc.kit.errors import DomainError
from duoc.registry.access.gate import Request, can, find, requires
from duoc.registry.access.models import RoleAssignment
from duoc.registry.enrollment.models import SchoolClass
from duoc.registry.organizations import services
from duoc.registry.organizations.models import (
    Affiliation,
    Cluster,
    ClusterMembership,
    Organization,
    OrganizationType,
    Room,
)
from duoc.registry.organizations.services import OrganizationFacts
from duoc.registry.people.models import Staff, Student, StudentStatus
from duoc.registry.registers import places
from duoc.registry.registers.editing import form_page
from duoc.registry.registers.forms import organizations as forms
from duoc.registry.registers.forms.fields import picked, values_of
from duoc.registry.registers.forms.staff import LastDayForm
from duoc.registry.registers.policy import (
    EDIT_DEPARTMENTS,
    EDIT_ORGANIZATIONS,
    EDIT_PLACES,
    VIEW_CLASSES,
    VIEW_ORGANIZATIONS,
    VIEW_PLACES,
    VIEW_STAFF,
    VIEW_STUDENTS,
)
from duoc.web.page import go, page

PARTS = (OrganizationType.DEPARTMENT, OrganizationType.DIVISION)


def _home(row: Organization) -> str:
    return reverse("registers:organization", args=[row.pk])


def _crumbs(row: Organization | None = None) -> list[tuple[Any, str]]:
    top = [(_("Cơ sở giáo dục"), reverse("registers:organizations"))]
    return [*top, (row.label, _home(row))] if row else top


@requires(VIEW_ORGANIZATIONS)
def organization(request: Request, pk: int) -> HttpResponse:
    """Everything about one organization; figures and places only for who may see them."""
    row, home = places.organization_of(request, pk, to=VIEW_ORGANIZATIONS)
    if row.type == OrganizationType.DEPARTMENT:
        return go(request, "registers:department", pk)
    access, year = request.access, places.this_year(request.access)
    figures: list[tuple[Any, int, str]] = []
    if row.is_school:
        here = f"?school={row.pk}"
        if can(access, VIEW_STUDENTS, row.pk):
            pupils = Student.objects.filter(school=row, status=StudentStatus.ENROLLED).count()
            figures.append((_("Học sinh đang học"), pupils, reverse("registers:students") + here + "&status=enrolled"))
        if can(access, VIEW_CLASSES, row.pk):
            classes = SchoolClass.objects.filter(school=row, school_year=year).count()
            figures.append((_("Lớp năm học này"), classes, reverse("registers:classes") + here))
    if can(access, VIEW_STAFF, row.pk):
        staff = Staff.objects.filter(organization=row).count()
        figures.append((_("Đội ngũ"), staff, reverse("registers:staff") + f"?school={row.pk}"))
    sees_places = can(access, VIEW_PLACES, row.pk)
    if sees_places and row.is_school:
        rooms = Room.objects.filter(site__organization=row, valid_to=None).count()
        figures.append((_("Phòng"), rooms, reverse("registers:rooms") + f"?school={row.pk}"))
    open_rooms = Count("rooms", filter=Q(rooms__valid_to=None))
    context = {
        "row": row,
        "record": row,
        "figures": figures,
        "affiliations": row.affiliations.select_related("parent").order_by("-valid_from", "-pk"),
        "names": row.names.order_by("-valid_from", "-pk"),
        "sites": row.sites.select_related("ward").annotate(room_count=open_rooms).order_by("-is_main", "code")
        if sees_places
        else [],
        "clusters": row.cluster_memberships.on(access.day).select_related("cluster"),
        "parts": _parts(row, access.day),
        "ended": _ended(row, access.day),
        "holders": _holders(row, access.day) if can(access, VIEW_STAFF, row.pk) else [],
        "may_found": row.is_school and can(access, EDIT_DEPARTMENTS, row.pk),
        "is_closed": not row.is_valid_on(access.day),
        "may_edit": can(access, EDIT_ORGANIZATIONS, home),
        "may_edit_places": can(access, EDIT_PLACES, row.pk),
    }
    return page(request, "registers/organization.html", context)


def _parts(row: Organization, day: date) -> list[Organization]:
    """The departments or divisions of the day, each with `member_count`."""
    return list(
        Organization.objects.on(day)
        .filter(pk__in=row.dependants.on(day).values("child"), type__in=PARTS)
        .annotate(member_count=Count("department_staff"))
        .order_by("sort_key")
    )


def _ended(row: Organization, day: date) -> list[Organization]:
    """What answered to it and has ended since; the way to take that back."""
    return list(
        Organization.objects.filter(pk__in=row.dependants.values("child"), valid_to__lte=day).order_by("-valid_to")
    )


def _holders(row: Organization, day: date) -> list[RoleAssignment]:
    """Who works in a division: members of the office with a role in it."""
    if row.type != OrganizationType.DIVISION:
        return []
    return list(row.role_assignments.on(day).select_related("account").order_by("role", "account__full_name"))


@requires(EDIT_ORGANIZATIONS)
def add(request: Request) -> HttpResponse:
    """Found an organization."""
    parents = places.organizations(request.access, EDIT_ORGANIZATIONS)
    form = forms.NewOrganizationForm(request.POST or None, parents=parents, initial={"from_day": request.access.day})
    return form_page(
        request, form,
        lambda data: services.add_organization(
            data["code"], data["name"], data["type"], picked(data, OrganizationFacts), parent=data["parent"],
            from_day=data["from_day"], decision=data["decision"], by=request.actor,
        ),
        title=_("Thêm đơn vị"), done=_("Đã thêm đơn vị."), to=reverse("registers:organizations"), crumbs=_crumbs(),
        submit=_("Thêm đơn vị"),
    )  # fmt: skip


@requires(EDIT_ORGANIZATIONS)
def edit(request: Request, pk: int) -> HttpResponse:
    """Mend the facts."""
    row = find(Organization, pk, request, to=EDIT_ORGANIZATIONS)
    form = forms.EditOrganizationForm(request.POST or None, initial=values_of(row, OrganizationFacts))
    return form_page(
        request, form,
        lambda data: services.change_organization(
            pk, data["version"], picked(data, OrganizationFacts), by=request.actor
        ),
        title=_("Sửa thông tin đơn vị"), done=_("Đã lưu."), to=_home(row), crumbs=_crumbs(row), submit=_("Lưu"),
    )  # fmt: skip


@requires(EDIT_ORGANIZATIONS)
def rename(request: Request, pk: int) -> HttpResponse:
    """A new name from a day on."""
    row = find(Organization, pk, request, to=EDIT_ORGANIZATIONS)
    form = forms.RenameForm(request.POST or None, initial={"from_day": request.access.day})
    return form_page(
        request, form,
        lambda data: services.rename(row, data["name"], data["from_day"], data["decision"], by=request.actor),
        title=_("Đổi tên đơn vị"), done=_("Đã đổi tên."), to=_home(row), crumbs=_crumbs(row), submit=_("Đổi tên"),
        lead=row.name,
    )  # fmt: skip


@requires(EDIT_ORGANIZATIONS)
def affiliate(request: Request, pk: int) -> HttpResponse:
    """Whom it answers to, from a day on."""
    row = find(Organization, pk, request, to=EDIT_ORGANIZATIONS)
    parents = places.organizations(request.access, EDIT_ORGANIZATIONS).exclude(pk=row.pk)
    form = forms.ParentForm(request.POST or None, parents=parents, initial={"from_day": request.access.day})
    return form_page(
        request, form,
        lambda data: services.affiliate(row, data["parent"], data["from_day"], by=request.actor),
        title=_("Ghi quan hệ trực thuộc"), done=_("Đã ghi quan hệ trực thuộc."), to=_home(row), crumbs=_crumbs(row),
        submit=_("Lưu"),
    )  # fmt: skip


@requires(EDIT_ORGANIZATIONS)
def end_affiliation(request: Request, pk: int) -> HttpResponse:
    """End an affiliation."""
    tie = find(Affiliation.objects.select_related("child", "parent"), pk, request, to=EDIT_ORGANIZATIONS)
    form = LastDayForm(request.POST or None, initial={"last_day": request.access.day})
    return form_page(
        request, form, lambda data: services.end_affiliation(tie, data["last_day"], by=request.actor),
        title=_("Kết thúc quan hệ trực thuộc"), done=_("Đã kết thúc quan hệ."),
        to=reverse("registers:organizations"), crumbs=_crumbs(tie.child), submit=_("Kết thúc"), danger=True,
        lead=f"{tie.child.name} · {tie.parent.name}",
        will=[
            _("Sau ngày cuối, đơn vị không thuộc cấp trên nào cho đến khi ghi quan hệ mới; cấp trên cũ không còn thấy.")
        ],
    )  # fmt: skip


@requires(EDIT_ORGANIZATIONS)
def close(request: Request, pk: int) -> HttpResponse:
    """End an organization."""
    row = find(Organization, pk, request, to=EDIT_ORGANIZATIONS)
    form = forms.CloseForm(request.POST or None, initial={"last_day": request.access.day})
    return form_page(
        request, form,
        lambda data: services.close_organization(row, data["last_day"], data["decision"], by=request.actor),
        title=_("Giải thể đơn vị"), done=_("Đã ghi việc giải thể."), to=reverse("registers:organizations"),
        crumbs=_crumbs(row), submit=_("Giải thể"), danger=True, lead=row.name,
        will=[
            _("Quan hệ trực thuộc kết thúc cùng ngày; đơn vị không còn trong danh sách và số liệu từ ngày sau đó."),
            _("Hồ sơ vẫn giữ và mở được từ trang của đơn vị cấp trên, ở đó cũng khôi phục được."),
        ],
    )  # fmt: skip


@require_POST
@requires(EDIT_ORGANIZATIONS)
def reopen(request: Request, pk: int) -> HttpResponse:
    """Take back a closing."""
    row, _home_id = places.organization_of(request, pk, to=EDIT_ORGANIZATIONS)
    try:
        services.reopen_organization(row, by=request.actor)
    except DomainError as refused:
        messages.error(request, refused.text)
    else:
        messages.success(request, _("Đã khôi phục đơn vị."))
    return go(request, "registers:organization", pk)


@requires(VIEW_ORGANIZATIONS)
def clusters(request: Request) -> HttpResponse:
    """The clusters of the office, with their schools of the day."""
    office = request.access.office
    rows = Cluster.objects.filter(office=office).select_related("lead").order_by("name")
    members: dict[int, list[ClusterMembership]] = {row.pk: [] for row in rows}
    standing = ClusterMembership.objects.on(request.access.day).filter(cluster__in=members).select_related("school")
    for tie in standing.order_by("school__sort_key"):
        members[tie.cluster_id].append(tie)
    context = {
        "clusters": [(row, members[row.pk]) for row in rows],
        "may_edit": can(request.access, EDIT_ORGANIZATIONS),
    }
    return page(request, "registers/clusters.html", context)


@requires(EDIT_ORGANIZATIONS)
def add_cluster(request: Request) -> HttpResponse:
    """Form a cluster."""
    schools = places.schools(request.access, EDIT_ORGANIZATIONS)
    form = forms.ClusterForm(request.POST or None, schools=schools)

    def save(data: dict[str, Any]) -> Cluster:
        office = request.access.office
        if office is None:
            raise DomainError("no_office", _("Chỉ Phòng GD&ĐT lập cụm trường."))
        return services.form_cluster(office, data["name"], data["lead"], by=request.actor)

    return form_page(
        request, form, save, title=_("Lập cụm trường"), done=_("Đã lập cụm trường."),
        to=reverse("registers:clusters"), crumbs=[(_("Cụm trường"), reverse("registers:clusters"))],
        submit=_("Lập cụm"),
    )  # fmt: skip


@requires(EDIT_ORGANIZATIONS)
def join_cluster(request: Request, pk: int) -> HttpResponse:
    """Put a school into a cluster."""
    cluster = find(Cluster, pk, request, to=EDIT_ORGANIZATIONS)
    schools = places.schools(request.access, EDIT_ORGANIZATIONS)
    form = forms.JoinForm(request.POST or None, schools=schools, initial={"from_day": request.access.day})
    return form_page(
        request, form,
        lambda data: services.join_cluster(cluster, data["school"], data["from_day"], by=request.actor),
        title=_("Đưa trường vào cụm"), done=_("Đã đưa trường vào cụm."), to=reverse("registers:clusters"),
        crumbs=[(_("Cụm trường"), reverse("registers:clusters"))], submit=_("Đưa vào cụm"), lead=cluster.name,
    )  # fmt: skip


@requires(EDIT_ORGANIZATIONS)
def leave_cluster(request: Request, pk: int) -> HttpResponse:
    """Take a school out of its cluster."""
    tie = find(ClusterMembership.objects.select_related("cluster", "school"), pk, request, to=EDIT_ORGANIZATIONS)
    form = LastDayForm(request.POST or None, initial={"last_day": request.access.day})
    names = {"school": tie.school.name, "cluster": tie.cluster.name}
    will = [_("Sau ngày cuối, %(school)s không còn thuộc %(cluster)s; thời gian đã ở trong cụm vẫn giữ lại.") % names]
    if tie.cluster.lead_id == tie.school_id:
        will.append(_("Trường này vẫn ghi là trường trưởng cụm cho đến khi chọn trường khác."))
    return form_page(
        request, form, lambda data: services.leave_cluster(tie, data["last_day"], by=request.actor),
        title=_("Đưa trường ra khỏi cụm"), done=_("Đã đưa trường ra khỏi cụm."), to=reverse("registers:clusters"),
        crumbs=[(_("Cụm trường"), reverse("registers:clusters"))], submit=_("Đưa ra khỏi cụm"), danger=True,
        lead=f"{tie.school.name} · {tie.cluster.name}", will=will,
    )  # fmt: skip
