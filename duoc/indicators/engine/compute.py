"""Figures of all organizations at once, from the facts."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from duoc.indicators.catalogue import definition
from duoc.indicators.engine.definition import Definition
from duoc.indicators.engine.frame import Frame
from duoc.indicators.engine.measure import Answer, Measure, Number, Side, Totals, part, totals
from duoc.indicators.engine.value import Value


def compute(
    indicators: str | Iterable[str],
    day: date,
    school_year: str,
    *,
    organizations: Iterable[int] | None = None,
    slices: Iterable[str] | None = None,
) -> list[Value]:
    """The figures as of a day, for a school year ("2020-2021").

    Without `organizations`: of all that the indicator can be asked of. Without `slices`: the whole, and each slice in
    which something is counted. An organization without a value (it does not exist on the day, a year is missing) is
    not in the list. The number of queries depends on the indicators alone. Errors: KeyError for an unknown indicator.
    """
    asked = None if organizations is None else frozenset(organizations)
    names = [indicators] if isinstance(indicators, str) else list(indicators)
    with asking(day, school_year, asked) as frame:
        return [value for name in names for value in measured(definition(name), frame, asked, slices)]


@contextmanager
def asking(day: date, school_year: str, organizations: Iterable[int] | None = None) -> Iterator[Frame]:
    """A frame for a question to these organizations, whose rows are let go of when it has been answered."""
    with undisturbed():
        frame = frame_for(day, school_year, organizations)
        try:
            yield frame
        finally:
            frame.forget()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold back the search for reference cycles while a city's rows are read.

    There are no cycles among them, and looking through all of them again and again takes a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def frame_for(day: date, school_year: str, organizations: Iterable[int] | None) -> Frame:
    """A frame for a question to these organizations: where only schools are asked, only their pupils are read."""
    frame = Frame(day, school_year)
    asked = None if organizations is None else set(organizations)
    if asked and all(frame.bodies[each].type == "school" for each in asked):
        frame.schools = frozenset(asked)
    return frame


def measured(
    what: Definition, frame: Frame, organizations: frozenset[int] | None = None, slices: Iterable[str] | None = None
) -> Iterator[Value]:
    """The figures of one indicator in a frame that may already hold what others have read."""
    if organizations is not None and not any(frame.bodies[each].type in what.levels for each in organizations):
        return
    answer = frame.shared(answer_of, what)
    wanted = None if slices is None else tuple(slices)
    for name in what.slices if wanted is None else wanted:
        measure = part(answer, name)
        if measure is None or name not in what.slices:
            continue
        top, bottom = _sum(frame, measure.top), None if measure.bottom is None else _sum(frame, measure.bottom)
        for organization in _answering(frame, what, measure, organizations):
            key = (organization, name)
            if name and wanted is None and key not in top and (bottom is None or key not in bottom):
                continue
            yield Value(
                definition=what,
                organization=organization,
                slice=name,
                day=frame.day,
                school_year=frame.year_code,
                numerator=measure.clip(top.get(key, 0)),
                denominator=None if bottom is None else bottom.get(key, 0),
            )


def answer_of(frame: Frame, what: Definition) -> Answer:
    """What an indicator answers in a frame: asked through `frame.shared`, it is measured once."""
    return what.measure(frame)


def _existing(frame: Frame, levels: tuple[str, ...], days: tuple[date, ...]) -> tuple[int, ...]:
    """Organizations of these types that exist on all these days, in their order."""
    bodies = frame.bodies.values()
    return tuple(body.id for body in bodies if body.type in levels and all(map(body.exists_on, days)))


def _answering(frame: Frame, what: Definition, measure: Measure, organizations: frozenset[int] | None) -> Sequence[int]:
    existing = frame.shared(_existing, what.levels, measure.exists_on)
    return existing if organizations is None else [each for each in existing if each in organizations]


def _sum(frame: Frame, sides: Sequence[Side]) -> Totals:
    """The totals of the sides taken together; those of a side that several figures share are summed once."""
    first, *others = [frame.shared(_totals, side) for side in sides]
    if not others:
        return first
    together: dict[tuple[int, str], Number] = dict(first)
    for other in others:
        for key, amount in other.items():
            together[key] = together.get(key, 0) + amount
    return together


def _totals(frame: Frame, side: Side) -> Totals:
    return totals(side)
