"""What an event is called for a reader. Areas declare theirs in `events.py`, collected at start."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

_titles: dict[str, str | Promise] = {}


def declare(titles: Mapping[str, str | Promise]) -> None:
    """Add the titles of an area's events."""
    _titles.update(titles)


def title_of(event: str) -> str:
    """The title, or the event's own name where none was declared."""
    return str(_titles.get(event, event))


def declared() -> set[str]:
    """All events that have a title."""
    return set(_titles)
