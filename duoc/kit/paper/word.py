"""The Word file of a state document: the same strings in the same places, for those who go on editing."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

import docx
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from duoc.kit.paper.compose import Annex, Break, Composition, Grid, Line, Printed, Signed
from duoc.kit.paper.measure import width_mm
from duoc.kit.paper.word_styles import HEADINGS, set_page, set_styles
from duoc.kit.paper.word_tables import add_grid, new_cell, new_row, new_table, twips
from duoc.kit.paper.word_xml import add_page_field, add_watermark, repacked, restart_pages, top_border

TEXT_MM, LEFT_MM = 165.0, 70.0
TURNED_TEXT_MM = 252.0
HAND_PT = 68  # room for the hand between position and name: 24 mm
ALIGNS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def write_docx(composition: Composition, *, day: date) -> bytes:
    """Write a composed document as .docx that gives itself this day; the same composition gives the same bytes."""
    writer = Writer(composition)
    writer.write()
    return writer.saved(day)


class Writer:
    """One document in the making."""

    def __init__(self, composition: Composition) -> None:
        self.composition = composition
        self.document = docx.Document()
        set_styles(self.document, composition.body_size)
        section = self.document.sections[0]
        set_page(section)
        self._number_pages(section)

    def write(self) -> None:
        """Everything, from the issuer to the last appendix."""
        composition = self.composition
        self._top()
        if composition.type_name:
            self._paragraph("TenLoai", composition.type_name, before=14)
            self._paragraph("TenLoai", composition.subject)
            self._rule(None, composition.subject, 14, 0.4, 140, TEXT_MM)
        self._receivers()
        if composition.enacted_by:
            self._paragraph("TenLoai", composition.enacted_by, before=12, after=12)
        for ground in composition.grounds:
            self._paragraph("CanCu", ground)
        if composition.enacting:
            self._paragraph("TenLoai", composition.enacting, before=12, after=12)
        self._blocks(composition.blocks, TEXT_MM, keep_last=True)
        self._bottom()
        for annex in composition.annexes:
            self._annex(annex)

    def saved(self, day: date) -> bytes:
        """The file."""
        properties = self.document.core_properties
        properties.title, properties.author = self.composition.title[:255], self.composition.issuer[:255]
        properties.created = properties.modified = datetime.combine(day, time(), tzinfo=UTC)
        properties.language, properties.comments, properties.last_modified_by = "vi-VN", "", ""
        out = io.BytesIO()
        self.document.save(out)
        return repacked(out.getvalue())

    def append_table(self, table: Any) -> None:
        """Put a table where the next paragraph would stand."""
        self.document.element.body._insert_tbl(table)

    def _number_pages(self, section: Any) -> None:
        for header, is_numbered in ((section.header, True), (section.first_page_header, False)):
            header.is_linked_to_previous = False
            paragraph = header.paragraphs[0]
            paragraph.style = self.document.styles["SoKyHieu"]
            if is_numbered:
                add_page_field(paragraph)
            if self.composition.draft:
                add_watermark(paragraph, self.composition.draft)

    def _paragraph(
        self, style: str, text: str, *, cell: _Cell | None = None, before: float = 0, after: float | None = None
    ) -> Paragraph:
        paragraph = (cell or self.document).add_paragraph(style=self.document.styles[style])
        if text:
            paragraph.add_run(text)
        if before:
            paragraph.paragraph_format.space_before = Pt(before)
        if after is not None:
            paragraph.paragraph_format.space_after = Pt(after)
        return paragraph

    def _rule(
        self, cell: _Cell | None, text: str, size: int, share: float, room: float, column: float, after: float = 6
    ) -> None:
        """A solid line under a centred text, `share` of its length."""
        length = min(max(width_mm(line, size, bold=True) for line in text.split("\n")), room) * share
        rule = self._paragraph("Vach", "", cell=cell, before=1.5, after=after)
        rule.paragraph_format.left_indent = rule.paragraph_format.right_indent = Mm((column - length) / 2)
        top_border(rule)

    def _pair(self, left: float, right: float, rows: int) -> list[tuple[_Cell, _Cell]]:
        """A borderless table of two columns."""
        widths = [twips(left), twips(right)]
        table = new_table(widths, ruled=False)
        owner = Table(table, self.document._body)
        pairs = []
        for _row in range(rows):
            row = new_row()
            cells = [new_cell(width) for width in widths]
            row.extend(cells)
            table.append(row)
            pairs.append((_Cell(cells[0], owner), _Cell(cells[1], owner)))
        self.append_table(table)
        return pairs

    def _top(self) -> None:
        composition, right_mm = self.composition, TEXT_MM - LEFT_MM
        (issuer, state), (number, place) = self._pair(LEFT_MM, right_mm, rows=2)
        if composition.parent_issuer:
            self._paragraph("CoQuan", composition.parent_issuer, cell=issuer)
        self._paragraph("CoQuan", composition.issuer, cell=issuer).runs[0].bold = True
        self._rule(issuer, composition.issuer, 12, 0.4, LEFT_MM, LEFT_MM)
        self._paragraph("CoQuan", composition.national_title, cell=state).runs[0].bold = True
        self._paragraph("TieuNgu", composition.motto, cell=state)
        self._rule(state, composition.motto, 13, 1, right_mm, right_mm)
        self._paragraph("SoKyHieu", composition.number_line, cell=number)
        if composition.about:
            self._paragraph("CoQuan", composition.about, cell=number, before=6)
        self._paragraph("DiaDanh", composition.place_date, cell=place)

    def _receivers(self) -> None:
        receivers = self.composition.addressees
        if len(receivers) == 1:
            one = self._paragraph("KinhGui", f"Kính gửi: {receivers[0]}", before=12, after=12)
            one.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif receivers:
            self._paragraph("KinhGui", "Kính gửi:", before=12).paragraph_format.left_indent = Mm(38)
            colon = Mm(38 + width_mm("Kính gửi", 14))
            for place, receiver in enumerate(receivers, start=1):
                line = self._paragraph("KinhGui", receiver, after=12 if place == len(receivers) else 3)
                line.paragraph_format.left_indent = colon

    def _blocks(self, blocks: Sequence[Printed], width: float, *, keep_last: bool = False) -> None:
        for place, block in enumerate(blocks, start=1):
            if isinstance(block, Break):
                self._paragraph("Vach", "").add_run().add_break(WD_BREAK.PAGE)
            elif isinstance(block, Grid):
                self._grid(block, width)
            else:
                line = self._heading(block) if block.outline else self._running(block)
                if keep_last and place == len(blocks):
                    line.paragraph_format.keep_with_next = True

    def _grid(self, grid: Grid, width: float) -> None:
        if grid.caption:
            caption = self._paragraph("Bang", grid.caption, before=6, after=6)
            caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
            caption.paragraph_format.keep_with_next = True
            caption.runs[0].bold = True
        add_grid(self, grid, width)
        note = self._paragraph("Bang" if grid.note else "Vach", grid.note, after=6)
        for run in note.runs:
            run.italic = True

    def _heading(self, line: Line) -> Paragraph:
        style = f"Heading {HEADINGS[line.kind]}"
        if line.kind not in ("part", "division"):
            return self._paragraph(style, line.whole)
        heading = self._paragraph(style, line.label)
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
        heading.paragraph_format.first_line_indent = 0
        if line.text:
            heading.add_run().add_break()
            heading.add_run(line.text)
        return heading

    def _running(self, line: Line) -> Paragraph:
        paragraph = self._paragraph("Normal", "")
        if line.kind == "item" and line.bold:
            paragraph.add_run(line.label).bold = True
            paragraph.add_run(f" {line.text}")
        else:
            run = paragraph.add_run(line.whole)
            run.bold, run.italic = line.bold or None, line.italic or None
        if line.align != "justify":
            paragraph.alignment = ALIGNS[line.align]
            paragraph.paragraph_format.first_line_indent = 0
        return paragraph

    def _bottom(self) -> None:
        composition = self.composition
        beside = composition.countersignature
        pairs = self._pair(TEXT_MM / 2, TEXT_MM / 2, rows=2 if beside else 1)
        left, right = pairs[0]
        if beside:
            self._signed(left, beside)
        else:
            self._copied(left)
        self._signed(right, composition.signature)
        if beside:
            self._copied(pairs[1][0])
            self._paragraph("Vach", "", cell=pairs[1][1])
        self._paragraph("Vach", "")  # Word wants a paragraph after the last table

    def _signed(self, cell: _Cell, signature: Signed) -> None:
        for place, text in enumerate(signature.lines):
            line = self._paragraph("ChuKy", text, cell=cell, before=0 if place else 14)
            line.paragraph_format.keep_with_next = True
        self._paragraph("ChuKy", signature.name, cell=cell, before=HAND_PT)

    def _copied(self, cell: _Cell) -> None:
        if not self.composition.recipients:
            self._paragraph("NoiNhan", "", cell=cell)
            return
        title = self._paragraph("NoiNhan", "Nơi nhận:", cell=cell, before=14).runs[0]
        title.bold, title.italic, title.font.size = True, True, Pt(12)
        for receiver in self.composition.recipients:
            self._paragraph("NoiNhan", receiver, cell=cell)

    def _annex(self, annex: Annex) -> None:
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        # The paragraph that carries the section break stands after a table; at full height it could open an empty page.
        self.document.element.body.p_lst[-1].get_or_add_pPr().style = "Vach"
        set_page(section, landscape=annex.landscape)
        restart_pages(section)
        heading = self._paragraph("Heading 1", annex.label, after=2)
        if annex.title:
            heading.add_run().add_break()
            heading.add_run(annex.title)
        for run in heading.runs:
            run.font.size = Pt(14)
        attached = self._paragraph("DiaDanh", annex.attached, after=12)
        attached.runs[0].font.size = Pt(14)
        self._blocks(annex.blocks, TURNED_TEXT_MM if annex.landscape else TEXT_MM)
