"""A person's work by week and month, with how urgent each piece is, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from duoc.plans.documents.models import Task
from duoc.plans.execution.queries import Urgency, urgency

CLOSE_DAYS = 1


class Span(models.TextChoices):
    """How far ahead the reader looks; the value is what the address says."""

    WEEK = "tuan", gettext_lazy("Tuần này")
    MONTH = "thang", gettext_lazy("Tháng này")
    ALL = "tat-ca", gettext_lazy("Tất cả")


@dataclass(frozen=True, slots=True)
class Words:
    """An urgency as a chip: what it says, and its tone."""

    text: str
    tone: str


def in_words(found: Urgency) -> Words:
    """ "Quá hạn 6 ngày", "Hạn hôm nay", "Còn 3 ngày", "Đúng hạn"."""
    days = {"days": found.days}
    match found.kind:
        case "done":
            return Words(_("Đúng hạn"), "good")
        case "done_late":
            return Words(ngettext("Xong muộn %(days)s ngày", "Xong muộn %(days)s ngày", found.days) % days, "good")
        case "late":
            return Words(ngettext("Quá hạn %(days)s ngày", "Quá hạn %(days)s ngày", found.days) % days, "bad")
        case "open":
            return Words(_("Chưa có hạn"), "none")
    if found.days == 0:
        return Words(_("Hạn hôm nay"), "warn")
    text = ngettext("Còn %(days)s ngày", "Còn %(days)s ngày", found.days) % days
    if found.days <= CLOSE_DAYS:
        return Words(text, "warn")
    return Words(text, "info" if found.kind == "soon" else "none")


@dataclass(frozen=True, slots=True)
class Piece:
    """One task on the page, with its chip."""

    task: Task
    urgency: Urgency
    words: Words

    @property
    def due_weekday(self) -> str:
        """The weekday of the deadline within a sentence: small in Vietnamese, with a capital in English."""
        name = date_format(self.task.due_on, "l") if self.task.due_on else ""
        return name.lower() if (get_language() or "").startswith("vi") else name

    @property
    def is_done(self) -> bool:
        """Whether it is finished."""
        return self.task.done_on is not None


def pieces(tasks: Iterable[Task], day: date) -> list[Piece]:
    """Tasks with their urgency: unfinished first, then soonest first. No query."""
    found = [(task, urgency(task, day)) for task in tasks]
    rows = [Piece(task, how, in_words(how)) for task, how in found]
    return sorted(rows, key=lambda row: (row.is_done, row.task.due_on or date.max, row.task.pk))


def last_day(span: Span, day: date) -> date:
    """The last day that a span reaches: Sunday, the end of the month, or the end of time."""
    if span == Span.WEEK:
        return day + timedelta(days=6 - day.weekday())
    if span == Span.MONTH:
        return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return date.max


def first_day(span: Span, day: date) -> date:
    """The first day of a span."""
    if span == Span.WEEK:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if span == Span.MONTH else date.min


def within(rows: Iterable[Piece], span: Span, day: date) -> list[Piece]:
    """What belongs to a span: due in it or late, and what was finished in it."""
    if span == Span.ALL:
        return list(rows)
    first, last = first_day(span, day), last_day(span, day)
    return [
        row
        for row in rows
        if (row.task.done_on is not None and first <= row.task.done_on <= last)
        or (row.task.done_on is None and row.task.due_on is not None and row.task.due_on <= last)
    ]
