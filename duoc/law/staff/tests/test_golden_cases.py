"""The golden cases of staff, one test each, and what every answer must carry."""

from pathlib import Path

import pytest

from duoc.law.cases import read_cases, run_case
from duoc.law.cases.run import register_all
from duoc.law.core.parameters import LOADED, clauses
from duoc.law.core.registry import rules

register_all()
CASES = read_cases(Path(__file__).parents[2] / "tests" / "cases" / "staff_cases.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.id} {case.title}")
def test_a_golden_case_comes_out_as_expected(case):
    outcome = run_case(case)
    assert outcome.differences == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_answer_says_why_in_both_languages_and_by_which_document(case):
    why = run_case(case).because
    assert why is not None
    assert why.steps
    for step in why:
        assert step.text_vi
        assert step.text_en
        assert step.clause.regulation


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_clause_that_is_cited_stands_in_the_parameters(case):
    known = frozenset().union(*(clauses(file) for (subject, _), file in LOADED.items() if subject == "staff"))
    assert set(run_case(case).because.clauses) <= known


def test_every_rule_of_staff_has_a_golden_case():
    assert {rule.name for rule in rules("staff")} == {case.rule for case in CASES}
