"""What comes in from Excel, one module a register. Making the doors registers them with the sheets."""

from duoc.registry.registers.importers.classes import CLASS_DOOR
from duoc.registry.registers.importers.rooms import ROOM_DOOR
from duoc.registry.registers.importers.staff import STAFF_DOOR
from duoc.registry.registers.importers.students import STUDENT_DOOR

__all__ = ["CLASS_DOOR", "ROOM_DOOR", "STAFF_DOOR", "STUDENT_DOOR"]
