"""What the page of a school plan or action plan shows, and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.cache import caches
from django.db.models import QuerySet

from duoc.kit.audit.queries import version
from duoc.kit.dated import holds_on
from duoc.plans.documents.models import Plan, PlanKind, PlanState, PlanStateChange, Task
from duoc.plans.documents.queries import directives_in_force, issued_plan
from duoc.plans.execution import policy, queries
from duoc.plans.execution.changes import Change, changes_of
from duoc.plans.execution.grouping import By, Calendar, Group, grouped
from duoc.registry.access.gate import Access, can
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.organizations.models import Organization, OrganizationType
from duoc.registry.people.models import Staff

KEPT_FOR = 86_400  # seconds


@dataclass(frozen=True, slots=True)
class Summary:
    """A plan in figures: mean progress is rounded down, late are unfinished activities past their deadline."""

    activities: int
    late: int
    percent: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Rights:
    """What the reader may do with this plan as it stands."""

    write: bool
    add_department_work: bool
    submit: bool
    decide: bool
    reopen: bool
    keep: bool

    @property
    def add(self) -> bool:
        """Whether the reader may add an activity, of the whole or of a department."""
        return self.write or self.add_department_work


def rights(access: Access, organization: Organization, plan: Plan | None) -> Rights:
    """What the reader may do. An approved plan is only reopened; a submitted one only decided."""
    pk = organization.pk
    is_open = plan is None or plan.state in (PlanState.DRAFT, PlanState.RETURNED)
    approving = policy.APPROVE_ACTION_PLAN if organization.type == OrganizationType.DIVISION else policy.APPROVE_PLAN
    approves = can(access, approving, pk)
    return Rights(
        write=is_open and can(access, policy.WRITE_PLAN, pk),
        add_department_work=is_open and plan is not None and can(access, policy.ADD_DEPARTMENT_WORK, pk),
        submit=is_open and plan is not None and can(access, policy.SUBMIT_PLAN, pk),
        decide=plan is not None and plan.state == PlanState.SUBMITTED and approves,
        reopen=plan is not None and plan.state == PlanState.APPROVED and can(access, policy.REOPEN_PLAN, pk),
        keep=is_open and plan is not None and plan.is_reopened and can(access, policy.REOPEN_PLAN, pk),
    )


class Board:
    """A plan of a school or division on a day, read in one way. Values are worked out when a template asks."""

    def __init__(
        self, access: Access, organization: Organization, year: SchoolYear, plan: Plan | None, by: By = By.TERM
    ) -> None:
        self.access = access
        self.organization = organization
        self.year = year
        self.plan = plan
        self.by = by
        self.day = access.day
        self.rights = rights(access, organization, plan)

    @cached_property
    def drawn(self) -> str:
        """Key of the drawn page: whose plan, read how, on which day, as of which write in the plan and the office."""
        scopes = [self.organization.pk, *([self.office.pk] if self.office else [])]
        mine = "" if self.keeps_for else "-mine"  # who may change things never sees what was drawn for a reader
        return f"{self.organization.pk}-{self.by}-{self.day}-{version(scopes)}{mine}"

    @cached_property
    def keeps_for(self) -> int:
        """Seconds to keep the drawn page: none where it holds forms, which belong to one reader."""
        return 0 if self.rights.add or self.rights.keep or self.changeable else KEPT_FOR

    @cached_property
    def is_division(self) -> bool:
        return self.organization.type == OrganizationType.DIVISION

    @cached_property
    def office(self) -> Organization | None:
        """The education office above."""
        above = list(self.access.tree.above(self.organization.pk))
        return Organization.objects.filter(pk__in=above, type=OrganizationType.OFFICE).first()

    @cached_property
    def office_plan(self) -> Plan | None:
        """The office's plan in force."""
        return issued_plan(self.office.pk, self.year) if self.office else None

    @cached_property
    def waiting(self) -> list[Task]:
        """Tasks of the office that this plan has not taken over, soonest first."""
        if self.office_plan is None:
            return []
        return list(queries.waiting_tasks(self.office_plan, self.organization, self.plan, self.day))

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar(self.year)

    @cached_property
    def activities(self) -> list[Task]:
        """The living activities; a change that waits for approval shows how far what it changes has come."""
        rows = list(queries.activities(self.plan)) if self.plan else []
        for row in rows:
            if row.revises is not None:
                row.percent, row.done_on = row.revises.percent, row.revises.done_on
        return rows

    @cached_property
    def changes(self) -> list[Change]:
        """What waits for approval in a plan that is in force: dropped, changed, added."""
        return changes_of(self.plan) if self.plan and self.plan.is_reopened else []

    @cached_property
    def groups(self) -> list[Group]:
        sections = queries.section_titles(self.office_plan) if self.by == By.SECTION else None
        return grouped(self.activities, self.by, self.calendar, self.day, sections)

    @cached_property
    def changeable(self) -> set[int]:
        """Ids of the activities that the reader may change now."""
        if self.plan is None or not (self.rights.write or self.rights.add_department_work):
            return set()
        if self.rights.write:
            return {each.pk for each in self.activities}
        account = self.access.account
        department = account.staff.department_id if account and account.staff else None
        return {each.pk for each in self.activities if department and each.lead_id == department}

    @cached_property
    def steps(self) -> list[PlanStateChange]:
        return list(self.plan.history.select_related("by").order_by("-dated_on", "-pk")) if self.plan else []

    @cached_property
    def returned(self) -> PlanStateChange | None:
        """The decision with which the plan came back, while it is there to be mended."""
        is_back = self.plan is not None and self.plan.state == PlanState.RETURNED
        return next((step for step in self.steps if step.state == PlanState.RETURNED), None) if is_back else None

    @cached_property
    def summary(self) -> Summary:
        """The figures beside the plan; kept until somebody writes in the plan or in the office."""
        kept: Summary | None = caches["local"].get(f"board-summary-{self.drawn}")
        if kept is None:
            rows = self.activities
            late = sum(each.done_on is None and each.due_on is not None and each.due_on < self.day for each in rows)
            percent = sum(each.percent for each in rows) // len(rows) if rows else 0
            kept = Summary(len(rows), late, percent, len(self.waiting))
            caches["local"].set(f"board-summary-{self.drawn}", kept, KEPT_FOR)
        return kept

    @cached_property
    def own_work(self) -> int:
        """Activities that serve no task of the office."""
        return sum(not each.serves.all() for each in self.activities)

    @cached_property
    def directives(self) -> QuerySet[Task]:
        """The office's tasks that an activity here may serve."""
        if self.office_plan is None:
            return Task.objects.none()
        mine = directives_in_force(self.office_plan, self.day)
        return mine.filter(lead=self.organization) if self.is_division else mine.filter(addressed_to=self.organization)

    @cached_property
    def leads(self) -> list[Organization]:
        """Who may lead work here: the organization and its departments."""
        return [self.organization, *departments_of(self.organization, self.day)]

    @cached_property
    def staff(self) -> QuerySet[Staff]:
        """Who may be named: the people of the school, or of the office for its divisions."""
        home = self.office.pk if self.is_division and self.office else self.organization.pk
        return Staff.objects.filter(organization_id=home).order_by("sort_key", "pk")


def departments_of(organization: Organization, day: date) -> Sequence[Organization]:
    """Departments of a school on a day. One query."""
    return list(
        Organization.objects.on(day)
        .filter(
            holds_on(day, "affiliations__"),
            affiliations__parent=organization,
            type=OrganizationType.DEPARTMENT,
        )
        .order_by("sort_key")
    )


def kind_of(organization: Organization) -> str:
    """The kind of plan that an organization writes."""
    return PlanKind.ACTION if organization.type == OrganizationType.DIVISION else PlanKind.SCHOOL


def board_of(access: Access, plan: Plan, by: By = By.TERM) -> Board:
    """The board of a plan that is there."""
    return Board(access, plan.organization, plan.school_year, plan, by)
