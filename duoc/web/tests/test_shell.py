"""The frame around every page: landmarks, scope, theme, error pages, what works without a network or a script."""

import re

import pytest
from django.contrib.auth import get_user_model

from duoc.web import context
from duoc.web.context import Notices, Scope


@pytest.fixture
def reader(client, db, monkeypatch):
    scope = Scope(organization="Phòng GD&ĐT TP Cà Mau", period="Năm học 2020–2021", role="Phó Trưởng phòng")
    monkeypatch.setattr(context, "_scope", lambda request: scope)
    monkeypatch.setattr(context, "_notices", lambda request: Notices(unread=5, url="/thong-bao/"))
    client.force_login(get_user_model().objects.create_user("anh"))
    return client


def html(response):
    return response.content.decode()


def test_a_page_has_one_title_and_its_landmarks(reader):
    page = html(reader.get("/thanh-phan/"))
    assert page.count("<h1") == page.count("<main") == 1
    assert "<title>Đước được ghép từ những phần nào · Đước</title>" in page
    for landmark in ("<header class=", 'aria-label="Trình đơn chính"', 'role="search"', 'href="#main"'):
        assert landmark in page


def test_the_top_bar_says_for_whom_the_page_speaks(reader):
    page = html(reader.get("/thanh-phan/"))
    for words in ("Phòng GD&amp;ĐT TP Cà Mau", "Năm học 2020–2021", "Phó Trưởng phòng", "5 thông báo chưa đọc"):
        assert words in page


def test_nothing_on_a_page_needs_a_looser_policy(reader):
    page = html(reader.get("/thanh-phan/"))
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|javascript:", page)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", page))


def test_the_chosen_theme_is_there_with_the_first_paint(client, db):
    assert client.post("/giao-dien/", {"theme": "dark", "next": "/thanh-phan/"})["Location"] == "/thanh-phan/"
    assert re.search(r'dark.css" media="screen"', html(client.get("/thanh-phan/")))
    client.post("/giao-dien/", {"theme": "light"})
    assert re.search(r'dark.css" media="not all"', html(client.get("/thanh-phan/")))


def test_without_a_choice_the_device_decides(client, db):
    assert 'media="screen and (prefers-color-scheme: dark)"' in html(client.get("/thanh-phan/"))


def test_a_theme_nobody_knows_and_a_foreign_address_are_not_followed(client, db):
    response = client.post("/giao-dien/", {"theme": "pink", "next": "https://ke-gian.example/"})
    assert response["Location"] == "/"
    assert client.cookies["duoc_theme"].value == "auto"


def test_a_page_that_is_not_there_says_what_it_may_mean(client, db):
    response = client.get("/khong-co/")
    assert response.status_code == 404
    assert "Không tìm thấy trang" in html(response)


def test_the_page_of_a_failing_server_needs_no_database(rf):
    from duoc.web.errors import server_error

    assert "Máy chủ gặp lỗi" in html(server_error(rf.get("/")))


def test_the_worker_speaks_for_every_page_and_keeps_none_with_records(client, db):
    response = client.get("/sw.js")
    assert response["Service-Worker-Allowed"] == "/"
    assert "no-cache" in response["Cache-Control"]
    kept = re.search(r"const ASSETS = \[(.*)\];", html(response))[1]
    assert all("/static/" in asset or "mat" in asset for asset in kept.split(", "))


def test_the_offline_page_names_nobody(reader):
    assert "anh" not in re.sub(r"<[^>]*>", "", html(reader.get("/mat-mang/"))).split()


def test_every_component_of_the_gallery_is_drawn_without_a_stray_tag(client, db):
    page = html(client.get("/thanh-phan/"))
    assert "{%" not in page
    assert "\x02" not in page
