"""Whatever is put in place of a value of a golden case, the rule answers or refuses with a reason: it never breaks."""

import copy
import random
from pathlib import Path

import pytest

from duoc.law.cases import answer, read_cases
from duoc.law.core.errors import LawError

FILES = sorted((Path(__file__).parent / "cases").glob("*_cases.yaml"))
GARBAGE = [None, True, -1, 0, 3.7, "", "x", "11", "6.55", [], ["x"], {}, {"a": 1}, 10**9]
PLACES_A_CASE = 4


def places(value, path=()):
    """The path of every value inside, itself left out."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inside:
        yield (*path, key)
        yield from places(item, (*path, key))


def put(value, path, garbage):
    changed = copy.deepcopy(value)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = garbage
    return changed


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_garbage_is_refused_and_breaks_nothing(file):
    chance = random.Random(2020)
    refused = []
    for case in read_cases(file):
        found = list(places(case.given))
        for path in chance.sample(found, min(len(found), PLACES_A_CASE)):
            for garbage in chance.sample(GARBAGE, 6):
                try:
                    answer(case.subject, case.rule, case.version, put(case.given, path, garbage))
                except LawError as error:
                    refused.append(error)
    assert refused
    assert all(error.field and error.rule and error.text_vi and error.text_en for error in refused)
