"""The whole at a glance: sections × schools, figures with targets, what is late, trends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Sum

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


def heat_map(
    schools: Sequence[Organization], sections: Sequence[str], year: SchoolYear, shown: int | None = None
) -> list[HeatRow]:
    """Progress of every school in every section: furthest behind first, without a plan in force last. One query.

    `shown`: how many rows are wanted, all without it.
    """
    found: defaultdict[int, dict[str, tuple[int, int]]] = defaultdict(dict)
    rows = (
        Task.objects.filter(
            work_in_force(),
            plan__school_year=year,
            plan__kind=PlanKind.SCHOOL,
            organization__in=[school.pk for school in schools],
            cancelled_on=None,
        )
        .order_by()
        .values_list("organization_id", "section")
        .annotate(total=Sum("percent"), activities=Count("pk"))
    )
    for owner, section, total, activities in rows:
        found[owner][section] = (total, activities)
    means = [(school, _mean_of(found[school.pk].values())) for school in schools]
    means.sort(key=lambda pair: (pair[1] is None, pair[1] or 0, pair[0].sort_key))
    return [
        HeatRow(school, [_cell(section, found[school.pk].get(section)) for section in sections], mean)
        for school, mean in means[:shown]
    ]


def _cell(section: str, sums: tuple[int, int] | None) -> Cell:
    return Cell(section, _mean_of([sums]), sums[1]) if sums else Cell(section, None, 0)


def _mean_of(sums: Iterable[tuple[int, int]]) -> int | None:
    """Mean in whole percent of sums with their counts."""
    pairs = list(sums)
    count = sum(activities for _total, activities in pairs)
    return round(sum(total for total, _activities in pairs) / count) if count else None


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
