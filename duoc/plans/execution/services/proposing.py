"""What a school may begin with when it takes a task over: sensible, and all of it to be changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from duoc.kit.text import fold
from duoc.plans.documents.models import Plan, Task
from duoc.registry.calendar.models import Term
from duoc.registry.organizations.models import Organization, OrganizationType

TITLE_LONGEST = 160
WHEN_LATE = timedelta(days=14)
DELIVERABLES: tuple[tuple[str, str], ...] = (
    ("ra soat", "Báo cáo rà soát"),
    ("boi duong", "Danh sách người tham gia, báo cáo kết quả bồi dưỡng"),
    ("tap huan", "Danh sách người tham gia, tài liệu tập huấn"),
    ("kiem tra", "Biên bản kiểm tra"),
    ("tuyen truyen", "Tin bài, hình ảnh"),
    ("danh gia", "Bảng tổng hợp kết quả đánh giá"),
    ("xay dung", "Văn bản được phê duyệt"),
    ("cong khai", "Nội dung đã công khai"),
    ("mua sam", "Danh mục, biên bản bàn giao"),
    ("sua chua", "Biên bản nghiệm thu"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The first values of the form. Objective, solution and means are the school's own thinking and stay empty.

    `is_late`: the office's day for one of the tasks is over, so that a reason is asked for.
    """

    titles: dict[int, str]
    deliverable: str
    lead_id: int | None
    term: str
    starts_on: date | None
    ends_on: date | None
    is_late: bool = False


def propose(plan: Plan, tasks: Sequence[Task], departments: Sequence[Organization], day: date) -> Proposal:
    """Proposals for taking over these tasks together. `departments`: who may lead here. Two queries at most."""
    dues = [task.due_on for task in tasks if task.due_on]
    is_late = any(due < day for due in dues)
    ends = min((due for due in dues if due >= day), default=day + WHEN_LATE if is_late else None)
    year = plan.school_year
    starts = max([day, year.starts_on, *(task.starts_on for task in tasks if task.starts_on)])
    if ends is not None and starts > ends:
        starts = ends
    terms = [term.code for term in year.terms.all() if starts <= term.ends_on and (ends or starts) >= term.starts_on]
    given = {task.term for task in tasks}
    term = given.pop() if len(given) == 1 and "" not in given else terms[0] if len(terms) == 1 else ""
    return Proposal(
        titles={task.pk: short_title(task.title) for task in tasks},
        deliverable=proposed_deliverable(tasks),
        lead_id=proposed_lead(plan.organization, tasks, departments),
        term=term if term in Term.Code.values else "",
        starts_on=starts,
        ends_on=ends,
        is_late=is_late,
    )


def short_title(text: str) -> str:
    """The first statement of a directive, without what the office says to itself in front of it."""
    first = re.split(r"(?<=[^.]{25})[.;](?=\s|$)", text.strip(), maxsplit=1)[0].strip(" .;")
    first = re.sub(r"^(Tiếp tục|Tập trung|Tăng cường chỉ đạo|Chỉ đạo|Yêu cầu)\s+", "", first)
    if len(first) > TITLE_LONGEST:
        head = first[:TITLE_LONGEST]
        cut = max(head.rfind(", "), head.rfind("; "))
        first = head[:cut] if cut > TITLE_LONGEST // 3 else head[: head.rfind(" ")]
    return first[:1].upper() + first[1:]


def proposed_deliverable(tasks: Sequence[Task]) -> str:
    """The result that the office asks for; else one that fits the verb; else none."""
    asked = {task.deliverable for task in tasks if task.deliverable}
    if len(asked) == 1:
        return asked.pop()
    if len(tasks) > 1:
        return ""
    words = fold(tasks[0].title)
    found = [(words.find(verb), result) for verb, result in DELIVERABLES if verb in words]
    return min(found)[1] if found else _("Báo cáo kết quả thực hiện")


def proposed_lead(organization: Organization, tasks: Sequence[Task], departments: Sequence[Organization]) -> int | None:
    """In a division itself; in a school the department whose name the task speaks of, else the school's leaders."""
    if organization.type == OrganizationType.DIVISION:
        return organization.pk
    words = fold(" ".join(task.title for task in tasks))
    for department in departments:
        name = fold(department.name).removeprefix("to ")
        if department.type == OrganizationType.DEPARTMENT and len(name) > 3 and name in words:
            return department.pk
    return organization.pk
