"""Rooms from Excel, known by school, site and code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from duoc.kit.sheets.door import Door, ImportContext
from duoc.kit.sheets.preview import Fault, ParsedRow
from duoc.kit.sheets.undoing import Journal
from duoc.kit.text import fold
from duoc.registry.organizations.models import Room, Site
from duoc.registry.registers.columns import ROOMS
from duoc.registry.registers.importers.base import Field, Undoing, Writing, differs, given, open_sites, site_fault

FACTS = ("name", "kind", "construction", "condition", "is_borrowed", "area_m2")
TENTH = Decimal("0.1")


class RoomImporter(Undoing):
    """Checks and writes the register of rooms."""

    def check(self, rows: Sequence[ParsedRow], context: ImportContext) -> Iterator[Fault]:
        """Everything that the records forbid."""
        field = Field.of(context)
        sites = open_sites(field)
        known, first = _rooms_at(sites), dict[tuple[int, str], int]()
        for row in rows:
            place = field.place(row["school"])
            if place is None:
                yield field.place_fault(row)
                continue
            if row["site"] is None or row["code"] is None:
                continue
            site = sites.get((place, fold(row["site"])))
            if site is None:
                yield site_fault(row, place, sites)
                continue
            name = (site.pk, fold(row["code"]))
            room = known.get(name)
            if (earlier := first.setdefault(name, row.number)) != row.number:
                told = _("Phòng này đã có ở dòng %(earlier)s. Giữ lại một dòng, hoặc sửa mã phòng.")
                yield Fault(row=row.number, column="code", message=told % {"earlier": earlier})
            elif room is not None and room.valid_to is not None:
                told = _("Phòng mang mã này đã ngừng dùng từ %(day)s. Đặt mã khác cho phòng mới.")
                yield Fault(row=row.number, column="code", message=told % {"day": f"{room.valid_to:%d/%m/%Y}"})
            context.tally.note(is_new=room is None, is_changed=room is not None and differs(room, _facts(row)))

    def commit(self, rows: Sequence[ParsedRow], context: ImportContext) -> Mapping[str, Any]:
        """Write all rows."""
        field, journal = Field.of(context), Journal()
        sites = open_sites(field)
        known = _rooms_at(sites)
        writing: Writing[Room] = Writing(Room, context, journal)
        for row in rows:
            place = field.place(row["school"])
            site = sites[place or 0, fold(row["site"])]
            room = known.get((site.pk, fold(row["code"]))) or Room(site=site, code=row["code"])
            writing.put(room, _facts(row), scope=place)
        writing.save("organizations.room_imported")
        context.progress(len(rows), len(rows), _("Đã ghi xong."))
        return journal.as_json()


def _rooms_at(sites: Mapping[tuple[int, str], Site]) -> dict[tuple[int, str], Room]:
    """All rooms of these sites, by site and code. One query."""
    found = Room.objects.filter(site__in=[site.pk for site in sites.values()])
    return {(room.site_id, fold(room.code)): room for room in found}


def _facts(row: ParsedRow) -> dict[str, Any]:
    """The filled cells; areas as finely as they are kept."""
    facts = given(row, FACTS)
    if "area_m2" in facts:
        facts["area_m2"] = facts["area_m2"].quantize(TENTH)
    return facts


ROOM_DOOR = Door(register=ROOMS, importer=RoomImporter())
