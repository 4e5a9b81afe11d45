"""Changing the tree of a draft: words, joining, splitting, moving, adding, removing. Each is one undoable step."""

from __future__ import annotations

from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from duoc.kit.audit import Actor
from duoc.kit.errors import DomainError
from duoc.plans.documents.models import Node, NodeKind, Plan, Target, Task
from duoc.plans.documents.services.importing import POSITION_STEP
from duoc.plans.documents.services.marking import keep_task, nodes_of
from duoc.plans.documents.services.numbering import renumber
from duoc.plans.documents.services.proposing import Proposer
from duoc.plans.documents.services.recording import Recorder, edit

Direction = Literal["up", "down", "in", "out"]


def change_text(plan: Plan, node_id: int, *, text: str, label: str, kind: str, by: Actor) -> None:
    """Mend a node by hand. Errors: `text_missing` (field `text`); `unknown_kind`."""
    text = " ".join(text.split())
    if not text:
        raise DomainError(
            "text_missing", _("Nội dung không được để trống. Muốn bỏ mục này, dùng “Xóa mục”."), field="text"
        )
    if kind not in NodeKind.values:
        raise DomainError("unknown_kind", _("Chọn một loại trong danh sách."), field="kind")
    node = nodes_of(plan, [node_id])[0]
    with edit(plan, gettext_noop("Sửa “%(text)s”"), by=by, text=text[:60]) as step:
        step.touch(node)
        renamed = node.text != text
        node.text, node.label, node.kind, node.is_reviewed = text, label.strip()[:30], kind, True
        if node.kind != NodeKind.DIRECTIVE:
            node.role = ""
        step.save(node)
        keep_task(step, node, Proposer(step.plan))
        if renamed and (task := Task.objects.filter(node=node).first()):
            step.touch(task)
            task.title = text[:1].upper() + text[1:]
            step.save(task)
        renumber(step.plan)


def join_with_next(plan: Plan, node_id: int, *, by: Actor) -> None:
    """Join a node with the one after it: a paragraph that a page break has cut becomes one again.

    The words are put together with a space, the children and targets of the second go to the first.
    Errors: `nothing_follows`.
    """
    node = nodes_of(plan, [node_id])[0]
    follower = plan.nodes.filter(position__gt=node.position).order_by("position", "pk").first()
    if follower is None:
        raise DomainError("nothing_follows", _("Đây là mục cuối, không có gì phía sau để gộp."))
    with edit(plan, gettext_noop("Gộp “%(text)s” với mục sau"), by=by, text=node.text[:50]) as step:
        step.touch(node)
        node.text = f"{node.text.rstrip()} {follower.text.lstrip()}"
        node.last_line = follower.last_line or node.last_line
        step.save(node)
        for child in follower.children.all():
            step.touch(child)
            child.parent = node
            step.save(child)
        for target in follower.targets.all():
            step.touch(target)
            target.node = node
            step.save(target)
        _delete_with_task(step, follower)
        if task := Task.objects.filter(node=node).first():
            step.touch(task)
            task.title = node.text[:1].upper() + node.text[1:]
            step.save(task)
        renumber(step.plan)


def split(plan: Plan, node_id: int, offset: int, *, by: Actor) -> None:
    """Cut a node in two at a place in its text. Errors: `split_at_edge` where one half would be empty."""
    node = nodes_of(plan, [node_id])[0]
    first, second = node.text[:offset].strip(" ;."), node.text[offset:].strip(" ;.")
    if not first or not second:
        raise DomainError("split_at_edge", _("Đặt con trỏ vào giữa câu, nơi muốn tách, rồi tách lại."))
    with edit(plan, gettext_noop("Tách “%(text)s”"), by=by, text=node.text[:50]) as step:
        step.touch(node)
        node.text = first
        step.save(node)
        half = Node(
            plan=step.plan,
            parent=node.parent,
            position=_between(step, node),
            kind=node.kind,
            role=node.role,
            text=second,
            first_line=node.first_line,
            last_line=node.last_line,
        )
        step.create(half)
        proposer = Proposer(step.plan)
        keep_task(step, half, proposer)
        if task := Task.objects.filter(node=node).first():
            step.touch(task)
            task.title = first[:1].upper() + first[1:]
            step.save(task)
        renumber(step.plan)


def add_after(plan: Plan, node_id: int, *, text: str, kind: str, role: str, by: Actor) -> Node:
    """Put a new node after this one, under the same heading. Errors: `text_missing` (field `text`)."""
    text = " ".join(text.split())
    if not text:
        raise DomainError("text_missing", _("Nội dung không được để trống."), field="text")
    node = nodes_of(plan, [node_id])[0]
    parent = node if node.kind == NodeKind.HEADING and kind != NodeKind.HEADING else node.parent
    with edit(plan, gettext_noop("Thêm “%(text)s”"), by=by, text=text[:60]) as step:
        added = Node(
            plan=step.plan,
            parent=parent,
            position=_between(step, node),
            kind=kind,
            role=role,
            text=text,
            is_reviewed=True,
        )
        step.create(added)
        keep_task(step, added, Proposer(step.plan))
        renumber(step.plan)
    return added


def remove(plan: Plan, node_id: int, *, by: Actor) -> None:
    """Remove a node; what stands under it goes up to its parent. Undo brings it back."""
    node = nodes_of(plan, [node_id])[0]
    with edit(plan, gettext_noop("Xóa “%(text)s”"), by=by, text=node.text[:60]) as step:
        for child in node.children.all():
            step.touch(child)
            child.parent = node.parent
            step.save(child)
        for target in Target.objects.filter(node=node):
            step.delete(target)
        _delete_with_task(step, node)
        renumber(step.plan)


def move(plan: Plan, node_id: int, direction: Direction, *, by: Actor) -> None:
    """Move a node with all under it: up or down among its siblings, in under the one before, out of its heading.

    Errors: `cannot_move` where there is no place that way.
    """
    node = nodes_of(plan, [node_id])[0]
    nodes = list(plan.nodes.order_by("position", "pk"))
    siblings = [each for each in nodes if each.parent_id == node.parent_id]
    place = siblings.index(node)
    refusal = DomainError("cannot_move", _("Không còn chỗ để chuyển theo hướng đó."))
    with edit(plan, gettext_noop("Chuyển “%(text)s”"), by=by, text=node.text[:60]) as step:
        node = next(each for each in nodes if each.pk == node.pk)
        if direction in ("in", "out"):
            step.touch(node)
            if direction == "out":
                if node.parent is None:
                    raise refusal
                node.parent = node.parent.parent
            else:
                if place == 0:
                    raise refusal
                node.parent = siblings[place - 1]
            step.save(node)
        else:
            other = place - 1 if direction == "up" else place + 1
            if not 0 <= other < len(siblings):
                raise refusal
            first, second = sorted((siblings[place], siblings[other]), key=nodes.index)
            block_one, block_two = _block(nodes, first), _block(nodes, second)
            positions = [each.position for each in (*block_one, *block_two)]
            for each, position in zip((*block_two, *block_one), positions, strict=True):
                step.touch(each)
                each.position = position
                step.save(each)
        renumber(step.plan)


def _block(nodes: list[Node], root: Node) -> list[Node]:
    """A node and everything under it, in order."""
    inside = {root.pk}
    block = [root]
    for node in nodes[nodes.index(root) + 1 :]:
        if node.parent_id in inside:
            inside.add(node.pk)
            block.append(node)
    return block


def _delete_with_task(step: Recorder, node: Node) -> None:
    if task := Task.objects.filter(node=node).first():
        step.delete(task)
    step.delete(node)


def _between(step: Recorder, node: Node) -> int:
    """A position right after this node; the plan is spread out first where no gap is left."""
    nodes = step.plan.nodes
    follower = nodes.filter(position__gt=node.position).order_by("position").first()
    if follower is None:
        return node.position + POSITION_STEP
    if follower.position - node.position < 2:
        for place, each in enumerate(nodes.order_by("position", "pk")):
            step.touch(each)
            each.position = (place + 1) * POSITION_STEP
            step.save(each)
        node.refresh_from_db()
        return int(node.position) + POSITION_STEP // 2
    return (int(node.position) + int(follower.position)) // 2
