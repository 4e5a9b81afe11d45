"""Rooms from Excel, known by school, site and code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from duoc.kit.sheets.door import Door, ImportContext
from duoc.kit.sheets.preview import Fault, ParsedRow
from duoc.kit.sheets.undoing import Journal
from duoc.kit.text import fold
from duoc.registry.organizations.models import Room
from duoc.registry.registers.columns import ROOMS
from duoc.registry.registers.importers.base import Field, Undoing, Writing, given, open_sites, site_fault

FACTS = ("name", "kind", "construction", "condition", "is_borrowed", "area_m2")


class RoomImporter(Undoing):
    """Checks and writes the register of rooms."""

    def check(self, rows: Sequence[ParsedRow], context: ImportContext) -> Iterator[Fault]:
        """Everything that the records forbid."""
        field = Field.of(context)
        sites = open_sites(field)
        for row in rows:
            place = field.place(row["school"])
            if place is None:
                yield field.place_fault(row)
            elif (place, fold(row["site"])) not in sites:
                yield site_fault(row, place, sites)

    def commit(self, rows: Sequence[ParsedRow], context: ImportContext) -> Mapping[str, Any]:
        """Write all rows."""
        field, journal = Field.of(context), Journal()
        sites = open_sites(field)
        known = {
            (room.site_id, fold(room.code)): room
            for room in Room.objects.filter(site__in=[site.pk for site in sites.values()])
        }
        writing: Writing[Room] = Writing(Room, context, journal)
        for row in rows:
            place = field.place(row["school"])
            site = sites[place or 0, fold(row["site"])]
            room = known.get((site.pk, fold(row["code"]))) or Room(site=site, code=row["code"])
            writing.put(room, given(row, FACTS), scope=place)
        writing.save("organizations.room_imported")
        context.progress(len(rows), len(rows), _("Đã ghi xong."))
        return journal.as_json()


ROOM_DOOR = Door(register=ROOMS, importer=RoomImporter())
