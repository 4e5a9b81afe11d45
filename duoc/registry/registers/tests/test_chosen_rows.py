"""Several rows at once: all or nothing, and an Excel of the rows and columns that the reader kept."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from duoc.kit.audit.queries import history
from duoc.registry.people.models import PolicyGroupMembership, Staff, Student
from tests.cast import Cast, school_class, student

LIST = "/ho-so/hoc-sinh/"


@pytest.fixture
def three(cast: Cast) -> list[Student]:
    """Three pupils of 6A."""
    return [student(f"P{number}", f"Lê Văn {name}", cast.classes["A-6A"]) for number, name in enumerate("ABC")]


def rows(*pupils: Student | Staff) -> str:
    return "?" + "&".join(f"row={row.pk}" for row in pupils)


def test_pupils_change_class_together_after_their_number_was_told(cast: Cast, three: list[Student]):
    other = school_class("6B", cast.schools["A"], cast.year, "6")
    client, page = cast.client("clerk"), f"{LIST}chuyen-lop/{rows(*three)}"
    assert "Chuyển lớp 3 học sinh" in client.get(page).content.decode()
    answer = client.post(page, {"school_class": other.pk, "from_day": "25/11/2020"})
    assert answer.headers["Location"] == LIST
    assert set(Student.objects.filter(code__startswith="P").values_list("class_name", flat=True)) == {"6B"}
    assert [event.event for event in history(three[0])] == ["enrollment.enrolled", "enrollment.left"]


def test_where_one_cannot_move_nobody_moves_and_the_one_is_named(cast: Cast, three: list[Student]):
    other = school_class("6B", cast.schools["A"], cast.year, "6")
    three[2].enrollments.update(valid_from=date(2020, 11, 30))
    answer = cast.client("clerk").post(
        f"{LIST}chuyen-lop/{rows(*three)}", {"school_class": other.pk, "from_day": "25/11/2020"}
    )
    assert answer.status_code == 422
    assert "Lê Văn C: " in answer.content.decode()
    assert set(Student.objects.filter(code__startswith="P").values_list("class_name", flat=True)) == {"6A"}


def test_a_pupil_of_another_school_among_the_rows_is_as_if_there_were_none(cast: Cast, three: list[Student]):
    page = f"{LIST}chuyen-lop/{rows(*three, cast.students['B-6A'])}"
    assert cast.client("clerk").get(page).status_code == 404
    assert cast.client("administrator").get(page).headers["Location"] == LIST
    assert cast.client("clerk").get(f"{LIST}chuyen-lop/").headers["Location"] == LIST


def test_a_policy_group_is_noted_for_all_or_for_none(cast: Cast, three: list[Student]):
    client, page = cast.client("clerk"), f"{LIST}chinh-sach/{rows(*three)}"
    sent = {"group": "HN", "from_day": "01/01/2021", "last_day": "31/12/2021"}
    three[1].policy_groups.create(group="HN", valid_from=date(2021, 6, 1))
    assert "Lê Văn B: Diện này đã được ghi" in client.post(page, sent).content.decode()
    assert PolicyGroupMembership.objects.count() == 1
    three[1].policy_groups.all().delete()
    client.post(page, sent)
    assert PolicyGroupMembership.objects.count() == 3


def test_people_are_put_into_a_department_together(cast: Cast):
    people = [cast.staff["principal_A"], cast.staff["teacher_A"]]
    cast.client("clerk").post(f"/ho-so/doi-ngu/xep-to/{rows(*people)}", {"department": cast.departments["A"].pk})
    assert Staff.objects.filter(department=cast.departments["A"]).count() == 3


def test_excel_obeys_the_columns_and_the_rows_that_were_chosen(cast: Cast, three: list[Student]):
    sent = {"columns": "name,birth,class", "row": [three[0].pk, three[2].pk]}
    answer = cast.client("clerk").post(f"{LIST}xuat-excel/", sent)
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    lines = [[cell for cell in line if cell] for line in sheet.iter_rows(values_only=True)]
    assert ["Mã học sinh", "Họ và tên", "Ngày sinh", "Lớp"] in [
        [str(cell).rstrip(" *") for cell in line] for line in lines
    ]
    assert [line[0] for line in lines[-2:]] == ["P0", "P2"]
    event = history(cast.accounts["clerk"]).get()
    assert event.after is not None
    assert (event.after["rows"], event.after["columns"][0]) == (2, "Mã học sinh")


def test_deeds_are_offered_to_those_who_may_do_them(cast: Cast):
    assert "Ghi diện chính sách" in cast.client("clerk").get(LIST).content.decode()
    assert "Ghi diện chính sách" not in cast.client("office_head").get(LIST).content.decode()
