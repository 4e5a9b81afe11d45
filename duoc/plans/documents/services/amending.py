"""Amendments: a later change of an issued plan, with a number of its own. The plan of any day can be shown."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.kit import clock
from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.kit.paper.wording import long_date
from duoc.plans.documents.models import (
    Node,
    NodeKind,
    Plan,
    PlanState,
    PlanStateChange,
    Task,
    TaskKind,
)
from duoc.plans.documents.queries import nodes_on
from duoc.plans.documents.services.deadlines import move_deadline
from duoc.plans.documents.services.recording import lock_editable
from duoc.plans.documents.wording import after_type, calm


@transaction.atomic
def begin_amendment(plan: Plan, *, by: Actor) -> Plan:
    """A draft that changes an issued plan; asking again while one is being written gives that one.

    Errors: `not_issued`.
    """
    original = Plan.objects.select_for_update().get(pk=plan.pk)
    if original.state != PlanState.ISSUED or original.amends_id:
        raise DomainError("not_issued", _("Chỉ kế hoạch đã ban hành mới có kế hoạch sửa đổi, bổ sung."))
    standing = original.amendments.exclude(state__in=[PlanState.ISSUED, PlanState.WITHDRAWN]).first()
    if standing is not None:
        return standing
    day = long_date(original.dated_on)
    amendment = Plan.objects.create(
        organization=original.organization,
        school_year=original.school_year,
        kind=original.kind,
        amends=original,
        title=f"Sửa đổi, bổ sung Kế hoạch số {original.full_symbol} {day} {after_type(calm(original.title))}",
        document_type=original.document_type,
        parent_issuer=original.parent_issuer,
        issuer=original.issuer,
        symbol=original.symbol,
        place=original.place,
        recipients=original.recipients,
        grounds=[f"Căn cứ Kế hoạch số {original.full_symbol} {day}"],
        created_by_id=by.user_id,
        created_at=clock.now(),
    )
    PlanStateChange.objects.create(
        plan=amendment, state=PlanState.DRAFT, dated_on=clock.today(), at=clock.now(), by_id=by.user_id
    )
    audit.record("plans.amendment_begun", amendment, by=by, scope=amendment.organization_id, after={"amends": plan.pk})
    return amendment


@transaction.atomic
def amend_node(amendment: Plan, node: Node, *, text: str, due_on: date | None, by: Actor) -> Node:
    """Put other words (and, for a task, another deadline) in the place of a node; empty words lift it (bãi bỏ).

    Doing it again for the same node changes the draft's own row. Errors: `not_of_this_plan`.
    """
    locked = lock_editable(amendment)
    if locked.amends is None or not nodes_on(locked.amends, clock.today()).filter(pk=node.pk).exists():
        raise DomainError(
            "not_of_this_plan", _("Mục này không thuộc kế hoạch đang sửa đổi. Tải lại trang rồi chọn lại.")
        )
    task = Task.objects.filter(node=node).first()
    own, _created = Node.objects.update_or_create(
        plan=locked,
        replaces=node,
        defaults={
            "parent": node.parent,
            "position": node.position,
            "kind": node.kind,
            "role": node.role,
            "label": node.label,
            "text": " ".join(text.split()),
            "is_reviewed": True,
            "due_on": due_on if task is None or due_on != task.due_on else None,
        },
    )
    Task.objects.filter(node=own).delete()
    if own.text and task is not None:
        Task.objects.create(
            plan=locked,
            kind=TaskKind.DIRECTIVE,
            node=own,
            organization_id=locked.organization_id,
            title=own.text,
            section=task.section,
            number=task.number,
            sort_key=task.sort_key,
            levels=task.levels,
            lead=task.lead,
            starts_on=task.starts_on,
            due_on=due_on or task.due_on,
            deliverable=task.deliverable,
        )
    audit.record(
        "plans.node_amended", own, by=by, scope=locked.organization_id, after={"text": own.text, "node": node.pk}
    )
    return own


@transaction.atomic
def add_directive(amendment: Plan, under: Node, *, text: str, role: str, due_on: date | None, by: Actor) -> Node:
    """Add a directive under a heading of the original plan. Errors: `text_missing` (field `text`)."""
    locked = lock_editable(amendment)
    words = " ".join(text.split())
    if not words:
        raise DomainError("text_missing", _("Nhập nội dung nhiệm vụ bổ sung."), field="text")
    last = under.children.order_by("-position").first() or under
    sibling = Task.objects.filter(node__parent=under).select_related("lead").first()
    node = Node.objects.create(
        plan=locked,
        parent=under,
        position=last.position + 1,
        kind=NodeKind.DIRECTIVE,
        role=role,
        text=words,
        is_reviewed=True,
        due_on=due_on,
    )
    Task.objects.create(
        plan=locked,
        kind=TaskKind.DIRECTIVE,
        node=node,
        organization_id=locked.organization_id,
        title=words,
        section=sibling.section if sibling else under.label,
        sort_key=f"{node.position:05d}",
        lead=sibling.lead if sibling else None,
        due_on=due_on or locked.school_year.ends_on,
    )
    audit.record("plans.directive_added", node, by=by, scope=locked.organization_id, after={"text": words})
    return node


@transaction.atomic
def drop_change(amendment: Plan, node_id: int, *, by: Actor) -> None:
    """Take one change out of a draft amendment."""
    locked = lock_editable(amendment)
    Node.objects.filter(plan=locked, pk=node_id).delete()
    audit.record("plans.change_dropped", locked, by=by, scope=locked.organization_id, before={"node": node_id})


def take_effect(amendment: Plan, day: date) -> None:
    """From this day on the amendment's nodes stand in the place of the old ones, and tasks go on under them.

    A replaced task keeps its identity, so that what schools have built on it still serves it; a moved deadline is kept
    as a `DueChange`; a lifted directive's task is cancelled from the day on.
    """
    from duoc.plans.documents.services.issuing import address_tasks

    original = amendment.amends
    if original is None:
        return
    for node in amendment.nodes.select_related("replaces", "task"):
        drafted = Task.objects.filter(node=node).first()
        if node.replaces is None:
            if drafted is not None:
                drafted.added_on = day
                drafted.save(update_fields=["added_on"])
        else:
            Node.objects.filter(pk=node.replaces_id).update(valid_to=day, amended_by=amendment)
            standing = Task.objects.filter(node_id=node.replaces_id).first()
            if standing is not None:
                _carry_over(standing, drafted, node, day)
        if node.text:
            node.valid_from = day
            node.save(update_fields=["valid_from"])
    address_tasks(amendment, day)


def _carry_over(standing: Task, drafted: Task | None, node: Node, day: date) -> None:
    if drafted is None:
        standing.cancelled_on = day
        standing.save(update_fields=["cancelled_on"])
        return
    move_deadline(standing, drafted.due_on, day, node.plan.title)
    standing.title = drafted.title
    if standing.starts_on and standing.due_on and standing.due_on < standing.starts_on:
        standing.starts_on = standing.due_on
    drafted.delete()
    standing.node = node
    standing.save()
