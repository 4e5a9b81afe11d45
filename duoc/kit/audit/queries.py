"""Reading the trace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import models
from django.db.models import QuerySet, Sum

from duoc.kit.audit.models import AuditEvent, AuditHead
from duoc.kit.audit.services import event_hash


@dataclass(frozen=True, slots=True)
class Breach:
    """A place where a chain does not hold. `kind`: altered, missing, reordered, truncated or headless."""

    scope_id: int
    seq: int
    kind: str


def history(obj: models.Model) -> QuerySet[AuditEvent]:
    """What was done to one record, latest first. One query."""
    return AuditEvent.objects.filter(object_type=obj._meta.label, object_id=str(obj.pk)).order_by("-at", "-seq")


def verify(scope_id: int | None = None) -> Iterator[Breach]:
    """Walk every chain (or one) from its first event and yield each breach; nothing yielded means all is whole.

    Finds a row altered (its own hash differs), removed or inserted (a gap or a wrong link), re-ordered, and an end cut
    off (the head knows a later number). Memory stays constant.
    """
    heads = AuditHead.objects.all() if scope_id is None else AuditHead.objects.filter(scope_id=scope_id)
    ends = {head.scope_id: head for head in heads}
    events = AuditEvent.objects.order_by("scope_id", "seq")
    if scope_id is not None:
        events = events.filter(scope_id=scope_id)
    last: dict[int, tuple[int, str]] = {}
    for row in events.iterator(chunk_size=2000):
        seq, previous = last.get(row.scope_id, (0, ""))
        if row.seq != seq + 1:
            yield Breach(row.scope_id, seq + 1, "missing")
        elif row.previous_hash != previous:
            yield Breach(row.scope_id, row.seq, "reordered")
        if event_hash(row) != row.hash:
            yield Breach(row.scope_id, row.seq, "altered")
        last[row.scope_id] = (row.seq, row.hash)
    for scope, (seq, digest) in last.items():
        head = ends.get(scope)
        if head is None:
            yield Breach(scope, seq, "headless")
        elif (head.seq, head.hash) != (seq, digest):
            yield Breach(scope, seq + 1, "truncated")
    for scope, head in ends.items():
        if scope not in last and head.seq:
            yield Breach(scope, 1, "truncated")


def version(scopes: Iterable[int | None] | None = None) -> int:
    """A number that grows with every write in these scopes: what was worked out before it grew is still right.

    Without scopes: with every write anywhere. One query.
    """
    heads = AuditHead.objects.all()
    if scopes is not None:
        heads = heads.filter(scope_id__in={0 if scope is None else scope for scope in scopes})
    total: int | None = heads.aggregate(total=Sum("seq"))["total"]
    return total or 0
