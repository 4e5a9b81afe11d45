"""The worked examples of the regulations: each case of each file comes out as the law says."""

from pathlib import Path

import pytest

from duoc.law.cases import Case, CaseFileError, read_cases, run_case, run_cases
from duoc.law.core.parameters import LOADED, RegulationFile, clauses

FILES = sorted((Path(__file__).parent / "cases").rglob("*_cases.yaml"))
CASES = [case for file in FILES for case in read_cases(file)]


def test_all_five_subjects_have_a_case_file():
    assert {case.subject for case in CASES} == {"assessment", "school", "staff", "quality", "universal_education"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.subject}-{case.id}")
def test_the_case_comes_out_as_the_regulation_says(case: Case):
    outcome = run_case(case)
    assert outcome.passed, (case.title, outcome.differences, outcome.error)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.subject}-{case.id}")
def test_every_answer_carries_a_reason_in_both_languages(case: Case):
    because = run_case(case).because
    assert because is not None
    assert because.steps
    assert all(step.vi() and step.en() and step.text_vi and step.text_en for step in because)


def test_every_clause_that_an_answer_cites_stands_in_the_parameters():
    cited = {clause: case.id for case in CASES for clause in run_case(case).because.clauses}
    known = set().union(*(clauses(file) for file in LOADED.values() if isinstance(file, RegulationFile)))
    assert not {place: clause for clause, place in cited.items() if clause not in known}


def test_a_wrong_expectation_is_reported_with_its_place(tmp_path):
    text = FILES[0].read_text(encoding="utf-8").replace("regular_marks: 2", "regular_marks: 5", 1)
    copy = tmp_path / "wrong.yaml"
    copy.write_text(text, encoding="utf-8")
    report = run_cases(copy)
    assert report.failed == 1
    (failed,) = [outcome for outcome in report.cases if not outcome.passed]
    assert [(d.path, d.expected, d.actual) for d in failed.differences] == [("regular_marks", 5, 2)]
    assert report.as_dict()["failed"] == 1


HEAD = "schema: assessment-cases/1\ncases:\n"
CASE = (
    "- {id: A, scope: mark_count, regulation: TT22/2021, grade: 6, school_year: 2021-2022, "
    "inputs: {}, expected: {}, why: x}\n"
)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("schema: no-such/1\ncases: []\n", "schema"),
        ("[1, 2]", "schema"),
        ("a: [", "(whole file)"),
        (HEAD + CASE.replace("grade: 6", "grade: six"), "cases.0.grade"),
        (HEAD + CASE.replace("why: x", "why: x, extra: 1"), "cases.0.extra"),
        (HEAD + CASE.replace("inputs: {}, ", ""), "cases.0.inputs"),
        (HEAD + CASE + CASE, "cases.id"),
        (HEAD + CASE.replace("inputs: {}", "inputs: {mode: marks, mode: comments}"), "(whole file)"),
        (HEAD + CASE.replace("inputs: {}", "inputs: []"), "cases.0.inputs"),
        (HEAD + "- 5\n", "cases.0"),
    ],
)
def test_a_file_that_does_not_fit_its_schema_is_refused_with_the_field(tmp_path, text, field):
    path = tmp_path / "cases.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CaseFileError) as error:
        read_cases(path)
    assert error.value.field == field
    assert error.value.text_vi != error.value.text_en or field == "(whole file)"
    assert error.value.text_en


def test_a_case_may_expect_that_the_rule_refuses(tmp_path):
    path = tmp_path / "cases.yaml"
    path.write_text(HEAD + CASE.replace("expected: {}", "expected: {error: not_a_number}"), encoding="utf-8")
    assert run_cases(path).failed == 0
    path.write_text(HEAD + CASE.replace("expected: {}", "expected: {error: out_of_range}"), encoding="utf-8")
    assert run_cases(path).failed == 1
