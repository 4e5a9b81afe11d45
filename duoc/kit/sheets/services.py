"""The way of an upload: read and previewed, committed all or nothing, taken back."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, replace
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.collecting import collector_paused
from duoc.kit.errors import DomainError
from duoc.kit.sheets.door import DOORS, Door, ImportContext, Progress
from duoc.kit.sheets.headers import Finding
from duoc.kit.sheets.models import BatchState, ImportBatch, ImportContent
from duoc.kit.sheets.preview import Preview, preview
from duoc.kit.sheets.reading import read_rows
from duoc.kit.sheets.refusals import as_domain_error
from duoc.kit.sheets.storing import pack, unpack
from duoc.kit.workbook.guard import Refused

KEEP_CONTENT = timedelta(days=14)


@collector_paused()
def upload(door: Door, content: bytes, file_name: str, *, by: Actor, scope: int | None) -> ImportBatch:
    """Read a file, find everything that is wrong with it, and keep it for the commit. Writes no record.

    Errors: `DomainError` for the field `file` with the reason why the file is not read at all.
    """
    by = replace(by, origin="sheet")
    try:
        sheet = read_rows(content, prefer=[door.register.label])
    except Refused as refused:
        raise as_domain_error(refused) from refused
    found = preview(door.register, sheet)
    context = ImportContext(by=by, scope=scope)
    if found.rows and not any(finding.is_error for finding in found.findings):
        found.add_faults(door.importer.check(found.rows, context))
    digest = hashlib.sha256(content).hexdigest()
    if (twin := _committed_twin(door, digest, scope)) is not None:
        found.findings.append(_seen_before(twin))
    with transaction.atomic():
        batch = ImportBatch(
            register=door.register.name, scope_id=scope, actor_id=by.user_id, actor_name=by.name,
            file_name=file_name[-200:], file_sha256=digest, sheet_name=found.sheet,
        )  # fmt: skip
        _note(batch, found)
        if context.tally.is_kept and found.is_clean:
            batch.new_count, batch.changed_count = context.tally.new, context.tally.changed
        batch.save()
        ImportContent.objects.create(batch=batch, file=content, rows=pack(found.rows) if found.is_clean else b"")
    return batch


def _note(batch: ImportBatch, found: Preview) -> None:
    batch.is_clean = found.is_clean
    batch.row_count, batch.error_count, batch.mend_count = len(found.rows), found.error_total, found.mend_total
    batch.findings = [asdict(finding) for finding in found.findings]
    batch.errors = [asdict(error) for error in found.errors]
    batch.mends = [asdict(mend) for mend in found.mends]


def _committed_twin(door: Door, digest: str, scope: int | None) -> ImportBatch | None:
    same = ImportBatch.objects.filter(register=door.register.name, scope_id=scope, file_sha256=digest)
    return same.filter(state=BatchState.COMMITTED).first()


def _seen_before(twin: ImportBatch) -> Finding:
    told = _("Chính tệp này đã được %(name)s nhập lúc %(at)s. Nhập lần nữa có thể tạo dữ liệu trùng.") % {
        "name": twin.actor_name,
        "at": f"{timezone.localtime(twin.committed_at):%H:%M %d/%m/%Y}",
    }
    return Finding("seen_before", told)


@collector_paused()
def commit(batch_id: int, *, by: Actor, progress: Progress | None = None) -> ImportBatch:
    """Write all rows of a previewed file in one transaction, or none. Asking again does no harm.

    The records may have changed since the preview, so the area checks once more. Errors: `DomainError` with the code
    `not_clean`, `stale` (the preview then shows the new errors), `expired`, `undone`, or what the importer refuses.
    """
    refused: Preview | None = None
    with transaction.atomic():
        batch = ImportBatch.objects.select_for_update().get(pk=batch_id)
        if batch.state == BatchState.COMMITTED:
            return batch
        rows_of = ImportContent.objects.filter(batch=batch).values_list("rows", flat=True).first()
        _refuse_unready(batch, has_rows=rows_of is not None)
        door = DOORS[batch.register]
        context = _context(batch, by, progress)
        found = Preview(door.register, batch.sheet_name, rows=unpack(door.register, rows_of or b"[]"))
        found.add_faults(door.importer.check(found.rows, context))
        if found.error_total:
            batch.is_clean, batch.error_count = False, found.error_total
            batch.errors = [asdict(error) for error in found.errors]
            refused = found
        else:
            batch.undo = dict(door.importer.commit(found.rows, context))
            batch.state, batch.committed_at = BatchState.COMMITTED, timezone.now()
            facts = {"register": batch.register, "file": batch.file_name, "rows": batch.row_count}
            audit.record("sheets.committed", batch, by=context.by, scope=batch.scope_id, after=facts)
        batch.save()
    if refused is not None:
        raise DomainError(
            "stale",
            _("Dữ liệu đã thay đổi sau khi xem trước nên có %(count)s lỗi mới; chưa có gì được ghi. Xem lại các lỗi.")
            % {"count": refused.error_total},
        )
    return batch


def _refuse_unready(batch: ImportBatch, *, has_rows: bool) -> None:
    if batch.state == BatchState.UNDONE:
        raise DomainError("undone", _("Lần nhập này đã được hoàn tác. Hãy nhập lại tệp."))
    if not batch.is_clean:
        raise DomainError("not_clean", _("Tệp còn lỗi nên chưa nhập được. Sửa các lỗi đã nêu rồi tải tệp lên lại."))
    if not has_rows:
        raise DomainError("expired", _("Bản xem trước này đã quá cũ và được dọn đi. Hãy nhập lại tệp."))


@collector_paused()
def undo(batch_id: int, *, by: Actor, progress: Progress | None = None) -> ImportBatch:
    """Take back a committed file as a whole, or refuse with the importer's sentence. Asking again does no harm."""
    with transaction.atomic():
        batch = ImportBatch.objects.select_for_update().get(pk=batch_id)
        if batch.state == BatchState.UNDONE:
            return batch
        if batch.state != BatchState.COMMITTED:
            raise DomainError("not_committed", _("Tệp này chưa được nhập nên không có gì để hoàn tác."))
        context = _context(batch, by, progress)
        DOORS[batch.register].importer.undo(batch.undo or {}, context)
        batch.state, batch.undone_at = BatchState.UNDONE, timezone.now()
        batch.save(update_fields=["state", "undone_at"])
        facts = {"register": batch.register, "file": batch.file_name, "rows": batch.row_count}
        audit.record("sheets.undone", batch, by=context.by, scope=batch.scope_id, before=facts)
    return batch


def _context(batch: ImportBatch, by: Actor, progress: Progress | None) -> ImportContext:
    context = ImportContext(by=replace(by, origin="sheet"), scope=batch.scope_id)
    return context if progress is None else replace(context, progress=progress)


def clear_content() -> int:
    """Delete files and parsed rows after two weeks: they are personal data that nobody needs any more."""
    old = ImportContent.objects.filter(batch__created_at__lt=timezone.now() - KEEP_CONTENT)
    return old.delete()[0]
