"""The documentation says what the code says."""

from __future__ import annotations

import enum
import re
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from django.apps import apps

from duoc.project.areas import AREAS
from tests.architecture.source import PACKAGE, ROOT, area_of, shown
from tools.states import page_of_states

DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
LARGEST_PICTURE = 250_000


def _glossary() -> dict[str, set[str]]:
    """Area → names in the second column of its table."""
    found: dict[str, set[str]] = defaultdict(set)
    area = ""
    for line in (DOCS / "glossary.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            area = line.removeprefix("## ").split(" ")[0].strip("`")
        elif line.startswith("|") and area.count("."):
            found[area] |= set(re.findall(r"`([^`]+)`", line.split("|")[2]))
    return found


def _in_the_code() -> dict[str, set[str]]:
    """Area → its models and enumerations."""
    found: dict[str, set[str]] = defaultdict(set)
    for model in apps.get_models():
        if model.__module__.startswith("duoc."):
            found[_area(model.__module__)].add(model.__name__)
    for area in AREAS:
        package = import_module(area)
        for entry in walk_packages(package.__path__, f"{area}."):
            if not {"tests", "migrations"} & set(entry.name.split(".")):
                found[area] |= _enumerations(entry.name)
    return {area: names for area, names in found.items() if names}


def _enumerations(module_name: str) -> set[str]:
    names = set()
    for value in vars(import_module(module_name)).values():
        if isinstance(value, type) and value.__module__ == module_name:
            inner = [part for part in vars(value).values() if isinstance(part, type)]
            for candidate in (value, *inner):
                if issubclass(candidate, enum.Enum) and candidate.__module__ == module_name:
                    names.add(candidate.__qualname__)
    return names


def _area(module_name: str) -> str:
    return area_of(PACKAGE.parent / module_name.replace(".", "/") / "x")


def test_the_glossary_names_every_model_and_enumeration_and_no_other():
    assert _glossary() == _in_the_code()


def test_the_diagrams_of_states_are_those_of_the_tables():
    assert (DOCS / "states.md").read_text(encoding="utf-8") == page_of_states(), "run tools/states.py"


def test_operations_explain_every_setting_of_the_environment():
    settings = (PACKAGE / "project" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r"env\.\w+\(\s*\"([A-Z_]+)\"", settings)) | {"DUOC_LANG"}
    text = (DOCS / "operations.md").read_text(encoding="utf-8")
    assert read == set(re.findall(r"^\| `([A-Z_]+)`", text, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_links_between_pages_lead_somewhere(page: Path):
    text = page.read_text(encoding="utf-8")
    assert [target for target in LINK.findall(text) if not (page.parent / target).exists()] == []


def test_decisions_are_numbered_one_screen_each_and_listed():
    pages = sorted((DOCS / "decisions").glob("[0-9]*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    index = (DOCS / "decisions" / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in pages if page.name not in index] == []
    assert [page.name for page in pages if page.read_text(encoding="utf-8").count("\n") > 40] == []


def test_pictures_are_light_and_used():
    pictures = list((DOCS / "images").glob("*.png"))
    assert [picture.name for picture in pictures if picture.stat().st_size >= LARGEST_PICTURE] == []
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert [picture.name for picture in pictures if picture.name not in text] == []
