"""Small charts as SVG, drawn on the server: they print, need no script and are read by a screen reader."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from duoc.web.formatting import Number

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
