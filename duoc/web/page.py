"""One template, two uses: the whole page, or the part of it that htmx asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django.contrib.messages import get_messages
from django.forms import BaseForm, BaseFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect, trigger_client_event

from duoc.web.request import Request


def wants_part(request: HttpRequest) -> bool:
    """Whether htmx will put the answer into a page that is there already."""
    htmx = cast(Request, request).htmx
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, part: str | None = None, status: int = 200
) -> HttpResponse:
    """Render `template`, or only its partial `part` when htmx asks for it.

    A bound form or form set with errors in the context makes a 200 a 422, which our htmx configuration swaps in.
    Messages that a part has no place for are sent along and shown by the shell.
    """
    if status == 200 and any(_has_errors(value) for value in context.values()):
        status = 422
    partly = part is not None and wants_part(request)
    name = f"{template}#{part}" if partly else template
    response = render(request, name, dict(context), status=status)
    if partly:
        _send_messages(request, response)
    patch_vary_headers(response, ["HX-Request"])
    return response


def go(request: HttpRequest, to: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Lead on to another page (a model, a URL name or a path), whether htmx or the browser asks."""
    if wants_part(request):
        return HttpResponseClientRedirect(resolve_url(to, *args, **kwargs))
    response: HttpResponse = redirect(to, *args, **kwargs)
    return response


def _has_errors(value: object) -> bool:
    if isinstance(value, BaseForm):
        return value.is_bound and bool(value.errors)
    return isinstance(value, BaseFormSet) and value.is_bound and not value.is_valid()


def _send_messages(request: HttpRequest, response: HttpResponse) -> None:
    toasts = [{"text": str(message), "tone": message.level_tag} for message in get_messages(request)]
    if toasts:
        trigger_client_event(response, "duoc:toasts", {"toasts": toasts})
