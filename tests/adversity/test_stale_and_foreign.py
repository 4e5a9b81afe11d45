"""What others saved meanwhile, and rows that are somebody else's."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from duoc.kit.audit import SYSTEM
from duoc.plans.documents.models import Node
from duoc.plans.execution.models import ProgressEntry
from duoc.plans.execution.services import planning
from duoc.plans.reports import services as reports
from duoc.plans.reports.models import Report
from duoc.registry.access import services as access
from duoc.registry.access.models import RoleAssignment
from duoc.registry.access.roles import Role
from tests.access import samples
from tests.cast import Cast


def test_the_second_who_saves_a_report_sees_both_texts_and_may_then_save(cast: Cast):
    report = samples.report(cast, "A")
    url = reverse("reports:report", args=[report.pk])
    seen = {f"section_{each['key']}": each["text"] for each in report.sections}
    key = report.sections[0]["key"]
    reports.edit(report, report.version, {key: "Lời của chị Cẩm"}, report.title, by=SYSTEM)
    client = cast.client("planner")
    mine = seen | {"title": report.title, "version": str(report.version), f"section_{key}": "Lời của anh Lâm"}
    refused = client.post(url, mine)
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Lời của chị Cẩm" in page
    assert "Lời của anh Lâm" in page
    assert Report.objects.get().sections[0]["text"] == "Lời của chị Cẩm"
    version = refused.context["form"]["version"].value()
    assert client.post(url, mine | {"version": version}).status_code == 302
    assert Report.objects.get().sections[0]["text"] == "Lời của anh Lâm"


def test_the_second_who_saves_an_activity_sees_both_versions(cast: Cast):
    activity = samples.activity(cast, "A")
    activity.plan.state = "draft"
    activity.plan.save()
    planning.change_activity(activity, activity.version, planning.How(title="Bản của chị Mai"), by=SYSTEM, serves=[])
    url = reverse("execution:change_activity", args=[activity.pk])
    refused = cast.client("principal").post(url, {"title": "Bản của anh Lâm", "version": str(activity.version)})
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Bản của chị Mai" in page
    assert "Bản của anh Lâm" in page
    activity.refresh_from_db()
    assert activity.title == "Bản của chị Mai"


def test_the_fifth_of_september_is_read_day_first(cast: Cast):
    task = samples.directive(cast, "A")
    task.plan.school_year.save()
    url = reverse("execution:change_due", args=[task.pk])
    for typed in ("05/09/2020", "5/9/2020", "05-09-2020", "05.09.2020", "2020-09-05"):
        cast.client("planner").post(url, {"due_on": typed, "reason": "thử"})
        task.refresh_from_db()
        assert task.due_on == date(2020, 9, 5), typed
    assert cast.client("planner").post(url, {"due_on": "31/02/2021", "reason": "thử"}).status_code == 422


def test_an_amendment_cannot_touch_a_node_of_another_plan(cast: Cast):
    amendment = samples.amendment(cast, "A")
    other = samples.school_plan(cast, "A")
    other.organization, other.kind = cast.office, "office"
    other.save()
    node = Node.objects.create(plan=other, position=1, kind="directive", text="Việc của kế hoạch khác")
    url = reverse("documents:amend_node", args=[amendment.pk, node.pk])
    refused = cast.client("planner").post(url, {"text": "Viết đè"})
    assert refused.status_code in (404, 422)
    assert not amendment.nodes.exists()


def test_the_mark_of_one_sending_serves_one_task_only(cast: Cast):
    """A phone's `client_id` that another task has used is refused, not taken for done."""
    mine, other, mark = samples.activity(cast, "A"), samples.activity(cast, "B"), uuid4()
    ProgressEntry.objects.create(
        task=other, percent=10, dated_on=date(2020, 11, 1), at=samples.moment(), client_id=mark
    )
    url = reverse("execution:report", args=[mine.pk])
    refused = cast.client("teacher").post(url, {"percent": "80", "client_id": str(mark)})
    assert refused.status_code == 422
    assert not mine.progress.exists()


def test_a_school_cannot_make_a_head_of_office(cast: Cast):
    url = reverse("access:account", args=[cast.accounts["teacher"].pk])
    for role in (Role.ADMINISTRATOR, Role.OFFICE_HEAD, Role.PLANNER, Role.PROVINCE_VIEWER):
        refused = cast.client("principal").post(url, {"role": role, "organization": cast.schools["A"].pk})
        assert refused.status_code == 422, role
    assert cast.accounts["teacher"].roles.count() == 1


def test_a_former_school_cannot_reset_the_password_of_who_has_moved_on(cast: Cast):
    """The head of the office once taught at A; A's principal still sees the ended role, and nothing more."""
    head = cast.accounts["office_head"]
    RoleAssignment.objects.create(
        account=head, role=Role.TEACHER, organization=cast.schools["A"], valid_from=date(2010, 9, 1),
        valid_to=date(2015, 9, 1),
    )  # fmt: skip
    before = head.password
    for view in ("access:new_password", "access:switch"):
        cast.client("principal").post(reverse(view, args=[head.pk]))
    head.refresh_from_db()
    assert head.password == before
    assert head.is_active


def test_ending_a_role_again_does_not_give_it_back(cast: Cast):
    role = cast.accounts["teacher"].roles.get()
    access.end_role(role, date(2020, 9, 30), by=SYSTEM)
    cast.client("principal").post(reverse("access:end_role", args=[role.pk]))
    role.refresh_from_db()
    assert role.valid_to == date(2020, 10, 1)


@pytest.mark.parametrize(
    ("page", "row", "field"),
    [
        ("registers:student_edit", lambda cast: cast.students["A-6A"], "birthplace"),
        ("registers:class_edit", lambda cast: cast.classes["A-6A"], "name"),
    ],
)
def test_the_second_who_saves_a_pupil_or_a_class_sees_both_versions(cast: Cast, page: str, row: Any, field: str):
    found = row(cast)
    url = reverse(page, args=[found.pk])
    first, second = cast.client("clerk"), cast.client("principal")
    form = first.get(url).context["form"]
    seen = {name: value for name in form.fields if (value := form[name].value()) not in (None, False)}
    seen |= {name: f"{value:%d/%m/%Y}" for name, value in seen.items() if isinstance(value, date)} | {"sex": "F"}
    assert first.post(url, seen | {field: "Bản của chị Mai"}).status_code == 302
    refused = second.post(url, seen | {field: "Bản của anh Lâm"})
    shown = refused.content.decode()
    assert refused.status_code == 422
    assert "Bản của chị Mai" in shown
    assert "Bản của anh Lâm" in shown
    found.refresh_from_db()
    assert getattr(found, field) == "Bản của chị Mai"
