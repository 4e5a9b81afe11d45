"""`{% load plans %}`: titles of state documents on the screen."""

from __future__ import annotations

import re

from django import template

register = template.Library()
ACRONYMS = {"UBND", "HĐND", "GD", "ĐT", "GDĐT", "TP", "MN", "TH", "THCS", "THPT", "CNTT", "SGK", "NQ", "TW"}


@register.filter
def calm(text: str) -> str:
    """A title printed in capitals, in sentence case: capitals are for paper. Known abbreviations keep theirs."""
    if not text.isupper() or len(text.split()) < 2:
        return text
    lowered = re.sub(r"\w+", lambda word: word[0] if word[0] in ACRONYMS else word[0].lower(), text)
    return lowered[:1].upper() + lowered[1:]


@register.filter
def after_type(title: str) -> str:
    """A title as it follows the name of its type: "Kế hoạch về phương hướng…", with a small "về"."""
    return title[:1].lower() + title[1:] if title.lower().startswith("về ") else title
