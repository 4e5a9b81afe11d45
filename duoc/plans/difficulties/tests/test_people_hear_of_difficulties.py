"""Who has to answer hears of a difficulty, the school of its answer, all schools of what was published."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from duoc.kit import clock
from duoc.kit.audit import Actor
from duoc.kit.notices.models import Notice
from duoc.plans.difficulties import services
from duoc.plans.difficulties.models import Difficulty
from duoc.plans.difficulties.telling import remind, to_remind_of
from tests.cast import TODAY, Cast

DUE = date(2020, 12, 1)  # five working days after 24 November


@pytest.fixture(autouse=True)
def november():
    with clock.on(TODAY):
        yield


@pytest.fixture
def office(cast: Cast) -> Actor:
    return Actor(user_id=cast.accounts["specialist"].pk, name="Chuyên viên")


@pytest.fixture
def trouble(cast: Cast) -> Difficulty:
    return report(cast, "A")


def report(cast: Cast, code: str, title: str = "Thiếu phòng học lớp 1") -> Difficulty:
    principal = cast.accounts["principal" if code == "A" else f"principal_{code}"]
    actor = Actor(user_id=principal.pk, name="Hiệu trưởng")
    return services.report(cast.schools[code], services.Trouble(title=title), by=actor)


def told(cast: Cast, kind: str) -> set[str]:
    names = {account.pk: name for name, account in cast.accounts.items()}
    return {names[one] for one in Notice.objects.filter(kind=kind).values_list("recipient_id", flat=True)}


def test_those_who_may_answer_hear_of_a_report_with_its_deadline(cast: Cast, trouble: Difficulty):
    assert told(cast, "difficulties.reported") == {"office_head", "office_deputy", "planner", "specialist"}
    notice = Notice.objects.filter(kind="difficulties.reported").first()
    assert notice is not None
    assert "01/12/2020" in notice.text
    assert notice.url == f"/kho-khan/{trouble.pk}/"


def test_a_report_that_lies_with_a_division_is_told_to_that_division(cast: Cast, trouble: Difficulty):
    Notice.objects.all().delete()
    deputy = Actor(user_id=cast.accounts["office_deputy"].pk, name="Phó Trưởng phòng")
    services.forward(trouble, cast.division, "", by=deputy)
    assert told(cast, "difficulties.reported") == {"specialist"}
    assert told(cast, "difficulties.forwarded") == {"principal", "vice_principal"}


def test_every_school_of_a_group_hears_of_the_one_answer(cast: Cast, trouble: Difficulty, office: Actor):
    services.group(trouble, [report(cast, "B")], by=office)
    services.answer(trouble, "Mượn phòng của trung tâm", by=office)
    assert told(cast, "difficulties.answered") == {"principal", "vice_principal", "principal_B"}


def test_what_is_published_reaches_the_principals_of_the_office_once(cast: Cast, trouble: Difficulty, office: Actor):
    given = services.answer(trouble, "Mượn phòng", by=office, publish=True)
    services.publish(given, by=office, published=False)
    services.publish(given, by=office)
    assert told(cast, "difficulties.published") == {"principal", "principal_B", "centre_head"}
    assert Notice.objects.filter(kind="difficulties.published").count() == 3


def test_who_had_to_answer_hears_that_the_school_took_its_report_back(cast: Cast, trouble: Difficulty):
    services.withdraw(trouble, by=Actor(user_id=cast.accounts["principal"].pk, name="Hiệu trưởng"))
    assert "specialist" in told(cast, "difficulties.withdrawn")


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2020, 11, 30), "Ngày mai"), (DUE, "Hôm nay"), (date(2020, 12, 3), "quá hạn 2 ngày")],
)
def test_an_answer_is_reminded_of_the_day_before_on_the_day_and_when_late(trouble: Difficulty, day: date, words: str):
    assert remind(list(to_remind_of(day)), day) > 0
    notice = Notice.objects.filter(kind="difficulties.due").first()
    assert notice is not None
    assert words in notice.text
    assert remind(list(to_remind_of(day)), day) == 0


def test_two_days_before_nobody_is_reminded(trouble: Difficulty):
    assert not to_remind_of(date(2020, 11, 29))


def test_an_answered_difficulty_is_not_reminded_of(trouble: Difficulty, office: Actor):
    services.answer(trouble, "Mượn phòng", by=office)
    assert not to_remind_of(date(2020, 12, 3))


def test_the_sentence_is_vietnamese_whatever_the_school_reads(cast: Cast):
    with translation.override("en"):
        report(cast, "A")
    assert "báo khó khăn" in Notice.objects.filter(kind="difficulties.reported")[0].text
