"""Telling people, and what they do with it.

Notices are not records: reading one leaves no trace in the audit. Opening and closing a calendar address does.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable

from django.db import transaction

from duoc.kit import clock
from duoc.kit.audit import SYSTEM, Actor
from duoc.kit.audit import services as audit
from duoc.kit.jobs import services as jobs
from duoc.kit.notices.models import FeedToken, Mail, MailPreference, Notice

BATCH = 500
MAIL_JOB = "notices.mail"


@transaction.atomic
def notify(recipients: Iterable[int], kind: str, text: str, url: str, *, key: str, scope: int | None = None) -> int:
    """Tell these people one thing; returns to how many it was new.

    `kind` is "<area>.<what>", `url` a page of ours, `key` names the thing ("difficulties.answered:17"): who has been
    told with this key is not told again, so a repeated job does no harm. `text` is made `in_source_language()`. One
    statement asks, one tells some hundred people. Mail for those who want it at once starts after the transaction.
    """
    if not url.startswith("/") or url.startswith("//"):
        raise ValueError(f"a notice leads to a page of ours, not to {url!r}")
    wanted = set(recipients)
    told = Notice.objects.filter(dedupe_key=key, recipient_id__in=wanted).values_list("recipient_id", flat=True)
    fresh = sorted(wanted - set(told))
    at = clock.now()
    rows = [
        Notice(recipient_id=one, kind=kind, text=text[:500], url=url, scope_id=scope, dedupe_key=key, created_at=at)
        for one in fresh
    ]
    Notice.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    if MailPreference.objects.filter(recipient_id__in=fresh, mail=Mail.IMMEDIATE).exists():
        # A mail server that is down must not undo what people did; the job runs again every ten minutes.
        transaction.on_commit(lambda: jobs.start(MAIL_JOB, {}, by=SYSTEM), robust=True)
    return len(fresh)


def mark_read(recipient_id: int, notice_id: int) -> Notice | None:
    """Mark a person's own notice as read and return it; None if they have none with this id."""
    own = Notice.objects.filter(recipient_id=recipient_id, pk=notice_id)
    own.filter(read_at=None).update(read_at=clock.now())
    return own.first()


def mark_all_read(recipient_id: int) -> int:
    """Mark everything as read; returns how many were not."""
    return Notice.objects.filter(recipient_id=recipient_id, read_at=None).update(read_at=clock.now())


def choose_mail(recipient_id: int, mail: Mail) -> None:
    """Remember when a person wants mail."""
    MailPreference.objects.update_or_create(recipient_id=recipient_id, defaults={"mail": mail})


@transaction.atomic
def open_feed(*, by: Actor) -> str:
    """A new secret for the actor's calendar address; the one before no longer works. Shown once, kept as a hash."""
    _close(by)
    secret = secrets.token_urlsafe(32)
    token = FeedToken.objects.create(user_id=_person(by), token_sha256=digest(secret), created_at=clock.now())
    audit.record("notices.feed_opened", token, by=by, scope=None)
    return secret


@transaction.atomic
def close_feed(*, by: Actor) -> None:
    """The actor's calendar address no longer works."""
    for token in _close(by):
        audit.record("notices.feed_closed", token, by=by, scope=None)


def digest(secret: str) -> str:
    """The hash under which a secret is kept. It is long and random, so it needs no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _close(by: Actor) -> list[FeedToken]:
    tokens = list(FeedToken.objects.select_for_update().filter(user_id=_person(by), revoked_at=None))
    for token in tokens:
        token.revoked_at = clock.now()
        token.save(update_fields=["revoked_at"])
    return tokens


def _person(by: Actor) -> int:
    if by.user_id is None:
        raise ValueError("only a person has a calendar address")
    return by.user_id
