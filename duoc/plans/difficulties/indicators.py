"""What the answers to difficulties are measured by: given in time, still open."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from duoc.indicators.catalogue import indicator
from duoc.indicators.engine.frame import Frame
from duoc.indicators.engine.measure import Measure, Side
from duoc.indicators.engine.subjects import Description, Subject, describe
from duoc.plans.difficulties.models import Difficulty
from duoc.web.formatting import day_text


class Raised(NamedTuple):
    """A difficulty of the school year that was not withdrawn by the day: a fact at whoever raised it."""

    id: int
    organization: int
    tag: str
    due_on: date | None
    answered_on: date | None


class Difficulties:
    """Difficulties of the school year raised by the day, with the answers known on it. One query."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.rows: list[Raised] = []
        if frame.year is None:
            return
        asked = Difficulty.objects.filter(
            Q(withdrawn_on=None) | Q(withdrawn_on__gt=frame.day),
            raised_on__range=(frame.year.starts_on, min(frame.year.ends_on, frame.day)),
        )
        columns = ("id", "organization_id", "raised_on", "due_on", "answered_on", "same_as__answered_on")
        for pk, organization, raised, due_on, own, shared in asked.values_list(*columns):
            # The answer to the one that is like it serves this one too, but not before this was raised.
            answers = [own] if shared is None else [own, max(shared, raised)]
            known = [answer for answer in answers if answer is not None and answer <= frame.day]
            self.rows.append(Raised(pk, organization, "", due_on, min(known, default=None)))

    def side(self, rows: list[Raised]) -> Side:
        """These difficulties as a side of a figure."""
        return Side(of="difficulty", facts=rows, reach=self.frame.reach(self.frame.day))


@indicator("difficulty_in_time_rate")
def difficulty_in_time_rate(frame: Frame) -> Measure | None:
    difficulties = frame.shared(Difficulties)
    if frame.year is None:
        return None
    late = [row for row in difficulties.rows if row.due_on is not None and row.due_on < frame.day]
    answered = [row for row in difficulties.rows if row.answered_on is not None]
    in_time = [row for row in answered if row.due_on is None or (row.answered_on and row.answered_on <= row.due_on)]
    asked = list(dict.fromkeys([*answered, *late]))
    return Measure(top=[difficulties.side(in_time)], bottom=[difficulties.side(asked)], exists_on=(frame.day,))


@indicator("difficulty_open_count")
def difficulty_open_count(frame: Frame) -> Measure | None:
    difficulties = frame.shared(Difficulties)
    if frame.year is None:
        return None
    unanswered = [row for row in difficulties.rows if row.answered_on is None]
    return Measure(top=[difficulties.side(unanswered)], exists_on=(frame.day,))


def describe_difficulties(ids: Collection[int]) -> Mapping[int, Description]:
    """Difficulties with who raised them, when, and by when they are to be answered. One query."""
    rows = Difficulty.objects.filter(pk__in=ids).select_related("organization").order_by("raised_on", "pk")
    return {
        row.pk: Description(
            row.title,
            (row.organization.label, day_text(row.raised_on), day_text(row.due_on)),
            row.organization_id,
            url=reverse("difficulties:difficulty", args=[row.pk]),
        )
        for row in rows
    }


describe(
    Subject(
        "difficulty", _("Khó khăn, vướng mắc"), (_("Đơn vị"), _("Ngày báo"), _("Hạn trả lời")), describe_difficulties
    )
)
