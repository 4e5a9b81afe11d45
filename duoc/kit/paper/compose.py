"""From a document to the very strings that stand on the page, the same for PDF and Word.

Capitals, numbers, punctuation of lists, "Kính gửi:", "Nơi nhận:" and "./." are decided here; the two writers only place
them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from duoc.kit.paper.document import (
    Align,
    Appendix,
    Band,
    Block,
    Document,
    Heading,
    Item,
    Level,
    PageBreak,
    Paragraph,
    Signature,
    Table,
)
from duoc.kit.paper.glyphs import clean
from duoc.kit.paper.wording import closed, long_date, number_and_symbol, roman

END_MARK = "./."
LETTER = "Công văn"
ENACTING = {"NGHỊ QUYẾT": "QUYẾT NGHỊ:"}
IN_CAPITALS = {Level.PART, Level.DIVISION, Level.SECTION}


@dataclass(frozen=True, slots=True)
class Line:
    """A heading, paragraph or item. `kind` is a level's name in small letters, "text" or "item"."""

    kind: str
    label: str
    text: str
    outline: int = 0  # depth in the table of contents, 0 for running text
    align: str = "justify"
    bold: bool = False
    italic: bool = False

    @property
    def whole(self) -> str:
        """Label and text on one line."""
        return f"{self.label} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Head:
    """A cell of a table's head that may cover several columns or both rows of the head."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of a table as printed; a band has one cell over all columns."""

    texts: tuple[str, ...]
    bold: bool = False
    is_band: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as printed: one or two rows of heads, the rows, relative widths."""

    heads: tuple[tuple[Head, ...], ...]
    rows: tuple[Cells, ...]
    widths: tuple[float, ...]
    aligns: tuple[str, ...]
    caption: str
    note: str
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class Break:
    """The next block begins a page."""

    kind: str = "break"


Printed = Line | Grid | Break


@dataclass(frozen=True, slots=True)
class Signed:
    """Signature block: lines in capitals, then the name under the room for the hand."""

    lines: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Annex:
    """An appendix as printed."""

    label: str
    title: str
    attached: str
    blocks: tuple[Printed, ...]
    landscape: bool


@dataclass(frozen=True, slots=True)
class Composition:
    """Every string of the document in the order of the page."""

    parent_issuer: str
    issuer: str
    national_title: str
    motto: str
    number_line: str
    place_date: str
    about: str
    type_name: str
    subject: str
    addressees: tuple[str, ...]
    enacted_by: str
    grounds: tuple[str, ...]
    enacting: str
    blocks: tuple[Printed, ...]
    recipients: tuple[str, ...]
    signature: Signed
    countersignature: Signed | None
    annexes: tuple[Annex, ...]
    draft: str
    body_size: int
    title: str


def compose(document: Document) -> Composition:
    """Decide every string of a document. Errors: `unprintable_character`."""
    type_name = clean(document.type_name).upper()
    subject = clean(document.subject_line)
    enacted_by = clean(document.enacted_by).upper()
    return Composition(
        parent_issuer=clean(document.parent_issuer).upper(),
        issuer=clean(document.issuer).upper(),
        national_title=clean(document.national_title),
        motto=clean(document.motto),
        number_line=f"Số: {number_and_symbol(document.number, clean(document.symbol))}",
        place_date=f"{clean(document.place)}, {long_date(document.issued_on)}",
        about="" if type_name else f"V/v {subject}",
        type_name=type_name,
        subject=subject if type_name else "",
        addressees=addressed(document.addressees),
        enacted_by=enacted_by,
        grounds=closed([clean(line) for line in document.grounds]),
        enacting=ENACTING.get(type_name, f"{type_name}:") if enacted_by else "",
        blocks=_ended(printed(document.body)),
        recipients=closed([clean(line) for line in document.recipients], prefix="- "),
        signature=signed(document.signature),
        countersignature=signed(document.countersignature) if document.countersignature else None,
        annexes=tuple(_annex(document, place) for place in range(len(document.appendices))),
        draft="DỰ THẢO" if document.is_draft else "",
        body_size=document.body_size,
        title=f"{type_name or LETTER.upper()} {subject}",
    )


def printed(blocks: Sequence[Block]) -> tuple[Printed, ...]:
    """The tree of blocks as a flat run of printed ones, in order."""
    used = sorted({heading.level for heading in _headings(blocks)})
    ranks = {level: rank for rank, level in enumerate(used, start=1)}
    return tuple(_flat(blocks, ranks))


def signed(signature: Signature) -> Signed:
    """A signature with its lines of power and position in capitals."""
    lines = [*clean(signature.authority).split("\n"), *clean(signature.position).split("\n")]
    return Signed(lines=tuple(line.upper() for line in lines if line), name=clean(signature.name))


def addressed(names: Sequence[str]) -> tuple[str, ...]:
    """Receivers: one alone stands behind "Kính gửi:", several each on a line with hyphen and semicolon."""
    texts = [clean(name) for name in names]
    return tuple(texts) if len(texts) == 1 else closed(texts, prefix="- ")


def grid(table: Table) -> Grid:
    """A table with its head made of one row, or of two where columns are grouped."""
    rows = tuple(
        Cells((clean(row.text),), bold=True, is_band=True)
        if isinstance(row, Band)
        else Cells(tuple(clean(cell) for cell in row.cells), bold=row.bold)
        for row in table.rows
    )
    return Grid(
        heads=tuple(_heads(table)),
        rows=rows,
        widths=tuple(column.width for column in table.columns),
        aligns=tuple(column.align.value for column in table.columns),
        caption=clean(table.caption),
        note=clean(table.note),
    )


def _heads(table: Table) -> Iterator[tuple[Head, ...]]:
    grouped = any(column.group for column in table.columns)
    upper: list[Head] = []
    last = ""
    for column in table.columns:
        if column.group and column.group == last:
            upper[-1] = replace(upper[-1], columns=upper[-1].columns + 1)
        elif column.group:
            upper.append(Head(clean(column.group)))
        else:
            upper.append(Head(clean(column.title), rows=2 if grouped else 1))
        last = column.group
    yield tuple(upper)
    if grouped:
        yield tuple(Head(clean(column.title)) for column in table.columns if column.group)


def _headings(blocks: Sequence[Block]) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        if isinstance(block, Heading | Item):
            yield from _headings(block.children)


def _flat(blocks: Sequence[Block], ranks: dict[Level, int]) -> Iterator[Printed]:
    for block in blocks:
        match block:
            case Heading():
                title = clean(block.title)
                yield Line(
                    block.level.name.lower(),
                    clean(block.label),
                    title.upper() if block.level in IN_CAPITALS else title,
                    outline=ranks[block.level],
                )
                yield from _flat(block.children, ranks)
            case Item():
                yield Line("item", clean(block.label), clean(block.text), bold=block.strong)
                yield from _flat(block.children, ranks)
            case Paragraph():
                for text in clean(block.text).split("\n"):
                    if text:
                        yield Line("text", "", text, align=block.align.value, bold=block.bold, italic=block.italic)
            case Table():
                yield grid(block)
            case PageBreak():
                yield Break()


def _ended(blocks: tuple[Printed, ...]) -> tuple[Printed, ...]:
    """The text ends with "./." where its last block is running text."""
    if not blocks:
        return blocks
    last = blocks[-1]
    if not isinstance(last, Line) or last.outline or last.align == Align.CENTER or last.text.endswith(END_MARK):
        return blocks
    return (*blocks[:-1], replace(last, text=f"{last.text.rstrip('.')}{END_MARK}"))


def _annex(document: Document, place: int) -> Annex:
    appendix: Appendix = document.appendices[place]
    kind = clean(document.type_name).capitalize() or LETTER
    number = number_and_symbol(document.number, clean(document.symbol))
    issuer = clean(document.issuer)
    return Annex(
        label=f"Phụ lục {roman(place + 1)}" if len(document.appendices) > 1 else "Phụ lục",
        title=clean(appendix.title).upper(),
        attached=f"(Kèm theo {kind} số {number} {long_date(document.issued_on)} của {issuer})",
        blocks=printed(appendix.body),
        landscape=appendix.is_landscape,
    )
