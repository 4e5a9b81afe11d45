"""How many people a school may have."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duoc.law import staff
from duoc.law.core.errors import LawError
from duoc.law.staff.quota import preschool, tt16_2017, tt20_2023
from duoc.law.staff.quota.by_date import KINDS

PLAIN = "trung_du_dong_bang_thanh_pho"
LAST_OLD, FIRST_NEW = date(2023, 12, 15), date(2023, 12, 16)
counts = st.integers(0, 80)


def primary(full=0, half=0, **more):
    return staff.SchoolBefore2023(
        level="tieu_hoc", region=PLAIN, classes_2_sessions=full, classes_1_session=half, **more
    )


def test_the_norms_are_summed_before_anybody_rounds():
    result = staff.quota(primary(12, 8), on=date(2020, 11, 24))
    assert result.teachers == Fraction(276, 10)
    assert result.teachers_whole == 27
    assert "27,6" in result.because.vi()


@pytest.mark.parametrize(("region", "large"), tt16_2017.RULE.large_from_classes.value.items())
@pytest.mark.parametrize("level", ["tieu_hoc", "thcs"])
def test_a_second_deputy_comes_with_the_first_class_of_a_large_school(region, large, level):
    field = "classes" if level == "thcs" else "classes_2_sessions"
    for classes, deputies in ((large - 1, 1), (large, 2)):
        school = staff.SchoolBefore2023(level=level, region=region, **{field: classes})
        assert staff.quota(school, on=LAST_OLD).deputies == deputies


def test_five_satellite_sites_bring_one_more_deputy_to_primary_schools_only():
    assert staff.quota(primary(10, satellite_sites=4), on=LAST_OLD).deputies == 1
    assert staff.quota(primary(10, satellite_sites=5), on=LAST_OLD).deputies == 2
    assert staff.quota(primary(30, satellite_sites=5), on=LAST_OLD).deputies == 3
    lower = staff.SchoolBefore2023(level="thcs", region=PLAIN, classes=10, satellite_sites=5)
    assert staff.quota(lower, on=LAST_OLD).deputies == 1


@pytest.mark.parametrize("zone", [1, 2, 3])
@pytest.mark.parametrize("level", ["tieu_hoc", "thcs"])
def test_left_over_pupils_bring_a_teacher_at_each_full_step(zone, level):
    zones = getattr(tt20_2023.RULE.zones, level)
    size, step = zones.sizes[zone - 1], zones.surplus_steps[zone - 1]
    field = "classes" if level == "thcs" else "classes_2_sessions"
    for left, more in ((-5, 0), (0, 0), (step - 1, 0), (step, 1), (2 * step, 2)):
        school = staff.GeneralSchool(level=level, zone=zone, pupils=10 * size + left, **{field: 10})
        assert staff.quota(school, on=FIRST_NEW).surplus_teachers == more


def test_class_count_gives_no_second_deputy_since_2023_but_decides_library_and_clerks():
    large = staff.GeneralSchool(level="thcs", zone=1, classes=40)
    small = staff.GeneralSchool(level="thcs", zone=3, classes=27)
    big, little = staff.quota(large, on=FIRST_NEW), staff.quota(small, on=FIRST_NEW)
    assert (big.deputies, little.deputies) == (2, 2)
    assert big.posts["clerk_cashier_accountant_max"] == 3
    assert little.posts["clerk_cashier_accountant_max"] == 2
    assert (big.posts["library_office_management"], little.posts["library_office_management"]) == (2, 1)


@pytest.mark.parametrize(("pupils", "posts"), [(0, 0), (1, 1), (19, 1), (20, 2), (50, 2)])
def test_inclusive_pupils_bring_support_posts(pupils, posts):
    school = staff.GeneralSchool(level="tieu_hoc", zone=3, classes_2_sessions=10, disabled_inclusive=pupils)
    assert staff.quota(school, on=FIRST_NEW).posts["disability_support"] == posts
    young = staff.Preschool(nursery_groups=1, disabled_inclusive=pupils)
    assert staff.quota(young, on=FIRST_NEW).posts["disability_support"] == posts


def test_a_multi_level_school_of_forty_classes_may_have_three_deputies_from_september_2024():
    for day, classes, most in ((date(2024, 8, 31), 40, 2), (date(2024, 9, 1), 40, 3), (date(2024, 9, 1), 39, 2)):
        assert staff.deputies_max(is_multi_level=True, classes=classes, on=day).at_most == most
    assert staff.deputies_max(is_multi_level=False, classes=60, on=date(2025, 1, 1)).at_most == 2


@pytest.mark.parametrize("age", preschool.RULE_2023.surplus_steps.value)
def test_children_left_over_count_per_age_group(age):
    step = preschool.RULE_2023.surplus_steps.value[age]
    for left, more in ((step - 1, 0), (step, 1)):
        school = staff.Preschool(nursery_groups=1, surplus_children={age: left})
        assert staff.quota(school, on=FIRST_NEW).surplus_teachers == more


def test_left_over_children_of_two_ages_are_not_put_together():
    school = staff.Preschool(surplus_children={"nt_3_12": 5, "nt_13_24": 7}, single_group_sites=1)
    assert staff.quota(school, on=FIRST_NEW).teachers == 2


def test_the_deputies_of_a_preschool_before_2023_are_left_to_the_authority():
    result = staff.quota(staff.PreschoolBefore2023(nursery_groups=2, kindergarten_1_session=5), on=LAST_OLD)
    assert (result.deputies, result.status, result.teachers) == (None, "needs_decision", 11)
    assert "deputies" in result.not_loaded


@given(counts, counts, counts, counts)
def test_teachers_add_up_over_classes(full, half, more_full, more_half):
    both = staff.quota(primary(full + more_full, half + more_half), on=LAST_OLD).teachers
    parts = [staff.quota(primary(*part), on=LAST_OLD).teachers for part in ((full, half), (more_full, more_half))]
    assert both == sum(parts)


@given(st.lists(st.tuples(counts, counts), max_size=8))
def test_a_city_at_once_is_the_same_as_school_by_school(sizes):
    schools = [primary(*size) for size in sizes]
    assert staff.quotas(schools, on=LAST_OLD) == [staff.quota(school, on=LAST_OLD) for school in schools]


@pytest.mark.parametrize("kind", KINDS)
def test_the_norm_of_a_class_holds_on_every_day_since_2019(kind):
    day = date(2019, 9, 1)
    while day <= date(2026, 11, 24):
        assert staff.teachers_per_class(kind, on=day).value > 0
        day += timedelta(days=13)


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("nursery", "2.5", "2.5"),
        ("kindergarten_full_day", "2.2", "2.2"),
        ("kindergarten_half_day", "1.2", "2.2"),
        ("primary_full_day", "1.5", "1.5"),
        ("primary_half_day", "1.2", "1.2"),
        ("lower_secondary", "1.9", "1.9"),
    ],
)
def test_the_norm_of_a_class_before_and_after_the_change_of_2023(kind, before, after):
    old, new = (staff.teachers_per_class(kind, on=day) for day in (LAST_OLD, FIRST_NEW))
    assert (old.value, new.value) == (Decimal(before), Decimal(after))
    assert new.is_shaky == (kind == "kindergarten_half_day")


def test_a_school_described_for_the_other_regulation_is_refused():
    with pytest.raises(LawError) as error:
        staff.quota(primary(10), on=FIRST_NEW)
    assert (error.value.code, error.value.field) == ("other_regulation", "on")
    with pytest.raises(LawError) as error:
        staff.quota(primary(10), on=date(2017, 8, 27))
    assert error.value.code == "before_oldest_rule"


@pytest.mark.parametrize(
    ("school", "field"),
    [
        (primary(-1), "classes_2_buoi"),
        (staff.SchoolBefore2023(level="thpt", region=PLAIN), "level"),
        (staff.SchoolBefore2023(level="thcs", region="bien"), "region"),
        (primary(3, school_type="noi_tru"), "school_type"),
    ],
)
def test_a_wrong_description_names_the_field(school, field):
    with pytest.raises(LawError) as error:
        staff.quota(school, on=LAST_OLD)
    assert error.value.field == field


def test_a_semi_boarding_school_must_say_how_many_board():
    school = staff.GeneralSchool(level="thcs", zone=1, classes=10, school_type="ban_tru")
    with pytest.raises(LawError, match="boarders"):
        staff.quota(school, on=FIRST_NEW)


@pytest.mark.parametrize("zone", [1, 2, 3])
@pytest.mark.parametrize("level", ["tieu_hoc", "thcs"])
def test_a_second_librarian_comes_with_the_first_class_of_a_large_school(zone, level):
    large = tt20_2023.RULE.large_from_classes.value[zone - 1]
    for classes, posts in ((large - 1, 1), (large, 2)):
        sizes = {"classes": classes} if level == "thcs" else {"classes_2_sessions": 5, "classes_1_session": classes - 5}
        school = staff.GeneralSchool(level=level, zone=zone, **sizes)
        assert staff.quota(school, on=FIRST_NEW).posts["library_office_management"] == posts
        halves = staff.GeneralSchool(level=level, zone=zone, other_level_classes=classes)
        assert staff.quota(halves, on=FIRST_NEW).posts["library_office_management"] == posts


def test_a_third_clerk_comes_with_forty_classes_or_two_hundred_boarders():
    def clerks(classes, **more):
        school = staff.GeneralSchool(level="thcs", zone=1, classes=classes, **more)
        return staff.quota(school, on=FIRST_NEW).posts["clerk_cashier_accountant_max"]

    assert (clerks(39), clerks(40)) == (2, 3)
    assert [clerks(10, school_type="ban_tru", boarders=boarders) for boarders in (200, 201)] == [2, 3]
    assert [clerks(10, school_type=kind) for kind in ("noi_tru", "khuyet_tat")] == [3, 3]


def test_the_reason_shows_each_product_of_the_sum():
    school = staff.GeneralSchool(level="thcs", zone=3, classes=24)
    assert "24 lớp × 1,9 = 45,6 giáo viên" in staff.quota(school, on=FIRST_NEW).because.vi()
    special = staff.GeneralSchool(level="thcs", zone=3, classes=10, school_type="noi_tru")
    assert staff.quota(special, on=FIRST_NEW).teachers == 22
