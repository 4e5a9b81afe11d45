"""Whose work a reader may look at besides the own. This room knows no policy: the room that does says it here."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.http import HttpRequest

ScopesOf = Callable[[HttpRequest], Collection[int]]
_scopes_of: ScopesOf = lambda request: ()  # noqa: E731


def set_scopes(provider: ScopesOf) -> None:
    """Say which organizations' work the reader of a request may look at. Until then everybody sees only the own."""
    global _scopes_of
    _scopes_of = provider


def scopes_of(request: HttpRequest) -> Collection[int]:
    """The organizations whose work this reader may look at."""
    return _scopes_of(request)
