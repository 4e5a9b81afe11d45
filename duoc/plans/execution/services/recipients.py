"""Whom to tell: who leads an organization, whom a piece of work concerns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from duoc.plans.documents.models import Task
from duoc.registry.access.models import Account, RoleAssignment
from duoc.registry.access.roles import SCHOOL_LEADERS, Role

LEADERS = (*SCHOOL_LEADERS, Role.CENTRE_HEAD, Role.SPECIALIST)


def leaders_of(organizations: Iterable[int], day: date, roles: Sequence[Role] = LEADERS) -> dict[int, set[int]]:
    """Accounts that lead each of these organizations on a day. One query."""
    rows = RoleAssignment.objects.on(day).filter(
        organization_id__in=set(organizations), role__in=roles, account__is_active=True
    )
    found: defaultdict[int, set[int]] = defaultdict(set)
    for organization, account in rows.values_list("organization_id", "account_id"):
        found[organization].add(account)
    return found


def people_of(tasks: Sequence[Task], day: date) -> dict[int, set[int]]:
    """Whom a task concerns: who leads it and takes part, else who leads its department or organization. 3 queries."""
    staff: defaultdict[int, set[int]] = defaultdict(set)
    for task in tasks:
        if task.lead_staff_id:
            staff[task.pk].add(task.lead_staff_id)
    people = Task.people.through._default_manager.filter(task_id__in=[task.pk for task in tasks])
    for task_id, staff_id in people.values_list("task_id", "staff_id"):
        staff[task_id].add(staff_id)
    everybody = {one for each in staff.values() for one in each}
    accounts = dict(Account.objects.filter(staff_id__in=everybody, is_active=True).values_list("staff_id", "pk"))
    named = {task.pk: {accounts[one] for one in staff[task.pk] if one in accounts} for task in tasks}
    heads = leaders_of(_homes(tasks, named), day, (*LEADERS, Role.DEPARTMENT_HEAD))
    return {task.pk: named[task.pk] or heads[task.lead_id or 0] or heads[task.organization_id] for task in tasks}


def _homes(tasks: Sequence[Task], named: dict[int, set[int]]) -> set[int]:
    unnamed = [task for task in tasks if not named[task.pk]]
    return {task.organization_id for task in unnamed} | {task.lead_id for task in unnamed if task.lead_id}
