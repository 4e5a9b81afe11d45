"""What a plan open for additions would change in what was approved, in words for whoever approves it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.plans.documents.models import Plan, Task
from duoc.web.formatting import day_text

KINDS = {"dropped": gettext_lazy("Bỏ"), "changed": gettext_lazy("Sửa"), "added": gettext_lazy("Thêm")}


@dataclass(frozen=True, slots=True)
class Difference:
    """One field before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """An activity that waits for approval: what is to become of it (`kind` of `KINDS`), in what it differs."""

    task: Task
    kind: str
    differences: list[Difference] = field(default_factory=list)

    @property
    def label(self) -> str:
        """What is to become of the activity, in words."""
        return str(KINDS[self.kind])


def changes_of(plan: Plan) -> list[Change]:
    """All that waits for approval in a plan, what is dropped first, what is added last. Six queries."""
    rows = (
        plan.tasks.filter(is_pending=True)
        .select_related("lead", "lead_staff", "revises__lead", "revises__lead_staff")
        .prefetch_related("people", "serves", "revises__people", "revises__serves")
        .order_by("pk")
    )
    found = [_change(row) for row in rows]
    return sorted(found, key=lambda change: list(KINDS).index(change.kind))


def _change(row: Task) -> Change:
    if row.revises is None:
        return Change(row, "added")
    if row.cancelled_on:
        return Change(row, "dropped")
    return Change(row, "changed", list(_differences(row.revises, row)))


def _differences(before: Task, after: Task) -> Iterator[Difference]:
    ours, theirs = _words(before), _words(after)
    for label, text in theirs.items():
        if ours[label] != text:
            yield Difference(label, ours[label], text)


def _words(task: Task) -> dict[str, str]:
    """Each field of an activity as a reader sees it."""
    return {
        _("Hoạt động"): task.title,
        _("Bắt đầu"): _day(task.starts_on),
        _("Kết thúc"): _day(task.due_on),
        _("Học kỳ"): task.get_term_display(),
        _("Mục tiêu"): task.objective,
        _("Giải pháp"): task.solution,
        _("Nguồn lực, phương tiện"): task.means,
        _("Sản phẩm"): task.deliverable,
        _("Đơn vị chủ trì"): task.lead.name if task.lead else "",
        _("Người chủ trì"): str(task.lead_staff or ""),
        _("Phối hợp thực hiện"): ", ".join(sorted(each.full_name for each in task.people.all())),
        _("Nhiệm vụ của Phòng"): ", ".join(sorted(each.number for each in task.serves.all())),
        _("Lý do trễ so với văn bản"): task.late_reason,
    }


def _day(value: date | None) -> str:
    return day_text(value) if value else ""
