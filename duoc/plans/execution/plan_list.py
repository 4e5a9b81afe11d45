"""What the list of all school plans, or of all action plans, shows."""

from __future__ import annotations

import hashlib
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import gettext as _

from duoc.kit.audit.queries import version
from duoc.plans.documents.models import PlanKind, PlanState
from duoc.plans.documents.queries import issued_plan
from duoc.plans.execution.queries import PlanRow, matching, plan_rows
from duoc.registry.access.gate import Access
from duoc.registry.access.policy import Action
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.organizations.models import Level, Organization, OrganizationType

PER_PAGE = 25
URGENT_FIRST = (PlanState.SUBMITTED, PlanState.RETURNED, "none", PlanState.DRAFT, PlanState.APPROVED)
WRITERS = {PlanKind.SCHOOL: [OrganizationType.SCHOOL], PlanKind.ACTION: [OrganizationType.DIVISION]}


class PlanList:
    """Plans of one kind within what a reader may see, filtered by the address. Read when a template asks."""

    def __init__(
        self,
        access: Access,
        year: SchoolYear,
        office: Organization | None,
        kind: PlanKind,
        to: Action,
        asked: QueryDict,
    ) -> None:
        self.access = access
        self.year = year
        self.office = office
        self.kind = kind
        self.visible = access.organizations(to)
        self.query = asked.urlencode()
        self.state = asked.get("tt", "")
        self.level = asked.get("cap", "")
        self.words = asked.get("q", "").strip()
        self.page = asked.get("page", "")

    @cached_property
    def drawn(self) -> str:
        """Key of the drawn list: these organizations, day and filter, as of the last write in any of them."""
        scopes = self.visible | ({self.office.pk} if self.office else set())
        parts = (sorted(scopes), self.kind.value, self.year.pk, self.access.day, self.query)
        return f"{hashlib.sha256(repr(parts).encode()).hexdigest()}-{version(scopes)}"

    @cached_property
    def rows(self) -> list[PlanRow]:
        """Every organization that writes a plan of this kind."""
        organizations = (
            Organization.objects.on(self.access.day)
            .filter(pk__in=self.visible, type__in=WRITERS[self.kind])
            .order_by("sort_key", "pk")
        )
        plan = issued_plan(self.office.pk, self.year) if self.office else None
        return plan_rows(organizations, self.kind, self.year, plan, self.access.day)

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def states(self) -> list[tuple[str, str, int]]:
        """(state, its name, how many), what needs a hand first."""
        labels = {**{state.value: str(state.label) for state in PlanState}, "none": _("Chưa lập")}
        return [(state, labels[state], sum(row.state == state for row in self.rows)) for state in URGENT_FIRST]

    @cached_property
    def shown(self) -> Page[PlanRow]:
        """What matches the filter, a page of it."""
        level = self.level if self.level in Level.values else ""
        found = matching(self.rows, state=self.state, level=level, words=self.words)
        found.sort(key=lambda row: URGENT_FIRST.index(row.state))
        return Paginator(found, PER_PAGE).get_page(self.page)
