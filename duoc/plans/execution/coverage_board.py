"""What the page of coverage shows: directives that few schools took up, school work that serves none."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from duoc.kit.audit.queries import version
from duoc.kit.text import fold
from duoc.plans.documents.models import Plan, Task
from duoc.plans.execution import queries
from duoc.plans.execution.policy import VIEW_COVERAGE
from duoc.plans.execution.queries import Coverage
from duoc.registry.access.gate import Access
from duoc.registry.calendar.models import SchoolYear

FEW = 50  # percent of the addressed schools
PER_PAGE = 25
UNALIGNED_SHOWN = 15
WAYS: dict[str, Callable[[Coverage], bool]] = {
    "chua-ai": lambda row: row.taken == 0,
    "it": lambda row: 0 < row.percent < FEW,
    "du": lambda row: row.percent == 100,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader filters by, as the address says it. `query`: all of it, which the links to other pages keep."""

    way: str = ""
    level: str = ""
    words: str = ""
    page: str = ""
    all_unaligned: bool = False
    query: str = ""


class CoverageBoard:
    """Coverage within what a reader may see, as of the reader's day. Values are worked out when a template asks."""

    def __init__(self, access: Access, year: SchoolYear, plan: Plan | None, asked: Asked) -> None:
        self.access = access
        self.year = year
        self.plan = plan
        self.asked = asked
        self.schools = access.organizations(VIEW_COVERAGE)

    @cached_property
    def drawn(self) -> str:
        """Key of the drawn page: for these organizations, this day and filter, as of the last write in any of them."""
        parts = (sorted(self.schools), self.asked, self.plan.pk if self.plan else 0, self.access.day)
        return f"{hashlib.sha256(repr(parts).encode()).hexdigest()}-{version(self.schools)}"

    @cached_property
    def rows(self) -> list[Coverage]:
        """Every directive that is addressed to schools, the least taken up first."""
        if self.plan is None:
            return []
        rows = [row for row in queries.coverage(self.plan, self.access.day) if row.addressed]
        return sorted(
            rows, key=lambda row: (row.percent, row.task.due_on or self.year.ends_on, row.task.sort_key, row.task.pk)
        )

    @cached_property
    def shown(self) -> Page[Coverage]:
        """What matches the filter, a page of it."""
        asked, words = self.asked, fold(self.asked.words)
        found = [
            row
            for row in self.rows
            if (asked.way not in WAYS or WAYS[asked.way](row))
            and (not asked.level or not row.task.levels or asked.level in row.task.levels)
            and words in fold(row.task.title)
        ]
        return Paginator(found, PER_PAGE).get_page(asked.page)

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def taken_by_none(self) -> int:
        return sum(WAYS["chua-ai"](row) for row in self.rows)

    @property
    def taken_by_few(self) -> int:
        return sum(WAYS["it"](row) for row in self.rows)

    @cached_property
    def unaligned(self) -> QuerySet[Task]:
        return queries.unaligned_activities(self.schools, self.year)

    @cached_property
    def unaligned_count(self) -> int:
        return self.unaligned.count()

    @cached_property
    def unaligned_shown(self) -> list[Task]:
        """All of it where it is asked for, else the first ones."""
        return list(self.unaligned if self.asked.all_unaligned else self.unaligned[:UNALIGNED_SHOWN])
