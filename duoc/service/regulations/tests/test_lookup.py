"""Anybody finds what is in force on a day, and reads one regulation."""

from datetime import date

import pytest

from duoc.service.regulations.examples import examples_of
from duoc.service.regulations.library import entries, entry, entry_of
from duoc.service.regulations.parameters import sections, successions

pytestmark = pytest.mark.django_db
INDEX = "/quy-dinh/"


def text(response):
    return response.content.decode()


def test_anybody_may_look_up_what_is_in_force(client):
    response = client.get(INDEX)
    assert response.status_code == 200
    assert "Có hiệu lực ngày 24/11/2020" in text(response)
    assert entry_of("TT58/2011+TT26/2020").url in text(response)
    assert entry_of("TT22/2021").url not in text(response)


def test_somebody_signed_in_sees_the_menu_around_it(cast):
    response = cast.client("teacher").get(INDEX)
    assert response.status_code == 200
    assert 'href="/quy-dinh/"' in text(response)


@pytest.mark.parametrize(("day", "is_shown"), [("19/10/2020", False), ("20/10/2020", True), ("23/03/2026", True),
                                               ("24/03/2026", False)])  # fmt: skip
def test_a_regulation_is_shown_from_its_first_day_to_the_last(client, day, is_shown):
    shown = text(client.get(INDEX, {"day": day}))
    assert (entry_of("TT28/2020").url in shown) is is_shown


def test_the_fifth_of_september_is_not_the_ninth_of_may(client):
    assert "Có hiệu lực ngày 05/09/2020" in text(client.get(INDEX, {"day": "05/09/2020"}))


def test_a_day_that_is_none_says_so_and_shows_today(client):
    shown = text(client.get(INDEX, {"day": "31/02/2020"}))
    assert "Có hiệu lực ngày 24/11/2020" in shown
    assert 'value="31/02/2020"' in shown
    assert 'data-state="error"' in shown


def test_a_school_year_shows_both_regulations_that_held_in_it_and_what_each_grade_follows(client):
    shown = text(client.get(INDEX, {"year": "2020-2021"}))
    assert entry_of("TT41/2010+TT50/2012").url in shown
    assert entry_of("TT28/2020").url in shown
    assert "Lớp 2 đến lớp 5" in shown
    assert "TT27/2020" in shown


def test_words_without_diacritics_find_a_title(client):
    shown = text(client.get(INDEX, {"q": "dieu le truong tieu hoc"}))
    assert entry_of("TT28/2020").url in shown
    assert entry_of("TT58/2011+TT26/2020").url not in shown


def test_nothing_found_says_what_to_try(client):
    assert "Không có quy định nào khớp" in text(client.get(INDEX, {"q": "zzz"}))


def test_every_regulation_has_a_page(client):
    for found in entries():
        response = client.get(found.url)
        assert response.status_code == 200, found.url
        assert found.regulation.id in text(response) or found.number in text(response)


def test_a_regulation_that_is_not_there_is_not_found(client):
    assert client.get("/quy-dinh/nha-truong/tt99-1999/").status_code == 404
    assert client.get("/quy-dinh/doi-ngu/tt13-2020/").status_code == 404


def test_a_page_shows_value_clause_and_the_cases_that_test_it(client):
    shown = text(client.get(entry("danh-gia-hoc-sinh", "tt58-2011-tt26-2020").url))
    assert "Số buổi nghỉ tối đa" in shown
    assert "điểm b khoản 1 Điều 15" in shown
    case = examples_of(entry_of("TT58/2011+TT26/2020"))[0]
    assert case.outcome.case.title[:20] in shown


def test_a_fact_that_was_not_read_is_marked_in_words(client):
    shown = text(client.get(entry("doi-ngu", "ttlt06-2015").url))
    assert "Chưa xác minh" in shown


def test_what_a_regulation_changed_is_shown_with_its_day():
    (succession,) = successions(entry_of("TT13/2020+TT23/2024"))
    assert (succession.before.regulation.id, succession.day) == ("TT13/2020", date(2025, 1, 31))
    changed = {change.label: (change.before, change.after) for change in succession.changes}
    assert changed["Quy mô · tiểu học · Số lớp · nhiều nhất"] == ("30", "40")


def test_a_value_that_changes_within_a_regulation_is_one_row_with_its_stretches():
    rows = [
        row for section in sections(entry("pho-cap-giao-duc-xoa-mu-chu", "recognition").page) for row in section.rows
    ]
    commune = next(row for row in rows if row.label == "Xã")
    assert [(stretch.from_, stretch.to) for stretch in commune.stretches] == [
        (date(2014, 5, 15), date(2025, 7, 1)), (date(2025, 7, 1), None),
    ]  # fmt: skip
    assert commune.in_time


def test_the_search_over_everything_finds_regulations_and_calculators(cast):
    found = text(cast.client("principal").get("/tim-kiem/", {"q": "si so"}))
    assert "Lớp có vượt sĩ số không?" in found
    assert entry_of("TT22/2021").url in text(cast.client("principal").get("/tim-kiem/", {"q": "22/2021"}))
