"""From the codes of a case to the ids of its rows and back, and its dates to ours."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any


class UnknownCode(Exception):  # noqa: N818 (what is wrong with a case)
    """A record names a code that is nowhere in the case."""

    def __init__(self, subject: str, code: str) -> None:
        super().__init__(f"{subject} {code}")


class Codes:
    """What each code of a case became: the row itself, by the subject that figures count it as."""

    def __init__(self) -> None:
        self._rows: defaultdict[str, dict[str, Any]] = defaultdict(dict)
        self._codes: defaultdict[str, dict[int, str]] = defaultdict(dict)

    def keep(self, subject: str, code: str, row: Any) -> None:
        """Remember a row that has been written."""
        self._rows[subject][code] = row
        self._codes[subject][row.pk] = code

    def row(self, subject: str, code: str) -> Any:
        """The row with this code. Errors: UnknownCode."""
        try:
            return self._rows[subject][code]
        except KeyError:
            raise UnknownCode(subject, code) from None

    def has(self, subject: str, code: str) -> bool:
        """Whether there is a row with this code."""
        return code in self._rows[subject]

    def code(self, subject: str, pk: int) -> str:
        """The code of a row."""
        return self._codes[subject][pk]


def day(text: str) -> date:
    """A day of a case."""
    return date.fromisoformat(text)


def open_day(text: str | None) -> date | None:
    """A day of a case, or None for open."""
    return None if text is None else day(text)


def day_after(text: str | None) -> date | None:
    """The day after the last day of a record: our `valid_to`."""
    last = open_day(text)
    return None if last is None or last == date.max else last + timedelta(days=1)


def held(record: dict[str, Any]) -> dict[str, Any]:
    """`from` and `to` (both included) as our validity."""
    return {"valid_from": open_day(record.get("from")), "valid_to": day_after(record.get("to"))}
