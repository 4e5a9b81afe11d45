"""Addresses hold text. A NUL in one is nothing that a person typed, and PostgreSQL refuses it in any text."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse


class PlainTextMiddleware:
    """Answers 400 to an address whose parameters hold a NUL; what forms send is judged field by field."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", "") or "\x00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest
        return self.get_response(request)
