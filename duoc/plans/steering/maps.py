"""The map of schools as SVG, drawn on the server: outline, and a point for each school coloured by a figure.

The outline is that of today's wards; the boundaries of the wards of before July 2025 are not published, so none are
drawn. A school's tone is also its shape, and a table says the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, radians
from pathlib import Path

WIDTH, PAD = 460.0, 12.0
OUTLINE = Path(__file__).parent / "data" / "outline.geojson"


@dataclass(frozen=True, slots=True)
class Projection:
    """From degrees to the picture: equirectangular, with the cosine of the middle latitude."""

    west: float
    north: float
    scale: float
    squeeze: float

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place stands, in tenths of a pixel."""
        x = PAD + (longitude - self.west) * self.squeeze * self.scale
        return round(x, 1), round(PAD + (self.north - latitude) * self.scale, 1)


@dataclass(frozen=True, slots=True)
class Ground:
    """The outline, ready to be drawn."""

    projection: Projection
    paths: tuple[str, ...]
    width: int
    height: int


@cache
def ground() -> Ground:
    """The outline of the city's wards, read and projected once."""
    found = json.loads(OUTLINE.read_text(encoding="utf-8"))
    rings = [ring for feature in found["features"] for ring in feature["geometry"]["coordinates"]]
    longitudes = [place[0] for ring in rings for place in ring]
    latitudes = [place[1] for ring in rings for place in ring]
    squeeze = cos(radians((min(latitudes) + max(latitudes)) / 2))
    scale = (WIDTH - 2 * PAD) / ((max(longitudes) - min(longitudes)) * squeeze)
    projection = Projection(min(longitudes), max(latitudes), scale, squeeze)
    height = 2 * PAD + (max(latitudes) - min(latitudes)) * scale
    return Ground(projection, tuple(_path(projection, ring) for ring in rings), int(WIDTH), int(height))


def _path(projection: Projection, ring: Sequence[Sequence[float]]) -> str:
    points = [projection.point(place[0], place[1]) for place in ring]
    return "M" + "L".join(f"{x} {y}" for x, y in points) + "Z"


@dataclass(frozen=True, slots=True)
class Marker:
    """A school on the map."""

    x: float
    y: float
    tone: str
    title: str
    url: str


def markers(places: Iterable[tuple[float, float, str, str, str]]) -> list[Marker]:
    """From (longitude, latitude, tone, title, url); the bad ones last, so that they lie on top."""
    order = {"none": 0, "good": 1, "warn": 2, "bad": 3}
    drawn = [
        Marker(*ground().projection.point(longitude, latitude), tone, title, url)
        for longitude, latitude, tone, title, url in places
    ]
    return sorted(drawn, key=lambda marker: order[marker.tone])
