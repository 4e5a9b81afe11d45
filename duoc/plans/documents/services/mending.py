"""Accepting and refusing the reader's repairs, and mending the header."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from duoc.kit.audit import Actor
from duoc.kit.errors import DomainError
from duoc.plans.documents.models import Node, Plan, Repair, Task
from duoc.plans.documents.services.recording import Recorder, edit

HEADER_TEXTS = ("title", "parent_issuer", "issuer", "number", "symbol", "place", "document_type", "signer_name")


def accept_repairs(plan: Plan, *, by: Actor) -> int:
    """Accept every repair that still waits. Returns how many there were."""
    waiting = list(plan.repairs.filter(state=Repair.State.PROPOSED))
    if waiting:
        with edit(plan, gettext_noop("Nhận %(count)s chỗ sửa lỗi quét"), by=by, count=len(waiting)) as step:
            for repair in waiting:
                step.touch(repair)
                repair.state = Repair.State.ACCEPTED
                step.save(repair)
    return len(waiting)


def decide_repair(plan: Plan, repair_id: int, *, accept: bool, by: Actor) -> None:
    """Accept or refuse one repair. Refusing puts the words of the source back wherever the repair had changed them.

    Errors: `repair_gone`.
    """
    repair = plan.repairs.filter(pk=repair_id).first()
    if repair is None:
        raise DomainError("repair_gone", _("Chỗ sửa này không còn. Tải lại trang để xem bản mới nhất."))
    words = f"{repair.before} → {repair.after}"
    title = gettext_noop("Nhận sửa “%(words)s”") if accept else gettext_noop("Từ chối sửa “%(words)s”")
    with edit(plan, title, by=by, words=words[:80]) as step:
        was_refused = repair.state == Repair.State.REFUSED
        step.touch(repair)
        repair.state = Repair.State.ACCEPTED if accept else Repair.State.REFUSED
        step.save(repair)
        if accept == was_refused and repair.kind != "broken_paragraph":
            old, new = (repair.before, repair.after) if accept else (repair.after, repair.before)
            _replace(step, repair.line, old, new)


def _replace(step: Recorder, line: int, old: str, new: str) -> None:
    """Replace words in the nodes of a line, their tasks and, above the first node, the header."""
    nodes = step.plan.nodes.filter(first_line__lte=line, last_line__gte=line)
    for node in [each for each in nodes if old in each.text]:
        step.touch(node)
        node.text = node.text.replace(old, new, 1)
        step.save(node)
        _rename_task(step, node)
        return
    plan = step.plan
    for name in HEADER_TEXTS:
        if old in getattr(plan, name):
            step.touch(plan)
            setattr(plan, name, getattr(plan, name).replace(old, new, 1))
            step.save(plan)
            return


def _rename_task(step: Recorder, node: Node) -> None:
    if task := Task.objects.filter(node=node).first():
        step.touch(task)
        task.title = node.text[:1].upper() + node.text[1:]
        step.save(task)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What stands above and below the text of a state document."""

    parent_issuer: str
    issuer: str
    symbol: str
    place: str
    document_type: str
    title: str
    dated_on: date | None
    grounds: list[str]
    recipients: list[str]


def change_header(plan: Plan, header: Header, *, by: Actor) -> None:
    """Mend the header by hand."""
    with edit(plan, gettext_noop("Sửa phần đầu văn bản"), by=by) as step:
        step.touch(step.plan)
        for each in fields(header):
            setattr(step.plan, each.name, getattr(header, each.name))
        step.save(step.plan)
