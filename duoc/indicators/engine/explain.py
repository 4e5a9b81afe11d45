"""A figure explained down to its rows: both sides of the fraction, the norm with its clause, the date of the data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from duoc.indicators import norms
from duoc.indicators.catalogue import definition
from duoc.indicators.engine.compute import answer_of, asking, measured
from duoc.indicators.engine.definition import Definition
from duoc.indicators.engine.frame import Frame
from duoc.indicators.engine.measure import Beside, Number, Side, part
from duoc.indicators.engine.value import Value


class Row(NamedTuple):
    """One row behind a figure: which subject, which id, and what it adds to that side of the fraction."""

    subject: str
    id: int
    adds: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a figure is what it is. The rows of a side add up to it (before the floor of the numerator)."""

    definition: Definition
    value: Value
    numerator: tuple[Row, ...]
    denominator: tuple[Row, ...] | None
    norm: tuple[norms.NormNote, ...]
    beside: Beside | None = None

    @property
    def formula(self) -> str:
        """The computation in words."""
        return self.definition.formula

    @property
    def data_day(self) -> date:
        """Up to which day the records were read."""
        return self.value.day


def explain(indicator: str, organization: int, slice_name: str, day: date, school_year: str) -> Explanation | None:
    """The rows behind the figure of one organization, or None where it has no value. Errors: KeyError."""
    with asking(day, school_year, [organization]) as frame:
        return explained(definition(indicator), organization, slice_name, frame)


def explained(what: Definition, organization: int, slice_name: str, frame: Frame) -> Explanation | None:
    """As `explain`, in a frame that may already hold the rows."""
    value = next(measured(what, frame, frozenset([organization]), [slice_name]), None)
    measure = part(frame.shared(answer_of, what), slice_name)
    if value is None or measure is None:
        return None
    return Explanation(
        definition=what,
        value=value,
        numerator=_rows(measure.top, organization, slice_name),
        denominator=None if measure.bottom is None else _rows(measure.bottom, organization, slice_name),
        norm=tuple(norms.notes(what.norm, frame.day)),
        beside=measure.beside,
    )


def _rows(sides: Sequence[Side], organization: int, slice_name: str) -> tuple[Row, ...]:
    sums: dict[str, dict[Any, Number]] = {}
    for side in sides:
        found = side.behind(organization, slice_name)
        if side.subject is None and side.of not in sums:  # most figures: the keys are the rows
            sums[side.of] = found
            continue
        own = sums.setdefault(side.of, {})
        for key, amount in found.items():
            pk = key if side.subject is None else side.subject[key]
            own[pk] = own.get(pk, 0) + amount
    return tuple(Row(subject, pk, adds) for subject, own in sums.items() for pk, adds in own.items() if adds)
