"""Reading notices and calendar addresses."""

from __future__ import annotations

from django.db.models import QuerySet

from duoc.kit.notices.models import FeedToken, Mail, MailPreference, Notice
from duoc.kit.notices.services import digest


def unread_count(user_id: int) -> int:
    """How many notices a person has not read. One query on a partial index."""
    return Notice.objects.filter(recipient_id=user_id, read_at=None).count()


def notices_of(user_id: int, *, only_unread: bool = False) -> QuerySet[Notice]:
    """A person's notices, latest first."""
    rows = Notice.objects.filter(recipient_id=user_id)
    return rows.filter(read_at=None) if only_unread else rows


def mail_of(user_id: int) -> Mail:
    """When a person wants mail."""
    chosen = MailPreference.objects.filter(pk=user_id).values_list("mail", flat=True).first()
    return Mail(chosen) if chosen else Mail.DIGEST


def open_feed_of(user_id: int) -> FeedToken | None:
    """The calendar address that works now, if there is one. The secret itself is nowhere to be had."""
    return FeedToken.objects.filter(user_id=user_id, revoked_at=None).first()


def user_of_feed(secret: str) -> int | None:
    """Whose calendar address this is, if it still works."""
    return (
        FeedToken.objects.filter(token_sha256=digest(secret), revoked_at=None).values_list("user_id", flat=True).first()
    )
