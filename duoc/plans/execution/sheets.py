"""The activities of a plan as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.kit.sheets import Column, Kind, Register
from duoc.kit.sheets.writing import export
from duoc.plans.documents.models import Task
from duoc.plans.execution.board import Board
from duoc.registry.calendar.models import Term


def terms() -> list[tuple[str, str]]:
    """Terms by their code, in the reader's language."""
    return [(code, str(label)) for code, label in Term.Code.choices]


ACTIVITIES = Register(
    name="execution.activities",
    title=gettext_lazy("Hoạt động"),
    columns=(
        Column(key="number", title=gettext_lazy("TT"), kind=Kind.INTEGER, width=6),
        Column(key="serves", title=gettext_lazy("Nhiệm vụ của Phòng"), width=18),
        Column(key="title", title=gettext_lazy("Nội dung hoạt động"), width=50),
        Column(key="term", title=gettext_lazy("Học kỳ"), kind=Kind.CHOICE, choices=terms, width=12),
        Column(key="starts_on", title=gettext_lazy("Bắt đầu"), kind=Kind.DATE, width=12),
        Column(key="due_on", title=gettext_lazy("Kết thúc"), kind=Kind.DATE, width=12),
        Column(key="objective", title=gettext_lazy("Mục tiêu"), width=36),
        Column(key="solution", title=gettext_lazy("Giải pháp"), width=36),
        Column(key="lead", title=gettext_lazy("Đơn vị chủ trì"), width=22),
        Column(key="lead_staff", title=gettext_lazy("Người chủ trì"), width=22),
        Column(key="people", title=gettext_lazy("Phối hợp"), width=30),
        Column(key="means", title=gettext_lazy("Nguồn lực, phương tiện"), width=30),
        Column(key="deliverable", title=gettext_lazy("Sản phẩm"), width=30),
        Column(key="percent", title=gettext_lazy("Tiến độ (%)"), kind=Kind.INTEGER, width=10),
        Column(key="evidence", title=gettext_lazy("Minh chứng"), kind=Kind.INTEGER, width=11),
    ),
)


def plan_workbook(board: Board) -> bytes:
    """All activities of a plan in the order of time."""
    plan = board.plan
    meta = {_("Đơn vị"): board.organization.name, _("Năm học"): str(board.year)}
    if plan is not None:
        meta[_("Trạng thái")] = plan.get_state_display()
    meta[_("Số liệu đến ngày")] = f"{board.day:%d/%m/%Y}"
    return export(ACTIVITIES, _rows(board.activities), title=plan.title if plan else "", meta=meta)


def _rows(activities: list[Task]) -> Iterator[dict[str, Any]]:
    for number, task in enumerate(activities, start=1):
        yield {
            "number": number,
            "serves": ", ".join(each.number for each in task.serves.all() if each.number),
            "title": task.title,
            "term": task.term,
            "starts_on": task.starts_on,
            "due_on": task.due_on,
            "objective": task.objective,
            "solution": task.solution,
            "lead": task.lead.name if task.lead else "",
            "lead_staff": str(task.lead_staff or ""),
            "people": ", ".join(each.full_name for each in task.people.all()),
            "means": task.means,
            "deliverable": task.deliverable,
            "percent": task.percent,
            "evidence": getattr(task, "evidence_count", 0),
        }
