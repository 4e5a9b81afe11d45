"""`duoc plan …`: reading documents at the command line, and importing them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from duoc.project.cli.language import language, say
from duoc.reading import ReadingError, read_plan


def parse(file: Path, form: str) -> int:
    """Print a document's tree. 0 read, 1 nothing in it, 2 cannot be read."""
    try:
        plan = read_plan(file.read_bytes(), file.name)
    except ReadingError as error:
        click.echo(error.message_en if language() == "en" else error.message_vi, err=True)
        return 2
    found = plan.to_dict()
    if form == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _print_tree(found)
    return 0 if found["nodes"] else 1


def _print_tree(found: dict[str, Any]) -> None:
    header = found["header"]
    click.secho(f"{header.get('document_type') or ''} {header.get('title') or ''}".strip(), bold=True)
    for node in found["nodes"]:
        label = f"{node['label']} " if node.get("label") else ""
        role = f" [{node['role']}]" if node.get("role") else ""
        click.echo(f"{'  ' * node['level']}{label}{node['text']}{role}")
    click.echo(
        say(
            f"{len(found['nodes'])} mục, {len(found['repairs'])} chỗ sửa lỗi quét",
            f"{len(found['nodes'])} nodes, {len(found['repairs'])} repairs",
        )
    )


def import_document(file: Path, organization: str, year: str) -> int:
    """Keep a document as a draft plan of an office. 0 done, 2 cannot."""
    from duoc.kit.audit import SYSTEM
    from duoc.kit.errors import DomainError
    from duoc.plans.documents.services import importing
    from duoc.registry.calendar.models import SchoolYear
    from duoc.registry.organizations.models import Organization

    office = Organization.objects.filter(code=organization).first()
    school_year = SchoolYear.objects.filter(code=year).first()
    if office is None or school_year is None:
        raise click.ClickException(
            say("Không có đơn vị hoặc năm học này trong dữ liệu.", "No such organization or school year in the data.")
        )
    try:
        plan = importing.import_document(
            file.read_bytes(), file.name, organization=office, school_year=school_year, by=SYSTEM
        )
    except DomainError as error:
        click.echo(error.text, err=True)
        return 2
    count = plan.nodes.count()
    click.echo(say(f"Đã nhập: {plan.title} ({count} mục)", f"Imported: {plan.title} ({count} nodes)"))
    return 0
