"""Gathers at start what each area says about itself, so that adding an area touches `areas.py` alone."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.http import HttpRequest

from duoc.kit.audit import titles
from duoc.project.areas import AREAS
from duoc.project.events import TITLES
from duoc.registry.access import gate
from duoc.registry.access.policy import ACTIONS
from duoc.web import navigation, search


def part(area: str, name: str) -> ModuleType | None:
    """The module `<area>.<name>`, or None where the area has none."""
    return import_module(f"{area}.{name}") if find_spec(f"{area}.{name}") else None


def collect() -> None:
    """Import every area's policy, indicators, jobs and sheets, and hand navigation and search to the shell."""
    titles.declare(TITLES)
    for area in AREAS:
        for name in ("policy", "indicators", "jobs", "sheets", "wiring"):
            part(area, name)
        if module := part(area, "events"):
            titles.declare(module.TITLES)
        if module := part(area, "navigation"):
            navigation.register(module.ENTRIES)
        if module := part(area, "search"):
            for provider in module.PROVIDERS:
                search.register(provider)
    navigation.set_gate(is_allowed)


def is_allowed(request: HttpRequest, action_id: str) -> bool:
    """The shell's question: may this person see that entry?"""
    access = getattr(request, "access", None)
    return access is not None and gate.can(access, ACTIONS[action_id])
