"""The request as our middleware leaves it."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from duoc.kit.audit import Actor


class Request(HttpRequest):
    """A request with what stands on it when a view begins: htmx's headers, and who asks."""

    htmx: HtmxDetails
    actor: Actor
