"""Adding to the trace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from duoc.kit import clock
from duoc.kit.audit.actor import Actor
from duoc.kit.audit.chain import digest, plain
from duoc.kit.audit.models import AuditEvent, AuditHead

NO_SCOPE = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event that is to be recorded: its name, the record, and the values before and after."""

    event: str
    object_type: str
    object_id: str
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None


def record(
    event: str,
    obj: models.Model,
    *,
    by: Actor,
    scope: int | None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> AuditEvent:
    """Add one event to the chain of a scope, inside the transaction of the write that it tells of.

    `scope` is the organization's id (None: the system's own chain). Errors: TransactionManagementError outside a
    transaction, since an event without its write, or the reverse, would be a lie.
    """
    entry = Entry(event=event, object_type=obj._meta.label, object_id=str(obj.pk), before=before, after=after)
    return record_many([entry], by=by, scope=scope)[0]


def record_many(entries: Iterable[Entry], *, by: Actor, scope: int | None) -> list[AuditEvent]:
    """Add many events to one chain with two statements for the head and one insert a thousand rows."""
    connection = transaction.get_connection()
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("audit.record must be called inside the write's transaction")
    scope_id = NO_SCOPE if scope is None else scope
    AuditHead.objects.bulk_create([AuditHead(scope_id=scope_id)], ignore_conflicts=True)
    head = AuditHead.objects.select_for_update().get(scope_id=scope_id)
    events: list[AuditEvent] = []
    at = clock.now()
    for entry in entries:
        head.seq += 1
        row = AuditEvent(
            scope_id=scope_id,
            seq=head.seq,
            at=at,
            actor_id=by.user_id,
            actor_name=by.name,
            origin=by.origin,
            event=entry.event,
            object_type=entry.object_type,
            object_id=entry.object_id,
            before=plain(entry.before),
            after=plain(entry.after),
            previous_hash=head.hash,
        )
        row.hash = head.hash = event_hash(row)
        events.append(row)
    AuditEvent.objects.bulk_create(events, batch_size=1000)
    head.save(update_fields=["seq", "hash"])
    return events


def event_hash(row: AuditEvent) -> str:
    """The hash that this row must carry, from its own columns and the hash before it."""
    return digest(
        {
            "scope": row.scope_id,
            "seq": row.seq,
            "at": row.at,
            "actor": row.actor_id,
            "actor_name": row.actor_name,
            "origin": row.origin,
            "event": row.event,
            "object_type": row.object_type,
            "object_id": row.object_id,
            "before": row.before,
            "after": row.after,
            "previous": row.previous_hash,
        }
    )
