"""Workbooks that go out: a template to fill in, a list to take away.

Text is always written as text: what begins with "=" stays what it is and never becomes a formula.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter
from django.utils.translation import gettext as _

from duoc.kit.sheets.columns import Column, Kind, Register

SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
DATE_FORMAT = "dd/mm/yyyy"
FORMATS = {Kind.DATE: DATE_FORMAT, Kind.IDENTIFIER: "@", Kind.TEXT: "@", Kind.INTEGER: "#,##0", Kind.DECIMAL: "General"}
LONGEST_TEXT = 32_767
REPORT_EVERY = 500

Progress = Callable[[int], None]


def sheet_name(title: str) -> str:
    """A title as Excel accepts it for a sheet: 31 characters, none of []:*?/\\."""
    return "".join(" " if char in "[]:*?/\\" else char for char in title).strip("' ")[:31] or "Sheet1"


def heading(column: Column) -> str:
    """The title with a star where the cell must be filled."""
    return f"{column.label} *" if column.required else column.label


def export(
    register: Register,
    rows: Iterable[Mapping[str, Any]],
    *,
    title: str = "",
    meta: Mapping[str, str] | None = None,
    to: Path | BinaryIO | None = None,
    progress: Progress | None = None,
) -> bytes:
    """Write rows (mappings by column key) as a workbook: title, facts about the list, heading, data; read it back in.

    Streams: memory stays the same for any number of rows. Dates are real dates, choices are shown by their labels.
    Returns the file, or b"" when it was written `to` somewhere.
    """
    target: Any = io.BytesIO() if to is None else str(to) if isinstance(to, Path) else to
    book = xlsxwriter.Workbook(target, {**SAFE, "constant_memory": True})
    sheet = book.add_worksheet(sheet_name(register.label))
    formats = {kind: book.add_format({"num_format": pattern}) for kind, pattern in FORMATS.items()}
    for place, column in enumerate(register.columns):
        sheet.set_column(place, place, column.width, formats.get(column.kind))
    head = _title_rows(book, sheet, title, meta or {})
    style = book.add_format(_HEADING)
    for place, column in enumerate(register.columns):
        sheet.write_string(head, place, column.label, style)
    sheet.freeze_panes(head + 1, 0)
    writers = [(column.key, _writer(sheet, column, formats[Kind.DATE])) for column in register.columns]
    number = head
    for count, row in enumerate(rows, start=1):
        number = head + count
        for place, (key, write) in enumerate(writers):
            value = row.get(key)
            if value is not None and value != "":
                write(number, place, value)
        if progress is not None and count % REPORT_EVERY == 0:
            progress(count)
    sheet.autofilter(head, 0, max(number, head + 1), len(register.columns) - 1)
    book.close()
    return target.getvalue() if to is None else b""


_HEADING = {"bold": True, "bg_color": "#E3F1EC", "bottom": 1, "text_wrap": True, "valign": "vcenter"}


def _title_rows(book: Any, sheet: Any, title: str, meta: Mapping[str, str]) -> int:
    """Write title and facts above the list. Returns the row of the heading."""
    row = 0
    if title:
        sheet.write_string(row, 0, title, book.add_format({"bold": True, "font_size": 14, "num_format": "@"}))
        row += 1
    for name, value in meta.items():
        sheet.write_string(row, 0, f"{name}: {value}", book.add_format({"font_color": "#4B5A53"}))
        row += 1
    return row + 1 if row else 0


def _writer(sheet: Any, column: Column, day: Any) -> Callable[[int, int, Any], Any]:
    """How values of this column are put into a cell. Most are text, so that is asked first."""
    text, number, moment, truth = sheet.write_string, sheet.write_number, sheet.write_datetime, sheet.write_boolean
    labels = column.options() if column.kind is Kind.CHOICE else {}
    yes, no = _("Có"), _("Không")

    def write(row: int, place: int, value: Any) -> None:
        if labels:
            text(row, place, literal(labels.get(value, str(value))))
        elif isinstance(value, str):
            text(row, place, literal(value))
        elif isinstance(value, bool):
            if column.kind is Kind.BOOLEAN:
                text(row, place, yes if value else no)
            else:
                truth(row, place, value)
        elif isinstance(value, datetime):
            moment(row, place, value.replace(tzinfo=None), day)
        elif isinstance(value, date):
            if value.year < 1900:  # before Excel's calendar
                text(row, place, f"{value:%d/%m/%Y}")
            else:
                moment(row, place, value, day)
        elif isinstance(value, int | float | Decimal) and column.kind is not Kind.IDENTIFIER:
            number(row, place, value)
        else:
            text(row, place, literal(str(value)))

    return write


def literal(value: str) -> str:
    """A text that the writer takes for text: what looks like its own form of rich text would go out as bare XML."""
    return f"{value[: LONGEST_TEXT - 1]} " if value.startswith("<r>") else value[:LONGEST_TEXT]
