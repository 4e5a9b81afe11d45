"""What was handed in."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a file is, by its content."""

    IMAGE = "image", _("Ảnh")
    DOCUMENT = "document", _("Văn bản")


def place(stored: StoredFile, name: str) -> str:
    """Where the content lies under MEDIA_ROOT: by month, under the file's own id and never under a person's words."""
    return f"{stored.created_at:%Y/%m}/{name}"


class StoredFile(models.Model):
    """One file of evidence. Its content never changes; `sha256` is that of the content kept here.

    `key` makes handing in repeatable: the same owner with the same key gets the same row. `received_sha256` is the
    hash of what was sent, before a photograph was drawn anew.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("tên tệp"), max_length=150)
    kind = models.CharField(_("loại"), max_length=10, choices=Kind)
    content_type = models.CharField(_("định dạng"), max_length=100)
    size = models.PositiveBigIntegerField(_("dung lượng (byte)"))
    sha256 = models.CharField(max_length=64, db_index=True)
    received_sha256 = models.CharField(max_length=64)
    scope_id = models.BigIntegerField(null=True, db_index=True)
    owner_id = models.BigIntegerField(null=True)
    owner_name = models.CharField(_("người nộp"), max_length=200)
    created_at = models.DateTimeField(_("nộp lúc"))
    key = models.CharField(max_length=100, blank=True)
    file = models.FileField(upload_to=place, max_length=200)
    thumbnail = models.FileField(upload_to=place, max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner_id", "key"], condition=~Q(key=""), name="stored_file_key_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_image(self) -> bool:
        """Whether a browser can show it in the page."""
        return self.kind == Kind.IMAGE
