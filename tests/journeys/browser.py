"""What a journey holds in its hand: somebody's page, watched for everything that the console says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response

CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
DESK, PHONE = (1280, 800), (360, 740)
AXE = Axe()
OFFLINE_NOISE = "ERR_INTERNET_DISCONNECTED"  # what the browser itself says of a request without a network
WIDER_THAN_SCREEN = """() => [document.scrollingElement.scrollWidth, innerWidth,
  [...document.querySelectorAll("main *")].filter((each) => each.getBoundingClientRect().right > innerWidth + 1
    && !each.closest(".d-scroll, [data-flush], dialog, .d-tabs, .d-segments"))
    .slice(0, 4).map((each) => each.outerHTML.slice(0, 120))]"""


class Walk:
    """Opens pages as somebody, and keeps what the browsers complained of.

    `expected`: statuses that the journey brings about on purpose (a refused form is 422), of which the browser speaks.
    """

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.faults: list[str] = []
        self.expected: set[int] = set()
        self._contexts: list[BrowserContext] = []

    def page(self, client: Client | None, path: str, size: tuple[int, int] = DESK, **options: Any) -> Page:
        """A page of a new browser window in which this client is signed in (or nobody)."""
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale="vi-VN",
            reduced_motion="reduce",
            accept_downloads=True,
            **options,
        )
        context.set_default_timeout(15_000)
        self._contexts.append(context)
        if client is not None:
            session = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.address}])
        page = context.new_page()
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("console", self._hear)
        page.on("response", self._see)
        page.goto(self.address + path)
        return page

    def _hear(self, line: ConsoleMessage) -> None:
        told = f"{line.location.get('url', '')}: {line.text}"
        wanted = any(f"status of {status} " in line.text for status in self.expected)
        if line.type in ("error", "warning") and OFFLINE_NOISE not in line.text and not wanted:
            self.faults.append(told)

    def _see(self, response: Response) -> None:
        if response.status >= 500:
            self.faults.append(f"{response.request.method} {response.url}: {response.status}")

    def pictures(self, folder: Path, name: str) -> list[str]:
        """Picture every open page; returns where, with its address and what the console had said."""
        folder.mkdir(parents=True, exist_ok=True)
        told = list(self.faults)
        for place, page in enumerate(page for context in self._contexts for page in context.pages):
            path = folder / f"{re.sub(r'[^a-z0-9_]+', '-', name.lower())}-{place}.png"
            page.screenshot(path=path)
            told.append(f"{path}: {page.url}")
        return told

    def close(self) -> None:
        """Close every window; anything that was complained of fails the journey."""
        for context in self._contexts:
            context.close()
        refuse("The console or the server complained", self.faults)


def refuse(what: str, faults: list[str]) -> None:
    """Fail the test with all that was found wrong, in full."""
    if faults:
        pytest.fail("\n  ".join([f"{what}:", *faults]), pytrace=False)


def barriers(page: Page, only: str = "") -> list[str]:
    """What axe finds on the page as it is drawn now, each with the places where; `only` names a single rule."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished))")
    options = {"resultTypes": ["violations"]} | ({"runOnly": [only]} if only else {})
    found = page.evaluate("(options) => axe.run(document, options)", options)
    return [
        f"{each['id']}: {each['help']} — {' | '.join(node['html'][:160] for node in each['nodes'][:3])}"
        for each in found["violations"]
    ]


def overflow(page: Page) -> list[str]:
    """What makes the page wider than its screen; nothing when it fits."""
    width, screen, culprits = page.evaluate(WIDER_THAN_SCREEN)
    return [] if width <= screen else [f"{width} > {screen}", *culprits]
