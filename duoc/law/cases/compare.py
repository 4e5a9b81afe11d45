"""Comparing what came out with what must come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from duoc.law.core.numbers import as_text

SETS = frozenset({"tests", "retest_subjects", "missing"})
"""Outputs that are sets: the order in which a file lists them says nothing."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the answer is not what was expected."""

    path: str
    expected: Any
    actual: Any


def plain(value: Any) -> Any:
    """A value as a case file writes it: exact numbers as text, days as ISO text, tuples as lists."""
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (Decimal, Fraction)):
        return as_text(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Set):
        return sorted(plain(item) for item in value)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def differences(expected: Any, actual: Any, path: str = "") -> Iterator[Difference]:
    """Every difference under the keys of `expected`; what was not asked for is not compared."""
    if isinstance(expected, Mapping) and isinstance(actual, Mapping):
        for key, value in expected.items():
            place = f"{path}.{key}" if path else str(key)
            if str(key) in actual:
                yield from differences(value, actual[str(key)], place)
            else:
                yield Difference(place, value, None)
        return
    if not same(expected, actual, path.rpartition(".")[2]):
        yield Difference(path, expected, actual)


def same(expected: Any, actual: Any, name: str) -> bool:
    """Whether two plain values agree. True is not 1; a set has no order; 60 and "60" are the same exact number."""
    if name in SETS and isinstance(expected, list) and isinstance(actual, list):
        return sorted(map(str, expected)) == sorted(map(str, actual))
    if isinstance(expected, list) and isinstance(actual, list):
        return len(expected) == len(actual) and all(
            not list(differences(one, other, name)) for one, other in zip(expected, actual, strict=True)
        )
    if isinstance(expected, bool) or isinstance(actual, bool):
        return expected is actual
    if {type(expected), type(actual)} == {int, str}:
        return str(expected) == str(actual)
    return bool(expected == actual)
