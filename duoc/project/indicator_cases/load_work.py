"""Plans with their history, tasks with deadlines and progress, difficulties, of a case."""

from __future__ import annotations

from datetime import date
from typing import Any

from duoc.kit import clock
from duoc.plans.difficulties.models import Difficulty
from duoc.plans.documents.models import DueChange, Plan, PlanKind, PlanState, PlanStateChange, Task
from duoc.plans.execution.models import ProgressEntry
from duoc.project.indicator_cases.codes import Codes, day, open_day
from duoc.registry.organizations.models import OrganizationType

Records = list[dict[str, Any]]
KINDS = {OrganizationType.SCHOOL: PlanKind.SCHOOL, OrganizationType.OFFICE: PlanKind.OFFICE}


def plans(codes: Codes, records: Records) -> None:
    """Plans and their states. A second plan of an organization for the same year supplements the first."""
    first: dict[tuple[int, int], Plan] = {}
    for record in records:
        organization, year = codes.row("organization", record["org"]), codes.row("school_year", record["school_year"])
        states = [change["state"] for change in sorted(record["history"], key=lambda change: str(change["date"]))]
        row = Plan.objects.create(
            organization=organization,
            school_year=year,
            kind=KINDS.get(organization.type, PlanKind.ACTION),
            state=states[-1] if states else PlanState.DRAFT,
            amends=first.get((organization.pk, year.pk)),
            title=record["code"],
            created_at=clock.now(),
        )
        first.setdefault((organization.pk, year.pk), row)
        PlanStateChange.objects.bulk_create(
            PlanStateChange(plan=row, state=change["state"], dated_on=day(change["date"]), at=clock.now())
            for change in record["history"]
        )
        codes.keep("plan", record["code"], row)


def tasks(codes: Codes, records: Records) -> None:
    """Tasks, then what they serve and to whom they go."""
    for record in records:
        plan = codes.row("plan", record["plan"])
        changes = sorted(record.get("due_changes", ()), key=lambda change: str(change["date"]))
        row = Task.objects.create(
            plan=plan,
            kind=record["kind"],
            organization=codes.row("organization", record["org"]) if "org" in record else plan.organization,
            title=record["code"],
            added_on=open_day(record.get("added")),
            cancelled_on=open_day(record.get("cancelled")),
            due_on=open_day(changes[-1]["due"] if changes else record.get("due")),
        )
        codes.keep("task", record["code"], row)
        if changes:
            began_with = DueChange(task=row, dated_on=date.min, due_on=open_day(record.get("due")))
            later = [DueChange(task=row, dated_on=day(each["date"]), due_on=open_day(each["due"])) for each in changes]
            DueChange.objects.bulk_create([began_with, *later])
        ProgressEntry.objects.bulk_create(
            ProgressEntry(task=row, percent=entry["percent"], dated_on=day(entry["date"]), at=clock.now())
            for entry in record.get("progress", ())
        )
    for record in records:
        row = codes.row("task", record["code"])
        row.addressed_to.set(codes.row("organization", code) for code in record.get("addressed_to", ()))
        row.serves.set(codes.row("task", code) for code in record.get("serves", ()))


def difficulties(codes: Codes, records: Records) -> None:
    """Difficulties with what the office answered."""
    for record in records:
        row = Difficulty.objects.create(
            code=record["id"],
            organization=codes.row("organization", record["org"]),
            title=record["id"],
            raised_on=day(record["raised"]),
            due_on=day(record["due"]),
            answered_on=open_day(record.get("answered")),
            withdrawn_on=open_day(record.get("withdrawn")),
        )
        codes.keep("difficulty", record["id"], row)
    for record in records:
        if "same_as" in record:
            row = codes.row("difficulty", record["id"])
            row.same_as = codes.row("difficulty", record["same_as"])
            row.save(update_fields=["same_as"])
