"""What the global search finds here: students, staff, classes, schools, each within what the reader may see."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from duoc.registry.access.gate import Request, can
from duoc.registry.registers.listings import LISTINGS
from duoc.registry.registers.lists import Listing
from duoc.web.search import Hit, Provider

PAGES = {
    "organizations": "organization", "students": "student", "staff": "staff_member", "classes": "class",
}  # fmt: skip


def _subtitle(row: Any) -> str:
    school = getattr(row, "school", None) or getattr(row, "organization", None)
    parts = [row.code, getattr(row, "class_name", ""), school.label if school else ""]
    return " · ".join(part for part in parts if part)


def _provider(listing: Listing[Any]) -> Provider:
    def find(request: HttpRequest, query: str, limit: int, /) -> list[Hit]:
        access = cast(Request, request).access
        if not can(access, listing.view):
            return []
        asked = QueryDict(mutable=True)
        asked["q"] = query
        rows = listing.narrowed(listing.rows(access), asked, listing.chosen(asked, access))
        found = listing.fetch(rows, access).order_by(*listing.columns[0].order, "pk")[:limit]
        page = f"registers:{PAGES[listing.key]}"
        return [Hit(str(listing.title), str(row), _subtitle(row), reverse(page, args=[row.pk])) for row in found]

    return find


PROVIDERS: list[Provider] = [_provider(LISTINGS[key]) for key in PAGES]
