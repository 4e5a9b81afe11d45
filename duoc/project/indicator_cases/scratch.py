"""An empty database for cases, whatever database the installation uses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.sqlite3.base import DatabaseWrapper


@contextmanager
def scratch_database() -> Iterator[None]:
    """Give this thread an empty SQLite database in memory, with all tables, in place of its own, until the end.

    Check constraints are off in it: the records of a case may be untidy on purpose.
    """
    regular = connections[DEFAULT_DB_ALIAS]
    settings = {**regular.settings_dict, "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": {}}
    scratch = DatabaseWrapper(settings, DEFAULT_DB_ALIAS)
    connections[DEFAULT_DB_ALIAS] = scratch
    try:
        _create_tables(scratch)
        with scratch.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = regular
        if scratch.connection is not None:
            scratch.connection.close()


def _create_tables(scratch: DatabaseWrapper) -> None:
    """The tables of every model as it stands: an empty database has no history for migrations to go through."""
    with scratch.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(scratch):
                editor.create_model(model)
