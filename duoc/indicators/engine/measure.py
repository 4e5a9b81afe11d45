"""What stands above and below the line of a figure, and how it is summed for every organization and slice at once.

A side is a list of facts. A fact is a tuple that begins with (key, place, tag): what is counted, where it counts, and
the grade or level it belongs to. Within one figure a key counts once, with its weight, however many facts it has: a
pupil of two schools is one pupil of the office. So figures never add up from other figures, only from facts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import compress
from operator import itemgetter
from typing import Any

from duoc.indicators.engine.frame import Reach
from duoc.indicators.engine.slices import slices_of
from duoc.indicators.engine.subjects import Text

Number = int | Fraction
Fact = tuple[Any, ...]
Totals = dict[tuple[int, str], Number]
_key = itemgetter(0)
_cell = itemgetter(1, 2)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Side:
    """Facts of one kind, counted or summed.

    `of` names the subject (see `subjects`); `reach` leads from a place to the organizations in which it counts;
    `weights` gives what a key adds (1 without it); `subject` leads from a key to the id of the row that a reader is
    shown (the key itself without it); a side of `sign` -1 is taken away.
    """

    of: str
    facts: Sequence[Fact]
    reach: Reach
    weights: Mapping[Any, Number] | None = None
    subject: Mapping[Any, int] | None = None
    sign: int = 1

    def weight(self, key: Hashable) -> Number:
        """What this key adds to a figure, with its sign."""
        return self.sign * (1 if self.weights is None else self.weights[key])

    def behind(self, organization: int, slice_name: str) -> dict[Hashable, Number]:
        """The keys that make up one figure, each with what it adds.

        Facts differ in a few hundred cells of place and tag: these are looked at one by one, the facts in one go.
        """
        cells = {
            (place, tag)
            for place, tag in set(map(_cell, self.facts))
            if slice_name in slices_of(tag) and organization in self.reach(place)
        }
        keys = map(_key, compress(self.facts, map(cells.__contains__, map(_cell, self.facts))))
        return dict.fromkeys(keys, self.sign) if self.weights is None else {key: self.weight(key) for key in keys}


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Numbers that say why a row counts, such as the size of a class and the most it may have: a column each.

    `numbers` leads from the id of a row to its numbers, in the order of the columns.
    """

    columns: tuple[Text, ...]
    numbers: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Both sides of a figure. Without `bottom` it is a count.

    `exists_on` are the days on which an organization has to exist to have a value; `floor` is the least that the
    numerator can be; `beside` is what a reader is shown of each row besides its description.
    """

    top: Sequence[Side]
    bottom: Sequence[Side] | None = None
    exists_on: tuple[date, ...]
    floor: int | None = None
    beside: Beside | None = None

    def clip(self, numerator: Number) -> Number:
        """The numerator, not below the floor."""
        return numerator if self.floor is None else max(numerator, self.floor)


Answer = Measure | Mapping[str, Measure] | None
"""What an indicator answers in a frame: one measure, one for each slice, or nothing (no value for anybody)."""


def part(answer: Answer, slice_name: str) -> Measure | None:
    """The measure that answers for this slice."""
    if answer is None or isinstance(answer, Measure):
        return answer
    return answer.get(slice_name)


def totals(side: Side) -> Totals:
    """The sums of a side for every (organization, slice) that it reaches.

    Keys with a single fact are first summed by place and tag, which leaves a few hundred cells to roll up; only keys
    with several facts are followed one by one.
    """
    repeated = _repeated(side.facts)
    sums: defaultdict[tuple[int, str], Number] = defaultdict(int)
    for (place, tag), amount in _cells(side, repeated).items():
        slices = slices_of(tag)
        for organization in side.reach(place):
            for name in slices:
                sums[organization, name] += amount
    for key, where in _spread(side, repeated):
        amount = side.weight(key)
        for target in where:
            sums[target] += amount
    return dict(sums)


def _repeated(facts: Sequence[Fact]) -> Collection[Hashable]:
    keys = [fact[0] for fact in facts]
    if len(set(keys)) == len(keys):
        return ()
    return {key for key, times in Counter(keys).items() if times > 1}


def _cells(side: Side, repeated: Collection[Hashable]) -> Mapping[Any, Number]:
    facts = [fact for fact in side.facts if fact[0] not in repeated] if repeated else side.facts
    if side.weights is None:
        return {cell: side.sign * count for cell, count in Counter(map(_cell, facts)).items()}
    cells: defaultdict[Any, Number] = defaultdict(int)
    for fact in facts:
        cells[fact[1], fact[2]] += side.weight(fact[0])
    return cells


def _spread(side: Side, repeated: Collection[Hashable]) -> Iterator[tuple[Hashable, set[tuple[int, str]]]]:
    if not repeated:
        return
    where: defaultdict[Hashable, set[tuple[int, str]]] = defaultdict(set)
    for key, place, tag, *_ in side.facts:
        if key in repeated:
            where[key].update((organization, name) for organization in side.reach(place) for name in slices_of(tag))
    yield from where.items()
