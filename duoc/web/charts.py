"""Small charts as SVG, drawn on the server: they print, need no script and are read by a screen reader."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor, log10

from duoc.web.formatting import Number, number_text

HEAT_STEPS = (35, 60, 85)


def sparkline_points(values: Sequence[Number], width: int, height: int, pad: float = 2.5) -> list[tuple[float, float]]:
    """Where a series runs in a box: first value at the left, the largest at the top. No points for fewer than two."""
    if len(values) < 2:
        return []
    numbers = [float(value) for value in values]
    low, high = min(numbers), max(numbers)
    span = (high - low) or 1.0
    step = (width - 2 * pad) / (len(numbers) - 1)
    return [
        (round(pad + i * step, 1), round(pad + (height - 2 * pad) * (1 - (value - low) / span), 1))
        for i, value in enumerate(numbers)
    ]


def heat_level(value: Number | None, steps: Sequence[Number] = HEAT_STEPS) -> int:
    """0 for no value, 1 below the first step, up to 4 at or above the last."""
    return 0 if value is None else 1 + bisect_right([float(step) for step in steps], float(value))


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of `{% bars %}`: a name, its value, its tone, and the page behind it."""

    label: str
    value: Number | None
    tone: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class LineChart:
    """Where the parts of a line chart stand, in hundredths of its box; y counts from the top."""

    segments: list[str]
    end: tuple[float, float] | None
    target: float | None
    ticks: list[tuple[float, str]]
    labels: list[str]


def nice_ticks(low: float, high: float, wanted: int = 4) -> list[float]:
    """Round figures from at or below `low` to at or above `high`: steps of 1, 2 or 5 times a power of ten."""
    rough = ((high - low) or abs(high) or 1.0) / wanted
    power = 10 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    first, last = floor(low / step), ceil(high / step)
    return [round(step * i, 10) for i in range(first, max(last, first + 1) + 1)]


def line_chart(points: Sequence[tuple[str, Number | None]], target: Number | None = None) -> LineChart | None:
    """Lay out a series over time; a missing value is a gap, not a zero. None when nothing has a value."""
    known = [float(value) for _label, value in points if value is not None]
    if not known:
        return None
    reach = [*known, float(target)] if target is not None else known
    ticks = nice_ticks(min(reach), max(reach))
    low, span = ticks[0], ticks[-1] - ticks[0]
    step = 100 / max(len(points) - 1, 1)

    def down(value: Number) -> float:
        return round(100 - 100 * (float(value) - low) / span, 2)

    placed = [None if value is None else (round(i * step, 2), down(value)) for i, (_label, value) in enumerate(points)]
    runs = [list(run) for there, run in groupby(placed, key=lambda place: place is not None) if there]
    return LineChart(
        segments=[" ".join(f"{place[0]},{place[1]}" for place in run if place) for run in runs],
        end=next(place for place in reversed(placed) if place is not None),
        target=None if target is None else down(target),
        ticks=[(down(tick), number_text(tick)) for tick in reversed(ticks)],
        labels=[label for label, _value in points],
    )
