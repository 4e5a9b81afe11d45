"""The catalogue: the official texts of every indicator, and the code that areas bind to them.

`catalogue.yaml` is the sector's list (titles, units, what stands above and below the line, source). An area's module
says how an entry is measured:

    @indicator("girls_rate")
    def girls_rate(frame: Frame) -> Measure: ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from duoc.indicators.engine.definition import Clock, Definition, Direction, Unit, Words
from duoc.indicators.engine.frame import Frame
from duoc.indicators.engine.measure import Answer

Measuring = Callable[[Frame], Answer]
DEFINITIONS: dict[str, Definition] = {}


@cache
def texts() -> dict[str, Any]:
    """The catalogue file: `sources` and `indicators`, by id."""
    text = Path(__file__).with_name("catalogue.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def indicator(identifier: str) -> Callable[[Measuring], Measuring]:
    """Bind a measuring function to an entry of the catalogue. Errors: ValueError if it is bound already."""

    def bind(measure: Measuring) -> Measuring:
        if identifier in DEFINITIONS:
            raise ValueError(f"indicator {identifier} is measured twice")
        DEFINITIONS[identifier] = _define(identifier, texts()["indicators"][identifier], measure)
        return measure

    return bind


def _define(identifier: str, entry: dict[str, Any], measure: Measuring) -> Definition:
    bottom, unit = entry.get("denominator"), Unit(entry["unit"])
    return Definition(
        id=identifier,
        title=Words(**entry["title"]),
        unit=unit,
        unit_words=Words(**entry.get("unit_words", {"vi": unit.sign, "en": unit.sign})),
        decimals=entry["decimals"],
        direction=Direction(entry["direction"]),
        levels=tuple(entry["levels"]),
        school_levels=tuple(entry["school_levels"]),
        by=tuple(entry.get("by", ())),
        needs_slice=entry.get("needs_slice", False),
        numerator=Words(**entry["numerator"]),
        denominator=None if bottom is None else Words(**bottom),
        clock=Clock(entry["clock"]),
        seed_lines=tuple(entry["seed_lines"]),
        source=tuple(Words(**texts()["sources"][key]) for key in entry["source"]),
        norm=entry.get("norm"),
        measure=measure,
    )


def definition(identifier: str) -> Definition:
    """The definition with this id. Errors: KeyError."""
    return DEFINITIONS[identifier]


def all_definitions() -> Iterator[Definition]:
    """All indicators, in the order of the catalogue."""
    for identifier in texts()["indicators"]:
        if identifier in DEFINITIONS:
            yield DEFINITIONS[identifier]
