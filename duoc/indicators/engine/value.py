"""A figure: exact in its parts, rounded only to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from duoc.indicators.engine.definition import Definition, Unit
from duoc.indicators.engine.measure import Number
from duoc.web.formatting import number_text


def half_up(exact: Fraction, decimals: int) -> Decimal:
    """The exact number rounded half up, away from zero, to so many decimals."""
    return _half_up(exact.numerator, exact.denominator, decimals)


def _half_up(top: int, bottom: int, decimals: int) -> Decimal:
    shifted = abs(top) * 10**decimals
    whole = (2 * shifted + bottom) // (2 * bottom)
    return Decimal(whole if top >= 0 else -whole).scaleb(-decimals)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """The figure of one organization in one slice, as of a day and for a school year.

    Numerator and denominator are exact; a count has no denominator. A denominator of 0 has no figure.
    """

    definition: Definition
    organization: int
    slice: str
    day: date
    school_year: str
    numerator: Number
    denominator: Number | None

    @property
    def exact(self) -> Fraction | None:
        """The figure before rounding, in its unit."""
        if self.denominator is None:
            return Fraction(self.numerator)
        if self.denominator == 0:
            return None
        return Fraction(self.numerator) / Fraction(self.denominator) * self.definition.unit.factor

    @property
    def rounded(self) -> Decimal | None:
        """The figure as it is shown."""
        top, bottom = self.numerator, 1 if self.denominator is None else self.denominator
        if bottom == 0:
            return None
        if isinstance(top, int) and isinstance(bottom, int):  # most figures; fractions would cost ten times as much
            return _half_up(top * self.definition.unit.factor, bottom, self.definition.decimals)
        return half_up(Fraction(top) / Fraction(bottom) * self.definition.unit.factor, self.definition.decimals)

    def __str__(self) -> str:
        return figure_text(self.rounded, self.definition.unit, self.definition.decimals)


def figure_text(figure: Decimal | None, unit: Unit, decimals: int) -> str:
    """A figure as the reader's language writes it, with its sign; a dash where there is none."""
    return number_text(figure, decimals) if figure is None else f"{number_text(figure, decimals)} {unit.sign}".rstrip()


def part_text(number: Number) -> str:
    """A numerator or denominator: whole, or with as many decimals as it needs (at most two)."""
    if isinstance(number, int):
        return number_text(Decimal(number), 0)
    exact = Fraction(number)
    decimals = next((places for places in (0, 1) if exact * 10**places % 1 == 0), 2)
    return number_text(half_up(exact, decimals), decimals)
