"""Long work, as the people who start it see it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from duoc.kit.audit import Actor
from duoc.kit.errors import DomainError
from duoc.kit.jobs import JobCancelled, every, job, kinds, services
from duoc.kit.jobs.models import Job, JobState, Recurrence
from duoc.kit.jobs.running import Handle, execute
from duoc.kit.jobs.sweeping import MAX_ATTEMPTS, start_due, sweep
from duoc.kit.jobs.worker import drain

HANH = Actor(user_id=1, name="Cô Hạnh")
LAM = Actor(user_id=2, name="Thầy Lâm")


@pytest.fixture
def kind():
    """Registers handlers for one test."""
    names = []

    def register(handler, name="test.work"):
        job(name, title="Xuất danh sách")(handler)
        names.append(name)
        return name

    yield register
    for name in names:
        del kinds.KINDS[name]
        kinds.INTERVALS.pop(name, None)


@pytest.fixture
def queued(settings):
    """Jobs wait in the queue, as on a server with a worker."""
    settings.DUOC_JOBS_INLINE = False


@pytest.mark.django_db
def test_what_a_handler_returns_is_shown_to_the_one_who_started_it(kind):
    kind(
        lambda handle, *, school: {"message": f"Đã xuất trường {school}.", "links": [{"title": "Tải về", "url": "/x/"}]}
    )
    done = services.start("test.work", {"school": 7}, by=HANH)
    assert (done.state, done.outcome, done.links[0]["url"]) == (JobState.DONE, "Đã xuất trường 7.", "/x/")


@pytest.mark.django_db
def test_two_clicks_are_one_job(kind):
    runs = []
    kind(lambda handle: runs.append(handle.job_id))
    first = services.start("test.work", {}, by=HANH, key="import:1")
    assert services.start("test.work", {}, by=HANH, key="import:1") == first
    assert len(runs) == 1


@pytest.mark.django_db
def test_a_refused_job_says_why_and_can_be_tried_again(kind):
    def refuse(handle):
        raise DomainError("stale", "Dữ liệu đã thay đổi.")

    kind(refuse)
    first = services.start("test.work", {}, by=HANH, key="import:1")
    assert (first.state, first.error) == (JobState.FAILED, "Dữ liệu đã thay đổi.")
    assert services.start("test.work", {}, by=HANH, key="import:1") != first


@pytest.mark.django_db
def test_an_unforeseen_error_reaches_the_log_and_leaves_a_sentence_for_the_user(kind):
    def stumble(handle):
        raise ZeroDivisionError

    kind(stumble)
    with pytest.raises(ZeroDivisionError):
        services.start("test.work", {}, by=HANH)
    failed = Job.objects.get()
    assert failed.state == JobState.FAILED
    assert str(failed.pk)[:8] in failed.error


@pytest.mark.django_db
def test_an_unknown_kind_is_refused_before_anything_is_queued():
    with pytest.raises(LookupError):
        services.start("no.such_kind", {}, by=HANH)
    assert not Job.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_job_started_in_a_transaction_that_fails_never_existed(kind, queued):
    kind(lambda handle: None)
    with transaction.atomic():
        services.start("test.work", {}, by=HANH)
        transaction.set_rollback(True)
    assert not Job.objects.exists()
    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_worker_runs_what_waits(kind, queued):
    kind(lambda handle: {"message": "Xong."})
    rows = [services.start("test.work", {}, by=HANH) for _number in range(7)]
    assert {row.state for row in rows} == {JobState.QUEUED}
    drain()
    assert set(Job.objects.values_list("state", flat=True)) == {JobState.DONE}


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_worker_died_is_run_again(kind, queued):
    kind(lambda handle: {"message": "Xong."})
    row = services.start("test.work", {}, by=HANH)
    DBTaskResult.objects.all().delete()  # the dead worker's task stays RUNNING for ever: nobody takes it
    long_ago = timezone.now() - timedelta(hours=1)
    Job.objects.update(state=JobState.RUNNING, attempts=1, heartbeat_at=long_ago)
    drain()
    row.refresh_from_db()
    assert (row.state, row.attempts) == (JobState.DONE, 2)


@pytest.mark.django_db
@pytest.mark.parametrize(("attempts", "state"), [(MAX_ATTEMPTS - 1, JobState.QUEUED), (MAX_ATTEMPTS, JobState.FAILED)])
def test_after_three_crashes_the_user_is_told(kind, queued, attempts, state):
    kind(lambda handle: None)
    row = services.start("test.work", {}, by=HANH)
    long_ago = timezone.now() - timedelta(hours=1)
    Job.objects.update(state=JobState.RUNNING, attempts=attempts, heartbeat_at=long_ago)
    assert sweep() == 1
    row.refresh_from_db()
    assert row.state == state
    assert bool(row.error) is (state == JobState.FAILED)


@pytest.mark.django_db
def test_a_job_with_a_fresh_heartbeat_is_left_alone(kind, queued):
    kind(lambda handle: None)
    services.start("test.work", {}, by=HANH)
    Job.objects.update(state=JobState.RUNNING, attempts=1, heartbeat_at=timezone.now())
    assert sweep() == 0


@pytest.mark.django_db
def test_a_worker_that_was_thought_dead_cannot_write_any_more(kind, queued):
    kind(lambda handle: None)
    row = services.start("test.work", {}, by=HANH)
    Job.objects.update(state=JobState.RUNNING, attempts=1)
    row.refresh_from_db()
    old = Handle(row)
    Job.objects.update(attempts=2)
    old.progress(5, 10)
    old.flush()
    row.refresh_from_db()
    assert row.done == 0
    assert old.cancelled


@pytest.mark.django_db
def test_progress_is_written_while_the_work_goes_on(kind):
    def work(handle):
        handle.progress(5, 10, "Đang ghi")
        handle.flush()
        assert Job.objects.get().percent == 50

    kind(work)
    services.start("test.work", {}, by=HANH)


@pytest.mark.django_db
def test_a_waiting_job_that_is_stopped_never_runs(kind, queued):
    runs = []
    kind(lambda handle: runs.append(1))
    row = services.start("test.work", {}, by=HANH)
    services.stop(row)
    execute(str(row.pk))
    assert (row.state, runs) == (JobState.CANCELLED, [])


@pytest.mark.django_db
def test_a_running_job_stops_at_its_next_safe_place(kind):
    def work(handle):
        services.stop(Job.objects.get())
        handle.flush()
        if handle.cancelled:
            raise JobCancelled

    kind(work)
    assert services.start("test.work", {}, by=HANH).state == JobState.CANCELLED


@pytest.mark.django_db
def test_recurring_work_runs_once_for_each_due_time(kind):
    runs = []
    kind(lambda handle: runs.append(1))
    every("test.work", minutes=10)
    start_due()
    assert runs == []
    Recurrence.objects.filter(kind="test.work").update(due_at=timezone.now() - timedelta(seconds=1))
    start_due()
    start_due()
    assert runs == [1]
    assert Recurrence.objects.get(kind="test.work").due_at > timezone.now()


@pytest.mark.django_db
def test_the_database_refuses_more_done_than_there_is():
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.create(kind="test.work", done=11, total=10)


@pytest.fixture
def signed_in(client):
    """A browser with somebody signed in."""
    user = get_user_model().objects.create_user(username="hanh", password="x")
    client.force_login(user)
    return client, Actor(user_id=user.pk, name="Cô Hạnh")


@pytest.mark.django_db
def test_the_page_of_a_running_job_asks_for_itself_and_stops_asking_when_it_is_done(kind, queued, signed_in):
    client, actor = signed_in
    kind(lambda handle: {"message": "Đã xuất 45 dòng.", "links": [{"title": "Tải về", "url": "/tep/1/"}]})
    row = services.start("test.work", {}, by=actor)
    address = reverse("jobs:show", args=[row.pk])
    assert "hx-trigger" in client.get(address).content.decode()
    execute(str(row.pk))
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "hx-trigger" not in part
    assert "Đã xuất 45 dòng." in part
    assert "<html" not in part


@pytest.mark.django_db
def test_a_job_of_somebody_else_does_not_exist(kind, queued, signed_in):
    client, _actor = signed_in
    kind(lambda handle: None)
    row = services.start("test.work", {}, by=Actor(user_id=10**6, name="Thầy Lâm"), scope=3)
    assert client.get(reverse("jobs:show", args=[row.pk])).status_code == 404
    assert client.post(reverse("jobs:stop", args=[row.pk])).status_code == 404
    assert list(Job.objects.visible_to(HANH, scopes=[3])) == [row]


@pytest.mark.django_db
def test_the_button_stops_a_waiting_job(kind, queued, signed_in):
    client, actor = signed_in
    kind(lambda handle: None)
    row = services.start("test.work", {}, by=actor)
    assert client.get(reverse("jobs:stop", args=[row.pk])).status_code == 405
    client.post(reverse("jobs:stop", args=[row.pk]))
    row.refresh_from_db()
    assert row.state == JobState.CANCELLED
