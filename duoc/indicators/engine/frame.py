"""The frame of a question: its day and school year, the organizations of any day, and rows shared by many figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from duoc.registry.calendar.models import SchoolYear
from duoc.registry.organizations.models import LEVEL_FIELDS, Affiliation, Organization, OrganizationType, Ownership

T = TypeVar("T")
Reach = Callable[[Any], Collection[int]]


def holds(valid_from: date | None, valid_to: date | None, day: date) -> bool:
    """Whether a dated row is in force on the day (`valid_to` excluded)."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day < valid_to)


@dataclass(frozen=True, slots=True)
class Body:
    """What a figure needs to know about an organization."""

    id: int
    code: str
    name: str
    type: str
    is_public: bool
    levels: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None

    def exists_on(self, day: date) -> bool:
        """Whether the organization exists on the day."""
        return holds(self.valid_from, self.valid_to, day)


class Frame:
    """One question: as of which day, for which school year.

    Everything that several figures need is read once and kept for the life of the frame, so that the number of queries
    depends neither on the number of organizations nor, much, on the number of indicators. `schools` limits the rows
    read to those schools, where only they are asked about.
    """

    def __init__(self, day: date, school_year: str, *, schools: Iterable[int] | None = None) -> None:
        self.day = day
        self.year_code = school_year
        self.schools = None if schools is None else frozenset(schools)
        self._shared: dict[Hashable, Any] = {}
        self._above: dict[tuple[int, date], tuple[int, ...]] = {}

    def shared(self, kind: Callable[..., T], *args: Hashable) -> T:
        """What `kind(frame, *args)` gives, made once: the rows that several figures count."""
        key = (kind, *args)
        if key not in self._shared:
            self._shared[key] = kind(self, *args)
        found: T = self._shared[key]
        return found

    def forget(self) -> None:
        """Let go of all rows: they know the frame and the frame knows them, so nothing else would free them soon."""
        self._shared.clear()
        self._above.clear()

    # --- organizations ------------------------------------------------------------------------------------------------
    @cached_property
    def bodies(self) -> dict[int, Body]:
        """All organizations, of any day. One query."""
        fields = list(LEVEL_FIELDS.items())
        columns = ["id", "code", "short_name", "name", "type", "ownership", "valid_from", "valid_to"]
        rows = Organization.objects.order_by("sort_key").values_list(*columns, *(field for _, field in fields))
        return {
            pk: Body(
                pk,
                code,
                short or name,
                kind,
                ownership == Ownership.PUBLIC,
                tuple(str(level) for (level, _), teaches in zip(fields, flags, strict=True) if teaches),
                begins,
                ends,
            )
            for pk, code, short, name, kind, ownership, begins, ends, *flags in rows
        }

    @cached_property
    def _parents(self) -> dict[int, list[tuple[int, date | None, date | None]]]:
        parents: defaultdict[int, list[tuple[int, date | None, date | None]]] = defaultdict(list)
        for child, parent, begins, ends in Affiliation.objects.values_list(
            "child_id", "parent_id", "valid_from", "valid_to"
        ):
            parents[child].append((parent, begins, ends))
        return dict(parents)

    def above(self, organization: int, day: date) -> tuple[int, ...]:
        """The organization and those it stands under on the day, nearest first; each of them exists on that day.

        A chain through an organization that has ended is broken there.
        """
        key = (organization, day)
        if key not in self._above:
            chain: list[int] = []
            current: int | None = organization
            while current is not None and current not in chain and self.bodies[current].exists_on(day):
                chain.append(current)
                parents = self._parents.get(current, ())
                current = next((parent for parent, begins, ends in parents if holds(begins, ends, day)), None)
            self._above[key] = tuple(chain)
        return self._above[key]

    def reach(self, day: date) -> Reach:
        """From a place to the organizations in which it counts on the day."""
        return lambda place: self.above(place, day)

    def operating(self, day: date) -> frozenset[int]:
        """Schools that exist on the day."""
        return self.shared(_operating, day)

    # --- school years -------------------------------------------------------------------------------------------------
    @cached_property
    def years(self) -> dict[str, SchoolYear]:
        """All school years in the records, by code. One query."""
        return {year.code: year for year in SchoolYear.objects.all()}

    @property
    def year(self) -> SchoolYear | None:
        """The school year of the question; None if it is not in the records."""
        return self.years.get(self.year_code)

    @property
    def first_calendar_year(self) -> int:
        """2020 for 2020–2021: the year by which ages are reckoned."""
        return int(self.year_code[:4])

    def year_after(self, years: int) -> SchoolYear | None:
        """The school year so many years later (or, with a negative number, earlier)."""
        first = self.first_calendar_year + years
        return self.years.get(f"{first}-{first + 1}")


def _operating(frame: Frame, day: date) -> frozenset[int]:
    return frozenset(
        body.id for body in frame.bodies.values() if body.type == OrganizationType.SCHOOL and body.exists_on(day)
    )
