"""`duoc indicators …`: running cases, computing figures."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import Progress, TextColumn

from duoc.project.cli.language import say


def run_case_file(file: Path, form: str) -> int:
    """Run every case of a file. 0 all figures right, 1 some wrong, 2 the file or one of its cases cannot be asked.

    On standard output there is the report alone, and with `json` always a JSON document; problems go to the other.
    """
    from duoc.project.cli.start import start_django

    start_django()
    from duoc.kit.errors import DomainError
    from duoc.project.indicator_cases import run_cases

    try:
        report = run_cases(file)
    except DomainError as error:
        click.echo(error.text, err=True)
        if form == "json":
            click.echo(_json({"passed": 0, "failed": 0, "failures": [], "error": error.text}))
        return 2
    for problem in report.problems:
        click.echo(problem, err=True)
    found = report.as_document()
    if form == "json":
        click.echo(_json(found))
    else:
        _tell(found)
    return 2 if report.problems else 1 if found["failed"] else 0


def _tell(found: dict[str, Any]) -> None:
    """The report for people: each figure that came out otherwise, and the counts."""
    for failure in found["failures"]:
        got = failure["got"]
        if isinstance(got, dict) and "error" in got:
            continue
        click.echo(
            f"✗ {failure['case']} {failure['indicator']} {failure['key']}: "
            f"{say('cần', 'expected')} {_json(failure['expected'], None)}, {say('được', 'got')} {_json(got, None)}"
        )
    click.echo(
        say(f"{found['passed']} đúng, {found['failed']} sai", f"{found['passed']} passed, {found['failed']} failed")
    )


def _json(found: Any, indent: int | None = 2) -> str:
    return json.dumps(found, ensure_ascii=False, indent=indent, default=str)


def compute(day: str | None, year: str | None) -> int:
    """Compute and keep all indicators of a day. 0 done, 2 cannot."""
    from duoc.indicators.engine.services import compute_and_store
    from duoc.kit import clock
    from duoc.kit.audit import SYSTEM
    from duoc.kit.errors import DomainError
    from duoc.registry.calendar.queries import school_year_on

    try:
        asked = date.fromisoformat(day) if day else clock.today()
    except ValueError as error:
        raise click.ClickException(
            say(f"Ngày “{day}” không đúng dạng 2020-11-24.", f"“{day}” is not like 2020-11-24.")
        ) from error
    found = school_year_on(asked)
    code = year or (found.code if found else "")
    console = Console(stderr=True)
    with Progress(TextColumn("{task.description}"), *Progress.get_default_columns()[1:], console=console) as bar:
        task = bar.add_task(code, total=None)
        try:
            count = compute_and_store(
                asked,
                code,
                by=SYSTEM,
                progress=lambda done, total, words: bar.update(task, completed=done, total=total, description=words),
            )
        except DomainError as error:
            click.echo(error.text, err=True)
            return 2
    click.echo(say(f"Đã tính {count} số liệu đến ngày {asked:%d/%m/%Y}.", f"{count} figures computed as of {asked}."))
    return 0
