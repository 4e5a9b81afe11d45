"""How the decree wants numbers, days and lists to be written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
BLANK_NUMBER = "      "


def number_and_symbol(number: int | None, symbol: str) -> str:
    """ "12/KH-PGDĐT": two digits at least, no spaces; blank where the clerk's office has not numbered it yet."""
    return f"{BLANK_NUMBER if number is None else f'{number:02d}'}/{symbol.replace(' ', '')}"


def long_date(day: date | None) -> str:
    """ "ngày 05 tháng 01 năm 2020", "ngày 04 tháng 9 năm 2020": zeros for days below 10 and for months 1 and 2 only."""
    if day is None:
        return "ngày     tháng     năm"
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def roman(number: int) -> str:
    """Roman numeral of a small number."""
    letters = ""
    for value, sign in ROMAN:
        letters += sign * (number // value)
        number %= value
    return letters


def closed(lines: Sequence[str], *, prefix: str = "") -> tuple[str, ...]:
    """Lines of a list, each ended with ";" and the last with ".", whatever they were typed with."""
    bare = [line.strip().rstrip(";.,").removeprefix("- ") for line in lines if line.strip()]
    return tuple(f"{prefix}{line}{'.' if place == len(bare) else ';'}" for place, line in enumerate(bare, start=1))
