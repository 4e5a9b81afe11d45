"""Parts of a page that are drawn once."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.template import Context, Template, TemplateSyntaxError

ASKING = 6
SOURCE = '{% load drawn %}{% drawn seconds "part" key %}{{ draw }}{% enddrawn %}'


class Pen:
    """Counts how often it draws; may have to wait for a sign."""

    def __init__(self) -> None:
        self.strokes = 0
        self.may_go = threading.Event()
        self.may_go.set()
        self.has_begun = threading.Event()

    def __str__(self) -> str:
        self.strokes += 1
        self.has_begun.set()
        assert self.may_go.wait(timeout=10)
        return f"<b>{self.strokes}</b>"


def draw(pen: Pen, key: str, seconds: int = 60) -> str:
    return Template(SOURCE).render(Context({"draw": pen, "key": key, "seconds": seconds}, autoescape=False))


def test_a_part_is_drawn_again_only_when_its_key_changes() -> None:
    pen = Pen()
    assert [draw(pen, "a-1"), draw(pen, "a-1"), draw(pen, "a-2")] == ["<b>1</b>", "<b>1</b>", "<b>2</b>"]


def test_what_is_kept_for_no_time_is_drawn_for_everybody() -> None:
    pen = Pen()
    assert [draw(pen, "b", 0), draw(pen, "b", 0)] == ["<b>1</b>", "<b>2</b>"]


def test_when_many_ask_for_the_same_part_one_draws_and_the_others_wait() -> None:
    pen = Pen()
    pen.may_go.clear()
    have_come = threading.Barrier(ASKING)

    def come_and_draw() -> str:
        have_come.wait(timeout=10)
        return draw(pen, "c")

    with ThreadPoolExecutor(ASKING) as crowd:
        first = crowd.submit(draw, pen, "c")
        assert pen.has_begun.wait(timeout=10)
        others = [crowd.submit(come_and_draw) for _other in range(ASKING - 1)]
        have_come.wait(timeout=10)
        pen.may_go.set()
        drawn = {first.result(timeout=10), *(other.result(timeout=10) for other in others)}
    assert drawn == {"<b>1</b>"}
    assert pen.strokes == 1


def test_whoever_waits_draws_it_after_all_when_the_first_one_failed() -> None:
    class Broken(Pen):
        def __str__(self) -> str:
            raise RuntimeError

    with pytest.raises(RuntimeError):
        draw(Broken(), "d")
    assert draw(Pen(), "d") == "<b>1</b>"


def test_a_part_without_a_name_is_a_mistake_in_the_template() -> None:
    with pytest.raises(TemplateSyntaxError, match="seconds, a name"):
        Template("{% load drawn %}{% drawn 60 %}{% enddrawn %}")
