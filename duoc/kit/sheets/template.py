"""The workbook that a user fills in: drop-downs, notes, checks while typing, and a page that explains."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from duoc.kit.sheets.columns import Column, Kind, Register
from duoc.kit.sheets.writing import FORMATS, SAFE, heading, sheet_name
from duoc.kit.workbook.guard import MAX_ROWS

CHECKED_ROWS = 10_000
"""Rows that get drop-downs and checks; Excel becomes slow with more."""
LONGEST_LIST = 255
"""Excel refuses a drop-down whose items are longer together; those go to a sheet of their own."""


def template(register: Register) -> bytes:
    """An empty .xlsx for this register."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {**SAFE, "in_memory": True})
    book.set_properties({"title": register.label, "author": "Đước"})
    sheet = book.add_worksheet(sheet_name(register.label))
    lists = Lists(book)
    usual = {"bold": True, "bg_color": "#EFF1EE", "bottom": 1, "text_wrap": True, "valign": "vcenter"}
    optional = book.add_format(usual)
    required = book.add_format({**usual, "bg_color": "#E3F1EC"})
    for place, column in enumerate(register.columns):
        shape = book.add_format({"num_format": FORMATS.get(column.kind, "General")})
        sheet.set_column(place, place, column.width, shape)
        sheet.write_string(0, place, heading(column), required if column.required else optional)
        sheet.write_comment(0, place, note(column), {"x_scale": 2, "y_scale": 1.2, "author": "Đước"})
        if rule := _rule(column, lists):
            sheet.data_validation(1, place, CHECKED_ROWS, place, rule)
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 0)
    _explain(book, register)
    lists.write()
    sheet.activate()
    book.close()
    return file.getvalue()


def how_to_fill(column: Column) -> str:
    """How a cell of this column is filled, in words."""
    match column.kind:
        case Kind.DATE:
            return _("Ngày theo dạng ngày/tháng/năm, ví dụ 05/09/2015")
        case Kind.INTEGER:
            return _("Số nguyên")
        case Kind.DECIMAL:
            return _("Số, phần lẻ sau dấu phẩy, ví dụ 7,5")
        case Kind.CHOICE:
            return _("Chọn trong danh sách của ô")
        case Kind.BOOLEAN:
            return _("Có hoặc Không")
        case Kind.IDENTIFIER:
            if column.digits:
                return _("Mã gồm %(digits)s chữ số, giữ cả số 0 ở đầu") % {"digits": column.digits}
            return _("Mã, giữ nguyên chữ số và chữ cái")
    return _("Chữ")


def note(column: Column) -> str:
    """The note at the heading."""
    lines = [column.label, _("Bắt buộc") if column.required else _("Không bắt buộc"), how_to_fill(column)]
    if column.help:
        lines.append(str(column.help))
    if column.example:
        lines.append(_("Ví dụ: %(example)s") % {"example": column.example})
    return "\n".join(lines)


def _rule(column: Column, lists: Lists) -> dict[str, Any] | None:
    told: dict[str, Any] = {
        "error_title": column.label[:32],
        "error_type": "warning",
        "error_message": how_to_fill(column),
    }
    match column.kind:
        case Kind.CHOICE:
            return told | {"validate": "list", "source": lists.source(column.label, list(column.options().values()))}
        case Kind.BOOLEAN:
            return told | {"validate": "list", "source": [_("Có"), _("Không")]}
        case Kind.DATE:
            least, most = column.least or date(1900, 1, 1), column.most or date(2100, 12, 31)
            return told | {"validate": "date", "criteria": "between", "minimum": least, "maximum": most}
        case Kind.INTEGER | Kind.DECIMAL if column.least is not None and column.most is not None:
            kind = "integer" if column.kind is Kind.INTEGER else "decimal"
            bounds = {"minimum": column.least, "maximum": column.most}
            return told | {"validate": kind, "criteria": "between"} | bounds
    return None


class Lists:
    """Drop-downs: short ones in the cell's own rule, long ones in a column of the sheet "Danh mục"."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._columns: list[tuple[str, list[str]]] = []

    def source(self, title: str, options: list[str]) -> list[str] | str:
        """What the rule of a cell names as its list."""
        if len(",".join(options)) <= LONGEST_LIST and not any("," in option for option in options):
            return options
        self._columns.append((title, options))
        name = f"danh_muc_{len(self._columns)}"
        letter = chr(64 + len(self._columns))
        self._book.define_name(name, f"='{_('Danh mục')}'!${letter}$2:${letter}${len(options) + 1}")
        return f"={name}"

    def write(self) -> None:
        """Write the long lists, if there are any."""
        if not self._columns:
            return
        sheet = self._book.add_worksheet(_("Danh mục"))
        bold = self._book.add_format({"bold": True})
        for place, (title, options) in enumerate(self._columns):
            sheet.set_column(place, place, 30)
            sheet.write_string(0, place, title, bold)
            for row, option in enumerate(options, start=1):
                sheet.write_string(row, place, option)
        sheet.hide()


def _explain(book: Any, register: Register) -> None:
    sheet = book.add_worksheet(_("Hướng dẫn"))
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
    sheet.set_column(0, 0, 26, wrap)
    sheet.set_column(1, 1, 12, wrap)
    sheet.set_column(2, 3, 44, wrap)
    sheet.set_column(4, 4, 22, wrap)
    sheet.write_string(0, 0, register.label, book.add_format({"bold": True, "font_size": 14}))
    advice = [
        _("Điền vào trang đầu tiên, mỗi dòng một bản ghi, bắt đầu từ dòng 2. Không đổi tên cột; thứ tự cột tuỳ ý."),
        _("Cột có dấu * là bắt buộc. Không gộp ô, không để dòng tổng cộng ở cuối."),
        _("Mỗi tệp tối đa %(limit)s dòng. Khi nhập, mọi lỗi được chỉ rõ trước; xác nhận rồi mới ghi.")
        % {"limit": f"{MAX_ROWS:,}".replace(",", ".")},
    ]
    plain = book.add_format()
    for row, line in enumerate([*([str(register.help)] if register.help else []), *advice], start=1):
        sheet.write_string(row, 0, line, plain)
    head = row + 2
    for place, title in enumerate((_("Cột"), _("Bắt buộc"), _("Cách điền"), _("Ghi chú"), _("Ví dụ"))):
        sheet.write_string(head, place, title, bold)
    for row, column in enumerate(register.columns, start=head + 1):
        cells = (
            column.label,
            _("Có") if column.required else "",
            how_to_fill(column),
            str(column.help),
            column.example,
        )
        for place, text in enumerate(cells):
            sheet.write_string(row, place, text)
