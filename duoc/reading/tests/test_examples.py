"""Documents of five offices, read and compared with the structures made of them by hand."""

import json
from functools import cache
from pathlib import Path

import pytest
import yaml

from duoc.reading import read_plan
from duoc.reading.tests import scoring
from duoc.reading.tests.scanning import noisy

EXAMPLES = sorted((Path(__file__).parent / "examples").glob("*.txt"))
NAMES = [path.stem for path in EXAMPLES]
FLOORS = {
    "header": 1.0, "headings": 0.98, "directives": 0.95, "targets": 0.90, "deadlines": 0.90, "units": 0.85,
    "references": 0.95,
}  # fmt: skip
MAY_FALL = 0.05
SEEDS = (1, 2, 3)


@cache
def expected(path):
    return scoring.Plan(yaml.safe_load(path.with_name(f"{path.stem}.expected.yaml").read_text(encoding="utf-8")))


def figures(path, text):
    plan = read_plan(text.encode(), path.name)
    return scoring.flat(scoring.compare(expected(path), scoring.Plan(plan.to_dict())))


@cache
def clean_figures(path):
    return figures(path, path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", EXAMPLES, ids=NAMES)
def test_a_document_is_read_as_a_person_would_read_it(path):
    got = clean_figures(path)
    assert {kind: got[kind] for kind, floor in FLOORS.items() if got[kind] is not None and got[kind] < floor} == {}


def test_scanning_faults_hardly_change_what_is_read():
    """Over all examples and seeds, at three letters in a hundred: no figure falls by more than 0.05."""
    for kind in FLOORS:
        falls = []
        for path in EXAMPLES:
            if clean_figures(path)[kind] is None:
                continue
            text = path.read_text(encoding="utf-8")
            falls += [clean_figures(path)[kind] - figures(path, noisy(text, 0.03, seed))[kind] for seed in SEEDS]
        assert sum(falls) / len(falls) <= MAY_FALL, kind


@pytest.mark.parametrize("path", EXAMPLES, ids=NAMES)
def test_the_result_keeps_to_the_published_form(path):
    document = read_plan(path.read_bytes(), path.name).to_dict()
    assert json.loads(json.dumps(document)) == document
    assert set(expected(path).document) - {"note"} <= set(document)
    ids = [node["id"] for node in document["nodes"]]
    assert len(set(ids)) == len(ids)
    for node in document["nodes"]:
        assert node["parent"] is None or node["parent"] in ids[: ids.index(node["id"])]
        assert ("role" in node) == (node["kind"] == "directive")
        assert 1 <= node["lines"][0] <= node["lines"][1]
    for row in (*document["targets"], *document["deadlines"], *document["units"]):
        assert row["node"] in ids


def test_the_source_lines_come_with_the_plan():
    path = EXAMPLES[0]
    assert list(read_plan(path.read_bytes(), path.name).lines) == path.read_text(encoding="utf-8").split("\n")
