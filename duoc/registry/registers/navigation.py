"""What the registers add to the menu, with the figures beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.core.cache import caches
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from duoc.registry.access.gate import Access, Request
from duoc.registry.registers.listings import LISTINGS
from duoc.registry.registers.policy import (
    VIEW_CALENDAR,
    VIEW_CLASSES,
    VIEW_ORGANIZATIONS,
    VIEW_PLACES,
    VIEW_STAFF,
    VIEW_STUDENTS,
)
from duoc.web.formatting import number_text
from duoc.web.navigation import Entry, Section

SECONDS = 60
BASES: dict[str, dict[str, Any]] = {
    "students": {"status": "enrolled"},
    "staff": {},
    "organizations": {"type": "school"},
}


def _counter(key: str) -> Callable[[HttpRequest], str | None]:
    """How many rows the reader may see: counted once a minute for each account, never on every page."""

    def count(request: HttpRequest) -> str | None:
        access: Access = cast(Request, request).access
        name = f"registers:{key}:{access.account.pk if access.account else 0}:{access.day}"
        found = caches["brief"].get(name)
        if found is None:
            found = LISTINGS[key].rows(access).filter(**BASES[key]).count()
            caches["brief"].set(name, found, SECONDS)
        return number_text(found) if found else None

    return count


ENTRIES = [
    Entry(
        Section.RECORDS, _("Cơ sở giáo dục"), "registers:organizations", "building", VIEW_ORGANIZATIONS, 10,
        _counter("organizations"),
    ),
    Entry(Section.RECORDS, _("Học sinh"), "registers:students", "users", VIEW_STUDENTS, 20, _counter("students"),
          phone=True),
    Entry(Section.RECORDS, _("Đội ngũ"), "registers:staff", "id-badge-2", VIEW_STAFF, 30, _counter("staff")),
    Entry(Section.RECORDS, _("Lớp học"), "registers:classes", "school", VIEW_CLASSES, 40),
    Entry(Section.RECORDS, _("Phòng"), "registers:rooms", "door", VIEW_PLACES, 50),
    Entry(Section.RECORDS, _("Điểm trường"), "registers:sites", "map-pin", VIEW_PLACES, 60),
    Entry(Section.RECORDS, _("Cụm trường"), "registers:clusters", "sitemap", VIEW_ORGANIZATIONS, 70),
    Entry(Section.RECORDS, _("Năm học"), "registers:school_years", "calendar", VIEW_CALENDAR, 80),
]  # fmt: skip
