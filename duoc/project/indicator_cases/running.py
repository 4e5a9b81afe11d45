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

from duoc.indicators.catalogue import DEFINITIONS
from duoc.indicators.engine.compute import measured
from duoc.indicators.engine.explain import explained
from duoc.indicators.engine.frame import Frame
from duoc.indicators.engine.measure import Number
from duoc.indicators.engine.value import Value
from duoc.project.cli.language import say
from duoc.project.indicator_cases.codes import Codes, UnknownCode
from duoc.project.indicator_cases.loading import load
from duoc.project.indicator_cases.reading import Case, read_cases
from duoc.project.indicator_cases.scratch import scratch_database

SAID = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """One key of a case: what was expected and what came out. It passed if `got` is None.

    `problem` says why the key could not even be asked.
    """

    case: str
    indicator: str
    key: str
    expected: Any
    got: Any = None
    passed: bool = True
    problem: str = ""

    def as_failure(self) -> dict[str, Any]:
        """The row of the report."""
        return {
            "case": self.case,
            "indicator": self.indicator,
            "key": self.key,
            "expected": plain(self.expected),
            "got": {"error": self.problem} if self.problem else plain(self.got),
        }


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a file: how many keys passed, those that failed, and what could not be asked at all."""

    passed: int
    failures: tuple[Outcome, ...]
    problems: tuple[str, ...]

    def as_document(self) -> dict[str, Any]:
        """`{"passed", "failed", "failures"}`, counted by keys."""
        rows = [outcome.as_failure() for outcome in self.failures]
        return {"passed": self.passed, "failed": len(rows), "failures": rows}


def run_cases(path: str | Path) -> Report:
    """Run a file of cases, each in an empty database.

    A case that cannot be loaded fails with all its keys and says why. Errors: `too_large`, `not_yaml`, `not_cases`.
    """
    cases = read_cases(path)
    outcomes: list[Outcome] = []
    problems: list[str] = []
    with scratch_database():
        for case in cases:
            found = run_case(case)
            outcomes += found
            reasons = case.problems or dict.fromkeys(outcome.problem for outcome in found if outcome.problem)
            problems += (f"{case.id}: {reason}" for reason in reasons)
    failures = tuple(outcome for outcome in outcomes if not outcome.passed)
    return Report(len(outcomes) - len(failures), failures, tuple(problems))


def run_case(case: Case) -> list[Outcome]:
    """Run one case in the present database and leave nothing behind in it."""
    if case.problems:
        return _all_failed(case, "; ".join(case.problems[:SAID]))
    with transaction.atomic():
        try:
            with transaction.atomic():
                codes = load(case)
        except OverflowError:
            outcomes = _all_failed(case, say("một số quá lớn", "a number is too large"))
        except (UnknownCode, ValueError, KeyError, ArithmeticError, Error) as error:
            outcomes = _all_failed(case, f"{type(error).__name__}: {error}")
        else:
            outcomes = list(_compare(case, codes))
        transaction.set_rollback(True)
    return outcomes


def _all_failed(case: Case, why: str) -> list[Outcome]:
    problem = say(f"không nạp được: {why}", f"cannot be loaded: {why}")
    return [
        Outcome(case.id, indicator, key, expected, passed=False, problem=problem)
        for indicator, keys in case.expect.items()
        for key, expected in (keys if isinstance(keys, dict) else {}).items()
    ]


def _compare(case: Case, codes: Codes) -> Iterator[Outcome]:
    frame = Frame(date.fromisoformat(case.when["as_of"]), case.when["school_year"])
    for indicator, keys in case.expect.items():
        for key, expected in keys.items():
            problem = _not_to_be_asked(codes, indicator, key)
            if problem:
                yield Outcome(case.id, indicator, key, expected, passed=False, problem=problem)
                continue
            got = _figure(frame, codes, indicator, key, with_rows="rows" in (expected or {}))
            passed = _agree(expected, got)
            yield Outcome(case.id, indicator, key, expected, None if passed else got, passed)


def _not_to_be_asked(codes: Codes, indicator: str, key: str) -> str:
    """Why there is nothing to ask: an indicator or an organization that nobody knows."""
    if indicator not in DEFINITIONS:
        return say(f"expect: không có chỉ số “{indicator}”", f"expect: there is no indicator “{indicator}”")
    code = key.partition("@")[0]
    if not codes.has("organization", code):
        at = f"expect/{indicator}/{key}"
        return say(f"{at}: không có mã “{code}” trong organisations", f"{at}: there is no “{code}” in organisations")
    return ""


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
    if ("denominator" in got) < ("denominator" in expected):
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
