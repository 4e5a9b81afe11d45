"""Reading the work: what waits, what is mine, what is late, what covers what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from duoc.plans.documents.models import Plan, PlanKind, PlanState, Task, TaskKind
from duoc.plans.documents.models.plan import IN_FORCE
from duoc.plans.documents.queries import directives_in_force
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.organizations.models import Organization

DUE_SOON_DAYS = 7


def carrying_plan(organization: int, year: SchoolYear) -> Plan | None:
    """The school plan or action plan of an organization for a year."""
    kinds = (PlanKind.SCHOOL, PlanKind.ACTION)
    return Plan.objects.filter(organization_id=organization, school_year=year, kind__in=kinds, amends=None).first()


def waiting_tasks(office_plan: Plan, organization: Organization, plan: Plan | None, day: date) -> QuerySet[Task]:
    """Tasks of the office addressed to this school (or led by this division) that its plan has not taken over.

    Soonest deadline first. One query.
    """
    mine = Q(addressed_to=organization) | Q(lead=organization)
    tasks = directives_in_force(office_plan, day).filter(mine).distinct()
    if plan is not None:
        taken = Task.serves.through._default_manager.filter(
            to_task_id=OuterRef("pk"), from_task__plan=plan, from_task__cancelled_on=None
        )
        tasks = tasks.filter(~Exists(taken))
    return tasks.order_by("due_on", "sort_key", "pk")


def activities(plan: Plan) -> QuerySet[Task]:
    """The living activities of a plan in the order of time, with what a page shows of them."""
    return (
        plan.tasks.filter(cancelled_on=None)
        .select_related("lead", "lead_staff")
        .prefetch_related("serves", "people")
        .order_by(F("starts_on").asc(nulls_last=True), F("due_on").asc(nulls_last=True), "pk")
    )


def my_tasks(staff_id: int | None, day: date) -> QuerySet[Task]:
    """Living work of plans in force that this person leads or takes part in, soonest deadline first."""
    if staff_id is None:
        return Task.objects.none()
    takes_part = Task.people.through._default_manager.filter(staff_id=staff_id).values("task_id")
    return (
        Task.objects.filter(Q(lead_staff_id=staff_id) | Q(pk__in=takes_part), plan__state__in=IN_FORCE)
        .filter(Q(cancelled_on=None) | Q(cancelled_on__gt=day))
        .select_related("plan", "organization", "lead")
        .annotate(evidence_count=Count("evidence"))
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    )


@dataclass(frozen=True, slots=True)
class Urgency:
    """How a task stands against its deadline: `kind` done, late, soon, on_time, later or open; `days` to or past it."""

    kind: str
    days: int


def urgency(task: Task, day: date) -> Urgency:
    """Where a task stands on a day."""
    if task.done_on is not None:
        late = (task.done_on - task.due_on).days if task.due_on else 0
        return Urgency("done_late" if late > 0 else "done", max(late, 0))
    if task.due_on is None:
        return Urgency("open", 0)
    days = (task.due_on - day).days
    if days < 0:
        return Urgency("late", -days)
    return Urgency("soon" if days <= DUE_SOON_DAYS else "later", days)


def late_and_due(organizations: Iterable[int], day: date, within: int = DUE_SOON_DAYS) -> QuerySet[Task]:
    """Unfinished work of plans in force that is late or due within some days, the longest overdue first."""
    return (
        Task.objects.filter(
            organization_id__in=list(organizations),
            plan__state__in=IN_FORCE,
            cancelled_on=None,
            done_on=None,
            due_on__lte=day + timedelta(days=within),
        )
        .select_related("organization", "plan", "lead_staff")
        .order_by("due_on", "sort_key", "pk")
    )


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a directive has reached schools: addressed, taken into their plans, and finished there."""

    task: Task
    addressed: int
    taken: int
    finished: int

    @property
    def percent(self) -> int:
        """Share of the addressed schools that took it up, rounded down, so that 100 means all."""
        return 100 * self.taken // self.addressed if self.addressed else 0


def coverage(office_plan: Plan, day: date) -> list[Coverage]:
    """Every directive with how many schools took it up. Three queries, any number of schools."""
    tasks = list(directives_in_force(office_plan, day).select_related("lead"))
    ids = [task.pk for task in tasks]
    addressed = dict(
        Task.addressed_to.through._default_manager.filter(task_id__in=ids)
        .values_list("task_id")
        .annotate(schools=Count("organization_id", distinct=True))
    )
    taken: defaultdict[int, set[int]] = defaultdict(set)
    finished: defaultdict[int, set[int]] = defaultdict(set)
    rows = Task.serves.through._default_manager.filter(
        to_task_id__in=ids, from_task__cancelled_on=None, from_task__kind=TaskKind.ACTIVITY
    ).values_list("to_task_id", "from_task__organization_id", "from_task__done_on", "from_task__plan__kind")
    for directive, organization, done_on, plan_kind in rows:
        if plan_kind != PlanKind.SCHOOL:
            continue
        taken[directive].add(organization)
        if done_on is not None and done_on <= day:
            finished[directive].add(organization)
    return [
        Coverage(task, addressed.get(task.pk, 0), len(taken[task.pk]), len(finished[task.pk] & taken[task.pk]))
        for task in tasks
    ]


def unaligned_activities(organizations: Iterable[int], year: SchoolYear) -> QuerySet[Task]:
    """Activities of school plans that serve no task of the office."""
    return (
        Task.objects.filter(
            plan__school_year=year,
            plan__kind=PlanKind.SCHOOL,
            organization_id__in=list(organizations),
            kind=TaskKind.ACTIVITY,
            cancelled_on=None,
            serves=None,
        )
        .select_related("organization", "plan", "lead_staff")
        .order_by("organization__sort_key", "starts_on", "pk")
    )


def plans_by_state(organizations: Iterable[int], year: SchoolYear) -> dict[str, int]:
    """How many school plans stand in each state."""
    rows = (
        Plan.objects.filter(
            organization_id__in=list(organizations), school_year=year, kind=PlanKind.SCHOOL, amends=None
        )
        .values_list("state")
        .annotate(plans=Count("pk"))
    )
    return {PlanState(state): count for state, count in rows}
