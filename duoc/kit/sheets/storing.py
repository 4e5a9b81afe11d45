"""Parsed rows as JSON, so that a commit does not read the file again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from duoc.kit.sheets.columns import Kind, Register
from duoc.kit.sheets.preview import ParsedRow

_READ: dict[Kind, Callable[[Any], Any]] = {Kind.DATE: date.fromisoformat, Kind.DECIMAL: Decimal}


def pack(rows: Iterable[ParsedRow]) -> list[list[Any]]:
    """Each row as its number and its cells. Days and decimals become text."""
    return [
        [row.number, *(str(cell) if isinstance(cell, date | Decimal) else cell for cell in row.cells)] for row in rows
    ]


def unpack(register: Register, packed: Iterable[list[Any]]) -> list[ParsedRow]:
    """The rows as they were parsed."""
    places = {column.key: place for place, column in enumerate(register.columns)}
    readers = [_READ.get(column.kind) for column in register.columns]
    return [
        ParsedRow(
            number,
            tuple(
                cell if cell is None or read is None else read(cell) for cell, read in zip(cells, readers, strict=True)
            ),
            places,
        )
        for number, *cells in packed
    ]
