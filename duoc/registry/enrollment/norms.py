"""What the law says of a class, in the words of the records."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from duoc.law import school
from duoc.registry.enrollment.models import level_of
from duoc.registry.organizations.models import Level

OLDEST_CHARTER = date(2011, 3, 28)  # an older class is judged by the oldest charter that was read
KINDS = {Level.PRIMARY: "th", Level.LOWER_SECONDARY: "thcs"}


def largest_class(grades: Iterable[str], on: date, disabled: int = 0) -> int | None:
    """The most pupils that a class with these grades may have on a day; None where no number is known."""
    taught = sorted(set(grades))
    levels = {level_of(grade) for grade in taught}
    if len(levels) != 1 or Level.UPPER_SECONDARY in levels:
        return None
    level = levels.pop()
    kind = KINDS.get(level) or taught[0]
    combined = len(taught) > 1 and level != Level.LOWER_SECONDARY
    return school.class_size_maximum(kind, on=max(on, OLDEST_CHARTER), disabled=disabled, combined=combined).max
