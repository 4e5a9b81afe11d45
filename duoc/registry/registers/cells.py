"""What stands in one cell of a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from duoc.web.formatting import day_text, number_text


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, perhaps a link, with a second line below it, or a state in words coloured by its tone."""

    text: str
    url: str = ""
    note: str = ""
    tone: str = ""

    def html(self) -> SafeString:
        """The cell's content. Written here and not in a template: a page has some hundreds of them."""
        shown = escape(self.text)
        if self.tone:
            return mark_safe(f'<span class="d-chip" data-tone="{self.tone}">{shown}</span>')
        if self.url:
            shown = mark_safe(f'<a href="{escape(self.url)}">{shown}</a>')
        return mark_safe(f"{shown}<small>{escape(self.note)}</small>") if self.note else shown


def text(value: Any) -> Cell:
    """A plain text; nothing for none."""
    return Cell("" if value is None else str(value))


def day(value: date | None) -> Cell:
    """A day as 05/09/2020."""
    return Cell("" if value is None else day_text(value))


def number(value: Any) -> Cell:
    """A figure with decimal comma."""
    return Cell("" if value is None else number_text(value))
