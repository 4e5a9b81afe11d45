"""Shared by all tests: the cast (one office, two schools and a neighbour), and small helpers."""

from __future__ import annotations

import pytest

from tests.cast import Cast, build_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """Office, schools A and B, an office next door with school C, and somebody in every role."""
    return build_cast()
