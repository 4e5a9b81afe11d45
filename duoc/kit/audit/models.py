"""The chained events and the head of each chain."""

from __future__ import annotations

from django.db import models


class AuditHead(models.Model):
    """Where a scope's chain ends. Locked while an event is added, so that two writers never take the same number."""

    scope_id = models.BigIntegerField(primary_key=True)
    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")


class AuditEvent(models.Model):
    """One write: who did what to which record, with the values before and after.

    `hash` covers every other column and the hash of the event before it in the same scope.
    """

    scope_id = models.BigIntegerField()
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    origin = models.CharField(max_length=20)
    event = models.CharField(max_length=100)
    object_type = models.CharField(max_length=100)
    object_id = models.CharField(max_length=64)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope_id", "seq"], name="audit_event_seq")]
        indexes = [models.Index(fields=["object_type", "object_id", "seq"], name="audit_event_object")]
