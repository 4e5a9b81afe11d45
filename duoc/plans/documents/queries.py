"""Reading plans: the tree of a day, what is still missing, which schools a task is for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from duoc.kit.dated import holds_on
from duoc.plans.documents.models import Node, NodeKind, Plan, PlanKind, PlanState, Repair, Target, Task
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.organizations.models import LEVEL_FIELDS, Organization, OrganizationType


@dataclass(slots=True)
class Branch:
    """A node as a page shows it: number, task, how many schools it names, targets, and what hangs under it."""

    node: Node
    number: str
    depth: int
    task: Task | None = None
    targets: list[Target] = field(default_factory=list)
    schools: int = 0
    children: list[Branch] = field(default_factory=list)

    @property
    def is_incomplete(self) -> bool:
        """A task without a lead, or a target without an indicator or a level: what a reviewer still has to do."""
        no_lead = self.task is not None and self.task.lead_id is None
        return no_lead or any(not target.indicator for target in self.targets)


def branches(plan: Plan, day: date | None = None) -> list[Branch]:
    """The plan as a flat list in its order, each with depth; of an issued plan as it stood on a day. Five queries."""
    from duoc.plans.documents.services.numbering import number_nodes

    nodes = list(nodes_on(plan, day).order_by("position", "pk"))
    numbered = number_nodes(nodes)
    ids = [node.pk for node in nodes]
    tasks = {
        task.node_id: task
        for task in Task.objects.filter(node__in=ids).select_related("lead").prefetch_related("people")
    }
    addressed = dict(
        Task.addressed_to.through._default_manager.filter(task__node__in=ids)
        .values_list("task_id")
        .annotate(schools=Count("organization_id"))
    )
    targets: dict[int, list[Target]] = {}
    for target in Target.objects.filter(node__in=ids).order_by("pk"):
        targets.setdefault(target.node_id, []).append(target)
    found: dict[int, Branch] = {}
    ordered: list[Branch] = []
    for node in nodes:
        above = found.get(node.parent_id or 0)
        branch = Branch(
            node=node,
            number=numbered[node.pk][1],
            depth=above.depth + 1 if above else 1,
            task=tasks.get(node.pk),
            targets=targets.get(node.pk, []),
            schools=addressed.get(tasks[node.pk].pk, 0) if node.pk in tasks else 0,
        )
        if above:
            above.children.append(branch)
        found[node.pk] = branch
        ordered.append(branch)
    return ordered


@dataclass(frozen=True, slots=True)
class Change:
    """One change of an amendment. `number` is that of the item which it changes, or under which it adds.

    `node` carries the new words (none: the item is lifted) and, where it was moved, the new deadline.
    """

    node: Node
    number: str

    @property
    def is_added(self) -> bool:
        """Whether it adds an item."""
        return self.node.replaces_id is None

    @property
    def is_lifted(self) -> bool:
        """Whether it ends an item."""
        return not self.node.text


def numbers_on(plan: Plan, day: date) -> dict[int, str]:
    """The number of each item of a plan, as it stood on a day. One query."""
    from duoc.plans.documents.services.numbering import number_nodes

    nodes = list(nodes_on(plan, day).order_by("position", "pk"))
    return {pk: number for pk, (_section, number) in number_nodes(nodes).items()}


def changes(amendment: Plan, day: date) -> list[Change]:
    """What an amendment changes, in the order of the plan, with the numbers of the day before it takes effect."""
    if amendment.amends is None:
        return []
    if amendment.state == PlanState.ISSUED and amendment.dated_on:
        day = amendment.dated_on - timedelta(days=1)
    numbers = numbers_on(amendment.amends, day)
    rows = amendment.nodes.select_related("replaces", "parent").order_by("position", "pk")
    return [Change(row, numbers.get(row.replaces_id or row.parent_id or 0, "")) for row in rows]


def nodes_on(plan: Plan, day: date | None = None) -> QuerySet[Node]:
    """Nodes of a plan: of a draft all, of an issued one those in force on the day with its issued amendments."""
    if day is None or plan.amends_id or plan.state not in (PlanState.ISSUED, PlanState.WITHDRAWN):
        return Node.objects.filter(plan=plan)
    issued = Q(plan__amends=plan, plan__state=PlanState.ISSUED, valid_from__isnull=False)
    return Node.objects.filter(Q(plan=plan) | issued).filter(holds_on(day)).exclude(text="")


@dataclass(frozen=True, slots=True)
class ReviewState:
    """How far the review of an imported plan has come."""

    directives: int
    reviewed: int
    tasks: int
    bound_targets: int
    targets: int
    waiting_repairs: int
    incomplete: int
    roles: dict[str, int]


def review_state(plan: Plan, tree: Sequence[Branch]) -> ReviewState:
    """Counts for the bar above the review. One query beside the tree."""
    directives = [branch for branch in tree if branch.node.kind == NodeKind.DIRECTIVE]
    targets = [target for branch in tree for target in branch.targets]
    return ReviewState(
        directives=len(directives),
        reviewed=sum(branch.node.is_reviewed for branch in directives),
        tasks=sum(branch.task is not None for branch in tree),
        bound_targets=sum(bool(target.indicator) for target in targets),
        targets=len(targets),
        waiting_repairs=plan.repairs.filter(state=Repair.State.PROPOSED).count(),
        incomplete=sum(branch.is_incomplete for branch in tree),
        roles=dict(Counter(branch.node.role for branch in directives)),
    )


def schools_for(levels: Iterable[str], below: Iterable[int], day: date) -> list[int]:
    """Ids of the schools on a day, among these organizations, that teach one of the levels (all schools if none)."""
    of_level = Q()
    for level in levels:
        if level in LEVEL_FIELDS:
            of_level |= Q(**{LEVEL_FIELDS[level]: True})
    rows = Organization.objects.on(day).filter(of_level, pk__in=list(below), type=OrganizationType.SCHOOL)
    return list(rows.values_list("pk", flat=True))


def issued_plan(office: int, year: SchoolYear) -> Plan | None:
    """The office's plan in force for a school year."""
    return (
        Plan.objects.filter(
            organization_id=office, school_year=year, kind=PlanKind.OFFICE, state=PlanState.ISSUED, amends=None
        )
        .order_by("-dated_on")
        .first()
    )


def directives_in_force(plan: Plan, day: date) -> QuerySet[Task]:
    """Tasks of an issued plan and its amendments that live on a day, in the order of the plan."""
    return (
        Task.objects.filter(Q(plan=plan) | Q(plan__amends=plan, plan__state=PlanState.ISSUED))
        .filter(Q(added_on=None) | Q(added_on__lte=day), Q(cancelled_on=None) | Q(cancelled_on__gt=day))
        .order_by("sort_key", "pk")
    )
