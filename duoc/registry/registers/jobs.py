"""Background work of the registers."""

from duoc.registry.registers.exporting import export_list

__all__ = ["export_list"]
