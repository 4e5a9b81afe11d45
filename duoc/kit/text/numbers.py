"""Numbers as Vietnamese documents write them."""

import re
from decimal import ROUND_HALF_UP, Decimal

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_ROMAN_FORM = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")


def vn_number(value: int | float | Decimal, decimals: int | None = None) -> str:
    """A number with a decimal comma and points between thousands: 12345.5 → "12.345,5".

    decimals: how many are printed, rounding halves up; None prints those that the value has.
    """
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    if decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = f"{number:,f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    if number == 0:
        text = text.lstrip("-")
    return text.translate(str.maketrans(",.", ".,"))


def to_roman(number: int) -> str:
    """A number from 1 to 3999 in roman numerals."""
    if not 1 <= number <= 3999:
        raise ValueError(f"no roman numeral for {number}")
    parts = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        parts.append(sign * count)
    return "".join(parts)


def from_roman(text: str) -> int | None:
    """The number that a well-formed roman numeral stands for; None for anything else."""
    text = text.upper()
    if not text or not _ROMAN_FORM.fullmatch(text):
        return None
    total, rest = 0, text
    for value, sign in _ROMAN:
        while rest.startswith(sign):
            total, rest = total + value, rest[len(sign) :]
    return total
