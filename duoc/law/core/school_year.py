"""The school year, the key by which most rules of pupils are chosen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from duoc.law.core.errors import LawError

FIRST_MONTH = 9
"""A school year is taken to run from 1 September to 31 August: retests in summer belong to the year they close."""


@dataclass(frozen=True, slots=True, order=True)
class SchoolYear:
    """A school year, named as it is written in Việt Nam: "2020-2021"."""

    start: int

    @classmethod
    def parse(cls, value: object, *, field: str = "school_year", rule: str = "school_year") -> SchoolYear:
        """Read "2020-2021" (or with an en dash). Error: `not_a_school_year`."""
        if isinstance(value, SchoolYear):
            return value
        found = re.fullmatch(r"(\d{4})\s*[-–]\s*(\d{4})", value) if isinstance(value, str) else None
        if found is None or int(found[2]) != int(found[1]) + 1:
            raise LawError(
                "not_a_school_year", field=field, value=value, rule=rule,
                vi="phải viết theo dạng 2020-2021, hai năm liền nhau",
                en="must be written as 2020-2021, two consecutive years",
            )  # fmt: skip
        return cls(int(found[1]))

    @classmethod
    def of(cls, day: date) -> SchoolYear:
        """The school year in which a day falls."""
        return cls(day.year if day.month >= FIRST_MONTH else day.year - 1)

    @property
    def first_day(self) -> date:
        """1 September."""
        return date(self.start, FIRST_MONTH, 1)

    def __str__(self) -> str:
        return f"{self.start}-{self.start + 1}"
