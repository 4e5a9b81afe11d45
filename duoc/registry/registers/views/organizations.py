"""One organization: what it is, whom it answered to and what it was called through time, and its forms."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duoc.kit.errors import DomainError
from duoc.registry.access.gate import Request, can, find, requires
from duoc.registry.enrollment.models import SchoolClass
from duoc.registry.organizations import services
from duoc.registry.organizations.models import Affiliation, Cluster, ClusterMembership, Organization, Room
from duoc.registry.organizations.services import OrganizationFacts
from duoc.registry.people.models import Staff, Student, StudentStatus
from duoc.registry.registers import places
from duoc.registry.registers.editing import form_page
from duoc.registry.registers.forms import organizations as forms
from duoc.registry.registers.forms.fields import picked, values_of
from duoc.registry.registers.forms.staff import LastDayForm
from duoc.registry.registers.policy import (
    EDIT_ORGANIZATIONS,
    EDIT_PLACES,
    VIEW_CLASSES,
    VIEW_ORGANIZATIONS,
    VIEW_PLACES,
    VIEW_STAFF,
    VIEW_STUDENTS,
)
from duoc.web.page import go, page


def _home(row: Organization) -> str:
    return reverse("registers:organization", args=[row.pk])


def _crumbs(row: Organization | None = None) -> list[tuple[Any, str]]:
    top = [(_("Cơ sở giáo dục"), reverse("registers:organizations"))]
    return [*top, (row.label, _home(row))] if row else top


@requires(VIEW_ORGANIZATIONS)
def organization(request: Request, pk: int) -> HttpResponse:
    """Everything about one organization; figures and places only for who may see them."""
    row = find(Organization, pk, request, to=VIEW_ORGANIZATIONS)
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
    if sees_places:
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
        "may_edit": can(access, EDIT_ORGANIZATIONS, row.pk),
        "may_edit_places": can(access, EDIT_PLACES, row.pk),
    }
    return page(request, "registers/organization.html", context)


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
        lead=tie.parent.name,
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
    )  # fmt: skip


@require_POST
@requires(EDIT_ORGANIZATIONS)
def reopen(request: Request, pk: int) -> HttpResponse:
    """Take back a closing."""
    row = find(Organization, pk, request, to=EDIT_ORGANIZATIONS)
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
    members: dict[int, list[Organization]] = {row.pk: [] for row in rows}
    for tie in ClusterMembership.objects.on(request.access.day).filter(cluster__in=members).select_related("school"):
        members[tie.cluster_id].append(tie.school)
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
