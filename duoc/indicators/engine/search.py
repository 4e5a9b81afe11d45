"""Indicators in the search over everything, by their title."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from duoc.indicators.catalogue import all_definitions
from duoc.indicators.engine.policy import VIEW_FIGURES
from duoc.kit.text import fold
from duoc.registry.access.gate import Access, can
from duoc.web.search import Hit


def indicators(request: HttpRequest, query: str, limit: int) -> Iterator[Hit]:
    """Indicators whose title holds all the words."""
    access: Access | None = getattr(request, "access", None)
    if access is None or not can(access, VIEW_FIGURES):
        return iter(())
    words = fold(query).split()
    found = (what for what in all_definitions() if all(word in fold(str(what.title)) for word in words))
    return (
        Hit(_("Chỉ số"), str(what.title), _("Mục %(section)s") % {"section": ", ".join(what.seed_lines)},
            reverse("indicators:indicator", args=[what.id]))
        for what in islice(found, limit)
    )  # fmt: skip


PROVIDERS = [indicators]
