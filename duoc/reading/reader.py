"""From lines to a plan: the order of the work, and nothing else."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from duoc.kit.collecting import collector_paused
from duoc.reading.closing import Closing, read_closing
from duoc.reading.dates import school_years
from duoc.reading.deadlines import deadlines_of, is_only_time
from duoc.reading.directives import Section
from duoc.reading.flat import flat, is_capitals
from duoc.reading.header import is_ground, mend_head, read_head
from duoc.reading.kinds import ANY_KIND
from duoc.reading.labels import find_label
from duoc.reading.lines import Block, Line, assemble, clean_lines
from duoc.reading.model import GROUNDS, Deadline, Header, Node, Plan, Reference, Repair, Target, Unit
from duoc.reading.references import references_of
from duoc.reading.repairs import repair_lines
from duoc.reading.roles import assigns_work, role_of, section_of
from duoc.reading.structure import Builder, Draft
from duoc.reading.tables import read_table
from duoc.reading.targets import target_of_row, targets_of, targets_of_figures
from duoc.reading.units import units_of, units_of_cells, units_of_circumstance

_ANNOUNCES = re.compile(
    r"[,;]\s*(?=(?:[^,;]{3,90})\s(?:ban hanh|xay dung|huong dan|yeu cau|de nghi|thong bao|trien khai"
    r"|to chuc|bao cao|quyet dinh|chi dao|lap)\b)"
)
_LEADS_ON = re.compile(r"(?:nhu sau|sau day|cu the|sau)\s*:?\s*$|:\s*$")
_ISSUES = re.compile(r"\b(?:ban hanh ke hoach|xay dung ke hoach|yeu cau|de nghi)\b")
_NEXT_GROUND = re.compile(r";\s*(?=(?:can cu|theo de nghi|thuc hien)\b)")
_NEXT_ANNOUNCEMENT = re.compile(
    r"\.\s+(?=[^.;]{3,90}\s(?:ban hanh|xay dung|huong dan|de nghi|yeu cau|trien khai)\b[^.;]*"
    r"(?:nhu sau|sau day|sau)\s*:?\s*$)"
)
_APPENDIX_LABEL = re.compile(r"(phu luc(?:\s+(?:so\s+)?(?:\d{1,2}|[ivx]{1,4}))?)\b\s*[.:]?\s*")
_DECIDES = re.compile(r"(?:quyet dinh|quyet nghi|chi thi)\s*:?\s*$")
_KIND_ALONE = re.compile(rf"(?:{ANY_KIND})(?: hanh dong| phoi hop| cong tac)?")
_ISSUED_WITH = re.compile(r"\s*\((?:ban hành\s+)?(?:kèm|kem) theo[^)]*\)?\s*$", re.IGNORECASE)


@collector_paused()
def read_lines(lines: Sequence[str], source: str | None = None) -> Plan:
    """The structure of a document given as text lines. Never fails: what is not there is None or empty."""
    clean, repairs = repair_lines(clean_lines(lines))
    clean = mend_head(clean)
    head = read_head(clean)
    repairs += head.repairs
    closing = read_closing(clean, head.end)
    builder = Builder()
    grounds: list[str] = []
    blocks = assemble(clean[head.end : closing.start])
    blocks = _take_grounds(blocks, grounds, builder)
    builder.is_unlabelled = all(block.label is None and block.cells is None for block in blocks)
    _read_blocks(builder, blocks, repairs)
    rest = clean[closing.end :]
    while rest:
        rest = _read_appendix(builder, rest, repairs)
    return _plan(lines, source, head.header, head.address, grounds, closing, builder, repairs)


def _take_grounds(blocks: list[Block], grounds: list[str], builder: Builder) -> list[Block]:
    """The preamble: its grounds; a sentence that also announces the document stays as a paragraph too."""
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if not _is_preamble(block):
            if not _tells_before_grounds(blocks, index):
                break
            builder.read([block], blocks[index + 1])
            index += 1
            continue
        if stop := _NEXT_ANNOUNCEMENT.search(flat(block.text)):  # "… phê duyệt Đề án. UBND huyện xây dựng Kế hoạch:"
            said = block.text[stop.end() :]
            blocks.insert(index + 1, Block(said, block.first, block.last))
            block.text = block.text[: stop.start()]
        if announced := _announcement(block.text):
            grounds.append(block.text[:announced].strip(" ,;."))
            if _LEADS_ON.search(flat(block.text)):
                builder.add("paragraph", block.text, block).opens = True
                index += 1
            break
        starts = [0, *(match.end() for match in _NEXT_GROUND.finditer(flat(block.text))), len(block.text)]
        grounds += [block.text[a:b].strip(" ;.,") for a, b in itertools.pairwise(starts)]
        index += 1
    while index < len(blocks) and blocks[index].label is None and _DECIDES.match(flat(blocks[index].text)):
        index += 1
    return blocks[index:]


def _is_preamble(block: Block) -> bool:
    """Whether a paragraph is a ground: such a one may have a bullet, but no label of the text."""
    is_labelled = block.label is not None and not block.label.is_bullet
    return block.cells is None and not is_labelled and is_ground(block.text)


def _tells_before_grounds(blocks: Sequence[Block], index: int) -> bool:
    """Whether a paragraph only tells what went before, with the grounds still to come: a directive of a chairman."""
    for block in blocks[index : index + 4]:
        if _is_preamble(block):
            return True
        if block.label or block.cells or is_capitals(block.text) or _LEADS_ON.search(flat(block.text)):
            return False
    return False


def _announcement(text: str) -> int | None:
    """Where the grounds end in a sentence that goes on with "…, Ủy ban nhân dân tỉnh ban hành Kế hoạch"."""
    plain = flat(text)
    leads_on = bool(_LEADS_ON.search(plain))
    if not leads_on and not _ISSUES.search(plain):
        return None
    starts = [match.start() for match in _ANNOUNCES.finditer(plain) if leads_on or match.group().startswith(",")]
    return starts[-1] if starts else None


def _read_blocks(builder: Builder, blocks: Sequence[Block], repairs: list[Repair]) -> None:
    """Running text and tables, in order."""
    for block in blocks:
        repairs += [Repair(line, before, after, "broken_paragraph") for line, before, after in block.cuts]
    index = 0
    while index < len(blocks):
        end = index
        is_table = blocks[index].cells is not None
        while end < len(blocks) and (blocks[end].cells is not None) == is_table:
            end += 1
        if is_table:
            read_table(builder, blocks[index:end])
        else:
            following = list(blocks[index : end + 1])
            builder.read(following[: end - index], following[end - index] if end < len(blocks) else None)
        index = end


def _read_appendix(builder: Builder, lines: Sequence[Line], repairs: list[Repair]) -> list[Line]:
    """One annex: its title, its text; returns the lines after it."""
    first = lines[0]
    match = _APPENDIX_LABEL.match(flat(first.text))
    label = first.text[: match.end(1)].capitalize() if match else None
    title = [first.text[match.end() :].strip()] if match else [first.text]
    index = 1
    while index < len(lines) and index < 6:
        text = _ISSUED_WITH.sub("", lines[index].text)
        if not text:
            pass
        elif find_label(text) is None and (is_capitals(text) or title == [""] or _is_titled_on(title, text)):
            title.append(text)
        else:
            break
        index += 1
    text = " ".join(filter(None, title))
    end = next((i for i in range(index, len(lines)) if _opens_annex(lines[i])), len(lines))
    builder.open_appendix(text, label, Block("", first.number, lines[index - 1].number))
    closing = read_closing(lines[:end], index)
    _read_blocks(builder, assemble(lines[index : closing.start]), repairs)
    return list(lines[end:])


def _is_titled_on(title: Sequence[str], text: str) -> bool:
    """Whether small letters go on with the title of an annex of which only the kind stands in capitals: "KẾ HOẠCH"."""
    is_open = bool(_KIND_ALONE.fullmatch(flat(title[0]))) and len(title) < 4
    return is_open and len(text) < 120 and text[-1] not in ".;:" and not is_ground(text)


def _opens_annex(line: Line) -> bool:
    return is_capitals(line.text) and bool(_APPENDIX_LABEL.match(flat(line.text)))


def _plan(
    lines: Sequence[str],
    source: str | None,
    header: Header,
    address: Sequence[Line],
    grounds: Sequence[str],
    closing: Closing,
    builder: Builder,
    repairs: Sequence[Repair],
) -> Plan:
    own_year = header.school_year or _year_of_introduction(builder.drafts)
    facts = _Facts(own_year)
    first = next((draft for draft in builder.drafts if draft.kind == "heading"), None) or next(
        (draft for draft in builder.drafts if draft.kind == "directive"), None
    )
    for ground in grounds:
        facts.references += references_of(GROUNDS, ground)
    is_before = first is not None
    nodes = []
    for draft in builder.drafts:
        is_before = is_before and draft is not first
        facts.read(draft, builder, GROUNDS if is_before else draft.id)
        nodes.append(_node(draft, builder, facts))
    return Plan(
        source=source,
        lines=tuple(lines),
        header=_with_year(header, own_year),
        grounds=tuple(filter(None, grounds)),
        recipients=(*_addressees(address), *closing.recipients),
        signature=closing.signature,
        nodes=tuple(nodes),
        targets=tuple(facts.targets),
        deadlines=tuple(dict.fromkeys(facts.deadlines)),
        units=tuple(dict.fromkeys(facts.units)),
        references=_each_once(facts.references),
        repairs=tuple(sorted(repairs, key=lambda repair: repair.line)),
    )


def _each_once(references: Sequence[Reference]) -> tuple[Reference, ...]:
    """The same numbered document twice in one node is one entry (section 6)."""
    found: dict[tuple[object, ...], Reference] = {}
    for reference in references:
        key = (reference.node, reference.number, reference.symbol) if reference.number else (reference,)
        found.setdefault(key, reference)
    return tuple(found.values())


class _Facts:
    """Targets, deadlines, units and references, gathered node by node."""

    def __init__(self, own_year: str | None) -> None:
        self.own_year = own_year
        self.targets: list[Target] = []
        self.measured: set[str] = set()  # nodes with a target that has a value
        self.deadlines: list[Deadline] = []
        self.units: list[Unit] = []
        self.references: list[Reference] = []

    def read(self, draft: Draft, builder: Builder, place: str) -> None:
        """What one node says."""
        self.references += references_of(place, draft.text)
        if draft.speaks_of is not None:
            head, _, said = draft.text.partition(":")
            self.deadlines += deadlines_of(draft.speaks_of, said, own_year=self.own_year, is_time=True, head=head)
            self.units += units_of_circumstance(draft.speaks_of, draft.text)
            return
        if draft.cells:
            self.units += units_of_cells(draft.id, draft.cells)
            self.deadlines += deadlines_of(
                draft.id,
                draft.cells.get("time", ""),
                own_year=self.own_year,
                is_time=True,
                head=draft.cells.get("time_head", ""),
            )
        if draft.value is not None:
            rows = target_of_row(draft.id, draft.text, *draft.value)
            self.targets += rows
            self.measured |= {row.node for row in rows if row.value is not None}
        elif draft.figures:
            self.targets += targets_of_figures(draft.id, draft.text, draft.figures)
            self.measured.add(draft.id)
        elif draft.kind == "directive":
            headings = builder.headings_above(draft.parent)
            is_target_list = role_of(headings, has_value=False) == "target"
            earlier = self.targets[-1] if self.targets else None
            targets = targets_of(
                draft.id,
                draft.text,
                is_target_list=is_target_list,
                earlier=earlier,
                heading=headings[0] if headings else "",
            )
            self.targets += targets
            self.measured |= {target.node for target in targets if target.value is not None}
        is_time = draft.kind != "directive" and is_only_time(draft.text)
        if draft.kind in ("directive", "heading") or (draft.opens and is_time):
            self.deadlines += deadlines_of(draft.id, draft.text, own_year=self.own_year, is_time=is_time)
        if draft.kind in ("directive", "heading") or (draft.opens and place == draft.id):
            above = builder.headings_above(draft.parent)
            assigns = any(map(assigns_work, above))
            if draft.value is not None or draft.figures:
                return  # what is counted does nothing
            if draft.kind == "heading" and section_of(above, in_body=True) is Section.FACTS:
                return  # "2. Cán bộ, giáo viên" under "Đặc điểm tình hình" is spoken of, and does nothing
            self.units += units_of(draft.id, draft.text, is_heading=draft.kind == "heading", assigns=assigns)


def _node(draft: Draft, builder: Builder, facts: _Facts) -> Node:
    role = None
    if draft.kind == "directive":
        has_value = draft.id in facts.measured
        role = role_of(builder.headings_above(draft.parent), has_value=has_value)
    return Node(
        draft.id, draft.parent, draft.kind, draft.label, draft.level, draft.text, (draft.first, draft.last), role
    )


def _year_of_introduction(drafts: Sequence[Draft]) -> str | None:
    """The one school year that the introduction names."""
    texts = []
    for draft in drafts:
        if draft.kind != "paragraph":
            break
        texts.append(draft.text)
    years = school_years(flat(" ".join(texts)))
    return years[0] if len(years) == 1 else None


def _with_year(header: Header, year: str | None) -> Header:
    return replace(header, school_year=year) if year and not school_years(flat(header.title or "")) else header


def _addressees(lines: Sequence[Line]) -> list[str]:
    """The items of "Kính gửi"."""
    text = " ".join(re.sub(r"^\s*[-+•–]\s*", "; ", line.text) for line in lines)
    text = re.sub(r"^\s*;?\s*kính\s*gửi\s*:?", "", text, flags=re.IGNORECASE)
    return [item.strip(" .;,:-") for item in text.split(";") if item.strip(" .;,:-")]
