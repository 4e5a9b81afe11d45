"""Committing and undoing in the background, and clearing away old uploads."""

from __future__ import annotations

from datetime import time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.kit.jobs import JobHandle, Outcome, every, job
from duoc.kit.sheets import services


@job("sheets.commit", title=gettext_lazy("Nhập dữ liệu từ tệp"), again=True)
def commit(handle: JobHandle, *, batch: int, page: str) -> Outcome:
    """Commit one batch; `page` is where its result is shown."""
    handle.progress(0, 0, _("Đang ghi dữ liệu…"))
    done = services.commit(batch, by=handle.by, progress=handle.progress)
    message = _("Đã nhập %(count)s dòng từ tệp %(file)s.") % {"count": done.row_count, "file": done.file_name}
    return {"message": message, "links": [{"title": _("Xem kết quả"), "url": page}]}


@job("sheets.undo", title=gettext_lazy("Hoàn tác một lần nhập tệp"), again=True)
def undo(handle: JobHandle, *, batch: int, page: str) -> Outcome:
    """Undo one batch."""
    done = services.undo(batch, by=handle.by, progress=handle.progress)
    message = _("Đã hoàn tác lần nhập tệp %(file)s.") % {"file": done.file_name}
    return {"message": message, "links": [{"title": _("Xem kết quả"), "url": page}]}


@job("sheets.clear", title=gettext_lazy("Dọn các tệp đã nhập từ lâu"))
def clear(handle: JobHandle) -> None:
    """Delete uploads that are two weeks old; what was brought in stays, and so does the undo."""
    services.clear_content()


every("sheets.clear", at=time(2, 30))
