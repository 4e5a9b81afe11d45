"""Sites and rooms."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.kit.versioned import claim
from duoc.registry.organizations.changes import put, told
from duoc.registry.organizations.models import Condition, Construction, Organization, Room, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """What is known of a site."""

    name: str
    is_main: bool = False
    ward: Organization | None = None
    address: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomFacts:
    """What is known of a room."""

    name: str
    kind: str
    construction: str = Construction.SOLID
    condition: str = Condition.GOOD
    is_borrowed: bool = False
    area_m2: Decimal | None = None


@transaction.atomic
def add_site(organization: Organization, code: str, facts: SiteFacts, from_day: date, *, by: Actor) -> Site:
    """A new site. Errors: `code_taken` (field `code`)."""
    if organization.sites.filter(code=code).exists():
        raise DomainError("code_taken", _("Trường đã có điểm mang mã %(code)s.") % {"code": code}, field="code")
    values = {name: getattr(facts, name) for name in facts.__slots__}
    row: Site = Site.objects.create(organization=organization, code=code, valid_from=from_day, **values)
    _only_main(row)
    after = {"code": code, "from": from_day, **{name: told(value) for name, value in values.items()}}
    audit.record("organizations.site_added", row, by=by, scope=organization.pk, after=after)
    return row


@transaction.atomic
def change_site(pk: int, version: int, facts: SiteFacts, *, by: Actor) -> Site:
    """Mend the facts about a site. Errors: `Conflict`."""
    row = claim(Site, pk, version)
    before, after = put(row, facts)
    if after:
        row.save()
        _only_main(row)
        audit.record("organizations.site_changed", row, by=by, scope=row.organization_id, before=before, after=after)
    return row


@transaction.atomic
def close_site(site: Site, last_day: date, *, by: Actor) -> None:
    """End a site with this last day. Errors: `in_use` while classes learn there; `ends_before_start`."""
    until = _until(site, last_day)
    if site.classes.on(until).exists():
        raise DomainError("in_use", _("Còn lớp học tại điểm này. Chuyển các lớp sang điểm khác trước."))
    site.valid_to, site.version = until, site.version + 1
    site.save()
    site.rooms.filter(valid_to=None).update(valid_to=until)
    audit.record("organizations.site_closed", site, by=by, scope=site.organization_id, after={"last_day": last_day})


@transaction.atomic
def add_room(site: Site, code: str, facts: RoomFacts, from_day: date | None = None, *, by: Actor) -> Room:
    """A new room. Errors: `code_taken` (field `code`)."""
    if site.rooms.filter(code=code).exists():
        raise DomainError("code_taken", _("Điểm trường đã có phòng mang mã %(code)s.") % {"code": code}, field="code")
    row: Room = Room.objects.create(site=site, code=code, valid_from=from_day, **asdict(facts))
    after = {"code": code, "site": site.pk, **asdict(facts)}
    audit.record("organizations.room_added", row, by=by, scope=site.organization_id, after=after)
    return row


@transaction.atomic
def change_room(pk: int, version: int, facts: RoomFacts, *, by: Actor) -> Room:
    """Mend the facts about a room. Errors: `Conflict`."""
    row = claim(Room, pk, version)
    before, after = put(row, facts)
    if after:
        row.save()
        scope = row.site.organization_id
        audit.record("organizations.room_changed", row, by=by, scope=scope, before=before, after=after)
    return row


@transaction.atomic
def close_room(room: Room, last_day: date, *, by: Actor) -> None:
    """End a room with this last day. Errors: `ends_before_start` (field `last_day`)."""
    room.valid_to, room.version = _until(room, last_day), room.version + 1
    room.save()
    scope = room.site.organization_id
    audit.record("organizations.room_closed", room, by=by, scope=scope, after={"last_day": last_day})


def _until(row: Site | Room, last_day: date) -> date:
    row.refuse_end_before_start(last_day)
    return last_day + timedelta(days=1)


def _only_main(site: Site) -> None:
    """A school has one main site: naming another takes the mark from the first."""
    if site.is_main:
        Site.objects.filter(organization_id=site.organization_id, is_main=True).exclude(pk=site.pk).update(
            is_main=False
        )
