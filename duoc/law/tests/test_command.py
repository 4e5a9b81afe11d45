"""`duoc law` on the command line: 0 all right, 1 differences, 2 cannot."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from duoc.law.cli import law

CASES = str(Path(__file__).parent / "cases" / "assessment_cases.yaml")


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setenv("DUOC_LANG", "vi")
    return lambda *words, **options: CliRunner().invoke(law, words, **options)


def test_a_file_that_passes_ends_with_0_and_counts(run):
    found = run("run", CASES, "--format", "json")
    report = json.loads(found.output)
    assert found.exit_code == 0
    assert (report["failed"], report["passed"]) == (0, len(report["cases"]))
    assert {"id", "rule", "version", "outcome", "differences"} <= set(report["cases"][0])


def test_a_difference_ends_with_1_and_shows_its_place(run, tmp_path):
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(
        Path(CASES).read_text(encoding="utf-8").replace("{result: '6.5'}", "{result: '6.4'}"), encoding="utf-8"
    )
    found = run("run", str(wrong))
    assert found.exit_code == 1
    assert 'result: phải là "6.4", nhưng là "6.5"' in found.output
    assert "khác 1" in found.output


def test_a_refused_case_shows_the_error_in_words(run, tmp_path):
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(Path(CASES).read_text(encoding="utf-8").replace("gk: '5.5'", "gk: '11'", 1), encoding="utf-8")
    found = run("run", str(wrong))
    assert found.exit_code == 1
    assert "term.gk = '11': ngoài khoảng cho phép 0–10" in found.output


@pytest.mark.parametrize("words", [
    ("run", "no_such_file.yaml"), ("run", __file__), ("explain", CASES, "NO-1"), ("explain",),
    ("list", "--on", "2020-02-30"), ("list", "--on", "1800-01-01"),
    ("explain", "--rule", "assessment.year", "--version", "TT22/2021", "--input", "[1]"),
    ("explain", "--rule", "assessment.nothing", "--version", "TT22/2021", "--input", "{a: 1}"),
    ("explain", "--rule", "assessment.year", "--version", "TT22/2021", "--input", "{a: ["), ("list",), ("nonsense",),
])  # fmt: skip
def test_what_cannot_be_done_ends_with_2(run, words):
    assert run(*words).exit_code == 2


def test_a_case_is_explained_in_the_readers_language(run, monkeypatch):
    vietnamese = run("explain", CASES, "A-Y58-2")
    assert vietnamese.exit_code == 0
    assert "- Toán 7,9 < 8,0 — khoản 1 Điều 13 TT58/2011+TT26/2020" in vietnamese.output
    monkeypatch.setenv("DUOC_LANG", "en")
    assert "Mathematics 7.9 < 8.0 — TT58/2011+TT26/2020 Article 13(1)" in run("explain", CASES, "A-Y58-2").output


def test_a_rule_is_explained_from_what_is_typed(run):
    words = (
        "explain",
        "--rule",
        "assessment.conduct_year",
        "--version",
        "TT22/2021",
        "--format",
        "json",
        "--input",
        "-",
    )
    found = run(*words, input="{hk1: Tốt, hk2: Đạt}")
    data = json.loads(found.output)
    assert data["answer"] == {"conduct": "Khá"}
    assert data["because"][0]["clause"] == "điểm b khoản 2 Điều 8 TT22/2021"


def test_what_is_in_force_on_a_day_is_listed(run):
    data = json.loads(run("list", "--on", "2020-11-24", "--format", "json").output)
    assert {"grade": 8, "programme": "CT2006", "assessment": "TT58/2011+TT26/2020"} in data["grades"]
    ids = {row["id"] for row in data["regulations"]}
    assert "TT27/2020" in ids
    assert "TT22/2021" not in ids
    assert "Lớp 1: CT2018, TT27/2020" in run("list", "--on", "2020-11-24").output


def test_before_the_oldest_roadmap_no_grade_is_listed(run):
    assert json.loads(run("list", "--on", "2018-11-24", "--format", "json").output)["grades"] == []
