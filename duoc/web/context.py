"""What the shell shows around a page: menu, scope, notices, theme, day. Worked out only when a template asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from duoc.kit import clock
from duoc.web import navigation
from duoc.web.kept import kept
from duoc.web.theme import Theme, theme_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """For whom the page speaks: the organization, its period, and what the reader is there."""

    organization: str
    period: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notices:
    """Unread notices, and the page that lists them."""

    unread: int
    url: str


ScopeProvider = Callable[[HttpRequest], Scope | None]
NoticeProvider = Callable[[HttpRequest], Notices | None]

_scope: ScopeProvider = lambda request: None  # noqa: E731
_notices: NoticeProvider = lambda request: None  # noqa: E731


def set_context_provider(provider: ScopeProvider) -> None:
    """Say how the shell learns the organization and the school year it names in the top bar."""
    global _scope
    _scope = provider


def set_notice_provider(provider: NoticeProvider) -> None:
    """Say how the shell counts unread notices."""
    global _notices
    _notices = provider


class Shell:
    """Read by the shell's templates as `shell`; each value is worked out once, and only if asked for."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def is_signed_in(self) -> bool:
        user = getattr(self._request, "user", None)
        return user is not None and user.is_authenticated

    @cached_property
    def name(self) -> str:
        user = self._request.user
        return user.get_full_name() if user.is_authenticated else ""

    @cached_property
    def account_key(self) -> str:
        """Keeps what one account left unsent on a shared phone apart from the next account's."""
        return str(self._request.user.pk) if self.is_signed_in else ""

    @cached_property
    def lines(self) -> list[navigation.Line]:
        return navigation.visible_entries(self._request) if self.is_signed_in else []

    @cached_property
    def groups(self) -> list[navigation.Group]:
        return navigation.groups(self.lines)

    @cached_property
    def tabs(self) -> list[navigation.Line]:
        return navigation.tabs(self.lines)

    @cached_property
    def scope(self) -> Scope | None:
        return kept(self._request, "scope", lambda: _scope(self._request)) if self.is_signed_in else None

    @cached_property
    def notices(self) -> Notices | None:
        return _notices(self._request) if self.is_signed_in else None

    @cached_property
    def theme(self) -> Theme:
        return theme_of(self._request)

    @property
    def themes(self) -> list[Theme]:
        return list(Theme)

    @cached_property
    def today(self) -> date:
        return clock.today()


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `shell` in every template."""
    return {"shell": Shell(request)}
