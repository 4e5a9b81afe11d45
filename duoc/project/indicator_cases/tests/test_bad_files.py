"""A file that does not fit, or a case that cannot be asked: exit code 2, and a sentence with place and value."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from duoc.project.cli.figures import run_case_file
from duoc.project.indicator_cases import reading

Change = Callable[[dict[str, Any]], object]
YEAR = "2020-2021"
BOMB = "a0: &a0 [x]\n" + "".join(f"a{n + 1}: &a{n + 1} [{','.join([f'*a{n}'] * 10)}]\n" for n in range(9))
WHEN = {"as_of": "2020-10-15", "school_year": YEAR}
GOOD: dict[str, Any] = {
    "schema": "indicator-cases/1",
    "bases": {"b": {"organisations": [{"code": "SO", "type": "province"}]}},
    "cases": [
        {
            "id": "X",
            "about": "one school, one pupil",
            "base": "b",
            "given": {
                "organisations": [{"code": "A", "type": "school", "levels": ["TH"], "parents": [{"org": "SO"}]}],
                "school_years": [{"code": YEAR, "from": "2020-09-01", "to": "2021-05-31"}],
                "classes": [
                    {"code": "1A", "org": "A", "school_year": YEAR, "grades": ["1"]},
                    {"code": "G", "org": "A", "school_year": YEAR, "grades": ["1", "2"]},
                ],
                "pupils": [{"id": "h1", "born": "2014-01-01"}],
                "enrolments": [{"pupil": "h1", "class": "1A"}],
                "pupil_blocks": [{"prefix": "a", "count": 2, "class": "1A", "born": "2014-01-01"}],
                "staff": [{"id": "g", "positions": [{"org": "A", "position": "GV"}]}],
            },
            "when": dict(WHEN),
            "expect": {"pupil_count": {"A": {"numerator": 3, "value": 3}}},
        },
        {
            "id": "Y",
            "about": "another case, which is run in any case",
            "given": {"organisations": [{"code": "W", "type": "ward"}]},
            "when": dict(WHEN),
            "expect": {"pupil_count": {"W": {"numerator": 0, "value": 0}}},
        },
    ],
}


def case(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["cases"][0]
    return found


def given(document: dict[str, Any], name: str, index: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = case(document)["given"][name][index]
    return found


def run(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any], str]:
    code = run_case_file(path, "json")
    captured = capsys.readouterr()
    return code, json.loads(captured.out), captured.err.strip()


def written(tmp_path: Path, change: Change) -> Path:
    document = deepcopy(GOOD)
    change(document)
    path = tmp_path / "cases.yaml"
    path.write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
    return path


@pytest.mark.django_db
def test_a_good_file_ends_with_0_and_a_wrong_figure_with_1(tmp_path: Path, capsys):
    assert run(written(tmp_path, lambda document: None), capsys)[0] == 0
    code, report, problems = run(
        written(tmp_path, lambda d: case(d)["expect"]["pupil_count"]["A"].update(value=2)), capsys
    )
    assert (code, problems, report["passed"], report["failed"]) == (1, "", 1, 1)
    assert report["failures"][0]["got"] == {"numerator": 3, "value": 3}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: given(d, "classes").update(sessions_per_day=3), "X: given/classes/0/sessions_per_day: 3"),
        (lambda d: given(d, "organisations").pop("levels"), "X: given/organisations/0: thiếu “levels”"),
        (lambda d: given(d, "pupils").update(name="An"), "X: given/pupils/0: không có mục nào tên là “name”"),
        (lambda d: given(d, "pupils").update(born="2014-02-30"), 'X: given/pupils/0/born: "2014-02-30"'),
        (lambda d: given(d, "organisations").update({"to": "2014-2-3"}), 'X: given/organisations/0/to: "2014-2-3"'),
        (lambda d: case(d)["when"].update(as_of="15/10/2020"), 'X: when/as_of: "15/10/2020"'),
        (lambda d: given(d, "enrolments").update({"class": "1Z"}), "X: given/enrolments/0/class: không có mã “1Z”"),
        (lambda d: given(d, "classes").update(school_year="2021-2022"), "X: given/classes/0/school_year: không có mã"),
        (lambda d: given(d, "organisations")["parents"][0].update(org="S"),
         "X: given/organisations/0/parents/0/org: không có mã “S”"),
        (lambda d: given(d, "staff")["positions"][0].update({"from": "2020-11-01", "to": "2020-10-31"}),
         "X: given/staff/0/positions/0: từ 2020-11-01 đến 2020-10-31 là ngược"),
        (lambda d: case(d)["given"]["pupils"].append({"id": "h1", "born": "2014-01-01"}),
         "X: given/pupils/1/id: mã “h1” có hai lần"),
        (lambda d: given(d, "pupils").update(id="a-002"), "“a-002” có hai lần"),
        (lambda d: d["cases"][1].update(id="X"), "X: id: mã “X” đã có ở ca trước"),
        (lambda d: given(d, "enrolments").update({"class": "G"}), "lớp ghép “G” cần có “grade”"),
        (lambda d: case(d).update(base="c"), "X: base: không có phần chung “c”"),
        (lambda d: d["bases"]["b"]["organisations"][0].pop("type"), "X: bases/b/organisations/0: thiếu “type”"),
        (lambda d: d["bases"]["b"]["organisations"].append({"code": "A", "type": "ward"}),
         "X: given/organisations/0/code: mã “A” có hai lần"),
        (lambda d: case(d)["expect"].update(no_such={"A": None}), "X: expect: không có chỉ số “no_such”"),
        (lambda d: case(d)["expect"]["pupil_count"].update(Z=None), "X: expect/pupil_count/Z: không có mã “Z”"),
        (lambda d: case(d).pop("expect"), "X: /: thiếu “expect”"),
        (lambda d: case(d)["given"].update(population=[{"ward": "SO", "school_year": YEAR, "age": 6, "count": 10**30}]),
         "X: không nạp được: một số quá lớn"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_told_with_case_place_and_value_and_the_rest_is_run(
    tmp_path: Path, capsys, change: Change, said: str
):
    code, report, problems = run(written(tmp_path, change), capsys)
    assert (code, said in problems) == (2, True), problems
    assert report["passed"] >= 1
    assert all("error" in failure["got"] for failure in report["failures"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "tại /: null phải là một nhóm mục"),
        ("schema: x\ncases: []\n", "tại schema"),
        ("schema: indicator-cases/1\n", "thiếu “cases”"),
        ("schema: [\n a: b\n", "dòng 3, cột 1"),
        ("schema: indicator-cases/1\nschema: x\n", "dòng 2, cột 1: “schema” viết hai lần"),
        ("a: !!python/object:os.system x\n", "dòng 1"),
        ("a: " + "[" * 900 + "]" * 900, "lồng nhau quá sâu"),
        ("a: " + "[" * 9000, "dòng 1"),
        ("cases: &a [*a]\n", "lồng nhau quá sâu"),
        (BOMB, "quá nhiều"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_file_of_cases_is_refused_and_still_answered_in_json(
    tmp_path: Path, capsys, text: str, said: str
):
    path = tmp_path / "cases.yaml"
    path.write_text(text, encoding="utf-8")
    code, report, problems = run(path, capsys)
    assert (code, said in problems) == (2, True), problems
    assert report == {"passed": 0, "failed": 0, "failures": [], "error": problems}


def test_bytes_that_are_no_text_and_a_huge_file_are_refused(tmp_path: Path, capsys, monkeypatch):
    path = tmp_path / "cases.yaml"
    path.write_bytes(b"\xff\xfe")
    assert "UTF-8" in run(path, capsys)[2]
    monkeypatch.setattr(reading, "MOST_BYTES", 1)
    code, _, problems = run(path, capsys)
    assert (code, "nhiều nhất được" in problems) == (2, True)


@pytest.mark.django_db
def test_an_english_reader_is_told_in_english(tmp_path: Path, capsys, monkeypatch):
    monkeypatch.setenv("DUOC_LANG", "en")
    path = written(tmp_path, lambda d: given(d, "pupils").update(born="2014-02-30"))
    assert run(path, capsys)[2] == 'X: given/pupils/0/born: "2014-02-30" is no day such as 2020-10-15'
