"""Every page with somebody who may open it, and the forms that stand on it, as a browser would send them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from django.http import HttpResponseBase
from django.urls import URLPattern, reverse

from duoc.registry.access.gate import Access, can
from tests.access.samples import SAMPLES
from tests.cast import TODAY, Cast

PRODUCT = Path(__file__).resolve().parents[2] / "duoc"
Data = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it stands on a page: where it is sent, and what it holds before anybody types."""

    page: str
    who: str
    action: str
    data: Data
    files: tuple[str, ...] = ()
    takes_words: bool = True


class FormReader(HTMLParser):
    """Collects the POST forms of a page with their present values; hidden fields of the shell are left alone."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, Data, list[str]]] = []
        self.words: set[str] = set()  # names of the fields that keep any words
        self._open: tuple[str, Data, list[str]] | None = None
        self._select: str | None = None
        self._textarea: tuple[str, list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a form, a field or an option."""
        found = {key: value or "" for key, value in attrs}
        if tag == "form":
            is_post = found.get("method", "").lower() == "post" or "hx-post" in found
            self._open = (found.get("hx-post") or found.get("action", ""), {}, []) if is_post else None
            return
        if self._open is None:
            return
        name, data = found.get("name", ""), self._open[1]
        if tag == "select":
            self._select = name
            data.setdefault(name, [])
        elif tag == "option" and self._select is not None:
            if "selected" in found or not data[self._select]:
                data[self._select] = [found.get("value", "")]
        elif tag == "textarea":
            self._textarea = (name, [])
            self.words.add(name)
        elif tag == "input" and name and name != "csrfmiddlewaretoken":
            self._input(name, found)
        elif tag == "button" and name:
            data[name] = [found.get("value", "")]

    def _input(self, name: str, found: dict[str, str]) -> None:
        assert self._open is not None
        kind, data = found.get("type", "text"), self._open[1]
        if kind == "file":
            self._open[2].append(name)
        elif kind in ("text", "search"):
            self.words.add(name)
            data[name] = [found.get("value", "")]
        elif kind in ("checkbox", "radio"):
            if "checked" in found or name not in data:
                data.setdefault(name, []).append(found.get("value", "on"))
        else:
            data[name] = [found.get("value", "")]

    def handle_data(self, data: str) -> None:
        """The words in a text area."""
        if self._textarea is not None:
            self._textarea[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        """Close what was open."""
        if tag == "form" and self._open is not None:
            self.forms.append(self._open)
            self._open = None
        elif tag == "select":
            self._select = None
        elif tag == "textarea" and self._textarea is not None and self._open is not None:
            self._open[1][self._textarea[0]] = ["".join(self._textarea[1]).removeprefix("\n")]
            self._textarea = None


def text_of(response: HttpResponseBase) -> str:
    """The page as text; nothing for a file."""
    if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
        return ""
    return str(response.content.decode())  # type: ignore[attr-defined]


def address(cast: Cast, name: str, route: URLPattern, code: str = "A") -> str:
    """The address of a route with the sample row of a school."""
    return reverse(name, kwargs=SAMPLES[name](cast, code).kwargs if route.pattern.converters else None)


def readers(cast: Cast, route: URLPattern) -> list[str]:
    """Accounts whose roles have the action of this page; all of them where the page asks for none."""
    action = route.callback.duoc_action
    return [who for who in PEOPLE if action is None or can(Access(cast.accounts[who], TODAY), action)]


def opened(cast: Cast, name: str, route: URLPattern) -> Iterator[tuple[str, str, HttpResponseBase]]:
    """Account, address and answer, for every account that a page shows something to."""
    url = address(cast, name, route)
    for who in readers(cast, route):
        response = cast.client(who).get(url)
        if response.status_code == 200:
            yield who, url, response


def forms_on(cast: Cast, name: str, route: URLPattern) -> list[Form]:
    """The different forms of a page, each with the first account that is offered it."""
    found: dict[tuple[str, frozenset[str]], Form] = {}
    for who, url, response in opened(cast, name, route):
        reader = FormReader()
        reader.feed(text_of(response))
        for action, data, files in reader.forms:
            target = (action or url).split("?")[0]
            if target.startswith(("/tai-khoan/", "/giao-dien/", "/ngon-ngu/")):
                continue
            key = (re.sub(r"\d+", "#", target), frozenset([*data, *files]))
            found.setdefault(key, Form(url, who, target, data, tuple(files), bool(reader.words & data.keys())))
    return list(found.values())


PEOPLE = ("administrator", "office_head", "planner", "specialist", "principal", "department_head", "teacher")


@cache
def query_names(module: str) -> tuple[str, ...]:
    """Every name that a view of the area of this module reads from an address."""
    names: set[str] = {"page"}
    area = PRODUCT.joinpath(*module.split(".")[1:3])
    for source in area.rglob("*.py"):
        text = source.read_text(encoding="utf-8")
        names |= set(re.findall(r"GET(?:\.get|\.getlist)?[\[(]\"([^\"]+)\"", text))
        names |= set(re.findall(r"\"([^\"]+)\" in request\.GET", text))
    return tuple(sorted(names))


@cache
def posted_names() -> tuple[str, ...]:
    """Every name that some view or form of the product reads from what is sent."""
    from django import forms

    names: set[str] = set()
    waiting: list[Any] = [forms.Form, forms.ModelForm]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("duoc."):
            names |= set(getattr(kind, "base_fields", {}))
    for source in PRODUCT.rglob("*.py"):
        text = source.read_text(encoding="utf-8")
        names |= set(re.findall(r"POST(?:\.get|\.getlist)?[\[(]\"([^\"]+)\"", text))
    return tuple(sorted(names))
