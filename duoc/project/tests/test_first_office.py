"""The first office and the first accounts of a real installation, at the command line."""

from __future__ import annotations

import pytest
from django.test import Client

from duoc.kit.audit.queries import history
from duoc.project.tests.test_command_line import run
from duoc.registry.access.models import Account
from duoc.registry.organizations.models import Organization
from tests.cast import Cast

OFFICE = ("office", "open", "--code", "PGD-964", "--name", "Phòng GD&ĐT thành phố Cà Mau", "--since", "2020-01-01")
PROVINCE = ("--province", "SGD-CAMAU", "--province-name", "Sở GD&ĐT tỉnh Cà Mau")
WHO = ("--username", "quan.tri", "--full-name", "Trần Văn Quản")


def first_password(output: str) -> str:
    return output.split("Mật khẩu lần đầu: ")[1].split()[0]


def test_an_empty_installation_gets_an_office_whose_administrator_changes_the_password_first(db: None):
    code, output = run(*OFFICE, *PROVINCE, *WHO)
    assert code == 0, output
    office = Organization.objects.get(code="PGD-964")
    assert office.affiliations.get().parent.name == "Sở GD&ĐT tỉnh Cà Mau"
    assert history(office).get().event == "organizations.added"
    client, old, new = Client(), first_password(output), "mot-mat-khau-dai"
    client.post("/tai-khoan/login/", {"login": "quan.tri", "password": old})
    assert client.get("/viec-cua-toi/").headers["Location"] == "/tai-khoan/password/change/"
    client.post("/tai-khoan/password/change/", {"oldpassword": old, "password1": new, "password2": new})
    assert client.get("/quan-tri/tai-khoan/").status_code == 200


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((*OFFICE, "--province", "SGD-CAMAU", *WHO), "Thêm --province-name"),
        ((*OFFICE, "--province", "PGD", *WHO), "PGD không phải Sở"),
        ((*OFFICE[:3], "PGD", *OFFICE[4:], "--province", "SO", *WHO), "PGD đã có đơn vị mang"),
        ((*OFFICE, *PROVINCE, "--username", "Quản Trị", "--full-name", "X"), "chữ thường không dấu"),
        ((*OFFICE, *PROVINCE, "--username", "teacher", "--full-name", "X"), "đã có người dùng"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_written(cast: Cast, arguments: tuple[str, ...], said: str):
    before = Organization.objects.count()
    code, output = run(*arguments)
    assert (code, said in output) == (2, True), output
    assert Organization.objects.count() == before


def test_a_further_account_is_opened_with_its_role(cast: Cast):
    code, output = run("account", "open", "lan.nguyen", "--full-name", "Nguyễn Thị Lan", "--organization", "A",
                       "--role", "teacher")  # fmt: skip
    assert code == 0, output
    assert "Giáo viên" in output
    row = Account.objects.get(username="lan.nguyen")
    assert row.must_change_password
    assert row.check_password(first_password(output))


@pytest.mark.parametrize(
    ("organization", "role", "said"),
    [("X", "teacher", "Không có đơn vị"), ("A", "king", "Không có vai trò"), ("A", "office_head", "không có vai trò")],
)
def test_an_account_needs_an_organization_and_a_role_that_it_has(cast: Cast, organization: str, role: str, said: str):
    code, output = run("account", "open", "x", "--full-name", "X", "--organization", organization, "--role", role)
    assert (code, said in output) == (2, True), output
