"""What a printed document is called on disk."""

from __future__ import annotations

import re
import unicodedata

from duoc.kit.paper.document import Document

LONGEST = 80


def filename(document: Document, extension: str = "pdf") -> str:
    """ "07-KH-PGDDT_ke-hoach-thuc-hien-nhiem-vu_2020-09-04.pdf": ASCII, so that every system and mail keeps it."""
    number = "du-thao" if document.number is None else f"{document.number:02d}"
    head = f"{number}-{plain(document.symbol).upper()}"
    title = plain(f"{document.type_name} {document.subject_line}").lower()[:LONGEST].strip("-")
    day = f"_{document.issued_on.isoformat()}" if document.issued_on else ""
    return f"{head}_{title}{day}.{extension}"


def plain(text: str) -> str:
    """Letters and digits of ASCII with hyphens between the words."""
    spelled = re.sub(r"[‐-―]", "-", text.replace("đ", "d").replace("Đ", "D"))  # 2020–2021 keeps its dash
    letters = unicodedata.normalize("NFD", spelled)
    return re.sub(r"[^A-Za-z0-9]+", "-", letters.encode("ascii", "ignore").decode()).strip("-")
