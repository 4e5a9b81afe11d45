"""Additions and changes to an approved plan: written beside what is in force, and in its place once approved."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.kit import clock
from duoc.kit.approvals import Machine, Transition
from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.plans.documents.models import Plan, PlanState, Task
from duoc.plans.documents.services.deadlines import move_deadline
from duoc.plans.documents.services.issuing import change_state, states_of
from duoc.plans.execution.services.telling import tell_decided

CARRYING_PLAN = Machine(
    name="carrying_plan",
    states=states_of(PlanState.DRAFT, PlanState.SUBMITTED, PlanState.RETURNED, PlanState.APPROVED),
    transitions=(
        Transition("submit", PlanState.DRAFT, PlanState.SUBMITTED, gettext_lazy("Trình duyệt")),
        Transition("submit", PlanState.RETURNED, PlanState.SUBMITTED, gettext_lazy("Trình duyệt")),
        Transition("return", PlanState.SUBMITTED, PlanState.RETURNED, gettext_lazy("Trả lại"), comment_required=True),
        Transition("approve", PlanState.SUBMITTED, PlanState.APPROVED, gettext_lazy("Phê duyệt")),
        Transition(
            "reopen", PlanState.APPROVED, PlanState.DRAFT, gettext_lazy("Mở lại để bổ sung"), comment_required=True
        ),
        Transition("keep", PlanState.DRAFT, PlanState.APPROVED, gettext_lazy("Thôi bổ sung")),
        Transition("keep", PlanState.RETURNED, PlanState.APPROVED, gettext_lazy("Thôi bổ sung")),
    ),
)
COPIED = (
    "sort_key", "section", "number", "title", "objective", "solution", "means", "deliverable", "lead_id",
    "lead_staff_id", "late_reason", "term", "starts_on",
)  # fmt: skip


def lock_open(plan: Plan) -> Plan:
    """The plan's row, locked. Errors: `plan_approved`, `plan_submitted`."""
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    if locked.is_frozen:
        raise DomainError(
            "plan_approved", _("Kế hoạch đã được phê duyệt. Hãy mở lại để bổ sung trước khi thêm hoặc sửa hoạt động.")
        )
    if locked.state == PlanState.SUBMITTED:
        raise DomainError("plan_submitted", _("Kế hoạch đang chờ duyệt. Đề nghị người duyệt trả lại nếu cần sửa."))
    return locked


@transaction.atomic
def reopen_plan(plan: Plan, reason: str, *, by: Actor) -> None:
    """Open an approved plan for additions; what was approved stays in force. Errors: `comment_required`."""
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    locked.is_reopened = True
    locked.save(update_fields=["is_reopened"])
    change = change_state(locked, CARRYING_PLAN, "reopen", by=by, comment=reason)
    tell_decided(locked, change)
    plan.refresh_from_db()


@transaction.atomic
def keep_approved(plan: Plan, *, by: Actor) -> None:
    """Give the additions up: the plan is again as it was approved. Errors: `never_approved`."""
    locked = lock_open(plan)
    if not locked.is_reopened:
        raise DomainError("never_approved", _("Kế hoạch chưa được phê duyệt lần nào, nên không có bản để giữ lại."))
    locked.tasks.filter(is_pending=True).delete()
    locked.is_reopened = False
    locked.save(update_fields=["is_reopened"])
    change_state(locked, CARRYING_PLAN, "keep", by=by)
    plan.refresh_from_db()


@transaction.atomic
def withdraw_change(activity: Task, *, by: Actor) -> None:
    """Take one addition or change back; what is in force stays. Errors: `nothing_pending`."""
    lock_open(activity.plan)
    if not activity.is_pending:
        raise DomainError("nothing_pending", _("Hoạt động này không có thay đổi nào đang chờ duyệt."))
    audit.record(
        "plans.change_withdrawn",
        activity.revises or activity,
        by=by,
        scope=activity.organization_id,
        before={"title": activity.title},
    )
    activity.delete()


def revision_of(activity: Task) -> Task:
    """The row to write to: the activity itself, or in a plan that is in force the change that stands beside it.

    A new change is not saved yet and says the same as the activity, whose lock the caller holds.
    """
    if activity.is_pending or not activity.plan.is_reopened:
        return activity
    beside = Task(
        plan_id=activity.plan_id,
        kind=activity.kind,
        organization_id=activity.organization_id,
        due_on=activity.due_on,
        is_pending=True,
        revises=activity,
        version=activity.version,
    )
    _copy(activity, beside)
    return beside


def drop(activity: Task) -> None:
    """Take an activity out of an open plan; out of one that is in force only with the next approval."""
    if activity.plan.is_reopened and (activity.revises_id or not activity.is_pending):
        beside = revision_of(activity)
        beside.cancelled_on = clock.today()
        beside.save()
    else:
        activity.delete()


def bring_into_force(plan: Plan, *, by: Actor) -> None:
    """What waited for this approval holds from today on; called with the plan locked."""
    today = clock.today()
    pending = plan.tasks.filter(is_pending=True).select_related("revises__plan")
    for each in pending:
        if each.revises is None:
            each.is_pending, each.added_on = False, today
            each.save(update_fields=["is_pending", "added_on"])
            continue
        standing = each.revises
        before = {"title": standing.title, "due_on": standing.due_on, "cancelled_on": None}
        if each.cancelled_on:
            standing.cancelled_on = today
        else:
            _copy(each, standing)
            move_deadline(standing, each.due_on, today, "Kế hoạch bổ sung được phê duyệt")
            standing.serves.set(each.serves.all())
            standing.people.set(each.people.all())
        standing.version = each.version + 1
        each.delete()
        standing.save()
        after = {"title": standing.title, "due_on": standing.due_on, "cancelled_on": standing.cancelled_on}
        audit.record(
            "plans.change_approved", standing, by=by, scope=standing.organization_id, before=before, after=after
        )
    plan.is_reopened = False
    plan.save(update_fields=["is_reopened"])


def _copy(source: Task, target: Task) -> None:
    for name in COPIED:
        setattr(target, name, getattr(source, name))
