"""The list of organizations: schools, centres, divisions, wards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from duoc.kit import clock
from duoc.registry.access.gate import Access
from duoc.registry.organizations.models import LEVEL_FIELDS, Level, Organization, OrganizationType, Ownership
from duoc.registry.registers import cells, columns
from duoc.registry.registers.cells import Cell
from duoc.registry.registers.listings.shared import choice_filter
from duoc.registry.registers.lists import Column, Filter, Listing
from duoc.registry.registers.policy import VIEW_ORGANIZATIONS
from duoc.web.addresses import row_url


def _name(row: Organization) -> Cell:
    return Cell(row.name, row_url("registers:organization", row.pk), row.code)


def _state(row: Organization) -> Cell:
    if not row.is_valid_on(clock.today()):
        return Cell(str(_("Đã giải thể")), tone="none")
    return Cell(str(_("Đơn vị mẫu")), tone="info") if row.is_sample else Cell(str(_("Đang hoạt động")), tone="good")


def levels_text(row: Organization) -> str:
    """MN, TH, THCS …"""
    return ", ".join(level.value for level in row.levels)


def _sheet(rows: QuerySet[Organization], access: Access) -> Iterator[dict[str, Any]]:
    names = ("code", "name", "type", "ownership", "sector_code", "phone", "email")
    for row in rows.order_by("type", "sort_key", "pk"):
        yield {**{name: getattr(row, name) for name in names}, "levels": levels_text(row)}


ORGANIZATION_LIST: Listing[Organization] = Listing(
    key="organizations",
    title=_("Cơ sở giáo dục"),
    model=Organization,
    view=VIEW_ORGANIZATIONS,
    code=("code", "sector_code"),
    columns=(
        Column(key="name", sheet=("code", "name"), title=_("Tên"), cell=_name, order=("sort_key",)),
        Column(
            key="type", sheet=("type",), title=_("Loại"), cell=lambda row: cells.choice(OrganizationType, row.type),
            order=("type", "sort_key"),
        ),
        Column(key="levels", sheet=("levels",), title=_("Cấp học"), cell=lambda row: cells.text(levels_text(row))),
        Column(
            key="ownership", sheet=("ownership",), title=_("Loại hình"),
            cell=lambda row: cells.choice(Ownership, row.ownership),
        ),
        Column(key="phone", sheet=("phone",), title=_("Điện thoại"), cell=lambda row: cells.text(row.phone)),
        Column(key="state", title=_("Trạng thái"), cell=_state),
    ),
    filters=(
        Filter(
            key="level", title=_("Cấp"), options=lambda access, chosen: Level.choices,
            condition=lambda value: Q(**{LEVEL_FIELDS[value]: True}) if value in LEVEL_FIELDS else Q(pk=None),
        ),
        choice_filter("type", _("Loại"), OrganizationType),
        choice_filter("ownership", _("Loại hình"), Ownership),
    ),
    register=columns.ORGANIZATIONS,
    sheet=_sheet,
    search_label=_("Tìm theo tên, mã"),
    empty=_("Chưa có đơn vị nào trong phạm vi của anh/chị."),
)  # fmt: skip
