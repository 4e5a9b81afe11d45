"""What the work of the plans is measured by: done, late, taken up by the schools, tied to the office's directives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from duoc.indicators.catalogue import indicator
from duoc.indicators.engine import goals
from duoc.indicators.engine.frame import Frame
from duoc.indicators.engine.goals import Goal
from duoc.indicators.engine.measure import Measure, Side
from duoc.indicators.engine.subjects import Description, Subject, describe
from duoc.plans.documents.models import DueChange, Plan, PlanState, PlanStateChange, Target, Task, TaskKind, in_force
from duoc.plans.documents.models.plan import IN_FORCE
from duoc.plans.execution.models import ProgressEntry
from duoc.registry.organizations.queries import tree_on
from duoc.web.formatting import day_text


class Work(NamedTuple):
    """A live task on the day: a fact at the organization that carries it."""

    id: int
    organization: int
    tag: str
    kind: str
    plan_organization: int
    due_on: date | None


def in_force_after(steps: Iterable[tuple[int, str, str]]) -> set[int]:
    """Plans in force after these steps (plan, state before, state), in their order.

    The last state decides: approved or issued. Only a plan that was opened for additions goes on holding as it was
    approved, and its steps say from where they come; a step without a state before it stands for itself.
    """
    held: set[int] = set()
    for plan, before, state in steps:
        if state in IN_FORCE:
            held.add(plan)
        elif state == PlanState.WITHDRAWN or not before:
            held.discard(plan)
    return held


class LiveWork:
    """Tasks of the year's plans in force on the day, as they stood on it. Six queries."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.day = frame.day
        states = PlanStateChange.objects.filter(plan__school_year__code=frame.year_code, dated_on__lte=self.day)
        steps = states.order_by("dated_on", "pk").values_list("plan_id", "from_state", "state")
        self.plans_in_force = sorted(in_force_after(steps))
        self.tasks = [
            Work(pk, organization, "", kind, plan_organization, self._due(pk, due_on))
            for pk, organization, kind, plan_organization, due_on in self._rows()
        ]
        self.by_id = {task.id: task for task in self.tasks}
        self.activities = [task for task in self.tasks if task.kind == TaskKind.ACTIVITY]
        self.directives = [task for task in self.tasks if task.kind == TaskKind.DIRECTIVE]

    def _rows(self) -> Iterable[tuple[int, int, str, int, date | None]]:
        live = Task.objects.filter(
            Q(added_on=None) | Q(added_on__lte=self.day),
            Q(cancelled_on=None) | Q(cancelled_on__gt=self.day),
            plan__in=self.plans_in_force,
            is_pending=False,
        )
        return live.values_list("id", "organization_id", "kind", "plan__organization_id", "due_on")

    @cached_property
    def _due_changes(self) -> dict[int, list[tuple[date, date | None]]]:
        """Each task's deadlines in the order in which they were set. The first is the one it began with."""
        changes: defaultdict[int, list[tuple[date, date | None]]] = defaultdict(list)
        rows = DueChange.objects.filter(task__plan__in=self.plans_in_force).order_by("dated_on", "pk")
        for task, dated_on, due_on in rows.values_list("task_id", "dated_on", "due_on"):
            changes[task].append((dated_on, due_on))
        return changes

    def _due(self, task: int, due_on: date | None) -> date | None:
        """The deadline that held on the day: a change counts from the day on which it was decided."""
        known = [due for dated_on, due in self._due_changes.get(task, ()) if dated_on <= self.day]
        return known[-1] if known else due_on

    @cached_property
    def _runs(self) -> dict[int, list[tuple[date, int]]]:
        entries: defaultdict[int, list[tuple[date, int]]] = defaultdict(list)
        rows = ProgressEntry.objects.filter(task__plan__in=self.plans_in_force, dated_on__lte=self.day)
        for task, dated_on, percent in rows.order_by("dated_on", "pk").values_list("task_id", "dated_on", "percent"):
            entries[task].append((dated_on, percent))
        return entries

    def percent(self, task: int) -> int:
        """How far the task had come on the day; never reported is 0."""
        run = self._runs.get(task)
        return run[-1][1] if run else 0

    def done_on(self, task: int) -> date | None:
        """The first day of the unbroken run of 100 % that lasts until the day; None for work not done."""
        first: date | None = None
        for dated_on, percent in reversed(self._runs.get(task, ())):
            if percent < 100:
                break
            first = dated_on
        return first

    @cached_property
    def serves(self) -> list[tuple[Work, Work]]:
        """(activity, directive) of live work."""
        pairs = Task.serves.through._default_manager.filter(from_task__plan__in=self.plans_in_force)
        found = pairs.values_list("from_task_id", "to_task_id")
        return [
            (self.by_id[activity], self.by_id[directive])
            for activity, directive in found
            if activity in self.by_id and directive in self.by_id
            and self.by_id[activity].kind == TaskKind.ACTIVITY and self.by_id[directive].kind == TaskKind.DIRECTIVE
        ]  # fmt: skip

    @cached_property
    def addressed(self) -> set[tuple[int, int]]:
        """(directive, school) of live directives and the operating schools that they are addressed to."""
        operating = self.frame.operating(self.day)
        pairs = Task.addressed_to.through._default_manager.filter(task__plan__in=self.plans_in_force)
        live = {task.id for task in self.directives}
        return {
            (task, school)
            for task, school in pairs.values_list("task_id", "organization_id")
            if task in live and school in operating
        }

    @cached_property
    def covered(self) -> set[tuple[int, int]]:
        """The (directive, school) pairs in which the school's own plan serves the directive."""
        served = {(directive.id, activity.plan_organization) for activity, directive in self.serves}
        return self.addressed & served

    def side(self, tasks: Iterable[Work], weights: dict[int, int] | None = None) -> Side:
        """These tasks as a side, each at the organization that carries it."""
        return Side(of="task", facts=list(tasks), reach=self.frame.reach(self.day), weights=weights)

    def directives_at(self, pairs: Iterable[tuple[int, int]]) -> Side:
        """Directives, each at the schools of its pairs and once above them."""
        return Side(of="task", facts=[(task, school, "") for task, school in pairs], reach=self.frame.reach(self.day))

    def pairs(self, pairs: Iterable[tuple[int, int]]) -> Side:
        """Pairs of directive and school, each counted by itself."""
        chosen = list(pairs)
        return Side(
            of="task",
            facts=[(pair, pair[1], "") for pair in chosen],
            reach=self.frame.reach(self.day),
            subject={pair: pair[0] for pair in chosen},
        )

    def share(self, top: Side, bottom: Side) -> Measure | None:
        """One over the other; no value where the school year is not in the records."""
        if self.frame.year is None:
            return None
        return Measure(top=[top], bottom=[bottom], exists_on=(self.day,))


@indicator("plan_completion_rate")
def plan_completion_rate(frame: Frame) -> Measure | None:
    work = frame.shared(LiveWork)
    done = [task for task in work.activities if work.percent(task.id) == 100]
    return work.share(work.side(done), work.side(work.activities))


@indicator("plan_mean_progress")
def plan_mean_progress(frame: Frame) -> Measure | None:
    work = frame.shared(LiveWork)
    percents = {task.id: work.percent(task.id) for task in work.activities}
    return work.share(work.side(work.activities, percents), work.side(work.activities))


@indicator("plan_overdue_rate")
def plan_overdue_rate(frame: Frame) -> Measure | None:
    work = frame.shared(LiveWork)
    asked = [task for task in work.activities if task.due_on is not None]
    late = [task for task in asked if task.due_on and task.due_on < work.day and work.done_on(task.id) is None]
    return work.share(work.side(late), work.side(asked))


@indicator("plan_on_time_rate")
def plan_on_time_rate(frame: Frame) -> Measure | None:
    work = frame.shared(LiveWork)
    due = [(task, task.due_on) for task in work.activities if task.due_on is not None and task.due_on < work.day]
    in_time = [task for task, due_on in due if (done_on := work.done_on(task.id)) is not None and done_on <= due_on]
    return work.share(work.side(in_time), work.side(task for task, _ in due))


@indicator("directive_uptake_rate")
def directive_uptake_rate(frame: Frame) -> Measure | None:
    work = frame.shared(LiveWork)
    return work.share(work.directives_at(work.covered), work.directives_at(work.addressed))


@indicator("directive_school_coverage_rate")
def directive_school_coverage_rate(frame: Frame) -> Measure | None:
    work = frame.shared(LiveWork)
    return work.share(work.pairs(work.covered), work.pairs(work.addressed))


@indicator("unaligned_activity_rate")
def unaligned_activity_rate(frame: Frame) -> Measure | None:
    work = frame.shared(LiveWork)
    operating = frame.operating(frame.day)
    serving = {activity.id for activity, _ in work.serves}
    asked = [task._replace(organization=task.plan_organization) for task in work.activities
             if task.plan_organization in operating]  # fmt: skip
    return work.share(work.side(task for task in asked if task.id not in serving), work.side(asked))


@indicator("school_plan_approved_rate")
def school_plan_approved_rate(frame: Frame) -> Measure | None:
    work = frame.shared(LiveWork)
    operating = frame.operating(frame.day)
    reach = frame.reach(frame.day)
    planned = set(Plan.objects.filter(pk__in=work.plans_in_force).values_list("organization_id", flat=True))
    return work.share(
        Side(of="school", facts=[(school, school, "") for school in operating & planned], reach=reach),
        Side(of="school", facts=[(school, school, "") for school in operating], reach=reach),
    )


def plan_targets(organization: int, day: date, school_year: str) -> Mapping[tuple[str, str], Goal]:
    """Targets bound to indicators, of the plans in force of the organization and of those above it. Two queries.

    The nearest organization's target holds.
    """
    above = list(tree_on(day).above(organization))
    targets = Target.objects.filter(
        in_force("plan__"), plan__organization__in=above, plan__school_year__code=school_year
    )
    rows = targets.exclude(indicator="").select_related("plan").order_by("pk")
    found: dict[tuple[str, str], Goal] = {}
    for row in sorted(rows, key=lambda row: above.index(row.plan.organization_id), reverse=True):
        found[row.indicator, row.slice] = Goal(row.words, row.is_met, source=row.plan.title)
    return found


def describe_tasks(ids: Collection[int]) -> Mapping[int, Description]:
    """Tasks with who carries them, their deadline and how far they are. One query."""
    rows = Task.objects.filter(pk__in=ids).select_related("organization").order_by("sort_key", "pk")
    return {
        row.pk: Description(
            row.title,
            (row.organization.label, day_text(row.due_on), f"{row.percent} %"),
            row.organization_id,
            url=reverse("execution:task", args=[row.pk]),
        )
        for row in rows
    }


goals.register(plan_targets)
describe(Subject("task", _("Nhiệm vụ, hoạt động"), (_("Đơn vị thực hiện"), _("Hạn"), _("Tiến độ")), describe_tasks))
