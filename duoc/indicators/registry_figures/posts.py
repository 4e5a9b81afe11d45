"""Posts in force on a day, and who is a teacher."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from duoc.indicators.engine.frame import Frame
from duoc.indicators.engine.measure import Side
from duoc.registry.people.models import Contract, Position
from duoc.registry.people.models import Post as PostRow


class Post(NamedTuple):
    """A fact of a person: a post at an organization, for a level (the school's only one where none is written)."""

    staff: int
    organization: int
    level: str
    id: int
    position: str
    contract: str
    full_time: Fraction


class Posts:
    """All posts in force on the day of the frame. One query."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        columns = ("staff_id", "organization_id", "level", "id", "position", "contract", "full_time_equivalent")
        self.rows = [
            Post(staff, organization, level or self._only_level(organization), pk, position, contract, Fraction(share))
            for staff, organization, level, pk, position, contract, share in PostRow.objects.on(frame.day).values_list(
                *columns
            )
        ]

    def _only_level(self, organization: int) -> str:
        levels = self.frame.bodies[organization].levels
        return levels[0] if len(levels) == 1 else ""

    @cached_property
    def workplaces(self) -> set[tuple[int, int]]:
        """(person, organization) of every post."""
        return {(row.staff, row.organization) for row in self.rows}

    @cached_property
    def teaching(self) -> list[Post]:
        """Posts of teachers at operating schools, without the visiting ones."""
        operating = self.frame.operating(self.frame.day)
        return [
            row
            for row in self.rows
            if row.position == Position.TEACHER and row.contract != Contract.VISITING and row.organization in operating
        ]

    @cached_property
    def teachers(self) -> Side:
        """Teachers as persons."""
        return Side(of="staff", facts=self.teaching, reach=self.frame.reach(self.frame.day))

    @cached_property
    def full_time(self) -> Side:
        """Teachers in full-time equivalents."""
        return Side(
            of="staff",
            facts=[(row.id, row.organization, row.level) for row in self.teaching],
            reach=self.frame.reach(self.frame.day),
            weights={row.id: row.full_time for row in self.teaching},
            subject={row.id: row.staff for row in self.teaching},
        )
