"""A teacher with a phone and a poor connection: what was done is kept, sent once, and the page says so."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect

from duoc.plans.documents.models import Plan, PlanKind, PlanState, Task, TaskKind
from duoc.plans.execution.models import Evidence, ProgressEntry
from tests.journeys.browser import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MY_WORK = "/viec-cua-toi/"


@pytest.fixture
def tasks(cast) -> list[Task]:
    """Two pieces of cô Hạnh's work this week, in an approved plan."""
    plan = Plan.objects.create(
        organization=cast.schools["A"], school_year=cast.year, kind=PlanKind.SCHOOL, state=PlanState.APPROVED,
        title="Kế hoạch trường", created_at=timezone.make_aware(datetime(2020, 9, 8, 9)),  # noqa: DTZ001
    )  # fmt: skip
    return [
        Task.objects.create(
            plan=plan, kind=TaskKind.ACTIVITY, organization=cast.schools["A"], title=title, due_on=due_on,
            lead_staff=cast.staff["teacher_A"],
        )
        for title, due_on in (("Nộp kế hoạch bài dạy", date(2020, 11, 23)), ("Nhập nhận xét", date(2020, 11, 25)))
    ]  # fmt: skip


def photo() -> dict[str, object]:
    data = io.BytesIO()
    Image.new("RGB", (60, 40), "green").save(data, "JPEG")
    return {"name": "lop.jpg", "mimeType": "image/jpeg", "buffer": data.getvalue()}


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_the_page_is_free_of_barriers_and_fits_the_screen(open_page, tasks, size):
    page = open_page("teacher", MY_WORK, size)
    expect(page.get_by_text("Quá hạn 1 ngày")).to_be_visible()
    expect(page.get_by_text("Còn 1 ngày")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []


def test_work_finished_without_a_network_is_kept_and_sent_once(open_page, tasks):
    page = open_page("teacher", MY_WORK, PHONE)
    page.context.set_offline(True)
    page.get_by_role("button", name="Đánh dấu xong: Nộp kế hoạch bài dạy").click()
    expect(page.locator("#d-offline")).to_contain_text("1 thay đổi chờ gửi, không mất gì.")
    expect(page.locator(f"[data-task='{tasks[0].pk}']")).to_contain_text("Chờ gửi")
    assert not ProgressEntry.objects.exists()

    page.context.set_offline(False)
    expect(page.locator(f"[data-task='{tasks[0].pk}'][data-done]")).to_be_visible(timeout=15_000)
    entry = ProgressEntry.objects.get()
    assert (entry.task_id, entry.percent) == (tasks[0].pk, 100)
    assert entry.client_id is not None
    page.reload(wait_until="networkidle")
    expect(page.locator("#d-offline")).to_be_hidden()
    assert ProgressEntry.objects.count() == 1


def test_a_photo_taken_without_a_network_arrives_with_its_progress(open_page, tasks, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    page = open_page("teacher", MY_WORK, PHONE)
    row = page.locator(f"[data-task='{tasks[1].pk}']")
    row.locator("summary").click()
    row.get_by_role("radio", name="75 %").check()
    row.locator("input[type=file]").set_input_files([photo()])
    page.context.set_offline(True)
    row.get_by_role("button", name="Lưu").click()
    expect(page.locator("#d-offline")).to_contain_text("1 thay đổi chờ gửi")

    page.context.set_offline(False)
    expect(page.locator(f"[data-task='{tasks[1].pk}']")).to_contain_text("1 minh chứng", timeout=15_000)
    assert ProgressEntry.objects.get().percent == 75
    assert Evidence.objects.get().task_id == tasks[1].pk


def test_with_a_network_a_tick_is_sent_at_once(open_page, tasks):
    page = open_page("teacher", MY_WORK, PHONE)
    page.get_by_role("button", name="Đánh dấu xong: Nhập nhận xét").click()
    expect(page.locator(f"[data-task='{tasks[1].pk}'][data-done]")).to_be_visible(timeout=15_000)
    assert ProgressEntry.objects.get().task_id == tasks[1].pk


def test_without_scripts_the_same_page_works(open_page, tasks):
    page = open_page("teacher", MY_WORK, PHONE, java_script_enabled=False)
    page.get_by_role("button", name="Đánh dấu xong: Nhập nhận xét").click()
    expect(page.locator(f"[data-task='{tasks[1].pk}'][data-done]")).to_be_visible()
    assert ProgressEntry.objects.get().client_id is None
