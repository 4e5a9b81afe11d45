"""Notices by mail: at once, or one letter each morning."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import groupby

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.translation import ngettext

from duoc.kit import clock
from duoc.kit.notices.models import Mail, MailPreference, Notice

AddressLookup = Callable[[Collection[int]], Mapping[int, str]]

WORTH_MAILING = timedelta(days=7)
SUBJECT_LONGEST = 120

logger = logging.getLogger(__name__)
_address_lookup: AddressLookup = lambda user_ids: {}  # noqa: E731


def set_address_lookup(lookup: AddressLookup) -> None:
    """Say how user ids become mail addresses; ids without one are left out of the answer."""
    global _address_lookup
    _address_lookup = lookup


def deliver(mail: Mail) -> int:
    """Mail what those with this preference have neither read nor been mailed; returns the number of letters.

    Each notice is claimed before its letter leaves, so that two workers never send it twice; a letter that the server
    refuses gives its notices back for the next run.
    """
    rows = _waiting(mail)
    addresses = _address_lookup(set(rows.values_list("recipient_id", flat=True)))
    sent = 0
    with get_connection() as connection:
        for recipient_id, notices in _by_recipient(rows):
            address = addresses.get(recipient_id)
            claimed = _claim(notices) if address else []
            if address and claimed:
                letter = _letter(address, claimed)
                letter.connection = connection
                sent += _sent(letter, claimed)
    return sent


def _waiting(mail: Mail) -> QuerySet[Notice]:
    chosen = MailPreference.objects.filter(mail=mail).values("recipient_id")
    others = MailPreference.objects.exclude(mail=mail).values("recipient_id")
    rows = Notice.objects.filter(mailed_at=None, read_at=None, created_at__gt=clock.now() - WORTH_MAILING)
    rows = rows.exclude(recipient_id__in=others) if mail == Mail.DIGEST else rows.filter(recipient_id__in=chosen)
    return rows.order_by("recipient_id", "created_at", "pk")


def _by_recipient(rows: QuerySet[Notice]) -> Iterator[tuple[int, list[Notice]]]:
    for recipient_id, notices in groupby(list(rows), key=lambda notice: notice.recipient_id):
        yield recipient_id, list(notices)


def _claim(notices: Sequence[Notice]) -> list[Notice]:
    at = clock.now()
    return [one for one in notices if Notice.objects.filter(pk=one.pk, mailed_at=None).update(mailed_at=at)]


def _letter(address: str, notices: Sequence[Notice]) -> EmailMessage:
    one = len(notices) == 1
    subject = notices[0].text if one else _many(len(notices))
    body = render_to_string("notices/mail.txt", {"notices": notices, "site": settings.DUOC_BASE_URL.rstrip("/")})
    return EmailMessage(" ".join(f"[Đước] {subject}".split())[:SUBJECT_LONGEST], body, to=[address])


def _many(count: int) -> str:
    return ngettext("%(count)s thông báo mới", "%(count)s thông báo mới", count) % {"count": count}


def _sent(letter: EmailMessage, notices: Sequence[Notice]) -> int:
    try:
        return letter.send()
    except OSError as error:  # smtplib's errors are OSErrors
        Notice.objects.filter(pk__in=[one.pk for one in notices]).update(mailed_at=None)
        logger.warning("mail of %s notices was refused: %s", len(notices), error)
        return 0
