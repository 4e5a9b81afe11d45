"""Regulations and calculators in the search over everything, by number and title."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from django.http import HttpRequest
from django.utils.translation import gettext as _

from duoc.kit.text import fold
from duoc.service.regulations.calculators import TOOLS
from duoc.service.regulations.library import entries
from duoc.web.search import Hit


def regulations(request: HttpRequest, query: str, limit: int) -> Iterator[Hit]:
    """Regulations whose number or title holds all the words."""
    found = (entry for entry in entries() if entry.answers_to(query))
    return (Hit(_("Quy định"), entry.title, entry.number, entry.url) for entry in islice(found, limit))


def calculators(request: HttpRequest, query: str, limit: int) -> Iterator[Hit]:
    """Calculators whose title holds all the words."""
    words = fold(query).split()
    found = (tool for tool in TOOLS.values() if all(word in fold(str(tool.title)) for word in words))
    return (
        Hit(
            _("Tính theo quy định"),
            str(tool.title),
            str(tool.lead),
            tool.url(),
        )
        for tool in islice(found, limit)
    )


PROVIDERS = [regulations, calculators]
