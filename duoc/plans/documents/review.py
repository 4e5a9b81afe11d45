"""What the review page shows: the source with its repairs, the tree beside it, and how far the work has come."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from duoc.indicators import catalogue
from duoc.plans.documents.models import NodeRole, Plan, Repair
from duoc.plans.documents.queries import Branch, branches, review_state
from duoc.registry.organizations.queries import tree_on


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a source line: plain text, or a repair."""

    text: str
    repair: Repair | None = None


@dataclass(slots=True)
class Line:
    """A line of the source, in pieces, with the nodes that were read from it."""

    number: int
    pieces: list[Piece]
    nodes: list[int] = field(default_factory=list)


def day_of(plan: Plan) -> date:
    """The day by which the plan's organizations are looked up."""
    return plan.dated_on or plan.school_year.starts_on


def organizations_below(plan: Plan) -> list[int]:
    """Ids of everything under the plan's organization on its day."""
    return list(tree_on(day_of(plan)).below(plan.organization_id))


def source_lines(plan: Plan, tree: list[Branch]) -> list[Line]:
    """The source without empty lines, each with its repairs in place and its nodes."""
    repairs: dict[int, list[Repair]] = {}
    for repair in plan.repairs.all():
        repairs.setdefault(repair.line, []).append(repair)
    nodes: dict[int, list[int]] = {}
    for branch in tree:
        node = branch.node
        if node.first_line is not None:
            for number in range(node.first_line, (node.last_line or node.first_line) + 1):
                nodes.setdefault(number, []).append(node.pk)
    return [
        Line(number, cut(text, repairs.get(number, [])), nodes.get(number, []))
        for number, text in enumerate(plan.source_lines, start=1)
        if text.strip()
    ]


def cut(text: str, repairs: list[Repair]) -> list[Piece]:
    """A line cut at the words of its repairs; one whose words are not found stands at the end."""
    pieces: list[Piece] = []
    rest = text
    for repair in sorted(repairs, key=lambda each: place if (place := text.find(each.before)) >= 0 else len(text)):
        place = rest.find(repair.before)
        if place < 0:
            pieces, rest = [*pieces, Piece(rest)] if rest else pieces, ""
            pieces.append(Piece("", repair))
            continue
        if place:
            pieces.append(Piece(rest[:place]))
        pieces.append(Piece(repair.before, repair))
        rest = rest[place + len(repair.before) :]
    return [*pieces, Piece(rest)] if rest else pieces


def context(plan: Plan, *, only_missing: bool = False) -> dict[str, Any]:
    """Everything that the board needs."""
    tree = branches(plan)
    shown = [branch for branch in tree if branch.is_incomplete] if only_missing else tree
    return {
        "plan": plan,
        "lines": source_lines(plan, tree),
        "branches": shown,
        "state": review_state(plan, tree),
        "roles": list(NodeRole),
        "only_missing": only_missing,
        "titles": {each.id: str(each.title) for each in catalogue.all_definitions()},
        "can_undo": plan.edit_seq > 0,
        "can_redo": plan.edits.filter(seq__gt=plan.edit_seq).exists(),
    }
