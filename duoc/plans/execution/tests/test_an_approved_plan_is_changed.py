"""Work that was approved goes on while additions and changes are written; they count once they are approved."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from duoc.indicators.engine.frame import Frame
from duoc.kit.errors import Conflict, DomainError
from duoc.kit.notices.models import Notice
from duoc.plans.documents.models import PlanState, Task
from duoc.plans.execution.indicators import LiveWork
from duoc.plans.execution.queries import coverage, my_tasks, waiting_tasks
from duoc.plans.execution.services.planning import (
    How,
    add_activity,
    change_activity,
    decide_plan,
    drop_activity,
    submit_plan,
    take_over_task,
)
from duoc.plans.execution.services.progress import Progress, report_progress
from duoc.plans.execution.services.revising import keep_approved, reopen_plan, withdraw_change
from duoc.plans.execution.tests.conftest import actor
from tests.cast import TODAY

FRIDAY, LATER = date(2020, 11, 27), date(2020, 12, 18)


@pytest.fixture
def principal(cast):
    return actor(cast, "principal")


@pytest.fixture
def teacher(cast):
    return cast.staff["teacher_A"].pk


@pytest.fixture
def work(cast, plan_a, principal, teacher):
    """Approved work of cô Hạnh, in a plan that was opened for additions since."""
    made = add_activity(plan_a, How(title="Dự giờ", lead_staff_id=teacher, ends_on=FRIDAY), by=principal)
    approve(cast, plan_a)
    reopen_plan(plan_a, "Bổ sung học kỳ II", by=principal)
    return Task.objects.get(pk=made.pk)


def approve(cast, plan):
    submit_plan(plan, by=actor(cast, "principal"))
    decide_plan(plan, "approve", by=actor(cast, "office_deputy"))


def mine(teacher):
    return [(task.title, task.due_on) for task in my_tasks(teacher, TODAY)]


def test_approved_work_stays_on_the_workday_and_takes_progress(cast, work, teacher):
    assert mine(teacher) == [("Dự giờ", FRIDAY)]
    assert report_progress(work, Progress(percent=50), by=actor(cast, "teacher")).percent == 50
    assert "Dự giờ" in cast.client("teacher").get(reverse("execution:my_work")).text


def test_new_work_comes_to_the_workday_with_the_approval(cast, plan_a, work, principal, teacher):
    add_activity(plan_a, How(title="Chuyên đề", lead_staff_id=teacher, ends_on=LATER), by=principal)
    assert mine(teacher) == [("Dự giờ", FRIDAY)]
    approve(cast, plan_a)
    assert mine(teacher) == [("Dự giờ", FRIDAY), ("Chuyên đề", LATER)]
    assert Task.objects.get(title="Chuyên đề").added_on == TODAY


def test_a_change_counts_with_the_approval_and_the_progress_stays(cast, plan_a, work, principal, teacher):
    changed = How(title="Dự giờ, góp ý", lead_staff_id=teacher, ends_on=LATER)
    change_activity(work, work.version, changed, by=principal, serves=[])
    report_progress(work, Progress(percent=40), by=actor(cast, "teacher"))
    assert mine(teacher) == [("Dự giờ", FRIDAY)]
    approve(cast, plan_a)
    work.refresh_from_db()
    assert (work.title, work.due_on, work.percent) == ("Dự giờ, góp ý", LATER, 40)
    assert [(each.dated_on, each.due_on) for each in work.due_changes.all()][-1] == (TODAY, LATER)
    assert not Task.objects.filter(is_pending=True).exists()


def test_dropped_work_is_done_until_the_plan_is_approved_without_it(cast, plan_a, work, principal, teacher):
    drop_activity(work, by=principal)
    assert mine(teacher) == [("Dự giờ", FRIDAY)]
    add_activity(plan_a, How(title="Khác"), by=principal)
    approve(cast, plan_a)
    assert mine(teacher) == []
    work.refresh_from_db()
    assert work.cancelled_on == TODAY


def test_giving_the_additions_up_leaves_the_plan_as_it_was_approved(cast, plan_a, work, principal, teacher):
    change_activity(work, work.version, How(title="Khác", ends_on=LATER), by=principal, serves=[])
    add_activity(plan_a, How(title="Thêm", lead_staff_id=teacher), by=principal)
    keep_approved(plan_a, by=principal)
    assert (plan_a.state, plan_a.is_reopened) == (PlanState.APPROVED, False)
    assert list(plan_a.tasks.values_list("title", "due_on")) == [("Dự giờ", FRIDAY)]


def test_a_plan_that_was_never_approved_has_nothing_to_go_back_to(cast, plan_a, principal):
    with pytest.raises(DomainError) as refusal:
        keep_approved(plan_a, by=principal)
    assert refusal.value.code == "never_approved"


def test_one_change_is_taken_back_without_the_others(plan_a, work, principal):
    change = change_activity(work, work.version, How(title="Khác"), by=principal, serves=[])
    added = add_activity(plan_a, How(title="Thêm"), by=principal)
    withdraw_change(change, by=principal)
    assert list(plan_a.tasks.filter(is_pending=True)) == [added]
    with pytest.raises(DomainError) as refusal:
        withdraw_change(work, by=principal)
    assert refusal.value.code == "nothing_pending"


def test_two_who_change_approved_work_at_once_see_both_versions(work, principal):
    change_activity(work, work.version, How(title="Bản của cô Hạnh"), by=principal, serves=[])
    with pytest.raises(Conflict):
        change_activity(work, work.version, How(title="Bản của thầy Lâm"), by=principal, serves=[])


def test_a_plan_that_was_returned_with_its_additions_is_still_carried_out(cast, plan_a, work, principal, teacher):
    add_activity(plan_a, How(title="Chuyên đề", lead_staff_id=teacher), by=principal)
    submit_plan(plan_a, by=principal)
    decide_plan(plan_a, "return", "Nêu rõ thời gian", by=actor(cast, "specialist"))
    assert mine(teacher) == [("Dự giờ", FRIDAY)]


def test_coverage_and_indicators_count_what_is_in_force_only(cast, give, plan_a, office_plan, work, principal):
    new, served = give("Nhiệm vụ mới"), give("Nhiệm vụ của dự giờ")
    take_over_task(plan_a, new, How(title="Việc mới"), by=principal)
    change_activity(work, work.version, How(title="Dự giờ"), by=principal, serves=[served])
    assert {row.task: row.taken for row in coverage(office_plan, TODAY)} == {new: 0, served: 0}
    assert list(waiting_tasks(office_plan, cast.schools["A"], plan_a, TODAY)) == []
    assert [task.id for task in LiveWork(Frame(TODAY, "2020-2021")).activities] == [work.pk]
    approve(cast, plan_a)
    assert {row.task: row.taken for row in coverage(office_plan, TODAY)} == {new: 1, served: 1}


# --- pages ----------------------------------------------------------------------------------------------------------
def test_a_principal_opens_the_plan_and_the_office_sees_what_changes(cast, plan_a, principal, teacher):
    work = add_activity(plan_a, How(title="Dự giờ", lead_staff_id=teacher, ends_on=FRIDAY), by=principal)
    approve(cast, plan_a)
    browser = cast.client("principal")
    browser.post(reverse("execution:reopen", args=[plan_a.pk]), {"comment": "Dời sang tháng 12"})
    url = reverse("execution:change_activity", args=[work.pk])
    form = browser.get(url).context["form"]
    browser.post(url, {"title": "Dự giờ", "ends_on": "18/12/2020", "version": form["version"].value()})
    browser.post(reverse("execution:submit", args=[plan_a.pk]))
    page = cast.client("office_head").get(reverse("execution:plan", args=[plan_a.pk])).text
    assert "<del>27/11/2020</del> <ins>18/12/2020</ins>" in page


def test_an_approved_plan_is_opened_only_with_a_reason(cast, plan_a, principal):
    add_activity(plan_a, How(title="Dự giờ"), by=principal)
    approve(cast, plan_a)
    cast.client("principal").post(reverse("execution:reopen", args=[plan_a.pk]), {"comment": " "})
    plan_a.refresh_from_db()
    assert plan_a.state == PlanState.APPROVED


# --- who hears of it ------------------------------------------------------------------------------------------------
def told(cast, kind):
    names = {account.pk: name for name, account in cast.accounts.items()}
    return {names[one] for one in Notice.objects.filter(kind=kind).values_list("recipient_id", flat=True)}


def test_who_may_approve_hears_that_a_plan_was_submitted(cast, plan_a, principal):
    add_activity(plan_a, How(title="Dự giờ"), by=principal)
    submit_plan(plan_a, by=principal)
    assert told(cast, "execution.submitted") == {"office_head", "office_deputy", "specialist"}
    notice = Notice.objects.filter(kind="execution.submitted").first()
    assert notice.url == reverse("execution:plan", args=[plan_a.pk])


def test_additions_are_submitted_as_such(cast, plan_a, work, principal):
    submit_plan(plan_a, by=principal)
    assert "bổ sung, điều chỉnh" in Notice.objects.filter(kind="execution.submitted").first().text


def test_a_notice_is_written_in_vietnamese_whatever_its_sender_reads(cast, plan_a, principal):
    add_activity(plan_a, How(title="Dự giờ"), by=principal)
    with translation.override("en"):
        submit_plan(plan_a, by=principal)
        assert translation.get_language() == "en"
    assert "trình duyệt" in Notice.objects.filter(kind="execution.submitted").first().text
