"""School plans and action plans: begin, take over the office's tasks, add own work, through to approval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.kit import clock
from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.kit.versioned import claim
from duoc.plans.documents.models import Plan, PlanKind, PlanState, PlanStateChange, Task, TaskKind
from duoc.plans.documents.services.issuing import change_state
from duoc.plans.execution.services.revising import CARRYING_PLAN, bring_into_force, drop, lock_open, revision_of
from duoc.plans.execution.services.telling import tell_decided, tell_submitted
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.organizations.models import Organization, OrganizationType


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How a piece of work is carried out. `ends_on` is the last day, included.

    `late_reason`: why it ends after the day that the office set; kept only where it does.
    """

    title: str
    objective: str = ""
    solution: str = ""
    means: str = ""
    deliverable: str = ""
    lead_id: int | None = None
    lead_staff_id: int | None = None
    people_ids: Sequence[int] = ()
    term: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    late_reason: str = ""


@transaction.atomic
def begin_plan(organization: Organization, year: SchoolYear, *, by: Actor) -> Plan:
    """The plan of a school (or the action plan of a division) for a year; the one that is there if it has begun.

    Errors: `no_plan_here` for an organization that writes none.
    """
    kinds = {  # titles of documents, which are written in Vietnamese
        OrganizationType.SCHOOL: (PlanKind.SCHOOL, "Kế hoạch giáo dục nhà trường năm học %(year)s"),
        OrganizationType.LEARNING_CENTRE: (PlanKind.SCHOOL, "Kế hoạch hoạt động năm %(year)s"),
        OrganizationType.DIVISION: (PlanKind.ACTION, "Kế hoạch hành động năm học %(year)s"),
    }
    if organization.type not in kinds:
        raise DomainError("no_plan_here", _("Chỉ trường, trung tâm và bộ phận của Phòng lập kế hoạch thực hiện."))
    kind, title = kinds[OrganizationType(organization.type)]
    Organization.objects.select_for_update().get(pk=organization.pk)
    standing = Plan.objects.filter(organization=organization, school_year=year, kind=kind, amends=None).first()
    if standing is not None:
        return standing
    plan = Plan.objects.create(
        organization=organization,
        school_year=year,
        kind=kind,
        title=title % {"year": str(year)},
        issuer=organization.name,
        symbol=f"KH-{organization.abbreviation}" if organization.abbreviation else "KH",
        created_by_id=by.user_id,
        created_at=clock.now(),
    )
    PlanStateChange.objects.create(
        plan=plan, state=PlanState.DRAFT, dated_on=clock.today(), at=clock.now(), by_id=by.user_id
    )
    audit.record("plans.begun", plan, by=by, scope=organization.pk, after={"kind": kind, "year": year.code})
    return plan


def check_dates(plan: Plan, how: How, serves: Sequence[Task]) -> None:
    """Errors: `title_missing`, `ends_before_start`, `outside_year`, `ends_after_due` (field `ends_on`)."""
    if not how.title.strip():
        raise DomainError("title_missing", _("Nhập tên hoạt động."), field="title")
    if how.starts_on and how.ends_on and how.ends_on < how.starts_on:
        raise DomainError("ends_before_start", _("Ngày kết thúc phải từ ngày bắt đầu trở đi."), field="ends_on")
    year = plan.school_year
    for name in ("starts_on", "ends_on"):
        day = getattr(how, name)
        if day and not year.starts_on.replace(month=6, day=1) <= day <= year.ends_on.replace(month=8, day=31):
            raise DomainError(
                "outside_year",
                _("Ngày %(day)s nằm ngoài năm học %(year)s. Kiểm tra lại năm.")
                % {"day": f"{day:%d/%m/%Y}", "year": str(year)},
                field=name,
            )
    if how.late_reason.strip():
        return
    if task := later_than(how.ends_on, serves):
        raise DomainError(
            "ends_after_due",
            _(
                "Nhiệm vụ %(number)s phải xong chậm nhất ngày %(due)s. "
                "Chọn ngày kết thúc sớm hơn, hoặc nêu lý do trễ so với văn bản."
            )
            % {"number": task.number, "due": f"{task.due_on:%d/%m/%Y}"},
            field="ends_on",
        )


def later_than(ends_on: date | None, serves: Sequence[Task]) -> Task | None:
    """The task of the office whose deadline this end is later than; without an end, one whose deadline is over."""
    last = ends_on or clock.today()
    return next((task for task in serves if task.due_on and last > task.due_on), None)


@transaction.atomic
def take_over_task(plan: Plan, task: Task, how: How, *, by: Actor) -> Task:
    """Make a task of the office an activity of this plan.

    Asking again for the same task returns the activity that is there, so a repeated click does no harm.
    """
    locked = lock_open(plan)
    standing = locked.tasks.filter(kind=TaskKind.ACTIVITY, serves=task, cancelled_on=None, revision=None).first()
    if standing is not None:
        return standing
    check_dates(locked, how, [task])
    return _create(locked, how, [task], by=by, event="plans.task_taken_over")


@transaction.atomic
def take_over_tasks(plan: Plan, tasks: Sequence[tuple[Task, How]], *, by: Actor) -> list[Task]:
    """Take several tasks over, all or none. Errors: those of taking over one."""
    return [take_over_task(plan, task, how, by=by) for task, how in tasks]


@transaction.atomic
def add_activity(plan: Plan, how: How, *, by: Actor, serves: Sequence[Task] = ()) -> Task:
    """Add the plan's own work, alone or in service of tasks of the office."""
    locked = lock_open(plan)
    check_dates(locked, how, serves)
    return _create(locked, how, serves, by=by, event="plans.activity_added")


def _create(plan: Plan, how: How, serves: Sequence[Task], *, by: Actor, event: str) -> Task:
    activity = Task(plan=plan, kind=TaskKind.ACTIVITY, organization_id=plan.organization_id)
    _fill(activity, how, serves)
    activity.is_pending = plan.is_reopened
    activity.save()
    activity.serves.set(serves)
    activity.people.set(how.people_ids)
    audit.record(event, activity, by=by, scope=plan.organization_id, after=_values(how, serves))
    return activity


@transaction.atomic
def change_activity(activity: Task, version: int, how: How, *, by: Actor, serves: Sequence[Task]) -> Task:
    """Change an activity of an open plan; where it is in force, beside it until the change is approved.

    Errors: those of adding, and `Conflict` when somebody saved in between.
    """
    lock_open(activity.plan)
    check_dates(activity.plan, how, serves)
    latest = Task.objects.filter(revises=activity).first() or activity
    row = claim(Task, latest.pk, version)
    before = {each.name: getattr(row, "due_on" if each.name == "ends_on" else each.name, None) for each in fields(how)}
    written = revision_of(row)
    _fill(written, how, serves)
    written.save()
    written.serves.set(serves)
    written.people.set(how.people_ids)
    audit.record(
        "plans.activity_changed",
        written.revises or written,
        by=by,
        scope=row.organization_id,
        before=before,
        after=_values(how, serves),
    )
    return written


@transaction.atomic
def drop_activity(activity: Task, *, by: Actor) -> None:
    """Take an activity out of an open plan. What is in force stays so until the plan is approved without it."""
    lock_open(activity.plan)
    latest = Task.objects.filter(revises=activity).first() or activity
    audit.record(
        "plans.activity_dropped",
        latest.revises or latest,
        by=by,
        scope=activity.organization_id,
        before={"title": activity.title},
    )
    drop(latest)


def _fill(activity: Task, how: How, serves: Sequence[Task]) -> None:
    for each in fields(how):
        if each.name not in ("people_ids", "ends_on", "late_reason"):
            setattr(activity, each.name, getattr(how, each.name))
    activity.due_on = how.ends_on
    activity.late_reason = how.late_reason.strip() if later_than(how.ends_on, serves) else ""
    first = min(serves, key=lambda task: task.sort_key, default=None)
    activity.section = first.section if first else ""
    activity.number = first.number if first else ""
    activity.sort_key = first.sort_key if first else "99999"


def _values(how: How, serves: Sequence[Task]) -> dict[str, object]:
    values: dict[str, object] = {each.name: getattr(how, each.name) for each in fields(how)}
    return values | {"serves": [task.pk for task in serves]}


@transaction.atomic
def submit_plan(plan: Plan, *, by: Actor) -> None:
    """Submit for approval, and tell those who decide. Errors: `plan_empty`."""
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    if not locked.tasks.filter(cancelled_on=None, revision=None).exists():
        raise DomainError(
            "plan_empty", _("Kế hoạch chưa có hoạt động nào. Nhận nhiệm vụ của Phòng hoặc thêm hoạt động.")
        )
    change = change_state(locked, CARRYING_PLAN, "submit", by=by)
    tell_submitted(locked, change)
    plan.refresh_from_db()


@transaction.atomic
def decide_plan(plan: Plan, transition: Literal["approve", "return"], comment: str = "", *, by: Actor) -> None:
    """Approve a submitted plan, or return it with a comment."""
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    change = change_state(locked, CARRYING_PLAN, transition, by=by, comment=comment)
    if change.state == PlanState.APPROVED:
        bring_into_force(locked, by=by)
    tell_decided(locked, change)
    plan.refresh_from_db()
