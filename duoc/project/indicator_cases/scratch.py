"""An empty database for cases, whatever database the installation uses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.sqlite3.base import DatabaseWrapper


@contextmanager
def scratch_database() -> Iterator[None]:
    """Give this thread an empty SQLite database in memory, migrated, in place of its own, until the end.

    Check constraints are off in it: the records of a case may be untidy on purpose.
    """
    regular = connections[DEFAULT_DB_ALIAS]
    settings = {**regular.settings_dict, "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": {}}
    scratch = DatabaseWrapper(settings, DEFAULT_DB_ALIAS)
    connections[DEFAULT_DB_ALIAS] = scratch
    try:
        call_command("migrate", run_syncdb=True, verbosity=0, interactive=False)
        with scratch.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = regular
        if scratch.connection is not None:
            scratch.connection.close()
