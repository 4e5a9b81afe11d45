"""Journey: a clerk takes the pupil list out, breaks it in ten ways, brings it in, mends it, commits it, undoes it."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from duoc.kit.audit.queries import history, verify
from duoc.kit.sheets.models import ImportBatch
from duoc.registry.enrollment.models import Enrollment, Homeroom
from duoc.registry.organizations.models import Organization
from duoc.registry.people.models import Student, StudentStatus
from duoc.registry.registers.tests.sheet import Sheet
from duoc.registry.registers.tests.sheet import bring_in as into
from duoc.registry.registers.tests.sheet import taken_out as out
from tests.cast import Cast, school_class, student

IMPORT = "/ho-so/hoc-sinh/nhap/"


@pytest.fixture
def school(cast: Cast) -> Cast:
    """Trường A with a second class 6B and nine more pupils in 6A."""
    cast.classes["A-6B"] = school_class("6B", cast.schools["A"], cast.year, "6")
    for number in range(1, 10):
        student(f"96000000{number:02d}", f"Lê Thị Bé {chr(64 + number)}", cast.classes["A-6A"])
    return cast


def taken_out(cast: Cast) -> Sheet:
    """The list as the clerk's Excel opens it."""
    return out(cast, "hoc-sinh", "Mã học sinh")


def bring_in(cast: Cast, sheet: Sheet, who: str = "clerk") -> ImportBatch:
    """The preview of it."""
    return into(cast, "hoc-sinh", sheet, who)


def test_a_list_taken_out_comes_in_again_without_a_change(school: Cast):
    batch = bring_in(school, taken_out(school))
    assert (batch.is_clean, batch.errors, batch.row_count) == (True, [], 11)
    assert (batch.new_count, batch.changed_count, batch.changes_nothing) == (0, 0, True)
    versions = dict(Student.objects.values_list("pk", "version"))
    school.client("clerk").post(f"{IMPORT}{batch.pk}/ghi/")
    assert dict(Student.objects.values_list("pk", "version")) == versions


def test_ten_broken_cells_are_all_named_then_mended_committed_and_undone(school: Cast):
    sheet = taken_out(school)
    codes = sorted(code for code in sheet.rows if code.startswith("96"))
    sheet.put(codes[0], "Ngày sinh", "31/02/2009")
    sheet.put(codes[1], "Họ và tên", "")
    sheet.put(codes[2], "Dân tộc", "Khơ mee")
    sheet.put(codes[3], "Lớp", "6Z")
    sheet.put(codes[4], "Số định danh cá nhân", "123")
    sheet.put(codes[5], "Giới tính", "Trai")
    sheet.put(codes[6], "Trường", "Trường B")
    sheet.put(codes[7], "Mã học sinh", codes[8])
    sheet.put(codes[0], "Khuyết tật", "có lẽ")
    sheet.add({"Mã học sinh": "HSB6", "Họ và tên": "Nguyễn Gia An", "Ngày sinh": "09/05/2009"})
    batch = bring_in(school, sheet)
    assert not batch.is_clean
    found = {(error["row"], error["column"]) for error in batch.errors}
    row = sheet.rows
    cells = {
        (row[codes[0]], "Ngày sinh"), (row[codes[1]], "Họ và tên"), (row[codes[2]], "Dân tộc"),
        (row[codes[4]], "Số định danh cá nhân"), (row[codes[5]], "Giới tính"), (row[codes[0]], "Khuyết tật"),
        (row[codes[8]], "Mã học sinh"),
    }  # fmt: skip
    records = {(row[codes[3]], "Lớp"), (row[codes[6]], "Trường"), (row["HSB6"], "Mã học sinh")}
    assert found == cells | records
    nearest = next(error for error in batch.errors if error["column"] == "Dân tộc")
    assert nearest["suggestion"] == "Khơ-me"

    page = school.client("clerk").get(f"{IMPORT}{batch.pk}/").content.decode()
    assert "31/02/2009" in page
    assert not school.client("clerk").post(f"{IMPORT}{batch.pk}/ghi/").url.endswith(f"{IMPORT}{batch.pk}/")
    assert Student.objects.get(code=codes[2]).ethnicity == "Kinh"  # nothing was written

    mended = taken_out(school)
    mended.put(codes[0], "Ngày sinh", date(2009, 2, 28))
    mended.put(codes[2], "Dân tộc", "Khơ-me")
    mended.put(codes[3], "Lớp", "6B")
    mended.put(codes[3], "Ngày vào lớp", date(2020, 11, 23))
    mended.add(
        {
            "Mã học sinh": "9600000099",
            "Họ và tên": "Danh Thị Mỹ",
            "Ngày sinh": "05/09/2009",
            "Giới tính": "Nữ",
            "Lớp": "6B",
        }
    )
    batch = bring_in(school, mended)
    assert batch.is_clean, batch.errors
    assert (batch.new_count, batch.changed_count) == (1, 3)
    school.client("clerk").post(f"{IMPORT}{batch.pk}/ghi/")

    new = Student.objects.get(code="9600000099")
    assert (new.birth_on, new.class_name, new.school) == (date(2009, 9, 5), "6B", school.schools["A"])
    assert new.enrollments.get().school_class == school.classes["A-6B"]
    moved = Student.objects.get(code=codes[3])
    stays = list(moved.enrollments.order_by("valid_from").values_list("school_class__name", "valid_to", "exit_reason"))
    assert (moved.class_name, stays[0]) == ("6B", ("6A", date(2020, 11, 23), "class_change"))
    assert Student.objects.get(code=codes[2]).ethnicity == "Khơ-me"
    assert history(new).get().event == "people.student_imported"
    assert list(verify()) == []

    school.client("clerk").post(f"{IMPORT}{batch.pk}/hoan-tac/")
    assert not Student.objects.filter(code="9600000099").exists()
    moved.refresh_from_db()
    assert (moved.class_name, moved.enrollments.get().exit_reason) == ("6A", "")
    assert Student.objects.get(code=codes[2]).ethnicity == "Kinh"


def test_an_import_that_somebody_worked_on_since_is_not_undone(school: Cast):
    sheet = taken_out(school)
    sheet.put("9600000001", "Nơi sinh", "Cà Mau")
    batch = bring_in(school, sheet)
    school.client("clerk").post(f"{IMPORT}{batch.pk}/ghi/")
    Student.objects.filter(code="9600000001").update(birthplace="Bạc Liêu")
    school.client("clerk").post(f"{IMPORT}{batch.pk}/hoan-tac/")
    batch.refresh_from_db()
    assert (batch.state, Student.objects.get(code="9600000001").birthplace) == ("committed", "Bạc Liêu")


@pytest.mark.parametrize(("born", "is_refused"), [(date(2010, 5, 5), False), (date(2017, 5, 5), True)])
def test_a_birthday_must_be_plausible_for_the_grade(school: Cast, born: date, is_refused: bool):
    sheet = taken_out(school)
    sheet.put("9600000001", "Ngày sinh", born)
    batch = bring_in(school, sheet)
    assert (batch.is_clean, len(batch.errors)) == (not is_refused, int(is_refused))


def test_somebody_who_dropped_out_comes_back_with_a_class_in_the_sheet(school: Cast):
    gone = Student.objects.get(code="9600000001")
    Enrollment.objects.filter(student=gone).update(exit_reason="dropped_out", valid_to=date(2020, 10, 1))
    gone.status, gone.class_name = StudentStatus.DROPPED_OUT, ""
    gone.save()
    sheet = taken_out(school)
    sheet.put("9600000001", "Lớp", "6B")
    batch = bring_in(school, sheet)
    school.client("clerk").post(f"{IMPORT}{batch.pk}/ghi/")
    gone.refresh_from_db()
    assert (gone.status, gone.class_name) == (StudentStatus.ENROLLED, "6B")
    assert gone.enrollments.order_by("-valid_from").first().entry_reason == "returned"


def test_the_whole_file_of_an_administrator_needs_a_school_in_each_row(school: Cast):
    sheet = taken_out(school)
    sheet.add({"Mã học sinh": "X1", "Họ và tên": "Lê Văn Mới", "Ngày sinh": "05/09/2009", "Lớp": "6A"})
    batch = bring_in(school, sheet, "administrator")
    assert [error["column"] for error in batch.errors] == ["Trường"]


def test_a_teacher_takes_out_only_the_own_classes(school: Cast):
    homeroom = Homeroom.objects.get(school_class=school.classes["A-6A"])
    assert homeroom.staff == school.staff["teacher_A"]
    answer = school.client("teacher").post("/ho-so/hoc-sinh/xuat-excel/")
    sheet = Sheet(openpyxl.load_workbook(io.BytesIO(answer.content)), "Mã học sinh")
    assert "HSA7" not in sheet.rows
    assert "HSA6" in sheet.rows
    event = history(school.accounts["teacher"]).get()
    assert (event.event, event.after["rows"]) == ("registers.exported", 10)


def test_the_template_of_every_register_can_be_had(school: Cast):
    Organization.objects.filter(pk=school.ward.pk).update(name="Phường 5")
    for route in ("hoc-sinh", "doi-ngu", "lop", "phong"):
        answer = school.client("clerk").get(f"/ho-so/{route}/nhap/mau/")
        book = openpyxl.load_workbook(io.BytesIO(answer.content))
        assert book.worksheets[0].data_validations.dataValidation
