"""What carrying out adds to the menu."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from duoc.plans.execution.policy import MY_WORK, VIEW_ACTION_PLAN, VIEW_COVERAGE, VIEW_OWN_PLAN
from duoc.plans.execution.queries import my_tasks
from duoc.plans.execution.workday import Span, last_day
from duoc.registry.access.gate import Request
from duoc.web.navigation import Counter, Entry, Section


def mine_this_week(request: HttpRequest) -> Counter | None:
    """Unfinished work of the reader that is late or due this week; hot when some is late. One query."""
    access = cast(Request, request).access
    if access.staff_id is None:
        return None
    rows = my_tasks(access.staff_id, access.day).filter(done_on=None, due_on__lte=last_day(Span.WEEK, access.day))
    dues = [due for due in rows.values_list("due_on", flat=True) if due is not None]
    return Counter(str(len(dues)), hot=min(dues) < access.day) if dues else None


ENTRIES = [
    Entry(
        Section.PLANS,
        _("Việc của tôi"),
        "execution:my_work",
        "checklist",
        MY_WORK,
        5,
        counter=mine_this_week,
        phone=True,
        short=_("Việc"),
    ),
    Entry(
        Section.PLANS,
        _("Kế hoạch trường"),
        "execution:school_plan",
        "school",
        VIEW_OWN_PLAN,
        20,
        phone=True,
        short=_("Kế hoạch"),
    ),
    Entry(Section.PLANS, _("Kế hoạch các trường"), "execution:school_plans", "school", VIEW_COVERAGE, 21),
    Entry(Section.PLANS, _("Kế hoạch hành động"), "execution:action_plan", "clipboard-list", VIEW_ACTION_PLAN, 22),
    Entry(Section.PLANS, _("Mức độ bao phủ"), "execution:coverage", "target-arrow", VIEW_COVERAGE, 30),
]
