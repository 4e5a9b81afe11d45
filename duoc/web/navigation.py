"""The menu: what areas offer, filtered by what the reader may do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Protocol

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duoc.web.kept import kept

Text = str | Promise
PHONE_TABS = 4  # the fifth opens the whole menu


class Section(models.TextChoices):
    """The headings of the menu, in their order."""

    STEERING = "steering", _("Điều hành")
    PLANS = "plans", _("Kế hoạch")
    LEARNING = "learning", _("Dạy học")
    STAFFING = "staffing", _("Đội ngũ")
    PLACES = "places", _("Cơ sở vật chất")
    SERVICE = "service", _("Dịch vụ")
    RECORDS = "records", _("Hồ sơ")
    TOOLS = "tools", _("Công cụ")


class HasId(Protocol):
    """An action of the policy, as far as the menu knows it."""

    @property
    def id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Counter:
    """The figure beside an entry; `hot` when it waits for the reader."""

    text: str
    hot: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu.

    `action` is what the reader must be allowed to do (None: everybody signed in). `counter(request)` gives the figure
    beside the label, or None. `phone` puts the entry into the tab bar of the phone, under `short` if that is given.
    """

    section: Section
    label: Text
    url_name: str
    icon: str
    action: str | HasId | None
    order: int
    counter: Callable[[HttpRequest], Counter | int | str | None] | None = None
    phone: bool = False
    short: Text = ""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as one reader sees it on one page."""

    section: Section
    label: str
    short: str
    url: str
    icon: str
    is_current: bool
    phone: bool
    counter: Counter | None


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of the menu with its lines."""

    label: str
    lines: list[Line]


_entries: list[Entry] = []
_gate: Callable[[HttpRequest, str], bool] = lambda request, action_id: False  # noqa: E731


def register(entries: Iterable[Entry]) -> None:
    """Add the entries of an area."""
    _entries.extend(entries)


def set_gate(gate: Callable[[HttpRequest, str], bool]) -> None:
    """Say how the menu asks whether a reader may do something. Until then only entries for everybody are seen."""
    global _gate
    _gate = gate


def entries() -> list[Entry]:
    """All registered entries in the order of the menu."""
    sections = list(Section)
    return sorted(_entries, key=lambda entry: (sections.index(entry.section), entry.order))


def visible_entries(request: HttpRequest) -> list[Line]:
    """The lines that this reader may follow, in order, the current one marked."""
    lines = kept(request, "menu", lambda: _lines(request))
    current = max((line.url for line in lines if _is_under(request.path, line.url)), key=len, default=None)
    return [replace(line, is_current=True) if line.url == current else line for line in lines]


def groups(lines: Iterable[Line]) -> list[Group]:
    """The lines under their headings."""
    return [Group(str(section.label), list(found)) for section, found in groupby(lines, key=lambda line: line.section)]


def tabs(lines: Iterable[Line]) -> list[Line]:
    """The lines of the phone's tab bar."""
    return [line for line in lines if line.phone][:PHONE_TABS]


def _action_id(action: str | HasId) -> str:
    return action if isinstance(action, str) else action.id


def _is_under(path: str, url: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))


def _lines(request: HttpRequest) -> list[Line]:
    """The lines as they stand on every page, with the figures beside them."""
    allowed = [e for e in entries() if e.action is None or _gate(request, _action_id(e.action))]
    return [
        Line(
            section=entry.section,
            label=str(entry.label),
            short=str(entry.short or entry.label),
            url=reverse(entry.url_name),
            icon=entry.icon,
            is_current=False,
            phone=entry.phone,
            counter=_as_counter(entry.counter(request)) if entry.counter else None,
        )
        for entry in allowed
    ]


def _as_counter(value: Counter | int | str | None) -> Counter | None:
    return value if value is None or isinstance(value, Counter) else Counter(str(value))
