"""Signing in is Vietnamese and in our look; the demonstration offers its roles."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from duoc.web.tests.test_shell import html

PAGES = [
    "account_login",
    "account_reset_password",
    "account_reset_password_done",
    "account_signup",
    "account_email_verification_sent",
]
OWN_PAGES = [
    "account_email",
    "account_change_password",
    "mfa_index",
    "mfa_activate_totp",
    "usersessions_list",
    "account_logout",
]
ENGLISH = (
    "Username",
    "Password",
    "Sign In",
    "Sign Out",
    "Remember",
    "Two-Factor",
    "Sessions",
    "Activate",
    "code",
)


@pytest.mark.parametrize("name", PAGES)
def test_no_page_before_signing_in_is_english(client, db, name):
    page = html(client.get(reverse(name)))
    visible = page.split("<main")[1].split("<template")[0]
    assert [word for word in ENGLISH if f">{word}" in visible or f"{word}<" in visible] == []
    assert page.count("<h1") == 1


@pytest.mark.parametrize("name", OWN_PAGES)
def test_no_page_about_ones_own_account_is_english(client, db, name, django_user_model):
    client.force_login(django_user_model.objects.create_user("hanh", password="dài-và-khó-đoán-1"))
    response = client.get(reverse(name), follow=True)
    visible = html(response).split("<main")[1].split("</main")[0]
    assert [word for word in ENGLISH if f">{word}" in visible or f"{word}<" in visible] == []


def test_a_wrong_password_is_said_without_blame(client, db):
    page = html(client.post(reverse("account_login"), {"login": "hanh", "password": "x"}))
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in page


def demo_page(rf, **context):
    from allauth.account.forms import LoginForm

    request = rf.get("/tai-khoan/login/")
    return render_to_string("account/login.html", {"form": LoginForm(request=request), **context}, request)


def test_the_demonstration_offers_its_roles(rf):
    account = {"name": "Nguyễn Thị Ánh", "role": "Phó Trưởng phòng", "organization": "Phòng GD&ĐT", "username": "anh"}
    page = demo_page(rf, demo_accounts=[account])
    assert 'name="username" value="anh"' in page
    assert "Phó Trưởng phòng" in page


def test_a_real_installation_offers_none(rf):
    assert "Xem thử" not in demo_page(rf, demo_accounts=[])


def test_the_letter_for_a_forgotten_password_is_vietnamese(client, db, mailoutbox):
    client.post(reverse("account_reset_password"), {"email": "hanh@truong.example"})
    [letter] = mailoutbox
    assert letter.subject.endswith("Đặt lại mật khẩu")
    assert "không có tài khoản nào khai địa chỉ này" in letter.body
    assert "Hello" not in letter.body
