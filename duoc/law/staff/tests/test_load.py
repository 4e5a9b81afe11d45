"""Weekly periods of general teachers and hours of preschool teachers."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duoc.law import staff
from duoc.law.core.errors import LawError
from duoc.law.staff.load.preschool_hours import RULES as HOURS
from duoc.law.staff.load.weekly_periods import LEVELS, RULES, TOO_MANY

OLD, NEW = RULES["TT28-2009+15-2017"], RULES["TT05-2025"]


@pytest.mark.parametrize(
    ("level", "duties", "before", "since"),
    [
        ("tieu_hoc", [], 23, 23),
        ("tieu_hoc", ["chu_nhiem"], 20, 19),
        ("thcs", ["chu_nhiem"], 15, 15),
        ("thcs", ["chu_nhiem", "to_truong"], 15, 12),
        ("thcs", ["to_truong", "to_pho"], 16, 15),
        ("thpt", ["to_pho"], 16, 16),
    ],
)
def test_reductions_count_the_highest_before_2025_and_add_up_since(level, duties, before, since):
    assert staff.weekly_periods(level, OLD, duties=duties).weekly == before
    assert staff.weekly_periods(level, NEW, duties=duties).weekly == since


def test_a_third_duty_is_refused_and_not_clipped():
    for rule in RULES.values():
        result = staff.weekly_periods("thcs", rule, duties=["chu_nhiem", "to_truong", "to_pho"])
        assert (result.error, result.weekly) == (TOO_MANY, None)


def test_probation_and_a_small_child_come_besides_the_duties():
    states = ["tap_su", "nuoi_con_duoi_12_thang"]
    assert staff.weekly_periods("tieu_hoc", OLD, duties=["chu_nhiem"], states=states).reduction == 3 + 2 + 4
    assert staff.weekly_periods("thcs", NEW, states=states).weekly == 19 - 2 - 3


def test_the_year_has_thirty_five_times_the_week_since_2025():
    assert staff.weekly_periods("thcs", NEW).yearly == 665
    assert staff.weekly_periods("thcs", OLD).yearly is None


@given(
    st.sampled_from(LEVELS),
    st.lists(st.sampled_from(["chu_nhiem", "to_truong", "to_pho"]), max_size=2, unique=True),
    st.lists(st.sampled_from(["tap_su", "nuoi_con_duoi_12_thang"]), max_size=2, unique=True),
)
def test_a_duty_or_state_more_never_raises_the_load(level, duties, states):
    for rule in RULES.values():
        full = staff.weekly_periods(level, rule, duties=duties, states=states)
        assert full.norm - full.reduction == full.weekly >= 0
        assert full.weekly <= staff.weekly_periods(level, rule, duties=duties[:-1], states=states).weekly
        assert full.weekly <= staff.weekly_periods(level, rule, duties=duties, states=states[:-1]).weekly


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"level": "mam_non"}, "level"),
        ({"level": "thcs", "school_type": "quoc_te"}, "school_type"),
        ({"level": "tieu_hoc", "school_type": "noi_tru"}, "school_type"),
        ({"level": "thcs", "duties": ["bi_thu"]}, "duties"),
        ({"level": "thcs", "duties": ["to_pho", "to_pho"]}, "duties"),
    ],
)
def test_an_unknown_or_repeated_word_is_named(arguments, field):
    with pytest.raises(LawError) as error:
        staff.weekly_periods(rule=OLD, **arguments)
    assert error.value.field == field


def test_the_regulation_changes_on_its_first_day():
    assert staff.load_for(date(2025, 4, 21)) is OLD
    assert staff.load_for(date(2025, 4, 22)) is NEW
    assert staff.hours_for(date(2026, 3, 3)) is HOURS["TT48-2011"]
    assert staff.hours_for(date(2026, 3, 4)) is HOURS["TT11-2026"]
    with pytest.raises(LawError):
        staff.load_for(date(2017, 7, 31))


@pytest.mark.parametrize(
    ("version", "sessions", "hours"),
    [("TT48-2011", 2, 6), ("TT48-2011", 1, 4), ("TT11-2026", 2, Fraction(11, 2)), ("TT11-2026", 1, 4)],
)
def test_hours_of_a_preschool_teacher(version, sessions, hours):
    result = staff.preschool_hours(HOURS[version], sessions=sessions)
    assert result.per_day == hours
    assert sum(result.year_weeks.values()) == 42


def test_the_hours_of_preschool_managers_since_2026_were_not_read():
    assert staff.preschool_hours(HOURS["TT48-2011"], position="pho_hieu_truong").per_week == 4
    result = staff.preschool_hours(HOURS["TT11-2026"], position="hieu_truong")
    assert (result.status, result.per_week) == ("not_loaded", None)


def test_principals_teach_two_and_deputies_four_periods():
    assert staff.manager_periods("hieu_truong", OLD).weekly == 2
    assert staff.manager_periods("pho_hieu_truong", NEW).weekly == 4


def test_duties_and_states_of_preschool_teachers_add_up_since_2026():
    new = HOURS["TT11-2026"]
    assert staff.preschool_reduction(new, duties=["to_truong"], states=["tap_su"]).hours == 3 + 5
    assert staff.preschool_reduction(new).hours == 0
    assert staff.preschool_reduction(HOURS["TT48-2011"], duties=["to_pho"]).status == "not_loaded"
    with pytest.raises(LawError, match="duties"):
        staff.preschool_reduction(new, duties=["chu_nhiem"])


def test_each_disabled_child_counts_half_an_hour_of_the_day_before_2026():
    with_two = staff.preschool_hours(HOURS["TT48-2011"], sessions=2, disabled_children=2)
    assert "tính thêm 1 giờ" in with_two.because.vi()
    none = staff.preschool_hours(HOURS["TT48-2011"], sessions=2)
    assert len(none.because.steps) == len(with_two.because.steps) - 1
    assert "tính thêm" not in staff.preschool_hours(HOURS["TT11-2026"], sessions=2, disabled_children=2).because.vi()
