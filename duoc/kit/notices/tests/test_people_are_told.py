from __future__ import annotations

import smtplib
from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.db import IntegrityError, transaction

from duoc.kit import clock
from duoc.kit.notices import mail, services
from duoc.kit.notices.mail import deliver, set_address_lookup
from duoc.kit.notices.models import Mail, Notice
from duoc.kit.notices.queries import mail_of, notices_of, unread_count
from duoc.kit.notices.services import choose_mail, mark_all_read, mark_read, notify

pytestmark = pytest.mark.django_db
HANH, LAM, MAI = 5, 6, 7


@pytest.fixture(autouse=True)
def addresses(monkeypatch):
    monkeypatch.setattr(mail, "_address_lookup", mail._address_lookup)
    set_address_lookup(lambda ids: {one: f"{one}@truong.vn" for one in ids if one != MAI})


def tell(*people: int, text: str = "Phòng đã trả lời khó khăn số 17.", key: str = "answered:17", url: str = "/a/17/"):
    return notify(people, "difficulties.answered", text, url, key=key, scope=3)


def letters() -> list[tuple[str, str]]:
    return [(letter.to[0], letter.subject) for letter in outbox.outbox]


def test_everybody_is_told_once_however_often_it_is_said():
    assert tell(HANH, LAM) == 2
    assert tell(HANH, LAM, MAI) == 1
    assert [unread_count(one) for one in (HANH, LAM, MAI)] == [1, 1, 1]


def test_the_database_itself_keeps_the_same_thing_from_being_said_twice():
    tell(HANH)
    twin = Notice.objects.get()
    twin.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_a_whole_city_is_told_with_few_statements(django_assert_max_num_queries):
    with django_assert_max_num_queries(30):  # SQLite takes some 120 rows a statement
        assert tell(*range(1, 2701)) == 2700


@pytest.mark.parametrize("url", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_a_notice_leads_only_to_a_page_of_ours(url):
    with pytest.raises(ValueError, match="a page of ours"):
        tell(HANH, url=url)


def test_reading_one_leaves_the_others_and_those_of_other_people():
    tell(HANH, LAM)
    tell(HANH, key="other")
    first = notices_of(HANH).last()
    assert mark_read(HANH, first.pk) == first
    assert (unread_count(HANH), unread_count(LAM)) == (1, 1)
    assert mark_read(LAM, first.pk) is None
    assert mark_all_read(HANH) == 1
    assert (unread_count(HANH), unread_count(LAM)) == (0, 1)
    assert not notices_of(HANH, only_unread=True)


def test_mail_leaves_after_the_transaction_for_those_who_want_it_at_once(django_capture_on_commit_callbacks):
    choose_mail(HANH, Mail.IMMEDIATE)
    with django_capture_on_commit_callbacks(execute=True):
        tell(HANH, LAM)
        assert letters() == []
    assert letters() == [("5@truong.vn", "[Đước] Phòng đã trả lời khó khăn số 17.")]
    assert "http://localhost:8000/a/17/" in outbox.outbox[0].body


def test_the_morning_letter_gathers_what_is_unread_and_comes_once():
    assert mail_of(HANH) == Mail.DIGEST
    choose_mail(LAM, Mail.OFF)
    tell(HANH, LAM, MAI)
    tell(HANH, key="other", text="Kế hoạch tháng 11 đã được duyệt & ký.")
    assert deliver(Mail.DIGEST) == 1
    assert letters() == [("5@truong.vn", "[Đước] 2 thông báo mới")]
    assert "duyệt & ký" in outbox.outbox[0].body
    assert deliver(Mail.DIGEST) == 0


def test_what_was_read_or_is_a_week_old_is_not_mailed():
    tell(HANH, LAM)
    mark_all_read(HANH)
    Notice.objects.filter(recipient_id=LAM).update(created_at=clock.now() - timedelta(days=8))
    assert deliver(Mail.DIGEST) == 0


def test_a_letter_that_the_server_refuses_is_sent_with_the_next_run(monkeypatch):
    tell(HANH)
    real = mail.EmailMessage.send

    def refuse(letter):
        raise smtplib.SMTPServerDisconnected("closed")

    monkeypatch.setattr(mail.EmailMessage, "send", refuse)
    assert deliver(Mail.DIGEST) == 0
    monkeypatch.setattr(mail.EmailMessage, "send", real)
    assert deliver(Mail.DIGEST) == 1


def test_a_subject_is_one_line():
    tell(HANH, text="Dòng một\nBcc: ai-do@example.vn")
    deliver(Mail.DIGEST)
    assert letters() == [("5@truong.vn", "[Đước] Dòng một Bcc: ai-do@example.vn")]


def test_nobody_to_tell_is_no_mistake():
    assert services.notify([], "a.b", "x", "/", key="k") == 0
