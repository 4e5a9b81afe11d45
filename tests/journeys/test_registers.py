"""A clerk takes the list of pupils out, breaks it in Excel, brings it in, mends it, and takes the whole thing back."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from duoc.kit.text import fold
from duoc.registry.access.models import Account
from duoc.registry.people.models import Student, StudentStatus
from tests.journeys.browser import DESK, PHONE, barriers, overflow
from tests.journeys.conftest import OpenPage

pytestmark = pytest.mark.browser
STUDENTS = "/ho-so/hoc-sinh/"


def taken_out(page: Page, path: Path) -> Path:
    """The list, as the clerk's computer keeps it."""
    with page.expect_download() as coming:
        page.get_by_role("button", name="Xuất Excel").or_(page.get_by_role("link", name="Xuất Excel")).first.click()
    coming.value.save_as(path)
    return path


class Sheet:
    """The list opened in Excel."""

    def __init__(self, path: Path) -> None:
        self.path, self.book = path, openpyxl.load_workbook(path)
        self.page = self.book.worksheets[0]
        self.head = next(row[0].row for row in self.page.iter_rows() if row[0].value == "Mã học sinh")
        self.columns = {cell.value: cell.column for cell in self.page[self.head]}

    def put(self, line: int, heading: str, value: object) -> object:
        """Write into a line of the list; returns what stood there."""
        cell = self.page.cell(self.head + line, self.columns[heading])
        before, cell.value = cell.value, value
        return before

    def saved(self) -> Path:
        self.book.save(self.path)
        return self.path


def bring_in(page: Page, path: Path) -> None:
    page.get_by_label("Tệp .xlsx hoặc .csv").set_input_files(path)
    page.get_by_role("button", name="Xem trước").click()


def test_a_broken_list_is_mended_committed_and_undone(visit: OpenPage, tmp_path: Path):
    page = visit("van.thu", STUDENTS)
    sheet = Sheet(taken_out(page, tmp_path / "hoc-sinh.xlsx"))
    birth = sheet.put(1, "Ngày sinh", "31/02/2015")
    klass = sheet.put(2, "Lớp", "9Z")
    name = sheet.put(3, "Họ và tên", "")
    sheet.put(4, "Họ và tên", "Nguyễn Thị Tên Mới")
    count, code = Student.objects.count(), sheet.page.cell(sheet.head + 4, 1).value
    before = Student.objects.get(code=code).full_name

    page.goto(f"{page.url.split('/ho-so')[0]}{STUDENTS}nhap/")
    bring_in(page, sheet.saved())
    errors = page.locator("#errors tbody tr")
    expect(errors.filter(has_text="31/02/2015")).to_contain_text("Ngày sinh")
    expect(errors.filter(has_text="31/02/2015").locator("th")).to_have_text(str(sheet.head + 1))
    expect(errors.filter(has_text="9Z")).to_contain_text("Lớp")
    expect(errors.filter(has_text="Họ và tên")).to_have_count(1)
    assert barriers(page) == []
    assert Student.objects.get(code=code).full_name == before  # nothing is written yet

    for line, heading, value in ((1, "Ngày sinh", birth), (2, "Lớp", klass), (3, "Họ và tên", name)):
        sheet.put(line, heading, value)
    page.get_by_role("link", name="Chọn tệp khác").click()
    bring_in(page, sheet.saved())
    page.get_by_role("button", name="Nhập").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã nhập")
    assert Student.objects.get(code=code).full_name == "Nguyễn Thị Tên Mới"

    page.get_by_role("button", name="Hoàn tác lần nhập").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("đã được hoàn tác")
    assert Student.objects.get(code=code).full_name == before
    assert Student.objects.count() == count


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_pupil_is_found_without_diacritics_and_the_record_tells_the_story(visit: OpenPage, size: tuple[int, int]):
    school = Account.objects.get(username="van.thu").roles.get().organization
    pupil = Student.objects.filter(school=school, status=StudentStatus.ENROLLED).order_by("pk")[0]
    page = visit("van.thu", STUDENTS, size)
    assert overflow(page) == []
    page.locator("main input[type=search]").fill(fold(pupil.full_name))
    expect(page.locator("#rows tbody tr").first).to_contain_text(pupil.full_name)
    page.locator("#rows tbody tr", has_text=pupil.code).get_by_role("link", name=pupil.full_name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(pupil.full_name)
    expect(page.locator("main")).to_contain_text("Quá trình học")
    assert overflow(page) == []
    assert barriers(page) == []
