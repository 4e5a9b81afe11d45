"""A real browser for the journeys: one Chromium, worlds to walk in, and a way to be signed in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client, override_settings
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests.cast import TODAY, Cast
from tests.journeys import worlds
from tests.journeys.browser import CHROMIUM, DESK, FLAGS, Walk

OpenPage = Callable[..., Page]
KEPT_CITY = "DUOC_TEST_CITY"  # a path: keep the built city there between runs, while writing journeys


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all journeys."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # synchronous Playwright runs an event loop in this thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE")
    if before is not None:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@pytest.fixture(autouse=True)
def november(settings) -> None:
    """The server, too, lives on 24 November 2020."""
    settings.DUOC_TODAY = TODAY


@pytest.fixture
def open_page(chromium: Browser, live_server, cast: Cast) -> Iterator[OpenPage]:
    """`open_page("teacher", "/viec-cua-toi/", PHONE)`: a page as somebody of the cast sees it.

    Anything in the console fails the test at its end; only what the browser says of a missing network is let pass.
    """
    walk = Walk(chromium, live_server.url)

    def opened(who: str, path: str, size: tuple[int, int] = DESK, **options: object) -> Page:
        page = walk.page(cast.client(who), path, size, **options)
        page.wait_for_load_state("networkidle")
        return page

    yield opened
    walk.close()


# --- the demonstration city: built once, a copy for each journey ------------------------------------------------------
@pytest.fixture(scope="session")
def city_world(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """The small demonstration city as a database file, and a folder for its files."""
    from duoc.project.demonstration.load import load_city

    folder = tmp_path_factory.mktemp("city")
    path = Path(os.environ.get(KEPT_CITY, folder / "city.sqlite3"))
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=folder / "files"):
        if not path.exists():
            worlds.build(path, lambda: load_city(full=False, tell=lambda step: None))
        yield path


@pytest.fixture
def city(city_world: Path, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """This journey's own copy of the city; rows may be read here, too."""
    with django_db_blocker.unblock(), worlds.copy_of(city_world, tmp_path / "city.sqlite3"):
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Picture every open page of a journey that has just failed."""
    report = yield
    walk = getattr(item, "funcargs", {}).get("walk")
    if call.when == "call" and report.failed and walk is not None:
        report.sections.append(("pages", "\n".join(walk.pictures(django_settings.VAR / "journeys", item.name))))
    return report


@pytest.fixture
def walk(chromium: Browser, city: None) -> Iterator[Walk]:
    """The city's browser windows; closing them at the end says what went wrong in any of them."""
    server = LiveServer("localhost")
    walk = Walk(chromium, server.url)
    yield walk
    server.stop()
    walk.close()


@pytest.fixture
def visit(walk: Walk) -> OpenPage:
    """`visit("ke.hoach", "/ke-hoach/nam-hoc/")`: a page as somebody of the demonstration city sees it."""
    from duoc.registry.access.models import Account

    def visited(username: str, path: str, size: tuple[int, int] = DESK, **options: object) -> Page:
        client = Client()
        client.force_login(Account.objects.get(username=username))
        return walk.page(client, path, size, **options)

    return visited
