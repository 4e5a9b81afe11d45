"""The first rows of an empty installation: province, office, school year, and one administrator.

.venv/bin/python deploy/first_office.py --help

Everything after that is done in the pages, by whoever signs in with the slip that is printed at the end. The
environment is that of the services (`DATABASE_URL`, `DUOC_…`). Refuses to run where there is an organization already.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date

import click
import django

day = date.fromisoformat


def arguments() -> argparse.Namespace:
    """What the office says about itself."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--province-code", required=True, help="e.g. SGD-CAMAU")
    parser.add_argument("--province", required=True, help="e.g. Sở GD&ĐT tỉnh Cà Mau")
    parser.add_argument("--office-code", required=True, help="e.g. PGD-964")
    parser.add_argument("--office", required=True, help="e.g. Phòng GD&ĐT thành phố Cà Mau")
    parser.add_argument("--abbreviation", default="PGDĐT", help="as in the symbols of its documents")
    parser.add_argument("--since", required=True, type=day, help="first day of both in the data, such as 2020-01-01")
    parser.add_argument("--year", required=True, help="first school year, such as 2020-2021")
    parser.add_argument("--terms", required=True, nargs=4, type=day, metavar="DAY", help="first and last of each")
    parser.add_argument("--census", required=True, type=day, help="day of the yearly statistics")
    parser.add_argument("--username", required=True)
    parser.add_argument("--name", required=True, help="full name of the administrator")
    return parser.parse_args()


def main() -> int:
    """Write them in one transaction and print the slip. 0 done, 2 cannot."""
    given = arguments()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duoc.project.settings")
    django.setup()

    from django.db import transaction

    from duoc.kit.audit import SYSTEM
    from duoc.kit.audit import services as audit
    from duoc.registry.access.roles import Role
    from duoc.registry.access.services import open_account
    from duoc.registry.calendar.models import SchoolYear, Term
    from duoc.registry.organizations.models import Organization, OrganizationType
    from duoc.registry.organizations.services.organizations import OrganizationFacts, add_organization

    if Organization.objects.exists():
        click.echo("There are organizations already: sign in, or restore a backup.", err=True)
        return 2
    with transaction.atomic():
        top = Organization.objects.create(
            code=given.province_code, name=given.province, type=OrganizationType.PROVINCE, valid_from=given.since
        )
        top.names.create(name=given.province, valid_from=given.since)
        audit.record("organizations.added", top, by=SYSTEM, scope=top.pk, after={"code": top.code, "name": top.name})
        office = add_organization(
            given.office_code,
            given.office,
            OrganizationType.OFFICE,
            OrganizationFacts(abbreviation=given.abbreviation),
            parent=top,
            from_day=given.since,
            by=SYSTEM,
        )
        first, first_end, second, second_end = given.terms
        year = SchoolYear.objects.create(code=given.year, starts_on=first, ends_on=second_end, census_on=given.census)
        Term.objects.create(school_year=year, code=Term.Code.FIRST, starts_on=first, ends_on=first_end)
        Term.objects.create(school_year=year, code=Term.Code.SECOND, starts_on=second, ends_on=second_end)
        _account, slip = open_account(given.username, given.name, office, Role.ADMINISTRATOR, by=SYSTEM)
    click.echo(f"{slip.username}\n{slip.password}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
