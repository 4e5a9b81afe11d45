"""Numbers of sections and directives, such as III.6 and III.6.3, kept on the tasks for lists and reports."""

from __future__ import annotations

from duoc.plans.documents.models import Node, NodeKind, Plan, Task


def number_nodes(nodes: list[Node]) -> dict[int, tuple[str, str]]:
    """(section, number) of every node, from nodes in the order of the plan.

    The section joins the labels of the headings above ("III.6"); a directive's number adds its place under its
    heading ("III.6.3"), in brackets where that heading has labelled headings of its own ("II(1)").
    """
    by_id = {node.pk: node for node in nodes}
    divided = {node.parent_id for node in nodes if node.kind == NodeKind.HEADING and node.label}
    sections: dict[int | None, str] = {None: ""}
    counts: dict[str, int] = {}
    numbered: dict[int, tuple[str, str]] = {}
    for node in nodes:
        above = sections.get(node.parent_id if node.parent_id in by_id else None, "")
        if node.kind == NodeKind.DIRECTIVE:
            counts[above] = counts.get(above, 0) + 1
            place = f"({counts[above]})" if node.parent_id in divided and above else f".{counts[above]}"
            numbered[node.pk] = (above, f"{above}{place}".removeprefix("."))
            sections[node.pk] = above
            continue
        label = node.label if node.kind in (NodeKind.HEADING, NodeKind.APPENDIX) else ""
        sections[node.pk] = ".".join(part for part in (above, label) if part)
        numbered[node.pk] = (sections[node.pk], sections[node.pk])
    return numbered


def renumber(plan: Plan) -> None:
    """Bring sections, numbers and sort keys of the plan's tasks in line with its tree. Three queries."""
    nodes = list(plan.nodes.order_by("position", "pk"))
    numbered = number_nodes(nodes)
    places = {node.pk: place for place, node in enumerate(nodes)}
    tasks = list(Task.objects.filter(plan=plan, node__isnull=False))
    for task in tasks:
        if task.node_id in numbered:
            task.section, task.number = numbered[task.node_id]
            task.sort_key = f"{places[task.node_id]:05d}"
    Task.objects.bulk_update(tasks, ["section", "number", "sort_key"], batch_size=500)
