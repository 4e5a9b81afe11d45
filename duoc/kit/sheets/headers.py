"""Which row is the heading, and which of its cells is which column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from duoc.kit.sheets.columns import Column, Register, letter
from duoc.kit.text import fold

LOOK_AT = 30
"""Rows at the top of a sheet among which the heading is looked for: above it stand titles of the office."""
MISTYPED, ALIKE = 80, 60
_ASIDE = re.compile(r"\([^)]*\)|[*:.;,\"'“”\n-]")
_FILLERS = frozenset({"va", "cua"})
_NUMBERING = frozenset({"stt", "tt", "so thu tu", "so tt"})


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a column as a whole. `is_error`: nothing can be brought in until it is mended."""

    code: str
    message: str
    suggestion: str = ""
    is_error: bool = False


@dataclass(slots=True)
class Header:
    """The heading: its row (0 is the first), the place of each column found, and what there is to say."""

    row: int
    places: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def plain(cell: Any) -> str:
    """A heading as it is compared: no tones, no case, nothing in brackets, no filler words."""
    words = _ASIDE.sub(" ", fold(str(cell))).split()
    return " ".join(word for word in words if word not in _FILLERS)


def find_header(register: Register, rows: Sequence[Sequence[Any]], first_column: int = 0) -> Header | None:
    """The row among the first thirty that names most columns; None where none names at least two (or the only one)."""
    needed = min(2, len(register.columns))
    wanted = {column.key: _names_of(column) for column in register.columns}
    named = [[plain(cell) if isinstance(cell, str) else "" for cell in cells] for cells in rows[:LOOK_AT]]
    exact = [_match_exactly(wanted, names) for names in named]
    best = max(range(len(exact)), key=lambda row: len(exact[row]), default=None)
    if best is None:
        return None
    if 2 * len(exact[best]) < len(wanted):  # no row is clearly the one: the heading itself may be mistyped
        exact = [_match_mistyped(wanted, names, places) for names, places in zip(named, exact, strict=True)]
        best = max(range(len(exact)), key=lambda row: len(exact[row]))
    else:
        exact[best] = _match_mistyped(wanted, named[best], exact[best])
    if len(exact[best]) < needed:
        return None
    header = Header(best, exact[best])
    _describe(register, header, rows[best], first_column)
    return header


def _names_of(column: Column) -> list[str]:
    with translation.override(settings.LANGUAGE_CODE):  # a sheet of the office, read by somebody who uses English
        usual = column.label
    return [plain(name) for name in (column.label, usual, *column.aliases)]


def _match_exactly(wanted: dict[str, list[str]], names: list[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for key, spellings in wanted.items():
        for place, name in enumerate(names):
            if name and name in spellings and place not in places.values():
                places[key] = place
                break
    return places


def _match_mistyped(wanted: dict[str, list[str]], names: list[str], exact: dict[str, int]) -> dict[str, int]:
    places = dict(exact)
    for key, spellings in wanted.items():
        if key in places:
            continue
        left = [place for place, name in enumerate(names) if name and place not in places.values()]
        mistyped = [place for place in left if any(is_mistyped(names[place], name) for name in spellings)]
        if mistyped:
            places[key] = mistyped[0]
    return places


def is_mistyped(seen: str, wanted: str) -> bool:
    """Whether one heading is the other with typing errors: word by word, so that "… cha" is never "… mẹ"."""
    if seen.replace(" ", "") == wanted.replace(" ", ""):
        return True
    pairs = list(zip(seen.split(), wanted.split(), strict=False))
    return (
        len(seen.split()) == len(wanted.split())
        and fuzz.ratio(seen, wanted) >= MISTYPED
        and all(fuzz.ratio(one, other) >= ALIKE for one, other in pairs)
    )


def _describe(register: Register, header: Header, cells: Sequence[Any], first: int) -> None:
    names = [plain(cell) if isinstance(cell, str) else "" for cell in cells]
    taken = {place: register.column(key) for key, place in header.places.items()}
    unknown = [place for place, name in enumerate(names) if name and place not in taken and name not in _NUMBERING]

    def where(place: int) -> dict[str, str]:
        return {"seen": " ".join(str(cells[place]).split()), "letter": letter(first + place)}

    for place, column in taken.items():
        if names[place] not in _names_of(column):
            told = _('Cột "%(seen)s" (cột %(letter)s) được đọc là "%(title)s".') % (
                where(place) | {"title": column.label}
            )
            header.findings.append(Finding("column_mistyped", told, column.label))
    for place in list(unknown):
        twin = next((other for other, column in taken.items() if names[place] in _names_of(column)), None)
        if twin is not None:
            unknown.remove(place)
            told = _('Có hai cột "%(title)s": cột %(one)s và cột %(other)s. Xoá bớt một cột.') % {
                "title": taken[twin].label, "one": letter(first + twin), "other": letter(first + place),
            }  # fmt: skip
            header.findings.append(Finding("column_twice", told, is_error=True))
    for column in register.columns:
        if column.key not in header.places:
            header.findings.append(_missing(column, unknown, names, where))
    for place in unknown:
        told = _('Cột "%(seen)s" (cột %(letter)s) không có trong mẫu nên được bỏ qua.') % where(place)
        header.findings.append(Finding("column_unknown", told))
    order = [header.places[column.key] for column in register.columns if column.key in header.places]
    if order != sorted(order):
        told = _("Thứ tự các cột khác với tệp mẫu. Không sao: dữ liệu được đọc theo tên cột.")
        header.findings.append(Finding("columns_moved", told))


def _missing(column: Column, unknown: list[int], names: list[str], where: Any) -> Finding:
    like = max(unknown, key=lambda place: fuzz.token_set_ratio(names[place], plain(column.label)), default=None)
    if like is not None and fuzz.token_set_ratio(names[like], plain(column.label)) >= MISTYPED:
        told = _('Chưa thấy cột "%(title)s". Nếu đó là cột "%(seen)s" (cột %(letter)s), hãy đổi tên cột đó.') % (
            where(like) | {"title": column.label}
        )
        return Finding("column_missing", told, column.label, is_error=column.required)
    if column.required:
        told = _('Thiếu cột "%(title)s". Thêm cột này vào dòng tiêu đề, hoặc chép dữ liệu sang tệp mẫu.')
        return Finding("column_missing", told % {"title": column.label}, is_error=True)
    return Finding("column_missing", _('Không có cột "%(title)s"; cột này được để trống.') % {"title": column.label})
