"""Sites and rooms: their records and forms."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duoc.registry.access.gate import Request, can, find, requires
from duoc.registry.organizations import services
from duoc.registry.organizations.models import Room, Site
from duoc.registry.organizations.services import RoomFacts, SiteFacts
from duoc.registry.registers import places
from duoc.registry.registers.editing import form_page
from duoc.registry.registers.forms import organizations as forms
from duoc.registry.registers.forms.fields import picked, values_of
from duoc.registry.registers.forms.staff import LastDayForm
from duoc.registry.registers.policy import EDIT_PLACES, VIEW_PLACES
from duoc.web.page import page


def _site_home(row: Site) -> str:
    return reverse("registers:site", args=[row.pk])


def _room_home(row: Room) -> str:
    return reverse("registers:room", args=[row.pk])


def _site_crumbs(row: Site | None = None) -> list[tuple[Any, str]]:
    top = [(_("Điểm trường"), reverse("registers:sites"))]
    return [*top, (row.name, _site_home(row))] if row else top


def _room_crumbs(row: Room | None = None) -> list[tuple[Any, str]]:
    top = [(_("Phòng"), reverse("registers:rooms"))]
    return [*top, (row.name, _room_home(row))] if row else top


@requires(VIEW_PLACES)
def site(request: Request, pk: int) -> HttpResponse:
    """One site with its rooms and classes."""
    row = find(Site.objects.select_related("organization", "ward"), pk, request, to=VIEW_PLACES)
    context = {
        "site": row,
        "record": row,
        "rooms": row.rooms.filter(valid_to=None).order_by("kind", "code"),
        "classes": row.classes.on(request.access.day).order_by("sort_key"),
        "map_url": _map(row),
        "may_edit": can(request.access, EDIT_PLACES, row.organization_id),
    }
    return page(request, "registers/site.html", context)


def _map(row: Site) -> str:
    """Where the site stands on OpenStreetMap; the reader's browser follows the link, the product fetches nothing."""
    if row.latitude is None or row.longitude is None:
        return ""
    return (
        f"https://www.openstreetmap.org/?mlat={row.latitude}&mlon={row.longitude}#map=17/{row.latitude}/{row.longitude}"
    )


@requires(EDIT_PLACES)
def add_site(request: Request) -> HttpResponse:
    """A new site of a school."""
    schools, wards = places.schools(request.access, EDIT_PLACES), places.wards(request.access)
    initial = {"from_day": request.access.day, "school": request.GET.get("school")}
    form = forms.NewSiteForm(request.POST or None, schools=schools, wards=wards, initial=initial)
    return form_page(
        request, form,
        lambda data: services.add_site(
            data["school"], data["code"], picked(data, SiteFacts), data["from_day"], by=request.actor
        ),
        title=_("Thêm điểm trường"), done=_("Đã thêm điểm trường."), to=_site_home, crumbs=_site_crumbs(),
        submit=_("Thêm"),
    )  # fmt: skip


@requires(EDIT_PLACES)
def edit_site(request: Request, pk: int) -> HttpResponse:
    """Mend the facts about a site."""
    row = find(Site, pk, request, to=EDIT_PLACES)
    wards = places.wards(request.access)
    form = forms.EditSiteForm(request.POST or None, wards=wards, initial=values_of(row, SiteFacts))
    return form_page(
        request, form,
        lambda data: services.change_site(pk, data["version"], picked(data, SiteFacts), by=request.actor),
        title=_("Sửa điểm trường"), done=_("Đã lưu."), to=_site_home(row), crumbs=_site_crumbs(row), submit=_("Lưu"),
    )  # fmt: skip


@requires(EDIT_PLACES)
def close_site(request: Request, pk: int) -> HttpResponse:
    """End a site."""
    row = find(Site.objects.select_related("organization"), pk, request, to=EDIT_PLACES)
    form = LastDayForm(request.POST or None, initial={"last_day": request.access.day})
    return form_page(
        request, form, lambda data: services.close_site(row, data["last_day"], by=request.actor),
        title=_("Đóng điểm trường"), done=_("Đã đóng điểm trường."), to=_site_home(row), crumbs=_site_crumbs(row),
        submit=_("Đóng"), danger=True, lead=f"{row.name} · {row.organization.name}",
        will=[_("Mọi phòng của điểm trường thôi dùng cùng ngày; hồ sơ vẫn giữ.")],
    )  # fmt: skip


@requires(VIEW_PLACES)
def room(request: Request, pk: int) -> HttpResponse:
    """One room."""
    row = find(Room.objects.select_related("site__organization"), pk, request, to=VIEW_PLACES)
    context = {
        "room": row,
        "record": row,
        "classes": row.classes.on(request.access.day).order_by("sort_key"),
        "may_edit": can(request.access, EDIT_PLACES, row.site.organization_id),
    }
    return page(request, "registers/room.html", context)


@requires(EDIT_PLACES)
def add_room(request: Request) -> HttpResponse:
    """A new room at a site."""
    sites = (
        Site.objects.filter(organization__in=request.access.organizations(EDIT_PLACES), valid_to=None)
        .select_related("organization")
        .order_by("organization__sort_key", "code")
    )
    form = forms.NewRoomForm(request.POST or None, sites=sites, initial={"site": request.GET.get("site")})
    return form_page(
        request, form,
        lambda data: services.add_room(data["site"], data["code"], picked(data, RoomFacts), by=request.actor),
        title=_("Thêm phòng"), done=_("Đã thêm phòng."), to=_room_home, crumbs=_room_crumbs(), submit=_("Thêm"),
    )  # fmt: skip


@requires(EDIT_PLACES)
def edit_room(request: Request, pk: int) -> HttpResponse:
    """Mend the facts about a room."""
    row = find(Room, pk, request, to=EDIT_PLACES)
    form = forms.EditRoomForm(request.POST or None, initial=values_of(row, RoomFacts))
    return form_page(
        request, form,
        lambda data: services.change_room(pk, data["version"], picked(data, RoomFacts), by=request.actor),
        title=_("Sửa phòng"), done=_("Đã lưu."), to=_room_home(row), crumbs=_room_crumbs(row), submit=_("Lưu"),
    )  # fmt: skip


@requires(EDIT_PLACES)
def close_room(request: Request, pk: int) -> HttpResponse:
    """End the use of a room."""
    row = find(Room.objects.select_related("site"), pk, request, to=EDIT_PLACES)
    form = LastDayForm(request.POST or None, initial={"last_day": request.access.day})
    return form_page(
        request, form, lambda data: services.close_room(row, data["last_day"], by=request.actor),
        title=_("Thôi dùng phòng"), done=_("Đã ghi thôi dùng phòng."), to=_room_home(row), crumbs=_room_crumbs(row),
        submit=_("Thôi dùng"), danger=True, lead=f"{row.name} · {row.site.name}",
        will=[_("Từ ngày sau đó phòng không còn trong danh sách và số liệu; lớp đang ở phòng này không tự đổi phòng.")],
    )  # fmt: skip
