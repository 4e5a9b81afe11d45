"""The trace speaks as the registers do: no keys, no ids, no English names of records."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from duoc.kit.audit import SYSTEM
from duoc.kit.audit.queries import history
from duoc.kit.audit.telling import Change, kind_of, tell
from duoc.registry.enrollment.services import leave
from duoc.registry.people.services import give_policy_group, move_home
from tests.cast import Cast, school_class


def test_a_move_is_told_by_names_and_days(cast: Cast):
    row = cast.students["A-6A"]
    move_home(row, cast.ward, "12 Lý Thường Kiệt", date(2020, 11, 2), by=SYSTEM)
    (told,) = tell(history(row))
    assert told.title == "Đổi nơi ở"
    assert told.kind == "học sinh"
    assert Change("phường, xã nơi ở", "", "Phường 5") in told.changes
    assert Change("địa chỉ", "", "12 Lý Thường Kiệt") in told.changes
    assert Change("từ ngày", "", "02/11/2020") in told.changes


def test_reasons_and_groups_are_told_as_the_forms_call_them(cast: Cast):
    row = cast.students["A-6A"]
    leave(row.enrollments.get(), date(2020, 11, 20), "dropped_out", by=SYSTEM)
    give_policy_group(row, "HN", date(2020, 1, 1), None, by=SYSTEM)
    said = {(change.label, change.after) for told in tell(history(row)) for change in told.changes}
    assert {("lý do ra", "Bỏ học"), ("diện chính sách", "Hộ nghèo"), ("ngày cuối", "20/11/2020")} <= said


def test_thirty_events_need_no_more_queries_than_one(cast: Cast):
    row = cast.students["A-6A"]

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            tell(history(row))
        return len(queries)

    move_home(row, cast.ward, "1", date(2020, 11, 1), by=SYSTEM)
    few = asked()
    for day in range(2, 25):
        move_home(row, cast.ward, str(day), date(2020, 11, day), by=SYSTEM)
    assert asked() == few == 2


@pytest.mark.parametrize("who", ["clerk", "principal"])
def test_the_page_of_the_trace_shows_no_key(cast: Cast, who: str):
    other = school_class("6B", cast.schools["A"], cast.year, "6")
    pupil = f"/ho-so/hoc-sinh/{cast.students['A-6A'].pk}/"
    cast.client("clerk").post(f"{pupil}chuyen-lop/", {"school_class": other.pk, "from_day": "01/10/2020"})
    text = cast.client("principal").get("/quan-tri/nhat-ky/").content.decode()
    assert "Ghi danh vào lớp · học sinh" in text
    for key in ("last_day", "class_change", "student", "&lt;"):
        assert f"{key}:" not in text
        assert f"<ins>{key}" not in text
    assert "Lý do vào" in cast.client(who).get(pupil).content.decode()


def test_every_record_of_the_registry_has_a_name_for_readers():
    from django.apps import apps

    own = [model for model in apps.get_models() if model.__module__.startswith("duoc.registry.")]
    assert [model.__name__ for model in own if not kind_of(model._meta.label)] == []
