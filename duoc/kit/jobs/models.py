"""One piece of background work, and the due times of work that comes back."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from duoc.kit.audit import Actor
from duoc.kit.jobs.kinds import KINDS


class JobState(models.TextChoices):
    """Where a job is. Queued → running → done, failed or cancelled; a crash leads from running back to queued."""

    QUEUED = "queued", _("Đang chờ")
    RUNNING = "running", _("Đang chạy")
    DONE = "done", _("Đã xong")
    FAILED = "failed", _("Không làm được")
    CANCELLED = "cancelled", _("Đã dừng")


TONES = {
    JobState.QUEUED: "none",
    JobState.RUNNING: "info",
    JobState.DONE: "good",
    JobState.FAILED: "bad",
    JobState.CANCELLED: "warn",
}
ENDED = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


class JobQuerySet(models.QuerySet["Job"]):
    """Questions about jobs."""

    def visible_to(self, actor: Actor, scopes: Iterable[int] = ()) -> Self:
        """The jobs this actor started, and all jobs of the scopes that the policy opens to them."""
        return self.filter(Q(actor_id=actor.user_id, actor_id__isnull=False) | Q(scope_id__in=list(scopes)))

    def unfinished(self) -> Self:
        """Jobs that wait or run."""
        return self.exclude(state__in=ENDED)


class Job(models.Model):
    """One piece of work in the background: who asked for it, how far it is, what came of it.

    `attempts` counts the starts and fences off a worker that was thought dead: only the latest start may write.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=100)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    scope_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=10, choices=JobState, default=JobState.QUEUED)
    stop_asked = models.BooleanField(default=False)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=300, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    heartbeat_at = models.DateTimeField(null=True)
    idempotency_key = models.CharField(max_length=200, null=True, unique=True)
    arguments = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    result = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-created_at"]
        indexes: ClassVar = [
            models.Index(fields=["state", "heartbeat_at"], name="job_state_heartbeat"),
            models.Index(fields=["actor_id", "-created_at"], name="job_actor_latest"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(total=0) | Q(done__lte=F("total")), name="job_done_within_total"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.get_state_display()})"

    @property
    def title(self) -> str:
        """The kind's title in the reader's language; its id where the kind is gone."""
        kind = KINDS.get(self.kind)
        return self.kind if kind is None else str(kind.title)

    @property
    def actor(self) -> Actor:
        """Who started it, as services and the trace name them."""
        return Actor(user_id=self.actor_id, name=self.actor_name, origin="job")

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in ENDED

    @property
    def can_run_again(self) -> bool:
        """Whether it ended without a result and its kind may be repeated."""
        kind = KINDS.get(self.kind)
        return self.state in (JobState.FAILED, JobState.CANCELLED) and kind is not None and kind.again

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return TONES[JobState(self.state)]

    @property
    def percent(self) -> int | None:
        """How much is done, or None while nobody knows how much there is."""
        if self.state == JobState.DONE:
            return 100
        return self.done * 100 // self.total if self.total else None

    @property
    def links(self) -> list[dict[str, Any]]:
        """Where the result is: `title` and `url` of each."""
        return list((self.result or {}).get("links", ()))

    @property
    def page(self) -> str:
        """Where the work was asked for, if the caller said so with an argument `page`."""
        return str(self.arguments.get("page", ""))

    @property
    def outcome(self) -> str:
        """The handler's closing sentence."""
        return str((self.result or {}).get("message", ""))


class Recurrence(models.Model):
    """When a recurring kind of job is due next."""

    kind = models.CharField(max_length=100, primary_key=True)
    due_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.kind
