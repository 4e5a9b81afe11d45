"""A memory of what an import wrote, good for taking it back and for noticing that somebody worked on it since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson
from django.apps import apps
from django.db import models
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from duoc.kit.errors import DomainError

CHUNK = 500
Rows = dict[type[models.Model], dict[Any, Mapping[str, Any] | None]]


class Journal:
    """Collects rows while an importer writes: those it made, and those it changed with their values before.

    Order matters for undoing: make what is pointed at first.
    """

    def __init__(self) -> None:
        self._rows: Rows = {}

    def made(self, model: type[models.Model], pks: Iterable[Any]) -> None:
        """Rows that did not exist before."""
        self._rows.setdefault(model, {}).update(dict.fromkeys(pks))

    def changed(self, model: type[models.Model], pk: Any, before: Mapping[str, Any]) -> None:
        """A row that existed; `before` are the old values of the fields that were changed, by attribute name."""
        self._rows.setdefault(model, {}).setdefault(pk, dict(before))

    def as_json(self) -> dict[str, Any]:
        """Everything, with a fingerprint of each row as it stands now. Call it last."""
        entries = []
        for model, rows in self._rows.items():
            prints = fingerprints(model, rows)
            entries.append([model._meta.label, [[pk, prints[pk], before] for pk, before in rows.items()]])
        return {"journal": entries}


def fingerprints(model: type[models.Model], pks: Iterable[Any]) -> dict[Any, str]:
    """A hash of all columns of each row that exists. One query for each 500 rows."""
    names = [field.attname for field in model._meta.concrete_fields]
    own = names.index(model._meta.pk.attname)
    found = {}
    for part in _parts(list(pks)):
        for values in model._base_manager.filter(pk__in=part).values_list(*names):
            packed = orjson.dumps(values, default=str, option=orjson.OPT_SORT_KEYS)
            found[values[own]] = hashlib.blake2b(packed, digest_size=16).hexdigest()
    return found


def take_back(data: Mapping[str, Any]) -> int:
    """Undo what a journal remembered, inside the open transaction. Returns the number of rows.

    Errors: `rows_changed` if a row is not any more as the import left it, `rows_used` if something points at it now.
    """
    entries = [(apps.get_model(label), rows) for label, rows in data["journal"]]
    for model, rows in entries:
        for part in _parts([pk for pk, _print, _before in rows]):
            list(model._base_manager.select_for_update().filter(pk__in=part).values_list("pk"))
        prints = fingerprints(model, [pk for pk, _print, _before in rows])
        touched = sum(str(prints.get(_own(model, pk))) != known for pk, known, _before in rows)
        if touched:
            raise DomainError(
                "rows_changed",
                _(
                    "Không hoàn tác được: %(count)s dòng đã được sửa hoặc xoá sau khi nhập. "
                    "Hoàn tác lúc này sẽ làm mất các thay đổi đó. Hãy sửa trực tiếp những dòng cần sửa."
                )
                % {"count": touched},
            )
    for model, rows in reversed(entries):
        _restore(model, [(pk, before) for pk, _print, before in rows if before is not None])
        _delete(model, [pk for pk, _print, before in rows if before is None])
    return sum(len(rows) for _model, rows in entries)


def _restore(model: type[models.Model], rows: list[tuple[Any, Mapping[str, Any]]]) -> None:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    for pk, before in rows:
        values = {name: fields[name].to_python(value) for name, value in before.items()}
        model._base_manager.filter(pk=pk).update(**values)


def _delete(model: type[models.Model], pks: list[Any]) -> None:
    try:
        for part in _parts(pks):
            model._base_manager.filter(pk__in=part).delete()
    except (ProtectedError, RestrictedError) as used:
        in_the_way = used.protected_objects if isinstance(used, ProtectedError) else used.restricted_objects
        raise DomainError(
            "rows_used",
            _(
                "Không hoàn tác được: dữ liệu vừa nhập đã được dùng ở nơi khác (%(count)s bản ghi). "
                "Xoá các bản ghi đó trước, hoặc sửa trực tiếp những dòng cần sửa."
            )
            % {"count": len(in_the_way)},
        ) from used


def _own(model: type[models.Model], pk: Any) -> Any:
    return model._meta.pk.to_python(pk)


def _parts(pks: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(pks), CHUNK):
        yield pks[start : start + CHUNK]
