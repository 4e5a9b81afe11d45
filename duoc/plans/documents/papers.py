"""A plan as a state document, for PDF and Word."""

from __future__ import annotations

from datetime import date

from duoc.kit import clock
from duoc.kit.paper import Block, Document, Heading, Item, Level, Paragraph, Signature
from duoc.kit.paper.wording import long_date
from duoc.plans.documents.models import NodeKind, Plan, PlanState
from duoc.plans.documents.queries import Branch, Change, branches, changes

HEADING_LEVELS = (Level.SECTION, Level.CLAUSE, Level.POINT)


def plan_document(plan: Plan, day: date | None = None) -> Document:
    """The plan as it stood on a day (None: as it stands). A plan not yet in force carries the mark of a draft."""
    if plan.amends is None:
        body = _blocks([branch for branch in branches(plan, day) if branch.depth == 1])
    else:
        body = _amending(plan.amends, changes(plan, day or clock.today()))
    return Document(
        parent_issuer=plan.parent_issuer,
        issuer=plan.issuer,
        number=int(plan.number) if plan.number.isdigit() else None,
        symbol=plan.symbol,
        place=plan.place,
        issued_on=plan.dated_on if plan.state == PlanState.ISSUED else None,
        type_name=plan.document_type,
        subject_line=plan.title,
        grounds=tuple(plan.grounds),
        body=tuple(body),
        recipients=tuple(plan.recipients),
        signature=Signature(authority=plan.signer_authority, position=plan.signer_position, name=plan.signer_name),
        is_draft=plan.state != PlanState.ISSUED,
    )


def _amending(original: Plan, found: list[Change]) -> list[Block]:
    """An amendment says of each item what becomes of it, and that everything else stands."""
    items = [Item(label=f"{place}.", text=_change(change)) for place, change in enumerate(found, start=1)]
    number, day = original.full_symbol, long_date(original.dated_on)
    rest = f"Các nội dung khác của {original.document_type} số {number} {day} không thay đổi."
    return [*items, Paragraph(text=rest)]


def _change(change: Change) -> str:
    node, where = change.node, f" mục {change.number}" if change.number else ""
    old = node.replaces.text.rstrip(" ;.") if node.replaces else ""
    if change.is_lifted:
        return f"Bãi bỏ{where}: “{old}”."
    if node.text == old and node.due_on:
        return f"Sửa đổi thời hạn của{where or ' nhiệm vụ'} “{old}”: {long_date(node.due_on)}."
    due = f" Thời hạn: {long_date(node.due_on)}." if node.due_on else ""
    words = f"“{node.text.rstrip(' ;.')}”."
    if change.is_added:
        return f"Bổ sung vào{where or ' kế hoạch'} nhiệm vụ sau: {words}{due}"
    return f"Sửa đổi{where or f' “{old}”'} như sau: {words}{due}"


def _blocks(found: list[Branch]) -> list[Block]:
    """Blocks of these branches: directives cut from one line of the source are printed as one paragraph again."""
    blocks: list[Block] = []
    run: list[Branch] = []
    for branch in found:
        if branch.node.kind == NodeKind.DIRECTIVE and not branch.node.label and not branch.children:
            if run and run[-1].node.first_line != branch.node.first_line:
                blocks.append(_paragraph(run))
                run = []
            run.append(branch)
            continue
        if run:
            blocks.append(_paragraph(run))
            run = []
        blocks.append(_block(branch))
    if run:
        blocks.append(_paragraph(run))
    return blocks


def _block(branch: Branch) -> Block:
    node = branch.node
    if node.kind in (NodeKind.HEADING, NodeKind.APPENDIX):
        level = HEADING_LEVELS[min(branch.depth, len(HEADING_LEVELS)) - 1]
        label = f"{node.label}." if node.label and node.label[-1:].isalnum() else node.label
        return Heading(level=level, label=label, title=node.text, children=tuple(_blocks(branch.children)))
    if node.label:
        mark = (
            node.label if not node.label.isalnum() else f"{node.label})" if node.label.isalpha() else f"{node.label}."
        )
        return Item(label=mark, text=node.text, children=tuple(_blocks(branch.children)))
    if branch.children:
        return Item(label="", text=node.text, children=tuple(_blocks(branch.children)))
    return Paragraph(text=_sentence(node.text))


def _paragraph(run: list[Branch]) -> Paragraph:
    texts = [branch.node.text.rstrip(" ;.") for branch in run]
    joined = texts[0]
    for text in texts[1:]:
        joined += f"; {text}" if text[:1].islower() else f". {text}"
    return Paragraph(text=_sentence(joined))


def _sentence(text: str) -> str:
    text = text.rstrip()
    return text if text[-1:] in '.:!?”"' else f"{text.rstrip(';')}."
