"""Edits that can be undone: each step keeps its rows as they were before and after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils.translation import gettext as _

from duoc.kit import clock
from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.kit.language import in_source_language
from duoc.plans.documents.models import Edit, Plan
from duoc.plans.documents.services.numbering import renumber

Fields = dict[str, Any]


def snapshot(row: models.Model) -> Fields:
    """All columns of a row and the ids of its many-to-many relations, as JSON can hold them."""
    fields: Fields = {}
    for column in row._meta.concrete_fields:
        value = getattr(row, column.attname)
        fields[column.attname] = (
            value if value is None or isinstance(value, str | int | bool | list | dict) else str(value)
        )
    for relation in row._meta.many_to_many:
        fields[relation.name] = sorted(getattr(row, relation.name).values_list("pk", flat=True))
    return fields


class Recorder:
    """Collects what one step changes. Rows go through `save`, `create` and `delete`, never around them."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._before: dict[tuple[str, int], Fields | None] = {}
        self._rows: dict[tuple[str, int], models.Model | None] = {}

    def touch(self, row: models.Model) -> None:
        """Remember how a row was, before its fields or relations are changed."""
        key = (row._meta.label, int(row.pk))
        if key not in self._before:
            self._before[key] = snapshot(type(row)._default_manager.get(pk=row.pk))
        self._rows[key] = row

    def save(self, row: models.Model) -> None:
        """Save a changed row."""
        self.touch(row)
        row.save()

    def create(self, row: models.Model) -> None:
        """Insert a new row."""
        row.save()
        key = (row._meta.label, int(row.pk))
        self._before[key] = None
        self._rows[key] = row

    def delete(self, row: models.Model) -> None:
        """Remove a row. Rows that hang on it must be recorded first by the caller."""
        self.touch(row)
        key = (row._meta.label, int(row.pk))
        self._rows[key] = None
        type(row)._default_manager.filter(pk=row.pk).delete()

    def changes(self) -> list[dict[str, Any]]:
        """What happened, in a form that can be stored and played both ways."""
        result = []
        for (label, pk), before in self._before.items():
            row = self._rows[label, pk]
            after = None if row is None else snapshot(type(row)._default_manager.get(pk=pk))
            if before != after:
                result.append({"model": label, "pk": pk, "before": before, "after": after})
        return result


def lock_editable(plan: Plan) -> Plan:
    """The plan's row, locked. Errors: `plan_frozen` when it is in force."""
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    if locked.is_frozen:
        raise DomainError(
            "plan_frozen", _("Kế hoạch đã ban hành nên không sửa trực tiếp được. Hãy lập kế hoạch sửa đổi, bổ sung.")
        )
    return locked


@contextmanager
def edit(plan: Plan, title: str, *, by: Actor, **words: object) -> Iterator[Recorder]:
    """One undoable step of a draft: a transaction, one `Edit`, one audit event. Steps that were undone are dropped.

    `title` is marked with `gettext_noop` and takes `words`; it is translated for whoever reads it, not for its writer.
    """
    with in_source_language():
        texts = {name: str(value) for name, value in words.items()}
    with transaction.atomic():
        locked = lock_editable(plan)
        recorder = Recorder(locked)
        yield recorder
        changes = recorder.changes()
        if not changes:
            return
        locked.edits.filter(seq__gt=locked.edit_seq).delete()
        locked.refresh_from_db()
        locked.edit_seq += 1
        locked.version += 1
        locked.save(update_fields=["edit_seq", "version"])
        Edit.objects.create(
            plan=locked,
            seq=locked.edit_seq,
            title=title,
            words=texts,
            changes=changes,
            at=clock.now(),
            by_id=by.user_id,
        )
        audit.record(
            "plans.edited",
            locked,
            by=by,
            scope=locked.organization_id,
            after={
                "step": locked.edit_seq,
                "title": title % texts,
                "rows": [f"{c['model']}:{c['pk']}" for c in changes],
            },
        )
    plan.refresh_from_db()


def undo(plan: Plan, *, by: Actor) -> str | None:
    """Take the last step back. Returns its title, or None where there is none."""
    with transaction.atomic():
        locked = lock_editable(plan)
        step = locked.edits.filter(seq=locked.edit_seq).first()
        if step is None:
            return None
        _play(step.changes, "before")
        _move_to(locked.pk, step.seq - 1, "plans.undone", step.title % step.words, by=by)
    plan.refresh_from_db()
    return step.said


def redo(plan: Plan, *, by: Actor) -> str | None:
    """Do the step that was last taken back once more. Returns its title, or None where there is none."""
    with transaction.atomic():
        locked = lock_editable(plan)
        step = locked.edits.filter(seq=locked.edit_seq + 1).first()
        if step is None:
            return None
        _play(step.changes, "after")
        _move_to(locked.pk, step.seq, "plans.redone", step.title % step.words, by=by)
    plan.refresh_from_db()
    return step.said


def _move_to(plan_id: int, seq: int, event: str, title: str, *, by: Actor) -> None:
    plan = Plan.objects.get(pk=plan_id)
    renumber(plan)
    plan.edit_seq = seq
    plan.version += 1
    plan.save(update_fields=["edit_seq", "version"])
    audit.record(event, plan, by=by, scope=plan.organization_id, after={"step": seq, "title": title})


def _play(changes: list[dict[str, Any]], side: str) -> None:
    """Put rows into the state of one side. Foreign keys are checked at the end of the transaction, so order is free."""
    for change in changes:
        model = apps.get_model(change["model"])
        wanted: Fields | None = change[side]
        if wanted is None:
            model._default_manager.filter(pk=change["pk"]).delete()
            continue
        relations = {field.name for field in model._meta.many_to_many}
        columns = {name: value for name, value in wanted.items() if name not in relations}
        if model is Plan:
            columns = {name: value for name, value in columns.items() if name not in ("edit_seq", "version")}
        if not model._default_manager.filter(pk=change["pk"]).update(**columns):
            model._default_manager.bulk_create([model(**columns)])
        row = model._default_manager.get(pk=change["pk"])
        for name in relations:
            getattr(row, name).set(wanted[name])
