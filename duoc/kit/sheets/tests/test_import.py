"""A file on its way into the records: preview, commit, undo."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from duoc.kit.audit.models import AuditEvent
from duoc.kit.errors import DomainError
from duoc.kit.jobs.models import Job
from duoc.kit.sheets import services
from duoc.kit.sheets.models import BatchState, ImportBatch, ImportContent
from duoc.kit.sheets.tests.register import DOOR, HANH
from duoc.kit.sheets.tests.workbooks import xlsx

pytestmark = pytest.mark.django_db
HEAD = ["Tên câu lạc bộ", "Ngày thành lập"]


def sheet(*names: str) -> bytes:
    return xlsx([HEAD, *([name, "05/09/2020"] for name in names)], sheet="Câu lạc bộ")


def upload(*names: str) -> ImportBatch:
    return services.upload(DOOR, sheet(*names), "clb.xlsx", by=HANH, scope=7)


def test_a_preview_writes_no_record():
    batch = upload("Cờ vua", "Bóng đá")
    assert (batch.is_clean, batch.row_count, batch.state) == (True, 2, BatchState.PREVIEWED)
    assert not Group.objects.exists()


def test_committing_writes_all_rows_and_one_event_and_a_second_time_does_no_harm():
    batch = upload("Cờ vua", "Bóng đá")
    services.commit(batch.pk, by=HANH)
    services.commit(batch.pk, by=HANH)
    assert Group.objects.count() == 2
    event = AuditEvent.objects.get(event="sheets.committed")
    assert (event.scope_id, event.origin, event.after["rows"]) == (7, "sheet", 2)


def test_a_commit_that_breaks_half_way_writes_nothing():
    batch = upload("Cờ vua", "BÙNG")
    with pytest.raises(RuntimeError):
        services.commit(batch.pk, by=HANH)
    assert not Group.objects.exists()
    batch.refresh_from_db()
    assert batch.state == BatchState.PREVIEWED


def test_a_file_with_errors_cannot_be_committed():
    batch = services.upload(DOOR, xlsx([HEAD, ["Cờ vua", "31/02/2020"]]), "clb.xlsx", by=HANH, scope=7)
    with pytest.raises(DomainError) as refused:
        services.commit(batch.pk, by=HANH)
    assert refused.value.code == "not_clean"


def test_what_changed_between_preview_and_commit_is_found_and_shown():
    batch = upload("Cờ vua")
    Group.objects.create(name="Cờ vua")
    with pytest.raises(DomainError) as refused:
        services.commit(batch.pk, by=HANH)
    assert refused.value.code == "stale"
    batch.refresh_from_db()
    assert (batch.is_clean, batch.errors[0]["message"]) == (False, 'Câu lạc bộ "Cờ vua" đã có.')


def test_undo_takes_everything_back():
    batch = upload("Cờ vua", "Bóng đá")
    services.commit(batch.pk, by=HANH)
    services.undo(batch.pk, by=HANH)
    services.undo(batch.pk, by=HANH)
    assert not Group.objects.exists()
    assert AuditEvent.objects.filter(event="sheets.undone").count() == 1


def test_undo_refuses_where_somebody_worked_on_the_rows_since():
    batch = upload("Cờ vua", "Bóng đá")
    services.commit(batch.pk, by=HANH)
    Group.objects.filter(name="Cờ vua").update(name="Cờ vua nâng cao")
    with pytest.raises(DomainError) as refused:
        services.undo(batch.pk, by=HANH)
    assert refused.value.code == "rows_changed"
    assert "1 dòng đã được sửa" in refused.value.text
    assert Group.objects.count() == 2


def test_the_same_file_again_is_noticed():
    content = sheet("Cờ vua")
    first, again = (services.upload(DOOR, content, "clb.xlsx", by=HANH, scope=7) for _time in range(2))
    assert again.findings == []
    services.commit(first.pk, by=HANH)
    Group.objects.all().delete()
    again = services.upload(DOOR, content, "clb.xlsx", by=HANH, scope=7)
    assert again.is_clean
    assert "đã được Cô Hạnh nhập lúc" in again.findings[-1]["message"]


def test_after_two_weeks_the_file_is_gone_and_the_undo_is_not():
    old = upload("Cờ vua")
    services.commit(old.pk, by=HANH)
    waiting = upload("Bóng đá")
    ImportBatch.objects.update(created_at=timezone.now() - timedelta(days=15))
    assert services.clear_content() == 2
    with pytest.raises(DomainError) as refused:
        services.commit(waiting.pk, by=HANH)
    assert refused.value.code == "expired"
    services.undo(old.pk, by=HANH)
    assert not Group.objects.exists()


@pytest.fixture
def browser(client, django_user_model, settings):
    """Somebody signed in, at a door for organization 7."""
    settings.ROOT_URLCONF = "duoc.kit.sheets.tests.urls"
    client.force_login(django_user_model.objects.create_user(username="hanh", password="x"))
    return client


def send(browser, content: bytes, name: str = "clb.xlsx"):
    """Upload a file by the page."""
    return browser.post(reverse("clubs:import_clubs"), {"file": SimpleUploadedFile(name, content)}, follow=True)


def test_from_the_template_to_the_undo_by_the_pages(browser):
    start = browser.get(reverse("clubs:import_clubs")).content.decode()
    assert reverse("clubs:import_clubs_template") in start
    assert browser.get(reverse("clubs:import_clubs_template")).content.startswith(b"PK")
    preview = send(browser, sheet("Cờ vua", "Bóng đá"))
    assert "2 dòng sẵn sàng để nhập" in preview.content.decode()
    batch = ImportBatch.objects.get()
    result = browser.post(reverse("clubs:import_clubs_commit", args=[batch.pk]), follow=True)
    assert "Đã nhập 2 dòng" in result.content.decode()
    assert "clb.xlsx" in browser.get(reverse("clubs:import_clubs")).content.decode()
    undone = browser.post(reverse("clubs:import_clubs_undo", args=[batch.pk]), follow=True)
    assert "Lần nhập này đã được hoàn tác" in undone.content.decode()
    assert not Group.objects.exists()


def test_errors_are_listed_and_the_marked_file_can_be_taken_away(browser):
    shown = send(browser, xlsx([HEAD, ["Cờ vua", "31/02/2020"]])).content.decode()
    assert "1 lỗi ở 1 dòng" in shown
    assert "&quot;31/02/2020&quot; không có trong lịch." in shown
    assert "29/02/2020" in shown
    marked = browser.get(reverse("clubs:import_clubs_marked", args=[ImportBatch.objects.get().pk]))
    assert marked.content.startswith(b"PK")


def test_a_file_that_is_not_read_keeps_the_user_on_the_page_with_the_reason(browser):
    answer = send(browser, b"%PDF-1.7")
    assert answer.status_code == 422
    assert "Đây là tệp PDF" in answer.content.decode()
    assert not ImportBatch.objects.exists()


def test_no_file_is_asked_for(browser):
    answer = browser.post(reverse("clubs:import_clubs"))
    assert "Chưa chọn tệp." in answer.content.decode()


def test_two_clicks_on_commit_are_one_job(browser):
    send(browser, sheet("Cờ vua"))
    batch = ImportBatch.objects.get()
    for _click in range(2):
        browser.post(reverse("clubs:import_clubs_commit", args=[batch.pk]))
    assert Job.objects.filter(kind="sheets.commit").count() == 1
    assert Group.objects.count() == 1


def test_a_refused_undo_shows_its_sentence(browser):
    send(browser, sheet("Cờ vua"))
    batch = ImportBatch.objects.get()
    browser.post(reverse("clubs:import_clubs_commit", args=[batch.pk]))
    Group.objects.update(name="Cờ tướng")
    answer = browser.post(reverse("clubs:import_clubs_undo", args=[batch.pk]), follow=True).content.decode()
    assert "Không hoàn tác được" in answer


def test_a_file_of_another_school_does_not_exist(browser):
    batch = services.upload(DOOR, sheet("Cờ vua"), "clb.xlsx", by=HANH, scope=8)
    for step in ("batch", "marked"):
        assert browser.get(reverse(f"clubs:import_clubs_{step}", args=[batch.pk])).status_code == 404
    for step in ("commit", "undo"):
        assert browser.post(reverse(f"clubs:import_clubs_{step}", args=[batch.pk])).status_code == 404
    assert "clb.xlsx" not in browser.get(reverse("clubs:import_clubs")).content.decode()


def test_the_list_of_uploads_costs_the_same_for_one_and_for_ten(browser, django_assert_max_num_queries):
    for number in range(10):
        upload(f"Câu lạc bộ {number}")
    with django_assert_max_num_queries(12):
        browser.get(reverse("clubs:import_clubs"))
    assert ImportContent.objects.count() == 10
