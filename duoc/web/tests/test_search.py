"""One box finds everything, with or without diacritics."""

import pytest
from django.contrib.auth import get_user_model

from duoc.web import navigation, search
from duoc.web.navigation import Entry, Section
from duoc.web.search import Found, Hit

SCHOOL = Hit("Trường", "THCS Ngô Quyền", "Phường 5", "/truong/1/")
STUDENT = Hit("Học sinh", "Ngô Gia Hân", "6A3", "/hoc-sinh/1/")


@pytest.fixture(autouse=True)
def providers(monkeypatch):
    monkeypatch.setattr(search, "_providers", [lambda request, query, limit: [STUDENT, SCHOOL]])
    entry = Entry(Section.PLANS, "Kế hoạch năm học", "web:gallery", "file-text", None, 1)
    monkeypatch.setattr(navigation, "_entries", [entry])


@pytest.fixture
def reader(client, db):
    client.force_login(get_user_model().objects.create_user("hanh"))
    return client


def test_hits_of_a_kind_stand_together(rf):
    assert search.search(rf.get("/"), "ngo") == [Found("Học sinh", [STUDENT]), Found("Trường", [SCHOOL])]


@pytest.mark.parametrize("words", ["ke hoach", "KẾ HOẠCH", "nam hoc"])
def test_pages_of_the_menu_are_found_without_diacritics(rf, words):
    assert search.search(rf.get("/"), words)[0].hits[0].url == "/thanh-phan/"


def test_one_letter_is_too_few(rf):
    assert search.search(rf.get("/"), " n ") == []


def test_the_page_works_without_a_script(reader):
    assert "THCS Ngô Quyền" in reader.get("/tim-kiem/?q=ngo").content.decode()


def test_the_palette_gets_options_to_choose_from(reader):
    headers = {"HX-Request": "true", "HX-Target": "d-palette-list"}
    answer = reader.get("/tim-kiem/?q=ngo", headers=headers).content.decode()
    assert 'role="option"' in answer
    assert "<main" not in answer


def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get("/tim-kiem/?q=ngo").headers["Location"].startswith("/tai-khoan/login/")
