"""What every template keeps to: its contract on top, the shell around it, nothing that the strict CSP refuses."""

from __future__ import annotations

import re
from pathlib import Path

from tests.architecture.source import shown, templates

OTHERS_CONTRACTS = {"account", "allauth", "mfa", "usersessions"}  # pages and elements of django-allauth, by its rules
SHELL = {"web/document.html", "web/shell.html", "web/page.html", "web/bare.html"}
OPENS_WITH_COMMENT = re.compile(r"\s*(?:\{% (?:extends|load) [^%]+%\}\s*)*(?:\{#|\{% comment %\})")
EXTENDS = re.compile(r"\{% extends [\"']([^\"']+)")
INLINE = re.compile(r"\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|<style\b|javascript:|\shx-on\b", re.IGNORECASE)
COMMENT = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)
SCRIPT = re.compile(r"<script\b([^>]*)>")


def _name(path: Path) -> str:
    return str(path).rpartition("/templates/")[2]


OURS = [path for path in templates() if path.suffix == ".html" and _name(path).split("/")[0] not in OTHERS_CONTRACTS]
PAGES = [
    path
    for path in OURS
    if not path.name.startswith("_") and "components" not in path.parts and _name(path) not in SHELL
]


def test_a_template_says_first_what_it_is_given():
    silent = [shown(path) for path in OURS if not OPENS_WITH_COMMENT.match(path.read_text(encoding="utf-8"))]
    assert silent == [], "begin with {# area/name.html   context: … partials: … #}"


def test_a_page_stands_in_the_shell():
    outside = []
    for path in PAGES:
        base = EXTENDS.search(path.read_text(encoding="utf-8"))
        if base is None or base[1] not in SHELL:
            outside.append(shown(path))
    assert outside == [], 'extend "web/page.html", or "web/bare.html"; a piece of a page is called _name.html'


def test_nothing_is_inline_that_the_policy_of_content_refuses():
    found = []
    for path in templates():
        text = COMMENT.sub("", path.read_text(encoding="utf-8"))
        found += [f"{shown(path)}: {hit[0].strip()}" for hit in INLINE.finditer(text) if path.suffix == ".html"]
        found += [f"{shown(path)}: <script>" for hit in SCRIPT.finditer(text) if "src=" not in hit[1]]
    assert found == []


def test_a_template_belongs_to_its_own_area():
    """Two areas with a template of one name would show the page of the wrong one."""
    names = [_name(path) for path in templates()]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
