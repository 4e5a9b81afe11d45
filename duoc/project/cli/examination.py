"""`duoc doctor`: what this installation is, and what is wrong with it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import click
from django.conf import settings
from django.core.checks import run_checks
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import F, Q

from duoc.kit.audit.queries import verify
from duoc.project.cli.language import say
from duoc.registry.enrollment.models import Enrollment
from duoc.registry.organizations.models import Affiliation, Organization

SETTINGS = ("PRODUCTION", "DEBUG", "DUOC_DEMO", "DUOC_TODAY", "VAR", "ALLOWED_HOSTS", "TIME_ZONE", "DUOC_BASE_URL")
Finding = str


def examine() -> int:
    """Print settings and findings. 0 all right, 1 something wrong."""
    click.echo(f"Đước {settings.VERSION} · Python {sys.version.split()[0]} · {connection.vendor}")
    for name in SETTINGS:
        click.echo(f"  {name} = {getattr(settings, name)}")
    findings = 0
    for title, check in CHECKS:
        found = list(check())
        findings += len(found)
        click.echo(f"{'✗' if found else '✓'} {title}")
        for finding in found[:20]:
            click.echo(f"    {finding}")
    return 1 if findings else 0


def _checks() -> Iterator[Finding]:
    for message in run_checks(include_deployment_checks=settings.PRODUCTION):
        if message.is_serious():
            yield str(message)


def _migrations() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    for migration, _backwards in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield f"{migration.app_label}.{migration.name}"


def _trace() -> Iterator[Finding]:
    for breach in verify():
        yield f"{breach.scope_id}: {breach.seq} {breach.kind}"


def _affiliations() -> Iterator[Finding]:
    """Two parents on one day: what the database itself cannot refuse on SQLite."""
    rows = Affiliation.objects.order_by("child_id", F("valid_from").asc(nulls_first=True)).select_related("child")
    before: Affiliation | None = None
    for row in rows:
        if before is not None and before.child_id == row.child_id:
            open_before = before.valid_to is None
            if open_before or (row.valid_from is None) or (before.valid_to and row.valid_from < before.valid_to):
                yield f"{row.child.code}: {before.valid_to} / {row.valid_from}"
        before = row


def _orphans() -> Iterator[Finding]:
    """Schools that answer to nobody."""
    yield from Organization.objects.filter(type="school", affiliations=None).values_list("code", flat=True)


def _enrollments() -> Iterator[Finding]:
    """Main enrollments of one student that overlap in one school year at one school."""
    twice = Enrollment.objects.filter(
        Q(student__enrollments__school_year=F("school_year")),
        Q(student__enrollments__valid_from__gt=F("valid_from")),
        Q(student__enrollments__valid_from__lt=F("valid_to")),
        is_primary=True,
        student__enrollments__is_primary=True,
        student__enrollments__school=F("school"),
    )
    yield from twice.values_list("student__code", flat=True).distinct()[:20]


CHECKS: tuple[tuple[str, Callable[[], Iterator[Finding]]], ...] = (
    (say("Cấu hình", "Configuration"), _checks),
    (say("Cơ sở dữ liệu đúng phiên bản", "Database is up to date"), _migrations),
    (say("Nhật ký nguyên vẹn", "The trace is whole"), _trace),
    (say("Mỗi ngày một cấp trên", "One parent a day"), _affiliations),
    (say("Trường nào cũng có cấp trên", "Every school answers to somebody"), _orphans),
    (say("Ghi danh không chồng nhau", "Enrollments do not overlap"), _enrollments),
)
