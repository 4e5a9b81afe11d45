"""Reasons that say how well their rule is known, and the checks that every public function begins with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from duoc.law.core.dates import read_date
from duoc.law.core.errors import LawError
from duoc.law.core.parameters import RegulationFile, Source
from duoc.law.core.result import CAUTION, Step

FIRST_YEAR, LAST_YEAR = 1900, 2999


def reason(
    rule: RegulationFile, source: Source, vi: str, en: str, *, held: bool | None = None, **facts: object
) -> Step:
    """A step of an explanation, cited at its source; says so where the source is not certain."""
    caution = CAUTION[source.certainty]
    return Step(rule.at(source), vi + caution.vi, en + caution.en, held, {**facts, "certainty": source.certainty})


def sign(held: bool, *, most: bool = True) -> str:
    """How a number stands to its limit: ≤ or > where the limit is a maximum, ≥ or < where it is a minimum."""
    return ("≤" if held else ">") if most else ("≥" if held else "<")


def flag(value: object, *, field: str, rule: str) -> bool:
    """A yes or no. Error: `not_a_boolean`."""
    if isinstance(value, bool):
        return value
    raise LawError(
        "not_a_boolean", field=field, value=value, rule=rule, vi="phải là true hoặc false", en="must be true or false"
    )


def choice(value: object, options: Iterable[str], *, field: str, rule: str) -> str:
    """One of the known words. Error: `unknown_value`."""
    known = tuple(options)
    if isinstance(value, str) and value in known:
        return value
    raise LawError(
        "unknown_value", field=field, value=value, rule=rule,
        vi=f"phải là một trong: {', '.join(known)}", en=f"must be one of: {', '.join(known)}",
    )  # fmt: skip


def choices(values: object, options: Iterable[str], *, field: str, rule: str) -> tuple[str, ...]:
    """Several of the known words, in the order given. Errors: `not_a_list`, `unknown_value`."""
    known = tuple(options)
    return tuple(choice(value, known, field=field, rule=rule) for value in a_list(values, field=field, rule=rule))


def a_list(values: object, *, field: str, rule: str) -> tuple[object, ...]:
    """A list. Error: `not_a_list`."""
    if isinstance(values, (list, tuple, set, frozenset)):
        return tuple(values)
    raise LawError("not_a_list", field=field, value=values, rule=rule, vi="phải là một danh sách", en="must be a list")


def a_table(value: object, *, field: str, rule: str) -> Mapping[str, Any]:
    """A table of name: value. Error: `not_a_table`."""
    if isinstance(value, Mapping):
        return value
    raise LawError(
        "not_a_table", field=field, value=value, rule=rule,
        vi="phải là một bảng tên: giá trị", en="must be a table of name: value",
    )  # fmt: skip


def a_day(value: object, *, field: str, rule: str) -> date:
    """A day near enough that every time limit from it is a day too. Errors: `not_a_date`, `out_of_range`."""
    day = read_date(value, field=field, rule=rule)
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    raise LawError(
        "out_of_range", field=field, value=day.isoformat(), rule=rule,
        vi=f"năm phải từ {FIRST_YEAR} đến {LAST_YEAR}", en=f"the year must be {FIRST_YEAR} to {LAST_YEAR}",
    )  # fmt: skip


def optional_day(value: object, *, field: str, rule: str) -> date | None:
    """A day, or nothing."""
    return None if value is None else a_day(value, field=field, rule=rule)


def days(values: object, *, field: str, rule: str) -> Collection[date]:
    """A set of days, such as the public holidays."""
    return frozenset(a_day(value, field=field, rule=rule) for value in a_list(values, field=field, rule=rule))


def contradiction(field: str, value: object, rule: str, vi: str, en: str) -> LawError:
    """The error for input that cannot be true together."""
    return LawError("contradiction", field=field, value=value, rule=rule, vi=vi, en=en)
