"""Telling people about plans and their work: issued, submitted, decided, assigned, due, not yet taken up.

Every sentence is made in the product's own language, whatever the sender reads in: it belongs to its recipient.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duoc.kit import clock
from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.language import in_source_language
from duoc.kit.notices.services import notify
from duoc.plans.documents.models import Plan, PlanKind, PlanState, PlanStateChange, Task
from duoc.plans.documents.services.telling import who_may
from duoc.plans.execution.policy import APPROVE_ACTION_PLAN, APPROVE_PLAN
from duoc.plans.execution.services.recipients import leaders_of, people_of
from duoc.registry.calendar.models import SchoolYear

DUE_WITHIN = timedelta(days=3)
SHOWN = 90  # characters of a title in a sentence


@in_source_language()
def tell_issued(sender: Any, *, plan: Plan, **kwargs: Any) -> None:
    """Tell the leaders of the addressed schools and of the leading divisions that work waits for them."""
    day = clock.today()
    tasks = Task.objects.filter(plan=plan, cancelled_on=None)
    addressed = set(tasks.exclude(addressed_to=None).values_list("addressed_to", flat=True))
    leads = set(tasks.exclude(lead=None).values_list("lead", flat=True))
    words = {"office": plan.organization.name, "number": plan.full_symbol}
    to_schools = _("%(office)s ban hành kế hoạch số %(number)s: có nhiệm vụ chờ trường nhận.")
    to_divisions = _("%(office)s ban hành kế hoạch số %(number)s: có nhiệm vụ chờ bộ phận nhận.")
    for organizations, url_name, text in (
        (addressed, "execution:school_plan", to_schools),
        (leads, "execution:action_plan", to_divisions),
    ):
        found = leaders_of(organizations, day)
        recipients = set().union(*found.values()) if found else set()
        key = f"execution.issued:{plan.pk}:{url_name}"
        notify(recipients, "execution.issued", text % words, reverse(url_name), key=key, scope=plan.organization_id)


@in_source_language()
def tell_submitted(plan: Plan, change: PlanStateChange) -> None:
    """Tell those who may approve a plan that it waits for them."""
    approving = APPROVE_ACTION_PLAN if plan.kind == PlanKind.ACTION else APPROVE_PLAN
    words = {"organization": plan.organization.name, "title": plan.title}
    again = plan.history.filter(state=PlanState.SUBMITTED).count() > 1
    if plan.is_reopened:
        text = _("%(organization)s trình duyệt bổ sung, điều chỉnh: %(title)s.") % words
    elif again:
        text = _("%(organization)s trình lại: %(title)s.") % words
    else:
        text = _("%(organization)s trình duyệt: %(title)s.") % words
    notify(
        who_may(approving, plan.organization_id, change.dated_on) - {change.by_id or 0},
        "execution.submitted",
        text,
        reverse("execution:plan", args=[plan.pk]),
        key=f"execution.submitted:{change.pk}",
        scope=plan.organization_id,
    )


@in_source_language()
def tell_decided(plan: Plan, change: PlanStateChange) -> None:
    """Tell those who wrote a plan what was decided; on approval also everybody who has work in it."""
    url = reverse("execution:action_plan" if plan.kind == PlanKind.ACTION else "execution:school_plan")
    writers = leaders_of([plan.organization_id], change.dated_on)[plan.organization_id] - {change.by_id or 0}
    if change.state == PlanState.APPROVED:
        text = _("“%(title)s” đã được phê duyệt.") % {"title": plan.title}
    elif change.state == PlanState.RETURNED:
        text = _("“%(title)s” được trả lại: %(comment)s") % {"title": plan.title, "comment": change.comment}
    else:
        text = _("“%(title)s” được mở lại để bổ sung: %(comment)s") % {"title": plan.title, "comment": change.comment}
    scope = plan.organization_id
    notify(writers, "execution.decided", text, url, key=f"execution.decided:{change.pk}", scope=scope)
    if change.state == PlanState.APPROVED:
        tell_assigned(plan)


@in_source_language()
def tell_assigned(plan: Plan) -> None:
    """Tell everybody named in an approved plan how much of it is theirs. Who was told of all of it hears nothing."""
    tasks = list(plan.tasks.filter(cancelled_on=None, done_on=None))
    own: defaultdict[int, list[int]] = defaultdict(list)
    for task_id, accounts in people_of(tasks, clock.today()).items():
        for account in accounts:
            own[account].append(task_id)
    for account, ids in own.items():
        text = ngettext(
            "Anh/chị được giao %(count)s việc trong “%(title)s”.",
            "Anh/chị được giao %(count)s việc trong “%(title)s”.",
            len(ids),
        ) % {"count": len(ids), "title": plan.title}
        key = f"execution.assigned:{plan.pk}:{len(ids)}:{max(ids)}"
        notify([account], "execution.assigned", text, reverse("execution:my_work"), key=key, scope=plan.organization_id)


@in_source_language()
def remind_due(tasks: Sequence[Task], day: date) -> int:
    """Remind people of work due within three days, and once a week of work that is late. Returns the new notices."""
    told = 0
    concerned = people_of(tasks, day)
    for task in tasks:
        if task.due_on is None or not concerned[task.pk]:
            continue
        days = (task.due_on - day).days
        words = {"title": task.title[:SHOWN], "due": f"{task.due_on:%d/%m/%Y}", "days": abs(days)}
        if days < 0:
            text = ngettext(
                "Quá hạn %(days)s ngày: %(title)s (hạn %(due)s).",
                "Quá hạn %(days)s ngày: %(title)s (hạn %(due)s).",
                -days,
            )
            key = f"execution.late:{task.pk}:{task.due_on}:{-days // 7}"
        elif days == 0:
            text, key = _("Hạn hôm nay: %(title)s."), f"execution.due_today:{task.pk}:{task.due_on}"
        else:
            text = ngettext(
                "Còn %(days)s ngày: %(title)s (hạn %(due)s).", "Còn %(days)s ngày: %(title)s (hạn %(due)s).", days
            )
            key = f"execution.due:{task.pk}:{task.due_on}"
        url = reverse("execution:task", args=[task.pk])
        told += notify(concerned[task.pk], "execution.due", text % words, url, key=key, scope=task.organization_id)
    return told


@in_source_language()
@transaction.atomic
def remind_schools(task: Task, schools: Sequence[int], year: SchoolYear, *, by: Actor) -> int:
    """Remind the leaders of schools that have not taken a directive up; once a day. Returns how many were told."""
    day = clock.today()
    found = leaders_of(schools, day)
    words = {"title": task.title[:SHOWN], "due": f"{task.due_on:%d/%m/%Y}" if task.due_on else _("theo kế hoạch")}
    text = _("Phòng nhắc: trường chưa nhận nhiệm vụ “%(title)s” (hạn %(due)s).") % words
    recipients = set().union(*found.values()) if found else set()
    key = f"execution.take_up:{task.pk}:{day}"
    told = notify(
        recipients, "execution.take_up", text, reverse("execution:school_plan"), key=key, scope=task.organization_id
    )
    audit.record("plans.schools_reminded", task, by=by, scope=task.organization_id, after={"schools": sorted(schools)})
    return told
