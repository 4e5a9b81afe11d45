"""Departments of a school and divisions of an office."""

from __future__ import annotations

from datetime import date

import pytest

from duoc.registry.organizations.models import Organization
from duoc.registry.people.models import Staff
from tests.cast import Cast, staff


def test_a_department_is_listed_under_its_school_and_opens(cast: Cast):
    row = cast.departments["A"]
    client = cast.client("principal")
    assert "Tổ Toán – Tin" in client.get(f"/ho-so/co-so/{cast.schools['A'].pk}/").content.decode()
    assert client.get(f"/ho-so/co-so/{row.pk}/").headers["Location"] == f"/ho-so/to-chuyen-mon/{row.pk}/"
    answer = client.get(f"/ho-so/to-chuyen-mon/{row.pk}/")
    assert [each.code for each in answer.context["members"]] == ["A-GV", "A-TT"]
    assert answer.context["heads"] == ["department_head"]


@pytest.mark.parametrize(("who", "seen"), [("teacher", True), ("office_head", True), ("teacher_B", False)])
def test_members_are_named_to_the_school_and_the_office(cast: Cast, who: str, seen: bool):
    answer = cast.client(who).get(f"/ho-so/to-chuyen-mon/{cast.departments['A'].pk}/")
    assert answer.status_code == 200
    assert ("Trần Thị Hạnh" in answer.content.decode()) is seen


def test_a_department_of_another_office_does_not_exist_here(cast: Cast):
    assert cast.client("principal").get(f"/ho-so/to-chuyen-mon/{cast.departments['C'].pk}/").status_code == 404


def test_a_principal_founds_a_department_and_puts_people_into_it(cast: Cast):
    school, client = cast.schools["A"], cast.client("principal")
    newcomer = staff("A-NV", "Lê Thị Tư", school, "GV", cast.departments["A"])
    answer = client.post(
        f"/ho-so/co-so/{school.pk}/to-chuyen-mon/moi/", {"name": "Tổ Ngữ văn", "code": "A-T2", "from_day": "24/11/2020"}
    )
    row = Organization.objects.get(code="A-T2")
    assert answer.headers["Location"] == f"/ho-so/to-chuyen-mon/{row.pk}/"
    client.post(f"/ho-so/to-chuyen-mon/{row.pk}/thanh-vien/", {"staff": [newcomer.pk]})
    assert Staff.objects.get(pk=newcomer.pk).department == row
    foreign = client.post(f"/ho-so/to-chuyen-mon/{row.pk}/thanh-vien/", {"staff": [cast.staff["teacher_B"].pk]})
    assert foreign.status_code == 422


def test_a_member_leaves_a_department(cast: Cast):
    member = cast.staff["teacher_A"]
    cast.client("clerk").post(f"/ho-so/doi-ngu/{member.pk}/to/", {"department": ""})
    assert Staff.objects.get(pk=member.pk).department is None


def test_a_department_that_ends_leaves_nobody_in_it_and_can_be_looked_up(cast: Cast):
    row, client = cast.departments["A"], cast.client("principal")
    page = f"/ho-so/to-chuyen-mon/{row.pk}/"
    assert "2 người của tổ sẽ không thuộc tổ nào" in client.get(f"{page}giai-the/").content.decode()
    client.post(f"{page}giai-the/", {"last_day": "23/11/2020", "decision": ""})
    assert not Staff.objects.filter(department=row).exists()
    assert "đã giải thể" in client.get(page).content.decode()
    text = client.get(f"/ho-so/co-so/{cast.schools['A'].pk}/").content.decode()
    assert "hoạt động đến trước" in text


def test_a_division_is_listed_under_its_office_with_who_works_there(cast: Cast):
    client = cast.client("office_head")
    assert "Bộ phận Giáo dục Tiểu học" in client.get(f"/ho-so/co-so/{cast.office.pk}/").content.decode()
    assert "specialist" in client.get(f"/ho-so/co-so/{cast.division.pk}/").content.decode()


def test_an_organization_that_has_ended_is_found_and_restored_from_its_office(cast: Cast):
    client, page = cast.client("planner"), f"/ho-so/co-so/{cast.division.pk}/"
    assert client.post(f"{page}giai-the/", {"last_day": "20/11/2020", "decision": ""}).status_code == 302
    assert page in client.get(f"/ho-so/co-so/{cast.office.pk}/").content.decode()
    assert "Khôi phục" in client.get(page).content.decode()
    assert cast.client("teacher_C").get(page).status_code == 404
    client.post(f"{page}khoi-phuc/")
    assert Organization.objects.get(pk=cast.division.pk).valid_to is None


def test_an_organization_whose_last_day_is_to_come_is_still_at_work(cast: Cast):
    Organization.objects.filter(pk=cast.division.pk).update(valid_to=date(2025, 7, 1))
    text = cast.client("planner").get(f"/ho-so/co-so/{cast.division.pk}/").content.decode()
    assert "đã giải thể" not in text
    assert "hoạt động đến trước" in text
    assert "Đổi tên" in text
    listed = cast.client("planner").get("/ho-so/co-so/?type=division").content.decode()
    assert "Đang hoạt động" in listed
