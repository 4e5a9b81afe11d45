"""Marking, assigning, mending, undoing: what a planning specialist does with a draft."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from duoc.kit.audit import Actor
from duoc.kit.errors import DomainError
from duoc.plans.documents.models import Node, NodeKind, Plan, Task
from duoc.plans.documents.queries import branches, review_state
from duoc.plans.documents.services import editing, marking, mending, recording
from duoc.plans.documents.services.recording import snapshot
from tests.cast import Cast


def directives(plan: Plan) -> list[Node]:
    return list(plan.nodes.filter(kind=NodeKind.DIRECTIVE).order_by("position"))


def picture(plan: Plan) -> list[object]:
    """Everything that an edit may touch, to compare before and after."""
    rows = [*plan.nodes.order_by("pk"), *plan.tasks.order_by("pk"), *plan.targets.order_by("pk"), *plan.repairs.all()]
    return [snapshot(row) for row in rows]


def test_what_was_assigned_is_cleared_from_several_tasks_at_once_and_comes_back_with_undo(
    draft: Plan, planner: Actor, cast: Cast
):
    nodes = [node.pk for node in directives(draft)]
    school, person = cast.schools["A"].pk, cast.staff["specialist"].pk
    given = marking.Assignment(
        lead_id=cast.division.pk, school_ids=[school], people_ids=[person], levels=["TH"], deliverable="Báo cáo"
    )
    marking.assign(draft, nodes, given, by=planner)
    client = cast.client("planner")
    client.post(
        f"/ke-hoach/{draft.pk}/sua/",
        {"deed": "assign", "node": nodes, "cleared": ["lead", "people", "schools", "levels"]},
    )
    for task in draft.tasks.all():
        assert (task.lead_id, task.levels, task.deliverable) == (None, [], "Báo cáo")
        assert not task.people.exists()
        assert not task.addressed_to.exists()
    recording.undo(draft, by=planner)
    for task in draft.tasks.all():
        assert (task.lead_id, task.levels) == (cast.division.pk, ["TH"])
        assert list(task.people.values_list("pk", flat=True)) == [person]
        assert list(task.addressed_to.values_list("pk", flat=True)) == [school]


def test_several_directives_are_marked_at_once(draft: Plan, planner: Actor):
    chosen = directives(draft)[:2]
    marking.mark(draft, [node.pk for node in chosen], "principle", by=planner)
    assert {node.role for node in Node.objects.filter(pk__in=[each.pk for each in chosen])} == {"principle"}
    assert not Task.objects.filter(node__in=chosen).exists()


def test_a_marked_task_gets_lead_period_and_deliverable_in_one_step(draft: Plan, planner: Actor, cast: Cast):
    chosen = [node.pk for node in directives(draft)[:2]]
    assignment = marking.Assignment(
        lead_id=cast.division.pk,
        school_ids=[cast.schools["A"].pk],
        people_ids=[cast.staff["specialist"].pk],
        due_on=date(2020, 12, 1),
        deliverable="Báo cáo",
    )
    marking.assign(draft, chosen, assignment, by=planner)
    for task in Task.objects.filter(node__in=chosen):
        assert (task.lead, task.due_on, task.deliverable) == (cast.division, date(2020, 12, 1), "Báo cáo")
        assert list(task.addressed_to.all()) == [cast.schools["A"]]


def test_what_is_left_empty_stays_as_it_was(draft: Plan, planner: Actor):
    node = directives(draft)[0]
    before = Task.objects.get(node=node).due_on
    marking.assign(draft, [node.pk], marking.Assignment(deliverable="Biên bản"), by=planner)
    assert Task.objects.get(node=node).due_on == before


@pytest.mark.parametrize(("starts", "accepted"), [(date(2020, 10, 30), True), (date(2020, 10, 31), False)])
def test_a_start_after_the_deadline_is_refused_at_its_field(draft: Plan, planner: Actor, starts: date, accepted: bool):
    node = next(node for node in directives(draft) if "sĩ số học sinh các trường" in node.text)
    assignment = marking.Assignment(starts_on=starts)
    if accepted:
        marking.assign(draft, [node.pk], assignment, by=planner)
        return
    with pytest.raises(DomainError) as refusal:
        marking.assign(draft, [node.pk], assignment, by=planner)
    assert refusal.value.field == "due_on"


def test_a_target_needs_a_value_unless_the_regulation_gives_it(draft: Plan, planner: Actor):
    node = directives(draft)[0]
    with pytest.raises(DomainError) as refusal:
        marking.bind_target(draft, node.pk, marking.Binding(words="x", indicator="class_size_avg"), by=planner)
    assert refusal.value.code == "value_needed"
    target = marking.bind_target(
        draft,
        node.pk,
        marking.Binding(words="x", indicator="class_size_avg", comparator="<=", value=Decimal(35)),
        by=planner,
    )
    assert target.is_met(Decimal("35.0")) is True
    assert target.is_met(Decimal("35.1")) is False


EDITS = {
    "mark": lambda plan, node, by: marking.mark(plan, [node.pk], "orientation", by=by),
    "assign": lambda plan, node, by: marking.assign(plan, [node.pk], marking.Assignment(deliverable="X"), by=by),
    "text": lambda plan, node, by: editing.change_text(
        plan, node.pk, text="Chữ khác", label="", kind="directive", by=by
    ),
    "heading": lambda plan, node, by: editing.change_text(plan, node.pk, text="Mục", label="3", kind="heading", by=by),
    "join": lambda plan, node, by: editing.join_with_next(plan, node.pk, by=by),
    "split": lambda plan, node, by: editing.split(plan, node.pk, 20, by=by),
    "add": lambda plan, node, by: editing.add_after(plan, node.pk, text="Mới", kind="directive", role="task", by=by),
    "remove": lambda plan, node, by: editing.remove(plan, node.pk, by=by),
    "down": lambda plan, node, by: editing.move(plan, node.pk, "down", by=by),
    "out": lambda plan, node, by: editing.move(plan, node.pk, "out", by=by),
    "accept": lambda plan, node, by: mending.accept_repairs(plan, by=by),
}


@pytest.mark.parametrize("name", list(EDITS))
def test_every_edit_can_be_undone_and_done_again(draft: Plan, planner: Actor, name: str):
    before = picture(draft)
    EDITS[name](draft, directives(draft)[0], planner)
    after = picture(draft)
    assert after != before
    recording.undo(draft, by=planner)
    assert picture(draft) == before
    recording.redo(draft, by=planner)
    assert picture(draft) == after


def test_a_new_edit_after_an_undo_drops_what_was_undone(draft: Plan, planner: Actor):
    first, second = directives(draft)[:2]
    marking.mark(draft, [first.pk], "principle", by=planner)
    recording.undo(draft, by=planner)
    marking.mark(draft, [second.pk], "solution", by=planner)
    assert recording.redo(draft, by=planner) is None
    assert Node.objects.get(pk=first.pk).role == "task"


def test_joining_puts_the_words_of_a_cut_paragraph_together(draft: Plan, planner: Actor):
    first, second = directives(draft)[:2]
    editing.join_with_next(draft, first.pk, by=planner)
    assert Node.objects.get(pk=first.pk).text == f"{first.text} {second.text}"
    assert not Node.objects.filter(pk=second.pk).exists()


def test_a_refused_repair_puts_the_words_of_the_source_back(draft: Plan, planner: Actor):
    repair = draft.repairs.first()
    assert repair is not None
    mending.decide_repair(draft, repair.pk, accept=False, by=planner)
    repair.refresh_from_db()
    assert repair.state == "refused"


def test_the_bar_counts_what_is_still_missing(draft: Plan, planner: Actor, cast: Cast):
    Task.objects.filter(plan=draft).update(lead=None)
    missing = review_state(draft, branches(draft)).incomplete
    assert missing == draft.tasks.count()
    marking.assign(
        draft, [node.pk for node in directives(draft)], marking.Assignment(lead_id=cast.division.pk), by=planner
    )
    assert review_state(draft, branches(draft)).incomplete == 0


def test_the_review_page_takes_the_same_number_of_queries_for_more_nodes(draft: Plan, planner: Actor, cast: Cast):
    client = cast.client("planner")
    url = f"/ke-hoach/{draft.pk}/ra-soat/"
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for number in range(30):
        editing.add_after(
            draft, directives(draft)[-1].pk, text=f"Việc {number}", kind="directive", role="task", by=planner
        )
    client.get(url)  # what the shell keeps until somebody writes is read anew
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(few)


def test_a_step_is_named_in_the_language_of_its_reader(draft: Plan, planner: Actor, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("duoc.plans.documents.models.edits.gettext", {"Sửa “%(text)s”": "Change “%(text)s”"}.get)
    node = directives(draft)[0]
    editing.change_text(draft, node.pk, text="Rà soát từng lớp", label="", kind="directive", by=planner)
    step = draft.edits.get()
    assert step.title == "Sửa “%(text)s”"
    assert step.said == "Change “Rà soát từng lớp”"
