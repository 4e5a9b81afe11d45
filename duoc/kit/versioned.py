"""Row versions: two people on one form, and nothing overwritten in silence."""

from __future__ import annotations

from typing import TypeVar

from django.db import models
from django.utils.translation import gettext as _

from duoc.kit.errors import Conflict


class Versioned(models.Model):
    """A row that counts its saves. A form carries the number it was opened with."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


Row = TypeVar("Row", bound=Versioned)


def claim(model: type[Row], pk: object, version: int) -> Row:
    """The row, locked for this transaction and its version counted up, if it is still the one the user saw.

    The caller changes it and calls `save()`. Errors: `Conflict` with the present row if somebody saved in between.
    """
    row: Row = model._default_manager.select_for_update().get(pk=pk)
    if row.version != version:
        raise Conflict(
            _("Người khác vừa lưu thay đổi vào bản ghi này. Nội dung anh/chị nhập vẫn còn đây, chưa lưu."), current=row
        )
    row.version += 1
    return row
