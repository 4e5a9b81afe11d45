from __future__ import annotations

from types import SimpleNamespace

import pytest

from duoc.kit.approvals import Machine, State, Transition, move
from duoc.kit.audit import Actor
from duoc.kit.errors import DomainError

PLAN = Machine(
    "plan",
    (State("draft", "Dự thảo"), State("waiting", "Chờ duyệt"), State("approved", "Đã duyệt")),
    (
        Transition("submit", "draft", "waiting", "Trình duyệt"),
        Transition("approve", "waiting", "approved", "Phê duyệt"),
        Transition("return", "waiting", "draft", "Trả lại", comment_required=True),
    ),
)
HEAD = Actor(user_id=7, name="Trần Văn Lâm")


@pytest.mark.parametrize(
    ("state", "transition", "target"), [("draft", "submit", "waiting"), ("waiting", "approve", "approved")]
)
def test_a_step_of_the_table_leads_to_its_state(state, transition, target):
    assert PLAN.check(state, transition) == target


def test_a_step_from_another_state_is_refused_with_what_can_be_done_instead():
    with pytest.raises(DomainError) as refusal:
        PLAN.check("draft", "approve")
    assert refusal.value.code == "transition_refused"
    assert "Dự thảo" in refusal.value.text
    assert "“Trình duyệt”" in refusal.value.text


def test_nothing_leads_away_from_an_end():
    assert PLAN.is_final("approved")
    assert PLAN.available("approved") == ()
    with pytest.raises(DomainError, match=r"cuối"):
        PLAN.check("approved", "submit")


@pytest.mark.parametrize(("comment", "refused"), [("  ", True), ("Thiếu chỉ tiêu mục II", False)])
def test_a_plan_is_returned_only_with_a_reason(comment, refused):
    if not refused:
        assert PLAN.check("waiting", "return", comment=comment) == "draft"
        return
    with pytest.raises(DomainError) as refusal:
        PLAN.check("waiting", "return", comment=comment)
    assert (refusal.value.code, refusal.value.field) == ("comment_required", "comment")


def test_the_page_offers_what_the_table_allows():
    assert [row.title for row in PLAN.available("waiting")] == ["Phê duyệt", "Trả lại"]


def test_the_diagram_is_drawn_from_the_table():
    lines = PLAN.mermaid().splitlines()
    assert lines[0] == "stateDiagram-v2"
    assert "    waiting --> draft: Trả lại" in lines
    assert "    approved --> [*]" in lines


@pytest.mark.parametrize(
    ("states", "transitions"),
    [
        ((State("a", "A"), State("a", "B")), ()),
        ((State("a", "A"), State("b", "B")), ()),
        ((State("a", "A"),), (Transition("go", "a", "z", "Đi"),)),
        (
            (State("a", "A"), State("b", "B")),
            (Transition("go", "a", "b", "Đi"), Transition("go", "a", "a", "Đi")),
        ),
    ],
)
def test_a_table_with_a_hole_is_refused_at_start(states, transitions):
    with pytest.raises(ValueError, match="machine broken"):
        Machine("broken", states, transitions)


def test_a_step_that_no_table_knows_is_a_mistake_in_the_program():
    with pytest.raises(KeyError):
        PLAN.check("draft", "fly")


@pytest.mark.django_db
def test_a_step_taken_is_saved_and_remembered_with_who_and_why():
    saved, steps = [], []
    plan = SimpleNamespace(state="waiting", save=lambda update_fields: saved.append(update_fields))
    changes = SimpleNamespace(create=lambda **values: steps.append(values) or SimpleNamespace(**values))
    change = move(PLAN, plan, "return", by=HEAD, comment=" Thiếu chỉ tiêu ", changes=changes)
    assert (plan.state, saved) == ("draft", [["state"]])
    assert (change.from_state, change.to_state, change.comment) == ("waiting", "draft", "Thiếu chỉ tiêu")
    assert (change.by_id, change.by_name) == (7, "Trần Văn Lâm")
    with pytest.raises(DomainError):
        move(PLAN, plan, "approve", by=HEAD, changes=changes)
    assert len(steps) == 1
