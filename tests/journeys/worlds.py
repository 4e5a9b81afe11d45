"""Databases that journeys play in: built once a session, copied for each journey, kept apart from the other tests'.

A journey needs a whole city, and what it does must not reach the next one. So the world is built once as an SQLite
file, and each journey works on a copy: fresh in a few milliseconds, and nothing has to be rolled back or flushed.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.cache import caches
from django.core.management import call_command
from django.db import connections


@contextmanager
def database_at(path: Path) -> Iterator[None]:
    """Let everything, the live server's threads too, work on this SQLite file."""
    settings = connections.settings["default"]
    name, connection = settings["NAME"], connections["default"]
    settings["NAME"] = str(path)
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        settings["NAME"] = name
        connections["default"] = connection


def build(path: Path, fill: Callable[[], None]) -> Path:
    """A migrated database with what `fill` puts into it."""
    with database_at(path):
        call_command("migrate", verbosity=0)
        fill()
    return path


@contextmanager
def copy_of(world: Path, path: Path) -> Iterator[None]:
    """Work on a copy, with nothing remembered from the journey before."""
    shutil.copy(world, path)
    for name in caches:
        caches[name].clear()
    with database_at(path):
        yield
    for rest in path.parent.glob(f"{path.name}*"):
        rest.unlink()
