"""A school reports what keeps it back; the office answers in time, once for all alike."""

from __future__ import annotations

from datetime import date

import pytest

from duoc.kit import clock
from duoc.kit.audit import Actor
from duoc.kit.errors import DomainError
from duoc.plans.difficulties import services
from duoc.plans.difficulties.models import Difficulty, DifficultyState
from duoc.plans.difficulties.queries import alike, standing
from tests.cast import TODAY, Cast


@pytest.fixture
def office(cast: Cast) -> Actor:
    return Actor(user_id=cast.accounts["specialist"].pk, name="Chuyên viên")


def report(cast: Cast, code: str, title: str = "Thiếu phòng học lớp 1") -> Difficulty:
    principal = cast.accounts["principal" if code == "A" else f"principal_{code}"]
    actor = Actor(user_id=principal.pk, name="Hiệu trưởng")
    return services.report(cast.schools[code], services.Trouble(title=title), by=actor)


@pytest.mark.parametrize(
    ("raised", "due"),
    [
        (date(2020, 11, 23), date(2020, 11, 30)),  # Monday: five working days later is Monday
        (date(2020, 11, 20), date(2020, 11, 27)),
        (date(2020, 11, 21), date(2020, 11, 27)),  # Saturday
    ],
)
def test_the_answer_is_due_after_five_working_days(raised: date, due: date):
    assert services.due_after(raised) == due


@pytest.mark.parametrize(("day", "kind"), [(date(2020, 12, 1), "soon"), (date(2020, 12, 2), "late")])
def test_a_difficulty_is_late_from_the_day_after_its_deadline(cast: Cast, day: date, kind: str):
    assert standing(report(cast, "A"), day).kind == kind


def test_the_same_report_sent_twice_is_one(cast: Cast):
    assert report(cast, "A") == report(cast, "A")


def test_one_answer_serves_all_that_are_grouped(cast: Cast, office: Actor):
    first, second = report(cast, "A"), report(cast, "B")
    assert alike(first, Difficulty.objects.all()) == [second]
    services.group(first, [second], by=office)
    services.answer(first, "Mượn phòng của trung tâm", by=office)
    second.refresh_from_db()
    assert (first.state, second.state) == (DifficultyState.ANSWERED, DifficultyState.ANSWERED)


def test_an_answered_difficulty_cannot_be_answered_again(cast: Cast, office: Actor):
    row = report(cast, "A")
    services.answer(row, "Mượn phòng", by=office)
    with pytest.raises(DomainError) as refusal:
        services.answer(row, "Khác", by=office)
    assert refusal.value.code == "already_closed"


def test_an_empty_answer_is_refused_at_its_field(cast: Cast, office: Actor):
    with pytest.raises(DomainError) as refusal:
        services.answer(report(cast, "A"), "  ", by=office)
    assert refusal.value.field == "text"


def test_a_published_answer_is_read_by_another_school_but_its_difficulty_is_not(cast: Cast, office: Actor):
    row = report(cast, "A")
    services.answer(row, "Mượn phòng của trung tâm", by=office, publish=True)
    neighbour = cast.client("principal_B")
    assert "Mượn phòng của trung tâm" in neighbour.get("/kho-khan/giai-dap/").content.decode()
    assert neighbour.get(f"/kho-khan/{row.pk}/").status_code == 404
    assert "Mượn phòng" not in cast.client("principal_C").get("/kho-khan/giai-dap/").content.decode()


def test_a_principal_reports_on_the_page_and_the_specialist_answers(cast: Cast):
    principal = cast.client("principal")
    page = principal.post(
        "/kho-khan/bao/", {"organization": cast.schools["A"].pk, "title": "Thiếu phòng", "text": "", "proposal": ""}
    )
    row = Difficulty.objects.get()
    assert page.headers["Location"] == f"/kho-khan/{row.pk}/"
    cast.client("specialist").post(f"/kho-khan/{row.pk}/tra-loi/", {"text": "Đã bố trí", "publish": "on"})
    assert "Đã bố trí" in principal.get(f"/kho-khan/{row.pk}/").content.decode()


def test_only_the_head_decides(cast: Cast):
    row = report(cast, "A")
    answer = {"text": "Quyết định", "decide": "1"}
    assert cast.client("specialist").post(f"/kho-khan/{row.pk}/tra-loi/", answer).status_code == 404
    cast.client("office_head").post(f"/kho-khan/{row.pk}/tra-loi/", answer)
    row.refresh_from_db()
    assert row.state == DifficultyState.DECIDED


def test_forwarding_keeps_the_deadline(cast: Cast, office: Actor):
    row = report(cast, "A")
    due = row.due_on
    services.forward(row, cast.division, "", by=office)
    assert (row.handled_by, row.due_on, row.state) == (cast.division, due, DifficultyState.FORWARDED)


def test_the_day_of_the_report_is_the_working_day(cast: Cast):
    assert report(cast, "A").raised_on == TODAY == clock.today()
