"""The list of sessions knows when and from where a session was seen, without a write on every page."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Cast


def test_reading_a_second_page_writes_nothing(cast: Cast):
    client = cast.client("teacher")
    client.get(reverse("notices:list"))
    assert UserSession.objects.count() == 1
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("notices:list"))
    assert not [query["sql"] for query in queries if query["sql"].startswith(("UPDATE", "INSERT"))]


def test_another_browser_with_the_same_cookie_is_noted_at_once(cast: Cast):
    client = cast.client("teacher")
    client.get(reverse("notices:list"), headers={"user-agent": "Firefox"})
    client.get(reverse("notices:list"), headers={"user-agent": "Chromium"})
    assert UserSession.objects.get().user_agent == "Chromium"
