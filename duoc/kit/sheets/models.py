"""Uploads on their way into a register."""

from __future__ import annotations

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _


class BatchState(models.TextChoices):
    """Where an upload is. Previewed → committed → undone; a refused commit leaves it previewed, with the errors."""

    PREVIEWED = "previewed", _("Đang xem trước")
    COMMITTED = "committed", _("Đã nhập")
    UNDONE = "undone", _("Đã hoàn tác")


class ImportBatch(models.Model):
    """One file brought to a register: what was found in it, what became of it, and how to take it back.

    `new_count` and `changed_count` are what the importer foresaw; None where it does not count.
    `findings`, `errors` and `mends` are lists of plain objects (see `preview`); `undo` is what the importer remembered.
    """

    register = models.CharField(max_length=100)
    scope_id = models.BigIntegerField(null=True)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    sheet_name = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=BatchState, default=BatchState.PREVIEWED)
    is_clean = models.BooleanField(default=False)
    row_count = models.PositiveIntegerField(default=0)
    new_count = models.PositiveIntegerField(null=True)
    changed_count = models.PositiveIntegerField(null=True)
    error_count = models.PositiveIntegerField(default=0)
    mend_count = models.PositiveIntegerField(default=0)
    findings = models.JSONField(default=list)
    errors = models.JSONField(default=list)
    mends = models.JSONField(default=list)
    undo = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    created_at = models.DateTimeField(auto_now_add=True)
    committed_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["register", "scope_id", "-created_at"], name="import_batch_latest")]

    def __str__(self) -> str:
        return self.file_name

    @property
    def same_count(self) -> int | None:
        """Rows that the records hold already, word for word."""
        if self.new_count is None or self.changed_count is None:
            return None
        return self.row_count - self.new_count - self.changed_count

    @property
    def changes_nothing(self) -> bool:
        """Whether there is nothing to commit: every row is in the records as it stands here."""
        return self.is_clean and self.same_count == self.row_count


class ImportContent(models.Model):
    """The heavy part of an upload, kept apart and cleared away after some days: the file, and its rows as parsed.

    `rows` is what `storing.pack` made of them; nothing where the file has errors. No query looks inside, so it is no
    JSON for the database: a third of a second for 10,000 rows.
    """

    batch = models.OneToOneField(ImportBatch, models.CASCADE, primary_key=True, related_name="content")
    file = models.BinaryField()
    rows = models.BinaryField()

    def __str__(self) -> str:
        return str(self.batch)
