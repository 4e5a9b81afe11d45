"""DOCX: paragraphs and tables in their order, automatic numbers written out.

A blank line stands between paragraphs, so that the rest of the room sees where each ends. The two-column tables of the
head and the foot are read column by column, all others row by row with bars between the cells.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from duoc.kit.text import nfc
from duoc.kit.text.legacy import Encoding, decode
from duoc.reading.doors.numbering import Numbering
from duoc.reading.doors.text import lines_of
from duoc.reading.errors import ReadingError
from duoc.reading.flat import flat

MAX_UNPACKED = 120 * 1024 * 1024
MAX_PARTS = 3000
_BROKEN = (zipfile.BadZipFile, zlib.error, OpcError, SyntaxError, OSError, EOFError, LookupError, ValueError,
           AttributeError, TypeError, RuntimeError)  # fmt: skip
_COLUMN_SIGNS = ("cong hoa xa hoi", "noi nhan", "doc lap", "so:")


def read_docx(data: bytes) -> tuple[str, ...]:
    """The lines of a DOCX file; `ReadingError` where it is none, is damaged, or would unpack without end."""
    _guard(data)
    try:
        document = docx.Document(BytesIO(data))
        numbering = Numbering(document)
        text = "\n".join(_blocks(document, numbering))
    except _BROKEN as error:  # python-docx meets damaged parts with whatever its inner code raises (lxml: SyntaxError)
        raise _broken() from error
    return lines_of(text)


def _guard(data: bytes) -> None:
    """Refuse archives that unpack to far more than a document holds."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _broken() from error
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise ReadingError(
            "unpacks_too_large",
            "Tệp nén này bung ra quá lớn nên không được mở. Hãy lưu lại văn bản bằng Word.",
            "This archive unpacks to too much and was not opened. Save the document again in Word.",
        )
    if not any(part.filename == "word/document.xml" for part in parts):
        raise ReadingError(
            "not_docx",
            "Tệp này không phải văn bản Word (.docx).",
            "This file is not a Word document (.docx).",
        )


def _broken() -> ReadingError:
    return ReadingError(
        "broken_docx",
        "Tệp Word bị hỏng. Hãy mở bằng Word, lưu lại rồi nhập lại.",
        "The Word file is damaged. Open it in Word, save it again, and import it again.",
    )


def _blocks(document: Document, numbering: Numbering) -> Iterator[str]:
    """Lines, paragraph by paragraph and table by table."""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _table(block, numbering)
        else:
            yield from _paragraph(block, numbering).split("\n")
        yield ""


def _paragraph(paragraph: Paragraph, numbering: Numbering) -> str:
    text = _text(paragraph).strip()
    label = numbering.label(paragraph) if text else ""
    return f"{label} {text}" if label else text


def _text(paragraph: Paragraph) -> str:
    """All text of a paragraph: insertions and text boxes too, deletions and fallback copies not."""
    pieces: list[str] = []
    for element in paragraph._p.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")):
        if any(parent.tag.endswith("}Fallback") for parent in element.iterancestors()):
            continue
        if element.tag == qn("w:t"):
            pieces.append(_decoded(element.text or "", _font(element)))
        elif element.tag == qn("w:noBreakHyphen"):
            pieces.append("-")
        elif element.getparent().tag != qn("w:tabs"):
            pieces.append("\t" if element.tag == qn("w:tab") else "\n")
    return "".join(pieces)


def _font(text_element: BaseOxmlElement) -> str:
    """The font that a run names itself; most runs name none."""
    fonts = text_element.getparent().find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    return "" if fonts is None else str(fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi")) or "")


def _decoded(text: str, font: str) -> str:
    if font.startswith(".Vn"):
        return decode(text, Encoding.TCVN3, font=font)
    if font.upper().startswith("VNI-"):
        return decode(text, Encoding.VNI)
    return nfc(text)


def _table(table: Table, numbering: Numbering) -> Iterator[str]:
    rows = [_cells(row, numbering) for row in table.rows]
    width = max(map(len, rows), default=0)
    plain = flat(" ".join(" ".join(cell) for row in rows for cell in row))
    if width == 1 or (width == 2 and any(sign in plain for sign in _COLUMN_SIGNS)):
        for column in range(width):
            for row in rows:
                yield from row[column] if column < len(row) else ()
        return
    for row in rows:
        line = " | ".join(" ".join(cell).replace("|", "/") for cell in row)
        if any(map(str.isalnum, line)):
            yield line


def _cells(row: _Row, numbering: Numbering) -> list[list[str]]:
    """The lines of each cell; a cell that spans columns is given once, then empty."""
    cells: list[list[str]] = []
    previous = None
    for cell in row.cells:
        if cell._tc is previous:
            cells.append([])
            continue
        previous = cell._tc
        lines = (line.strip() for p in cell.paragraphs for line in _paragraph(p, numbering).split("\n"))
        cells.append([line for line in lines if line])
    return cells
