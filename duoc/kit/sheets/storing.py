"""Parsed rows as JSON bytes, so that a commit does not read the file again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import orjson

from duoc.kit.sheets.columns import Kind, Register
from duoc.kit.sheets.preview import ParsedRow

_READ: dict[Kind, Callable[[Any], Any]] = {Kind.DATE: date.fromisoformat, Kind.DECIMAL: Decimal}


def pack(rows: Iterable[ParsedRow]) -> bytes:
    """Each row as its number and its cells. Days and decimals become text."""
    return orjson.dumps([[row.number, *row.cells] for row in rows], default=str)


def unpack(register: Register, packed: bytes | memoryview) -> list[ParsedRow]:
    """The rows as they were parsed."""
    places = {column.key: place for place, column in enumerate(register.columns)}
    readers = [_READ.get(column.kind) for column in register.columns]
    told = [(place, read) for place, read in enumerate(readers) if read is not None]
    rows = []
    for number, *cells in orjson.loads(packed):
        for place, read in told:
            if cells[place] is not None:
                cells[place] = read(cells[place])
        rows.append(ParsedRow(number, tuple(cells), places))
    return rows
