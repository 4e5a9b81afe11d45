"""The addresses of the notices, for the room above to bind behind its guard.

This room knows no policy. Where the policy lives, in an area's `urls.py`:

    path("", include((routes(guard=requires(RECEIVE), public=public), "notices")))
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponseBase
from django.urls import URLPattern, path

from duoc.kit.notices import views

Guard = Callable[[Callable[..., HttpResponseBase]], Callable[..., Any]]


def routes(*, guard: Guard, public: Guard) -> list[URLPattern]:
    """The pages: `guard` for a person's own, `public` for the calendar that its secret guards. Namespace: notices."""
    return [
        path("thong-bao/", guard(views.listing), name="list"),
        path("thong-bao/<int:notice_id>/da-doc/", guard(views.read), name="read"),
        path("thong-bao/da-doc/", guard(views.read_all), name="read_all"),
        path("thong-bao/tuy-chon/", guard(views.preferences), name="preferences"),
        path("thong-bao/tuy-chon/lich/", guard(views.open_feed), name="open_feed"),
        path("thong-bao/tuy-chon/lich/dong/", guard(views.close_feed), name="close_feed"),
        path("lich/<str:token>.ics", public(views.calendar), name="feed"),
    ]
