"""Tables that are laid out with tabs or with spaces, written with bars as the rest of the reader expects them.

Such a table is known by the names of its columns. A cell that goes on in the next line stands under its own column.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from duoc.reading.flat import flat

_COLUMN = re.compile(
    r"(?:s?tt|so tt|noi dung|(?:ten )?cong viec|nhiem vu|hoat dong|thoi (?:gian|han)|tien do|chi tieu|don vi|nguoi"
    r"|bo phan|phan cong|phu trach|phoi hop|chu tri|ghi chu|dvt|san pham|ket qua|muc tieu)\b.{0,40}$"
)
_CELL = re.compile(r"\S(?:.*?\S)??(?=\s{2,}|\s*$)")
_ROW_NUMBER = re.compile(r"(?:[IVXLC]{1,5}|[A-ZĐ]|\d{1,3}(?:\.\d{1,2})*|[a-zđ])[.)/]?")


def with_bars(texts: Sequence[str]) -> list[str]:
    """The lines, those of tables with bars between the cells; every line keeps its place."""
    return _spaces(_tabs(texts))


def _tabs(texts: Sequence[str]) -> list[str]:
    out: list[str] = []
    is_table = False
    for text in texts:
        cells = text.strip(" \r\n\f\v").split("\t")
        is_table = len(cells) > 1 and (is_table or sum(bool(_COLUMN.match(flat(cell.strip()))) for cell in cells) > 1)
        out.append(" | ".join(cells) if is_table else text)
    return out


@dataclass(slots=True)
class _Row:
    """A row in the making: the line where it begins, and its cells."""

    line: int
    cells: list[str]


@dataclass(slots=True)
class _Grid:
    """A table by spaces: where its columns begin, and its rows so far; the first is the heads."""

    bounds: list[float]
    has_numbers: bool
    rows: list[_Row] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def take(self, index: int, text: str) -> bool:
        """Take a line as a row or as the rest of one; False where the table is over."""
        found = list(_CELL.finditer(text))
        cells = [""] * len(self.bounds)
        for at, match in enumerate(found):
            column = at if len(found) == len(cells) else self._column(match.start())
            cells[column] = f"{cells[column]} {match.group()}".strip()
        is_row = bool(cells[0]) and (len(found) > 1 or len(cells) == 1)
        if self.has_numbers and cells[0] and not _ROW_NUMBER.fullmatch(cells[0]):
            return False
        if is_row:
            self.rows.append(_Row(index, cells))
        elif cells[0]:
            return False
        else:
            last = self.rows[-1].cells
            self.rows[-1].cells = [f"{old} {new}".strip() for old, new in zip(last, cells, strict=True)]
        self.lines.append(index)
        return True

    def _column(self, start: int) -> int:
        return max((k for k, bound in enumerate(self.bounds) if start >= bound), default=0)


def _spaces(texts: Sequence[str]) -> list[str]:
    out = list(texts)
    grid: _Grid | None = None
    for index, text in enumerate(texts):
        if grid is not None and (not text.strip() or grid.take(index, text.rstrip())):
            continue
        if grid is not None:
            _write(grid, out)
        grid = _opened(index, text) if "  " in text and "|" not in text else None
    if grid is not None:
        _write(grid, out)
    return out


def _opened(index: int, text: str) -> _Grid | None:
    """The table whose heads a line holds, if it does: three columns at least, two of them with usual names."""
    found = list(_CELL.finditer(text.rstrip()))
    heads = [match.group() for match in found]
    if len(found) < 3 or sum(bool(_COLUMN.match(flat(head))) for head in heads) < 2:
        return None
    bounds = [0.0, *((one.end() + two.start()) / 2 for one, two in pairwise(found))]
    has_numbers = flat(heads[0]).strip(" .") in ("tt", "stt", "so tt", "so thu tu")
    return _Grid(bounds, has_numbers, [_Row(index, heads)], [index])


def _write(grid: _Grid, out: list[str]) -> None:
    if len(grid.rows) < 2:
        return
    for index in grid.lines:
        out[index] = ""
    for row in grid.rows:
        out[row.line] = " | ".join(row.cells)
