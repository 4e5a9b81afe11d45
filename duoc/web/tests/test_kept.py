"""What is worked out for a reader is worked out once, however many of their windows ask."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.http import HttpRequest

from duoc.web import kept

WINDOWS = 6


@pytest.fixture
def version(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The version of the data, which a test may change."""
    now = ["1"]
    monkeypatch.setattr(kept, "_version", lambda request: now[0])
    return now


def test_it_is_worked_out_again_after_a_write(version: list[str]) -> None:
    made: list[int] = []

    def ask() -> int:
        return kept.kept(HttpRequest(), "figure", lambda: made.append(1) or len(made))

    assert [ask(), ask()] == [1, 1]
    version[0] = "2"
    assert [ask(), ask()] == [2, 2]


def test_of_many_windows_one_works_it_out_and_the_others_wait(version: list[str]) -> None:
    may_go, has_begun, have_come = threading.Event(), threading.Event(), threading.Barrier(WINDOWS)
    made: list[int] = []

    def make() -> int:
        made.append(1)
        has_begun.set()
        assert may_go.wait(timeout=10)
        return len(made)

    def ask() -> int:
        have_come.wait(timeout=10)
        return kept.kept(HttpRequest(), "board", make)

    with ThreadPoolExecutor(WINDOWS) as pool:
        asked = [pool.submit(ask) for _window in range(WINDOWS)]
        assert has_begun.wait(timeout=10)
        may_go.set()
        assert [each.result(timeout=10) for each in asked] == [1] * WINDOWS
    assert len(made) == 1
