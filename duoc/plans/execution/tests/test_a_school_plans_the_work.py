"""A principal takes the office's tasks over, adds own work, submits; the office returns and approves."""

from datetime import date

import pytest
from django.urls import reverse

from duoc.kit.errors import Conflict, DomainError
from duoc.kit.notices.models import Notice
from duoc.plans.documents.models import PlanState, Task, TaskKind
from duoc.plans.execution.queries import waiting_tasks
from duoc.plans.execution.services.planning import (
    How,
    add_activity,
    change_activity,
    decide_plan,
    drop_activity,
    submit_plan,
    take_over_task,
    take_over_tasks,
)
from duoc.plans.execution.services.proposing import propose, short_title
from duoc.plans.execution.services.revising import reopen_plan
from duoc.plans.execution.tests.conftest import actor
from tests.cast import TODAY


def how(title="Rà soát sĩ số từng lớp", **fields):
    return How(title=title, **fields)


def test_a_task_taken_over_no_longer_waits_and_a_second_click_changes_nothing(cast, give, plan_a, office_plan):
    task, other = give("Rà soát sĩ số"), give("Bồi dưỡng giáo viên")
    by = actor(cast, "principal")
    first = take_over_task(plan_a, task, how(), by=by)
    assert take_over_task(plan_a, task, how("Khác"), by=by) == first
    assert list(waiting_tasks(office_plan, cast.schools["A"], plan_a, TODAY)) == [other]
    assert set(waiting_tasks(office_plan, cast.schools["B"], None, TODAY)) == {task, other}


@pytest.mark.parametrize(("ends_on", "taken"), [(date(2020, 12, 31), True), (date(2021, 1, 1), False)])
def test_an_activity_ends_by_the_deadline_of_its_task(cast, give, plan_a, ends_on, taken):
    task = give("Rà soát sĩ số", date(2020, 12, 31))
    if taken:
        assert take_over_task(plan_a, task, how(ends_on=ends_on), by=actor(cast, "principal")).due_on == ends_on
        return
    with pytest.raises(DomainError) as refusal:
        take_over_task(plan_a, task, how(ends_on=ends_on), by=actor(cast, "principal"))
    assert (refusal.value.code, refusal.value.field) == ("ends_after_due", "ends_on")


def test_a_later_end_needs_a_reason_and_the_office_reads_it(cast, give, plan_a):
    task = give("Rà soát sĩ số", date(2020, 12, 31))
    later = how(ends_on=date(2021, 1, 15), late_reason="Chờ bàn giao phòng học")
    take_over_task(plan_a, task, later, by=actor(cast, "principal"))
    page = cast.client("office_head").get(reverse("execution:directive", args=[task.pk])).text
    assert "Trễ so với văn bản" in page
    assert "Chờ bàn giao phòng học" in page


def test_a_reason_is_kept_only_where_the_end_is_later(cast, give, plan_a):
    task = give("Rà soát sĩ số", date(2020, 12, 31))
    in_time = how(ends_on=date(2020, 12, 31), late_reason="Không cần")
    assert take_over_task(plan_a, task, in_time, by=actor(cast, "principal")).late_reason == ""


@pytest.mark.parametrize("ends_on", [None, date(2020, 12, 8)])
def test_a_task_whose_day_is_over_is_still_taken_over_with_a_reason(cast, give, plan_a, ends_on):
    task = give("Khảo sát đầu năm", date(2020, 11, 20))
    with pytest.raises(DomainError) as refusal:
        take_over_task(plan_a, task, how(ends_on=ends_on), by=actor(cast, "principal"))
    assert refusal.value.code == "ends_after_due"
    late = how(ends_on=ends_on, late_reason="Trường mới nhận kế hoạch")
    assert take_over_task(plan_a, task, late, by=actor(cast, "principal")).late_reason


def test_the_page_says_that_a_day_is_over_and_asks_for_the_reason(cast, give, office_plan):
    task = give("Khảo sát đầu năm", date(2020, 11, 20))
    url = f"{reverse('execution:take_over')}?viec={task.pk}"
    form = cast.client("principal").get(url).context["form"]
    assert (form.is_late, form["ends_on"].initial, form.fields["late_reason"].required) == (
        True, date(2020, 12, 8), True,
    )  # fmt: skip
    typed = {form.name_of(task): "Khảo sát", "ends_on": "08/12/2020", "late_reason": ""}
    assert cast.client("principal").post(url, typed).status_code == 422
    assert cast.client("principal").post(url, typed | {"late_reason": "Nhận muộn"}).status_code == 302


def test_of_several_tasks_taken_together_all_or_none_come_in(cast, give, plan_a):
    early, late = give("Công khai", date(2020, 12, 1)), give("Tự đánh giá", date(2021, 3, 31))
    same = how(ends_on=date(2020, 12, 15))
    with pytest.raises(DomainError):
        take_over_tasks(plan_a, [(late, same), (early, same)], by=actor(cast, "principal"))
    assert not plan_a.tasks.exists()


def test_an_approved_plan_takes_no_more_work_until_it_is_reopened(cast, give, plan_a):
    principal, deputy = actor(cast, "principal"), actor(cast, "office_deputy")
    add_activity(plan_a, how(), by=principal)
    submit_plan(plan_a, by=principal)
    decide_plan(plan_a, "approve", by=deputy)
    with pytest.raises(DomainError) as refusal:
        take_over_task(plan_a, give("Rà soát"), how(), by=principal)
    assert refusal.value.code == "plan_approved"
    reopen_plan(plan_a, "Bổ sung nhiệm vụ mới", by=deputy)
    assert add_activity(plan_a, how("Thêm"), by=principal).is_pending


def test_a_plan_goes_back_only_with_a_comment_and_its_writers_hear_of_it(cast, plan_a):
    principal, deputy = actor(cast, "principal"), actor(cast, "office_deputy")
    add_activity(plan_a, how(), by=principal)
    submit_plan(plan_a, by=principal)
    with pytest.raises(DomainError) as refusal:
        decide_plan(plan_a, "return", "  ", by=deputy)
    assert refusal.value.code == "comment_required"
    decide_plan(plan_a, "return", "Nêu rõ người chủ trì", by=deputy)
    told = Notice.objects.get(recipient_id=principal.user_id, kind="execution.decided")
    assert "Nêu rõ người chủ trì" in told.text
    assert told.url == reverse("execution:school_plan")


def test_on_approval_everybody_named_hears_how_much_is_theirs(cast, plan_a):
    teacher = cast.staff["teacher_A"]
    principal = actor(cast, "principal")
    add_activity(plan_a, how(lead_staff_id=teacher.pk), by=principal)
    add_activity(plan_a, how("Dự giờ", people_ids=[teacher.pk]), by=principal)
    submit_plan(plan_a, by=principal)
    decide_plan(plan_a, "approve", by=actor(cast, "office_deputy"))
    told = Notice.objects.get(recipient_id=cast.accounts["teacher"].pk)
    assert (told.kind, "2 việc" in told.text) == ("execution.assigned", True)


def test_the_second_of_two_who_change_an_activity_sees_the_conflict(cast, plan_a):
    by = actor(cast, "principal")
    activity = add_activity(plan_a, how(), by=by)
    change_activity(activity, activity.version, how("Bản của cô Hạnh"), by=by, serves=[])
    with pytest.raises(Conflict):
        change_activity(activity, activity.version, how("Bản của thầy Lâm"), by=by, serves=[])
    assert Task.objects.get(pk=activity.pk).title == "Bản của cô Hạnh"


def test_a_dropped_activity_waits_again(cast, give, plan_a, office_plan):
    task = give("Rà soát sĩ số")
    activity = take_over_task(plan_a, task, how(), by=actor(cast, "principal"))
    drop_activity(activity, by=actor(cast, "principal"))
    assert list(waiting_tasks(office_plan, cast.schools["A"], plan_a, TODAY)) == [task]


def test_proposals_keep_within_the_deadline_and_leave_the_thinking_to_the_school(cast, give, plan_a):
    task = give("Tiếp tục rà soát thiết bị dạy toán – tin; báo cáo Phòng.", date(2020, 11, 24))
    proposal = propose(plan_a, [task], [cast.schools["A"], cast.departments["A"]], TODAY)
    assert proposal.titles[task.pk] == "Rà soát thiết bị dạy toán – tin"
    assert (proposal.starts_on, proposal.ends_on) == (date(2020, 11, 24), date(2020, 11, 24))
    assert proposal.lead_id == cast.departments["A"].pk
    assert (proposal.term, proposal.deliverable) == ("HK1", "Báo cáo rà soát")


def test_a_long_directive_is_cut_between_words():
    assert len(short_title("từ " * 200)) <= 160


# --- pages ----------------------------------------------------------------------------------------------------------
def test_a_principal_takes_a_task_over_in_the_browser(cast, give, office_plan):
    task = give("Rà soát sĩ số")
    browser = cast.client("principal")
    assert task.title in browser.get(reverse("execution:school_plan")).text
    url = f"{reverse('execution:take_over')}?viec={task.pk}"
    form = browser.get(url).context["form"]
    typed = {form.name_of(task): "Rà soát từng lớp", "starts_on": "25/11/2020", "ends_on": "05/12/2020"}
    assert browser.post(url, typed).status_code == 302
    activity = Task.objects.get(kind=TaskKind.ACTIVITY)
    assert (activity.title, activity.due_on, list(activity.serves.all())) == (
        "Rà soát từng lớp", date(2020, 12, 5), [task],
    )  # fmt: skip


def test_what_was_typed_stays_when_a_date_is_refused(cast, give, office_plan):
    task = give("Rà soát sĩ số", date(2020, 12, 31))
    url = f"{reverse('execution:take_over')}?viec={task.pk}"
    answer = cast.client("principal").post(
        url, {f"title_{task.pk}": "Tên đã gõ", "objective": "Mục tiêu đã gõ", "ends_on": "31/01/2021"}
    )
    assert answer.status_code == 422
    assert "Tên đã gõ" in answer.text
    assert "Mục tiêu đã gõ" in answer.text
    assert "31/12/2020" in answer.text
    assert not Task.objects.filter(kind=TaskKind.ACTIVITY).exists()


def test_both_versions_are_shown_and_saving_again_keeps_the_second(cast, plan_a):
    activity = add_activity(plan_a, how("Bản đầu"), by=actor(cast, "principal"))
    url = reverse("execution:change_activity", args=[activity.pk])
    change_activity(activity, 1, how("Bản của cô Hạnh"), by=actor(cast, "vice_principal"), serves=[])
    browser = cast.client("principal")
    answer = browser.post(url, {"title": "Bản của thầy Lâm", "version": 1})
    assert answer.status_code == 422
    assert "Bản của cô Hạnh" in answer.text
    assert "Bản của thầy Lâm" in answer.text
    assert browser.post(url, {"title": "Bản của thầy Lâm", "version": 2}).status_code == 302
    assert Task.objects.get(pk=activity.pk).title == "Bản của thầy Lâm"


def test_a_department_head_adds_for_the_own_department_and_changes_only_that(cast, plan_a):
    foreign = add_activity(plan_a, how("Việc của trường"), by=actor(cast, "principal"))
    browser = cast.client("department_head")
    url = reverse("execution:add_department_work", args=[plan_a.pk])
    assert browser.post(url, {"title": "Chuyên đề tổ", "lead": cast.departments["A"].pk}).status_code == 302
    own = Task.objects.get(title="Chuyên đề tổ")
    assert own.lead == cast.departments["A"]
    assert browser.get(reverse("execution:change_activity", args=[own.pk])).status_code == 200
    assert browser.get(reverse("execution:change_activity", args=[foreign.pk])).status_code == 404
    assert browser.post(url, {"title": "Lấn sân", "lead": cast.schools["A"].pk}).status_code == 422


def test_the_office_returns_a_plan_and_the_school_reads_why(cast, plan_a):
    add_activity(plan_a, how(), by=actor(cast, "principal"))
    cast.client("principal").post(reverse("execution:submit", args=[plan_a.pk]))
    url = reverse("execution:decide", args=[plan_a.pk])
    assert cast.client("specialist").post(url, {"deed": "return", "comment": ""}).status_code == 422
    cast.client("specialist").post(url, {"deed": "return", "comment": "Thiếu thời gian theo tháng"})
    plan_a.refresh_from_db()
    assert plan_a.state == PlanState.RETURNED
    assert "Thiếu thời gian theo tháng" in cast.client("principal").get(reverse("execution:school_plan")).text


def test_a_specialist_does_not_approve_the_action_plan_of_a_division(cast):
    from duoc.plans.execution.services.planning import begin_plan

    plan = begin_plan(cast.division, cast.year, by=actor(cast, "specialist"))
    add_activity(plan, how(), by=actor(cast, "specialist"))
    submit_plan(plan, by=actor(cast, "specialist"))
    url = reverse("execution:decide", args=[plan.pk])
    assert cast.client("specialist").post(url, {"deed": "approve"}).status_code == 404
    cast.client("office_deputy").post(url, {"deed": "approve"})
    plan.refresh_from_db()
    assert plan.state == PlanState.APPROVED


@pytest.mark.parametrize("way", ["hoc-ky", "thang", "tuan", "muc"])
def test_the_plan_reads_by_semester_month_week_and_section(cast, give, plan_a, way):
    task = give("Rà soát sĩ số")
    take_over_task(
        plan_a, task, how(starts_on=date(2020, 11, 24), ends_on=date(2020, 12, 5)), by=actor(cast, "principal")
    )
    add_activity(plan_a, how("Việc không ngày"), by=actor(cast, "principal"))
    page = cast.client("principal").get(reverse("execution:school_plan"), {"xem": way})
    titles = {group.title for group in page.context["board"].groups}
    wanted = {
        "hoc-ky": {"Học kỳ I", "Cả năm"},
        "thang": {"Tháng 11/2020", "Chưa có ngày"},
        "tuan": {"Tuần 12", "Chưa có ngày"},
        "muc": {"I. Nhiệm vụ", "Việc riêng"},
    }
    assert titles == wanted[way]


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_the_plan_goes_out_on_paper_and_as_a_sheet(cast, give, plan_a, form, start):
    take_over_task(plan_a, give("Rà soát sĩ số"), how(ends_on=date(2020, 12, 5)), by=actor(cast, "principal"))
    answer = cast.client("principal").get(reverse(f"execution:{form}", args=[plan_a.pk]))
    assert answer.status_code == 200
    assert answer.content.startswith(start)


def test_pages_ask_the_same_number_of_questions_for_one_activity_and_for_thirty(cast, give, plan_a):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    by = actor(cast, "principal")
    browser, office = cast.client("principal"), cast.client("office_head")
    pages = [
        (browser, reverse("execution:school_plan")),
        (office, reverse("execution:school_plans")),
        (office, reverse("execution:coverage")),
    ]
    take_over_task(plan_a, give("Nhiệm vụ đầu"), how(), by=by)
    give("Còn chờ")

    def counts():
        found = []
        for client, url in pages:
            client.get(url)
            with CaptureQueriesContext(connection) as asked:
                client.get(url)
            found.append(len(asked))
        return found

    one = counts()
    for number in range(30):
        activity = take_over_task(plan_a, give(f"Nhiệm vụ {number}"), how(f"Việc {number}"), by=by)
        activity.people.add(cast.staff["teacher_A"])
        give(f"Còn chờ {number}")
    assert counts() == one
