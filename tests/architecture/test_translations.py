"""An English reader meets no Vietnamese but names and what people wrote: no string is forgotten, no page half done."""

from __future__ import annotations

import ast
import gettext
import re
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import CharField
from django.test import Client
from django.urls import reverse

from tests.architecture.source import PACKAGE, ROOT, modules
from tests.cast import Cast

CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
VIETNAMESE = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)


PLACES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


# --- the strings of the sources ---------------------------------------------------------------------------------------
def _complaints(*command: str | Path) -> str:
    done = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def _texts(compiled: Path) -> dict[str | tuple[str, int], str]:
    with compiled.open("rb") as file:
        return dict(gettext.GNUTranslations(file)._catalog)  # plurals have the number of their form beside them


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="needs gettext")
def test_every_string_of_the_sources_has_its_english(tmp_path: Path):
    gathered = tmp_path / "django.po"
    assert _complaints("tools/messages.sh", gathered) == ""
    assert _complaints("msgcmp", CATALOGUE, gathered) == "", "make messages, then translate what it left empty"


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="needs gettext")
def test_the_compiled_catalogue_is_the_written_one(tmp_path: Path):
    compiled = tmp_path / "django.mo"
    assert _complaints("msgfmt", "--check-format", "--output-file", compiled, CATALOGUE) == ""
    assert _texts(compiled) == _texts(CATALOGUE.with_suffix(".mo")), "make messages"


def test_english_fills_in_what_vietnamese_fills_in():
    different = [
        f"{source} → {english}"
        for source, english in _texts(CATALOGUE.with_suffix(".mo")).items()
        if isinstance(source, str) and source and set(PLACES.findall(source)) != set(PLACES.findall(english))
    ]
    assert different == []


def test_no_string_hides_where_it_cannot_be_gathered():
    """Inside an f-string xgettext sees nothing."""
    known = {source if isinstance(source, str) else source[0] for source in _texts(CATALOGUE.with_suffix(".mo"))}
    hidden = []
    for module in modules():
        for call in ast.walk(module.tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "_":
                text = call.args[0].value if isinstance(call.args[0], ast.Constant) else ""
                if VIETNAMESE.search(text) and text not in known:
                    hidden.append(f"{module.name}:{call.lineno}: {text}")
    assert hidden == [], "make messages; if that does not find it, take it out of the f-string"


# --- the pages --------------------------------------------------------------------------------------------------------
SHELL = {"title", "nav", "button", "summary", "h1", "h2", "h3", "th", "label", "legend", "caption", "dt", "option"}
SPOKEN = ("aria-label", "placeholder", "title", "alt")
OWN_NAMES = ("Đước", "Tiếng Việt")  # a language is called by its own name
VOID = {"input", "br", "img", "meta", "link", "hr", "wbr", "col", "use", "path", "circle", "rect", "line"}


class Shell(HTMLParser):
    """The words of a page that are not its data: titles, headings, navigation, buttons, labels."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.words += [value for name, value in attrs if name in SPOKEN and value]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if SHELL & set(self.open):
            self.words.append(data)


def _names() -> Iterator[str]:
    """Every name that stands in the registry: schools, people, classes, subjects."""
    for model in apps.get_models():
        if model.__module__.startswith("duoc.registry."):
            fields = [field.name for field in model._meta.get_fields() if isinstance(field, CharField)]
            if fields:
                yield from map(str, chain.from_iterable(model._default_manager.values_list(*fields)))


def _vietnamese_left(client: Client, address: str) -> list[str]:
    """What the shell of this page still says in Vietnamese, names taken out, the longest first."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    response = client.get(address, follow=True)
    assert response.status_code == 200, address
    shell = Shell()
    shell.feed(response.content.decode())
    names = sorted({name for name in _names() if VIETNAMESE.search(name)}, key=len, reverse=True)
    left = []
    for words in shell.words:
        for name in (*names, *OWN_NAMES):
            words = words.replace(name, "")
        if VIETNAMESE.search(words):
            left.append(f"{address}: {' '.join(words.split())}")
    return left


@pytest.mark.parametrize("who", ["planner", "principal", "teacher", "administrator"])
def test_everything_in_the_menu_speaks_english(cast: Cast, who: str):
    client = cast.client(who)
    home = client.get("/", follow=True).content.decode()
    menu = re.findall(r'<li><a href="(/[^"#]*)"', home[home.index('id="menu"') :].partition("</nav>")[0])
    assert menu
    assert list(chain.from_iterable(_vietnamese_left(client, address) for address in ["/", *menu])) == []


def test_signing_in_speaks_english(client: Client, db: None):
    assert _vietnamese_left(client, reverse("account_login")) == []
