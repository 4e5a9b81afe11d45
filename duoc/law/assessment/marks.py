"""The cells of a gradebook: a mark, a missed test, a pending one, a subject not taught. Never one null for all of them.

A mark is a whole number of tenths (65 is 6.5); an assessment by comments is True (đạt) or False (chưa đạt).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from duoc.law.core.errors import LawError
from duoc.law.core.numbers import show, tenths

Mark = int | bool
"""Tenths of a mark, or whether an assessment by comments was passed. `True` is never a mark of one tenth."""


class NoResult(Enum):
    """Why a subject has no result in a term or a year, although nothing is missing."""

    EXEMPT = "exempt"
    NOT_TAUGHT = None


@dataclass(frozen=True, slots=True)
class Missed:
    """A test that the pupil did not sit. `make_up` is the result of the equivalent test sat later, if any."""

    valid_reason: bool
    make_up: Mark | None = None


Cell = Mark | Missed | None
"""One test: its result, a missed test, or None where nothing has been entered yet (pending, not zero)."""


@dataclass(frozen=True, slots=True)
class TermMarks:
    """The tests of one subject in one term.

    regular: thường xuyên. midterm: giữa kì, one; before TT 26/2020 the one-period tests (kiểm tra 1 tiết), any number.
    endterm: cuối kì, before TT 26/2020 the term exam (kiểm tra học kì).
    """

    regular: tuple[Cell, ...]
    midterm: tuple[Cell, ...]
    endterm: Cell


@dataclass(frozen=True, slots=True)
class Wording:
    """How a regulation writes the two results of an assessment by comments."""

    passed: str
    failed: str

    def read(self, value: object, field: str, rule: str) -> bool:
        """ "Đ" is True. Error: `not_a_result`."""
        if value == self.passed:
            return True
        if value == self.failed:
            return False
        raise LawError(
            "not_a_result", field=field, value=value, rule=rule,
            vi=f"phải là {self.passed} hoặc {self.failed}", en=f"must be {self.passed} or {self.failed}",
        )  # fmt: skip

    def write(self, value: int | bool | NoResult | None) -> str | None:
        """A result as it is written: "6.5", "Đ", "exempt", or None where there is none."""
        if isinstance(value, NoResult):
            return "exempt" if value is NoResult.EXEMPT else None
        if isinstance(value, bool):
            return self.passed if value else self.failed
        return None if value is None else show(value)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the words of a gradebook or a case file into cells, for one subject under one regulation."""

    wording: Wording
    comments: bool
    rule: str

    def mark(self, value: object, field: str) -> Mark:
        """A mark in tenths, or a result by comments."""
        if self.comments:
            return self.wording.read(value, field, self.rule)
        return tenths(value, field=field, rule=self.rule)

    def cell(self, value: object, field: str) -> Cell:
        """One test. `{absent: true, valid_reason: …, make_up: …}` is a missed one, null a pending one."""
        if value is None:
            return None
        if not isinstance(value, Mapping):
            return self.mark(value, field)
        if unknown := set(value) - {"absent", "valid_reason", "make_up"}:
            raise unknown_field(f"{field}.{sorted(unknown)[0]}", value, self.rule)
        if value.get("absent") is not True:
            raise not_a_yes(f"{field}.absent", value.get("absent"), self.rule)
        if not isinstance(value.get("valid_reason"), bool):
            raise not_a_yes(f"{field}.valid_reason", value.get("valid_reason"), self.rule)
        make_up = value.get("make_up")
        made_up = None if make_up is None else self.mark(make_up, f"{field}.make_up")
        return Missed(value["valid_reason"], made_up)

    def term(self, value: object, field: str, *, before_tt26: bool = False) -> TermMarks | NoResult:
        """The tests of a term: "exempt", null (not taught), or `{tx: […], gk: …, ck: …}` (`dk`, `hk` before TT 26)."""
        if value is None:
            return NoResult.NOT_TAUGHT
        if value == "exempt":
            return NoResult.EXEMPT
        middle, end = ("dk", "hk") if before_tt26 else ("gk", "ck")
        if not isinstance(value, Mapping):
            raise unknown_field(field, value, self.rule)
        if unknown := set(value) - {"tx", middle, end}:
            raise unknown_field(f"{field}.{sorted(unknown)[0]}", value[sorted(unknown)[0]], self.rule)
        regular, final = self.cells(value.get("tx"), f"{field}.tx"), self.cell(value.get(end), f"{field}.{end}")
        if before_tt26:
            return TermMarks(regular, self.cells(value.get(middle), f"{field}.{middle}"), final)
        return TermMarks(regular, (self.cell(value.get(middle), f"{field}.{middle}"),), final)

    def cells(self, value: object, field: str) -> tuple[Cell, ...]:
        """A list of tests."""
        if value is None:
            return ()
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise unknown_field(field, value, self.rule)
        return tuple(self.cell(item, f"{field}[{i}]") for i, item in enumerate(value))

    def result(self, value: object, field: str) -> Mark | NoResult | None:
        """A subject's result of a term: a mark, "exempt", or null where it was not taught."""
        if value is None:
            return NoResult.NOT_TAUGHT
        return NoResult.EXEMPT if value == "exempt" else self.mark(value, field)


def not_a_yes(field: str, value: Any, rule: str) -> LawError:
    """The error for a missed test that does not say that it was missed, or whether for a valid reason."""
    return LawError(
        "not_a_boolean", field=field, value=value, rule=rule,
        vi="bài vắng phải ghi absent: true và valid_reason: true hoặc false",
        en="a missed test must say absent: true, and valid_reason: true or false",
    )  # fmt: skip


def unknown_field(field: str, value: Any, rule: str) -> LawError:
    """The error for something that the form of the input does not have."""
    return LawError(
        "unknown_field", field=field, value=value, rule=rule,
        vi="không đúng cấu trúc dữ liệu vào", en="does not fit the form of the input",
    )  # fmt: skip
