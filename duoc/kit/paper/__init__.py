"""Paper: state documents and lists, printed to PDF/A and written for Word.

Nouns: `Document` (what is said), `Composition` (the very strings on the page), `TableDocument` (a list). The form is
that of NĐ 30/2020/NĐ-CP, Phụ lục I; what it asks is measured on the finished PDF by the tests. An area builds a
`Document` in its `papers.py` and calls `state_document`; a paper with a form of its own (a report book) brings its
Typst template and calls `typeset`, after `clean` on every text of a person.
"""

from duoc.kit.paper.document import (
    Align,
    Appendix,
    Band,
    Block,
    Column,
    Document,
    Heading,
    Item,
    Level,
    PageBreak,
    Paragraph,
    Row,
    Signature,
    Table,
)
from duoc.kit.paper.glyphs import clean
from duoc.kit.paper.lists import TableDocument, table_document
from duoc.kit.paper.naming import filename
from duoc.kit.paper.printing import state_document, to_docx, to_pdf
from duoc.kit.paper.typesetting import TypesettingError, typeset

__all__ = [
    "Align",
    "Appendix",
    "Band",
    "Block",
    "Column",
    "Document",
    "Heading",
    "Item",
    "Level",
    "PageBreak",
    "Paragraph",
    "Row",
    "Signature",
    "Table",
    "TableDocument",
    "TypesettingError",
    "clean",
    "filename",
    "state_document",
    "table_document",
    "to_docx",
    "to_pdf",
    "typeset",
]
