"""Whether a case is asked under the regulation that its class follows, and holds only what the rule knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from duoc.law.core.errors import LawError
from duoc.law.core.school_year import SchoolYear
from duoc.law.programme import ROADMAP, rule_in_force

CASE_FIELDS = ("grade", "school_year")
"""The fields that every case of pupil assessment has."""


def known_fields(given: Mapping[str, Any], known: Iterable[str], rule: str, place: str = "") -> None:
    """Refuse a field that the rule does not know: a misspelt one must not be left out in silence."""
    names = tuple(known)
    for field, value in given.items():
        if field not in names:
            raise LawError(
                "unknown_field", field=f"{place}{field}", value=value, rule=rule,
                vi=f"quy tắc không có trường này; các trường: {', '.join(names)}",
                en=f"is not a field of this rule; its fields: {', '.join(names)}",
            )  # fmt: skip


def check_class(grade: int | None, school_year: object, regulation: str) -> None:
    """Refuse a grade and school year that follow another regulation.

    School years before the roadmap begins are left to who asks. Errors: `not_a_school_year`, `not_in_force`.
    """
    if school_year is None:
        return
    year = SchoolYear.parse(school_year, rule=regulation)
    row = next((row for row in ROADMAP.grades if row.grade == grade), None)
    if grade is None or row is None or (first := next(iter(row.follows)).from_) is None or year.first_day < first:
        return
    found = rule_in_force(grade, year).assessment
    if found != regulation:
        raise LawError(
            "not_in_force", field="school_year", value=str(year), rule=regulation,
            vi=f"lớp {grade} năm học {year} theo {found}", en=f"grade {grade} follows {found} in {year}",
        )  # fmt: skip
