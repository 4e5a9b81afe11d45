"""The law room in plain words: each rule, each regulation through time, each value with its source.

Pure, like everything here: the generated pages in `docs/law` and the application's "Tra cứu quy định" are two ways of
showing the same records.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pydantic import BaseModel, RootModel

from duoc.law.cases.run import SUBJECTS, register_all
from duoc.law.core.numbers import as_text
from duoc.law.core.parameters import LOADED, Period, Regulation, RegulationFile, Source, Words
from duoc.law.core.registry import Rule, rules
from duoc.law.core.text import Text

TITLES: Mapping[str, Text] = {
    "programme": Text("Chương trình, môn học và lộ trình", "Programmes, subjects and roadmap"),
    "assessment": Text("Đánh giá học sinh", "Assessment of pupils"),
    "staff": Text("Đội ngũ", "Staff"),
    "administration": Text("Công tác hành chính", "Administration"),
    "school": Text("Nhà trường", "Schools"),
    "quality": Text("Kiểm định chất lượng", "Quality"),
    "universal_education": Text("Phổ cập giáo dục, xóa mù chữ", "Universal education and literacy"),
}
IDENTITY = ("code", "id", "name", "rank", "level", "point", "kind", "grade", "key")
"""Fields by which a record of a list is called in a path, the first that is a word or a number."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a regulation: where it is kept, what it is, where it stands, since and until when."""

    path: str
    text: str
    source: str
    certainty: str
    note: str
    """What was read how, in Vietnamese; `note_en` in English."""
    from_: date | None = None
    to: date | None = None
    facts: tuple[tuple[str, str], ...] = ()
    """What `text` says, field by field, where it says more than one thing."""
    note_en: str = ""


@dataclass(frozen=True, slots=True)
class RegulationPage:
    """A regulation with all its values, in the order of its articles."""

    subject: str
    file: str
    regulation: Regulation
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class SubjectPage:
    """A subject of the room: its rules and its regulations, oldest first."""

    subject: str
    title: Text
    rules: tuple[Rule, ...]
    regulations: tuple[RegulationPage, ...]


def subject_pages() -> tuple[SubjectPage, ...]:
    """Every subject of the room, in the order in which they build on each other."""
    register_all()
    return tuple(subject_page(subject) for subject in SUBJECTS)


def subject_page(subject: str) -> SubjectPage:
    """One subject."""
    register_all()
    files = sorted((name, file) for (of, name), file in LOADED.items() if of == subject)
    pages = [
        RegulationPage(subject, name, file.regulation, tuple(values(file)))
        for name, file in files
        if isinstance(file, RegulationFile)
    ]
    pages.sort(key=lambda page: (page.regulation.from_ or date.min, page.file))
    return SubjectPage(subject, TITLES[subject], rules(subject), tuple(pages))


def values(file: RegulationFile) -> Iterator[Value]:
    """Every value of a parameter file, in its order."""
    for name in type(file).model_fields:
        if name != "regulation":
            yield from _values(getattr(file, name), name, file.regulation.id, None)


def _values(value: object, path: str, own: str, source: Source | None) -> Iterator[Value]:
    if isinstance(value, Source):
        yield _row(path, "", value, own)
    elif isinstance(value, RootModel):
        yield from _values(value.root, path, own, source)
    elif isinstance(value, BaseModel) and not isinstance(value, Words):
        yield from _record(value, path, own, source)
    elif isinstance(value, Mapping) and not _is_plain(value):
        for key, item in value.items():
            yield from _values(item, f"{path}.{key}", own, source)
    elif isinstance(value, tuple) and not _is_plain(value):
        for place, item in enumerate(value, 1):
            yield from _values(item, f"{path}[{_called(item, place)}]", own, source)
    else:
        yield _row(path, written(value), source, own, facts=_facts(value))


def _record(record: BaseModel, path: str, own: str, source: Source | None) -> Iterator[Value]:
    fields = {name: getattr(record, name) for name in type(record).model_fields}
    mine = fields.pop("source", None)
    source = mine if isinstance(mine, Source) else source
    span = (fields.pop("from_", None), fields.pop("to", None)) if isinstance(record, Period) else (None, None)
    said = {name: value for name, value in fields.items() if name == "value" or value not in (None, (), "")}
    plain = {name: value for name, value in said.items() if _is_plain(value)}
    if isinstance(mine, Source) or plain:
        only = list(plain) == ["value"]
        text = written(plain["value"]) if only else "; ".join(f"{k}: {written(v)}" for k, v in plain.items())
        yield _row(path, text, source, own, *span, facts=_facts(plain["value"] if only else plain))
    for name, value in said.items():
        if name not in plain:
            yield from _values(value, path if name == "value" else f"{path}.{name}", own, source)


def _facts(value: object) -> tuple[tuple[str, str], ...]:
    return tuple((str(key), written(item)) for key, item in value.items()) if isinstance(value, Mapping) else ()


def _is_plain(value: object) -> bool:
    if isinstance(value, Words):
        return True
    if isinstance(value, BaseModel):
        return False
    if isinstance(value, Mapping):
        return all(_is_plain(item) for item in value.values())
    if isinstance(value, (tuple, list, frozenset)):
        return all(_is_plain(item) for item in value)
    return True


def _called(item: object, place: int) -> str:
    for name in IDENTITY:
        found = getattr(item, name, None)
        if isinstance(found, (str, int)):
            return str(found)
    return str(place)


def written(value: object) -> str:
    """A plain value in words: Vietnamese where it has both languages."""
    if isinstance(value, Words):
        return value.vi
    if value is None:
        return "không có"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Decimal):
        return as_text(value, ",")
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {written(item)}" for key, item in value.items())
    if isinstance(value, (tuple, list, frozenset)):
        return ", ".join(written(item) for item in (sorted(value) if isinstance(value, frozenset) else value))
    return str(value)


def _row(
    path: str, text: str, source: Source | None, own: str, from_: date | None = None, to: date | None = None,
    *, facts: tuple[tuple[str, str], ...] = (),
) -> Value:  # fmt: skip
    if source is None:
        return Value(path, text, "", "", "", from_, to, facts)
    note, note_en = ("", "") if source.note is None else (source.note.vi, source.note.en)
    return Value(path, text, source.clause(own).vi(), source.certainty, note, from_, to, facts, note_en)
