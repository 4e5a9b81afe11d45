"""Telling people about difficulties: who has to answer, the school that reported, all schools that may learn from it.

Every sentence is made in the product's own language, whatever the sender reads in: it belongs to its recipient.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duoc.kit import clock
from duoc.kit.language import in_source_language
from duoc.kit.notices.services import notify
from duoc.plans.difficulties.models import WAITING, Answer, Difficulty, DifficultyState
from duoc.plans.difficulties.policy import ANSWER_DIFFICULTY, DECIDE_DIFFICULTY
from duoc.plans.documents.services.telling import who_may
from duoc.plans.execution.services.recipients import leaders_of
from duoc.registry.access.roles import OFFICE_ROLES, SCHOOL_LEADERS, Role
from duoc.registry.organizations.queries import office_of, tree_on

DUE_WITHIN = timedelta(days=1)


def handlers(difficulty: Difficulty, day: date) -> set[int]:
    """Accounts that have to see to an answer: those of the division it lies with, else all who may answer."""
    if difficulty.handled_by_id:
        there = leaders_of([difficulty.handled_by_id], day, OFFICE_ROLES)[difficulty.handled_by_id]
        if there:
            return there
    return who_may(ANSWER_DIFFICULTY, difficulty.organization_id, day)


def reporters(difficulty: Difficulty, day: date) -> set[int]:
    """Who wrote the report, and who leads the school."""
    roles = (*SCHOOL_LEADERS, Role.CENTRE_HEAD)
    leaders = leaders_of([difficulty.organization_id], day, roles)[difficulty.organization_id]
    return leaders | ({difficulty.created_by_id} if difficulty.created_by_id else set())


def _tell(recipients: set[int], difficulty: Difficulty, what: str, text: str, key: str) -> int:
    url = reverse("difficulties:difficulty", args=[difficulty.pk])
    return notify(recipients, f"difficulties.{what}", text, url, key=key, scope=difficulty.organization_id)


@in_source_language()
def tell_reported(difficulty: Difficulty) -> None:
    """Tell those who have to answer, with the day until when."""
    day = difficulty.raised_on
    words = {"school": difficulty.organization.label, "title": difficulty.title}
    text = _("%(school)s báo khó khăn: %(title)s (trả lời trước hết %(due)s).") % (
        words | {"due": f"{difficulty.due_on:%d/%m/%Y}" if difficulty.due_on else "–"}
    )
    recipients = handlers(difficulty, day) - {difficulty.created_by_id or 0}
    _tell(recipients, difficulty, "reported", text, f"difficulties.reported:{difficulty.pk}")


@in_source_language()
def tell_answered(difficulty: Difficulty, given: Answer) -> None:
    """Tell the school what was answered or decided."""
    words = {"title": difficulty.title}
    if given.kind == DifficultyState.DECIDED:
        text = _("Phòng đã quyết định về khó khăn “%(title)s”.") % words
    else:
        text = _("Phòng đã trả lời khó khăn “%(title)s”.") % words
    recipients = reporters(difficulty, given.dated_on) - {given.by_id or 0}
    _tell(recipients, difficulty, "answered", text, f"difficulties.answered:{given.pk}:{difficulty.pk}")


@in_source_language()
def tell_forwarded(difficulty: Difficulty, given: Answer) -> None:
    """Tell the school where its report lies now, and the division that it has to answer."""
    words = {
        "title": difficulty.title,
        "school": difficulty.organization.label,
        "name": difficulty.handled_by.name if difficulty.handled_by else "",
        "due": f"{difficulty.due_on:%d/%m/%Y}" if difficulty.due_on else "–",
    }
    to_school = _("Khó khăn “%(title)s” đã chuyển %(name)s xử lý; hạn trả lời %(due)s không đổi.") % words
    to_handler = _("Được chuyển để trả lời khó khăn của %(school)s: %(title)s (hạn %(due)s).") % words
    key, sender = f"difficulties.forwarded:{given.pk}", {given.by_id or 0}
    _tell(reporters(difficulty, given.dated_on) - sender, difficulty, "forwarded", to_school, key)
    _tell(handlers(difficulty, given.dated_on) - sender, difficulty, "reported", to_handler, f"{key}:handler")


@in_source_language()
def tell_published(given: Answer) -> None:
    """Tell the leaders of all schools of the office that an answer is there for everybody, once."""
    day = clock.today()
    office = office_of(given.difficulty.organization_id, day)
    if office is None:
        return
    found = leaders_of(tree_on(day).below(office.pk), day, (Role.PRINCIPAL, Role.CENTRE_HEAD))
    recipients = set().union(*found.values()) if found else set()
    text = _("Giải đáp chung của Phòng: %(title)s.") % {"title": given.difficulty.title}
    url, key = reverse("difficulties:published"), f"difficulties.published:{given.pk}"
    notify(recipients, "difficulties.published", text, url, key=key, scope=office.pk)


@in_source_language()
def tell_withdrawn(difficulty: Difficulty) -> None:
    """Tell those who had to answer that they need not."""
    words = {"school": difficulty.organization.label, "title": difficulty.title}
    text = _("%(school)s đã rút khó khăn “%(title)s”; không cần trả lời nữa.") % words
    _tell(handlers(difficulty, clock.today()), difficulty, "withdrawn", text, f"difficulties.withdrawn:{difficulty.pk}")


def to_remind_of(day: date) -> QuerySet[Difficulty]:
    """Difficulties whose answer is due by tomorrow or late, each group once. One query."""
    rows = Difficulty.objects.filter(state__in=WAITING, same_as=None, due_on__lte=day + DUE_WITHIN)
    return rows.select_related("organization").order_by("due_on", "pk")


@in_source_language()
def remind(difficulties: Sequence[Difficulty], day: date) -> int:
    """Remind who has to answer by tomorrow; of a late answer, daily, also those who may decide. New notices."""
    told = 0
    for difficulty in difficulties:
        if difficulty.due_on is None:
            continue
        days = (difficulty.due_on - day).days
        words = {"days": abs(days), "school": difficulty.organization.label, "title": difficulty.title}
        recipients = handlers(difficulty, day)
        if days < 0:
            text = ngettext(
                "Trả lời khó khăn đã quá hạn %(days)s ngày: %(title)s (%(school)s).",
                "Trả lời khó khăn đã quá hạn %(days)s ngày: %(title)s (%(school)s).",
                -days,
            )
            recipients |= who_may(DECIDE_DIFFICULTY, difficulty.organization_id, day)
        elif days == 0:
            text = _("Hôm nay hết hạn trả lời khó khăn: %(title)s (%(school)s).")
        else:
            text = _("Ngày mai hết hạn trả lời khó khăn: %(title)s (%(school)s).")
        key = f"difficulties.due:{difficulty.pk}:{difficulty.due_on}:{days}"
        told += _tell(recipients, difficulty, "due", text % words, key)
    return told
