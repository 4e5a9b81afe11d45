"""The golden cases of the indicators, and what happens to a file that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from duoc.kit.errors import DomainError
from duoc.project.indicator_cases import run_cases
from duoc.project.indicator_cases.reading import Case, read_cases
from duoc.project.indicator_cases.running import run_case
from duoc.registry.organizations.models import Organization

GOLDEN = Path(__file__).with_name("indicator_cases.yaml")
MORE = Path(__file__).with_name("more_cases.yaml")
YEAR = {"code": "2020-2021", "from": "2020-09-01", "to": "2021-05-31"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "case", [case for path in (GOLDEN, MORE) for case in read_cases(path)], ids=lambda case: case.id
)
def test_each_case_gives_its_figures_in_the_database_of_the_installation(case: Case):
    failures = [outcome.as_failure() for outcome in run_case(case) if not outcome.passed]
    assert failures == []
    assert not Organization.objects.exists()


@pytest.mark.django_db
def test_the_command_runs_a_whole_file_in_a_database_of_its_own():
    Organization.objects.create(code="TH1", name="Trường đã có", type="school")
    report = run_cases(GOLDEN)
    assert (report["passed"], report["failed"], report["failures"]) == (164, 0, [])
    assert Organization.objects.get().name == "Trường đã có"


def write(tmp_path: Path, given: dict, expect: dict, **more: object) -> Path:
    case = {"id": "X", "about": "…", "given": given, "expect": expect,
            "when": {"as_of": "2020-10-15", "school_year": "2020-2021"}} | more  # fmt: skip
    path = tmp_path / "cases.yaml"
    path.write_text(yaml.safe_dump({"schema": "indicator-cases/1", "cases": [case]}), encoding="utf-8")
    return path


@pytest.mark.django_db
def test_a_wrong_figure_is_reported_with_what_was_expected_and_what_came_out(tmp_path: Path):
    given = {"school_years": [YEAR], "organisations": [{"code": "A", "type": "school", "levels": ["TH"]}]}
    expect = {"A": {"numerator": 2, "value": 2}, "A@TH": {"numerator": 1, "value": 1}}
    path = write(tmp_path, given, {"school_count": expect})
    report = run_cases(path)
    assert (report["passed"], report["failed"]) == (1, 1)
    assert report["failures"] == [
        {"case": "X", "indicator": "school_count", "key": "A", "expected": {"numerator": 2, "value": 2},
         "got": {"numerator": 1, "value": 1}},
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"organisations": [{"code": "A", "type": "school"}]}, "levels"),
        ({"organisations": [{"code": "A", "type": "school", "levels": ["TH"], "from": "2020-02-31"}]}, "2020-02-31"),
        ({"organisations": [{"code": "A", "type": "school", "levels": ["TH"], "parents": [{"org": "B"}]}]}, "B"),
    ],
)
def test_a_case_that_cannot_be_loaded_fails_all_its_keys_and_says_why(tmp_path: Path, given: dict, why: str):
    path = write(tmp_path, {"school_years": [YEAR], **given}, {"school_count": {"A": None, "A@TH": None}})
    report = run_cases(path)
    assert (report["passed"], report["failed"]) == (0, 2)
    assert all(why in failure["got"]["error"] for failure in report["failures"])


@pytest.mark.django_db
def test_an_indicator_or_an_organization_that_nobody_knows_fails_its_key_alone(tmp_path: Path):
    given = {"school_years": [YEAR], "organisations": [{"code": "A", "type": "school", "levels": ["TH"]}]}
    path = write(tmp_path, given, {"school_count": {"A": {"numerator": 1, "value": 1}, "B": None},
                                   "no_such_indicator": {"A": None}})  # fmt: skip
    report = run_cases(path)
    assert (report["passed"], report["failed"]) == (1, 2)


def test_a_file_that_is_no_file_of_cases_is_refused(tmp_path: Path):
    path = tmp_path / "cases.yaml"
    path.write_text("schema: something-else\ncases: []\n", encoding="utf-8")
    with pytest.raises(DomainError) as refused:
        run_cases(path)
    assert refused.value.code == "not_cases"


def test_days_and_codes_are_read_as_they_are_written(tmp_path: Path):
    path = tmp_path / "cases.yaml"
    path.write_text(
        "schema: indicator-cases/1\n"
        "cases:\n"
        "- id: NO\n  about: no\n  given: {organisations: [{code: On, type: ward, from: 2020-09-05}]}\n"
        "  when: {as_of: 2020-10-15, school_year: 2020-2021}\n"
        "  expect: {teacher_norm_rate: {On: {numerator: 2.70, denominator: 4, value: 67.5}}}\n",
        encoding="utf-8",
    )
    (case,) = read_cases(path)
    assert (case.id, case.problem) == ("NO", "")
    assert case.given["organisations"] == [{"code": "On", "type": "ward", "from": "2020-09-05"}]
    assert str(case.expect["teacher_norm_rate"]["On"]["numerator"]) == "2.70"
