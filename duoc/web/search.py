"""One search over everything: each area answers for its own records, within what the reader may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from django.http import HttpRequest
from django.utils.translation import gettext as _

from duoc.kit.text import fold
from duoc.web import navigation

SHORTEST = 2  # letters
PER_PROVIDER = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `kind` is its heading in words: "Học sinh", "Trường"."""

    kind: str
    title: str
    subtitle: str
    url: str


class Provider(Protocol):
    """What an area lists in `PROVIDERS` of its `search.py`: hits for the words, best first, at most `limit`."""

    def __call__(self, request: HttpRequest, query: str, limit: int, /) -> Iterable[Hit]: ...


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one kind."""

    kind: str
    hits: list[Hit]


_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Add a provider of an area."""
    _providers.append(provider)


def search(request: HttpRequest, query: str) -> list[Found]:
    """Everything that answers to the words, grouped by kind: pages of the menu first, then as areas registered."""
    words = query.strip()
    if len(words) < SHORTEST:
        return []
    hits = [hit for provider in (pages, *_providers) for hit in provider(request, words, PER_PROVIDER)]
    kinds = list(dict.fromkeys(hit.kind for hit in hits))
    hits.sort(key=lambda hit: kinds.index(hit.kind))
    return [Found(kind, list(same)) for kind, same in groupby(hits, key=lambda hit: hit.kind)]


def pages(request: HttpRequest, query: str, limit: int, /) -> list[Hit]:
    """Pages of the menu whose label has the words, with or without diacritics."""
    words = fold(query)
    found = [line for line in navigation.visible_entries(request) if words in fold(line.label)]
    return [Hit(_("Trang"), line.label, str(line.section.label), line.url) for line in found[:limit]]
