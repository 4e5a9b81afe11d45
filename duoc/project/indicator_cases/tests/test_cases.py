"""The cases of the indicators: the golden ones, and ours for every field, boundary and definition."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from duoc.project.indicator_cases import run_cases
from duoc.project.indicator_cases.reading import Case, read_cases
from duoc.project.indicator_cases.running import run_case
from duoc.registry.organizations.models import Organization

GOLDEN = Path(__file__).with_name("indicator_cases.yaml")
FILES = [GOLDEN, Path(__file__).with_name("more_cases.yaml"), *sorted(Path(__file__).parent.glob("corners/*.yaml"))]
YEAR = {"code": "2020-2021", "from": "2020-09-01", "to": "2021-05-31"}


@pytest.mark.django_db
@pytest.mark.parametrize("case", [case for path in FILES for case in read_cases(path)], ids=lambda case: case.id)
def test_each_case_gives_its_figures_in_the_database_of_the_installation(case: Case):
    failures = [outcome.as_failure() for outcome in run_case(case) if not outcome.passed]
    assert failures == []
    assert not Organization.objects.exists()


@pytest.mark.django_db
def test_the_command_runs_a_whole_file_in_a_database_of_its_own():
    Organization.objects.create(code="TH1", name="Trường đã có", type="school")
    report = run_cases(GOLDEN)
    assert report.as_document() == {"passed": 164, "failed": 0, "failures": []}
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
    report = run_cases(path).as_document()
    assert (report["passed"], report["failed"]) == (1, 1)
    assert report["failures"] == [
        {"case": "X", "indicator": "school_count", "key": "A", "expected": {"numerator": 2, "value": 2},
         "got": {"numerator": 1, "value": 1}},
    ]  # fmt: skip


def test_days_and_codes_are_read_as_they_are_written(tmp_path: Path):
    path = tmp_path / "cases.yaml"
    path.write_text(
        "schema: indicator-cases/1\n"
        "cases:\n"
        "- id: NO\n  about: no\n  given: {organisations: [{code: On, type: ward, from: 2020-09-05},"
        " {code: 3E-21, type: ward}]}\n"
        "  when: {as_of: 2020-10-15, school_year: 2020-2021}\n"
        "  expect: {teacher_norm_rate: {On: {numerator: 2.70, denominator: 4, value: 67.5}}}\n",
        encoding="utf-8",
    )
    (case,) = read_cases(path)
    assert (case.id, case.problems) == ("NO", ())
    assert case.given["organisations"] == [
        {"code": "On", "type": "ward", "from": "2020-09-05"}, {"code": "3E-21", "type": "ward"},
    ]  # fmt: skip
    assert str(case.expect["teacher_norm_rate"]["On"]["numerator"]) == "2.70"
