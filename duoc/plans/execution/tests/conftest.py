"""What the stories of carrying out begin with: an office's plan in force, and a school that begins its own."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.utils import timezone

from duoc.kit import clock
from duoc.kit.audit import Actor
from duoc.plans.documents.models import Node, Plan, PlanKind, PlanState, Task, TaskKind
from duoc.plans.execution.services.planning import begin_plan
from tests.cast import TODAY, Cast

ISSUED_ON = date(2020, 9, 4)


@pytest.fixture(autouse=True)
def november():
    """It is 24 November 2020."""
    with clock.on(TODAY):
        yield


def actor(cast: Cast, who: str) -> Actor:
    """Somebody of the cast, as the services know them."""
    account = cast.accounts[who]
    return Actor(user_id=account.pk, name=account.full_name)


@pytest.fixture
def office_plan(cast) -> Plan:
    """The office's plan in force: one heading, no task yet."""
    at = timezone.make_aware(datetime(2020, 9, 4, 9))  # noqa: DTZ001
    plan = Plan.objects.create(
        organization=cast.office, school_year=cast.year, kind=PlanKind.OFFICE, state=PlanState.ISSUED,
        title="Nhiệm vụ năm học", number="215", symbol="KH-PGDĐT", dated_on=ISSUED_ON, created_at=at,
        place="Cà Mau",
    )  # fmt: skip
    Node.objects.create(plan=plan, position=1, kind="heading", label="I", text="Nhiệm vụ", valid_from=ISSUED_ON)
    return plan


@pytest.fixture
def give(cast, office_plan):
    """Give a directive to schools A and B: `give("Rà soát sĩ số", date(2020, 12, 31))`."""

    def given(title: str, due_on: date | None = date(2020, 12, 31), **fields) -> Task:
        place = office_plan.nodes.count() + 1
        node = Node.objects.create(
            plan=office_plan, parent=office_plan.nodes.first(), position=place, kind="directive", role="task",
            text=title, valid_from=ISSUED_ON,
        )  # fmt: skip
        task = Task.objects.create(
            plan=office_plan, kind=TaskKind.DIRECTIVE, node=node, organization=cast.office, title=title, section="I",
            number=f"I.{place}", sort_key=f"{place:05d}", due_on=due_on, **fields,
        )  # fmt: skip
        task.addressed_to.set([cast.schools["A"], cast.schools["B"]])
        return task

    return given


@pytest.fixture
def plan_a(cast) -> Plan:
    """The plan of Trường A, just begun."""
    return begin_plan(cast.schools["A"], cast.year, by=actor(cast, "principal"))
