"""Coming in: one click in the demonstration, a lock against guessing, a first password that must change."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from duoc.project.demonstration.accounts import PASSWORD
from duoc.registry.access.models import Account
from tests.journeys.browser import DESK, PHONE, barriers, overflow

pytestmark = pytest.mark.browser
SIGN_IN = "/tai-khoan/login/"


def sign_in(page, username: str, password: str) -> None:
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu", exact=True).fill(password)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_demonstration_offers_every_role_with_one_click(walk, size):
    page = walk.page(None, "/", size)
    page.wait_for_url("**/tai-khoan/login/**")
    for role in ("Trưởng phòng", "Chuyên viên", "Hiệu trưởng", "Giáo viên", "Văn thư"):
        expect(page.locator(".d-demo button", has_text=role).first).to_be_visible()
    assert barriers(page) == []
    assert overflow(page) == []
    page.locator(".d-demo button", has_text="Phó trưởng phòng").click()
    expect(page.locator("main h1")).to_be_visible()
    assert SIGN_IN not in page.url


def test_guessing_a_password_is_locked_out(walk):
    walk.expected |= {429}
    page = walk.page(None, SIGN_IN)
    for _attempt in range(6):
        sign_in(page, "ke.hoach", "doan-mo-12345")
        expect(page.get_by_role("alert").first).to_be_visible()
    sign_in(page, "ke.hoach", PASSWORD)
    expect(page.get_by_role("alert").first).to_contain_text("nhiều lần")
    assert SIGN_IN in page.url


def test_a_first_password_must_be_changed_before_anything_else(walk):
    account = Account.objects.get(username="giao.vien")
    account.must_change_password = True
    account.save()
    page = walk.page(None, SIGN_IN)
    sign_in(page, "giao.vien", PASSWORD)
    page.wait_for_url("**/password/change/**")
    page.goto(f"{walk.address}/viec-cua-toi/")
    page.wait_for_url("**/password/change/**")
    expect(page.locator("#d-toasts")).to_contain_text("mật khẩu của riêng mình")
    page.get_by_label("Mật khẩu hiện nay").fill(PASSWORD)
    page.get_by_label("Mật khẩu mới", exact=True).fill("cay-mam-2020-xanh")
    page.get_by_label("Mật khẩu mới (nhập lại)").fill("cay-mam-2020-xanh")
    page.get_by_role("button", name="Đổi mật khẩu").click()
    expect(page).not_to_have_url("**/password/change/**")
    page.goto(f"{walk.address}/viec-cua-toi/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Việc của tôi")
