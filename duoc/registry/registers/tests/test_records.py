"""Record pages and forms: what is shown, what is written, and what two people on one form see."""

from __future__ import annotations

import pytest

from duoc.kit.audit.queries import history
from duoc.registry.organizations.models import Organization
from duoc.registry.people.models import Staff, Student
from tests.cast import Cast, school_class


def facts(row: Student, **changes: object) -> dict[str, object]:
    """What the browser sends when a record's form is saved."""
    return {
        "version": row.version, "family_name": row.family_name, "middle_name": row.middle_name,
        "given_name": row.given_name, "birth_on": f"{row.birth_on:%d/%m/%Y}", "sex": "F", "ethnicity": "Kinh",
        "national_id": "", "birthplace": "", "disability_kind": "", **changes,
    }  # fmt: skip


def test_a_record_is_mended_and_the_trace_says_by_whom(cast: Cast):
    row = cast.students["A-6A"]
    client = cast.client("clerk")
    answer = client.post(f"/ho-so/hoc-sinh/{row.pk}/sua/", facts(row, birth_on="05/09/2009", birthplace="Cà Mau"))
    assert answer.status_code == 302, answer.context["form"].errors
    row.refresh_from_db()
    assert (row.birth_on.month, row.birthplace, row.version) == (9, "Cà Mau", 2)
    text = client.get(f"/ho-so/hoc-sinh/{row.pk}/").content.decode()
    assert "Sửa hồ sơ học sinh" in text
    assert history(row).get().actor_name == "clerk"


def test_two_people_on_one_form_see_both_versions_and_nothing_is_lost(cast: Cast):
    row = cast.students["A-6A"]
    first, second = facts(row, birthplace="Cà Mau"), facts(row, birthplace="Bạc Liêu")
    cast.client("clerk").post(f"/ho-so/hoc-sinh/{row.pk}/sua/", first)
    answer = cast.client("principal").post(f"/ho-so/hoc-sinh/{row.pk}/sua/", second)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Cà Mau" in text
    assert "Bạc Liêu" in text
    row.refresh_from_db()
    assert row.birthplace == "Cà Mau"
    assert answer.context["form"]["version"].value() == "2"
    assert cast.client("principal").post(
        f"/ho-so/hoc-sinh/{row.pk}/sua/", {**second, "version": "2"}
    ).status_code == 302  # fmt: skip


def test_a_pupil_changes_class_leaves_and_comes_back(cast: Cast):
    other = school_class("6B", cast.schools["A"], cast.year, "6")
    row, client = cast.students["A-6A"], cast.client("clerk")
    page = f"/ho-so/hoc-sinh/{row.pk}/"
    client.post(f"{page}chuyen-lop/", {"school_class": other.pk, "from_day": "01/10/2020"})
    row.refresh_from_db()
    assert row.class_name == "6B"
    client.post(f"{page}thoi-hoc/", {"reason": "dropped_out", "last_day": "31/10/2020"})
    row.refresh_from_db()
    assert (row.status, row.class_name) == ("dropped_out", "")
    early = client.post(f"{page}vao-lop/", {"school_class": other.pk, "from_day": "15/10/2020"})
    assert early.context["form"].errors["from_day"]
    client.post(f"{page}vao-lop/", {"school_class": other.pk, "from_day": "02/11/2020"})
    reasons = list(row.enrollments.order_by("valid_from").values_list("entry_reason", "exit_reason"))
    assert reasons == [("", "class_change"), ("class_change", "dropped_out"), ("returned", "")]


def test_a_school_receives_a_pupil_that_another_school_let_go(cast: Cast):
    row = cast.students["B-6A"]
    sent = {
        "code": row.code, "birth_on": "09/05/2009", "school_class": cast.classes["A-6A"].pk, "from_day": "24/11/2020"
    }  # fmt: skip
    refused = cast.client("clerk").post("/ho-so/hoc-sinh/tiep-nhan/", sent)
    assert "đang học lớp 6A" in refused.content.decode()
    cast.client("principal_B").post(
        f"/ho-so/hoc-sinh/{row.pk}/thoi-hoc/", {"reason": "transferred_out", "last_day": "20/11/2020"}
    )
    assert cast.client("clerk").post("/ho-so/hoc-sinh/tiep-nhan/", sent).status_code == 302
    row.refresh_from_db()
    assert row.school == cast.schools["A"]


def test_a_new_pupil_comes_with_a_class(cast: Cast):
    sent = {
        "code": "9600000100", "family_name": "Danh", "middle_name": "Thị", "given_name": "Mỹ", "sex": "F",
        "birth_on": "05/09/2009", "ethnicity": "Khơ-me", "school_class": cast.classes["A-6A"].pk,
        "from_day": "24/11/2020",
    }  # fmt: skip
    assert cast.client("clerk").post("/ho-so/hoc-sinh/moi/", sent).status_code == 302
    again = cast.client("clerk").post("/ho-so/hoc-sinh/moi/", sent)
    assert again.context["form"].errors["code"]
    assert Student.objects.get(code="9600000100").class_name == "6A"


def test_somebody_new_is_appointed_and_the_post_before_ends(cast: Cast):
    member = cast.staff["teacher_A"]
    sent = {
        "organization": cast.schools["A"].pk, "position": "PHT", "valid_from": "01/12/2020", "contract": "permanent",
        "full_time_equivalent": "1",
    }  # fmt: skip
    assert cast.client("clerk").post(f"/ho-so/doi-ngu/{member.pk}/vi-tri/", sent).status_code == 302
    assert Staff.objects.get(pk=member.pk).position == "PHT"
    assert [post.valid_to is None for post in member.posts.order_by("valid_from")] == [False, True]


def test_a_school_gets_a_new_name_and_keeps_the_old_one_in_its_history(cast: Cast):
    row = cast.schools["A"]
    client = cast.client("planner")
    client.post(f"/ho-so/co-so/{row.pk}/doi-ten/", {"name": "Trường THCS Rạch Đước", "from_day": "01/12/2020"})
    text = client.get(f"/ho-so/co-so/{row.pk}/").content.decode()
    assert "Trường THCS Rạch Đước" in text
    assert "Trường A" in text


def test_an_affiliation_that_overlaps_is_refused(cast: Cast):
    row = cast.schools["A"]
    answer = cast.client("administrator").post(
        f"/ho-so/co-so/{row.pk}/truc-thuoc/", {"parent": cast.ward.pk, "from_day": "01/07/2021"}
    )
    assert "Phòng GD&amp;ĐT Rạch Đước" in str(answer.context["form"].errors["from_day"])
    assert Organization.objects.get(pk=row.pk).affiliations.count() == 1


@pytest.mark.parametrize(("grade", "allowed"), [("6", 45), ("1", 35)])
def test_the_page_of_a_class_holds_its_size_against_the_norm(cast: Cast, grade: str, allowed: int):
    row = school_class("X1", cast.schools["A"], cast.year, grade)
    assert cast.client("principal").get(f"/ho-so/lop/{row.pk}/").context["norm"] == allowed


@pytest.mark.parametrize("page", ["doi-ngu/{staff}/", "lop/{lop}/", "co-so/{school}/", "phong/{room}/"])
def test_every_record_opens_for_its_school(cast: Cast, page: str):
    school = cast.schools["A"]
    room = school.sites.get().rooms.get()
    address = page.format(staff=cast.staff["teacher_A"].pk, lop=cast.classes["A-6A"].pk, school=school.pk, room=room.pk)
    assert cast.client("principal").get(f"/ho-so/{address}").status_code == 200


def test_a_language_certificate_counts_once_its_recognition_is_noted(cast: Cast):
    member, client = cast.staff["teacher_A"], cast.client("clerk")
    page = f"/ho-so/doi-ngu/{member.pk}/"
    client.post(f"{page}ngoai-ngu/", {"language": "en", "level_bac": "4", "valid_until": "31/08/2022"})
    assert "Ghi ngày công nhận" in client.get(page).content.decode()
    row = member.languages.get()
    late = client.post(f"/ho-so/ngoai-ngu/{row.pk}/cong-nhan/", {"recognised_on": "01/09/2022"})
    assert late.context["form"].errors["recognised_on"]
    client.post(f"/ho-so/ngoai-ngu/{row.pk}/cong-nhan/", {"recognised_on": "05/09/2020"})
    assert "công nhận từ" in client.get(page).content.decode()
