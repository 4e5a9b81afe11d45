"""The annual classification of public employees and the cap on excellence."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duoc.law.core.errors import LawError
from duoc.law.staff.classification import (
    Group,
    ScoredYear,
    StaffYear,
    Subunits,
    UnitScore,
    UnitYear,
    classification_version,
    classify_by_points,
    classify_by_tasks,
    classify_unit,
    excellence_cap,
)
from duoc.law.staff.classification.levels import LEVELS
from duoc.law.staff.classification.nd90_parameters import RULE as ND90
from duoc.law.staff.classification.nd233_2026 import RULE as ND233

TEACHER = StaffYear(
    general_criteria="tot", criteria_total=10, criteria_all_done=True, criteria_exceeded=5, high_effect=True
)
UNIT = UnitYear(
    targets_total=100,
    targets_done=100,
    targets_exceeded=50,
    targets_on_time_quality=100,
    subunits=Subunits(tot=7, hoan_thanh=3),
)
PRINCIPAL = replace(TEACHER, role="manager", unit=UNIT)


def level(year, **changes):
    return classify_by_tasks(replace(year, **changes)).level


def test_half_of_the_tasks_above_the_norm_is_enough_for_excellent():
    assert level(TEACHER) == "xuat_sac"
    assert level(TEACHER, criteria_exceeded=4) == "tot"
    assert level(TEACHER, general_criteria="dap_ung") == "tot"
    assert level(TEACHER, high_effect=False) == "tot"


def test_the_thresholds_of_criteria_short_are_read_from_the_decree():
    good = ND90.staff.completed.not_assured_percent.value
    bad = ND90.staff.failed.not_assured_above_percent.value
    hundred = replace(TEACHER, criteria_total=100)
    assert level(hundred, criteria_not_assured=1) == "hoan_thanh"
    assert level(hundred, criteria_not_assured=good) == "hoan_thanh"
    assert level(hundred, criteria_not_assured=bad + 1) == "khong_hoan_thanh"
    for gap in (good + 1, bad):
        result = classify_by_tasks(replace(hundred, criteria_not_assured=gap))
        assert (result.level, result.status) == (None, "needs_decision")


def test_discipline_and_degradation_override_everything():
    assert level(TEACHER, disciplined_in_year=True) == "khong_hoan_thanh"
    assert level(PRINCIPAL, degradation=True) == "khong_hoan_thanh"
    assert level(PRINCIPAL, unit=replace(UNIT, corruption_handled=True)) == "khong_hoan_thanh"


def test_less_than_six_months_is_not_classified_and_a_long_leave_caps():
    assert classify_by_tasks(replace(TEACHER, months_worked=5, disciplined_in_year=True)).status == "not_classified"
    assert level(TEACHER, months_worked=6) == "xuat_sac"
    assert level(TEACHER, leave_months=3) == "hoan_thanh"
    assert level(TEACHER, leave_months=2) == "xuat_sac"
    assert level(TEACHER, leave_months=5, maternity_leave=True) == "xuat_sac"


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (UNIT, "xuat_sac"),
        (replace(UNIT, targets_exceeded=49), "tot"),
        (replace(UNIT, targets_exceeded=0, targets_on_time_quality=80), "tot"),
        (replace(UNIT, targets_exceeded=0, targets_on_time_quality=79), "hoan_thanh"),
        (replace(UNIT, targets_done=99, targets_exceeded=0), "hoan_thanh"),
        (replace(UNIT, targets_done=71, targets_exceeded=0), "hoan_thanh"),
        (replace(UNIT, targets_done=70, targets_exceeded=0), None),
        (replace(UNIT, targets_done=50, targets_exceeded=0), None),
        (replace(UNIT, targets_done=49, targets_exceeded=0), "khong_hoan_thanh"),
        (replace(UNIT, subunits=Subunits(tot=6, hoan_thanh=4)), "hoan_thanh"),
        (replace(UNIT, subunits=Subunits(tot=9, khong=1)), "hoan_thanh"),
        (replace(UNIT, subunits=Subunits(tot=6, khong=4)), None),
        (replace(UNIT, subunits=Subunits()), "xuat_sac"),
    ],
)
def test_a_manager_is_measured_by_the_unit(unit, expected):
    assert level(PRINCIPAL, unit=unit) == expected


def test_a_manager_without_the_unit_has_no_answer():
    with pytest.raises(LawError) as error:
        classify_by_tasks(replace(PRINCIPAL, unit=None))
    assert error.value.field == "unit"


@pytest.mark.parametrize("band", ND233.bands.value, ids=lambda band: band.level)
def test_the_bands_of_points_begin_where_the_decree_says(band):
    lower = LEVELS[LEVELS.index(band.level) - 1]
    year = ScoredYear(common_points=Fraction(30))
    at, below = band.from_points - 30, Fraction(band.from_points - 30) - Fraction(1, 100)
    assert classify_by_points(replace(year, task_points=Fraction(at))).level == band.level
    assert classify_by_points(replace(year, task_points=below)).level == lower


@given(st.integers(0, 300), st.integers(0, 700), st.sampled_from(LEVELS))
def test_a_head_is_never_above_the_unit(common, task, unit):
    year = ScoredYear(
        role="manager",
        common_points=Fraction(common, 10),
        task_points=Fraction(task, 10),
        is_head=True,
        unit_level=unit,
    )
    result, alone = classify_by_points(year), classify_by_points(replace(year, is_head=False))
    assert LEVELS.index(result.level) <= LEVELS.index(unit) or alone.level == result.level == LEVELS[0]
    assert result.capped_by_unit == (LEVELS.index(alone.level) > LEVELS.index(unit))


def test_corruption_counts_against_managers_only_and_leave_is_no_reason_to_skip():
    year = ScoredYear(common_points=Fraction(30), task_points=Fraction(60), unit_corruption_handled=True)
    assert classify_by_points(year).level == "xuat_sac"
    assert classify_by_points(replace(year, role="manager")).level == "khong_hoan_thanh"
    short = replace(year, months_worked=5)
    assert classify_by_points(short).status == "not_classified"
    assert classify_by_points(replace(short, maternity_or_sick_leave=True)).level == "xuat_sac"


@pytest.mark.parametrize("field", ["common_points", "task_points"])
def test_points_above_the_maximum_are_refused(field):
    with pytest.raises(LawError) as error:
        classify_by_points(
            replace(ScoredYear(common_points=Fraction(1), task_points=Fraction(1)), **{field: Fraction(71)})
        )
    assert error.value.field == field


def test_the_cap_counts_those_rated_good_in_the_unit_and_in_each_group():
    groups = [Group("giao_vien", 25, 6), Group("nhan_vien", 10, 1)]
    result = excellence_cap(groups, unit_recognised_excellent=False, version="ND233-2026")
    assert (result.unit_max, result.unit_ok, result.groups_over, result.allowed) == (7, True, ("giao_vien",), False)
    wider = excellence_cap(groups, unit_recognised_excellent=True, version="ND233-2026")
    assert (wider.rate_percent, wider.unit_max, wider.groups_over, wider.allowed) == (25, 8, (), True)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), min_size=1, max_size=5))
def test_one_more_good_person_never_lowers_the_cap(pairs):
    groups = [Group(str(number), *pair) for number, pair in enumerate(pairs)]
    more = [replace(groups[0], tot=groups[0].tot + 1), *groups[1:]]
    caps = [excellence_cap(g, unit_recognised_excellent=False, version="ND90-2020").unit_max for g in (groups, more)]
    assert caps[0] <= caps[1]


def test_the_wider_reading_of_the_base_is_a_parameter():
    wide = excellence_cap(
        [Group("giao_vien", 24, 6)], unit_recognised_excellent=False, version="ND90-2020", base="tot_and_above"
    )
    assert wide.unit_max == 6


@pytest.mark.parametrize(
    ("unit", "level"),
    [
        (UnitScore(points=Fraction(90), tasks=10, done=10, exceeded=3), "xuat_sac"),
        (UnitScore(points=Fraction(90), tasks=10, done=10, exceeded=2), None),
        (UnitScore(points=Fraction(95), tasks=10, done=10, exceeded=9, failing_subunits=1), None),
        (UnitScore(points=Fraction(95), tasks=10, done=10, exceeded=9, faults_repaired=False), None),
        (UnitScore(points=Fraction(899, 10), tasks=10, done=10), "tot"),
        (UnitScore(points=Fraction(70), tasks=10, done=9), None),
        (UnitScore(points=Fraction(69), tasks=10, done=10, late=2), "hoan_thanh"),
        (UnitScore(points=Fraction(69), tasks=10, done=10, late=3), None),
        (UnitScore(points=Fraction(49), tasks=10, done=10), "khong_hoan_thanh"),
        (UnitScore(points=Fraction(95), tasks=10, done=6), "khong_hoan_thanh"),
        (UnitScore(points=Fraction(95), tasks=10, done=7), None),
        (UnitScore(points=Fraction(50), tasks=10, done=10), "hoan_thanh"),
    ],
)
def test_a_unit_is_classified_by_points_and_conditions(unit, level):
    result = classify_unit(unit)
    assert (result.level, result.status) == (level, "classified" if level else "needs_decision")


@pytest.mark.parametrize(
    ("day", "own", "version"),
    [
        (date(2020, 8, 20), True, "ND90-2020"),
        (date(2026, 6, 30), True, "ND90-2020"),
        (date(2026, 7, 1), True, "ND233-2026"),
        (date(2026, 12, 31), False, "ND90-2020"),
        (date(2027, 1, 1), False, "ND233-2026"),
    ],
)
def test_the_decree_is_chosen_by_unit_and_year(day, own, version):
    assert classification_version(day, unit_has_own_regulation=own).version == version


def test_nobody_is_classified_by_a_decree_that_was_not_loaded():
    with pytest.raises(LawError):
        classification_version(date(2020, 8, 19))
