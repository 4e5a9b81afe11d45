"""Figures kept over time, and figures reported by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from duoc.indicators.engine import goals, queries, services
from duoc.indicators.engine.compute import compute
from duoc.indicators.engine.goals import Goal, judge
from duoc.indicators.engine.models import IndicatorValue, ReportedFigure, WardPopulation
from duoc.indicators.engine.services import Report, compute_and_store, report_figure
from duoc.indicators.engine.tests import factories as make
from duoc.kit.audit.actor import SYSTEM
from duoc.kit.audit.models import AuditEvent
from duoc.kit.errors import DomainError
from duoc.registry.organizations.models import Organization

NAMES = ["pupil_count", "class_size_avg"]


@pytest.fixture
def school(db) -> Organization:
    row = make.organization("TH1", "school", under=make.organization("PGD", "office"), levels="TH")
    where = make.school_class(row, "1")
    make.enrol(make.student(), where)
    make.enrol(make.student(), where, first=date(2020, 11, 1))
    return row


def test_figures_are_kept_once_however_often_they_are_computed(school: Organization):
    for _ in range(2):
        compute_and_store(make.DAY, make.YEAR, by=SYSTEM, indicators=NAMES)
    kept = IndicatorValue.objects.filter(organization=school, indicator="class_size_avg", slice="")
    assert [(row.numerator, row.denominator) for row in kept] == [("2", "1")]
    assert AuditEvent.objects.filter(event="indicators.computed").count() == 2


def test_a_kept_figure_is_the_figure_it_was(school: Organization):
    compute_and_store(make.DAY, make.YEAR, by=SYSTEM, indicators=NAMES)
    (computed,) = compute("class_size_avg", make.DAY, make.YEAR, organizations=[school.pk], slices=[""])
    assert queries.latest("class_size_avg", school.pk) == computed
    assert queries.latest("class_size_avg", school.pk, by_day=date(2020, 11, 23)) is None


def test_the_series_of_an_indicator_is_told_from_old_to_new(school: Organization):
    for day in (date(2020, 11, 24), date(2020, 10, 15)):
        compute_and_store(day, make.YEAR, by=SYSTEM, indicators=NAMES)
    assert [point.figure for point in queries.trend("pupil_count", school.pk)] == [Decimal(1), Decimal(2)]
    assert [point.figure for point in queries.trends(school.pk, make.DAY)["pupil_count"]] == [Decimal(1), Decimal(2)]


def test_computing_one_school_again_leaves_the_others_as_they_were(school: Organization):
    compute_and_store(make.DAY, make.YEAR, by=SYSTEM, indicators=NAMES)
    before = IndicatorValue.objects.exclude(organization=school).values_list("pk", flat=True)
    kept = list(before)
    compute_and_store(make.DAY, make.YEAR, by=SYSTEM, indicators=NAMES, organizations=[school.pk])
    assert list(before.all()) == kept


def test_nightly_figures_leave_one_point_a_week_and_the_official_days(school: Organization):
    make.school_year("2019-2020")
    days = [date(2020, 9, 28), date(2020, 9, 30), date(2020, 10, 1), date(2020, 10, 2)]
    for day in days:
        compute_and_store(day, make.YEAR, by=SYSTEM, indicators=["pupil_count"])
        services.keep_one_a_week(day)
    assert [point.as_of for point in queries.trend("pupil_count", school.pk)] == [date(2020, 9, 30), date(2020, 10, 2)]


def test_the_population_of_a_ward_is_recorded_and_corrected(school: Organization):
    ward, year = make.organization("P5", "ward"), make.school_year()
    services.record_population(year, {(ward.pk, 6): 10, (ward.pk, 7): 12}, by=SYSTEM)
    services.record_population(year, {(ward.pk, 6): 11}, by=SYSTEM)
    assert dict(WardPopulation.objects.values_list("age", "count")) == {6: 11, 7: 12}


def test_a_school_year_that_is_not_in_the_calendar_is_refused(school: Organization):
    with pytest.raises(DomainError) as refused:
        compute_and_store(make.DAY, "1999-2000", by=SYSTEM)
    assert refused.value.code == "no_such_year"


def report(**fields: object) -> Report:
    values = {"indicator": "pupil_count", "slice": "", "as_of": date(2020, 11, 20), "value": Decimal(5)} | fields
    return Report(**values)


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DUOC_TODAY = make.DAY


def test_a_second_report_for_a_day_takes_the_place_of_the_first(school: Organization):
    report_figure(school, report(), by=SYSTEM)
    report_figure(school, report(value=Decimal(6)), by=SYSTEM)
    assert [row.value for row in ReportedFigure.objects.all()] == [Decimal(6)]
    event = AuditEvent.objects.filter(event="indicators.figure_reported").latest("pk")
    assert (event.before["value"], event.after["value"]) == ("5.00", "6")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"indicator": "nothing"}, "no_such_indicator"),
        ({"slice": "g77"}, "no_such_slice"),
        ({"as_of": date(2020, 11, 25)}, "in_the_future"),
    ],
)
def test_what_cannot_be_reported_is_refused(school: Organization, fields: dict, code: str):
    with pytest.raises(DomainError) as refused:
        services.report_figure(school, report(**fields), by=SYSTEM)
    assert refused.value.code == code
    services.report_figure(school, report(as_of=make.DAY), by=SYSTEM)


@pytest.mark.parametrize(
    ("least", "before", "tone"),
    [
        ("30", None, "good"),
        ("40", None, "warn"),
        (None, "36.0", "good"),
        (None, "30.0", "warn"),
        (None, "35.0", ""),
    ],
)
def test_a_figure_is_judged_by_its_goal_or_else_by_the_one_before(school, least, before, tone):
    where = make.school_class(school, "2")
    for _ in range(68):
        make.enrol(make.student(), where)
    (value,) = compute("class_size_avg", make.DAY, make.YEAR, organizations=[school.pk], slices=[""])
    goal = None if least is None else Goal("ít nhất", lambda figure: figure >= Decimal(least))
    assert value.rounded == 35
    state = judge(value, goal, None if before is None else Decimal(before))
    assert (state.tone if state else "") == tone


def test_the_law_is_asked_where_there_is_no_goal(school: Organization):
    (value,) = compute("two_sessions_pupil_rate", make.DAY, make.YEAR, organizations=[school.pk], slices=["g1"])
    state = judge(value, None)
    assert state is not None
    assert state.tone == "bad"
    assert goals.judge(None, None) is None
