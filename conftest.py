"""Shared by all tests: the cast (one office, two schools and a neighbour), and small helpers."""

from __future__ import annotations

import pytest
from django.core.cache import caches

from tests.cast import Cast, build_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """Office, schools A and B, an office next door with school C, and somebody in every role."""
    return build_cast()


@pytest.fixture(autouse=True)
def fresh_caches() -> None:
    """What one test has drawn is not shown in the next, whose rows have the same ids."""
    for cache in caches.all(initialized_only=False):
        cache.clear()
