"""Whatever a field holds, a rule answers or refuses with the field; nothing else ever comes out."""

from pathlib import Path

import pytest

from duoc.law import cases
from duoc.law.cases.run import register_all
from duoc.law.core.errors import LawError
from duoc.law.core.registry import find

DIRECTORY = Path(cases.__file__).parent.parent / "tests" / "cases"
CASES = [
    case
    for subject in ("school", "quality", "universal_education")
    for case in cases.read_cases(DIRECTORY / f"{subject}_cases.yaml")
]
JUNK = [
    None, -1, 0, 1.5, 10**6, True, "", "x", "2020-01-01", "0001-01-01", "9999-12-31", "2020-2021", "9998-9999",
    [], [1], ["a"], [[1, 2]], {}, {"a": 1},
]  # fmt: skip


def said(case: cases.Case, field: str, junk: object) -> tuple[object, ...]:
    """What the rule says: its reasons, or the refusal in both languages."""
    try:
        return find(case.subject, case.rule)(case.version, {**case.given, field: junk})["because"].steps
    except LawError as error:
        return (error.field, error.vi(), error.en())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.subject}-{case.id}")
def test_junk_in_any_field_is_answered_or_refused(case):
    register_all()
    for field in case.given:
        for junk in JUNK:
            words = said(case, field, junk)
            assert words
            assert all(words), (field, junk)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.subject}-{case.id}")
def test_a_field_that_the_rule_does_not_know_is_refused(case):
    register_all()
    with pytest.raises(LawError) as error:
        find(case.subject, case.rule)(case.version, {**case.given, "sĩ_số": 1})
    assert (error.value.code, error.value.field) == ("unknown_field", "sĩ_số")
