"""A plan through its states, until it is in force and frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from duoc.kit import clock
from duoc.kit.approvals import Machine, State, Transition
from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.plans.documents.models import Node, Plan, PlanState, PlanStateChange, Task
from duoc.plans.documents.queries import schools_for
from duoc.plans.documents.services.telling import tell_step
from duoc.plans.documents.signals import plan_issued
from duoc.registry.organizations.models import Organization
from duoc.registry.organizations.queries import tree_on


def states_of(*states: PlanState) -> tuple[State, ...]:
    """Some of a plan's states, the first of them where it begins."""
    return tuple(State(state.value, state.label) for state in states)


OFFICE_PLAN = Machine(
    name="office_plan",
    states=states_of(PlanState.DRAFT, PlanState.SUBMITTED, PlanState.RETURNED, PlanState.ISSUED, PlanState.WITHDRAWN),
    transitions=(
        Transition("submit", PlanState.DRAFT, PlanState.SUBMITTED, gettext_lazy("Trình ban hành")),
        Transition("submit", PlanState.RETURNED, PlanState.SUBMITTED, gettext_lazy("Trình ban hành")),
        Transition("return", PlanState.SUBMITTED, PlanState.RETURNED, gettext_lazy("Trả lại"), comment_required=True),
        Transition("issue", PlanState.DRAFT, PlanState.ISSUED, gettext_lazy("Ban hành")),
        Transition("issue", PlanState.SUBMITTED, PlanState.ISSUED, gettext_lazy("Ban hành")),
        Transition("withdraw", PlanState.ISSUED, PlanState.WITHDRAWN, gettext_lazy("Thu hồi"), comment_required=True),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Number, day and signature with which a plan goes out."""

    number: str
    symbol: str
    dated_on: date
    signer_authority: str
    signer_position: str
    signer_name: str


def change_state(plan: Plan, machine: Machine, transition: str, *, by: Actor, comment: str = "") -> PlanStateChange:
    """Take a plan one step along its machine: row, history and audit event. Called inside a transaction.

    Errors: those of `Machine.check` (not possible from this state; a comment is needed).
    """
    state = machine.check(plan.state, transition, comment=comment)
    change = PlanStateChange.objects.create(
        plan=plan,
        from_state=plan.state,
        state=state,
        dated_on=clock.today(),
        at=clock.now(),
        by_id=by.user_id,
        comment=comment.strip(),
    )
    before = plan.state
    plan.state = state
    plan.version += 1
    plan.save(update_fields=["state", "version"])
    audit.record(
        f"plans.{transition}",
        plan,
        by=by,
        scope=plan.organization_id,
        before={"state": before},
        after={"state": state, "comment": comment},
    )
    return change


@transaction.atomic
def submit(plan: Plan, *, by: Actor) -> None:
    """Lay the plan before the head of the office. Errors: `directives_unassigned` where a task has no lead."""
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    if open_tasks := locked.tasks.filter(lead=None).count():
        raise DomainError(
            "directives_unassigned",
            ngettext(
                "Còn %(count)s nhiệm vụ chưa giao bộ phận chủ trì. Chọn “Chỉ việc còn thiếu” để xem.",
                "Còn %(count)s nhiệm vụ chưa giao bộ phận chủ trì. Chọn “Chỉ việc còn thiếu” để xem.",
                open_tasks,
            )
            % {"count": open_tasks},
        )
    tell_step(locked, change_state(locked, OFFICE_PLAN, "submit", by=by))
    plan.refresh_from_db()


@transaction.atomic
def return_plan(plan: Plan, comment: str, *, by: Actor) -> None:
    """Give the plan back with a comment."""
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    tell_step(locked, change_state(locked, OFFICE_PLAN, "return", by=by, comment=comment))
    plan.refresh_from_db()


@transaction.atomic
def issue(plan: Plan, how: Issue, *, by: Actor) -> None:
    """Issue a plan (ban hành): it gets number, day and signer, is frozen, and its tasks go to the schools.

    Errors: `number_taken` (field `number`) where another document of the office bears it that year.
    """
    Organization.objects.select_for_update().get(pk=plan.organization_id)  # one number at a time
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    taken = Plan.objects.filter(
        organization_id=locked.organization_id,
        number=how.number,
        symbol=how.symbol,
        dated_on__year=how.dated_on.year,
        state=PlanState.ISSUED,
    ).exclude(pk=locked.pk)
    if taken.exists():
        raise DomainError(
            "number_taken",
            _("Số %(number)s/%(symbol)s đã cấp cho một văn bản khác trong năm. Chọn số tiếp theo trong sổ văn bản đi.")
            % {"number": how.number, "symbol": how.symbol},
            field="number",
        )
    for name in ("number", "symbol", "dated_on", "signer_authority", "signer_position", "signer_name"):
        setattr(locked, name, getattr(how, name))
    locked.save()
    change = change_state(locked, OFFICE_PLAN, "issue", by=by)
    PlanStateChange.objects.filter(pk=change.pk).update(dated_on=how.dated_on)
    locked.edits.all().delete()
    if locked.amends is None:
        Node.objects.filter(plan=locked).update(valid_from=how.dated_on)
        address_tasks(locked, how.dated_on)
    else:
        from duoc.plans.documents.services.amending import take_effect

        take_effect(locked, how.dated_on)
    plan_issued.send(Plan, plan=locked)
    plan.refresh_from_db()


def address_tasks(plan: Plan, day: date) -> None:
    """Send each task that names no school to all schools of its levels, with one insert a thousand rows."""
    below = list(tree_on(day).below(plan.organization_id))
    through = Task.addressed_to.through
    rows = []
    for task in plan.tasks.filter(addressed_to=None):
        rows += [through(task_id=task.pk, organization_id=school) for school in schools_for(task.levels, below, day)]
    through._default_manager.bulk_create(rows, batch_size=1000, ignore_conflicts=True)
