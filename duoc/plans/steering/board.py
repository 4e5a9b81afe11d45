"""Everything the steering board shows, worked out only when it is asked for.

The board is the same until somebody writes: `key` names whom it is for, the day, and the version of the trace in all
scopes that it reads, so that a drawn board can be kept until the next write.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import timedelta
from functools import cached_property

from django.db.models import QuerySet
from django.utils.translation import get_language

from duoc.kit.audit.queries import version
from duoc.plans.difficulties.models import Difficulty, DifficultyState
from duoc.plans.documents.models import Plan, Task
from duoc.plans.documents.queries import issued_plan
from duoc.plans.execution.queries import Coverage, Urgency, coverage, late_and_due, plans_in_force, urgency
from duoc.plans.steering import figures, maps, queries
from duoc.plans.steering.policy import VIEW_STEERING
from duoc.registry.access.gate import Access
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.organizations.models import Organization, OrganizationType, Site
from duoc.web.addresses import row_url

SHOWN_SCHOOLS, SHOWN_LATE, SHOWN_UNCOVERED, SHOWN_WAITING = 12, 8, 5, 5
TREND_WEEKS = 10
FOCUS = (OrganizationType.SCHOOL, OrganizationType.OFFICE, OrganizationType.PROVINCE)


def schools_of(access: Access) -> list[Organization]:
    """The schools that the board speaks of: all within reach, in alphabetical order."""
    reached = access.organizations(VIEW_STEERING)
    rows = Organization.objects.on(access.day).filter(pk__in=reached, type=OrganizationType.SCHOOL)
    return list(rows.order_by("sort_key"))


class Board:
    """One reader's board. `measure` colours the map; `show_all` lists every school."""

    def __init__(self, access: Access, year: SchoolYear, measure: str = "", *, show_all: bool = False) -> None:
        self.access = access
        self.day = access.day
        self.year = year
        self.show_all = show_all
        known = {each.indicator: each for each in figures.MEASURES}
        self.measure = known.get(measure, figures.MEASURES[0])
        self.measures = figures.MEASURES

    @cached_property
    def reached(self) -> set[int]:
        """Organizations that the reader steers."""
        return self.access.organizations(VIEW_STEERING)

    @cached_property
    def key(self) -> str:
        """Changes with the reader's reach, the question, and every write in what the board reads."""
        scopes = sorted(self.reached | ({self.access.office.pk} if self.access.office else set()))
        parts = [self.day, self.year.pk, self.measure.indicator, self.show_all, get_language(), scopes]
        digest = hashlib.sha256(repr(parts).encode()).hexdigest()[:24]
        return f"{digest}-{version([None, *scopes])}"

    @cached_property
    def plan(self) -> Plan | None:
        """The office's plan in force."""
        return issued_plan(self.access.office.pk, self.year) if self.access.office else None

    @cached_property
    def schools(self) -> list[Organization]:
        """Schools within reach."""
        return schools_of(self.access)

    @cached_property
    def _ids(self) -> list[int]:
        return [school.pk for school in self.schools]

    @cached_property
    def figures(self) -> list[figures.Figure]:
        """The five on top: a school's own; those of the office for everybody above."""
        place = self.access.organization
        if place is None or place.type not in FOCUS:
            place = self.access.office
        return figures.board_figures(place.pk, self.plan, self.year, self.day) if place else []

    @cached_property
    def sections(self) -> list[str]:
        """Columns of the heat map."""
        return queries.sections_of(self.plan) if self.plan else []

    @cached_property
    def rows(self) -> list[queries.HeatRow]:
        """Rows of the heat map: those furthest behind, or all."""
        shown = None if self.show_all else SHOWN_SCHOOLS
        return queries.heat_map(self.schools, self.sections, self.year, shown)

    @cached_property
    def _urgent(self) -> QuerySet[Task]:
        divisions = Organization.objects.filter(pk__in=self.reached, type=OrganizationType.DIVISION)
        return late_and_due([*self._ids, *divisions.values_list("pk", flat=True)], self.day)

    @cached_property
    def late(self) -> list[tuple[Task, Urgency]]:
        """What is late or due this week, the longest overdue first."""
        return [(task, urgency(task, self.day)) for task in self._urgent[:SHOWN_LATE]]

    @cached_property
    def late_count(self) -> int:
        """How much is late."""
        return self._urgent.filter(due_on__lt=self.day).count()

    @cached_property
    def approved(self) -> int:
        """School plans that were approved; one that is open for additions still is."""
        return plans_in_force(self._ids, self.year)

    @cached_property
    def trend(self) -> list[int]:
        """Mean progress of the last weeks."""
        days = [self.day - timedelta(weeks=week) for week in range(TREND_WEEKS, -1, -1)]
        return [value for value in queries.progress_trend(self._ids, self.year, days) if value is not None]

    @cached_property
    def coverage(self) -> list[Coverage]:
        """Directives that are addressed to schools."""
        return [row for row in coverage(self.plan, self.day) if row.addressed] if self.plan else []

    @property
    def covered(self) -> int:
        """Directives that some school took up."""
        return sum(row.taken > 0 for row in self.coverage)

    @property
    def uncovered(self) -> Sequence[Coverage]:
        """The first directives that nobody took up."""
        return [row for row in self.coverage if not row.taken][:SHOWN_UNCOVERED]

    @cached_property
    def ground(self) -> maps.Ground:
        """The outline of the map."""
        return maps.ground()

    @cached_property
    def markers(self) -> list[maps.Marker]:
        """Schools on the map, coloured by the measure."""
        values = figures.values_by_school(self.measure, self._ids, self.year, self.day)
        names = {school.pk: school.label for school in self.schools}
        places = Site.objects.on(self.day).filter(organization__in=names, is_main=True, latitude__isnull=False)
        return maps.markers(
            (
                float(longitude),
                float(latitude),
                self.measure.tone(values.get(school)),
                f"{names[school]}: {self.measure.text(values.get(school))}",
                row_url("steering:school", school),
            )
            for school, latitude, longitude in places.values_list("organization_id", "latitude", "longitude")
        )

    @cached_property
    def tones(self) -> dict[str, int]:
        """How many schools of each tone."""
        tones = [marker.tone for marker in self.markers]
        return {tone: tones.count(tone) for tone in ("good", "warn", "bad", "none")}

    @cached_property
    def waiting(self) -> list[Difficulty]:
        """Difficulties that wait for an answer, the most urgent first."""
        open_states = [DifficultyState.OPEN, DifficultyState.FORWARDED]
        rows = Difficulty.objects.filter(organization_id__in=self.reached, state__in=open_states, same_as=None)
        return list(rows.select_related("organization").order_by("due_on")[:SHOWN_WAITING])
