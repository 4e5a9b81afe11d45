"""A sheet as it is understood: headings, rows, errors by row and column."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

import pytest

from duoc.kit.sheets.headers import is_mistyped, plain
from duoc.kit.sheets.preview import Fault, Sheet, preview
from duoc.kit.sheets.reading import read_rows
from duoc.kit.sheets.storing import pack, unpack
from duoc.kit.sheets.tests.register import GOOD, HEAD, PUPILS
from duoc.kit.sheets.tests.workbooks import xlsx
from duoc.kit.workbook.guard import Refused

TODAY = date(2020, 11, 24)


def understood(*rows, names=("Học sinh",), name="Học sinh", first_column=0):
    return preview(PUPILS, Sheet(name, names, [list(row) for row in rows], first_column), today=TODAY)


def messages(found, code):
    return [finding.message for finding in found.findings if finding.code == code]


def test_a_clean_sheet_gives_typed_rows_with_the_numbers_that_excel_shows():
    found = understood(HEAD, GOOD, [""] * 7, ["000124", "Lê An", "6/9/2009", "", "", "", ""])
    assert found.is_clean
    assert [row.number for row in found.rows] == [2, 4]
    assert found.rows[0].values == {
        "code": "000123", "name": "Danh Thị Mỹ", "born_on": date(2009, 9, 5), "ethnic": 2,
        "average": Decimal("7.5"), "siblings": 2, "is_poor": True,
    }  # fmt: skip
    assert found.rows[1]["is_poor"] is None


def test_an_error_names_row_column_value_and_the_way_out():
    found = understood(HEAD, GOOD, ["000124", "Lê An", "31/02/2015", "", "", "", ""])
    (error,) = found.errors
    assert error.sentence == (
        'Dòng 3, cột "Ngày sinh": "31/02/2015" không có trong lịch. Sửa lại theo dạng ngày/tháng/năm, ví dụ 28/02/2015.'
    )
    assert (error.letter, error.suggestion) == ("C", "28/02/2015")
    assert not found.is_clean


def test_a_missing_value_is_an_error_only_where_it_is_required():
    found = understood(HEAD, ["000123", " ", "5/9/2009", "", "", "", ""])
    assert [error.sentence for error in found.errors] == [
        'Dòng 2, cột "Họ và tên": Chưa có Họ và tên. Hãy điền vào ô này.'
    ]


def test_every_error_is_counted_and_the_first_thousand_are_listed():
    found = understood(HEAD, *(["000123", "An", "hôm qua", "", "", "", ""] for _row in range(1200)))
    assert found.error_total == 1200 + 1199  # and each code is there again
    assert len(found.errors) == 1000


def test_the_heading_is_found_below_the_titles_of_an_office():
    found = understood(
        ["PHÒNG GD&ĐT TP CÀ MAU", "", "", "", "", "", ""],
        [""] * 7,
        ["Danh sách học sinh", "", "", "", "", "", ""],
        HEAD,
        GOOD,
    )
    assert (found.header_row, found.rows[0].number) == (4, 5)
    assert found.is_clean


def test_stars_brackets_case_and_tones_in_a_heading_do_not_matter():
    head = [
        "MÃ HỌC SINH *",
        "Ho ten",
        "Ngày sinh (dd/mm/yyyy)",
        "Dân tộc:",
        "Điểm trung bình",
        "Số anh chị em",
        "Hộ nghèo",
    ]
    found = understood(head, GOOD)
    assert found.is_clean
    assert found.findings == []


def test_a_mistyped_heading_is_taken_and_said():
    found = understood([*HEAD[:2], "Ngày sih", *HEAD[3:]], GOOD)
    assert found.is_clean
    assert messages(found, "column_mistyped") == ['Cột "Ngày sih" (cột C) được đọc là "Ngày sinh".']


def test_a_missing_required_column_stops_the_import_and_its_likely_place_is_named():
    found = understood(["Mã học sinh", "Họ và tên", "Ngày tháng năm sinh"], ["000123", "An", "5/9/2009"])
    assert messages(found, "column_missing")[0] == (
        'Chưa thấy cột "Ngày sinh". Nếu đó là cột "Ngày tháng năm sinh" (cột C), hãy đổi tên cột đó.'
    )
    assert not found.is_clean


def test_unknown_moved_and_missing_optional_columns_are_said_and_do_no_harm():
    found = understood(
        ["STT", "Họ và tên", "Mã học sinh", "Ngày sinh", "Ghi chú"], ["1", "An", "000123", "5/9/2009", "chuyển đến"]
    )
    assert found.is_clean
    assert messages(found, "column_unknown") == ['Cột "Ghi chú" (cột E) không có trong mẫu nên được bỏ qua.']
    assert len(messages(found, "columns_moved")) == 1
    assert 'Không có cột "Dân tộc"; cột này được để trống.' in messages(found, "column_missing")


def test_the_same_column_twice_is_an_error():
    found = understood([*HEAD, "Họ tên"], [*GOOD, "Ai?"])
    assert messages(found, "column_twice") == ['Có hai cột "Họ và tên": cột B và cột H. Xoá bớt một cột.']
    assert not found.is_clean


def test_columns_of_father_and_mother_are_never_confused():
    assert not is_mistyped(plain("Nghề nghiệp mẹ"), plain("Nghề nghiệp cha"))
    assert not is_mistyped(plain("Điểm kỳ 2"), plain("Điểm kỳ 1"))
    assert is_mistyped(plain("Nghề nghiêp cha"), plain("Nghề nghiệp cha"))


def test_the_same_pupil_twice_is_shown_with_both_rows():
    found = understood(HEAD, GOOD, ["000124", *GOOD[1:]], GOOD)
    (error,) = found.errors
    assert error.sentence == (
        'Dòng 4, cột "Mã học sinh": Trùng Mã học sinh với dòng 2. Giữ lại một dòng, hoặc sửa cho khác nhau.'
    )


def test_an_empty_sheet_a_wrong_sheet_and_a_sheet_without_heading_are_told_apart():
    assert messages(understood(), "empty_sheet")
    wrong = messages(understood(["Ghi chú nội bộ"], names=("Bìa", "Lớp 6A"), name="Bìa"), "wrong_sheet")[0]
    assert 'Tệp có các trang: Bìa, Lớp 6A. Đặt tên trang cần nhập là "Học sinh"' in wrong
    assert messages(understood(["An", "Bình"]), "no_header")


def test_a_heading_with_nothing_below_is_said():
    (finding,) = understood(HEAD).findings
    assert finding.message.startswith("Dưới dòng tiêu đề (dòng 1) chưa có dòng dữ liệu nào.")


def test_letters_are_right_for_a_list_that_begins_in_column_c():
    found = understood(HEAD, ["", *GOOD[1:]], first_column=2)
    assert found.errors[0].letter == "C"


def test_mends_are_listed_with_their_kind():
    found = understood(HEAD, [123.0, "Lê  An", 44079.0, "khmer", "7.5", "", ""])
    assert {mend.column: mend.kind for mend in found.mends} == {
        "Mã học sinh": "zeros", "Họ và tên": "spaces", "Ngày sinh": "serial_date", "Điểm trung bình": "decimal_point",
    }  # fmt: skip


def test_what_an_area_finds_stands_among_the_other_errors_in_the_order_of_the_rows():
    found = understood(HEAD, GOOD, ["000124", "An", "hôm qua", "", "", "", ""])
    found.add_faults([Fault(row=2, column="name", message="Em này đã có hồ sơ.")])
    assert [(error.row, error.value) for error in found.errors] == [(2, "Danh Thị Mỹ"), (3, "hôm qua")]


def test_rows_come_back_from_the_store_as_they_were():
    found = understood(HEAD, GOOD, ["000124", "Lê An", "6/9/2009", "", "", "", ""])
    assert unpack(PUPILS, pack(found.rows)) == found.rows


def test_the_sheet_that_bears_the_registers_name_is_read_wherever_it_stands():
    sheet = read_rows(xlsx([HEAD, GOOD], others=("Bìa",), first=False), prefer=["học sinh"])
    assert (sheet.name, sheet.names) == ("Học sinh", ("Bìa", "Học sinh"))
    assert preview(PUPILS, sheet, today=TODAY).is_clean


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_is_read_whatever_its_separator_and_unicode_form(separator, encoding):
    cells = [HEAD, ["000123", "Danh Thị Mỹ", "05/09/2009", "Khmer", '"7,5"', "2", "x"]]
    text = "\r\n".join(separator.join(row) for row in cells)
    found = preview(PUPILS, read_rows(text.encode(encoding)), today=TODAY)
    assert found.rows[0]["average"] == Decimal("7.5")
    assert found.is_clean


def test_a_csv_of_an_old_windows_is_read_and_said():
    text = "Mã học sinh;Họ và tên;Ngày sinh\n000123;Lê Thị Đà;05/09/2009\n"
    found = preview(PUPILS, read_rows(windows_1258(text)), today=TODAY)
    assert found.rows[0]["name"] == "Lê Thị Đà"
    assert len(messages(found, "encoding")) == 1


def windows_1258(text: str) -> bytes:
    """Text as old Windows programs wrote it: letters composed where the table has them, else a letter and its tone."""
    out = bytearray()
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            out += unicodedata.normalize("NFD", char).encode("cp1258")
    return bytes(out)


def test_a_csv_with_a_broken_quote_is_refused_in_words():
    with pytest.raises(Refused, match="bad_csv"):
        read_rows(b'Ma,Ten\n1,"An" Binh\n2,"x')
