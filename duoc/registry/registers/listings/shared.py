"""Filters that more than one list has, and tones of states."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duoc.registry.access.gate import Access
from duoc.registry.access.policy import Action
from duoc.registry.enrollment.models import Grade, level_of
from duoc.registry.organizations.models import Level
from duoc.registry.registers import places
from duoc.registry.registers.lists import Filter, Options

SCHOOL = _("Trường")


def number_or_none(value: str) -> int:
    """An id from an address; 0, which no row has, for anything else."""
    return int(value) if value.isdecimal() and len(value) < 18 else 0


def school_filter(action: Action, path: str, title: Any = SCHOOL) -> Filter:
    """Narrow to one of the schools that the reader may see; not offered to who sees only one."""

    def options(access: Access, chosen: Mapping[str, str]) -> Options:
        rows = places.schools(access, action).values_list("pk", "short_name", "name")
        found = [(pk, short or name) for pk, short, name in rows]
        return found if len(found) > 1 else []

    return Filter(
        key="school", title=title, options=options, condition=lambda value: Q(**{path: number_or_none(value)})
    )


def level_filter(path: str = "grade") -> Filter:
    """Narrow to the grades of a level."""
    return Filter(
        key="level",
        title=_("Cấp"),
        options=lambda access, chosen: [(level.value, level.label) for level in Level],
        condition=lambda value: Q(**{f"{path}__in": grades_of(value)}),
    )


def grades_of(level: str) -> list[str]:
    """The grades of a level."""
    return [grade for grade in Grade.values if level_of(grade) == level]


def grade_filter(path: str = "grade") -> Filter:
    """Narrow to a grade; after a level was chosen, to one of its grades."""

    def options(access: Access, chosen: Mapping[str, str]) -> Options:
        wanted = grades_of(chosen["level"]) if "level" in chosen else Grade.values
        return [(grade, Grade(grade).label) for grade in wanted]

    return Filter(
        key="grade", title=_("Khối"), options=options, condition=lambda value: Q(**{path: value}), follows=True
    )


def choice_filter(key: str, title: Any, choices: Any, path: str = "") -> Filter:
    """Narrow to one value of a closed set."""
    return Filter(
        key=key,
        title=title,
        options=lambda access, chosen: list(choices.choices),
        condition=lambda value: Q(**{path or key: value}),
    )


def ward_filter(path: str) -> Filter:
    """Narrow to a ward."""
    return Filter(
        key="ward",
        title=_("Phường, xã"),
        options=lambda access, chosen: [
            (pk, short or name) for pk, short, name in places.wards(access).values_list("pk", "short_name", "name")
        ],
        condition=lambda value: Q(**{path: number_or_none(value)}),
    )
