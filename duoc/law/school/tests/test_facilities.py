"""Scale, rooms, toilets, libraries, water: each limit from both sides."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duoc.law import school
from duoc.law.core.errors import LawError

SCALES = [(version, level) for version, rule in school.FACILITIES.items() for level in rule.scale]


@pytest.mark.parametrize(("version", "level"), SCALES)
def test_the_least_and_the_most_classes_are_allowed(version, level):
    rule = school.FACILITIES[version]
    classes = rule.scale[level].classes

    def breaches(number: int) -> tuple[str, ...]:
        return school.school_scale(level, number, rule=rule).breaches

    assert breaches(classes.least) == breaches(classes.most) == ()
    assert breaches(classes.least - 1) == ("too_few_classes",)
    assert breaches(classes.most + 1) == ("too_many_classes",)


@pytest.mark.parametrize(("version", "level"), [key for key in SCALES if school.FACILITIES[key[0]].scale[key[1]].sites])
@pytest.mark.parametrize("where", [{}, {"difficult_area": True}, {"special_terrain": True}])
def test_one_site_more_than_allowed_is_too_many(version, level, where):
    rule = school.FACILITIES[version]
    most = school.school_scale(level, 12, rule=rule, **where).max_sites
    assert school.school_scale(level, 12, most, rule=rule, **where).ok
    assert school.school_scale(level, 12, most + 1, rule=rule, **where).breaches == ("too_many_sites",)


def test_broken_terrain_allows_twelve_sites_only_under_the_amendment():
    asked = {"level": "tieu_hoc", "classes": 12, "special_terrain": True}
    assert [school.school_scale(rule=rule, **asked).max_sites for rule in school.FACILITIES.values()] == [5, 12]


def test_the_sites_of_lower_secondary_schools_are_not_guessed_under_the_amendment():
    found = school.school_scale("thcs", 12, 4, [6, 4, 1, 1], rule=school.FACILITIES["TT23-2024"])
    assert (found.max_sites, found.breaches) == (None, ())


@pytest.mark.parametrize(("version", "level"), SCALES)
def test_land_is_enough_exactly_at_the_minimum(version, level):
    rule = school.FACILITIES[version]
    asked = {"level": level, "classes": 16, "pupils": 500, "rule": rule}
    least = school.school_scale(**asked).land_min_m2
    assert school.school_scale(land_m2=least, **asked).ok
    assert school.school_scale(land_m2=least - Fraction(1, 10), **asked).breaches == ("land",)


def test_boarders_need_six_square_metres_more():
    rule = school.FACILITIES["TT13-2020"]
    assert school.school_scale("thcs", 12, pupils=400, boarders=50, rule=rule).land_min_m2 == 4300


@pytest.mark.parametrize(("day", "version"), [(date(2025, 1, 30), "TT13-2020"), (date(2025, 1, 31), "TT23-2024")])
def test_the_standards_change_on_the_day_of_the_amendment(day, version):
    assert school.facilities_on(day).version == version


@given(st.integers(0, 60))
def test_primary_has_a_room_for_every_class_and_lower_secondary_six_for_ten(classes):
    assert school.facilities_minimum("tieu_hoc", classes).classrooms == classes
    rooms = school.facilities_minimum("thcs", classes).classrooms
    assert 10 * (rooms - 1) < 6 * classes <= 10 * rooms


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_one_toilet_less_would_be_too_few(boys, girls):
    found = school.facilities_minimum("tieu_hoc", 10, boys=boys, girls=girls).pupil_toilets
    for name, persons, per in (("male_bowls", boys, 30), ("female_bowls", girls, 20)):
        assert (found[name] - 1) * per < persons <= found[name] * per or persons == found[name] == 0


@pytest.mark.parametrize(("groups", "art"), [(14, 1), (15, 2)])
def test_a_large_preschool_has_two_art_rooms(groups, art):
    found = school.facilities_level2(groups)
    assert (found.art_rooms, found.physical_rooms, found.multi_purpose_rooms) == (art, art, 1)


@pytest.mark.parametrize(("pupils", "taps"), [(1, 1), (200, 1), (201, 2), (400, 2)])
def test_a_tap_serves_two_hundred_pupils(pupils, taps):
    assert school.water_supply(pupils, "winter").taps_min == taps


def test_water_is_exact():
    found = school.water_supply(7, "winter", boarders=3)
    assert (found.drinking_litres, found.washing_litres, found.boarding_litres_per_day) == (Fraction(21, 10), 28, 300)


@pytest.mark.parametrize(
    ("months", "general", "growth", "measured"),
    [(23, False, "monthly", 2), (24, False, "quarterly", 2), (35, False, "quarterly", 2), (36, False,
    "quarterly", 5), (80, True, "bmi_twice_a_year", 5)],
)  # fmt: skip
def test_growth_is_followed_by_age(months, general, growth, measured):
    found = school.growth_check(months, general)
    assert (found.growth, len(found.start_of_year_check)) == (growth, measured)


def test_the_primary_number_of_the_library_circular_was_not_read():
    found = school.library_stock("tieu_hoc", 600, 1000, rule=school.LIBRARIES.versions["TT16-2022"])
    assert (found.status, found.copies_min) == ("not_loaded", None)


@pytest.mark.parametrize(("m2", "ok"), [("49.9", False), ("50", True), (50, True)])
def test_a_reading_room_has_fifty_square_metres(m2, ok):
    found = school.library_stock("tieu_hoc", 10, 30, m2, rule=school.LIBRARIES.versions["ND93-2020"])
    assert found.reading_space_ok is ok


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: school.school_scale("gdtx", 10, rule=school.FACILITIES["TT13-2020"]), "level"),
        (lambda: school.school_scale("thcs", 10, 2, [9, 2], rule=school.FACILITIES["TT13-2020"]), "site_classes"),
        (lambda: school.school_scale("thcs", 10, land_m2=-1, rule=school.FACILITIES["TT13-2020"]), "land_m2"),
        (lambda: school.facilities_minimum("thcs", 10, have={"sauna": 1}), "have.sauna"),
        (lambda: school.facilities_minimum("mam_non", 10, boys=1), "boys"),
        (lambda: school.facilities_level2(0), "groups"),
        (lambda: school.water_supply(10, "spring"), "season"),
        (lambda: school.growth_check(-1), "age_months"),
        (lambda: school.library_stock("thcs", 10, 1, "-3", rule=school.LIBRARIES.versions["TT16-2022"]), "reading_m2"),
    ],
)
def test_nonsense_is_refused_with_its_field(call, field):
    with pytest.raises(LawError) as error:
        call()
    assert error.value.field == field


@pytest.mark.parametrize(
    ("grade", "start", "programme", "circular"),
    [
        (1, 2019, "2006", "TT15-2009"),
        (1, 2021, "2018", "TT05-2019"),
        (1, 2022, "2018", "TT37-2021"),
        (2, 2020, "2006", "TT15-2009"),
        (2, 2021, "2018", "TT43-2020"),
        (5, 2023, "2006", "TT15-2009"),
        (5, 2024, "2018", "TT37-2021"),
        (6, 2022, "2018", "TT38-2021"),
        (9, 2023, "2006", "TT19-2009"),
        (9, 2026, "2018", "TT38-2021"),
    ],
)
def test_a_grade_follows_its_programme_and_list(grade, start, programme, circular):
    found = school.equipment_list(grade, f"{start}-{start + 1}")
    assert (found.programme, found.circular) == (programme, circular)


def test_every_grade_and_school_year_has_exactly_one_list():
    for grade in range(1, 10):
        programmes = [school.equipment_list(grade, f"{start}-{start + 1}").programme for start in range(2019, 2027)]
        assert programmes == sorted(programmes)


@pytest.mark.parametrize(
    ("grade", "sessions", "periods", "breaches", "status"),
    [
        (1, 2, 7, (), "ok"),
        (1, 2, 8, ("periods_per_day",), "ok"),
        (1, 1, 5, ("two_sessions_required",), "ok"),
        (6, 1, 5, (), "ok"),
        (6, 1, 6, ("periods_per_day",), "ok"),
        (6, 2, 7, (), "needs_decision"),
        (6, 2, 11, ("periods_per_day",), "ok"),
    ],
)
def test_a_school_day_keeps_to_the_programme(grade, sessions, periods, breaches, status):
    found = school.timetable_check(grade, "2022-2023", sessions, periods)
    assert (found.breaches, found.status) == (breaches, status)


@pytest.mark.parametrize(("carers", "children", "disabled", "breaches"), [
    (2, (2, 3), 0, ()),
    (1, (2, 3), 0, ("carers",)),
    (3, (0, 8), 0, ("more_than_seven",)),
    (3, (2, 5), 2, ("disabled",)),
])  # fmt: skip
def test_a_small_independent_group_has_enough_carers(carers, children, disabled, breaches):
    assert school.independent_group(*children, carers=carers, disabled=disabled).breaches == breaches


@pytest.mark.parametrize(
    ("version", "level", "most"),
    [("TT13-2020", "tieu_hoc", 3), ("TT13-2020", "thcs", 4), ("TT23-2024", "tieu_hoc", 5), ("TT23-2024", "thcs", 5)],
)
def test_a_teaching_building_has_so_many_floors(version, level, most):
    rule = school.FACILITIES[version]
    assert school.floors_check(level, most, rule=rule).ok
    assert not school.floors_check(level, most + 1, rule=rule).ok


@pytest.mark.parametrize(("kind", "most"), [("nt_3_12", 12), ("nt_13_24", 20), ("nt_25_36", 25)])
def test_an_independent_group_above_seven_has_the_maximum_of_its_age(kind, most):
    assert school.larger_independent_group(kind, most).ok
    assert school.larger_independent_group(kind, most + 1).over == 1
