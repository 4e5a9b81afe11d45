"""Addresses of rows for a page that shows hundreds of them: each pattern is looked up once, not once a row."""

from __future__ import annotations

from functools import cache

from django.urls import get_script_prefix, reverse

NO_ROW = 9_000_000_000_000_000_001  # stands for the id while the address around it is looked up


def row_url(name: str, pk: int) -> str:
    """The address of one row under a URL name whose only argument is its id, as `reverse(name, args=[pk])` gives it."""
    before, after = _around(name, get_script_prefix())
    return f"{before}{pk}{after}"


@cache
def _around(name: str, script_prefix: str) -> tuple[str, str]:
    before, _no_row, after = reverse(name, args=[NO_ROW]).partition(str(NO_ROW))
    return before, after
