"""Reading the words of a case file, or of a form, into plain values: nothing missing, unknown or guessed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

from duoc.law.core.errors import LawError
from duoc.law.core.numbers import count, exact
from duoc.law.core.reasons import a_day


def one_of(value: object, allowed: Collection[str], *, field: str, rule: str) -> str:
    """The word, if it is one that the rule knows. Error: `unknown_word`."""
    if isinstance(value, str) and value in allowed:
        return value
    raise LawError(
        "unknown_word", field=field, value=value, rule=rule,
        vi=f"phải là một trong: {', '.join(allowed)}", en=f"must be one of: {', '.join(allowed)}",
    )  # fmt: skip


def not_earlier(later: date, earlier: date, *, field: str, than: str, rule: str) -> None:
    """Refuse a day that lies before another. Error: `before_its_start`."""
    if later < earlier:
        raise LawError(
            "before_its_start", field=field, value=later.isoformat(), rule=rule,
            vi=f"trước {than} ({earlier:%d/%m/%Y})", en=f"is before {than} ({earlier:%d/%m/%Y})",
        )  # fmt: skip


def missing(field: str, rule: str) -> LawError:
    """The error for a field without which the rule has no answer."""
    return LawError("missing", field=field, value=None, rule=rule, vi="còn thiếu", en="is missing")


class Given:
    """The input of one case. Absent booleans are false; every other absent field is None or an error."""

    def __init__(self, given: Mapping[str, Any], fields: Iterable[str], *, rule: str) -> None:
        known = frozenset(fields)
        for field, value in given.items():
            if field not in known:
                raise LawError(
                    "unknown_field", field=str(field), value=value, rule=rule,
                    vi="quy tắc không có trường này", en="the rule has no such field",
                )  # fmt: skip
        self.given, self.rule = given, rule

    def wrong(self, field: str, vi: str, en: str) -> LawError:
        """An error about one field."""
        return LawError("wrong_shape", field=field, value=self.given.get(field), rule=self.rule, vi=vi, en=en)

    def needed(self, field: str) -> Any:
        """A value that must be there. Error: `missing`."""
        value = self.given.get(field)
        if value is None:
            raise missing(field, self.rule)
        return value

    def word(self, field: str, allowed: Collection[str], default: str | None = None) -> str:
        """One of the known words. Errors: `missing`, `unknown_word`."""
        value = self.given.get(field, default)
        if value is None:
            raise missing(field, self.rule)
        return one_of(value, allowed, field=field, rule=self.rule)

    def maybe_word(self, field: str, allowed: Collection[str]) -> str | None:
        """One of the known words, or None."""
        return None if self.given.get(field) is None else self.word(field, allowed)

    def words(self, field: str, allowed: Collection[str]) -> tuple[str, ...]:
        """A list of different known words; an absent one is empty. Errors: `unknown_word`, `repeated`."""
        found = tuple(one_of(word, allowed, field=field, rule=self.rule) for word in self.items(field))
        if len(set(found)) < len(found):
            raise LawError(
                "repeated", field=field, value=list(found), rule=self.rule,
                vi="có giá trị lặp lại", en="repeats a value",
            )  # fmt: skip
        return found

    def flag(self, field: str) -> bool:
        """Yes or no; absent is no. Error: `wrong_shape`."""
        value = self.given.get(field)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(field, "phải là true hoặc false", "must be true or false")
        return value is True

    def whole(self, field: str, default: int | None = None) -> int:
        """A count, not negative. Errors: `missing`, `not_a_number`, `out_of_range`, `too_many_decimals`."""
        value = self.given.get(field, default)
        if value is None:
            raise missing(field, self.rule)
        return count(value, field=field, rule=self.rule)

    def maybe_whole(self, field: str) -> int | None:
        """A count, or None."""
        return None if self.given.get(field) is None else self.whole(field)

    def day(self, field: str) -> date:
        """A day. Errors: `missing`, `not_a_date`, `out_of_range`."""
        return a_day(self.needed(field), field=field, rule=self.rule)

    def maybe_day(self, field: str) -> date | None:
        """A day, or None."""
        return None if self.given.get(field) is None else self.day(field)

    def days(self, field: str) -> frozenset[date]:
        """A set of days, such as the public holidays; an absent one is empty. Errors: `wrong_shape`, `not_a_date`."""
        return frozenset(a_day(day, field=field, rule=self.rule) for day in self.items(field))

    def text(self, field: str) -> str:
        """A name in words. Errors: `missing`, `wrong_shape`."""
        value = self.needed(field)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(field, "phải là chữ", "must be text")
        return value

    def maybe_text(self, field: str) -> str:
        """A name in words, or nothing."""
        return "" if self.given.get(field) in (None, "") else self.text(field)

    def number(self, field: str, default: int) -> Fraction:
        """An exact number; an absent one is the default. Error: `not_a_number`."""
        value = self.given.get(field)
        return Fraction(default) if value is None else exact(value, field=field, rule=self.rule)

    def items(self, field: str) -> tuple[Any, ...]:
        """A list; an absent one is empty. Error: `wrong_shape`."""
        value = self.given.get(field)
        if value is None:
            return ()
        if not isinstance(value, (list, tuple)):
            raise self.wrong(field, "phải là một danh sách", "must be a list")
        return tuple(value)

    def inner(self, field: str, fields: Iterable[str]) -> Given | None:
        """A record inside the record, or None. Error: `wrong_shape`."""
        value = self.given.get(field)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            raise self.wrong(field, "phải là một nhóm trường", "must be a group of fields")
        return Given(value, fields, rule=self.rule)

    def spans(self, field: str) -> tuple[tuple[date, date], ...]:
        """Pairs of first and last day, in order of time and apart. Errors: `wrong_shape`, `not_a_date`, `overlap`."""
        found: list[tuple[date, date]] = []
        for pair in self.items(field):
            if not isinstance(pair, (list, tuple)) or len(pair) != 2:
                raise self.wrong(field, "mỗi khoảng gồm ngày đầu và ngày cuối", "each span has a first and a last day")
            first, last = (a_day(day, field=field, rule=self.rule) for day in pair)
            not_earlier(last, first, field=field, than="from", rule=self.rule)
            found.append((first, last))
        found.sort()
        for (_, before), (after, _) in pairwise(found):
            if after <= before:
                raise LawError(
                    "overlap", field=field, value=after.isoformat(), rule=self.rule,
                    vi="các khoảng thời gian chồng lên nhau", en="the spans overlap",
                )  # fmt: skip
        return tuple(found)
