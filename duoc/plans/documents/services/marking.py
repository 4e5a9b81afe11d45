"""Marking nodes, giving tasks their "five clears", binding targets: several at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from duoc.kit.audit import Actor
from duoc.kit.errors import DomainError
from duoc.plans.documents.models import Comparator, Node, NodeKind, NodeRole, Plan, Target, Task
from duoc.plans.documents.services.numbering import renumber
from duoc.plans.documents.services.proposing import WORKING_ROLES, Proposer
from duoc.plans.documents.services.recording import Recorder, edit

CLEARABLE = ("lead", "people", "levels", "schools", "starts_on", "due_on", "term", "deliverable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Who, when, with what result. A field left None stays as it is, so that several tasks can share a change.

    `cleared` names fields (of `CLEARABLE`) that are emptied first.
    """

    lead_id: int | None = None
    people_ids: Sequence[int] | None = None
    school_ids: Sequence[int] | None = None
    levels: Sequence[str] | None = None
    starts_on: date | None = None
    due_on: date | None = None
    term: str | None = None
    deliverable: str | None = None
    cleared: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not self.cleared and all(
            getattr(self, each.name) is None for each in fields(self) if each.default is None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """The indicator that measures a target, and the figure to be reached."""

    words: str
    indicator: str
    slice: str = ""
    comparator: str = Comparator.EQUAL
    value: Decimal | None = None
    unit: str = ""
    due_on: date | None = None


def nodes_of(plan: Plan, ids: Iterable[int]) -> list[Node]:
    """These nodes of the plan, in its order. Errors: `node_gone` where one is not (or no longer) there."""
    wanted = set(ids)
    nodes = list(plan.nodes.filter(pk__in=wanted).order_by("position", "pk"))
    if not nodes or len(nodes) != len(wanted):
        raise DomainError("node_gone", _("Một mục đã chọn không còn trong kế hoạch. Tải lại trang rồi chọn lại."))
    return nodes


def mark(plan: Plan, node_ids: Iterable[int], role: str, *, by: Actor) -> None:
    """Say what these directives are. What is to be carried out gets a task; what is not loses it."""
    if role not in NodeRole.values:
        raise DomainError("unknown_role", _("Chọn một trong các vai trò trong danh sách."))
    nodes = nodes_of(plan, node_ids)
    title = gettext_noop("Đánh dấu %(count)s mục là %(role)s")
    with edit(plan, title, by=by, count=len(nodes), role=NodeRole(role).label) as step:
        proposer = Proposer(step.plan)
        for node in nodes:
            if node.kind != NodeKind.DIRECTIVE:
                step.touch(node)
                node.kind = NodeKind.DIRECTIVE
            node.role = role
            node.is_reviewed = True
            step.save(node)
            keep_task(step, node, proposer)
        renumber(step.plan)


def keep_task(step: Recorder, node: Node, proposer: Proposer) -> None:
    """Give a directive its task, or take it away, as its role asks."""
    task = Task.objects.filter(node=node).first()
    if node.role in WORKING_ROLES and task is None:
        context = " ".join(each.text for each in _ancestors(node))
        step.create(proposer.task(node, context))
    elif node.role not in WORKING_ROLES and task is not None:
        step.delete(task)


def _ancestors(node: Node) -> Iterable[Node]:
    current = node.parent
    while current is not None:
        yield current
        current = current.parent


def assign(plan: Plan, node_ids: Iterable[int], assignment: Assignment, *, by: Actor) -> None:
    """Give the tasks of these directives who, when and with what result.

    Errors: `nothing_to_assign`; `not_a_task` where a chosen node has no task; `due_before_start` (field `due_on`).
    """
    if assignment.is_empty:
        raise DomainError("nothing_to_assign", _("Chưa chọn gì để giao. Chọn bộ phận, trường, thời hạn hoặc sản phẩm."))
    nodes = nodes_of(plan, node_ids)
    tasks = {task.node_id: task for task in Task.objects.filter(node__in=nodes)}
    if missing := [node for node in nodes if node.pk not in tasks]:
        raise DomainError(
            "not_a_task",
            _("“%(text)s” chưa được đánh dấu là nhiệm vụ. Đánh dấu trước rồi giao.") % {"text": missing[0].text[:60]},
        )
    with edit(plan, gettext_noop("Giao %(count)s nhiệm vụ"), by=by, count=len(nodes)) as step:
        for node in nodes:
            _assign_one(step, tasks[node.pk], assignment)
            node.is_reviewed = True
            step.save(node)


def _assign_one(step: Recorder, task: Task, assignment: Assignment) -> None:
    step.touch(task)
    for name in assignment.cleared:
        _clear(task, name)
    for name in ("lead_id", "starts_on", "due_on", "term", "deliverable"):
        value = getattr(assignment, name)
        if value is not None:
            setattr(task, name, value)
    if assignment.levels is not None:
        task.levels = list(assignment.levels)
    if task.starts_on and task.due_on and task.due_on < task.starts_on:
        raise DomainError("due_before_start", _("Hạn phải từ ngày bắt đầu trở đi."), field="due_on")
    step.save(task)
    if assignment.people_ids is not None:
        task.people.set(assignment.people_ids)
    if assignment.school_ids is not None:
        task.addressed_to.set(assignment.school_ids)


def _clear(task: Task, name: str) -> None:
    """Empty one of the "five clears" of a task. The people and schools are written at once."""
    if name in ("people", "schools"):
        (task.people if name == "people" else task.addressed_to).clear()
    elif name == "levels":
        task.levels = []
    elif name in ("term", "deliverable"):
        setattr(task, name, "")
    else:
        setattr(task, name, None)


def review(plan: Plan, node_ids: Iterable[int], *, by: Actor) -> None:
    """Say that these nodes are right as they stand."""
    with edit(plan, gettext_noop("Xác nhận đã rà soát"), by=by) as step:
        for node in nodes_of(plan, node_ids):
            step.touch(node)
            node.is_reviewed = True
            step.save(node)


def bind_target(plan: Plan, node_id: int, binding: Binding, *, by: Actor, target_id: int | None = None) -> Target:
    """Bind an indicator to a directive, or change a target that is there. Errors: `value_needed` (field `value`)."""
    node = nodes_of(plan, [node_id])[0]
    if binding.comparator != Comparator.STANDARD and binding.value is None:
        raise DomainError("value_needed", _("Nhập mức cần đạt, hoặc chọn “theo quy định”."), field="value")
    with edit(plan, gettext_noop("Gắn chỉ tiêu “%(words)s”"), by=by, words=binding.words[:80]) as step:
        target = plan.targets.filter(pk=target_id, node=node).first() if target_id else None
        if target is None:
            target = Target(plan=step.plan, node=node)
        else:
            step.touch(target)
        for each in fields(binding):
            setattr(target, each.name, getattr(binding, each.name))
        if target.pk:
            step.save(target)
        else:
            step.create(target)
    return target


def unbind_target(plan: Plan, target_id: int, *, by: Actor) -> None:
    """Take a target away from its directive."""
    target = plan.targets.filter(pk=target_id).first()
    if target is None:
        return
    with edit(plan, gettext_noop("Bỏ chỉ tiêu “%(words)s”"), by=by, words=target.words[:80]) as step:
        step.delete(target)
