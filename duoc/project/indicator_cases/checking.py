"""What a schema cannot say of the records of a case: codes that exist, each once, and days in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from duoc.project.cli.language import say

Given = Mapping[str, list[dict[str, Any]]]
Place = tuple[object, ...]

NAMED_BY_ID = frozenset({"pupils", "staff", "difficulties"})
WITH_CODES = ("organisations", "sites", "rooms", "school_years", "classes", "pupils", "staff", "plans", "tasks",
              "difficulties")  # fmt: skip
# Field of a list (through the lists inside a record) → the list in which its code stands.
REFERENCES: Mapping[str, Mapping[tuple[str, ...], str]] = {
    "organisations": {("parents", "org"): "organisations"},
    "sites": {("org",): "organisations", ("ward",): "organisations"},
    "rooms": {("site",): "sites"},
    "classes": {("org",): "organisations", ("school_year",): "school_years", ("site",): "sites"},
    "pupils": {("residence", "ward"): "organisations"},
    "enrolments": {("pupil",): "pupils", ("class",): "classes"},
    "pupil_blocks": {("class",): "classes", ("ward",): "organisations"},
    "staff": {("positions", "org"): "organisations"},
    "assignments": {("staff",): "staff", ("class",): "classes"},
    "homerooms": {("staff",): "staff", ("class",): "classes"},
    "population": {("ward",): "organisations", ("school_year",): "school_years"},
    "local_norms": {("org",): "organisations"},
    "plans": {("org",): "organisations", ("school_year",): "school_years"},
    "tasks": {("plan",): "plans", ("org",): "organisations", ("addressed_to",): "organisations",
              ("serves",): "tasks"},
    "difficulties": {("org",): "organisations", ("same_as",): "difficulties"},
}  # fmt: skip


def problems_of(given: Given, of_base: Mapping[str, int]) -> list[str]:
    """Every problem of the records of a case that fit the schema, each with its place and value.

    of_base: how many records of each list come first because they are those of the base.
    """
    codes = {name: _codes(given, name) for name in WITH_CODES}
    found = [*_twice(codes, of_base), *_unknown(given, codes, of_base), *_turned_round(given, of_base)]
    return [*found, *_without_grade(given, of_base)]


def block_names(record: Mapping[str, Any]) -> list[str]:
    """The ids of the pupils of a block: prefix-001, prefix-002, …"""
    return [f"{record['prefix']}-{number:03}" for number in range(1, record["count"] + 1)]


def _place(of_base: Mapping[str, int], name: str, index: int, *rest: object) -> str:
    """A place as the writer of the file counts: from the first record of the base or of the case."""
    first = of_base.get(name, 0)
    place = ("base", name, index) if index < first else ("given", name, index - first)
    return "/".join(map(str, (*place, *rest)))


def _codes(given: Given, name: str) -> list[tuple[str, Place]]:
    """The codes of a list, each with where it is written; pupils of blocks are pupils."""
    field = "id" if name in NAMED_BY_ID else "code"
    found: list[tuple[str, Place]] = [
        (record[field], (name, index, field)) for index, record in enumerate(given.get(name, ()))
    ]
    if name == "pupils":
        for index, record in enumerate(given.get("pupil_blocks", ())):
            found += ((each, ("pupil_blocks", index, "prefix")) for each in block_names(record))
    return found


def _twice(codes: Mapping[str, list[tuple[str, Place]]], of_base: Mapping[str, int]) -> Iterator[str]:
    for written in codes.values():
        seen: set[str] = set()
        for code, (name, index, *rest) in written:
            if code in seen and isinstance(index, int):
                at = _place(of_base, str(name), index, *rest)
                yield say(f"{at}: mã “{code}” có hai lần", f"{at}: the code “{code}” is there twice")
            seen.add(code)


def _unknown(given: Given, codes: Mapping[str, list[tuple[str, Place]]], of_base: Mapping[str, int]) -> Iterator[str]:
    known = {name: {code for code, _ in written} for name, written in codes.items()}
    for name, fields in REFERENCES.items():
        for index, record in enumerate(given.get(name, ())):
            for field, target in fields.items():
                for code, rest in _values(record, field):
                    if code not in known[target]:
                        at = _place(of_base, name, index, *rest)
                        yield say(
                            f"{at}: không có mã “{code}” trong {target}", f"{at}: there is no “{code}” in {target}"
                        )


def _values(record: Mapping[str, Any], field: tuple[str, ...], before: Place = ()) -> Iterator[tuple[str, Place]]:
    """The codes at a field, through the lists on the way to it."""
    name, *deeper = field
    value = record.get(name)
    if isinstance(value, str):
        yield value, (*before, name)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            if isinstance(each, dict):
                yield from _values(each, tuple(deeper), (*before, name, index))
            else:
                yield each, (*before, name, index)


def _turned_round(given: Given, of_base: Mapping[str, int]) -> Iterator[str]:
    """Records whose last day lies before their first."""
    for name, records in given.items():
        for index, record in enumerate(records):
            for own, rest in _with_days(record):
                first, last = own.get("from"), own.get("to")
                if first and last and first > last:
                    at = _place(of_base, name, index, *rest)
                    yield say(f"{at}: từ {first} đến {last} là ngược", f"{at}: from {first} to {last} is backwards")


def _with_days(record: Mapping[str, Any], before: Place = ()) -> Iterator[tuple[Mapping[str, Any], Place]]:
    yield record, before
    for name, value in record.items():
        if isinstance(value, list):
            for index, each in enumerate(value):
                if isinstance(each, dict):
                    yield from _with_days(each, (*before, name, index))


def _without_grade(given: Given, of_base: Mapping[str, int]) -> Iterator[str]:
    """Enrolments in a combined class that do not say in which grade."""
    combined = {record["code"] for record in given.get("classes", ()) if len(record["grades"]) > 1}
    for name in ("enrolments", "pupil_blocks"):
        for index, record in enumerate(given.get(name, ())):
            if record["class"] in combined and "grade" not in record:
                at = _place(of_base, name, index)
                yield say(
                    f"{at}: lớp ghép “{record['class']}” cần có “grade”",
                    f"{at}: the combined class “{record['class']}” needs a “grade”",
                )
