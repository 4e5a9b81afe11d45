"""A document goes in as it is and becomes a draft with proposals."""

from __future__ import annotations

from datetime import date

import pytest

from duoc.kit.audit import Actor
from duoc.kit.audit.queries import history
from duoc.kit.errors import DomainError
from duoc.plans.documents.models import Node, Plan, PlanState, Target, Task
from duoc.plans.documents.services import importing, mending, recording
from duoc.plans.documents.services.proposing import words_about
from duoc.plans.documents.tests.conftest import TEXT
from duoc.registry.organizations.models import Affiliation, Organization, OrganizationType
from tests.cast import Cast


def test_the_header_is_read(draft: Plan):
    assert draft.symbol == "KH-PGDĐT"
    assert draft.dated_on == date(2020, 9, 4)
    assert draft.signer_name == "Trần Văn Đước"
    assert draft.state == PlanState.DRAFT


def test_directives_become_tasks_with_section_and_deadline(draft: Plan):
    task = draft.tasks.get(title__contains="rà soát sĩ số")
    assert (task.section, task.due_on, task.levels) == ("I.1", date(2020, 10, 30), ["TH"])


def test_work_under_a_month_is_due_in_that_month(cast: Cast, planner: Actor):
    text = TEXT.replace(
        "Các trường xây dựng kế hoạch cụ thể từng tháng.",
        "1. Tháng 11/2020\n- Hội giảng cấp trường.\n2. Tháng 12/2020\n- Kiểm tra học kỳ I, xong trước ngày 25/12/2020.",
    )
    plan = importing.import_document(
        text.encode(), "ke-hoach.txt", organization=cast.office, school_year=cast.year, by=planner
    )
    due = {task.title: (task.starts_on, task.due_on) for task in plan.tasks.all()}
    assert due["Hội giảng cấp trường"] == (date(2020, 11, 1), date(2020, 11, 30))
    assert due["Kiểm tra học kỳ I, xong trước ngày 25/12/2020"] == (None, date(2020, 12, 25))


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("Bồi dưỡng giáo viên tiểu học", {"can bo", "tieu hoc"}),
        ("Đổi mới quản lý các cơ sở giáo dục mầm non, giáo dục phổ thông theo hướng phân cấp", {"ke hoach"}),
        ("Hỗ trợ cha mẹ trẻ kiến thức chăm sóc, giáo dục trẻ", {"mam non"}),
        ("Tiếp tục đổi mới công tác quản lý", set()),
    ],
)
def test_a_directive_speaks_of_the_level_that_it_is_about_and_of_none_where_it_is_about_all(
    words: str, fields: set[str]
):
    assert words_about(words) == fields


def test_what_no_field_claims_is_led_by_the_division_for_general_work(cast: Cast, planner: Actor):
    child = Organization.objects.create(
        code="PGD-KH", name="Bộ phận Tổ chức và Kế hoạch", type=OrganizationType.DIVISION
    )
    Affiliation.objects.create(child=child, parent=cast.office)
    plan = importing.import_document(
        TEXT.replace("Các trường xây dựng kế hoạch cụ thể từng tháng.", "Tiếp tục đổi mới công tác quản lý.").encode(),
        "ke-hoach.txt",
        organization=cast.office,
        school_year=cast.year,
        by=planner,
    )
    assert plan.tasks.get(title__startswith="Tiếp tục đổi mới").lead == child


def test_a_target_is_bound_to_the_indicator_that_its_words_name(draft: Plan):
    target = Target.objects.get(plan=draft)
    assert (target.indicator, target.comparator) == ("class_size_avg", "standard")


def test_the_same_file_again_gives_the_standing_draft(draft: Plan, cast: Cast, planner: Actor):
    again = importing.import_document(
        TEXT.encode(), "lan-hai.txt", organization=cast.office, school_year=cast.year, by=planner
    )
    assert again == draft


@pytest.mark.parametrize("data", [b"", b"\x00\xff\x00 not a plan", "Danh sách lớp 6A".encode()])
def test_a_file_without_directives_is_refused_with_a_sentence_and_keeps_nothing(
    data: bytes, cast: Cast, planner: Actor
):
    with pytest.raises(DomainError) as refusal:
        importing.import_document(data, "x.txt", organization=cast.office, school_year=cast.year, by=planner)
    assert refusal.value.field == "file"
    assert not Plan.objects.exists()


def test_accepting_all_repairs_is_one_step_that_can_be_undone(draft: Plan, planner: Actor):
    waiting = draft.repairs.filter(state="proposed").count()
    assert waiting >= 1
    assert mending.accept_repairs(draft, by=planner) == waiting
    assert not draft.repairs.filter(state="proposed").exists()
    recording.undo(draft, by=planner)
    assert draft.repairs.filter(state="proposed").count() == waiting


def test_importing_leaves_one_event_in_the_offices_chain(draft: Plan, cast: Cast):
    event = history(draft).get()
    assert (event.event, event.scope_id) == ("plans.imported", cast.office.pk)


def test_every_task_has_a_node_and_every_node_its_plan(draft: Plan):
    assert Task.objects.filter(plan=draft, node=None).count() == 0
    assert Node.objects.exclude(plan=draft).count() == 0
