"""What a register is: its columns, what each holds, and which of them name a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.utils.functional import Promise

    Text = str | Promise

Choices = Mapping[Any, str] | Iterable[tuple[Any, str]]
"""Stored value → label, as a mapping or as pairs (Django's `choices`)."""


class Kind(StrEnum):
    """What a column holds. An identifier is a code of digits or letters that must never be taken for a number."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    CHOICE = "choice"
    BOOLEAN = "boolean"
    IDENTIFIER = "identifier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a register.

    `key` is the name in the program, `title` the heading in the sheet; `aliases` are other headings seen in the field.
    `choices` may be a callable, asked once for each file. `digits` is the full length of an identifier of digits, so
    that lost leading zeros can be given back. `least` and `most` bound a number or a date. `validate` gets the parsed
    value and returns a sentence if it cannot be, or None. `width` is in characters.
    """

    key: str
    title: Text
    kind: Kind = Kind.TEXT
    required: bool = False
    choices: Choices | Callable[[], Choices] = ()
    digits: int | None = None
    least: Any = None
    most: Any = None
    max_length: int | None = None
    width: int = 16
    help: Text = ""
    example: str = ""
    aliases: tuple[str, ...] = ()
    validate: Callable[[Any], str | None] | None = None

    @property
    def label(self) -> str:
        """The title in the reader's language."""
        return str(self.title)

    def options(self) -> dict[Any, str]:
        """The choices as stored value → label."""
        choices = self.choices() if callable(self.choices) else self.choices
        pairs = choices.items() if isinstance(choices, Mapping) else choices
        return {value: str(label) for value, label in pairs}


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A list that goes out and comes in: `name` ("people.students"), its heading, its columns.

    `key_columns` together name a row: the same values twice in one file are an error.
    """

    name: str
    title: Text
    columns: tuple[Column, ...]
    key_columns: tuple[str, ...] = ()
    help: Text = ""
    _by_key: dict[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", tuple(self.columns))
        by_key = {column.key: column for column in self.columns}
        if len(by_key) != len(self.columns):
            raise ValueError(f"register {self.name} has two columns of the same key")
        if unknown := set(self.key_columns) - by_key.keys():
            raise ValueError(f"register {self.name} has no column {', '.join(sorted(unknown))}")
        object.__setattr__(self, "_by_key", by_key)

    @property
    def label(self) -> str:
        """The title in the reader's language."""
        return str(self.title)

    def column(self, key: str) -> Column:
        """The column of this key. Errors: KeyError."""
        return self._by_key[key]


def letter(index: int) -> str:
    """The letters of a column as Excel shows them: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
