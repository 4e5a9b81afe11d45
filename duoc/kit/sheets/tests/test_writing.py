"""Workbooks that go out, looked at with another library."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import openpyxl

from duoc.kit.sheets import Column, Kind, Register
from duoc.kit.sheets.marking import mark
from duoc.kit.sheets.preview import preview
from duoc.kit.sheets.reading import read_rows
from duoc.kit.sheets.template import template
from duoc.kit.sheets.tests.register import GOOD, HEAD, PUPILS
from duoc.kit.sheets.tests.workbooks import xlsx
from duoc.kit.sheets.writing import export

TODAY = date(2020, 11, 24)
ROW = {"code": "000123", "name": "Danh Thị Mỹ", "born_on": date(2009, 9, 5), "ethnic": 2,
       "average": Decimal("7.5"), "siblings": 2, "is_poor": True}  # fmt: skip


def opened(content: bytes):
    return openpyxl.load_workbook(io.BytesIO(content))


def test_a_list_that_was_taken_out_can_be_brought_in_again():
    content = export(PUPILS, [ROW], title="Học sinh lớp 6A", meta={"Trường": "THCS Nguyễn Du", "Ngày": "24/11/2020"})
    found = preview(PUPILS, read_rows(content), today=TODAY)
    assert found.is_clean
    assert found.mends == []
    assert found.rows[0].values == ROW


def test_dates_are_real_dates_and_text_never_becomes_a_formula():
    content = export(PUPILS, [ROW | {"name": '=HYPERLINK("http://x","y")'}])
    sheet = opened(content)["Học sinh"]
    assert sheet["C2"].is_date
    assert sheet["C2"].number_format == "dd/mm/yyyy"
    assert sheet["B2"].data_type == "s"
    assert sheet["B2"].value == '=HYPERLINK("http://x","y")'
    assert sheet["A2"].value == "000123"
    assert sheet.freeze_panes == "A2"


def test_a_list_can_be_written_into_a_file_with_progress(tmp_path):
    counts = []
    path = tmp_path / "list.xlsx"
    rows = (ROW | {"code": f"{number:06d}"} for number in range(1200))
    assert export(PUPILS, rows, to=path, progress=counts.append) == b""
    assert counts == [500, 1000]
    assert len(read_rows(path).rows) == 1201


def test_the_template_has_text_codes_drop_downs_notes_and_a_page_that_explains():
    book = opened(template(PUPILS))
    sheet = book["Học sinh"]
    assert sheet["A1"].value == "Mã học sinh *"
    assert sheet.column_dimensions["A"].number_format == "@"
    assert "Bắt buộc" in sheet["B1"].comment.text
    lists = [rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert '"Kinh,Khmer,Hoa,Mạ,Mảng"' in lists
    assert book.sheetnames == ["Học sinh", "Hướng dẫn"]
    assert book.active.title == "Học sinh"


def test_a_long_list_goes_to_a_hidden_sheet():
    options = {number: f"Xã số {number}, thành phố Cà Mau" for number in range(100)}
    communes = Register(
        name="test.communes", title="Xã", columns=(Column(key="x", title="Xã", kind=Kind.CHOICE, choices=options),)
    )
    book = opened(template(communes))
    assert book["Danh mục"].sheet_state == "hidden"
    assert book["Danh mục"]["A101"].value == "Xã số 99, thành phố Cà Mau"
    assert "danh_muc_1" in book.defined_names
    assert book["Xã"].data_validations.dataValidation[0].formula1 == "danh_muc_1"


def test_the_filled_in_template_is_understood():
    book = opened(template(PUPILS))
    for place, value in enumerate(GOOD, start=1):
        book["Học sinh"].cell(2, place, value)
    file = io.BytesIO()
    book.save(file)
    assert preview(PUPILS, read_rows(file.getvalue(), prefer=["Học sinh"]), today=TODAY).is_clean


def test_the_marked_file_shows_each_error_in_its_cell_and_can_be_mended_and_uploaded():
    sheet = read_rows(xlsx([["Danh sách"], HEAD, GOOD, ["000124", "An", "31/02/2015", "", "", "", ""]]))
    found = preview(PUPILS, sheet, today=TODAY)
    errors = [
        {key: getattr(error, key) for key in ("row", "column", "letter", "value", "message", "suggestion")}
        for error in found.errors
    ]
    book = opened(mark(sheet, errors, []))
    cell = book["Học sinh"]["C4"]
    assert cell.fill.fgColor.rgb == "FFFDE7E4"
    assert "28/02/2015" in cell.comment.text
    assert book["Danh sách lỗi"]["E2"].value == found.errors[0].message
    cell.value = "28/02/2015"
    file = io.BytesIO()
    book.save(file)
    assert preview(PUPILS, read_rows(file.getvalue()), today=TODAY).is_clean
