"""The uploaded list again, with every wrong cell coloured and explained where it stands."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from duoc.kit.sheets.columns import letter
from duoc.kit.sheets.reading import Sheet
from duoc.kit.sheets.writing import DATE_FORMAT, SAFE, literal, sheet_name

_WRONG = {"bg_color": "#FDE7E4", "border": 1, "border_color": "#B42318"}


def mark(sheet: Sheet, errors: Iterable[Mapping[str, Any]], findings: Iterable[Mapping[str, Any]]) -> bytes:
    """A workbook with the rows where they were, wrong cells in red with a note, and a sheet that lists all errors.

    `errors` as kept in `ImportBatch.errors`. It can be mended and uploaded as it is: the notes do not disturb.
    """
    errors = list(errors)
    wrong = {(error["row"], error["letter"]): error for error in errors}
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {**SAFE, "constant_memory": True})
    page = book.add_worksheet(sheet_name(sheet.name or _("Danh sách")))
    plain = {None: book.add_format({"num_format": "@"}), date: book.add_format({"num_format": DATE_FORMAT})}
    red = {None: book.add_format(_WRONG), date: book.add_format({**_WRONG, "num_format": DATE_FORMAT})}
    page.set_column(0, 60, 18)
    for number, cells in enumerate(sheet.rows, start=1):
        for offset, value in enumerate(cells):
            place = sheet.first_column + offset
            error = wrong.get((number, letter(place)))
            formats = plain if error is None else red
            _write(page, number - 1, place, value, formats)
            if error is not None:
                page.write_comment(number - 1, place, _comment(error), {"author": "Đước", "x_scale": 2})
    _list(book, errors, findings)
    book.close()
    return file.getvalue()


def _write(page: Any, row: int, place: int, value: Any, formats: Mapping[Any, Any]) -> None:
    if isinstance(value, bool):
        page.write_boolean(row, place, value, formats[None])
    elif isinstance(value, date):
        page.write_datetime(row, place, value, formats[date])
    elif isinstance(value, int | float):
        page.write_number(row, place, value)
    elif value:
        page.write_string(row, place, literal(str(value)), formats[None])
    else:
        page.write_blank(row, place, None, formats[None])


def _comment(error: Mapping[str, Any]) -> str:
    if not error["suggestion"]:
        return str(error["message"])
    return "{}\n{}".format(error["message"], _("Đề nghị sửa thành: %(suggestion)s") % error)


def _list(book: Any, errors: list[Mapping[str, Any]], findings: Iterable[Mapping[str, Any]]) -> None:
    page = book.add_worksheet(_("Danh sách lỗi"))
    page.set_column(0, 1, 8)
    page.set_column(2, 3, 22)
    page.set_column(4, 4, 80)
    page.set_column(5, 5, 24)
    bold = book.add_format({"bold": True, "bottom": 1})
    titles = (_("Dòng"), _("Cột"), _("Tên cột"), _("Giá trị"), _("Cần sửa"), _("Đề nghị"))
    for place, title in enumerate(titles):
        page.write_string(0, place, title, bold)
    row = 0
    for row, finding in enumerate((one for one in findings if one["is_error"]), start=1):
        page.write_string(row, 4, str(finding["message"]))
    for number, error in enumerate(errors, start=row + 1):
        page.write_number(number, 0, error["row"])
        for place, key in enumerate(("letter", "column", "value", "message", "suggestion"), start=1):
            page.write_string(number, place, literal(str(error[key])))
