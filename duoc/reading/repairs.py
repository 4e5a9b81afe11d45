"""Faults of scanning (format, section 7)."""

from collections.abc import Sequence

from duoc.reading.lines import Line
from duoc.reading.model import Repair


def repair_lines(lines: Sequence[Line]) -> tuple[list[Line], list[Repair]]:
    """The lines as they were before scanning, as far as that is certain."""
    return list(lines), []
