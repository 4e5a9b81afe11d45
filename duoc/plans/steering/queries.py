"""The whole at a glance: sections × schools, figures with targets, what is late, trends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from duoc.plans.documents.models import Plan, PlanKind, Task, TaskKind, work_in_force
from duoc.plans.execution.models import ProgressEntry
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.organizations.models import Organization


@dataclass(frozen=True, slots=True)
class Cell:
    """Mean progress of a school's activities in a section, in whole percent; None where it has none."""

    section: str
    percent: int | None
    activities: int


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One school across all sections."""

    school: Organization
    cells: list[Cell]
    percent: int | None


def sections_of(plan: Plan) -> list[str]:
    """The sections of an office plan that ask for work, in its order ("III.1", "III.2", …). One query."""
    rows = plan.tasks.filter(kind=TaskKind.DIRECTIVE, cancelled_on=None).order_by("sort_key", "pk")
    return list(dict.fromkeys(rows.values_list("section", flat=True)))


def heat_map(schools: Sequence[Organization], sections: Sequence[str], year: SchoolYear) -> list[HeatRow]:
    """Progress of every school in every section: furthest behind first, without a plan in force last. One query."""
    found: defaultdict[int, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    rows = Task.objects.filter(
        work_in_force(),
        plan__school_year=year,
        plan__kind=PlanKind.SCHOOL,
        organization__in=[school.pk for school in schools],
        cancelled_on=None,
    ).values_list("organization_id", "section", "percent")
    for owner, section, percent in rows:
        found[owner][section].append(percent)
    result = []
    for school in schools:
        own = found[school.pk]
        cells = [_cell(section, own.get(section, [])) for section in sections]
        every = [value for values in own.values() for value in values]
        result.append(HeatRow(school, cells, _mean(every)))
    return sorted(result, key=lambda row: (row.percent is None, row.percent or 0, row.school.sort_key))


def _cell(section: str, values: list[int]) -> Cell:
    return Cell(section, _mean(values), len(values))


def _mean(values: Sequence[int]) -> int | None:
    return round(sum(values) / len(values)) if values else None


def progress_trend(organizations: Iterable[int], year: SchoolYear, days: Sequence[date]) -> list[int | None]:
    """Mean progress of all activities in force on each of these days, from the entries made by then. Two queries."""
    tasks = Task.objects.filter(
        work_in_force(),
        plan__school_year=year,
        plan__kind=PlanKind.SCHOOL,
        organization_id__in=list(organizations),
        cancelled_on=None,
    )
    count = tasks.count()
    if not count:
        return [None for _day in days]
    entries = ProgressEntry.objects.filter(task__in=tasks).order_by("dated_on", "pk")
    latest: dict[int, int] = {}
    total = 0
    means: list[int | None] = []
    waiting = iter(entries.values_list("dated_on", "task_id", "percent"))
    pending = next(waiting, None)
    for day in sorted(days):
        while pending is not None and pending[0] <= day:
            total += pending[2] - latest.get(pending[1], 0)
            latest[pending[1]] = pending[2]
            pending = next(waiting, None)
        means.append(round(total / count))
    return means
