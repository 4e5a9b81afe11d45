"""Small words of the indicator pages."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django import template

from duoc.indicators.engine.definition import Definition
from duoc.indicators.engine.measure import Number
from duoc.indicators.engine.queries import Point
from duoc.indicators.engine.slices import slice_title
from duoc.indicators.engine.value import part_text

register = template.Library()

register.filter("slice_title", slice_title)


@register.filter
def figures(points: Iterable[Point]) -> list[Decimal]:
    """The figures of a series that are there, for `{% sparkline %}`."""
    return [point.figure for point in points if point.figure is not None]


@register.filter
def part(number: Number | None) -> str:
    """A numerator or denominator as a reader sees it."""
    return "" if number is None else part_text(number)


@register.filter(name="is")
def is_same(value: str, other: str) -> bool:
    """Whether two words are the same, where a tag wants a truth value."""
    return value == other


@register.filter
def unit_beside(what: Definition) -> str:
    """The unit that stands beside a figure: none where the figure brings its sign."""
    return "" if what.unit.sign else str(what.unit_words)
