"""The reference pages say what the parameters say."""

import subprocess
import sys
from pathlib import Path

import pytest

from duoc.law.core.parameters import LOADED, regulations
from duoc.law.reference import subject_page, subject_pages

ROOT = Path(__file__).parents[3]


def test_the_pages_are_up_to_date():
    found = subprocess.run(
        [sys.executable, "tools/law_reference.py", "--check"],
        cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.returncode == 0, f"{found.stdout}{found.stderr}\nRun: python tools/law_reference.py"


def test_every_parameter_file_is_read_by_some_rule_and_has_its_page():
    shown = {(page.subject, regulation.file) for page in subject_pages() for regulation in page.regulations}
    assert {(listed.subject, listed.file) for listed in regulations()} == shown == set(LOADED)


def test_a_threshold_is_shown_with_its_clause():
    (page,) = [r for r in subject_page("assessment").regulations if r.file == "tt58-2011-tt26-2020"]
    (value,) = [v for v in page.values if v.path == "promotion.absences_allowed"]
    assert (value.text, value.source, value.certainty) == ("45", "điểm b khoản 1 Điều 15 TT58/2011+TT26/2020", "text")
    (band,) = [v for v in page.values if v.path == "study_rank.bands[G]"]
    assert "average: 80" in band.text
    assert band.source.startswith("khoản 1 Điều 13")


@pytest.mark.parametrize("page", subject_pages(), ids=lambda page: page.subject)
def test_regulations_are_in_the_order_of_time(page):
    starts = [r.regulation.from_ for r in page.regulations if r.regulation.from_]
    assert starts == sorted(starts)
    assert page.title.vi
