"""From the words of a case file to a public function and back: one line of registration for each rule.

The public functions check their own input and name their parameters and the fields of their results as the contract of
the cases does, so the adapter only has to see that every field is known and none is missing, and to write the result
in plain words (ISO dates, exact numbers as text, lists).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from inspect import Parameter, signature
from typing import Any

from duoc.law.core import registry
from duoc.law.core.errors import LawError
from duoc.law.core.numbers import as_text
from duoc.law.core.result import Result
from duoc.law.core.school_year import SchoolYear


def expose(
    subject: str, name: str, versions: Mapping[str, object] | Iterable[str], function: Callable[..., Result],
    *, vi: str, en: str,
) -> None:  # fmt: skip
    """Register a public function as the rule `subject.name`.

    `versions` maps each version to the rule that the function receives as `rule`; a plain list of names where the
    function finds its rule by date.
    """
    known = versions if isinstance(versions, Mapping) else None
    label = f"{subject}.{name}"

    def adapter(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
        arguments = _arguments(function, given, label)
        result = function(**arguments) if known is None else function(**arguments, rule=known[version])
        return in_words(result)

    registry.rule(subject=subject, name=name, versions=tuple(versions), vi=vi, en=en)(adapter)


def _arguments(function: Callable[..., Result], given: Mapping[str, Any], label: str) -> dict[str, Any]:
    """The fields of a case as keyword arguments; null is as absent. Errors: `unknown_field`, `missing_field`."""
    wanted = {name.rstrip("_"): found for name, found in signature(function).parameters.items() if name != "rule"}
    for name, value in given.items():
        if name not in wanted:
            raise LawError(
                "unknown_field", field=str(name), value=value, rule=label,
                vi="quy tắc không có trường này", en="is not a field of this rule",
            )  # fmt: skip
    for name, found in wanted.items():
        if found.default is Parameter.empty and name not in given:
            raise LawError("missing_field", field=name, value=None, rule=label, vi="còn thiếu", en="is missing")
    return {
        wanted[name].name: value
        for name, value in given.items()
        if value is not None or wanted[name].default is Parameter.empty
    }


def in_words(result: Result) -> Mapping[str, Any]:
    """A result as a case file writes it; `because` stays the explanation."""
    return {
        found.name: getattr(result, found.name) if found.name == "because" else words(getattr(result, found.name))
        for found in fields(result)
    }


def words(value: Any) -> Any:
    """A value in plain words: ISO dates, exact numbers as text, lists and dictionaries."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (Fraction, Decimal)):
        return as_text(value)
    if isinstance(value, SchoolYear):
        return str(value)
    if isinstance(value, Mapping):
        return {name: words(item) for name, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {found.name: words(getattr(value, found.name)) for found in fields(value)}
    if isinstance(value, (tuple, list)):
        return [words(item) for item in value]
    return value
