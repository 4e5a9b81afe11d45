"""Exact numbers. Marks travel as whole tenths (8.0 is 80), shares as numerator and base; never as binary floats."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fractions import Fraction

from duoc.law.core.errors import LawError

Number = int | str | Decimal | Fraction | float


def exact(value: object, *, field: str, rule: str) -> Fraction:
    """The exact value of a number as people write it ("6.5", "6,5", 7, Decimal). A float counts as what it *is*.

    So 6.5 is accepted and 0.1 becomes 3602879701896397/2**55, which the caller's own check of decimals then refuses.
    """
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal, Fraction, float)):
        raise not_a_number(value, field, rule)
    if isinstance(value, str):
        text = value.strip().replace(",", ".")
        if not text.lstrip("+-").replace(".", "", 1).isdecimal():
            raise not_a_number(value, field, rule)
        value = text
    try:
        return Fraction(Decimal(value)) if isinstance(value, str) else Fraction(value)
    except (InvalidOperation, ValueError, OverflowError) as error:  # NaN and infinity end here
        raise not_a_number(value, field, rule) from error


def not_a_number(value: object, field: str, rule: str) -> LawError:
    """The error for something that is not a number at all."""
    return LawError("not_a_number", field=field, value=value, rule=rule, vi="không phải là số", en="is not a number")


def scaled(
    value: object, *, places: int, low: int | None = None, high: int | None = None, field: str, rule: str
) -> int:
    """Read an exact decimal as a whole number of tenths (places=1), hundredths (places=2), …

    low, high: the bounds in the number's own unit, both included. Errors: `not_a_number`, `too_many_decimals`,
    `out_of_range`.
    """
    number = exact(value, field=field, rule=rule)
    if (low is not None and number < low) or (high is not None and number > high):
        bounds = f"{'' if low is None else low}–{'' if high is None else high}"
        raise LawError(
            "out_of_range", field=field, value=value, rule=rule,
            vi=f"ngoài khoảng cho phép {bounds}", en=f"outside the allowed range {bounds}",
        )  # fmt: skip
    units: Fraction = number * 10**places
    if units.denominator != 1:
        raise LawError(
            "too_many_decimals", field=field, value=value, rule=rule,
            vi=f"chỉ được ghi tối đa {places} chữ số thập phân", en=f"has more than {places} decimal(s)",
        )  # fmt: skip
    return units.numerator


def tenths(value: object, *, field: str, rule: str, low: int = 0, high: int = 10) -> int:
    """A mark on the scale of ten with at most one decimal, as tenths: "6.5" is 65."""
    return scaled(value, places=1, low=low, high=high, field=field, rule=rule)


def count(value: object, *, field: str, rule: str, low: int = 0, high: int | None = None) -> int:
    """A whole number of things, not negative unless `low` says so."""
    return scaled(value, places=0, low=low, high=high, field=field, rule=rule)


def half_up(numerator: int, denominator: int = 1) -> int:
    """The nearest whole number; exactly one half goes up, as "làm tròn" is read in schools. Not for negatives."""
    return (2 * numerator + denominator) // (2 * denominator)


def round_to(value: Fraction, places: int) -> Fraction:
    """Round an exact number half up to that many decimals."""
    unit = 10**places
    scaled_value = value * unit
    return Fraction(half_up(scaled_value.numerator, scaled_value.denominator), unit)


def show(units: int, places: int = 1, separator: str = ".") -> str:
    """Tenths (or hundredths …) as people write them: 65 is "6.5"; `separator=","` for Vietnamese sentences."""
    if places == 0:
        return str(units)
    sign, units = ("-", -units) if units < 0 else ("", units)
    whole, part = divmod(units, 10**places)
    return f"{sign}{whole}{separator}{part:0{places}d}"


def as_text(value: Fraction | Decimal | int, separator: str = ".") -> str:
    """An exact number that ends, written without trailing zeros: Fraction(603, 10) is "60.3". Never rounds."""
    fraction = Fraction(value)
    places = 0
    while (fraction * 10**places).denominator != 1:
        places += 1
        if places > 12:
            raise LawError(
                "endless_decimal", field="value", value=str(value), rule="numbers",
                vi="không viết được thành số thập phân hữu hạn", en="has no finite decimal form",
            )  # fmt: skip
    return show((fraction * 10**places).numerator, places, separator)


def reaches(part: int, base: int, percent: Fraction | Decimal | int) -> bool:
    """Whether part/base is at least `percent` %, without dividing. A base of 0 holds: there is nobody to reach."""
    return 100 * part >= Fraction(percent) * base
