"""How teachers and principals are rated by standard."""

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duoc.law.core.errors import LawError, ParameterError
from duoc.law.core.parameters import check, clauses
from duoc.law.core.school_year import SchoolYear
from duoc.law.staff.standards import LEVELS, RULES, StandardFile, assessment_due, standard_for, standard_rating

RULE = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
SIZES = {
    "TT20-2018": (2, 5, 3, 3, 2),
    "TT26-2018": (2, 6, 2, 2, 3),
    "TT14-2018": (3, 7, 3, 3, 2),
    "TT25-2018": (3, 8, 3, 2, 2),
}


def with_rating(rule, number, level, others="tot"):
    sheet = [others] * len(rule.criteria)
    sheet[number - 1] = level
    return sheet


@RULE
def test_each_standard_has_the_criteria_of_its_circular(rule):
    assert tuple(len(standard.criteria) for standard in rule.standards) == SIZES[rule.regulation.id]
    assert all(criterion.title.vi and criterion.title.en for criterion in rule.criteria)


@RULE
def test_every_criterion_at_one_level_gives_that_level(rule):
    for level in LEVELS:
        assert standard_rating([level] * len(rule.criteria), rule).level == level


@RULE
def test_one_mandatory_criterion_below_excellent_keeps_the_whole_below_excellent(rule):
    for number in rule.mandatory.value:
        result = standard_rating(with_rating(rule, number, "kha"), rule)
        assert result.level == "kha"
        assert number in result.blocking


@RULE
def test_a_criterion_outside_the_mandatory_ones_may_stay_at_good(rule):
    for number in set(range(1, len(rule.criteria) + 1)) - set(rule.mandatory.value):
        assert standard_rating(with_rating(rule, number, "kha"), rule).level == "tot"
        assert standard_rating(with_rating(rule, number, "dat"), rule).level == "kha"


@RULE
def test_two_thirds_are_counted_in_whole_criteria(rule):
    free = [n for n in range(1, len(rule.criteria) + 1) if n not in rule.mandatory.value]
    share = Fraction(rule.share.value.numerator, rule.share.value.denominator)
    enough = int(share * len(rule.criteria))
    for reached, level in ((enough, "tot"), (enough - 1, "kha")):
        sheet = ["kha"] * len(rule.criteria)
        for number in [*rule.mandatory.value, *free][:reached]:
            sheet[number - 1] = "tot"
        assert standard_rating(sheet, rule).level == level


def test_only_the_principal_of_a_general_school_is_forgiven_criteria_that_are_not_met():
    rule = RULES["TT14-2018"]
    free = [n for n in range(1, 19) if n not in rule.mandatory.value]
    assert len(free) == 8
    for failed, level in ((6, "dat"), (7, "chua_dat")):
        sheet = ["dat"] * 18
        for number in free[:failed]:
            sheet[number - 1] = "chua_dat"
        assert standard_rating(sheet, rule).level == level
    assert standard_rating(with_rating(rule, 1, "chua_dat", "dat"), rule).level == "chua_dat"
    assert (
        standard_rating(with_rating(RULES["TT25-2018"], 2, "chua_dat", "tot"), RULES["TT25-2018"]).level == "chua_dat"
    )


@RULE
def test_an_incomplete_sheet_is_never_rated_and_says_what_is_missing(rule):
    result = standard_rating(with_rating(rule, 3, None), rule)
    assert (result.status, result.level, result.missing) == ("incomplete", None, ("3",))
    assert result.counts["tot"] == len(rule.criteria) - 1


@given(st.sampled_from(list(RULES.values())), st.data())
def test_raising_one_criterion_never_lowers_the_level(rule, data):
    sheet = data.draw(st.lists(st.sampled_from(LEVELS), min_size=len(rule.criteria), max_size=len(rule.criteria)))
    place = data.draw(st.integers(0, len(sheet) - 1))
    raised = [*sheet]
    raised[place] = LEVELS[min(len(LEVELS) - 1, LEVELS.index(sheet[place]) + 1)]
    before, after = standard_rating(sheet, rule), standard_rating(raised, rule)
    assert LEVELS.index(after.level) >= LEVELS.index(before.level)
    assert set(before.because.clauses) <= clauses(rule)


@given(st.sampled_from(list(RULES.values())), st.data())
def test_the_order_of_criteria_outside_the_mandatory_ones_does_not_matter(rule, data):
    sheet = data.draw(st.lists(st.sampled_from(LEVELS), min_size=len(rule.criteria), max_size=len(rule.criteria)))
    free = [n - 1 for n in range(1, len(sheet) + 1) if n not in rule.mandatory.value]
    mixed = [*sheet]
    for place, other in zip(free, data.draw(st.permutations(free)), strict=True):
        mixed[place] = sheet[other]
    assert standard_rating(mixed, rule).level == standard_rating(sheet, rule).level


def test_a_person_is_rated_officially_every_second_school_year():
    due = assessment_due(SchoolYear(2019), RULES["TT20-2018"])
    assert (due.self_rating, str(due.next_official)) == ("every school year", "2021-2022")


def test_the_standard_of_2026_is_known_by_name_only():
    assert standard_for("teacher", "thcs", SchoolYear(2025)) is RULES["TT20-2018"]
    assert standard_for("teacher", "thcs", SchoolYear(2026)) is None
    assert standard_for("principal", "mam_non", SchoolYear(2026)) is RULES["TT25-2018"]
    with pytest.raises(LawError, match="trước quy định"):
        standard_for("teacher", "thcs", SchoolYear(2017))


@pytest.mark.parametrize(("sheet", "code"), [(["tot"] * 14, "wrong_length"), (["gioi"] * 15, "unknown_word")])
def test_a_sheet_that_does_not_fit_is_refused(sheet, code):
    with pytest.raises(LawError) as error:
        standard_rating(sheet, RULES["TT20-2018"])
    assert (error.value.code, error.value.field) == (code, "ratings")


@pytest.mark.parametrize("change", [{"number": 99}, {"number": 2}])
def test_a_file_whose_criteria_are_not_numbered_in_order_does_not_load(change):
    data = json.loads(RULES["TT20-2018"].model_dump_json(by_alias=True))
    data["standards"][0]["criteria"][0] |= change
    with pytest.raises(ParameterError, match="numbered"):
        check(data, StandardFile, "staff/broken.yaml")


def test_a_mandatory_criterion_that_does_not_exist_does_not_load():
    data = json.loads(RULES["TT20-2018"].model_dump_json(by_alias=True))
    data["mandatory"]["value"].append(16)
    with pytest.raises(ParameterError, match="mandatory"):
        check(data, StandardFile, "staff/broken.yaml")


def test_the_reason_names_the_criteria_that_block():
    result = standard_rating(with_rating(RULES["TT20-2018"], 6, "kha"), RULES["TT20-2018"])
    assert "tiêu chí bắt buộc 6 chưa đạt mức này — Điều 10 TT20-2018" in result.because.vi()
    assert "3, 4, 5, 6, 7 đều đạt mức này" in result.because.vi()
