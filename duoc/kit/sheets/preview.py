"""What a sheet holds, understood: rows with their values, and every error by row and column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest
from typing import Any

from django.utils.translation import gettext as _

from duoc.kit import clock
from duoc.kit.sheets.columns import Column, Register, letter
from duoc.kit.sheets.headers import Finding, Header, find_header
from duoc.kit.sheets.reading import Sheet
from duoc.kit.sheets.results import Reading, shown
from duoc.kit.sheets.values import is_blank, reader_for

MAX_LISTED = 1_000
"""Errors (and mends) that are kept one by one; beyond it they are only counted."""


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """One row: its number in the sheet as Excel shows it, and a value for every column of the register.

    `row["born_on"]` is the value of one column, None where the cell is empty. `places` is shared by all rows.
    """

    number: int
    cells: tuple[Any, ...]
    places: Mapping[str, int] = field(repr=False)

    def __getitem__(self, key: str) -> Any:
        return self.cells[self.places[key]]

    @property
    def values(self) -> dict[str, Any]:
        """All values by column key."""
        return dict(zip(self.places, self.cells, strict=True))


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell that cannot be taken over, and what to do about it."""

    row: int
    column: str
    letter: str
    value: str
    message: str
    suggestion: str = ""

    @property
    def sentence(self) -> str:
        """The whole sentence, with its place: Dòng 14, cột "Ngày sinh": …"""
        return _('Dòng %(row)s, cột "%(column)s": %(message)s') % {
            "row": self.row, "column": self.column, "message": self.message,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mend:
    """A cell that was read in another way than it is written, said so that it can be checked."""

    row: int
    column: str
    letter: str
    before: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """An error that an area found in a parsed row: the row's number, the column's key, a sentence, a proposal."""

    row: int
    column: str
    message: str
    suggestion: str = ""


@dataclass(slots=True)
class Preview:
    """One file as it was understood. Only a preview without errors can be committed."""

    register: Register
    sheet: str = ""
    header_row: int = 0
    rows: list[ParsedRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    mends: list[Mend] = field(default_factory=list)
    error_total: int = 0
    mend_total: int = 0
    letters: dict[str, str] = field(default_factory=dict)
    raw: dict[int, Sequence[Any]] = field(default_factory=dict, repr=False)
    places: dict[str, int] = field(default_factory=dict)

    @property
    def is_clean(self) -> bool:
        """Whether everything in the file can be taken over."""
        return not self.error_total and not any(finding.is_error for finding in self.findings) and bool(self.rows)

    def add_error(self, row: int, column: Column, raw: Any, message: str, suggestion: str = "") -> None:
        """Note one cell's error."""
        self.error_total += 1
        if len(self.errors) < MAX_LISTED:
            place = self.letters.get(column.key, "")
            self.errors.append(CellError(row, column.label, place, shown(raw), message, suggestion))

    def add_faults(self, faults: Iterable[Fault]) -> None:
        """Note what the area's own check found."""
        for fault in faults:
            place = self.places.get(fault.column)
            cells = self.raw.get(fault.row)
            raw = "" if place is None or cells is None else cells[place]
            self.add_error(
                fault.row, self.register.column(fault.column), raw, str(fault.message), str(fault.suggestion)
            )
        self.errors.sort(key=lambda error: (error.row, error.letter.rjust(3)))


def preview(register: Register, sheet: Sheet, *, today: date | None = None) -> Preview:
    """Understand a sheet as this register. Never raises for what the user wrote: errors are in the result."""
    result = Preview(register, sheet.name)
    if sheet.note:
        told = _("Tệp .csv này không phải UTF-8, được đọc theo bảng mã %(encoding)s. Hãy kiểm tra dấu tiếng Việt.")
        result.findings.append(Finding("encoding", told % {"encoding": sheet.note}))
    header = find_header(register, sheet.rows, sheet.first_column)
    if header is None:
        result.findings.append(_no_header(register, sheet))
        return result
    result.header_row, result.places = header.row + 1, header.places
    result.findings += header.findings
    result.letters = {key: letter(sheet.first_column + place) for key, place in header.places.items()}
    _read_body(result, sheet, header, today or clock.today())
    if not result.rows and not result.error_total:
        told = _("Dưới dòng tiêu đề (dòng %(row)s) chưa có dòng dữ liệu nào. Điền danh sách vào tệp rồi nhập lại.")
        result.findings.append(Finding("no_rows", told % {"row": result.header_row}, is_error=True))
    _find_twins(result)
    result.errors.sort(key=lambda error: (error.row, error.letter.rjust(3)))
    return result


def _no_header(register: Register, sheet: Sheet) -> Finding:
    wanted = ", ".join(f'"{column.label}"' for column in register.columns if column.required)
    if not any(any(cell != "" for cell in row) for row in sheet.rows):
        told = _("Trang tính đầu tiên của tệp trống. Điền danh sách vào tệp mẫu rồi nhập lại.")
        if len(sheet.names) > 1:
            told = _('Trang "%(name)s" trống. Tệp có các trang: %(names)s. Giữ trang cần nhập, xoá các trang khác.')
            told %= {"name": sheet.name, "names": ", ".join(sheet.names)}
        return Finding("empty_sheet", told, is_error=True)
    if len(sheet.names) > 1:
        told = _(
            'Không thấy dòng tiêu đề với các cột %(wanted)s ở trang "%(name)s". Tệp có các trang: %(names)s. '
            'Đặt tên trang cần nhập là "%(title)s", hoặc xoá các trang khác.'
        ) % {
            "wanted": wanted, "name": sheet.name, "names": ", ".join(sheet.names), "title": register.label,
        }  # fmt: skip
        return Finding("wrong_sheet", told, register.label, is_error=True)
    told = _("Không thấy dòng tiêu đề với các cột %(wanted)s. Tải tệp mẫu về và chép dữ liệu vào đó.") % {
        "wanted": wanted
    }
    return Finding("no_header", told, is_error=True)


def _read_body(result: Preview, sheet: Sheet, header: Header, today: date) -> None:
    filled = [
        (number, cells)
        for number, cells in enumerate(sheet.rows[header.row + 1 :], start=header.row + 2)
        if any(cells) or any(not is_blank(cell) for cell in cells)
    ]
    numbers = [number for number, _cells in filled]
    bodies = [cells for _number, cells in filled]
    across = list(zip_longest(*bodies, fillvalue=""))
    columns: list[list[Any]] = []
    for column in result.register.columns:
        place = header.places.get(column.key)
        if place is None or not filled:
            columns.append([None] * len(filled))
        else:
            columns.append(_read_column(result, column, numbers, across[place], reader_for(column, today)))
    order = {column.key: place for place, column in enumerate(result.register.columns)}
    result.rows = [
        ParsedRow(number, cells, order) for number, cells in zip(numbers, zip(*columns, strict=True), strict=True)
    ]
    result.raw = dict(filled)


def _read_column(
    result: Preview, column: Column, numbers: list[int], raws: Sequence[Any], read: Callable[[Any], Reading]
) -> list[Any]:
    """The values of one column. Equal cells are read once: most columns of a register repeat a few values."""
    if bool in set(map(type, raws)):  # True equals 1.0, and is not the same cell
        raws = [str(raw) if isinstance(raw, bool) else raw for raw in raws]
    values: dict[Any, Any] = {}
    told: dict[Any, Reading] = {}
    for raw in set(raws):
        found = read(raw)
        values[raw] = value = found.value
        if found.problem or found.mend or (value is None and column.required):
            told[raw] = found
    if told:
        for number, raw in zip(numbers, raws, strict=True):
            if raw in told:
                _tell(result, number, column, raw, told[raw])
    return list(map(values.__getitem__, raws))


def _tell(result: Preview, number: int, column: Column, raw: Any, found: Reading) -> None:
    if found.problem:
        result.add_error(number, column, raw, found.problem, found.suggestion)
    elif found.mend:
        _add_mend(result, number, column, raw, found)
    else:
        result.add_error(number, column, "", _("Chưa có %(title)s. Hãy điền vào ô này.") % {"title": column.label})


def _add_mend(result: Preview, number: int, column: Column, raw: Any, found: Reading) -> None:
    result.mend_total += 1
    if len(result.mends) < MAX_LISTED:
        place = result.letters.get(column.key, "")
        result.mends.append(Mend(number, column.label, place, shown(raw), found.mend, found.mended))


def _find_twins(result: Preview) -> None:
    keys = result.register.key_columns
    if not keys:
        return
    column = result.register.column(keys[-1])
    titles = ", ".join(result.register.column(key).label for key in keys)
    places = [row_place for row_place, each in enumerate(result.register.columns) if each.key in keys]
    names = list(zip(*([row.cells[place] for row in result.rows] for place in places), strict=True))
    if len(set(names)) == len(names):
        return
    first: dict[tuple[Any, ...], int] = {}
    for row, name in zip(result.rows, names, strict=True):
        if name[-1] is None:  # what comes before may be left out, such as one's own school
            continue
        if (earlier := first.setdefault(name, row.number)) != row.number:
            told = _("Trùng %(titles)s với dòng %(earlier)s. Giữ lại một dòng, hoặc sửa cho khác nhau.")
            raw = row[column.key]
            result.add_error(row.number, column, raw, told % {"titles": titles, "earlier": earlier})
