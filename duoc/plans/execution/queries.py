"""Reading the work: what waits, what is mine, what is late, what covers what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Avg, Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from duoc.kit.text import fold
from duoc.plans.documents.models import Node, NodeKind, Plan, PlanKind, Task, TaskKind, in_force, work_in_force
from duoc.plans.documents.queries import directives_in_force
from duoc.plans.execution.models import Evidence, ProgressEntry
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.organizations.models import Organization

DUE_SOON_DAYS = 7


def carrying_plan(organization: int, year: SchoolYear) -> Plan | None:
    """The school plan or action plan of an organization for a year."""
    kinds = (PlanKind.SCHOOL, PlanKind.ACTION)
    return Plan.objects.filter(organization_id=organization, school_year=year, kind__in=kinds, amends=None).first()


def percents_on(tasks: QuerySet[Task], day: date) -> dict[int, int]:
    """How far each task had come on a day, in percent, by its id; a task nobody had reported on is not there."""
    entries = ProgressEntry.objects.filter(task__in=tasks, dated_on__lte=day).order_by("dated_on", "pk")
    return dict(entries.values_list("task_id", "percent"))


def waiting_tasks(office_plan: Plan, organization: Organization, plan: Plan | None, day: date) -> QuerySet[Task]:
    """Tasks of the office addressed to this school (or led by this division) that its plan has not taken over.

    Soonest deadline first. One query.
    """
    addressed = Task.addressed_to.through._default_manager.filter(
        task_id=OuterRef("pk"), organization_id=organization.pk
    )
    tasks = directives_in_force(office_plan, day).filter(Q(Exists(addressed)) | Q(lead=organization))
    if plan is not None:
        taken = Task.serves.through._default_manager.filter(
            to_task_id=OuterRef("pk"),
            from_task__plan=plan,
            from_task__cancelled_on=None,
            from_task__revision=None,
        )
        tasks = tasks.filter(~Exists(taken))
    return tasks.order_by("due_on", "sort_key", "pk")


def activities(plan: Plan) -> QuerySet[Task]:
    """The living activities of a plan in the order of time, with what a page shows of them. Three queries.

    Of a plan open for additions: as it is to become, a change in the place of what it changes.
    """
    return (
        plan.tasks.filter(cancelled_on=None, revision=None)
        .select_related("lead", "lead_staff", "revises")
        .prefetch_related(Prefetch("serves", Task.objects.order_by("sort_key", "pk")), "people")
        .annotate(evidence_count=_evidence_of("pk") + _evidence_of("revises"))
        .order_by(F("starts_on").asc(nulls_last=True), F("due_on").asc(nulls_last=True), "pk")
    )


def _evidence_of(task: str) -> Coalesce:
    """How many pieces of evidence a task has. Not by a join: that would group by every column that is read."""
    own = Evidence.objects.filter(task=OuterRef(task)).order_by().values("task")
    return Coalesce(Subquery(own.annotate(many=Count("pk")).values("many")), 0)


def my_tasks(staff_id: int | None, day: date) -> QuerySet[Task]:
    """Living work of plans in force that this person leads or takes part in, soonest deadline first."""
    if staff_id is None:
        return Task.objects.none()
    takes_part = Task.people.through._default_manager.filter(staff_id=staff_id).values("task_id")
    return (
        Task.objects.filter(work_in_force(), Q(lead_staff_id=staff_id) | Q(pk__in=takes_part))
        .filter(Q(cancelled_on=None) | Q(cancelled_on__gt=day))
        .select_related("plan", "organization", "lead")
        .annotate(evidence_count=_evidence_of("pk"))
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
            work_in_force(),
            organization_id__in=list(organizations),
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
    school = "from_task__organization_id"
    links = Task.serves.through._default_manager.filter(
        to_task_id__in=ids,
        from_task__cancelled_on=None,
        from_task__is_pending=False,
        from_task__kind=TaskKind.ACTIVITY,
        from_task__plan__kind=PlanKind.SCHOOL,
    )
    reached = {
        directive: (taken, finished)
        for directive, taken, finished in links.values_list("to_task_id").annotate(
            taken=Count(school, distinct=True),
            finished=Count(school, distinct=True, filter=Q(from_task__done_on__lte=day)),
        )
    }
    return [Coverage(task, addressed.get(task.pk, 0), *reached.get(task.pk, (0, 0))) for task in tasks]


def unaligned_activities(organizations: Iterable[int], year: SchoolYear) -> QuerySet[Task]:
    """Activities of school plans that serve no task of the office."""
    return (
        Task.objects.filter(
            plan__school_year=year,
            plan__kind=PlanKind.SCHOOL,
            organization_id__in=list(organizations),
            kind=TaskKind.ACTIVITY,
            is_pending=False,
            cancelled_on=None,
            serves=None,
        )
        .select_related("organization", "plan", "lead_staff")
        .order_by("organization__sort_key", "starts_on", "pk")
    )


def plans_in_force(organizations: Iterable[int], year: SchoolYear) -> int:
    """How many school plans hold. One query."""
    return Plan.objects.filter(
        in_force(), organization_id__in=list(organizations), school_year=year, kind=PlanKind.SCHOOL, amends=None
    ).count()


def section_titles(office_plan: Plan | None) -> dict[str, str]:
    """Headings of an office's plan by the section that its tasks name ("III.2"). One query."""
    if office_plan is None:
        return {}
    rows = Task.objects.filter(plan=office_plan, node__parent__kind=NodeKind.HEADING).exclude(section="")
    return dict(rows.order_by("sort_key").values_list("section", "node__parent__text"))


def work_to_remind_of(day: date, within: timedelta) -> QuerySet[Task]:
    """Unfinished activities and directives of plans in force that are late or due within this time. One query."""
    return Task.objects.filter(work_in_force(), cancelled_on=None, done_on=None, due_on__lte=day + within).order_by(
        "pk"
    )


@dataclass(slots=True)
class PlanRow:
    """A school (or division) with its plan as the office's list shows it."""

    organization: Organization
    plan: Plan | None = None
    activities: int = 0
    late: int = 0
    percent: int = 0
    addressed: int = 0
    taken: int = 0

    @property
    def state(self) -> str:
        """The plan's state, "none" where it has not begun."""
        return self.plan.state if self.plan else "none"

    @property
    def taken_percent(self) -> int:
        """Share of the office's tasks taken up, rounded down."""
        return 100 * self.taken // self.addressed if self.addressed else 0


def plan_rows(
    organizations: QuerySet[Organization], kind: str, year: SchoolYear, office_plan: Plan | None, day: date
) -> list[PlanRow]:
    """Every organization with its plan and how it stands. Five queries, any number of organizations."""
    rows = {each.pk: PlanRow(each) for each in organizations}
    by_plan: dict[int, PlanRow] = {}
    for plan in Plan.objects.filter(organization_id__in=rows, school_year=year, kind=kind, amends=None):
        rows[plan.organization_id].plan = plan
        by_plan[plan.pk] = rows[plan.organization_id]
    late = Count("pk", filter=Q(done_on=None, due_on__lt=day))
    living = Task.objects.filter(plan__in=by_plan, cancelled_on=None, is_pending=False)
    for figures in living.values("plan").annotate(many=Count("pk"), mean=Avg("percent"), late=late):
        row = by_plan[figures["plan"]]
        row.activities, row.percent, row.late = figures["many"], int(figures["mean"]), figures["late"]
    if office_plan is not None:
        _count_taken(rows, kind, office_plan, day)
    return list(rows.values())


def _count_taken(rows: dict[int, PlanRow], kind: str, office_plan: Plan, day: date) -> None:
    directives = directives_in_force(office_plan, day).order_by()
    addressed = (
        Task.addressed_to.through._default_manager.filter(task_id__in=directives.values("pk")).values_list(
            "organization_id", "task_id"
        )
        if kind == PlanKind.SCHOOL
        else directives.exclude(lead=None).values_list("lead_id", "pk")
    )
    asked: defaultdict[int, set[int]] = defaultdict(set)
    for organization, directive in addressed:
        asked[organization].add(directive)
    served: defaultdict[int, set[int]] = defaultdict(set)
    links = Task.serves.through._default_manager.filter(
        from_task__organization_id__in=rows,
        from_task__cancelled_on=None,
        from_task__is_pending=False,
        from_task__plan__kind=kind,
    )
    for organization, directive in links.values_list("from_task__organization_id", "to_task_id"):
        served[organization].add(directive)
    for pk, row in rows.items():
        row.addressed, row.taken = len(asked[pk]), len(asked[pk] & served[pk])


def matching(rows: Iterable[PlanRow], *, state: str = "", level: str = "", words: str = "") -> list[PlanRow]:
    """Rows in a state, of a level, with these words in the name; words are compared without diacritics. No query."""
    wanted = fold(words)
    return [
        row
        for row in rows
        if (not state or row.state == state)
        and (not level or level in row.organization.levels)
        and wanted in row.organization.folded
    ]


@dataclass(frozen=True, slots=True)
class Uptake:
    """Whether one addressed school took a directive up, and by which activities."""

    school: Organization
    activities: list[Task]

    @property
    def percent(self) -> int:
        """Mean progress of its activities, rounded down."""
        return sum(each.percent for each in self.activities) // len(self.activities) if self.activities else 0


def uptake(directive: Task) -> list[Uptake]:
    """Every school that a directive is addressed to, those that have not taken it up first. Two queries."""
    found: defaultdict[int, list[Task]] = defaultdict(list)
    activities = directive.served_by.filter(
        cancelled_on=None, is_pending=False, plan__kind=PlanKind.SCHOOL
    ).select_related("plan", "lead", "lead_staff")
    for activity in activities.order_by("starts_on", "pk"):
        found[activity.organization_id].append(activity)
    rows = [Uptake(school, found[school.pk]) for school in directive.addressed_to.order_by("sort_key")]
    return sorted(rows, key=lambda row: bool(row.activities))


def origin(task: Task) -> list[Task]:
    """The directives that an activity serves, with their plans and text. One query."""
    return list(task.serves.select_related("plan", "node", "node__parent", "lead").order_by("sort_key", "pk"))


def nearest_heading(node: Node | None) -> Node | None:
    """The heading under which a node stands. One query a level."""
    current = node.parent if node else None
    while current is not None and current.kind != NodeKind.HEADING:
        current = current.parent
    return current
