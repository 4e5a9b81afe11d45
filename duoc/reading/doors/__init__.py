"""The doors: bytes of a text, DOCX or PDF file to lines, and lines to a plan."""

from duoc.reading.doors.text import read_text
from duoc.reading.model import Plan
from duoc.reading.reader import read_lines


def read_plan(data: bytes, filename: str) -> Plan:
    """The structure of a document; `ReadingError` where the file cannot be read."""
    return read_lines(read_text(data), filename)
