"""Lists for the wall or the file: one wide table under the letterhead. For editing there is Excel, so PDF only."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from duoc.kit import clock
from duoc.kit.paper.compose import Grid, Signed, grid, signed
from duoc.kit.paper.document import MOTTO, NATIONAL_TITLE, Signature, Table
from duoc.kit.paper.glyphs import clean
from duoc.kit.paper.typesetting import TEMPLATES, typeset
from duoc.kit.paper.wording import long_date


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDocument:
    """A list to print: whose it is, what it is called, its table, who signs it (left to right)."""

    issuer: str
    title: str
    table: Table
    parent_issuer: str = ""
    subtitle: str = ""
    place: str = ""
    made_on: date | None = None
    signatures: tuple[Signature, ...] = ()
    landscape: bool = True
    size: int = 11


@dataclass(frozen=True, slots=True)
class Printed:
    """Every string of the list."""

    parent_issuer: str
    issuer: str
    national_title: str
    motto: str
    title: str
    subtitle: str
    table: Grid
    place_date: str
    signatures: tuple[Signed, ...]
    landscape: bool
    size: int


def table_document(document: TableDocument) -> bytes:
    """Print a list to PDF/A-2a, landscape unless told otherwise. Errors: `unprintable_character`."""
    printed = Printed(
        parent_issuer=clean(document.parent_issuer).upper(),
        issuer=clean(document.issuer).upper(),
        national_title=NATIONAL_TITLE,
        motto=MOTTO,
        title=clean(document.title).upper(),
        subtitle=clean(document.subtitle),
        table=grid(document.table),
        place_date=f"{clean(document.place)}, {long_date(document.made_on)}" if document.place else "",
        signatures=tuple(signed(signature) for signature in document.signatures),
        landscape=document.landscape,
        size=document.size,
    )
    return typeset(TEMPLATES / "table_document.typ", asdict(printed), day=document.made_on or clock.today())
