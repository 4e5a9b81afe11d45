"""When and from where a session was last seen, for the list of sessions: noted now and then, not on every page."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.usersessions.middleware import UserSessionsMiddleware
from django.core.cache import caches
from django.http import HttpRequest, HttpResponseBase

NOTED_EVERY = 300  # seconds; reading a page should not write to the database each time


class PresenceMiddleware(UserSessionsMiddleware):  # type: ignore[misc]  # allauth has no types
    """allauth's tracking of sessions, at most every five minutes for one session, address and browser."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if self._is_new(request):
            return super().__call__(request)  # type: ignore[no-any-return]
        response: HttpResponseBase = self.get_response(request)
        return response

    @staticmethod
    def _is_new(request: HttpRequest) -> bool:
        key = request.session.session_key
        if not key:
            return False
        seen = (key, get_adapter().get_client_ip(request), request.META.get("HTTP_USER_AGENT", ""))
        return caches["brief"].add(f"presence:{hash(seen)}", True, NOTED_EVERY)
