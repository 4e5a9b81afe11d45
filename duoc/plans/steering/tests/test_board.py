"""The board: sections by school, late work, the map."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from duoc.kit.audit import SYSTEM
from duoc.plans.documents.models import Task
from duoc.plans.execution.models import ProgressEntry
from duoc.plans.execution.services.progress import Progress, report_progress
from duoc.plans.steering import figures, maps, queries
from tests.access.samples import activity, moment, office_plan, school_plan
from tests.cast import Cast


def test_a_cell_is_the_mean_of_the_schools_activities_in_that_section(cast: Cast):
    office_plan(cast, "A")
    task = activity(cast, "A")
    Task.objects.filter(pk=task.pk).update(section="I", percent=60)
    Task.objects.create(
        plan=task.plan, kind="activity", organization=cast.schools["A"], title="Khác", section="I", percent=25
    )
    row = queries.heat_map([cast.schools["A"]], ["I"], cast.year)[0]
    assert (row.cells[0].percent, row.cells[0].activities) == (42, 2)


def test_a_school_without_a_plan_in_force_has_no_value_and_stands_last(cast: Cast):
    school_plan(cast, "A")
    rows = queries.heat_map([cast.schools["B"], cast.schools["A"]], ["I"], cast.year)
    assert [row.school for row in rows] == [cast.schools["A"], cast.schools["B"]]
    assert rows[1].percent is None


def test_the_trend_counts_only_what_was_entered_by_the_day(cast: Cast):
    task = activity(cast, "A")
    ProgressEntry.objects.create(task=task, percent=40, dated_on=date(2020, 10, 10), at=moment())
    report_progress(task, Progress(percent=80), by=SYSTEM)
    days = [date(2020, 10, 9), date(2020, 10, 10), date(2020, 11, 24)]
    assert queries.progress_trend([cast.schools["A"].pk], cast.year, days) == [0, 40, 80]


@pytest.mark.parametrize(("value", "tone"), [("0", "good"), ("25", "warn"), ("25.1", "bad"), (None, "none")])
def test_the_map_colours_by_thresholds(value: str | None, tone: str):
    measure = next(each for each in figures.MEASURES if each.indicator == "class_size_breach_rate")
    assert measure.tone(None if value is None else Decimal(value)) == tone


def test_the_outline_fits_its_picture():
    ground = maps.ground()
    assert len(ground.paths) == 4
    x, y = ground.projection.point(105.15, 9.18)
    assert 0 < x < ground.width
    assert 0 < y < ground.height


def test_the_board_needs_the_same_queries_for_more_schools(cast: Cast, django_assert_max_num_queries):
    office_plan(cast, "A")
    client = cast.client("office_head")
    client.get("/dieu-hanh/")
    with django_assert_max_num_queries(45):
        client.get("/dieu-hanh/")


def test_a_principal_sees_the_own_school_only(cast: Cast):
    client = cast.client("principal")
    assert client.get(f"/dieu-hanh/truong/{cast.schools['A'].pk}/").status_code == 200
    assert client.get(f"/dieu-hanh/truong/{cast.schools['B'].pk}/").status_code == 404
