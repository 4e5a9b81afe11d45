"""How titles of state documents read on a page and in a sentence."""

from __future__ import annotations

import re

ACRONYMS = {"UBND", "HĐND", "GD", "ĐT", "GDĐT", "TP", "MN", "TH", "THCS", "THPT", "CNTT", "SGK", "NQ", "TW"}


def calm(text: str) -> str:
    """A title printed in capitals, in sentence case: capitals are for paper. Known abbreviations keep theirs."""
    if not text.isupper() or len(text.split()) < 2:
        return text
    lowered = re.sub(r"\w+", lambda word: word[0] if word[0] in ACRONYMS else word[0].lower(), text)
    return lowered[:1].upper() + lowered[1:]


def after_type(title: str) -> str:
    """A title as it follows the name of its type: "Kế hoạch về phương hướng…", with a small "về" or "sửa đổi"."""
    return title[:1].lower() + title[1:] if title.lower().startswith(("về ", "sửa đổi")) else title


def named(document_type: str, title: str) -> str:
    """Type and title as one phrase; a title that begins with its type does not say it twice."""
    calmed = calm(title)
    return calmed if calmed.lower().startswith(document_type.lower()) else f"{document_type} {after_type(calmed)}"
