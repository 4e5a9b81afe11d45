"""What difficulties add to the menu."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from duoc.plans.difficulties import queries
from duoc.plans.difficulties.models import Difficulty
from duoc.plans.difficulties.policy import VIEW_DIFFICULTY, VIEW_PUBLISHED
from duoc.registry.access.gate import Request, visible
from duoc.web.navigation import Counter, Entry, Section


def waiting_count(request: HttpRequest) -> Counter | None:
    """How many wait for an answer."""
    rows = visible(Difficulty, cast(Request, request).access, to=VIEW_DIFFICULTY)
    count = queries.waiting(rows).count()
    return Counter(str(count), hot=True) if count else None


ENTRIES = [
    Entry(
        Section.PLANS,
        _("Khó khăn, vướng mắc"),
        "difficulties:difficulties",
        "alert-circle",
        VIEW_DIFFICULTY,
        40,
        counter=waiting_count,
        phone=True,
        short=_("Khó khăn"),
    ),
    Entry(Section.PLANS, _("Giải đáp chung"), "difficulties:published", "messages", VIEW_PUBLISHED, 45),
]
