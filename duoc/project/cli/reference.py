"""`duoc load`: the reference data of an installation, safe to repeat."""

from __future__ import annotations

from datetime import date

import click
from django.db import transaction

from duoc.kit.audit import SYSTEM
from duoc.kit.audit import services as audit
from duoc.law.programme.subjects import PROGRAMMES
from duoc.project.cli.language import say
from duoc.registry.calendar.models import SchoolYear, Term
from duoc.registry.enrollment.models import Subject


@transaction.atomic
def load_subjects() -> int:
    """Every subject of every programme, by its code; names that have changed are brought up to date."""
    found = {
        subject.code: (subject.name.vi, subject.name.en)
        for programme in PROGRAMMES.values()
        for subject in programme.subjects
    }
    for code, (name, english) in found.items():
        Subject.objects.update_or_create(code=code, defaults={"name": name, "name_en": english})
    return len(found)


@transaction.atomic
def load_school_year(code: str, days: dict[str, date]) -> SchoolYear:
    """A school year with its two terms. Asking again for the same year moves its days."""
    year, created = SchoolYear.objects.update_or_create(
        code=code,
        defaults={
            "starts_on": days["starts_on"],
            "ends_on": days["ends_on"],
            "census_on": date(int(code[:4]), 9, 30),
        },
    )
    if not created:  # a form that is open now must not overwrite this in silence
        year.version += 1
        year.save(update_fields=["version"])
    for term in Term.Code:
        starts, ends = days.get(f"{term}_starts"), days.get(f"{term}_ends")
        if starts and ends:
            Term.objects.update_or_create(school_year=year, code=term, defaults={"starts_on": starts, "ends_on": ends})
    audit.record("calendar.year_loaded", year, by=SYSTEM, scope=None, after={"code": code, **days})
    return year


def load(code: str | None, days: dict[str, date]) -> int:
    """Load subjects and, where asked, a school year. 0 done, 2 cannot."""
    count = load_subjects()
    click.echo(say(f"Đã nạp {count} môn học.", f"{count} subjects loaded."))
    if code is not None:
        if not {"starts_on", "ends_on"} <= days.keys():
            raise click.ClickException(say("Cần --from và --to của năm học.", "--from and --to are needed."))
        year = load_school_year(code, days)
        click.echo(say(f"Đã nạp năm học {year}.", f"School year {year} loaded."))
    return 0
