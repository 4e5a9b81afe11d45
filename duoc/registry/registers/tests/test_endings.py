"""What has an end: a school's time in a cluster, a policy group, teaching, leading a class; each says what will be."""

from __future__ import annotations

from datetime import date

from duoc.registry.organizations.models import Cluster, ClusterMembership
from tests.cast import TODAY, Cast


def test_a_school_leaves_its_cluster_and_may_join_another(cast: Cast):
    cluster = Cluster.objects.create(office=cast.office, name="Cụm 1", lead=cast.schools["A"])
    tie = ClusterMembership.objects.create(cluster=cluster, school=cast.schools["A"], valid_from=date(2020, 9, 1))
    client, page = cast.client("planner"), f"/ho-so/truong-cua-cum/{tie.pk}/ket-thuc/"
    text = client.get(page).content.decode()
    assert "không còn thuộc Cụm 1" in text
    assert "vẫn ghi là trường trưởng cụm" in text
    early = client.post(page, {"last_day": "31/08/2020"})
    assert early.context["form"].errors["last_day"]
    assert client.post(page, {"last_day": "23/11/2020"}).status_code == 302
    assert not cast.schools["A"].cluster_memberships.on(TODAY).exists()
    assert client.post(page, {"last_day": "30/11/2020"}).status_code == 422


def test_a_household_is_no_longer_poor(cast: Cast):
    row = cast.students["A-6A"]
    group = row.policy_groups.create(group="HN", valid_from=date(2020, 1, 1), valid_to=date(2021, 1, 1))
    row.policy_groups.create(group="HN", valid_from=date(2021, 1, 1))
    client = cast.client("clerk")
    assert f"/ho-so/chinh-sach/{group.pk}/ket-thuc/" in client.get(f"/ho-so/hoc-sinh/{row.pk}/").content.decode()
    page = f"/ho-so/chinh-sach/{group.pk}/ket-thuc/"
    over_the_next = client.post(page, {"last_day": "31/01/2021"})
    assert over_the_next.context["form"].errors["last_day"]
    assert client.post(page, {"last_day": "20/11/2020"}).status_code == 302
    group.refresh_from_db()
    assert group.valid_to == date(2020, 11, 21)


def test_teaching_ends_earlier_but_never_later(cast: Cast):
    row = cast.classes["A-6A"]
    tie = row.assignments.get()
    client, page = cast.client("clerk"), f"/ho-so/phan-cong/{tie.pk}/ket-thuc/"
    assert "Toán" in client.get(page).content.decode()
    longer = client.post(page, {"last_day": "30/06/2021"})
    assert "31/05/2021" in str(longer.context["form"].errors["last_day"])
    client.post(page, {"last_day": "20/11/2020"})
    assert "Chưa phân công giảng dạy" in client.get(f"/ho-so/lop/{row.pk}/").content.decode()


def test_whoever_stops_leading_a_class_no_longer_sees_its_pupils(cast: Cast):
    row = cast.classes["A-6A"]
    row.assignments.all().delete()
    pupil = f"/ho-so/hoc-sinh/{cast.students['A-6A'].pk}/"
    assert cast.client("teacher").get(pupil).status_code == 200
    page = f"/ho-so/chu-nhiem/{row.homerooms.get().pk}/ket-thuc/"
    assert "chưa có giáo viên chủ nhiệm" in cast.client("clerk").get(page).content.decode()
    assert cast.client("clerk").post(page, {"last_day": "23/11/2020"}).status_code == 302
    assert cast.client("teacher").get(pupil).status_code == 404


def test_ending_the_only_post_says_that_somebody_leaves_the_list(cast: Cast):
    post = cast.staff["teacher_A"].posts.get()
    text = cast.client("clerk").get(f"/ho-so/vi-tri/{post.pk}/ket-thuc/").content.decode()
    assert "vị trí duy nhất" in text
    assert "không tự kết thúc" in text
