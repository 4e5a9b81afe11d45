"""Lists on their way out as Excel: at once while they are small, as a job when they are long. Every one is traced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.files import File
from django.db import transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.kit.audit import services as audit
from duoc.kit.files import services as files
from duoc.kit.jobs import JobCancelled, JobHandle, Outcome, job
from duoc.kit.sheets.writing import Progress, export
from duoc.registry.access.gate import Access
from duoc.registry.access.models import Account
from duoc.registry.registers.lists import Listing
from duoc.web.formatting import number_text

AT_ONCE = 2000
"""Rows that are written while the reader waits (about a third of a second)."""


def file_name(listing: Listing[Any], day: date) -> str:
    """hoc-sinh-2020-11-24.xlsx"""
    names = {
        "students": "hoc-sinh", "staff": "doi-ngu", "classes": "lop-hoc", "organizations": "co-so-giao-duc",
        "sites": "diem-truong", "rooms": "phong",
    }  # fmt: skip
    return f"{names[listing.key]}-{day.isoformat()}.xlsx"


def write(
    listing: Listing[Any], access: Access, query: QueryDict, to: Path | None = None, progress: Progress | None = None
) -> tuple[bytes, int]:
    """The narrowed list as a workbook, and its number of rows; noted in the trace with what was asked for."""
    rows = listing.narrowed(listing.rows(access), query, listing.chosen(query, access))
    count = 0

    def counted() -> Iterator[dict[str, Any]]:
        nonlocal count
        for row in listing.sheet(rows, access):
            count += 1
            yield row

    place = access.organization.name if access.organization else ""
    meta = {_("Đơn vị"): place, _("Ngày xuất"): f"{access.day:%d/%m/%Y}", _("Người xuất"): access.actor.name}
    content = export(
        listing.sheet_register(query), counted(), title=str(listing.title), meta=meta, to=to, progress=progress
    )
    _trace(listing, access, query, count)
    return content, count


@transaction.atomic
def _trace(listing: Listing[Any], access: Access, query: QueryDict, count: int) -> None:
    assert access.account is not None
    scope = access.organization.pk if access.organization else None
    kept = [str(column.title) for column in listing.sheet_register(query).columns] if query.get("columns") else None
    asked = query.copy()
    for name in ("row", "columns"):
        asked.pop(name, None)
    after: dict[str, Any] = {"list": listing.key, "asked": asked.urlencode(), "rows": count}
    if kept is not None:
        after["columns"] = kept
    audit.record("registers.exported", access.account, by=access.actor, scope=scope, after=after)


@job("registers.export", title=gettext_lazy("Xuất danh sách ra Excel"), again=True)
def export_list(handle: JobHandle, *, key: str, query: str, day: str) -> Outcome:
    """Write a long list into a file that only the one who asked for it can fetch."""
    from duoc.registry.registers.listings import LISTINGS

    listing = LISTINGS[key]
    account = Account.objects.get(pk=handle.by.user_id or 0)
    access = Access(account, date.fromisoformat(day), origin="job")
    asked = QueryDict(query)
    total = listing.narrowed(listing.rows(access), asked, listing.chosen(asked, access)).count()

    def tell(done: int) -> None:
        if handle.cancelled:
            raise JobCancelled
        handle.progress(min(done, total), total, _("Đang ghi danh sách…"))

    with TemporaryDirectory() as folder:
        path = Path(folder) / file_name(listing, access.day)
        _nothing, count = write(listing, access, asked, to=path, progress=tell)
        with path.open("rb") as content:
            stored = files.store(
                File(content, name=path.name), by=handle.by, scope=handle.scope, key=f"export:{handle.job_id}"
            )
    link = {"title": _("Tải tệp Excel"), "url": reverse("registers:exported", args=[stored.pk])}
    return {"message": _("Đã ghi %(count)s dòng.") % {"count": number_text(count)}, "links": [link]}
