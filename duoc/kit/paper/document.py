"""What a state document is made of, before anybody decides how it looks.

The names are those of the decree on clerical work (NĐ 30/2020/NĐ-CP); the numbers in the comments are the boxes ("ô")
of its plan of the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


class Level(IntEnum):
    """Levels of a text, from large to small (Phụ lục I, II.6)."""

    PART = 1  # phần, chương: "Phần I" over a centred title in capitals
    DIVISION = 2  # mục, tiểu mục of a text with điều: centred as well, Arabic number
    SECTION = 3  # mục of a text without điều: "I. NHỮNG KẾT QUẢ …"
    ARTICLE = 4  # điều
    CLAUSE = 5  # khoản with a title of its own
    POINT = 6  # điểm with a title of its own


class Align(StrEnum):
    """How text stands in a column or a line."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Heading:
    """A titled level of the text with what belongs to it. `label` is printed as given: "Phần I", "I.", "Điều 3."."""

    level: Level
    label: str
    title: str
    children: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. A line break in it begins a new paragraph."""

    text: str
    align: Align = Align.JUSTIFY
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A khoản, điểm or hyphen without a title: label and text in one paragraph. `strong` makes the label bold."""

    label: str
    text: str
    children: tuple[Block, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `width` is a share of the table; neighbours with the same `group` stand under one head."""

    title: str
    width: float = 1.0
    align: Align = Align.LEFT
    group: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: as many cells as columns. `bold` for totals."""

    cells: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A row of one bold cell over the whole width, that names the group of rows below it."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; its head is repeated on every page. `caption` stands above it, `note` below."""

    columns: tuple[Column, ...]
    rows: tuple[Row | Band, ...]
    caption: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        for row in self.rows:
            if isinstance(row, Row) and len(row.cells) != len(self.columns):
                raise ValueError(f"a row of {len(row.cells)} cells in a table of {len(self.columns)} columns")


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Item | Table | PageBreak

WIDE_COLUMNS = 8


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix (phụ lục), on pages of its own that are counted from 1.

    It is numbered in Roman when there are two or more. `landscape` None: turned when a table has more than 8 columns.
    """

    title: str
    body: tuple[Block, ...]
    landscape: bool | None = None

    @property
    def is_landscape(self) -> bool:
        """Whether the pages are turned."""
        if self.landscape is not None:
            return self.landscape
        return any(isinstance(block, Table) and len(block.columns) > WIDE_COLUMNS for block in self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signs: the power with the office ("KT. TRƯỞNG PHÒNG"), a further line of position, the name."""

    authority: str  # 7a; a line break separates "TM. ỦY BAN NHÂN DÂN" from "CHỦ TỊCH"
    name: str = ""  # 7b
    position: str = ""  # 7a, second line: "PHÓ TRƯỞNG PHÒNG"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One state document, complete and immutable; every printed form of it comes from this alone.

    Leave `type_name` empty for a công văn: its subject then stands after "V/v" under the number. `number` None leaves
    the place for the clerk's office, `issued_on` None the place for the day. `enacted_by` is the power that issues a
    decision ("TRƯỞNG PHÒNG …"), printed over the grounds, with "QUYẾT ĐỊNH:" below them.
    """

    issuer: str  # 2
    subject_line: str  # 5a, 5b
    symbol: str  # 3, "KH-PGDĐT"
    place: str  # 4
    signature: Signature  # 7
    parent_issuer: str = ""
    national_title: str = NATIONAL_TITLE  # 1
    motto: str = MOTTO
    number: int | None = None
    issued_on: date | None = None
    type_name: str = ""
    addressees: tuple[str, ...] = ()  # 9a
    enacted_by: str = ""
    grounds: tuple[str, ...] = ()
    body: tuple[Block, ...] = ()  # 6
    recipients: tuple[str, ...] = ()  # 9b
    countersignature: Signature | None = None  # at the left: secretary of minutes, approval of a school's plan
    appendices: tuple[Appendix, ...] = ()
    body_size: int = 14  # 13 or 14
    is_draft: bool = False  # "DỰ THẢO" across every page

    def __post_init__(self) -> None:
        if self.body_size not in (13, 14):
            raise ValueError("the text of a state document is 13 or 14 pt")
