"""The list of staff."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from duoc.registry.access.gate import Access
from duoc.registry.people.models import Contract, Degree, Position, Post, Sex, Staff
from duoc.registry.registers import cells, columns, places
from duoc.registry.registers.cells import Cell
from duoc.registry.registers.listings.shared import choice_filter, number_or_none
from duoc.registry.registers.lists import Column, Deed, Filter, Listing
from duoc.registry.registers.policy import EDIT_STAFF, VIEW_STAFF
from duoc.web.addresses import row_url

DEGREES = list(Degree)
SHOWN = (
    *("full_name", "code", "birth_on", "sex", "position", "phone"),
    *("organization__name", "organization__short_name", "department__name"),
)


def _name(row: Staff) -> Cell:
    return Cell(row.full_name, row_url("registers:staff_member", row.pk), row.code)


def _post(row: Staff) -> Post | None:
    """The post that is open, from what was fetched."""
    return next((post for post in row.posts.all() if post.valid_to is None), None)


def _contract(row: Staff) -> Cell:
    post = _post(row)
    return cells.choice(Contract, post.contract if post else "")


def _degree(row: Staff) -> str:
    """The highest degree."""
    held = [Degree(each.degree) for each in row.qualifications.all()]
    return max(held, key=DEGREES.index).value if held else ""


def _fetch(rows: QuerySet[Staff], access: Access) -> QuerySet[Staff]:
    posts = Prefetch("posts", Post.objects.order_by("-valid_from"))
    return rows.select_related("organization", "department").prefetch_related(posts, "qualifications")


def _fetch_shown(rows: QuerySet[Staff], access: Access) -> QuerySet[Staff]:
    """What the columns of the page show, and no more: a record is built from its columns one by one."""
    return _fetch(rows, access).only(*SHOWN)


def _sheet(rows: QuerySet[Staff], access: Access) -> Iterator[dict[str, Any]]:
    for row in _fetch(rows, access).order_by("sort_key", "pk").iterator(chunk_size=1000):
        post = _post(row)
        yield {
            "code": row.code, "full_name": row.full_name, "birth_on": row.birth_on, "sex": row.sex,
            "ethnicity": row.ethnicity, "national_id": row.national_id, "phone": row.phone, "email": row.email,
            "school": row.organization.name if row.organization else "", "position": row.position,
            "level": post.level if post else "", "contract": post.contract if post else "",
            "title_grade": post.title_grade if post else "", "appointed_on": post.valid_from if post else None,
            "degree": _degree(row),
        }  # fmt: skip


def _organizations(access: Access, chosen: Any) -> list[tuple[Any, Any]]:
    found = [(row.pk, row.label) for row in places.organizations(access, VIEW_STAFF).exclude(type="ward")]
    return found if len(found) > 1 else []


STAFF_LIST: Listing[Staff] = Listing(
    key="staff",
    title=_("Đội ngũ"),
    model=Staff,
    view=VIEW_STAFF,
    code=("code", "national_id", "phone"),
    columns=(
        Column(key="name", sheet=("code", "full_name"), title=_("Họ và tên"), cell=_name, order=("sort_key",)),
        Column(
            key="birth", sheet=("birth_on",), title=_("Ngày sinh"), cell=lambda row: cells.day(row.birth_on),
            order=("birth_on", "sort_key"), is_numeric=True,
        ),
        Column(
            key="sex", sheet=("sex",), title=_("Giới"),
            cell=lambda row: cells.choice(Sex, row.sex),
        ),
        Column(
            key="position", sheet=("position",), title=_("Vị trí"),
            cell=lambda row: cells.choice(Position, row.position),
            order=("position", "sort_key"),
        ),
        Column(
            key="organization", sheet=("school",), title=_("Đơn vị"),
            cell=lambda row: Cell(
                row.organization.label if row.organization else "", note=row.department.name if row.department else ""
            ),
            order=("organization__sort_key", "sort_key"),
        ),
        Column(
            key="degree", sheet=("degree",), title=_("Trình độ"),
            cell=lambda row: cells.choice(Degree, _degree(row)),
        ),
        Column(key="contract", sheet=("contract",), title=_("Hợp đồng"), cell=_contract),
        Column(key="phone", sheet=("phone",), title=_("Điện thoại"), cell=lambda row: cells.text(row.phone)),
    ),
    filters=(
        Filter(
            key="school", title=_("Đơn vị"), options=_organizations,
            condition=lambda value: Q(organization=number_or_none(value)),
        ),
        choice_filter("position", _("Vị trí"), Position),
        Filter(
            key="contract", title=_("Hợp đồng"), options=lambda access, chosen: Contract.choices,
            condition=lambda value: Q(
                pk__in=Post.objects.filter(contract=value, valid_to=None).values(person=F("staff"))
            ),
        ),
        choice_filter("sex", _("Giới"), Sex),
    ),
    fetch=_fetch_shown,
    register=columns.STAFF,
    sheet=_sheet,
    deeds=(
        Deed(title=_("Xếp vào tổ"), icon="users-group", url_name="registers:staff_move", action=EDIT_STAFF),
    ),
    search_label=_("Tìm theo tên, mã, điện thoại"),
    empty=_("Chưa có ai trong phạm vi của anh/chị."),
)  # fmt: skip
