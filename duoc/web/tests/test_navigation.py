"""The menu shows what its reader may open, and where they are."""

import pytest
from django.test import RequestFactory

from duoc.web import kept, navigation
from duoc.web.navigation import Counter, Entry, Section


@pytest.fixture
def menu(monkeypatch):
    monkeypatch.setattr(navigation, "_entries", [])
    monkeypatch.setattr(navigation, "_gate", lambda request, action_id: action_id == "people.view")
    navigation.register(
        [
            Entry(Section.TOOLS, "Thành phần", "web:gallery", "puzzle", None, 1, phone=True),
            Entry(Section.RECORDS, "Học sinh", "web:search", "users", "people.view", 2, lambda request: 44812, True),
            Entry(Section.RECORDS, "Tài khoản", "web:offline", "user-cog", "access.manage", 1),
        ]
    )


def lines_at(path):
    return navigation.visible_entries(RequestFactory().get(path))


def test_what_the_reader_may_not_open_is_not_in_the_menu(menu):
    assert [line.label for line in lines_at("/")] == ["Học sinh", "Thành phần"]


def test_lines_stand_under_their_headings_in_the_order_of_the_sections(menu):
    assert [group.label for group in navigation.groups(lines_at("/"))] == ["Hồ sơ", "Công cụ"]


@pytest.mark.parametrize(
    ("path", "current"), [("/tim-kiem/", ["Học sinh"]), ("/tim-kiem/7/", ["Học sinh"]), ("/khac/", [])]
)
def test_the_line_of_the_page_one_is_on_is_marked(menu, path, current):
    assert [line.label for line in lines_at(path) if line.is_current] == current


def test_a_counter_may_be_a_plain_number(menu):
    assert lines_at("/")[0].counter == Counter("44812")


def test_the_phone_has_at_most_four_tabs_besides_the_whole_menu(menu):
    navigation.register(Entry(Section.PLANS, f"Mục {n}", "web:theme", "point", None, n, phone=True) for n in range(5))
    assert len(navigation.tabs(lines_at("/"))) == 4


def test_figures_are_worked_out_again_only_when_something_may_have_changed_them(menu, monkeypatch):
    asked: list[str] = []
    version = ["1"]
    monkeypatch.setattr(kept, "_version", lambda request: version[0])
    navigation.register(
        [Entry(Section.PLANS, "Việc", "web:theme", "point", None, 1, counter=lambda request: asked.append("") or 3)]
    )
    assert [lines_at("/")[0].counter for _page in range(2)] == [Counter("3")] * 2
    assert len(asked) == 1
    version[0] = "2"
    lines_at("/")
    assert len(asked) == 2
