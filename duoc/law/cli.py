"""`duoc law`: run case files, explain an answer in words, list what is in force. Also `python -m duoc.law`.

Exit codes: 0 all right, 1 differences, 2 cannot. Texts in Vietnamese, or in English where `DUOC_LANG` or `LANG` says
so.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click
import yaml

from duoc.law.cases import CaseFileError, CaseOutcome, answer, read_cases, run_case, run_cases
from duoc.law.cases.run import register_all
from duoc.law.core.errors import LawError
from duoc.law.core.parameters import ExactLoader, in_force
from duoc.law.core.registry import rules
from duoc.law.core.result import Explanation
from duoc.law.core.school_year import SchoolYear
from duoc.law.core.text import Text
from duoc.law.programme import ROADMAP, rule_in_force

DIFFERENCES, CANNOT = 1, 2


def language() -> str:
    """The language of the command line: "en" or "vi"."""
    wanted = os.environ.get("DUOC_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or "vi"
    return "en" if wanted.lower().startswith("en") else "vi"


def say(vi: str, en: str) -> str:
    """The words in the reader's language."""
    return Text(vi, en).in_language(language())


def cannot(vi: str, en: str) -> NoReturn:
    """End with exit code 2 and the reason on standard error."""
    click.echo(say(vi, en), err=True)
    sys.exit(CANNOT)


FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text",
    help=say("Dạng kết quả: chữ hoặc JSON.", "Output as text or JSON."),
)  # fmt: skip


@click.group(name="law", help=say("Quy định của ngành dưới dạng mã: chạy, giải thích, liệt kê.",
                                  "The regulations as code: run, explain, list."))  # fmt: skip
def law() -> None:
    """The group `duoc law`."""


@law.command(help=say("Chạy tệp trường hợp mẫu và so với kết quả phải có.",
                      "Run a case file and compare with what must come out."))  # fmt: skip
@click.argument("cases", type=click.Path(path_type=Path))
@FORMAT
def run(cases: Path, form: str) -> None:
    """Run CASES; exit 1 when any case differs."""
    try:
        report = run_cases(cases)
    except CaseFileError as error:
        cannot(f"{error.file}: {error.field}: {error.text_vi}", f"{error.file}: {error.field}: {error.text_en}")
    if form == "json":
        click.echo(json.dumps(report.as_dict(), ensure_ascii=False, indent=2))
    else:
        for outcome in report.cases:
            for line in outcome_lines(outcome):
                click.echo(line)
        click.echo(say(f"Đạt {report.passed}, khác {report.failed}", f"Passed {report.passed}, failed {report.failed}"))
    sys.exit(DIFFERENCES if report.failed else 0)


def outcome_lines(outcome: CaseOutcome) -> list[str]:
    """A case in lines: its outcome, then each difference."""
    case, error = outcome.case, outcome.error
    mark = say("đạt", "passed") if outcome.passed else say("KHÁC", "FAILED")
    lines = [f"{mark}  {case.id}  {case.rule} {case.version}  {say(case.title, case.title_en)}"]
    if error is not None:
        lines.append(f"    {say(error.vi(), error.en())}")
    else:
        expected, got = say("phải là", "expected"), say("nhưng là", "got")
        lines += [
            f"    {found.path}: {expected} {shown(found.expected)}, {got} {shown(found.actual)}"
            for found in outcome.differences
        ]
    return lines


def shown(value: Any) -> str:
    """A value in one line."""
    return json.dumps(value, ensure_ascii=False, default=str)


@law.command(help=say(
    "Giải thích bằng lời: một trường hợp trong tệp (TỆP MÃ), hoặc --rule, --version và --input.",
    "Explain in words: a case of a file (FILE ID), or --rule, --version and --input.",
))  # fmt: skip
@click.argument("cases", required=False, type=click.Path(path_type=Path))
@click.argument("case_id", required=False)
@click.option(
    "--rule", "rule_name", help=say("Tên quy tắc, ví dụ assessment.year.", "The rule, such as assessment.year.")
)
@click.option("--version", help=say("Phiên bản quy định, ví dụ TT22/2021.", "The regulation, such as TT22/2021."))
@click.option(
    "--input",
    "given",
    help=say("Dữ liệu vào (YAML hoặc JSON), - là đầu vào chuẩn.", "Input (YAML or JSON), - is standard input."),
)
@FORMAT
def explain(
    cases: Path | None, case_id: str | None, rule_name: str | None, version: str | None, given: str | None, form: str
) -> None:
    """Show one answer with every clause that gave it."""
    try:
        if cases is not None and case_id is not None:
            found = next((case for case in read_cases(cases) if case.id == case_id), None)
            if found is None:
                cannot(f"{cases}: không có trường hợp {case_id}", f"{cases}: there is no case {case_id}")
            outcome = run_case(found)
            if outcome.error is not None and not outcome.actual:
                raise outcome.error
            show_answer(outcome.actual, outcome.because, form)
            sys.exit(0 if outcome.passed else DIFFERENCES)
        if not (rule_name and version and given):
            cannot(
                "Cần TỆP và MÃ, hoặc --rule, --version và --input.",
                "Needs FILE and ID, or --rule, --version and --input.",
            )
        subject, _, name = rule_name.rpartition(".")
        show_answer(*answer(subject, name, version, read_input(given)), form)
    except CaseFileError as error:
        cannot(f"{error.file}: {error.field}: {error.text_vi}", f"{error.file}: {error.field}: {error.text_en}")
    except LawError as error:
        cannot(error.vi(), error.en())


def read_input(given: str) -> dict[str, Any]:
    """The input of a rule, written as YAML or JSON."""
    try:
        data = yaml.load(sys.stdin.read() if given == "-" else given, Loader=ExactLoader)
    except yaml.YAMLError as error:
        cannot(f"--input: không phải YAML hay JSON: {error}", f"--input: neither YAML nor JSON: {error}")
    if not isinstance(data, dict):
        cannot("--input: phải là các cặp tên: giá trị", "--input: must be pairs of name: value")
    return data


def show_answer(actual: Any, why: Explanation | None, form: str) -> None:
    """Print an answer and its reasons."""
    steps = why.steps if why else ()
    if form == "json":
        reasons = [
            {
                "clause": step.clause.vi(),
                "certainty": step.clause.certainty,
                "vi": step.text_vi,
                "en": step.text_en,
                "held": step.held,
            }
            for step in steps
        ]
        click.echo(json.dumps({"answer": actual, "because": reasons}, ensure_ascii=False, indent=2, default=str))
        return
    for key, value in actual.items():
        click.echo(f"{key}: {shown(value)}")
    click.echo(say("Vì:", "Because:"))
    signs = {True: "+", False: "-", None: " "}
    for step in steps:
        click.echo(f"  {signs[step.held]} {say(step.vi(), step.en())}")


@law.command(name="list", help=say("Liệt kê các quy định có hiệu lực vào một ngày.", "List what is in force on a day."))
@click.option(
    "--on", "day", required=True, metavar="DATE", help=say("Ngày, ví dụ 2020-11-24.", "The day, such as 2020-11-24.")
)
@FORMAT
def list_in_force(day: str, form: str) -> None:
    """Regulations in force on DATE, and what each grade follows in that school year."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        cannot(
            f"--on: {day} không phải là ngày có trong lịch (ví dụ 2020-11-24)",
            f"--on: {day} is not a day (such as 2020-11-24)",
        )
    register_all()
    listed, followed = in_force(on), grades_follow(on)
    if not any(row.regulation.from_ for row in listed):
        cannot(f"--on: chưa có quy định nào có hiệu lực vào {day}", f"--on: nothing known here is in force on {day}")
    if form == "json":
        click.echo(json.dumps({
            "on": day,
            "regulations": [
                {"subject": row.subject, "id": row.regulation.id, "title": row.regulation.title.model_dump(),
                 "from": row.regulation.from_, "to": row.regulation.to, "certainty": row.regulation.certainty}
                for row in listed
            ],
            "grades": [{"grade": grade, "programme": taught, "assessment": rule} for grade, taught, rule in followed],
            "rules": [{"subject": rule.subject, "name": rule.name, "versions": rule.versions} for rule in rules()],
        }, ensure_ascii=False, indent=2, default=str))  # fmt: skip
        return
    for row in listed:
        end = f"{row.regulation.to:%d/%m/%Y}" if row.regulation.to else say("nay", "now")
        start = f"{row.regulation.from_:%d/%m/%Y}" if row.regulation.from_ else "…"
        title = say(row.regulation.title.vi, row.regulation.title.en)
        click.echo(f"{row.subject:<20} {row.regulation.id:<24} {start} – {end}  {title}")
    for grade, programme, rule in followed:
        click.echo(say(f"Lớp {grade}: {programme}, {rule}", f"Grade {grade}: {programme}, {rule}"))


def grades_follow(day: date) -> list[tuple[int, str, str]]:
    """Grade, programme and regulation on assessment of the school year of a day; empty before the oldest one known."""
    found = []
    for row in ROADMAP.grades:
        try:
            rule = rule_in_force(row.grade, SchoolYear.of(day))
        except LawError:
            return []
        found.append((row.grade, rule.programme, rule.assessment))
    return found
