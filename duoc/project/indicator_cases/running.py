"""Running a file of cases: load, compute, compare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from django.db import Error, transaction
from django.utils.translation import gettext as _

from duoc.indicators.catalogue import DEFINITIONS
from duoc.indicators.engine.compute import measured
from duoc.indicators.engine.explain import explained
from duoc.indicators.engine.frame import Frame
from duoc.indicators.engine.measure import Number
from duoc.indicators.engine.value import Value
from duoc.project.indicator_cases.codes import Codes, UnknownCode
from duoc.project.indicator_cases.loading import load
from duoc.project.indicator_cases.reading import Case, read_cases
from duoc.project.indicator_cases.scratch import scratch_database


@dataclass(frozen=True, slots=True)
class Outcome:
    """One key of a case: what was expected and what came out. It passed if `got` is None."""

    case: str
    indicator: str
    key: str
    expected: Any
    got: Any = None
    passed: bool = True

    def as_failure(self) -> dict[str, Any]:
        """The row of the report."""
        return {
            "case": self.case,
            "indicator": self.indicator,
            "key": self.key,
            "expected": plain(self.expected),
            "got": plain(self.got),
        }


def run_cases(path: str | Path) -> dict[str, Any]:
    """Run a file of cases, each in an empty database: `{"passed", "failed", "failures"}`, counted by keys.

    A case that cannot be loaded fails with all its keys and says why. Errors: `not_yaml`, `not_cases`.
    """
    cases = read_cases(path)
    with scratch_database():
        outcomes = [outcome for case in cases for outcome in run_case(case)]
    failures = [outcome.as_failure() for outcome in outcomes if not outcome.passed]
    return {"passed": len(outcomes) - len(failures), "failed": len(failures), "failures": failures}


def run_case(case: Case) -> list[Outcome]:
    """Run one case in the present database and leave nothing behind in it."""
    if case.problem:
        return _all_failed(case, case.problem)
    with transaction.atomic():
        try:
            with transaction.atomic():
                codes = load(case)
        except (UnknownCode, ValueError, KeyError, Error) as error:
            outcomes = _all_failed(case, f"{type(error).__name__}: {error}")
        else:
            outcomes = list(_compare(case, codes))
        transaction.set_rollback(True)
    return outcomes


def _all_failed(case: Case, why: str) -> list[Outcome]:
    got = {"error": _("không nạp được: %(why)s") % {"why": why}}
    return [
        Outcome(case.id, indicator, key, expected, got, passed=False)
        for indicator, keys in case.expect.items()
        for key, expected in (keys if isinstance(keys, dict) else {}).items()
    ]


def _compare(case: Case, codes: Codes) -> Iterator[Outcome]:
    frame = Frame(date.fromisoformat(case.when["as_of"]), case.when["school_year"])
    for indicator, keys in case.expect.items():
        for key, expected in keys.items():
            try:
                got = _figure(frame, codes, indicator, key, with_rows="rows" in (expected or {}))
            except (UnknownCode, KeyError, ValueError) as error:
                got = {"error": f"{type(error).__name__}: {error}"}
            passed = _agree(expected, got)
            yield Outcome(case.id, indicator, key, expected, None if passed else got, passed)


def _figure(frame: Frame, codes: Codes, indicator: str, key: str, *, with_rows: bool) -> dict[str, Any] | None:
    """The figure for a key, in the form of an expectation; None where there is no value."""
    code, _at, slice_name = key.partition("@")
    what, organization = DEFINITIONS[indicator], codes.row("organization", code).pk
    value = next(measured(what, frame, frozenset([organization]), [slice_name]), None)
    if value is None:
        return None
    figure = _parts(value)
    if with_rows and (found := explained(what, organization, slice_name, frame)) is not None:
        figure["rows"] = sorted(codes.code(row.subject, row.id) for row in found.numerator)
    return figure


def _parts(value: Value) -> dict[str, Any]:
    parts: dict[str, Any] = {"numerator": value.numerator, "value": value.rounded}
    if value.denominator is not None:
        parts["denominator"] = value.denominator
    return parts


def _agree(expected: dict[str, Any] | None, got: dict[str, Any] | None) -> bool:
    if expected is None or got is None:
        return expected is got
    if "error" in got or ("denominator" in got) < ("denominator" in expected):
        return False
    numbers = all(
        _same(expected[name], got[name]) for name in ("numerator", "denominator", "value") if name in expected
    )
    return numbers and set(expected.get("rows", ())) == set(got.get("rows", ()))


def _same(expected: int | Decimal | None, got: Number | Decimal | None) -> bool:
    if expected is None or got is None:
        return expected is got
    return Fraction(expected) == Fraction(got)


def plain(found: Any) -> Any:
    """The same as JSON can say it: a fraction as a decimal number where it ends, else as "n/d"."""
    match found:
        case dict():
            return {key: plain(value) for key, value in found.items()}
        case list():
            return [plain(value) for value in found]
        case Decimal():
            return int(found) if found == found.to_integral_value() else float(found)
        case Fraction():
            if found.denominator == 1:
                return found.numerator
            shown = Decimal(found.numerator) / Decimal(found.denominator)
            return float(shown) if Fraction(shown) == found else f"{found.numerator}/{found.denominator}"
        case _:
            return found
