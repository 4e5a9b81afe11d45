"""What is looked at before a workbook is parsed: is it one, is it small enough, is it harmless.

A parser allocates the whole rectangle from the first to the last cell before it reads one of them, so two cells in a
file of 6 kB can ask for 512 GB. Everything here streams, and trusts no number that the file says about itself. Plain
Python without Django: it runs in the child process, before the parser.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

MAX_BYTES = 20_000_000
MAX_ENTRIES = 2_000
MAX_UNPACKED = 250_000_000
MAX_SHARED_STRINGS = 120_000_000
MAX_ROWS = 60_000
MAX_CELLS = 3_000_000
CHUNK = 1 << 20


class Refused(Exception):  # noqa: N818  it says what the file is, not that the program is at fault
    """The file is not read. `code` names the reason, `values` what the sentence needs; see `refusals`."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def kind_of(path: Path) -> str:
    """What the content is, whatever the file is called: "xlsx" or "csv". Errors: `Refused`."""
    size = path.stat().st_size
    if size == 0:
        raise Refused("empty_file")
    if size > MAX_BYTES:
        raise Refused("too_large", limit=MAX_BYTES // 1_000_000, size=size // 1_000_000)
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "xlsx"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused("old_or_locked")
    if head.startswith(b"%PDF"):
        raise Refused("pdf")
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        raise Refused("picture")
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml")):
        raise Refused("web_page")
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused("unknown_kind")
    return "csv"


def check_workbook(path: Path) -> None:
    """Look at every part of an .xlsx before anybody parses it. Errors: `Refused`."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES:
                raise Refused("too_many_parts")
            if any(entry.flag_bits & 1 for entry in entries):
                raise Refused("old_or_locked")
            names = {entry.filename.lower() for entry in entries}
            _check_kind(names, archive)
            if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                raise Refused("unpacks_too_large")
            _check_parts(archive, entries)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError) as broken:
        raise Refused("damaged") from broken


def _check_kind(names: set[str], archive: zipfile.ZipFile) -> None:
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise Refused("macros")
    if "word/document.xml" in names:
        raise Refused("word")
    if "ppt/presentation.xml" in names:
        raise Refused("slides")
    if "xl/workbook.bin" in names:
        raise Refused("binary_workbook")
    if "mimetype" in names and "content.xml" in names:
        raise Refused("open_document")
    if "xl/workbook.xml" not in names:
        raise Refused("not_a_workbook")
    with archive.open("[Content_Types].xml" if "[content_types].xml" in names else "xl/workbook.xml") as part:
        if b"macroEnabled" in part.read(CHUNK):
            raise Refused("macros")


def _check_parts(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    left = MAX_UNPACKED
    for entry in entries:
        name = entry.filename.lower()
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            left -= _measure(archive, entry, left)
        else:
            is_text = name == "xl/sharedstrings.xml"
            left -= _count(archive, entry, min(left, MAX_SHARED_STRINGS) if is_text else left, is_text=is_text)


def _count(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int, *, is_text: bool) -> int:
    size = texts = 0
    for chunk in _stream(archive, entry, limit):
        size += len(chunk)
        texts += chunk.count(b"<si") if is_text else 0
        if texts > MAX_CELLS:
            raise Refused("too_many_cells", limit=MAX_CELLS)
    return size


def _measure(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> int:
    """Unpacked bytes of one sheet, looked at first quickly, then with care where that is not enough."""
    size, rest, is_modest = 0, b"", True
    for chunk in _stream(archive, entry, limit):
        size += len(chunk)
        if is_modest:
            data, rest = _whole_tags(rest, chunk)
            is_modest = _BEYOND.search(data) is None and b":c" not in data  # a prefix: the cell in another dress
    if not is_modest:
        rectangle = Rectangle()
        for chunk in _stream(archive, entry, limit):
            rectangle.feed(chunk)
            rectangle.check()
        rectangle.feed(b"", last=True)
        rectangle.check()
    return size


def _stream(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> Iterator[bytes]:
    """The unpacked bytes, counted as they come: what the archive's header declares may be a lie."""
    seen = 0
    with archive.open(entry) as part:
        while chunk := part.read(CHUNK):
            seen += len(chunk)
            if seen > limit:
                raise Refused("unpacks_too_large")
            yield chunk


def _whole_tags(rest: bytes, chunk: bytes) -> tuple[bytes, bytes]:
    """Two pieces joined and cut after a tag, so that no address is split. A tag of 4 MB is no tag of a spreadsheet."""
    data = rest + chunk
    cut = data.rfind(b">") + 1 if len(data) <= 4 * CHUNK else len(data)
    return data[:cut], data[cut:]


# Quickly: a cell that does not carry its address the usual way, or stands beyond column AZ or row 99,999. Where there
# is none, the parser's rectangle is below 170 MB; how large it is exactly, the reader sees when it is parsed.
_BEYOND = re.compile(rb'<c(?! r="A?[A-Z]\d{1,5}")[\s/>]')

# With care: a cell that closes itself is empty (borders and colours are often drawn far below a list); the parser
# makes no room for it, so it does not count.
_ADDRESS = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']\$?([A-Za-z]{1,7})\$?(\d{1,12})["'][^>]*(?<!/)>""")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_FILLED = re.compile(rb"<(?:\w+:)?c(?:\s[^>]*)?(?<!/)>")
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_ROW_NUMBER = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\br\s*=\s*["'](\d{1,12})["']""")


class Rectangle:
    """How large a sheet's rectangle is, from its XML in pieces.

    Cells and rows without an address are legal: they follow the one before. They are counted as if all of them came
    after the last address, which is never too small.
    """

    def __init__(self) -> None:
        self._last_row = self._last_column = self._loose_rows = self._loose_cells = self._open_row = 0
        self._is_loose = False
        self._rest = b""

    @property
    def rows(self) -> int:
        """The last row that holds something."""
        return self._last_row + self._loose_rows if self._is_loose else self._last_row

    @property
    def cells(self) -> int:
        """Cells of the whole rectangle."""
        return self.rows * (self._last_column + self._loose_cells if self._is_loose else self._last_column)

    def feed(self, chunk: bytes, *, last: bool = False) -> None:
        """Take the next piece."""
        data, self._rest = (self._rest, b"") if last else _whole_tags(self._rest, chunk)
        addresses = _ADDRESS.findall(data)
        for letters in {letters for letters, _number in addresses}:
            self._last_column = max(self._last_column, _index(letters))
        self._last_row = max(self._last_row, *map(int, {number for _letters, number in addresses}), 0)
        self._count_loose(data, is_loose=len(_FILLED.findall(data)) > len(addresses))

    def _count_loose(self, data: bytes, *, is_loose: bool) -> None:
        self._is_loose |= is_loose
        widths = [len(_CELL.findall(row)) for row in _ROW.split(data)] if self._is_loose else [len(_CELL.findall(data))]
        widths[0] += self._open_row
        self._loose_cells = max(self._loose_cells, *widths) if self._is_loose else 0
        self._open_row = widths[-1] if self._is_loose else 0
        numbers = _ROW_NUMBER.findall(data)
        self._loose_rows += len(_ROW.findall(data)) - len(numbers)
        if self._is_loose:
            self._last_row = max(self._last_row, *map(int, numbers), 0)

    def check(self) -> None:
        """Errors: `Refused` when the rectangle is larger than anybody's list."""
        check_size(self.rows, self.cells)


def check_size(rows: int, cells: int) -> None:
    """Errors: `Refused` when this is larger than anybody's list."""
    if rows > MAX_ROWS:
        raise Refused("too_many_rows", limit=MAX_ROWS, rows=rows)
    if cells > MAX_CELLS:
        raise Refused("too_many_cells", limit=MAX_CELLS)


def _index(letters: bytes) -> int:
    number = 0
    for char in letters.upper():
        number = number * 26 + char - 64
    return number
