"""The lists of sites and rooms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from duoc.registry.access.gate import Access
from duoc.registry.organizations.models import Condition, Construction, Room, RoomKind, Site
from duoc.registry.registers import cells, columns
from duoc.registry.registers.cells import Cell
from duoc.registry.registers.listings.shared import choice_filter, school_filter, ward_filter
from duoc.registry.registers.lists import Column, Listing
from duoc.registry.registers.policy import VIEW_PLACES
from duoc.web.addresses import row_url

CONDITION_TONES = {Condition.GOOD: "good", Condition.REPAIR: "warn", Condition.UNSAFE: "bad"}


def _site_sheet(rows: QuerySet[Site], access: Access) -> Iterator[dict[str, Any]]:
    names = ("code", "name", "is_main", "address", "latitude", "longitude")
    for row in rows.select_related("organization", "ward").order_by("organization__sort_key", "code"):
        own = {name: getattr(row, name) for name in names}
        yield own | {"school": row.organization.name, "ward": row.ward.name if row.ward else ""}


SITE_LIST: Listing[Site] = Listing(
    key="sites",
    title=_("Điểm trường"),
    model=Site,
    view=VIEW_PLACES,
    folded="organization__folded",
    columns=(
        Column(
            key="name", sheet=("code", "name"), title=_("Điểm trường"),
            cell=lambda row: Cell(row.name, row_url("registers:site", row.pk), row.code),
            order=("organization__sort_key", "code"),
        ),
        Column(key="school", sheet=("school",), title=_("Trường"), cell=lambda row: cells.text(row.organization.label)),
        Column(
            key="main", sheet=("is_main",), title=_("Điểm chính"),
            cell=lambda row: Cell(str(_("Điểm chính")), tone="info") if row.is_main else cells.text(""),
        ),
        Column(
            key="ward", sheet=("ward",), title=_("Phường, xã"),
            cell=lambda row: cells.text(row.ward.label if row.ward else ""),
        ),
        Column(key="address", sheet=("address",), title=_("Địa chỉ"), cell=lambda row: cells.text(row.address)),
    ),
    filters=(school_filter(VIEW_PLACES, "organization"), ward_filter("ward")),
    fetch=lambda rows, access: rows.select_related("organization", "ward"),
    register=columns.SITES,
    sheet=_site_sheet,
    search_label=_("Tìm theo tên trường, mã điểm"),
    empty=_("Chưa có điểm trường nào trong phạm vi của anh/chị."),
)  # fmt: skip


def _room_sheet(rows: QuerySet[Room], access: Access) -> Iterator[dict[str, Any]]:
    names = ("code", "name", "kind", "construction", "condition", "is_borrowed", "area_m2")
    found = rows.select_related("site__organization").order_by("site__organization__sort_key", "site__code", "code")
    for row in found.iterator(chunk_size=2000):
        own = {name: getattr(row, name) for name in names}
        yield own | {"school": row.site.organization.name, "site": row.site.code}


ROOM_LIST: Listing[Room] = Listing(
    key="rooms",
    title=_("Phòng"),
    model=Room,
    view=VIEW_PLACES,
    folded="site__organization__folded",
    base=Q(valid_to=None),
    columns=(
        Column(
            key="name", sheet=("code", "name"), title=_("Phòng"),
            cell=lambda row: Cell(row.name, row_url("registers:room", row.pk), row.code),
            order=("site__organization__sort_key", "site__code", "code"),
        ),
        Column(
            key="school", sheet=("school", "site"), title=_("Trường"),
            cell=lambda row: Cell(row.site.organization.label, note=row.site.name)
        ),
        Column(
            key="kind", sheet=("kind",), title=_("Loại phòng"), cell=lambda row: cells.choice(RoomKind, row.kind),
            order=("kind", "code"),
        ),
        Column(
            key="construction", sheet=("construction",), title=_("Kết cấu"),
            cell=lambda row: cells.choice(Construction, row.construction)
        ),
        Column(
            key="area", sheet=("area_m2",), title=_("Diện tích (m²)"),
            cell=lambda row: cells.number(row.area_m2), is_numeric=True,
            order=("area_m2", "code"),
        ),
        Column(
            key="condition", sheet=("condition",), title=_("Tình trạng"),
            cell=lambda row: cells.choice(Condition, row.condition, CONDITION_TONES[Condition(row.condition)]),
        ),
    ),
    filters=(
        school_filter(VIEW_PLACES, "site__organization"),
        choice_filter("kind", _("Loại phòng"), RoomKind),
        choice_filter("construction", _("Kết cấu"), Construction),
        choice_filter("condition", _("Tình trạng"), Condition),
    ),
    fetch=lambda rows, access: rows.select_related("site__organization"),
    register=columns.ROOMS,
    sheet=_room_sheet,
    search_label=_("Tìm theo tên trường, mã phòng"),
    empty=_("Chưa có phòng nào trong phạm vi của anh/chị."),
)  # fmt: skip
