"""Difficulties in the global search."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from duoc.kit.text import fold
from duoc.plans.difficulties.models import Difficulty
from duoc.plans.difficulties.policy import VIEW_DIFFICULTY
from duoc.registry.access.gate import Request, visible
from duoc.web.search import Hit

LATEST = 400


def find_difficulties(request: HttpRequest, query: str, limit: int, /) -> Iterable[Hit]:
    """Among the latest, those whose title has the words. One query."""
    words = fold(query)
    rows = visible(Difficulty, cast(Request, request).access, to=VIEW_DIFFICULTY)
    latest = rows.order_by("-pk").values_list("pk", "title", "organization__name")[:LATEST]
    for pk, title, organization in latest:
        if words in fold(title) and limit > 0:
            limit -= 1
            yield Hit(_("Khó khăn"), title, organization, reverse("difficulties:difficulty", args=[pk]))


PROVIDERS = [find_difficulties]
