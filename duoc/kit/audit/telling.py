"""Events of the trace in words: fields by their official names, values as a reader knows them.

A field of the record itself is called what its model calls it. What an event says besides (a last day, a reason) is
called by a word that the area declares, for all events or for one ("enrollment.left.reason").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.functional import Promise
from django.utils.text import camel_case_to_spaces
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.kit.audit.models import AuditEvent
from duoc.kit.audit.titles import title_of

Text = str | Promise
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
MOMENT = re.compile(r"(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})")
UNTOLD = frozenset({"sha256", "step"})
"""What proves or counts something for the program alone."""


@dataclass(frozen=True, slots=True)
class Word:
    """How a value of an event is called and shown: as a field of some model ("people.Post.position"), or by choices."""

    label: Text = ""
    field: str = ""
    choices: Mapping[Any, object] | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One field that an event changed, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """One event in words. `kind` is what sort of record it is about ("" where that has no name of its own)."""

    event: AuditEvent
    title: str
    kind: str
    changes: tuple[Change, ...]


_words: dict[str, Word] = {
    name: Word(label)
    for name, label in {
        "active": gettext_lazy("đang hoạt động"), "as_of": gettext_lazy("số liệu đến ngày"),
        "asked": gettext_lazy("điều kiện"), "by": gettext_lazy("người ký"), "caption": gettext_lazy("chú thích"),
        "code": gettext_lazy("mã"), "comment": gettext_lazy("ý kiến"), "decision": gettext_lazy("quyết định"),
        "due_on": gettext_lazy("hạn"), "file": gettext_lazy("tệp"), "from": gettext_lazy("từ ngày"),
        "kind": gettext_lazy("loại"), "last_day": gettext_lazy("ngày cuối"), "list": gettext_lazy("danh sách"),
        "name": gettext_lazy("tên"), "note": gettext_lazy("ghi chú"), "number": gettext_lazy("số"),
        "percent": gettext_lazy("tiến độ (%)"), "published": gettext_lazy("công khai"),
        "reason": gettext_lazy("lý do"), "rows": gettext_lazy("số dòng"), "size": gettext_lazy("dung lượng (byte)"),
        "state": gettext_lazy("trạng thái"), "text": gettext_lazy("nội dung"), "title": gettext_lazy("tên gọi"),
        "to": gettext_lazy("chuyển đến"), "value": gettext_lazy("giá trị"), "why": gettext_lazy("lý do"),
    }.items()
}  # fmt: skip


def declare(words: Mapping[str, Word | Text]) -> None:
    """Add an area's words, by the name of the value, or by event and name."""
    _words.update({name: word if isinstance(word, Word) else Word(word) for name, word in words.items()})


def tell(events: Iterable[AuditEvent]) -> list[Told]:
    """Events in words. One query for each model that they refer to, however many events there are."""
    rows = list(events)
    names = _names(rows)
    return [Told(row, title_of(row.event), kind_of(row.object_type), _changes(row, names)) for row in rows]


def kind_of(object_type: str) -> str:
    """What a reader calls this sort of record."""
    try:
        meta = apps.get_model(object_type)._meta
    except LookupError:
        return ""
    said = str(meta.verbose_name)
    return "" if said == camel_case_to_spaces(meta.object_name or "") else said


def label_of(event: str, object_type: str, name: str) -> str:
    """What a reader calls one value of an event."""
    word = _word(event, name)
    own = _own_field(object_type, name)
    if word is not None and (own is None or f"{event}.{name}" in _words):
        if word.label:
            return str(word.label)
        own = _field(word.field)
    return str(own.verbose_name) if own is not None else name.replace("_", " ")


def _word(event: str, name: str) -> Word | None:
    return _words.get(f"{event}.{name}") or _words.get(name)


@cache
def _own_field(object_type: str, name: str) -> models.Field[Any, Any] | None:
    """The field of the record by this name, if somebody named it for readers."""
    field = _field(f"{object_type}.{name}")
    return field if field is not None and str(field.verbose_name) != name.replace("_", " ") else None


@cache
def _field(path: str) -> models.Field[Any, Any] | None:
    model, _dot, name = path.rpartition(".")
    try:
        field = apps.get_model(model)._meta.get_field(name)
    except (FieldDoesNotExist, LookupError, ValueError):
        return None
    return field if isinstance(field, models.Field) else None


def _shown_as(row: AuditEvent, name: str) -> tuple[models.Field[Any, Any] | None, Mapping[Any, object]]:
    """The field and the choices by which a value is shown."""
    word, field = _word(row.event, name), _own_field(row.object_type, name)
    if word is not None and (field is None or f"{row.event}.{name}" in _words):
        field = _field(word.field) if word.field else field
        if word.choices:
            return field, word.choices
    return field, dict(getattr(field, "flatchoices", ()) or ())


def _target(field: models.Field[Any, Any] | None) -> type[models.Model] | None:
    """The model that a relation leads to."""
    related = getattr(field, "related_model", None)
    return related if isinstance(related, type) else None


def _values(row: AuditEvent) -> Iterable[tuple[str, Any, Any]]:
    before: Mapping[str, Any] = row.before or {}
    after: Mapping[str, Any] = row.after or {}
    for name in dict.fromkeys([*before, *after]):
        if before.get(name) != after.get(name) and name not in UNTOLD:
            yield name, before.get(name), after.get(name)


def _names(rows: Sequence[AuditEvent]) -> dict[type[models.Model], dict[int, str]]:
    """What the records are called to which the events refer by id."""
    wanted: defaultdict[type[models.Model], set[int]] = defaultdict(set)
    for row in rows:
        for name, *values in _values(row):
            target = _target(_shown_as(row, name)[0])
            if target is not None:
                flat = [each for value in values for each in (value if isinstance(value, list) else [value])]
                wanted[target] |= {each for each in flat if isinstance(each, int) and not isinstance(each, bool)}
    return {
        model: {pk: str(found) for pk, found in model._default_manager.in_bulk(sorted(ids)).items()}
        for model, ids in wanted.items()
    }


def _changes(row: AuditEvent, names: Mapping[type[models.Model], Mapping[int, str]]) -> tuple[Change, ...]:
    found = []
    for name, before, after in _values(row):
        field, choices = _shown_as(row, name)
        known = names.get(_target(field) or models.Model, {})
        shown = [_shown(value, known, choices) for value in (before, after)]
        if shown[0] != shown[1]:
            found.append(Change(label_of(row.event, row.object_type, name), *shown))
    return tuple(found)


def _shown(value: Any, known: Mapping[int, str], choices: Mapping[Any, object]) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(_shown(each, known, choices) for each in value)
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, int) and value in known:
        return known[value]
    if value in choices:
        return str(choices[value])
    text = str(value)
    if found := DAY.fullmatch(text):
        return "/".join(reversed(found.groups()))
    if found := MOMENT.match(text):
        year, month, day, time = found.groups()
        return f"{time} {day}/{month}/{year}"
    return text
