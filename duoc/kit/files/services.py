"""Taking files in."""

from __future__ import annotations

import hashlib
import re
import unicodedata
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from duoc.kit import clock
from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.kit.files.content import LARGEST, MB, Recognized, recognize
from duoc.kit.files.images import redraw
from duoc.kit.files.models import Kind, StoredFile

EVERYTHING = frozenset(Kind)
NAME_LONGEST = 150


@dataclass(frozen=True, slots=True)
class _Content:
    """What will be kept of an upload."""

    data: bytes
    thumbnail: bytes
    extension: str
    content_type: str


def store(
    upload: File[Any],
    *,
    by: Actor,
    scope: int | None,
    allowed: Collection[Kind] = EVERYTHING,
    key: str = "",
) -> StoredFile:
    """Keep a file that somebody hands in.

    With a `key` (one for each attempt to hand in, made by the page), a repeated request returns the row that is there.
    The content is read, judged and redrawn before the transaction begins.
    Errors: `file_empty`, `file_too_large`, `kind_refused`, `key_reused`, and those of `recognize` and `redraw`.
    """
    name = upload.name or ""
    data = _read(upload)
    received = hashlib.sha256(data).hexdigest()
    if stored := _handed_in(by, key, received):
        return stored
    recognized = recognize(data)
    _check(recognized.kind, len(data), allowed)
    content = _kept(data, recognized)
    stored = StoredFile(
        id=uuid.uuid4(),
        name=clean_name(name, content.extension),
        kind=recognized.kind,
        content_type=content.content_type,
        size=len(content.data),
        sha256=hashlib.sha256(content.data).hexdigest(),
        received_sha256=received,
        scope_id=scope,
        owner_id=by.user_id,
        owner_name=by.name,
        created_at=clock.now(),
        key=key,
    )
    try:
        with transaction.atomic():
            _write(stored, content)
            after = {"name": stored.name, "size": stored.size, "sha256": stored.sha256}
            audit.record("files.stored", stored, by=by, scope=scope, after=after)
    except IntegrityError:
        _erase(stored)
        if twin := _handed_in(by, key, received):
            return twin
        raise
    return stored


@transaction.atomic
def discard(stored: StoredFile, *, by: Actor) -> None:
    """Take a file away that should not have been handed in; the trace keeps its name and hash.

    The content goes after the transaction. Errors: Django's ProtectedError while a record still refers to it.
    """
    before = {"name": stored.name, "size": stored.size, "sha256": stored.sha256}
    audit.record("files.discarded", stored, by=by, scope=stored.scope_id, before=before)
    stored.delete()
    transaction.on_commit(lambda: _erase(stored))


def clean_name(name: str, extension: str) -> str:
    """A name fit for showing and saving: no path, no signs that systems stumble over, the ending of the real type."""
    base = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    stem = base.rsplit(".", 1)[0] if "." in base else base
    stem = "".join(sign for sign in stem if unicodedata.category(sign)[0] != "C")
    stem = re.sub(r'[<>:"|?*\s]+', " ", stem).strip(" .") or _("tệp")
    return f"{stem[: NAME_LONGEST - len(extension) - 1].rstrip(' .')}.{extension}"


def _read(upload: File[Any]) -> bytes:
    largest = max(LARGEST.values())
    upload.seek(0)
    data: bytes = upload.read(largest + 1)
    if not data:
        raise DomainError("file_empty", _("Tệp trống, không có nội dung. Hãy chọn lại tệp."))
    if len(data) > largest:
        raise _too_large(largest)
    return data


def _check(kind: Kind, size: int, allowed: Collection[Kind]) -> None:
    if kind not in allowed:
        raise DomainError(
            "kind_refused",
            _("Ở đây chỉ nhận: %(kinds)s.") % {"kinds": ", ".join(str(Kind(one).label).lower() for one in allowed)},
        )
    if size > LARGEST[kind]:
        raise _too_large(LARGEST[kind])


def _too_large(largest: int) -> DomainError:
    return DomainError(
        "file_too_large",
        _("Tệp lớn quá %(most)s MB. Hãy giảm dung lượng hoặc chia thành nhiều tệp.") % {"most": largest // MB},
    )


def _kept(data: bytes, recognized: Recognized) -> _Content:
    if recognized.kind == Kind.IMAGE:
        redrawn = redraw(data)
        return _Content(redrawn.data, redrawn.thumbnail, redrawn.extension, redrawn.content_type)
    return _Content(data, b"", recognized.extension, recognized.content_type)


def _handed_in(by: Actor, key: str, received: str) -> StoredFile | None:
    if not key:
        return None
    stored = StoredFile.objects.filter(owner_id=by.user_id, key=key).first()
    if stored and stored.received_sha256 != received:
        raise DomainError("key_reused", _("Lần gửi này đã có một tệp khác. Hãy tải lại trang rồi gửi tệp mới."))
    return stored


def _write(stored: StoredFile, content: _Content) -> None:
    stored.file.save(f"{stored.pk}.{content.extension}", ContentFile(content.data), save=False)
    if content.thumbnail:
        stored.thumbnail.save(f"{stored.pk}.nho.{content.extension}", ContentFile(content.thumbnail), save=False)
    stored.save(force_insert=True)


def _erase(stored: StoredFile) -> None:
    for kept in (stored.file, stored.thumbnail):
        if kept:
            kept.delete(save=False)
