"""A person's deadlines for the calendar on their phone."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from duoc.kit import clock
from duoc.kit.notices.feed import Event
from duoc.plans.execution.queries import my_tasks
from duoc.registry.access.models import Account


def calendar_events(account_id: int) -> Iterator[Event]:
    """The deadlines of unfinished work that this person leads or takes part in. Two queries."""
    staff = Account.objects.filter(pk=account_id, is_active=True).values_list("staff_id", flat=True).first()
    for task in my_tasks(staff, clock.today()).filter(done_on=None).exclude(due_on=None):
        if task.due_on is None:
            continue
        yield Event(
            uid=f"execution.task:{task.pk}",
            title=_("Hạn: %(title)s") % {"title": task.title},
            starts=task.due_on,
            text=task.deliverable and _("Sản phẩm: %(what)s") % {"what": task.deliverable},
            url=reverse("execution:task", args=[task.pk]),
        )
