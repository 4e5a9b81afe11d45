"""The lists: what is found, in which order, by how many queries."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from duoc.kit.audit import Actor
from duoc.registry.organizations.services import RoomFacts, add_room, rename
from duoc.registry.people.models import Student
from tests.cast import Cast, student


def names(cast: Cast, query: str, who: str = "principal") -> list[str]:
    """The names on the page, in their order."""
    answer = cast.client(who).get(f"/ho-so/hoc-sinh/{query}")
    assert answer.status_code == 200
    return [row.full_name for row in answer.context["found"].rows]


@pytest.fixture
def pupils(cast: Cast) -> Cast:
    """A class in which the order of letters and tones matters."""
    for number, name in enumerate(("Trần Đức Ân", "Lê Thị Ánh", "Nguyễn Văn An", "Phạm Đăng Bảo"), start=1):
        student(f"P{number}", name, cast.classes["A-6A"])
    Student.objects.filter(code__startswith="HS").delete()
    return cast


def test_names_stand_in_the_vietnamese_order_of_given_names(pupils: Cast):
    assert names(pupils, "") == ["Nguyễn Văn An", "Lê Thị Ánh", "Trần Đức Ân", "Phạm Đăng Bảo"]
    assert names(pupils, "?sort=-name")[0] == "Phạm Đăng Bảo"


@pytest.mark.parametrize("words", ["duc an", "Đức Ân", "tran an", "P1"])
def test_search_needs_no_diacritics_and_finds_codes(pupils: Cast, words: str):
    assert names(pupils, f"?q={words}") == ["Trần Đức Ân"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("079314000021", ["Lê Thị Ánh"]),
        ("0793140000", ["Nguyễn Văn An", "Lê Thị Ánh"]),
        ("079314000021 anh", ["Lê Thị Ánh"]),
        ("079314000021 bao", []),
        ("793140", []),
        ("1234567", ["Phạm Đăng Bảo"]),
    ],
)
def test_a_long_number_finds_the_codes_that_begin_with_it(pupils: Cast, words: str, found: list[str]):
    Student.objects.filter(full_name="Lê Thị Ánh").update(national_id="079314000021")
    Student.objects.filter(full_name="Nguyễn Văn An").update(national_id="079314000012")
    Student.objects.filter(full_name="Phạm Đăng Bảo").update(code="1234567-B")
    assert names(pupils, f"?q={words}") == found


def test_a_sign_of_the_search_language_is_only_a_letter(pupils: Cast):
    assert names(pupils, "?q=%25") == []


def test_filters_are_shown_as_chips_that_can_be_taken_off(pupils: Cast):
    answer = pupils.client("principal").get("/ho-so/hoc-sinh/?level=TH&q=an")
    assert answer.context["found"].rows == []
    (chip,) = answer.context["found"].chips
    assert chip.text == "Cấp: Tiểu học"
    assert "level=TH" not in chip.query
    assert "q=an" in chip.query
    assert "Không có dòng nào khớp" in answer.content.decode()


def test_everybody_sees_the_pupils_of_the_own_scope(cast: Cast):
    assert len(names(cast, "", "office_head")) == 4
    assert len(names(cast, "", "principal")) == 2
    assert len(names(cast, "", "teacher")) == 1
    assert cast.client("parent").get("/ho-so/hoc-sinh/").status_code == 403


def test_htmx_gets_the_rows_and_the_filters_but_not_the_page(cast: Cast):
    text = cast.client("principal").get("/ho-so/hoc-sinh/?q=an", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in text
    assert 'id="rows"' in text
    assert 'hx-swap-oob="true"' in text


def _asked(cast: Cast, url: str) -> int:
    client = cast.client("administrator")
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
        return len(asked)


@pytest.mark.parametrize("url", ["/ho-so/hoc-sinh/", "/ho-so/doi-ngu/", "/ho-so/lop/", "/ho-so/phong/"])
def test_thirty_rows_need_no_more_queries_than_few(cast: Cast, url: str):
    from duoc.registry.organizations.models import Room
    from tests.cast import school_class, staff

    few = _asked(cast, url)
    site = cast.schools["B"].sites.get()
    for number in range(30):
        student(f"Q{number}", "Lê Văn Tám", cast.classes["B-6A"])
        staff(f"S{number}", "Lê Thị Tám", cast.schools["B"], "GV", cast.departments["B"])
        school_class(f"8A{number}", cast.schools["B"], cast.year, "8")
        Room.objects.create(site=site, code=f"R{number}", name=f"Phòng {number}", kind="classroom")
    assert _asked(cast, url) == few <= 25


def test_a_room_and_a_new_name_stand_in_the_list_as_soon_as_they_are_written(cast: Cast):
    """The number of rows and what can be chosen are kept only until somebody writes."""
    client, by = cast.client("office_head"), Actor(user_id=None, name="")

    def page() -> tuple[int, list[str]]:
        found = client.get("/ho-so/phong/").context["found"]
        return found.page.paginator.count, [label for _pk, label in found.choices[0].options]

    count, names = page()
    assert page() == (count, names)
    facts = RoomFacts(name="Phòng mới", kind="classroom")
    add_room(cast.schools["A"].sites.get(), "MOI", facts, by=by)
    assert page() == (count + 1, names)
    rename(cast.schools["A"], "Trường Tiểu học Hoa Sen", date(2020, 11, 24), by=by)
    assert "Trường Tiểu học Hoa Sen" in page()[1]


def test_the_search_of_the_shell_finds_only_what_the_reader_may_see(cast: Cast):
    assert "HSA6" in cast.client("principal").get("/tim-kiem/?q=gia+an").content.decode()
    assert "HSB6" not in cast.client("principal").get("/tim-kiem/?q=gia+an").content.decode()
