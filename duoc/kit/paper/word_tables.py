"""Tables of the Word file, written as plain XML: python-docx needs quadratic time for long ones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.oxml.ns import qn

from duoc.kit.paper.compose import Cells, Grid, Head
from duoc.kit.paper.word_xml import element

TWIPS_PER_MM = 1440 / 25.4
RULED = ("top", "left", "bottom", "right", "insideH", "insideV")


def twips(mm: float) -> int:
    """Word's unit of length."""
    return round(mm * TWIPS_PER_MM)


def add_grid(body: Any, grid: Grid, width_mm: float) -> None:
    """Append a ruled table as wide as the text; its head is repeated on each page and no row is torn apart."""
    total = sum(grid.widths)
    widths = [twips(width_mm * share / total) for share in grid.widths]
    table = new_table(widths, ruled=True)
    for place, heads in enumerate(grid.heads):
        table.append(_head_row(grid, heads, widths, is_second=place > 0))
    for row in grid.rows:
        table.append(_body_row(grid, row, widths))
    body.append_table(table)


def new_table(widths: Iterable[int], *, ruled: bool) -> Any:
    """An empty table of fixed column widths, with thin lines or with none."""
    table = element("tbl")
    properties = element("tblPr")
    columns = list(widths)
    properties.append(element("tblW", w=sum(columns), type="dxa"))
    properties.append(element("tblInd", w=0, type="dxa"))
    borders = element("tblBorders")
    for side in RULED:
        line = {"val": "single", "sz": 4, "space": 0, "color": "000000"} if ruled else {"val": "nil"}
        borders.append(element(side, **line))
    properties.append(borders)
    properties.append(element("tblLayout", type="fixed"))
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w=twips(1.4) if ruled else 0, type="dxa"))
    properties.append(margins)
    table.append(properties)
    shape = element("tblGrid")
    for width in columns:
        shape.append(element("gridCol", w=width))
    table.append(shape)
    return table


def new_row(*, is_head: bool = False) -> Any:
    """An empty row that stays on one page."""
    row, properties = element("tr"), element("trPr")
    properties.append(element("cantSplit"))
    if is_head:
        properties.append(element("tblHeader"))
    row.append(properties)
    return row


def new_cell(width: int, *, span: int = 1, merge: str = "", centred: bool = False) -> Any:
    """An empty cell; `merge` is "restart" or "continue" for cells that run over two rows."""
    cell, properties = element("tc"), element("tcPr")
    properties.append(element("tcW", w=width, type="dxa"))
    if span > 1:
        properties.append(element("gridSpan", val=span))
    if merge:
        properties.append(element("vMerge", val=merge))
    if centred:
        properties.append(element("vAlign", val="center"))
    cell.append(properties)
    return cell


def new_paragraph(text: str, *, style: str = "Bang", align: str = "", bold: bool = False) -> Any:
    """A paragraph of one run; line breaks in the text stay breaks."""
    paragraph, properties = element("p"), element("pPr")
    properties.append(element("pStyle", val=style))
    if align:
        properties.append(element("jc", val=align))
    paragraph.append(properties)
    run = element("r")
    if bold:
        look = element("rPr")
        look.append(element("b"))
        run.append(look)
    for place, line in enumerate(text.split("\n")):
        if place:
            run.append(element("br"))
        words = element("t")
        words.text = line
        words.set(qn("xml:space"), "preserve")
        run.append(words)
    paragraph.append(run)
    return paragraph


def _head_row(grid: Grid, heads: tuple[Head, ...], widths: list[int], *, is_second: bool) -> Any:
    row = new_row(is_head=True)
    second = iter(heads)
    column = 0
    for above in grid.heads[0]:
        here = widths[column : column + above.columns]
        if not is_second:
            cell = new_cell(sum(here), span=above.columns, merge="restart" if above.rows > 1 else "", centred=True)
            cell.append(new_paragraph(above.text, align="center", bold=True))
            row.append(cell)
        elif above.rows > 1:
            cell = new_cell(here[0], merge="continue")
            cell.append(new_paragraph(""))
            row.append(cell)
        else:
            for width in here:
                cell = new_cell(width, centred=True)
                cell.append(new_paragraph(next(second).text, align="center", bold=True))
                row.append(cell)
        column += above.columns
    return row


def _body_row(grid: Grid, cells: Cells, widths: list[int]) -> Any:
    row = new_row()
    if cells.is_band:
        cell = new_cell(sum(widths), span=len(widths))
        cell.append(new_paragraph(cells.texts[0], bold=True))
        row.append(cell)
        return row
    for text, width, align in zip(cells.texts, widths, grid.aligns, strict=True):
        cell = new_cell(width)
        cell.append(new_paragraph(text, align="left" if align == "justify" else align, bold=cells.bold))
        row.append(cell)
    return row
