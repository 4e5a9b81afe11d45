"""The level of a school: one missed criterion is enough to lose it."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duoc.law import cases, quality
from duoc.law.core.errors import LawError
from duoc.law.core.parameters import clauses
from duoc.law.quality.schemes import TT22_2024

SCHEMES = list(quality.SCHEMES.items())
CASES = Path(cases.__file__).parent.parent / "tests" / "cases" / "quality_cases.yaml"


def all_at(level: int, rule) -> dict[str, int]:
    return {criterion.id: level for criterion in rule.criteria}


def enough(rule) -> dict[str, int]:
    return {rule.condition.counts: rule.condition.least}


@pytest.mark.parametrize(
    ("version", "sizes"),
    [("TT17-2018", [10, 4, 6, 2, 5]), ("TT18-2018", [10, 4, 6, 2, 6]), ("TT19-2018", [10, 3, 6, 2, 4])],
)
def test_the_catalogue_has_its_standards_and_criteria_with_titles(version, sizes):
    rule = quality.SCHEMES[version]
    assert [len(standard.criteria) for standard in rule.standards] == sizes
    assert all(criterion.vi and criterion.en for criterion in rule.criteria)
    assert quality.criteria_catalogue(rule=quality.SCHEMES[f"{version}+22-2024"]).criteria == sum(sizes)


@pytest.mark.parametrize(("version", "rule"), SCHEMES)
@pytest.mark.parametrize("level", [1, 2, 3])
def test_each_criterion_alone_pulls_the_school_down(version, rule, level):
    for criterion in rule.criteria:
        found = quality.school_level(all_at(level, rule) | {criterion.id: level - 1}, **enough(rule), rule=rule)
        assert (found.level, found.blocks_next) == (level - 1, (criterion.id,))


@pytest.mark.parametrize(("version", "rule"), SCHEMES)
@pytest.mark.parametrize(("level", "standard"), [(0, None), (1, None), (2, 1), (3, 2)])
def test_muc_gives_cap_do_and_muc_do(version, rule, level, standard):
    found = quality.school_level(all_at(level, rule), **enough(rule), rule=rule)
    assert (found.level, found.accreditation, found.national_standard) == (level, level or None, standard)


@pytest.mark.parametrize(("version", "rule"), SCHEMES)
def test_without_its_cohort_or_years_a_school_reaches_a_level_but_gets_no_paper(version, rule):
    lacking = {rule.condition.counts: rule.condition.least - 1}
    found = quality.school_level(all_at(2, rule), **lacking, rule=rule)
    reason = "under_5_years" if rule.school == "preschool" else "no_cohort"
    assert (found.level, found.accreditation, found.national_standard, found.reason) == (2, None, None, reason)


@pytest.mark.parametrize(("items", "level"), [([True] * 5, 4), ([True] * 4 + [False], 3), ([], 3), (None, 3)])
def test_level_4_asks_every_item(items, level):
    rule = quality.SCHEMES["TT17-2018"]
    assert quality.school_level(all_at(3, rule), level_4_items=items, **enough(rule), rule=rule).level == level


def test_where_the_list_of_level_4_was_not_read_to_its_end_it_stays_open():
    rule = quality.SCHEMES["TT18-2018"]
    assert quality.school_level(all_at(3, rule), level_4_items=[True, True], **enough(rule), rule=rule).level == 4


def test_a_criterion_without_text_at_two_levels_is_asked_at_the_first():
    rule = quality.SCHEMES["TT17-2018"]
    without = {"2": ["1.9"], "3": ["1.9"]}
    levels = all_at(3, rule) | {"1.9": 1}
    assert quality.school_level(levels, no_requirement=without, **enough(rule), rule=rule).level == 3
    assert quality.school_level(levels | {"1.9": 0}, no_requirement=without, **enough(rule), rule=rule).level == 0


@pytest.mark.parametrize(
    ("change", "more", "code", "field"),
    [
        ({"1.11": 2}, {}, "unknown_criterion", "criteria.1.11"),
        ({"1.1": 4}, {}, "out_of_range", "criteria.1.1"),
        ({"1.1": -1}, {}, "out_of_range", "criteria.1.1"),
        ({"1.1": True}, {}, "not_a_number", "criteria.1.1"),
        ({}, {"cohorts_completed": None}, "missing_field", "cohorts_completed"),
        ({}, {"level_4_items": [True] * 4}, "contradiction", "level_4_items"),
        ({}, {"level_4_items": [1, 1, 1, 1, 1]}, "not_a_boolean", "level_4_items"),
        ({}, {"no_requirement": {"4": ["1.1"]}}, "unknown_value", "no_requirement"),
        ({}, {"no_requirement": {"3": ["9.9"]}}, "unknown_value", "no_requirement.3"),
    ],
)
def test_nonsense_is_refused_with_its_field(change, more, code, field):
    rule = quality.SCHEMES["TT17-2018"]
    with pytest.raises(LawError) as error:
        quality.school_level(all_at(3, rule) | change, **{"cohorts_completed": 1} | more, rule=rule)
    assert (error.value.code, error.value.field) == (code, field)
    assert error.value.vi()
    assert error.value.en()


RULE = quality.SCHEMES["TT19-2018"]
IDS = [criterion.id for criterion in RULE.criteria]
RATED = st.fixed_dictionaries({name: st.integers(0, 3) for name in IDS})


@given(RATED, st.sampled_from(IDS), st.integers(0, 9))
def test_raising_one_criterion_never_lowers_the_school(rated, name, years):
    before = quality.school_level(rated, years_operating=years, rule=RULE)
    after = quality.school_level(rated | {name: 3}, years_operating=years, rule=RULE)
    assert after.level >= before.level
    assert (after.national_standard or 0) >= (before.national_standard or 0)


@given(RATED)
def test_the_level_is_that_of_the_weakest_criterion(rated):
    found = quality.school_level(rated, years_operating=9, rule=RULE)
    assert found.level == min(rated.values())
    assert all(rated[name] == found.level for name in found.blocks_next if name in rated)


@given(RATED, st.randoms())
def test_the_order_in_which_criteria_are_given_changes_nothing(rated, random):
    shuffled = list(rated.items())
    random.shuffle(shuffled)
    assert quality.school_level(dict(shuffled), years_operating=9, rule=RULE) == quality.school_level(
        rated, years_operating=9, rule=RULE
    )


@given(st.lists(RATED, max_size=4))
def test_many_schools_are_judged_as_each_alone(schools):
    rows = [{"criteria": rated, "years_operating": 7} for rated in schools]
    assert quality.school_levels(rows, rule=RULE) == [quality.school_level(**row, rule=RULE) for row in rows]


@pytest.mark.parametrize("case", cases.read_cases(CASES), ids=lambda case: case.id)
def test_every_reason_names_a_clause_of_the_parameters(case):
    files = [*quality.SCHEMES.values(), TT22_2024, quality.TIMELINE, quality.PROCEDURE]
    known = frozenset().union(*(clauses(file) for file in files))
    assert set(cases.run_case(case).because.clauses) <= known


@pytest.mark.parametrize(
    ("school", "day", "version"),
    [
        ("primary", date(2018, 10, 9), None),
        ("primary", date(2018, 10, 10), "TT17-2018"),
        ("secondary", date(2025, 1, 24), "TT18-2018"),
        ("preschool", date(2025, 1, 25), "TT19-2018+22-2024"),
    ],
)
def test_the_circular_is_the_one_of_the_day(school, day, version):
    assert quality.version_on(school, day).version == version
    if version is None:
        with pytest.raises(LawError):
            quality.scheme_on(school, day)
    else:
        assert quality.scheme_on(school, day).version == version
