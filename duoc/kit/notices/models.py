"""Notices, how a person wants them mailed, and the secret address of a person's calendar."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Mail(models.TextChoices):
    """When notices are mailed."""

    IMMEDIATE = "immediate", _("Ngay khi có thông báo")
    DIGEST = "digest", _("Mỗi sáng một thư, gồm các thông báo chưa đọc")
    OFF = "off", _("Không gửi thư")


class Notice(models.Model):
    """One sentence for one person, with the page where they go on.

    `dedupe_key` makes telling repeatable: a person is told the same thing once.
    """

    recipient_id = models.BigIntegerField()
    kind = models.CharField(_("loại"), max_length=60)
    text = models.CharField(_("nội dung"), max_length=500)
    url = models.CharField(_("địa chỉ"), max_length=300)
    scope_id = models.BigIntegerField(null=True)
    dedupe_key = models.CharField(max_length=150)
    created_at = models.DateTimeField(_("lúc"))
    read_at = models.DateTimeField(_("đã đọc lúc"), null=True)
    mailed_at = models.DateTimeField(_("đã gửi thư lúc"), null=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["recipient_id", "dedupe_key"], name="notice_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["recipient_id", "-created_at"], name="notice_of_recipient"),
            models.Index(fields=["recipient_id"], condition=Q(read_at=None), name="notice_unread"),
            models.Index(fields=["created_at"], condition=Q(mailed_at=None, read_at=None), name="notice_to_mail"),
        ]

    def __str__(self) -> str:
        return self.text


class MailPreference(models.Model):
    """A person's choice; who has not chosen gets the morning mail."""

    recipient_id = models.BigIntegerField(primary_key=True)
    mail = models.CharField(_("gửi thư"), max_length=10, choices=Mail, default=Mail.DIGEST)

    def __str__(self) -> str:
        return self.get_mail_display()


class FeedToken(models.Model):
    """The secret in a person's calendar address, kept only as a hash. One holds at a time."""

    user_id = models.BigIntegerField()
    token_sha256 = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user_id"], condition=Q(revoked_at=None), name="feed_token_one_open"),
        ]
