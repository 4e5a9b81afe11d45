"""The command line: what it prints, and with which exit code it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from duoc.project.cli import cli, commands
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.enrollment.models import Subject
from tests.cast import Cast

commands.attach(cli)
PLAN = Path(commands.__file__).parents[1] / "demonstration" / "data" / "ke_hoach_2020_2021.txt"


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, arguments)
    return result.exit_code, result.output


def test_a_plan_is_printed_as_json():
    code, output = run("plan", "parse", str(PLAN), "--format", "json")
    assert code == 0
    assert json.loads(output)["header"]["symbol"] == "KH-PGDĐT"


@pytest.mark.parametrize(("text", "code"), [("", 1), ("\x89PNG\r\n\x1a\n" + "x" * 40, 2)])
def test_nothing_found_and_cannot_be_read_are_told_apart(tmp_path: Path, text: str, code: int):
    file = tmp_path / "x.txt"
    file.write_bytes(text.encode("latin-1"))
    assert run("plan", "parse", str(file))[0] == code


def test_a_plan_is_imported_for_an_office(cast: Cast):
    code, output = run("plan", "import", str(PLAN), "--organization", "PGD", "--year", "2020-2021")
    assert code == 0
    assert cast.office.plans.get().nodes.count() > 100
    assert "Đã nhập" in output


def test_an_unknown_office_is_refused(cast: Cast):
    assert run("plan", "import", str(PLAN), "--organization", "X", "--year", "2020-2021")[0] != 0


def test_a_whole_trace_ends_with_zero(cast: Cast):
    assert run("audit", "verify")[0] == 0


@pytest.mark.django_db
def test_reference_data_can_be_loaded_twice():
    days = ("--year", "2026-2027", "--from", "01/09/2026", "--to", "31/05/2027", "--term1", "07/09/2026", "09/01/2027")
    for _time in range(2):
        assert run("load", *days)[0] == 0
    assert SchoolYear.objects.get().terms.count() == 1
    assert Subject.objects.filter(code="TOAN").count() == 1


def test_figures_are_computed_for_a_day(cast: Cast):
    code, output = run("indicators", "compute", "--date", "2020-11-24", "--year", "2020-2021")
    assert code == 0
    assert "24/11/2020" in output
