"""The doors through which four registers come in."""

from duoc.registry.registers.importers import CLASS_DOOR, ROOM_DOOR, STAFF_DOOR, STUDENT_DOOR

__all__ = ["CLASS_DOOR", "ROOM_DOOR", "STAFF_DOOR", "STUDENT_DOOR"]
