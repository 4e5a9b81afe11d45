"""Journeys: staff, classes and rooms come in from Excel, are broken in every way, mended, committed and undone."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import openpyxl
import pytest

from duoc.kit.audit.queries import history, verify
from duoc.registry.enrollment.models import SchoolClass
from duoc.registry.organizations.models import Room
from duoc.registry.people.models import Post, Staff
from duoc.registry.registers.tests.sheet import Sheet, bring_in, preview_page, step, taken_out, template
from tests.cast import Cast

Cells = dict[str, object]


@dataclass(frozen=True)
class Case:
    """A register: its address, the heading of its first column, a good row, what breaks it and how that is told."""

    route: str
    first: str
    key: str
    good: Cells
    name: str
    broken: list[tuple[Cells, str, str]]
    required: str
    model: Any
    mended: Mapping[str, str] = field(default_factory=dict)

    def row(self, number: int, **cells: object) -> Cells:
        """A good row with a code of its own."""
        own = {self.key: f"M{number:03d}"} | ({"Tên lớp": f"6.{number}"} if self.route == "lop" else {})
        return self.good | own | cells


STAFF = Case(
    route="doi-ngu",
    first="Mã nhân sự",
    key="Mã nhân sự",
    good={
        "Họ và tên": "Nguyễn Thị Lan", "Ngày sinh": "05/09/1985", "Vị trí việc làm": "Giáo viên",
        "Ngày nhận việc": "01/09/2020",
    },
    name="Họ và tên",
    required="Vị trí việc làm",
    model=Staff,
    broken=[
        ({"Ngày sinh": "30/02/1985"}, "Ngày sinh", '"30/02/1985" không có trong lịch'),
        ({"Ngày sinh": "09/25/1985"}, "Ngày sinh", "có phải 25/09/1985?"),
        ({"Ngày sinh": "05/09/2010"}, "Ngày sinh", "Chưa đủ 18 tuổi"),
        ({"Vị trí việc làm": "Giáo vên"}, "Vị trí việc làm", 'Có phải "Giáo viên"?'),
        ({"Họ và tên": None}, "Họ và tên", "Hãy điền vào ô này"),
        ({"Họ và tên": "=1/0"}, "Họ và tên", "Hãy điền vào ô này"),
        ({"Họ và tên": "Nguyễn " + "x" * 60}, "Họ và tên", "dài quá 40 ký tự"),
        ({"Mã nhân sự": "C-GV"}, "Mã nhân sự", "đơn vị khác"),
        ({"Thư điện tử": "lan tại trường"}, "Thư điện tử", "ten@truong.edu.vn"),
        ({"Ngày nhận việc": None}, "Ngày nhận việc", "Người mới cần có ngày nhận việc"),
        ({"Trường": "Trường C"}, "Trường", 'Không có trường "Trường C"'),
        ({"Số định danh cá nhân": "123"}, "Số định danh cá nhân", "cần đủ 12 chữ số"),
        ({"Số định danh cá nhân": "096185000009"}, "Số định danh cá nhân", "đang ghi cho người mang mã A-HT"),
        ({"Mã nhân sự": "A-GV", "Vị trí việc làm": "Hiệu trưởng", "Ngày nhận việc": None}, "Vị trí việc làm",
         "Khác với hồ sơ (Giáo viên)"),
    ],
)  # fmt: skip
CLASSES = Case(
    route="lop",
    first="Mã lớp",
    key="Mã lớp",
    good={"Khối": "Lớp 6"},
    name="Tên lớp",
    required="Khối",
    model=SchoolClass,
    broken=[
        ({"Khối": "Lớp 66"}, "Khối", 'Có phải "Lớp 6"?'),
        ({"Khối": "Lớp 12"}, "Khối", "Trường A không dạy cấp học của khối này"),
        ({"Khối": "=1/0"}, "Khối", "Hãy điền vào ô này"),
        ({"Số buổi/ngày": 3}, "Số buổi/ngày", "lớn hơn mức cao nhất 2"),
        ({"Số buổi/ngày": "1,5"}, "Số buổi/ngày", "không phải số nguyên"),
        ({"Mã điểm trường": "D9"}, "Mã điểm trường", "Các mã điểm của trường: D1"),
        ({"Mã lớp": "C-6A"}, "Mã lớp", "thuộc trường khác"),
        ({"Tên lớp": "6A"}, "Tên lớp", 'đã có lớp "6A" (mã A-6A)'),
        ({"Tên lớp": None}, "Tên lớp", "Hãy điền vào ô này"),
        ({"Ngày mở lớp": "30/02/2021"}, "Ngày mở lớp", "không có trong lịch"),
        ({"Ngày mở lớp": "05/09/2019"}, "Ngày mở lớp", "từ 01/09/2020 đến 31/05/2021"),
        ({"Chương trình": "Chương trình mới"}, "Chương trình", "chỉ nhận tối đa 10"),
        ({"Mã lớp": "A-7A", "Tên lớp": "7A", "Khối": "Lớp 6"}, "Khối", "đã có học sinh của Lớp 7"),
    ],
)
ROOMS = Case(
    route="phong",
    first="Trường",
    key="Mã phòng",
    good={"Trường": "Trường A", "Mã điểm trường": "D1", "Tên phòng": "Phòng học", "Loại phòng": "Phòng học"},
    name="Tên phòng",
    required="Loại phòng",
    model=Room,
    broken=[
        ({"Diện tích (m²)": -5}, "Diện tích (m²)", '"-5" nhỏ hơn mức thấp nhất 1'),
        ({"Diện tích (m²)": "1.234"}, "Diện tích (m²)", "có thể là 1234 hoặc 1,234"),
        ({"Diện tích (m²)": "rộng"}, "Diện tích (m²)", "không phải là số"),
        ({"Loại phòng": "Phòng hộc bộ môm"}, "Loại phòng", 'Có phải "Phòng học bộ môn"?'),
        ({"Mã điểm trường": "D7"}, "Mã điểm trường", "Các mã điểm của trường: D1"),
        ({"Phòng mượn": "có lẽ"}, "Phòng mượn", "Ghi Có hoặc Không"),
        ({"Trường": "Trường B"}, "Trường", 'Không có trường "Trường B"'),
        ({"Kết cấu": "Gạch"}, "Kết cấu", "Chọn một trong: Kiên cố"),
        ({"Tên phòng": "x" * 101}, "Tên phòng", "Dài 101 ký tự"),
        ({"Tên phòng": "=1/0"}, "Tên phòng", "Hãy điền vào ô này"),
        ({"Mã phòng": None}, "Mã phòng", "Hãy điền vào ô này"),
        ({"Mã phòng": "P99"}, "Mã phòng", "đã ngừng dùng từ 01/09/2019"),
    ],
)
CASES = [pytest.param(case, id=case.route) for case in (STAFF, CLASSES, ROOMS)]


@pytest.fixture
def school(cast: Cast) -> Cast:
    """Trường A with a principal whose identifier is known, and a room that is used no more."""
    Staff.objects.filter(code="A-HT").update(national_id="096185000009")
    site = Room.objects.get(site__organization=cast.schools["A"]).site
    Room.objects.create(site=site, code="P99", name="Kho cũ", kind="other", valid_to=date(2019, 9, 1))
    return cast


@pytest.mark.parametrize("case", CASES)
def test_a_filled_template_is_previewed_committed_seen_in_the_list_and_undone(school: Cast, case: Case):
    before = case.model.objects.count()
    sheet = template(school, case.route, case.first)
    for number in (1, 2):
        sheet.add(case.row(number, **{case.name: f"Mới {number}"}))
    batch = bring_in(school, case.route, sheet)
    assert (batch.is_clean, batch.errors, batch.new_count, batch.changed_count) == (True, [], 2, 0)
    assert case.model.objects.count() == before  # a preview writes nothing
    assert step(school, case.route, batch, "ghi").state == "committed"

    assert case.model.objects.count() == before + 2
    listed = school.client("clerk").get(f"/ho-so/{case.route}/").content.decode()
    assert "Mới 1" in listed
    new = case.model.objects.latest("pk")
    assert history(new).get().event.endswith("_imported")
    assert list(verify()) == []

    assert step(school, case.route, batch, "hoan-tac").state == "undone"
    assert case.model.objects.count() == before
    assert "Mới 1" not in school.client("clerk").get(f"/ho-so/{case.route}/").content.decode()


@pytest.mark.parametrize("case", CASES)
def test_every_broken_cell_is_named_by_row_and_column_and_says_how_to_mend_it(school: Cast, case: Case):
    sheet = template(school, case.route, case.first)
    expected = {
        (sheet.add(case.row(number, **cells)), heading): told
        for number, (cells, heading, told) in enumerate(case.broken, start=1)
    }
    batch = bring_in(school, case.route, sheet)
    found = {(error["row"], error["column"]): error for error in batch.errors}
    assert found.keys() == expected.keys()
    for place, told in expected.items():
        assert told in found[place]["message"]
        assert found[place]["letter"] == openpyxl.utils.get_column_letter(sheet.columns[place[1]])
    page = preview_page(school, case.route, batch)
    assert all(f"{error['letter']}{error['row']}" in page for error in batch.errors)
    before = case.model.objects.count()
    assert step(school, case.route, batch, "ghi").state == "previewed"
    assert case.model.objects.count() == before


@pytest.mark.parametrize("case", CASES)
def test_the_same_row_twice_names_the_earlier_one(school: Cast, case: Case):
    sheet = template(school, case.route, case.first)
    earlier, again = sheet.add(case.row(1)), sheet.add(case.row(1))
    batch = bring_in(school, case.route, sheet)
    told = next(error for error in batch.errors if error["row"] == again and error["column"] == case.key)
    assert f"dòng {earlier}" in told["message"]


def test_two_rooms_are_one_whether_the_school_is_named_or_not_and_whatever_the_case(school: Cast):
    sheet = template(school, ROOMS.route, ROOMS.first)
    sheet.add(ROOMS.row(1))
    again = sheet.add(ROOMS.row(1, **{"Trường": None, "Mã phòng": "m001"}))
    assert [(error["row"], error["column"]) for error in bring_in(school, ROOMS.route, sheet).errors] == [
        (again, "Mã phòng")
    ]


@pytest.mark.parametrize("case", CASES)
def test_a_column_that_is_missing_or_there_twice_stops_the_whole_file(school: Cast, case: Case):
    for spoil, code in ((None, "column_missing"), (case.required, "column_twice")):
        sheet = template(school, case.route, case.first)
        sheet.add(case.row(1))
        if spoil is None:
            sheet.page.delete_cols(sheet.columns[case.required])
        else:
            sheet.page.cell(sheet.head, len(sheet.columns) + 1).value = spoil
        batch = bring_in(school, case.route, sheet)
        stopped = [finding for finding in batch.findings if finding["is_error"]]
        assert [finding["code"] for finding in stopped] == [code]
        assert f'"{case.required}"' in stopped[0]["message"]
        assert stopped[0]["message"] in preview_page(school, case.route, batch).replace("&quot;", '"')


@pytest.mark.parametrize("case", CASES)
def test_a_workbook_of_other_sheets_is_told_by_the_names_of_its_sheets(school: Cast, case: Case):
    sheet = template(school, case.route, case.first)
    sheet.page.delete_rows(1, 5)
    sheet.page.title = "Bảng lương"
    batch = bring_in(school, case.route, sheet)
    assert not batch.is_clean
    assert "Bảng lương" in batch.findings[0]["message"]


@pytest.mark.parametrize("case", CASES)
def test_decomposed_letters_and_odd_spaces_are_mended_and_named(school: Cast, case: Case):
    sheet = template(school, case.route, case.first)
    sheet.add(case.row(1, **{case.name: unicodedata.normalize("NFD", "Nguyễn Thị Mỹ")}))
    sheet.add(case.row(2, **{case.name: " Lê \u00a0Thị\u200b  Bé "}))
    batch = bring_in(school, case.route, sheet)
    assert batch.errors == []
    assert {mend["kind"] for mend in batch.mends if mend["column"] == case.name} == {"composed", "spaces"}
    step(school, case.route, batch, "ghi")
    names = {str(row) for row in case.model.objects.order_by("-pk")[:2]}
    assert names == {"Nguyễn Thị Mỹ", "Lê Thị Bé"}


@pytest.mark.parametrize(
    "written", ["05/09/2020", "5-9-2020", "05.09.2020", "2020-09-05", "ngày 5 tháng 9 năm 2020", date(2020, 9, 5)]
)
def test_a_day_is_read_the_vietnamese_way_in_every_style(school: Cast, written: object):
    staff = template(school, STAFF.route, STAFF.first)
    staff.add(STAFF.row(1, **{"Ngày nhận việc": written}))
    classes = template(school, CLASSES.route, CLASSES.first)
    classes.add(CLASSES.row(1, **{"Ngày mở lớp": written}))
    for case, sheet in ((STAFF, staff), (CLASSES, classes)):
        batch = bring_in(school, case.route, sheet)
        assert batch.errors == []
        step(school, case.route, batch, "ghi")
    days = Post.objects.get(staff__code="M001").valid_from, SchoolClass.objects.get(code="M001").valid_from
    assert days == (date(2020, 9, 5), date(2020, 9, 5))


@pytest.mark.parametrize("case", CASES)
def test_a_list_taken_out_comes_in_again_as_nothing_new(school: Cast, case: Case):
    sheet = taken_out(school, case.route, case.first)
    batch = bring_in(school, case.route, sheet)
    assert (batch.errors, batch.new_count, batch.changed_count) == ([], 0, 0)
    page = preview_page(school, case.route, batch)
    assert "Không có thay đổi nào" in page
    assert "/ghi/" not in page


@pytest.mark.parametrize("case", CASES)
def test_one_changed_cell_is_foreseen_written_and_undone(school: Cast, case: Case):
    sheet = taken_out(school, case.route, case.first)
    before = names_of(case, sheet)
    sheet.page.cell(sheet.head + 1, sheet.columns[case.name]).value = "Tên đã sửa"
    batch = bring_in(school, case.route, sheet)
    assert (batch.errors, batch.new_count, batch.changed_count) == ([], 0, 1)
    assert "1 dòng" in preview_page(school, case.route, batch)
    step(school, case.route, batch, "ghi")
    assert sorted(names_of(case, taken_out(school, case.route, case.first))) == sorted([*before[1:], "Tên đã sửa"])
    step(school, case.route, batch, "hoan-tac")
    assert sorted(names_of(case, taken_out(school, case.route, case.first))) == sorted(before)


def names_of(case: Case, sheet: Sheet) -> list[str]:
    """The names of a list that was taken out."""
    return [sheet.page.cell(row, sheet.columns[case.name]).value for row in range(sheet.head + 1, sheet.end)]


def test_a_file_of_the_office_names_its_schools_and_a_school_of_another_office_does_not_exist(school: Cast):
    sheet = template(school, ROOMS.route, ROOMS.first)
    sheet.add(ROOMS.row(1, Trường="Trường B"))
    foreign = sheet.add(ROOMS.row(2, Trường="Trường C"))
    batch = bring_in(school, ROOMS.route, sheet, who="administrator")
    assert [(error["row"], error["column"], error["value"]) for error in batch.errors] == [
        (foreign, "Trường", "Trường C")
    ]


def test_the_marked_file_can_be_mended_and_brought_in(school: Cast):
    sheet = template(school, STAFF.route, STAFF.first)
    number = sheet.add(STAFF.row(1, **{"Ngày sinh": "30/02/1985"}))
    batch = bring_in(school, STAFF.route, sheet)
    answer = school.client("clerk").get(f"/ho-so/{STAFF.route}/nhap/{batch.pk}/danh-dau/")
    marked = Sheet(openpyxl.load_workbook(io.BytesIO(answer.content)), STAFF.first)
    cell = marked.page.cell(number, marked.columns["Ngày sinh"])
    assert "không có trong lịch" in cell.comment.text
    cell.value = "28/02/1985"
    assert bring_in(school, STAFF.route, marked).errors == []
