"""The parameters of a regulation as tables: each value through time, and what the regulation changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from duoc.law.core.parameters import LOADED
from duoc.law.reference import RegulationPage, Value
from duoc.service.regulations.library import Entry, entries
from duoc.service.regulations.words import HIDDEN, SEGMENT, label, section_of, value_word, word

IN_TIME = re.compile(r"\[\d+\]$")
CODES = frozenset({"code", "id"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a value says; without a label where it is the only one."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a value says for a time; without days where it holds as long as its regulation."""

    from_: date | None
    to: date | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One parameter with its clause and how well it is known."""

    label: str
    stretches: tuple[Stretch, ...]
    clause: str
    certainty: str
    note: str

    @property
    def in_time(self) -> bool:
        """Whether it has changed within the regulation, or will."""
        return len(self.stretches) > 1


@dataclass(frozen=True, slots=True)
class Section:
    """The parameters of one matter."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A value that is not what it was in the regulation before; empty where there was none, or is none now."""

    label: str
    before: str
    after: str
    clause: str


@dataclass(frozen=True, slots=True)
class Succession:
    """The regulation before this one, and everything that changed on the day."""

    before: Entry
    day: date
    changes: tuple[Change, ...]


def sections(page: RegulationPage) -> list[Section]:
    """All parameters of a regulation, in the order of its articles."""
    kept = [value for value in merged(page.values) if section_of(value.path) not in HIDDEN]
    own = f" {page.regulation.id}"
    return [
        Section(word(name), tuple(rows(list(values), own)))
        for name, values in groupby(kept, key=lambda value: section_of(value.path))
    ]


def merged(values: Iterable[Value]) -> Iterator[Value]:
    """The values, a stretch of time joined with what is said for it."""
    waiting: Value | None = None
    for value in values:
        if waiting is not None:
            if value.path == waiting.path:
                value = replace(value, from_=waiting.from_, to=waiting.to)
            elif waiting.from_ is not None or waiting.to is not None or waiting.source:
                yield waiting
            waiting = None
        if value.text:
            yield value
        else:
            waiting = value
    if waiting is not None:
        yield waiting


def rows(values: list[Value], own: str) -> Iterator[Row]:
    """The values of one section; the stretches of a value that changes in time make one row.

    own: the name of the regulation, which its own clauses need not repeat.
    """
    for _place, same in groupby(values, key=_timeless):
        group = list(same)
        last = group[-1]
        yield Row(
            label(_timeless(last)),
            tuple(Stretch(value.from_, value.to, facts(value)) for value in group),
            _without(last.source, own), last.certainty,
            " ".join(dict.fromkeys(value.note for value in group if value.note)),
        )  # fmt: skip


def _without(clause: str, own: str) -> str:
    return f" {clause}".removesuffix(own).strip()


def _timeless(value: Value) -> str:
    return IN_TIME.sub("", value.path) if value.from_ is not None or value.to is not None else value.path


def facts(value: Value) -> tuple[Fact, ...]:
    """What a value says, in words, without what its name says already."""
    if not value.facts:
        return (Fact("", value_word(value.text)),) if value.text else ()
    said_already = {*SEGMENT.findall(value.path), *HIDDEN}
    found = [(key, text) for key, text in value.facts if key not in said_already and text not in said_already]
    named = [(key, text) for key, text in found if key not in CODES] or found
    if len(named) == 1 and named[0][0] in ("name", "title", "vi", "value"):
        return (Fact("", value_word(named[0][1])),)
    return tuple(Fact(word(key), value_word(text)) for key, text in named)


def successions(entry: Entry) -> list[Succession]:
    """The regulations of the same shape that ended last before this one began, and what it changed."""
    start = entry.regulation.from_
    if start is None:
        return []
    mine = _model(entry)
    ended = [
        (other.regulation.to, other) for other in entries()
        if other.page.subject == entry.page.subject and _model(other) is mine
        and other.regulation.to is not None and other.regulation.to <= start
    ]  # fmt: skip
    if not ended:
        return []
    latest = max(day for day, _other in ended)
    found = (Succession(other, start, tuple(changes(other.page, entry.page))) for day, other in ended if day == latest)
    return [succession for succession in found if succession.changes]


def _model(entry: Entry) -> type:
    return type(LOADED[entry.page.subject, entry.page.file])


def changes(before: RegulationPage, after: RegulationPage) -> Iterator[Change]:
    """What differs between two regulations of one shape, in the order of the new one; then what is gone."""
    old, new = _flat(before), _flat(after)
    for path, (text, clause) in new.items():
        was = old.get(path, ("", ""))[0]
        if was != text:
            yield Change(_full(path), was, text, _without(clause, f" {after.regulation.id}"))
    for path, (text, clause) in old.items():
        if path not in new:
            yield Change(_full(path), text, "", clause)


Place = tuple[str, str]


def _flat(page: RegulationPage) -> Mapping[Place, tuple[str, str]]:
    found: dict[Place, tuple[str, str]] = {}
    for value in page.values:
        if section_of(value.path) not in HIDDEN:
            for fact in facts(value):
                found[value.path, fact.label] = (fact.text, value.source)
    return found


def _full(place: Place) -> str:
    path, fact = place
    return " · ".join(part for part in (word(section_of(path)), label(path), fact) if part)
