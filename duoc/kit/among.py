"""Rows with one of a great many values, in one statement: ten thousand codes are one parameter, not ten thousand.

Django's `__in` gives each value a parameter of its own, of which a statement can have only so many, and looks at each
of them four times on the way. Here the values travel together, and the index is asked as before.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Lookup
from django.db.models.sql.compiler import SQLCompiler


class Among(Lookup[Any]):
    """`rows.filter(Among("code", codes))`: the column holds one of these texts or numbers."""

    lookup_name = "among"
    prepare_rhs = False

    def __init__(self, field: Any, values: Iterable[str] | Iterable[int]) -> None:
        """field: a column's name (the second time, when a query resolves it, what it stands for)."""
        super().__init__(F(field) if isinstance(field, str) else field, list(values))

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """For SQLite: the values as one JSON array."""
        column, params = self.process_lhs(compiler, connection)
        return f"{column} IN (SELECT value FROM json_each(%s))", (*params, orjson.dumps(self.rhs).decode())

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """For PostgreSQL: the values as one array."""
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", (*params, self.rhs)
