"""The lists, by their key."""

from duoc.registry.registers.listings.classes import CLASS_LIST
from duoc.registry.registers.listings.organizations import ORGANIZATION_LIST
from duoc.registry.registers.listings.places import ROOM_LIST, SITE_LIST
from duoc.registry.registers.listings.staff import STAFF_LIST
from duoc.registry.registers.listings.students import STUDENT_LIST
from duoc.registry.registers.lists import Listing

LISTINGS: dict[str, Listing] = {  # type: ignore[type-arg]
    each.key: each for each in (STUDENT_LIST, STAFF_LIST, CLASS_LIST, ORGANIZATION_LIST, SITE_LIST, ROOM_LIST)
}

__all__ = ["CLASS_LIST", "LISTINGS", "ORGANIZATION_LIST", "ROOM_LIST", "SITE_LIST", "STAFF_LIST", "STUDENT_LIST"]
