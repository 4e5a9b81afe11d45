"""Who may do what, from the one table."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from duoc.kit.audit import SYSTEM
from duoc.kit.errors import DomainError
from duoc.plans.execution.policy import VIEW_TASK
from duoc.registry.access import services
from duoc.registry.access.gate import Access, can, visible
from duoc.registry.access.models import Account, RoleAssignment
from duoc.registry.access.policy import GRANTS, MANAGE_ACCOUNTS, action
from duoc.registry.access.roles import Role
from tests.cast import TODAY, Cast


def test_a_role_holds_from_its_first_to_its_last_day(cast: Cast):
    account = cast.accounts["teacher"]
    assignment = account.roles.get()
    services.end_role(assignment, TODAY, by=SYSTEM)
    assert can(Access(account, TODAY), VIEW_TASK)
    assert not can(Access(account, TODAY + timedelta(days=1)), VIEW_TASK)


def test_the_tree_is_that_of_the_day(cast: Cast):
    school = cast.schools["A"]
    school.affiliations.update(valid_to=date(2020, 11, 24))
    head = cast.accounts["office_head"]
    assert school.pk in Access(head, date(2020, 11, 23)).organizations(MANAGE_ACCOUNTS)
    assert school.pk not in Access(head, date(2020, 11, 24)).organizations(MANAGE_ACCOUNTS)


@pytest.mark.parametrize(("who", "seen"), [("principal", {"A"}), ("office_head", {"A", "B"}), ("office_head_C", {"C"})])
def test_accounts_are_managed_inside_the_own_tree_only(cast: Cast, who: str, seen: set[str]):
    rows = visible(Account, cast.access(who), to=MANAGE_ACCOUNTS)
    teachers = {"teacher": "A", "teacher_B": "B", "teacher_C": "C"}
    assert {teachers[row.username] for row in rows.distinct() if row.username in teachers} == seen


def test_an_action_is_declared_once():
    with pytest.raises(ValueError, match="twice"):
        action(MANAGE_ACCOUNTS.id, "x")


def test_every_action_is_granted_to_somebody():
    assert [identifier for identifier, rows in GRANTS.items() if not rows] == []


def test_a_new_account_must_change_its_first_password(cast: Cast):
    account, slip = services.open_account("lan.nguyen", "Nguyễn Thị Lan", cast.schools["A"], Role.TEACHER, by=SYSTEM)
    client = cast.client("teacher")
    client.logout()
    client.force_login(account)
    assert client.get("/viec-cua-toi/").headers["Location"] == "/tai-khoan/password/change/"
    new = "mot-mat-khau-dai"
    client.post("/tai-khoan/password/change/", {"oldpassword": slip.password, "password1": new, "password2": new})
    assert client.get("/viec-cua-toi/").status_code == 200


def test_a_taken_username_is_refused_at_its_field(cast: Cast):
    with pytest.raises(DomainError) as refusal:
        services.open_account("teacher", "X", cast.schools["A"], Role.TEACHER, by=SYSTEM)
    assert refusal.value.field == "username"


def test_a_role_given_twice_is_one_row(cast: Cast):
    account = cast.accounts["teacher"]
    for _time in range(2):
        services.give_role(account, cast.schools["A"], Role.CLERK, by=SYSTEM, from_day=TODAY)
    assert RoleAssignment.objects.filter(account=account, role=Role.CLERK).count() == 1


def test_six_wrong_passwords_lock_the_door_for_the_right_one_too(cast: Cast, client):
    for _try in range(6):
        client.post("/tai-khoan/login/", {"login": "teacher", "password": "sai"})
    answer = client.post("/tai-khoan/login/", {"login": "teacher", "password": "mat-khau-thu"})
    assert answer.status_code != 302


def test_the_demonstrations_door_is_shut_elsewhere(cast: Cast, client, settings):
    settings.DUOC_DEMO = False
    assert client.post("/dang-nhap-trinh-dien/", {"username": "teacher"}).status_code == 404


def test_an_ordinary_account_cannot_use_the_demonstrations_door(cast: Cast, client):
    assert client.post("/dang-nhap-trinh-dien/", {"username": "teacher"}).status_code == 404
