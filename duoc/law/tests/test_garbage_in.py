"""Whatever is put in place of a value, a rule answers with its reasons or refuses with the field: it never breaks."""

import copy
import random
from pathlib import Path

import pytest

from duoc.law.cases import Case, answer, read_cases
from duoc.law.core.errors import LawError

DIRECTORY = Path(__file__).parent / "cases"
FILES = sorted(DIRECTORY.rglob("*_cases.yaml"))
CASES = [case for file in FILES for case in read_cases(file)]
ALWAYS = [None, True, -1, "x", [], {"a": 1}]
SOMETIMES = [
    False, 0, 1, 3.7, float("nan"), 10**9, 10**40, "", "11", "6.55", "1e5", "²", "-0", "Infinity", "1" * 50,
    "2020-01-01", "0001-01-01", "9999-12-31", "2020-2021", "9998-9999", "exempt",
    ["x"], [1], [None], [[1, 2]], [{}], {}, {"x": {"y": 1}}, {1: 2}, {None: 1},
]  # fmt: skip
SOME = 8


def places(value, path=()):
    """The path of every value inside, itself left out."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inside:
        yield (*path, key)
        yield from places(item, (*path, key))


def places_by_rule() -> dict[tuple[str, str, str], list[tuple[Case, tuple]]]:
    """For each rule and version every place in which some case has a value, once: items of a list count as one."""
    found: dict[tuple[str, str, str], dict[tuple, tuple[Case, tuple]]] = {}
    for case in CASES:
        mine = found.setdefault((case.subject, case.rule, case.version), {})
        for path in places(case.given):
            mine.setdefault(tuple(key for key in path if not isinstance(key, int)), (case, path))
    return {rule: list(mine.values()) for rule, mine in found.items()}


PLACES = places_by_rule()


def changed(value, path, change):
    """The same input with something else at a place."""
    copied = copy.deepcopy(value)
    inner = copied
    for key in path[:-1]:
        inner = inner[key]
    change(inner, path[-1])
    return copied


def said(case: Case, given) -> bool:
    """Whether the rule answered with reasons; a refusal must name field and rule in both languages."""
    refusal: LawError | None = None
    try:
        _answer, because = answer(case.subject, case.rule, case.version, given)
    except LawError as error:
        refusal = error
    if refusal is not None:
        assert refusal.field
        assert refusal.rule
        assert refusal.vi() != refusal.en()
        return False
    assert because is not None
    assert all(step.text_vi and step.text_en for step in because)
    return True


@pytest.mark.parametrize("rule", PLACES, ids="-".join)
def test_junk_at_any_place_is_answered_or_refused_with_the_field(rule):
    chance = random.Random(2020)
    refused = 0
    for case, path in PLACES[rule]:
        for junk in ALWAYS + chance.sample(SOMETIMES, SOME):
            given = changed(case.given, path, lambda inner, key, junk=junk: inner.__setitem__(key, junk))
            refused += not said(case, given)
        said(case, changed(case.given, path, lambda inner, key: inner.__delitem__(key)))
    assert refused or not PLACES[rule]


@pytest.mark.parametrize("rule", [rule for rule in PLACES if PLACES[rule]], ids="-".join)
def test_a_field_that_the_rule_does_not_know_is_refused(rule):
    case = PLACES[rule][0][0]
    with pytest.raises(LawError) as error:
        answer(case.subject, case.rule, case.version, {**case.given, "sĩ_số": 1})
    assert (error.value.code, error.value.field) == ("unknown_field", "sĩ_số")
