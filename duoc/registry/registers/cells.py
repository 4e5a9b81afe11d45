"""What stands in one cell of a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

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
        if self.tone:
            return format_html('<span class="d-chip" data-tone="{}">{}</span>', self.tone, self.text)
        shown = format_html('<a href="{}">{}</a>', self.url, self.text) if self.url else SafeString(escape(self.text))
        return format_html("{}<small>{}</small>", shown, self.note) if self.note else shown


def text(value: Any) -> Cell:
    """A plain text; nothing for none."""
    return Cell("" if value is None else str(value))


def day(value: date | None) -> Cell:
    """A day as 05/09/2020."""
    return Cell("" if value is None else day_text(value))


def number(value: Any) -> Cell:
    """A figure with decimal comma."""
    return Cell("" if value is None else number_text(value))
