"""What stands in one cell of a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from typing import Any

from django.db import models
from django.utils.translation import get_language

from duoc.web.formatting import day_text, number_text


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, perhaps a link, with a second line below it, or a state in words coloured by its tone."""

    text: str
    url: str = ""
    note: str = ""
    tone: str = ""

    def html(self) -> str:
        """The cell's content, safe to print. Written here and not in a template: a page has some hundreds of them."""
        shown = escape(self.text)
        if self.tone:
            return f'<span class="d-chip" data-tone="{self.tone}">{shown}</span>'
        if self.url:
            shown = f'<a href="{escape(self.url)}">{shown}</a>'
        return f"{shown}<small>{escape(self.note)}</small>" if self.note else shown


def text(value: Any) -> Cell:
    """A plain text; nothing for none."""
    return Cell("" if value is None else str(value))


def day(value: date | None) -> Cell:
    """A day as 05/09/2020."""
    return Cell("" if value is None else day_text(value))


def number(value: Any) -> Cell:
    """A figure with decimal comma."""
    return Cell("" if value is None else number_text(value))


def choice(choices: type[models.TextChoices], value: str, tone: str = "") -> Cell:
    """One of a closed set in words; nothing for none."""
    return Cell(_words(choices, get_language()).get(value, ""), tone=tone)


@cache
def _words(choices: type[models.TextChoices], language: str | None) -> Mapping[str, str]:
    """The set in the words of a language, looked up once and not for every row."""
    return {str(member.value): str(member.label) for member in choices}
