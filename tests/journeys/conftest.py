"""A real browser for the journeys: one Chromium, a page that fails on console errors, and a way to be signed in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings as django_settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.cast import TODAY, Cast

CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
DESK, PHONE = (1280, 800), (360, 740)
OFFLINE_NOISE = "ERR_INTERNET_DISCONNECTED"  # what the browser itself says of a request without a network

OpenPage = Callable[..., Page]


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
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(who: str, path: str, size: tuple[int, int] = DESK, **options: object) -> Page:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale="vi-VN",
            reduced_motion="reduce",
            accept_downloads=True,
            **options,
        )
        contexts.append(context)
        session = cast.client(who).cookies[django_settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: note(line.type, line.text))
        page.goto(live_server.url + path, wait_until="networkidle")
        return page

    def note(kind: str, text: str) -> None:
        if kind == "error" and OFFLINE_NOISE not in text:
            faults.append(text)

    yield opened
    for context in contexts:
        context.close()
    assert faults == []
