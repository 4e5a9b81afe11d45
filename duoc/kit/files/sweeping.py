"""Content without a row: what a transaction left behind that was rolled back after the file was written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import PurePosixPath

from django.core.files.storage import Storage, default_storage
from django.utils import timezone

from duoc.kit.files.models import StoredFile

SETTLED = timedelta(days=1)
BATCH = 500


def sweep() -> int:
    """Delete stored content that no row names and that is a day old; returns the number of files."""
    settled = timezone.now() - SETTLED
    old = [name for name in _files(default_storage, "") if _modified(name) < settled]
    swept = 0
    for start in range(0, len(old), BATCH):
        names = old[start : start + BATCH]
        known = set(StoredFile.objects.filter(file__in=names).values_list("file", flat=True))
        known |= set(StoredFile.objects.filter(thumbnail__in=names).values_list("thumbnail", flat=True))
        for name in set(names) - known:
            default_storage.delete(name)
            swept += 1
    return swept


def _files(storage: Storage, folder: str) -> Iterator[str]:
    """Every file that this room has written: year/month/name."""
    folders, files = storage.listdir(folder)
    if len(PurePosixPath(folder).parts) == 2:
        yield from (f"{folder}/{name}" for name in files)
        return
    for name in folders:
        if name.isdigit():
            yield from _files(storage, f"{folder}/{name}" if folder else name)


def _modified(name: str) -> datetime:
    return default_storage.get_modified_time(name)
