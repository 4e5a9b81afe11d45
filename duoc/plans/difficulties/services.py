"""Every write of a difficulty: report, answer, decide, forward, group, publish, withdraw."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.kit import clock
from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.plans.difficulties import telling
from duoc.plans.difficulties.models import WAITING, Answer, Difficulty, DifficultyState
from duoc.plans.documents.models import Task
from duoc.registry.organizations.models import Organization

WORKING_DAYS_TO_ANSWER = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What a school reports."""

    title: str
    text: str = ""
    proposal: str = ""


def due_after(day: date, working_days: int = WORKING_DAYS_TO_ANSWER) -> date:
    """The last day for an answer: so many working days after the day of the report, weekends left out."""
    due = day
    while working_days:
        due += timedelta(days=1)
        working_days -= due.weekday() < 5
    return due


@transaction.atomic
def report(organization: Organization, trouble: Trouble, *, by: Actor, task: Task | None = None) -> Difficulty:
    """A school reports a difficulty, on a task or by itself; the office's deadline starts. Errors: `title_missing`."""
    title = trouble.title.strip()
    if not title:
        raise DomainError("title_missing", _("Nêu ngắn gọn khó khăn, vướng mắc."), field="title")
    today = clock.today()
    Organization.objects.select_for_update().get(pk=organization.pk)  # one code, one twin at a time
    twin = Difficulty.objects.filter(
        organization=organization, task=task, title=title, raised_on=today, state=DifficultyState.OPEN
    ).first()
    if twin is not None:  # a form sent twice
        return twin
    serial = Difficulty.objects.filter(organization=organization).count() + 1
    difficulty = Difficulty.objects.create(
        code=f"{organization.code}-KK{today:%y}-{serial:03d}",
        organization=organization,
        task=task,
        title=title[:200],
        text=trouble.text.strip(),
        proposal=trouble.proposal.strip(),
        handled_by=(task.lead if task and task.lead else None),
        raised_on=today,
        due_on=due_after(today),
        created_by_id=by.user_id,
    )
    audit.record("difficulties.reported", difficulty, by=by, scope=organization.pk, after={"title": title})
    telling.tell_reported(difficulty)
    return difficulty


def _lock_waiting(difficulty: Difficulty) -> Difficulty:
    row = Difficulty.objects.select_for_update().get(pk=difficulty.pk)
    if row.state not in WAITING:
        raise DomainError("already_closed", _("Khó khăn này đã được trả lời hoặc đã rút. Tải lại trang để xem."))
    return row


@transaction.atomic
def answer(difficulty: Difficulty, text: str, *, by: Actor, decide: bool = False, publish: bool = False) -> Answer:
    """Answer (or decide) a difficulty and those grouped with it. Errors: `text_missing` (field `text`)."""
    words = text.strip()
    if not words:
        raise DomainError("text_missing", _("Nhập nội dung trả lời."), field="text")
    row = _lock_waiting(difficulty)
    state = DifficultyState.DECIDED if decide else DifficultyState.ANSWERED
    given = Answer.objects.create(
        difficulty=row,
        kind=state,
        text=words,
        is_published=publish,
        dated_on=clock.today(),
        at=clock.now(),
        by_id=by.user_id,
    )
    for each in [row, *Difficulty.objects.select_for_update().filter(same_as=row, state__in=WAITING)]:
        each.state = state
        each.answered_on = clock.today() if each.pk == row.pk else each.answered_on
        each.version += 1
        each.save()
        audit.record(
            "difficulties.answered", each, by=by, scope=each.organization_id, after={"text": words, "kind": state}
        )
        telling.tell_answered(each, given)
    if publish:
        telling.tell_published(given)
    difficulty.refresh_from_db()
    return given


@transaction.atomic
def forward(difficulty: Difficulty, to: Organization, text: str, *, by: Actor) -> None:
    """Hand a difficulty on to another division or a higher body; the deadline goes on running."""
    row = _lock_waiting(difficulty)
    row.state, row.handled_by = DifficultyState.FORWARDED, to
    row.version += 1
    row.save()
    given = Answer.objects.create(
        difficulty=row,
        kind=DifficultyState.FORWARDED,
        text=text.strip() or f"Chuyển {to.name} xử lý.",
        dated_on=clock.today(),
        at=clock.now(),
        by_id=by.user_id,
    )
    audit.record("difficulties.forwarded", row, by=by, scope=row.organization_id, after={"to": to.pk})
    telling.tell_forwarded(row, given)
    difficulty.refresh_from_db()


@transaction.atomic
def group(leading: Difficulty, others: Iterable[Difficulty], *, by: Actor) -> int:
    """Say that others are the same trouble as this one: one answer will serve them all. Returns how many were joined.

    Errors: `group_of_group` where the leading one is itself grouped under another.
    """
    if leading.same_as_id:
        raise DomainError(
            "group_of_group", _("Khó khăn này đã nằm trong một nhóm. Mở khó khăn đứng đầu nhóm để gộp thêm.")
        )
    joined = 0
    for other in others:
        if other.pk == leading.pk or other.state not in WAITING:
            continue
        Difficulty.objects.filter(same_as=other).update(same_as=leading)
        other.same_as = leading
        other.save(update_fields=["same_as"])
        audit.record("difficulties.grouped", other, by=by, scope=other.organization_id, after={"same_as": leading.pk})
        joined += 1
    return joined


@transaction.atomic
def publish(given: Answer, *, by: Actor, published: bool = True) -> None:
    """Show an answer to all schools of the office, or take it back."""
    given.is_published = published
    given.save(update_fields=["is_published"])
    row = given.difficulty
    audit.record("difficulties.published", row, by=by, scope=row.organization_id, after={"published": published})
    if published:
        telling.tell_published(given)


@transaction.atomic
def withdraw(difficulty: Difficulty, *, by: Actor) -> None:
    """The school takes its report back."""
    row = _lock_waiting(difficulty)
    row.state, row.withdrawn_on = DifficultyState.WITHDRAWN, clock.today()
    row.version += 1
    row.save()
    audit.record("difficulties.withdrawn", row, by=by, scope=row.organization_id)
    telling.tell_withdrawn(row)
    difficulty.refresh_from_db()
