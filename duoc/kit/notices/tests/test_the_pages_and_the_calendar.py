from __future__ import annotations

import re
from datetime import UTC, date, datetime

import icalendar
import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from duoc.kit.audit import Actor
from duoc.kit.audit.models import AuditEvent
from duoc.kit.notices import feed as feeds
from duoc.kit.notices.feed import Event, feed, set_event_provider
from duoc.kit.notices.models import FeedToken, Mail
from duoc.kit.notices.queries import mail_of, notices_of, unread_count, user_of_feed
from duoc.kit.notices.services import close_feed, notify, open_feed

pytestmark = [pytest.mark.django_db, pytest.mark.urls("duoc.kit.notices.tests.urls")]

MEETING = Event(
    uid="plans.meeting:3",
    title="Họp giao ban; tháng 9, lần 1",
    starts=datetime(2020, 9, 7, 1, 0, tzinfo=UTC),
    place="Phòng họp số 2",
    url="/ke-hoach/3/",
    changed_at=datetime(2020, 9, 1, tzinfo=UTC),
)
DEADLINE = Event(uid="plans.task:17", title="Hạn nộp báo cáo", starts=date(2020, 9, 20), changed_at=MEETING.changed_at)


@pytest.fixture
def hanh():
    return get_user_model().objects.create_user("hanh", password="x", full_name="Nguyễn Thị Hạnh")


@pytest.fixture
def lam():
    return get_user_model().objects.create_user("lam", password="x", full_name="Trần Văn Lâm")


@pytest.fixture
def page(client, hanh):
    client.force_login(hanh)
    return client


@pytest.fixture
def events(monkeypatch):
    monkeypatch.setattr(feeds, "_event_provider", feeds._event_provider)
    set_event_provider(lambda user_id: [MEETING, DEADLINE])


def tell(*people, key="k1", text="Phòng đã trả lời khó khăn số 17."):
    notify([one.pk for one in people], "difficulties.answered", text, "/kho-khan/17/", key=key)


def test_a_reader_sees_their_own_notices_only(page, hanh, lam):
    tell(hanh)
    tell(lam, key="k2", text="Chỉ dành cho thầy Lâm.")
    shown = page.get(reverse("notices:list")).content.decode()
    assert "khó khăn số 17" in shown
    assert "thầy Lâm" not in shown


def test_the_list_costs_the_same_for_one_notice_and_for_thirty(page, hanh):
    counts = []
    page.get(reverse("notices:list"))
    for number in range(30):
        tell(hanh, key=f"n{number}")
        if number in (0, 29):
            with CaptureQueriesContext(connection) as counted:
                page.get(reverse("notices:list"))
            counts.append(len(counted))
    assert counts[0] == counts[1]


def test_opening_a_notice_reads_it_and_leads_on(page, hanh):
    tell(hanh)
    notice = notices_of(hanh.pk).get()
    answer = page.post(reverse("notices:read", args=[notice.pk]), {"open": "1"})
    assert (answer.status_code, answer["Location"]) == (302, "/kho-khan/17/")
    assert unread_count(hanh.pk) == 0
    assert "Không còn thông báo chưa đọc" in page.get(reverse("notices:list") + "?chua-doc=1").content.decode()


def test_a_foreign_notice_does_not_exist(page, lam):
    tell(lam)
    assert page.post(reverse("notices:read", args=[notices_of(lam.pk).get().pk])).status_code == 404
    assert unread_count(lam.pk) == 1


def test_looking_changes_nothing(page, hanh):
    tell(hanh)
    page.get(reverse("notices:list"))
    assert page.get(reverse("notices:read", args=[notices_of(hanh.pk).get().pk])).status_code == 405
    assert page.get(reverse("notices:read_all")).status_code == 405
    assert unread_count(hanh.pk) == 1


def test_everything_is_read_at_once(page, hanh):
    tell(hanh)
    tell(hanh, key="k2")
    page.post(reverse("notices:read_all"))
    assert unread_count(hanh.pk) == 0


@pytest.mark.parametrize(
    ("chosen", "status", "kept"), [("immediate", 302, Mail.IMMEDIATE), ("often", 422, Mail.DIGEST)]
)
def test_a_reader_chooses_when_mail_comes(page, hanh, chosen, status, kept):
    assert page.post(reverse("notices:preferences"), {"mail": chosen}).status_code == status
    assert mail_of(hanh.pk) == kept


def test_a_calendar_address_is_shown_once_and_answers_without_signing_in(page, client, hanh, events):
    shown = page.post(reverse("notices:open_feed"))
    secret = re.search(r"/lich/([\w-]{40,})\.ics", shown.content.decode())[1]
    assert page.get(reverse("notices:open_feed"))["Location"] == reverse("notices:preferences")
    assert shown["Cache-Control"] == "no-store"
    assert secret not in page.get(reverse("notices:preferences")).content.decode()
    assert FeedToken.objects.get().token_sha256 != secret
    client.logout()
    answer = client.get(reverse("notices:feed", args=[secret]))
    assert answer["Content-Type"].startswith("text/calendar")
    assert "Hạn nộp báo cáo" in answer.content.decode()
    client.force_login(hanh)
    client.post(reverse("notices:close_feed"))
    assert client.get(reverse("notices:feed", args=[secret])).status_code == 404


def test_a_new_address_ends_the_old_one_and_leaves_a_trace():
    hanh = Actor(user_id=5, name="Nguyễn Thị Hạnh")
    first, second = open_feed(by=hanh), open_feed(by=hanh)
    assert (user_of_feed(first), user_of_feed(second)) == (None, 5)
    close_feed(by=hanh)
    assert user_of_feed(second) is None
    assert list(AuditEvent.objects.order_by("seq").values_list("event", flat=True)) == [
        "notices.feed_opened",
        "notices.feed_opened",
        "notices.feed_closed",
    ]


def test_the_database_itself_lets_a_person_have_one_address():
    open_feed(by=Actor(user_id=5, name="x"))
    twin = FeedToken.objects.get()
    twin.pk, twin.token_sha256 = None, "0" * 64
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_a_guessed_address_does_not_exist(client):
    assert client.get("/lich/abc.ics").status_code == 404


def test_a_calendar_speaks_vietnamese_time_and_keeps_its_ids():
    calendar = icalendar.Calendar.from_ical(feed([MEETING, DEADLINE]))
    meeting, deadline = calendar.walk("VEVENT")
    assert [str(event["UID"]) for event in (meeting, deadline)] == ["plans.meeting:3@duoc", "plans.task:17@duoc"]
    assert meeting["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert meeting["DTSTART"].dt.strftime("%H:%M %z") == "08:00 +0700"
    assert meeting["DTEND"].dt.strftime("%H:%M") == "09:00"
    assert str(meeting["SUMMARY"]) == "Họp giao ban; tháng 9, lần 1"
    assert str(meeting["URL"]) == "http://localhost:8000/ke-hoach/3/"
    assert (deadline["DTSTART"].dt, deadline["DTEND"].dt) == (date(2020, 9, 20), date(2020, 9, 21))
    assert len(calendar.walk("VTIMEZONE")) == 1
    assert feed([MEETING]) == feed([MEETING])
