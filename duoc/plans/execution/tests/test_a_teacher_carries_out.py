"""A teacher marks progress and hands in evidence, is reminded, and finds the deadlines in the calendar."""

import io
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from duoc.kit.errors import DomainError
from duoc.kit.notices.models import Notice
from duoc.plans.documents.models import Task
from duoc.plans.execution.feed import calendar_events
from duoc.plans.execution.models import Evidence, ProgressEntry
from duoc.plans.execution.queries import urgency, work_to_remind_of
from duoc.plans.execution.services.planning import How, add_activity, decide_plan, submit_plan
from duoc.plans.execution.services.progress import Progress, report_progress
from duoc.plans.execution.services.telling import DUE_WITHIN, remind_due
from duoc.plans.execution.tests.conftest import actor
from duoc.plans.execution.workday import Span, in_words, pieces, within
from tests.cast import TODAY


def photo(name="anh.png"):
    data = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(data, "PNG")
    return SimpleUploadedFile(name, data.getvalue(), "image/png")


@pytest.fixture
def draft(cast, plan_a):
    """Work of cô Hạnh, due on Friday, in a plan that is not approved yet."""
    how = How(title="Nhập nhận xét giữa kì", lead_staff_id=cast.staff["teacher_A"].pk, ends_on=date(2020, 11, 27))
    return add_activity(plan_a, how, by=actor(cast, "principal"))


@pytest.fixture
def task(cast, plan_a, draft):
    """The same work, once the plan is approved."""
    submit_plan(plan_a, by=actor(cast, "principal"))
    decide_plan(plan_a, "approve", by=actor(cast, "office_deputy"))
    Notice.objects.all().delete()
    return Task.objects.get(pk=draft.pk)


def test_sent_twice_with_the_same_id_progress_counts_once(cast, task):
    sent = Progress(percent=60, client_id=uuid4())
    first = report_progress(task, sent, by=actor(cast, "teacher"))
    assert report_progress(task, sent, by=actor(cast, "teacher")) == first
    task.refresh_from_db()
    assert (ProgressEntry.objects.count(), task.percent, task.done_on) == (1, 60, None)


def test_work_of_a_plan_that_is_not_approved_takes_no_progress(cast, draft):
    with pytest.raises(DomainError) as refusal:
        report_progress(draft, Progress(percent=60), by=actor(cast, "teacher"))
    assert refusal.value.code == "plan_not_in_force"


def test_finished_work_that_is_taken_back_is_open_again(cast, task):
    report_progress(task, Progress(percent=100), by=actor(cast, "teacher"))
    report_progress(task, Progress(percent=80), by=actor(cast, "teacher"))
    task.refresh_from_db()
    assert (task.percent, task.done_on) == (80, None)


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (date(2020, 11, 23), "Quá hạn 1 ngày"),
        (date(2020, 11, 24), "Hạn hôm nay"),
        (date(2020, 11, 25), "Còn 1 ngày"),
        (None, "Chưa có hạn"),
    ],
)
def test_urgency_is_said_in_words(due_on, words):
    assert in_words(urgency(Task(due_on=due_on), TODAY)).text == words


def test_this_week_holds_what_is_late_what_is_due_and_what_was_finished(cast):
    def work(pk, due_on, done_on=None):
        return Task(pk=pk, due_on=due_on, done_on=done_on)

    rows = pieces(
        [
            work(1, date(2020, 11, 29)),
            work(2, date(2020, 11, 30)),
            work(3, date(2020, 10, 1)),
            work(4, date(2020, 11, 20), date(2020, 11, 23)),
            work(5, date(2020, 11, 20), date(2020, 11, 22)),
        ],
        TODAY,
    )
    assert [row.task.pk for row in within(rows, Span.WEEK, TODAY)] == [3, 1, 4]
    assert [row.task.pk for row in within(rows, Span.MONTH, TODAY)] == [3, 1, 2, 4, 5]


def test_my_work_without_scripts_a_plain_form_finishes_the_task(cast, task):
    browser = cast.client("teacher")
    assert task.title in browser.get(reverse("execution:my_work")).text
    answer = browser.post(reverse("execution:report", args=[task.pk]), {"percent": "100", "back": "1"})
    assert answer.url == reverse("execution:my_work")
    task.refresh_from_db()
    assert task.done_on == TODAY


def test_a_photo_sent_twice_is_one_piece_of_evidence_and_only_insiders_see_it(cast, task, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    url, key = reverse("execution:report", args=[task.pk]), str(uuid4())
    for _attempt in range(2):
        answer = cast.client("teacher").post(url, {"percent": "50", "photo": photo(), "client_id": key})
        assert answer.status_code == 302
    evidence = Evidence.objects.get()
    picture = reverse("execution:evidence", args=[evidence.pk])
    assert cast.client("principal").get(picture).status_code == 200
    assert cast.client("principal_B").get(picture).status_code == 404
    assert cast.client("office_head_C").get(picture).status_code == 404


def test_what_is_not_a_picture_is_refused_in_words_and_nothing_is_written(cast, task):
    answer = cast.client("teacher").post(
        reverse("execution:report", args=[task.pk]), {"photo": SimpleUploadedFile("anh.jpg", b"MZ\x90not a picture")}
    )
    assert answer.status_code == 422
    assert "Chỉ nhận ảnh" in answer.text
    assert not Evidence.objects.exists()


def test_nobody_reports_on_the_work_of_others(cast, task):
    url = reverse("execution:report", args=[task.pk])
    assert cast.client("teacher_B").post(url, {"percent": "100"}).status_code == 404


def test_a_task_says_which_directive_it_serves_and_who_did_what(cast, give, plan_a, draft):
    directive = give("Nâng cao chất lượng đánh giá học sinh")
    draft.serves.add(directive)
    page = cast.client("teacher").get(reverse("execution:task", args=[draft.pk])).text
    assert directive.title in page
    assert "215/KH-PGDĐT" in page
    assert "Thêm hoạt động" in page


def test_work_due_in_three_days_is_reminded_of_once(cast, task):
    assert remind_due(list(work_to_remind_of(TODAY, DUE_WITHIN)), TODAY) == 1
    assert remind_due(list(work_to_remind_of(TODAY, DUE_WITHIN)), TODAY) == 0
    told = Notice.objects.get(recipient_id=cast.accounts["teacher"].pk)
    assert told.text.startswith("Còn 3 ngày")
    assert told.url == reverse("execution:task", args=[task.pk])


def test_work_due_in_four_days_is_left_in_peace(cast, task):
    Task.objects.filter(pk=task.pk).update(due_on=date(2020, 11, 28))
    assert list(work_to_remind_of(TODAY, DUE_WITHIN)) == []


def test_work_without_a_name_reminds_the_head_of_the_department(cast, task):
    Task.objects.filter(pk=task.pk).update(lead_staff=None, lead=cast.schools["A"])
    remind_due(list(work_to_remind_of(TODAY, DUE_WITHIN)), TODAY)
    told = set(Notice.objects.values_list("recipient_id", flat=True))
    assert told == {cast.accounts[who].pk for who in ("principal", "vice_principal", "department_head")}


def test_the_calendar_holds_open_deadlines_only(cast, task):
    teacher = cast.accounts["teacher"].pk
    [event] = calendar_events(teacher)
    assert (event.starts, "Nhập nhận xét giữa kì" in event.title) == (date(2020, 11, 27), True)
    report_progress(task, Progress(percent=100), by=actor(cast, "teacher"))
    assert list(calendar_events(teacher)) == []
