"""Progress and evidence: what a teacher marks on a phone, sent once or several times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.kit import clock
from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.kit.files.models import StoredFile
from duoc.plans.documents.models import Task
from duoc.plans.documents.services.deadlines import move_deadline
from duoc.plans.execution.models import Evidence, ProgressEntry

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the work has come. `client_id` is made on the phone, so that sending again does no harm."""

    percent: int
    note: str = ""
    dated_on: date | None = None
    client_id: UUID | None = None


@transaction.atomic
def report_progress(task: Task, progress: Progress, *, by: Actor) -> ProgressEntry:
    """Add an entry and bring the task's own figures in line. The same `client_id` again gives the entry that is there.

    Errors: `percent_out_of_range` (field `percent`); `sent_elsewhere` for the `client_id` of another task;
    `plan_not_in_force`; `in_the_future` (field `dated_on`).
    """
    if not 0 <= progress.percent <= 100:
        raise DomainError("percent_out_of_range", _("Tiến độ là số từ 0 đến 100."), field="percent")
    row = Task.objects.select_for_update(of=("self",)).select_related("plan").get(pk=task.pk)
    if progress.client_id is not None:
        sent = ProgressEntry.objects.filter(client_id=progress.client_id).first()
        if sent is not None and sent.task_id == row.pk:
            return sent
        if sent is not None:
            raise DomainError("sent_elsewhere", _("Lần gửi này đã dùng cho việc khác. Tải lại trang rồi báo lại."))
    if not row.is_in_force:
        raise DomainError(
            "plan_not_in_force", _("Việc này chưa có hiệu lực: kế hoạch chưa được duyệt, hoặc việc đã bỏ.")
        )
    day = progress.dated_on or clock.today()
    if day > clock.today():
        raise DomainError("in_the_future", _("Ngày báo tiến độ không thể ở tương lai."), field="dated_on")
    entry = ProgressEntry.objects.create(
        task=row,
        percent=progress.percent,
        dated_on=day,
        at=clock.now(),
        note=progress.note.strip(),
        by_id=by.user_id,
        client_id=progress.client_id,
    )
    before = {"percent": row.percent}
    refresh_progress([row])
    audit.record(
        "plans.progress_reported",
        row,
        by=by,
        scope=row.organization_id,
        before=before,
        after={"percent": entry.percent, "note": entry.note},
    )
    return entry


def refresh_progress(tasks: Sequence[Task]) -> None:
    """Bring percent, day of progress and day of completion of tasks in line with their entries. Two queries."""
    entries: dict[int, list[ProgressEntry]] = {}
    for entry in ProgressEntry.objects.filter(task__in=tasks).order_by("dated_on", "pk"):
        entries.setdefault(entry.task_id, []).append(entry)
    for task in tasks:
        run = entries.get(task.pk, [])
        task.percent = run[-1].percent if run else 0
        task.progress_on = run[-1].dated_on if run else None
        task.done_on = None
        for entry in reversed(run):
            if entry.percent < 100:
                break
            task.done_on = entry.dated_on
    Task.objects.bulk_update(tasks, ["percent", "progress_on", "done_on"], batch_size=500)


@transaction.atomic
def add_evidence(task: Task, file: StoredFile, caption: str, *, by: Actor) -> Evidence:
    """Attach a stored file to a task; the same file again gives the row that is there."""
    Task.objects.select_for_update().get(pk=task.pk)
    standing = Evidence.objects.filter(task=task, file=file).first()
    if standing is not None:
        return standing
    evidence = Evidence.objects.create(
        task=task, file=file, caption=caption.strip()[:200], at=clock.now(), by_id=by.user_id
    )
    audit.record(
        "plans.evidence_added", task, by=by, scope=task.organization_id, after={"file": file.name, "caption": caption}
    )
    return evidence


@transaction.atomic
def change_due(task: Task, due_on: date | None, reason: str, *, by: Actor) -> None:
    """Move a deadline of a task in force, and keep that it was moved. Errors: `due_before_start` (field `due_on`)."""
    row = Task.objects.select_for_update().get(pk=task.pk)
    if due_on and row.starts_on and due_on < row.starts_on:
        raise DomainError("due_before_start", _("Hạn phải từ ngày bắt đầu trở đi."), field="due_on")
    before = {"due_on": row.due_on}
    move_deadline(row, due_on, clock.today(), reason)
    row.save(update_fields=["due_on"])
    audit.record(
        "plans.due_changed",
        row,
        by=by,
        scope=row.organization_id,
        before=before,
        after={"due_on": due_on, "why": reason},
    )
