"""The list of background work, as those who started it and those who lead the place see it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from duoc.kit.audit import Actor
from duoc.kit.errors import DomainError
from duoc.kit.jobs import job, kinds, services
from duoc.kit.jobs.models import Job, JobState
from tests.cast import Cast


@pytest.fixture
def broken():
    """A kind of work that fails while `faults` holds something, and may be repeated."""
    faults = ["Tệp đang bị khoá."]

    def work(handle):
        if faults:
            raise DomainError("locked", faults[0])
        return {"message": "Đã ghi 10 dòng.", "links": [{"title": "Tải tệp", "url": "/x/"}]}

    job("test.export", title="Xuất danh sách thử", again=True)(work)
    yield faults
    del kinds.KINDS["test.export"]


def started_by(cast: Cast, who: str, school: str = "A") -> Job:
    account = cast.accounts[who]
    return services.start(
        "test.export", {}, by=Actor(user_id=account.pk, name=account.full_name), scope=cast.schools[school].pk
    )


def page_of(cast: Cast, who: str, query: str = "") -> str:
    return cast.client(who).get(reverse("jobs:list") + query).content.decode()


def test_whoever_started_nothing_is_told_what_will_stand_here(cast: Cast):
    assert "Chưa có việc nào" in page_of(cast, "teacher")


def test_what_failed_is_run_again_once_and_shows_its_result(cast: Cast, broken):
    failed = started_by(cast, "clerk")
    assert "Tệp đang bị khoá." in page_of(cast, "clerk")
    broken.clear()
    for _click in range(2):
        cast.client("clerk").post(reverse("jobs:again", args=[failed.pk]))
    assert sorted(Job.objects.values_list("state", flat=True)) == [JobState.DONE, JobState.FAILED]
    page = page_of(cast, "clerk")
    assert "Đã ghi 10 dòng." in page
    assert 'href="/x/"' in page


def test_what_is_done_is_not_run_again(cast: Cast, broken):
    broken.clear()
    done = started_by(cast, "clerk")
    cast.client("clerk").post(reverse("jobs:again", args=[done.pk]))
    assert Job.objects.count() == 1


def test_a_principal_sees_the_work_of_the_own_school_only_and_may_not_repeat_it(cast: Cast, broken):
    here, elsewhere = started_by(cast, "clerk"), started_by(cast, "principal_C", "C")
    assert reverse("jobs:show", args=[here.pk]) not in page_of(cast, "principal")
    page = page_of(cast, "principal", "?cua=don-vi")
    assert reverse("jobs:show", args=[here.pk]) in page
    assert reverse("jobs:show", args=[elsewhere.pk]) not in page
    assert reverse("jobs:again", args=[here.pk]) not in page
    principal = cast.client("principal")
    assert principal.get(reverse("jobs:show", args=[here.pk])).status_code == 200
    assert principal.get(reverse("jobs:show", args=[elsewhere.pk])).status_code == 404
    assert principal.post(reverse("jobs:again", args=[here.pk])).status_code == 404


def test_a_teacher_asking_for_the_whole_school_sees_the_own_work(cast: Cast, broken):
    others = started_by(cast, "clerk")
    assert reverse("jobs:show", args=[others.pk]) not in page_of(cast, "teacher", "?cua=don-vi")


@pytest.mark.parametrize(("state", "asks"), [(JobState.RUNNING, True), (JobState.DONE, False)])
def test_the_list_asks_for_itself_only_while_something_moves(cast: Cast, broken, state: str, asks: bool):
    Job.objects.filter(pk=started_by(cast, "clerk").pk).update(state=state)
    assert ('hx-trigger="every 2s"' in page_of(cast, "clerk")) is asks


def test_the_list_costs_the_same_for_one_and_for_thirty(cast: Cast, broken):
    counts = []
    for more in (1, 29):
        for _number in range(more):
            started_by(cast, "clerk")
        client = cast.client("clerk")
        client.get(reverse("jobs:list"))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("jobs:list"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
