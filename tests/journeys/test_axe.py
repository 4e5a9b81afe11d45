"""No page has barriers: every address that can be read, by somebody who may open it; light, dark and on a phone.

The addresses come from the URL conf, the rows in them from the samples of the access matrix: a new page is looked at
without anybody adding it here. The cast is small; the pages of the full life of a city are looked at as well.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.access.samples import SAMPLES
from tests.access.test_matrix import ROUTES
from tests.cast import Cast, build_cast
from tests.journeys import worlds
from tests.journeys.browser import DESK, PHONE, Walk, barriers, overflow, refuse

pytestmark = pytest.mark.browser

# Those who read, widest view first: a page is looked at as the first of them who may open it.
READERS = ("office_head", "planner", "administrator", "principal", "teacher", "clerk", "specialist")


@pytest.fixture(scope="module")
def cast_world(tmp_path_factory: pytest.TempPathFactory, django_db_blocker) -> Iterator[Cast]:
    """The cast, and a row for every address that names one; pages are only read, so one copy serves all."""
    cast: list[Cast] = []
    path = tmp_path_factory.mktemp("cast") / "cast.sqlite3"
    with django_db_blocker.unblock():
        worlds.build(path, lambda: cast.append(build_cast()))
        with worlds.database_at(path):
            yield cast[0]


@pytest.fixture(scope="module")
def cast_server(cast_world: Cast) -> Iterator[str]:
    server = LiveServer("localhost")
    yield server.url
    server.stop()


class Windows:
    """A window for each of those who read, kept from page to page: scripts, styles and letters are loaded once."""

    def __init__(self, cast: Cast, walk: Walk) -> None:
        self.walk = walk
        self._clients = {who: cast.client(who) for who in READERS}
        self._pages: dict[str, Page] = {}

    def open(self, url: str) -> Page | None:
        """The page as the first sees it who may; None for a download, a deed or a way elsewhere."""
        who = self._reader(url)
        if who is None:
            return None
        if who not in self._pages:
            self._pages[who] = self.walk.page(self._clients[who], url, DESK)
            return self._pages[who]
        page = self._pages[who]
        page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
        page.goto(self.walk.address + url)
        return page

    def _reader(self, url: str) -> str | None:
        for who, client in self._clients.items():
            answer = client.get(url, follow=True)
            if answer.status_code == 405:
                return None
            if answer.status_code == 200:
                return who if answer["Content-Type"].startswith("text/html") else None
        return None


@pytest.fixture(scope="module")
def windows(chromium: Browser, cast_world: Cast, cast_server: str) -> Iterator[Windows]:
    walk = Walk(chromium, cast_server)
    yield Windows(cast_world, walk)
    walk.close()


def look(page: Page) -> list[str]:
    """What is wrong with a page: by day, by night, and on a phone."""
    wrong = [f"light: {each}" for each in barriers(page)]
    page.emulate_media(color_scheme="dark")
    wrong += [f"dark: {each}" for each in barriers(page, only="color-contrast")]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    wrong += [f"phone: {each}" for each in barriers(page)]
    return wrong + [f"wider than a phone: {each}" for each in overflow(page)]


READ = [(name, route) for name, route in ROUTES if not route.pattern.converters or name in SAMPLES]


@pytest.mark.parametrize(("name", "route"), READ, ids=[name for name, _route in READ])
def test_a_page_has_no_barriers(name: str, route: URLPattern, cast_world: Cast, windows: Windows):
    sample = SAMPLES[name](cast_world, "A") if route.pattern.converters else None
    url = reverse(name, kwargs=sample.kwargs if sample else None)
    page = windows.open(url)
    if page is None:
        pytest.skip("not a page to read: a download, a deed, or a way elsewhere")
    wrong = look(page)
    complaints, windows.walk.faults = windows.walk.faults, []
    refuse(url, wrong + complaints)
