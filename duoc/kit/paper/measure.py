"""How long a text is in print, by the metrics of our typeface (those of Times New Roman)."""

from __future__ import annotations

from functools import lru_cache

from PIL import ImageFont

from duoc.kit.paper.glyphs import FONTS

UNITS = 2048
POINTS_PER_MM = 72 / 25.4


def width_mm(text: str, size: float, *, bold: bool = False) -> float:
    """Width of one line in millimetres at this size in points."""
    return _face(bold).getlength(text) / UNITS * size / POINTS_PER_MM


@lru_cache(maxsize=2)
def _face(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"Tinos-{'Bold' if bold else 'Regular'}.ttf"), UNITS)
