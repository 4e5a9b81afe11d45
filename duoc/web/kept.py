"""What is worked out for one reader and kept until somebody writes: the menu, figures, the choices of a list.

One entry a reader and name, with the version of the data that it was worked out from. What a later version gives
takes its place, so the cache grows with the readers and not with the writes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import caches
from django.http import HttpRequest

from duoc.web.one_at_a_time import Queues

Value = TypeVar("Value")
SECONDS = 600
REMEMBERED = "_duoc_version"

_working = Queues()
_version: Callable[[HttpRequest], str] = lambda request: ""  # noqa: E731


def set_version(version: Callable[[HttpRequest], str]) -> None:
    """Say what changes when a reader may see something else (day, language, a write); "" keeps nothing."""
    global _version
    _version = version


def version_of(request: HttpRequest) -> str:
    """The version of the data that this request speaks of. Asked for once a request, when first needed."""
    found: str | None = getattr(request, REMEMBERED, None)
    if found is None:
        found = _version(request)
        setattr(request, REMEMBERED, found)
    return found


def kept(request: HttpRequest, name: str, make: Callable[[], Value], seconds: int = SECONDS) -> Value:
    """What `make` gave this reader under this name, worked out again after every write.

    When several windows of a reader ask at once, one of them works it out and the others wait for that.
    For a view that reads: one that writes first must not have asked before it wrote.
    """
    version = version_of(request)
    if not version:
        return make()
    reader = getattr(request, "user", None)
    key = f"kept:{reader.pk if reader else None}:{name}"
    found: tuple[str, Value] | None = caches["brief"].get(key)
    if found is None or found[0] != version:
        with _working.one_at_a_time(key):
            found = caches["brief"].get(key)
            if found is None or found[0] != version:
                found = (version, make())
                caches["brief"].set(key, found, seconds)
    return found[1]
