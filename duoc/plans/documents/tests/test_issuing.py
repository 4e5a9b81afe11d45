"""A plan is issued, frozen, and later amended; the plan of any day can be read."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pypdfium2
import pytest

from duoc.kit import clock
from duoc.kit.audit import Actor
from duoc.kit.errors import DomainError
from duoc.kit.notices.models import Notice
from duoc.plans.documents.models import Node, Plan, PlanState, Task
from duoc.plans.documents.queries import directives_in_force, nodes_on
from duoc.plans.documents.services import amending, editing, issuing, marking
from tests.cast import Cast

HOW = issuing.Issue(
    number="215",
    symbol="KH-PGDĐT",
    dated_on=date(2020, 9, 4),
    signer_authority="KT. TRƯỞNG PHÒNG",
    signer_position="PHÓ TRƯỞNG PHÒNG",
    signer_name="Trần Văn Đước",
)


@pytest.fixture
def deputy(cast: Cast) -> Actor:
    return Actor(user_id=cast.accounts["office_deputy"].pk, name="Phó Trưởng phòng")


@pytest.fixture
def issued(draft: Plan, deputy: Actor) -> Plan:
    issuing.issue(draft, HOW, by=deputy)
    return draft


def test_an_issued_plan_is_frozen(issued: Plan, planner: Actor):
    node = issued.nodes.filter(kind="directive").first()
    assert node is not None
    with pytest.raises(DomainError) as refusal:
        editing.change_text(issued, node.pk, text="khác", label="", kind="directive", by=planner)
    assert refusal.value.code == "plan_frozen"


def test_its_tasks_go_to_the_schools_of_their_levels_and_to_no_neighbour(issued: Plan, cast: Cast):
    task = issued.tasks.get(title__contains="rà soát sĩ số")
    assert set(task.addressed_to.all()) == {cast.schools["A"], cast.schools["B"]}


@pytest.mark.parametrize(("number", "accepted"), [("215", False), ("216", True)])
def test_a_number_is_given_once_a_year(issued: Plan, cast: Cast, deputy: Actor, number: str, accepted: bool):
    other = Plan.objects.create(
        organization=cast.office, school_year=cast.year, kind="office", title="Khác", created_at=clock.now()
    )
    how = issuing.Issue(**{**{name: getattr(HOW, name) for name in HOW.__slots__}, "number": number})
    if accepted:
        issuing.issue(other, how, by=deputy)
        assert other.state == PlanState.ISSUED
        return
    with pytest.raises(DomainError) as refusal:
        issuing.issue(other, how, by=deputy)
    assert (refusal.value.code, refusal.value.field) == ("number_taken", "number")


def test_a_task_without_a_lead_keeps_the_plan_from_being_submitted(draft: Plan, planner: Actor, cast: Cast):
    Task.objects.filter(plan=draft).update(lead=None)
    with pytest.raises(DomainError) as refusal:
        issuing.submit(draft, by=planner)
    assert refusal.value.code == "directives_unassigned"
    nodes = [task.node_id for task in draft.tasks.all()]
    marking.assign(draft, nodes, marking.Assignment(lead_id=cast.division.pk), by=planner)
    issuing.submit(draft, by=planner)
    assert draft.state == PlanState.SUBMITTED


def amend(plan: Plan, by: Actor, deputy: Actor, day: date, text: str, due: date | None = None) -> tuple[Node, Plan]:
    node = nodes_on(plan, day).get(text__contains="rà soát sĩ số")
    amendment = amending.begin_amendment(plan, by=by)
    amending.amend_node(amendment, node, text=text, due_on=due, by=by)
    how = issuing.Issue(**{**{name: getattr(HOW, name) for name in HOW.__slots__}, "number": "300", "dated_on": day})
    issuing.issue(amendment, how, by=deputy)
    return node, amendment


def test_the_plan_of_any_day_can_be_read(issued: Plan, planner: Actor, deputy: Actor):
    amend(issued, planner, deputy, date(2020, 11, 1), "Tổ chức rà soát sĩ số học sinh mọi cấp học")
    before = {node.text for node in nodes_on(issued, date(2020, 10, 31))}
    after = {node.text for node in nodes_on(issued, date(2020, 11, 1))}
    assert "Tổ chức rà soát sĩ số học sinh mọi cấp học" in after - before
    assert len(before) == len(after)


def test_an_amended_task_keeps_its_identity_and_the_moved_deadline_is_kept(issued: Plan, planner: Actor, deputy: Actor):
    task = issued.tasks.get(title__contains="rà soát sĩ số")
    amend(issued, planner, deputy, date(2020, 11, 1), "Rà soát sĩ số và rà soát sĩ số lớp ghép", date(2020, 12, 15))
    task.refresh_from_db()
    assert task.due_on == date(2020, 12, 15)
    assert [change.due_on for change in task.due_changes.all()] == [date(2020, 10, 30), date(2020, 12, 15)]
    assert task.title == "Rà soát sĩ số và rà soát sĩ số lớp ghép"


def test_a_lifted_directive_lives_until_the_day_before(issued: Plan, planner: Actor, deputy: Actor):
    task = issued.tasks.get(title__contains="rà soát sĩ số")
    amend(issued, planner, deputy, date(2020, 11, 1), "")
    assert task in directives_in_force(issued, date(2020, 10, 31))
    assert task not in directives_in_force(issued, date(2020, 11, 1))


def test_the_paper_says_what_the_tree_says(issued: Plan, cast: Cast):
    client = cast.client("planner")
    pdf = client.get(f"/ke-hoach/{issued.pk}/ke-hoach.pdf").content
    pages = pypdfium2.PdfDocument(pdf)
    printed = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())
    word = docx.Document(BytesIO(client.get(f"/ke-hoach/{issued.pk}/ke-hoach.docx").content))
    written = " ".join(paragraph.text for paragraph in word.paragraphs)
    for words in ("Tổ chức rà soát sĩ số học sinh các trường tiểu học", "NHỮNG NHIỆM VỤ CHỦ YẾU"):
        assert words in printed
        assert words in written
    assert "215/KH-PGDĐT" in printed


def test_a_school_reads_the_issued_plan_but_not_its_draft(draft: Plan, deputy: Actor, cast: Cast):
    client = cast.client("principal")
    url = f"/ke-hoach/{draft.pk}/"
    assert client.get(url).status_code == 404
    issuing.issue(draft, HOW, by=deputy)
    assert client.get(url).status_code == 200


def test_who_issues_hears_of_a_submitted_plan_and_who_writes_hears_why_it_came_back(
    draft: Plan, planner: Actor, deputy: Actor, cast: Cast
):
    nodes = [task.node_id for task in draft.tasks.all()]
    marking.assign(draft, nodes, marking.Assignment(lead_id=cast.division.pk), by=planner)
    issuing.submit(draft, by=planner)
    told = set(Notice.objects.filter(kind="documents.submitted").values_list("recipient_id", flat=True))
    assert told == {cast.accounts["office_head"].pk, cast.accounts["office_deputy"].pk}
    issuing.return_plan(draft, "Bổ sung nơi nhận", by=deputy)
    notice = Notice.objects.get(kind="documents.returned", recipient_id=cast.accounts["planner"].pk)
    assert "Bổ sung nơi nhận" in notice.text


def test_an_item_is_lifted_by_its_own_button_and_not_by_an_empty_field(issued: Plan, cast: Cast, planner: Actor):
    amendment = amending.begin_amendment(issued, by=planner)
    node = nodes_on(issued, date(2020, 11, 1)).get(text__contains="rà soát sĩ số")
    client, url = cast.client("planner"), f"/ke-hoach/{amendment.pk}/sua-doi/{node.pk}/"
    refused = client.post(url, {"text": "", "due_on": ""})
    assert refused.status_code == 422
    assert "Nhập nội dung mới" in refused.content.decode()
    assert not amendment.nodes.exists()
    assert client.post(url, {"text": "đã gõ dở", "due_on": "31/02/2021", "lift": "1"}).status_code == 302
    assert [each.text for each in amendment.nodes.all()] == [""]


def test_an_item_that_was_changed_already_is_gone_on_with(issued: Plan, cast: Cast, planner: Actor):
    amendment = amending.begin_amendment(issued, by=planner)
    node = nodes_on(issued, date(2020, 11, 1)).get(text__contains="rà soát sĩ số")
    amending.amend_node(amendment, node, text="Rà soát sĩ số mọi lớp", due_on=date(2020, 12, 15), by=planner)
    page = cast.client("planner").get(f"/ke-hoach/{amendment.pk}/sua-doi/{node.pk}/").content.decode()
    assert ">\nRà soát sĩ số mọi lớp</textarea>" in page
    assert 'value="15/12/2020"' in page


def test_the_paper_of_an_amendment_says_what_becomes_of_each_item(
    issued: Plan, planner: Actor, deputy: Actor, cast: Cast
):
    day = date(2020, 11, 1)
    changed, lifted = (nodes_on(issued, day).get(text__contains=words) for words in ("rà soát sĩ số", "bồi dưỡng"))
    amendment = amending.begin_amendment(issued, by=planner)
    amending.amend_node(amendment, changed, text="Rà soát sĩ số mọi lớp", due_on=date(2020, 12, 15), by=planner)
    amending.amend_node(amendment, lifted, text="", due_on=None, by=planner)
    amending.add_directive(
        amendment, changed.parent, text="Tập huấn học bạ số", role="task", due_on=date(2021, 1, 5), by=planner
    )
    how = issuing.Issue(**{**{name: getattr(HOW, name) for name in HOW.__slots__}, "number": "300", "dated_on": day})
    issuing.issue(amendment, how, by=deputy)
    word = docx.Document(BytesIO(cast.client("planner").get(f"/ke-hoach/{amendment.pk}/ke-hoach.docx").content))
    written = [paragraph.text for paragraph in word.paragraphs]
    assert any(
        "Sửa đổi mục I.1.1 như sau: “Rà soát sĩ số mọi lớp”. Thời hạn: ngày 15 tháng 12 năm 2020." in text
        for text in written
    )
    assert any("Bãi bỏ mục I.1.2: “" in text for text in written)
    assert any(
        "Bổ sung vào mục I.1 nhiệm vụ sau: “Tập huấn học bạ số”. Thời hạn: ngày 05 tháng 01 năm 2021." in text
        for text in written
    )
    assert any("Các nội dung khác của Kế hoạch số 215/KH-PGDĐT ngày 04 tháng 9 năm 2020" in text for text in written)
    assert "Căn cứ Kế hoạch số 215/KH-PGDĐT ngày 04 tháng 9 năm 2020." in written


def test_a_deadline_that_alone_was_moved_is_printed_alone(issued: Plan, planner: Actor, cast: Cast):
    node = nodes_on(issued, date(2020, 11, 1)).get(text__contains="rà soát sĩ số")
    amendment = amending.begin_amendment(issued, by=planner)
    amending.amend_node(amendment, node, text=node.text, due_on=date(2020, 12, 15), by=planner)
    word = docx.Document(BytesIO(cast.client("planner").get(f"/ke-hoach/{amendment.pk}/ke-hoach.docx").content))
    moved = next(paragraph.text for paragraph in word.paragraphs if "Sửa đổi thời hạn của mục I.1.1" in paragraph.text)
    assert moved.endswith("”: ngày 15 tháng 12 năm 2020.")
    assert "như sau" not in moved
