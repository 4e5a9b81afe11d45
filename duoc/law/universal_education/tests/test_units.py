"""Communes, districts and provinces: each share of the parameters from both sides, and what is open since 2025."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duoc.law import cases
from duoc.law import universal_education as ue
from duoc.law.core.errors import LawError
from duoc.law.core.parameters import clauses

CASES = Path(cases.__file__).parent.parent / "tests" / "cases" / "universal_education_cases.yaml"
FULL = {
    "preschool": {"attending": (1000, 1000), "completing": (1000, 1000)},
    "primary": {
        "age6_grade1": (1000, 1000), "age14_completed": (1000, 1000), "age11_completed": (1000, 1000),
        "age11_others_attending": (1000, 1000),
    },
    "lower_secondary": {
        "primary_level": 3, "literacy_level": 2, "graduated_15_18": (1000, 1000), "studying_15_18": (1000, 1000),
    },
    "literacy": {
        "level1": {"15-25": (1000, 1000), "15-35": (1000, 1000)}, "level2": {"15-35": (1000, 1000),
        "15-60": (1000, 1000)},
    },
}  # fmt: skip
SINGLE = {
    "preschool": ue.commune_preschool,
    "primary": ue.commune_primary,
    "lower_secondary": ue.commune_lower_secondary,
    "literacy": ue.commune_literacy,
}
FIELDS = {"graduated": "graduated_15_18", "studying": "studying_15_18"}
FIRST_WITH_ALL_OTHERS = 2
"""Level 3 repeats the share of level 2: every other 11-year-old is in primary."""
PARTS = [
    (standard, number, part.name, hard, part.share_hard if hard else part.share)
    for standard in ("preschool", "primary", "lower_secondary")
    for number, level in enumerate(getattr(ue.ND20_2014, standard), 1)
    for part in level.parts
    for hard in (False, True)
    if part.name != "age11_others_attending" or number == FIRST_WITH_ALL_OTHERS
]


def level_of(found) -> tuple[int, tuple[str, ...]]:
    if hasattr(found, "meets"):
        return int(found.meets), found.failed
    return found.level, found.failed_next


@pytest.mark.parametrize(("standard", "level", "part", "hard", "share"), PARTS)
def test_each_share_is_enough_at_its_limit_and_not_one_person_below(standard, level, part, hard, share):
    field = FIELDS.get(part, part)
    at = level_of(SINGLE[standard](hard=hard, **FULL[standard] | {field: (10 * share, 1000)}))
    assert at[0] >= level
    below = level_of(SINGLE[standard](hard=hard, **FULL[standard] | {field: (10 * share - 1, 1000)}))
    assert below[0] == level - 1
    assert below[1] == (part,)


@pytest.mark.parametrize("hard", [False, True])
@pytest.mark.parametrize("number", [1, 2])
def test_literacy_looks_at_the_band_of_the_commune(hard, number):
    terms = ue.ND20_2014.literacy[number - 1]
    band = terms.band_hard if hard else terms.band
    for part, reached in ((900, True), (899, False)):
        figures = FULL["literacy"] | {
            f"level{number}": {"15-25": (0, 9), "15-35": (0, 9), "15-60": (0, 9), band: (part, 1000)}
        }
        found = ue.commune_literacy(hard=hard, **figures)
        assert (found.level >= number) is reached


def test_literacy_2_asks_literacy_1():
    figures = {"level1": {"15-35": (8, 10)}, "level2": {"15-60": (10, 10)}}
    found = ue.commune_literacy(hard=False, **figures)
    assert (found.level, found.failed_next) == (0, ("level1",))


@pytest.mark.parametrize("standard", FULL)
@pytest.mark.parametrize(("reached", "top"), [((60, 100), True), ((59, 100), False), ((0, 0), True)])
def test_persons_with_disability_are_part_of_every_standard(standard, reached, top):
    level, failed = level_of(SINGLE[standard](hard=False, disabled_reached=reached, **FULL[standard]))
    assert (failed == ()) is top
    if not top:
        assert (level, failed) == (0, ("disabled_reached",))


def test_lower_secondary_names_every_standard_it_lacks():
    figures = FULL["lower_secondary"] | {"primary_level": 0, "literacy_level": 0, "graduated_15_18": (0, 10)}
    assert ue.commune_lower_secondary(hard=False, **figures).failed_next == ("primary_1", "literacy_1", "graduated")


COMMUNES = st.fixed_dictionaries({
    "hard": st.booleans(),
    "age6_grade1": st.integers(85, 100).map(lambda n: (n, 100)),
    "age14_completed": st.integers(60, 100).map(lambda n: (n, 100)),
    "age11_completed": st.integers(60, 100).map(lambda n: (n, 100)),
    "age11_others_attending": st.integers(8, 10).map(lambda n: (n, 10)),
})  # fmt: skip


@given(COMMUNES)
def test_a_hard_commune_is_never_judged_more_strictly(commune):
    levels = [ue.commune_primary(**commune | {"hard": hard}).level for hard in (False, True)]
    assert levels[0] <= levels[1]


@given(COMMUNES, st.sampled_from(["age6_grade1", "age14_completed", "age11_completed", "age11_others_attending"]))
def test_one_child_more_never_lowers_the_level(commune, field):
    part, base = commune[field]
    more = ue.commune_primary(**commune | {field: (min(part + 1, base), base)})
    assert more.level >= ue.commune_primary(**commune).level


@given(st.lists(COMMUNES, max_size=5))
def test_many_communes_are_judged_as_each_alone(rows):
    assert ue.communes("primary", rows) == [ue.commune_primary(**row) for row in rows]


@pytest.mark.parametrize(
    ("total", "standard", "level", "needed"),
    [
        (17, "preschool", 0, 16),
        (17, "lower_secondary", 1, 17),
        (16, "preschool", 0, 15),
        (16, "lower_secondary", 1, 16),
    ],
)
def test_the_communes_a_district_needs_are_rounded_up_by_the_inequality(total, standard, level, needed):
    assert ue.district(standard, [level] * total).needed_next == needed


@given(st.sampled_from(ue.STANDARDS), st.lists(st.integers(0, 1), min_size=1, max_size=25))
def test_a_district_has_a_level_exactly_when_enough_communes_have_it(standard, communes):
    found = ue.district(standard, communes)
    assert (found.level == 1) == (10 * sum(communes) >= 9 * len(communes))
    if found.level == 0:
        assert found.have_next < found.needed_next


@given(st.sampled_from(ue.STANDARDS), st.lists(st.integers(0, 1), min_size=1, max_size=12), st.randoms())
def test_the_order_of_communes_changes_nothing(standard, communes, random):
    shuffled = list(communes)
    random.shuffle(shuffled)
    assert ue.district(standard, shuffled) == ue.district(standard, communes)


def test_a_district_without_communes_reaches_nothing():
    assert ue.district("primary", []).level == 0


@pytest.mark.parametrize(
    ("standard", "levels", "level"),
    [
        ("literacy", [1] * 9 + [0], 1), ("literacy", [2] * 9 + [1], 1), ("literacy", [2] * 10, 2),
        ("primary", [3] * 9 + [2], 2), ("preschool", [1] * 9 + [0], 0),
    ],
)  # fmt: skip
def test_a_province_asks_every_district_but_for_literacy_1(standard, levels, level):
    assert ue.province(standard, levels, 2024).level == level


@pytest.mark.parametrize(("year", "status"), [(2024, "ok"), (2025, "needs_decision"), (2026, "needs_decision")])
def test_without_districts_the_level_of_a_province_is_open(year, status):
    found = ue.province("primary", [3], year)
    assert (found.status, found.level) == (status, 3 if status == "ok" else None)


@pytest.mark.parametrize(
    ("unit", "standard", "level", "day", "by"),
    [
        ("commune", "primary", 1, date(2025, 6, 30), "ubnd_huyen"),
        ("district", "literacy", 2, date(2020, 11, 24), "ubnd_tinh"),
        ("province", "preschool", None, date(2025, 6, 30), "bo"),
        ("province", "primary", 2, date(2025, 7, 1), "chu_tich_ubnd_tinh"),
        ("province", "primary", 3, date(2025, 7, 1), None),
        ("province", "literacy", 1, date(2025, 7, 1), "chu_tich_ubnd_tinh"),
        ("province", "literacy", 2, date(2025, 7, 1), None),
        ("province", "preschool", None, date(2025, 7, 1), None),
        ("commune", "primary", 1, date(2025, 7, 1), None),
        ("district", "primary", 1, date(2025, 7, 1), None),
        ("commune", "primary", 1, date(2014, 5, 14), None),
    ],
)
def test_who_recognises_is_dated_and_not_guessed(unit, standard, level, day, by):
    found = ue.recognised_by(unit, standard, day, level)
    assert found.by == by
    assert (found.status == "ok") == (by is not None)


@pytest.mark.parametrize(("unit", "before"), [("commune", 3), ("district", 5), ("province", 10)])
def test_the_report_of_the_year_is_due_in_october(unit, before):
    found = ue.report_deadline(unit, 2020)
    assert (found.data_from, found.data_to) == (date(2019, 10, 1), date(2020, 9, 30))
    assert found.before == date(2020, 10, before)


def test_there_is_no_report_of_a_district_that_ended():
    assert ue.report_deadline("district", 2024).before == date(2024, 10, 5)
    assert ue.report_deadline("district", 2025).status == "needs_decision"


READY = {"teachers_enough": True, "all_at_degree": True, "all_at_standard": True, "follower": True}


@pytest.mark.parametrize(
    ("kind", "rooms", "missing"),
    [
        ("primary", 7, ()), ("primary", 6, ("rooms",)), ("lower_secondary", 5, ()), ("lower_secondary", 4, ("rooms",)),
        ("preschool", 0, ()),
    ],
)  # fmt: skip
def test_rooms_per_class_are_enough_at_their_limit(kind, rooms, missing):
    found = ue.conditions(kind, rooms, 10, rule=ue.TT07_2016.versions["TT07-2016"], **READY)
    assert (found.met, found.missing) == (not missing, missing)


def test_what_is_missing_is_named_in_order_and_degrees_only_while_they_are_asked():
    none = dict.fromkeys(READY, False)
    found = [ue.conditions("primary", 0, 1, rule=rule, **none).missing for rule in ue.TT07_2016.versions.values()]
    assert found == [
        ("rooms", "teachers", "degree", "standard", "follower"),
        ("rooms", "teachers", "standard", "follower"),
    ]


@pytest.mark.parametrize("case", cases.read_cases(CASES), ids=lambda case: case.id)
def test_every_reason_names_a_clause_of_the_parameters(case):
    files = [ue.ND20_2014, ue.TT07_2016, ue.TT19_2020, ue.RECOGNITION]
    known = frozenset().union(*(clauses(file) for file in files))
    assert set(cases.run_case(case).because.clauses) <= known


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: ue.commune_preschool(False, (11, 10), (1, 1)), "attending"),
        (lambda: ue.commune_preschool(False, (1,), (1, 1)), "attending"),
        (lambda: ue.commune_preschool("no", (1, 1), (1, 1)), "hard"),
        (lambda: ue.commune_lower_secondary(False, 4, 0, (1, 1), (1, 1)), "primary_level"),
        (lambda: ue.commune_literacy(False, {"15-25": (1, 1)}, {"15-60": (1, 1)}), "level1.15-35"),
        (lambda: ue.communes("university", []), "standard"),
        (lambda: ue.district("preschool", [2]), "communes"),
        (lambda: ue.province("primary", [1], 2013), "year"),
        (lambda: ue.report_deadline("commune", 2019), "year"),
        (lambda: ue.recognised_by("ấp", "primary", date(2020, 1, 1)), "unit"),
    ],
)
def test_nonsense_is_refused_with_its_field(call, field):
    with pytest.raises(LawError) as error:
        call()
    assert error.value.field == field
