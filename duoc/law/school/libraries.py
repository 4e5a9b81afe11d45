"""How many copies a school library must hold (TT 16/2022, Điều 15) or needs to be founded (NĐ 93/2020, Điều 17)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from duoc.law.core.contract import expose
from duoc.law.core.errors import LawError
from duoc.law.core.numbers import as_text, count, exact
from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, load
from duoc.law.core.reasons import choice, reason, sign
from duoc.law.core.result import Result, because

NAME = "school.library_stock"
LEVELS = ("tieu_hoc", "thcs", "thpt")


class Stock(Strict):
    """Copies for each pupil by level, and the reading space; a level that was not read is absent."""

    unknown: Source
    copies_per_pupil: dict[str, Sourced[int]]
    reading_m2: Sourced[int] | None


class Libraries(RegulationFile):
    """Parameters: the stock by version."""

    versions: dict[str, Stock]


LIBRARIES = load("school", "libraries", Libraries)


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryStock(Result):
    """Copies a library needs, how many it lacks, whether its reading space is large enough (None: not asked)."""

    copies_per_pupil: int | None
    copies_min: int | None
    short_by: int | None
    reading_space_ok: bool | None


def library_stock(
    level: str, pupils: int, copies: int, reading_m2: int | str | Fraction | None = None, *, rule: Stock
) -> LibraryStock:
    """Check the stock of a library. Where the number of the level was not read the status is "not_loaded"."""
    level = choice(level, LEVELS, field="level", rule=NAME)
    pupils, copies = count(pupils, field="pupils", rule=NAME), count(copies, field="copies", rule=NAME)
    per_pupil = rule.copies_per_pupil.get(level)
    if per_pupil is None:
        step = reason(
            LIBRARIES, rule.unknown, "Số bản sách mỗi học sinh của cấp học này chưa có trong hệ thống",
            "the copies a pupil of this level were not seen",
        )  # fmt: skip
        return LibraryStock(
            status="not_loaded", copies_per_pupil=None, copies_min=None, short_by=None, reading_space_ok=None,
            because=because(step),
        )  # fmt: skip
    needed = per_pupil.value * pupils
    short = max(needed - copies, 0)
    steps = [reason(
        LIBRARIES, per_pupil.source,
        f"{pupils} học sinh × {per_pupil.value} = {needed} bản, có {copies}",
        f"{pupils} pupils × {per_pupil.value} = {needed} copies, {copies} there", held=not short, short_by=short,
    )]  # fmt: skip
    space: bool | None = None
    if reading_m2 is not None:
        room = exact(reading_m2, field="reading_m2", rule=NAME)
        if room < 0:
            raise LawError(
                "out_of_range", field="reading_m2", value=reading_m2, rule=NAME, vi="không được âm", en="is negative"
            )
        if rule.reading_m2 is not None:
            least = rule.reading_m2.value
            space = room >= least
            mark = sign(space, most=False)
            steps.append(reason(
                LIBRARIES, rule.reading_m2.source, f"Không gian đọc {as_text(room, ',')} m² {mark} {least} m²",
                f"reading space {as_text(room)} m² {mark} {least} m²", held=space,
            ))  # fmt: skip
    return LibraryStock(
        copies_per_pupil=per_pupil.value, copies_min=needed, short_by=short, reading_space_ok=space,
        because=because(steps),
    )  # fmt: skip


expose(
    "school", "library_stock", LIBRARIES.versions, library_stock,
    vi="Thư viện thiếu bao nhiêu bản sách", en="How many copies a library lacks",
)  # fmt: skip
