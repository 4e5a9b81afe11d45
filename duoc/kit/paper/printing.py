"""Both printed forms of a state document."""

from __future__ import annotations

from duoc.kit import clock
from duoc.kit.paper.compose import compose
from duoc.kit.paper.document import Document
from duoc.kit.paper.pdf import write_pdf
from duoc.kit.paper.word import write_docx


def state_document(document: Document) -> tuple[bytes, bytes]:
    """The PDF/A and the Word file of one document, with the same text. Errors: `unprintable_character`."""
    return to_pdf(document), to_docx(document)


def to_pdf(document: Document) -> bytes:
    """The document as PDF/A-2a. Errors: `unprintable_character`."""
    return write_pdf(compose(document), day=document.issued_on or clock.today())


def to_docx(document: Document) -> bytes:
    """The document as .docx with real styles. Errors: `unprintable_character`."""
    return write_docx(compose(document), day=document.issued_on or clock.today())
