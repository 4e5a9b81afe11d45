"""Ids of rows as they come from an address or a form: whatever was sent, only what a row can have gets through."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

if TYPE_CHECKING:
    ManyRows = forms.ModelMultipleChoiceField[Any]
else:
    ManyRows = forms.ModelMultipleChoiceField

LARGEST = 2**63 - 1
MOST_DIGITS = 19


def row_id(text: str | None) -> int | None:
    """The id that a text names; None for anything that no row can have (letters, "²", thirty noughts).

    >>> row_id("17"), row_id("x"), row_id("1" + "0" * 30)
    (17, None, None)
    """
    if text is None or not text.isascii() or not text.isdecimal() or len(text) > MOST_DIGITS:
        return None
    found = int(text)
    return found if 0 < found <= LARGEST else None


def row_ids(texts: Iterable[str]) -> list[int]:
    """The ids among these texts, in their order."""
    return [found for text in texts if (found := row_id(text)) is not None]


class RowsField(ManyRows):
    """Several rows to choose. An id that no row can have is an invalid choice, and asked of no database."""

    def clean(self, value: Any) -> Any:
        """The chosen rows. Errors: ValidationError `invalid_choice` with the value."""
        for each in value if isinstance(value, list | tuple) else ():
            if row_id(str(each)) is None:
                raise ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": each}
                )
        return super().clean(value)
