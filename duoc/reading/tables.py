"""Tables of assignments and of targets: rows become directives (D10, D11)."""

import re
from collections.abc import Sequence
from functools import lru_cache

from duoc.reading.flat import count_syllables, flat
from duoc.reading.lines import Block
from duoc.reading.roles import role_of
from duoc.reading.structure import Builder, Draft

_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("number", re.compile(r"^(?:s?tt|so tt|so thu tu|#)$")),
    ("time", re.compile(r"thoi (?:gian|han|diem)|tien do|^thang$|^ngay$|^tuan|han (?:hoan thanh|nop)|hoan thanh")),
    ("lead", re.compile(r"chu tri|dau moi|chiu trach nhiem")),
    ("partner", re.compile(r"phoi hop")),
    ("doer", re.compile(r"thuc hien$|phu trach|nguoi (?:thuc hien|lam)|don vi thuc hien|bo phan|phan cong")),
    ("product", re.compile(r"san pham|ket qua|ghi chu|kinh phi|minh chung|dia diem|hinh thuc")),
    ("indicator", re.compile(r"chi tieu|chi so|tieu chi")),
    ("unit", re.compile(r"don vi tinh|^dvt$")),
    ("work", re.compile(r"noi dung|cong viec|nhiem vu|hoat dong|cong tac|giai phap|bien phap|muc tieu|chu de")),
)
_TASK = re.compile(r"cong viec|nhiem vu|hoat dong|cong tac")
_PERSON = re.compile(r"ho (?:va )?ten|^ten$")
_ROW_NUMBER = re.compile(r"[IVXLC]{1,5}|[A-ZĐ]|\d{1,3}(?:\.\d{1,2})*|[a-zđ]|[-+*•]")


def read_table(builder: Builder, rows: Sequence[Block]) -> None:
    """Put a table and its rows into the tree."""
    heads = rows[0].cells or ()
    columns = [_column(cell) for cell in heads]
    has_heads = sum(column is not None for column in columns) >= 2
    span = Block("", rows[0].first, rows[0].last if has_heads else rows[-1].last)
    table = builder.add("table", " | ".join(heads), span)
    if reads_as_targets(builder, table, rows) or not has_heads:
        return
    is_roll = any(_PERSON.search(flat(head)) for head in heads)
    is_shared = bool({"time", "lead", "partner", "doer", "product", "indicator"} & set(columns))
    is_work = is_shared or any(_TASK.search(flat(head)) for head in heads)
    if is_roll or not is_work or not {"work", "indicator"} & set(columns):
        return
    work = columns.index("work") if "work" in columns else columns.index("indicator")
    value = _value_column(heads, columns, rows[1:])
    group: Draft | None = None
    for row in rows[1:]:
        cells = list(row.cells or ())
        if [flat(cell) for cell in cells] == [flat(cell) for cell in heads] or all(
            cell.isdigit() for cell in cells if cell
        ):
            continue
        if len(cells) < len(columns):
            cells += [""] * (len(columns) - len(cells))
        number = cells[columns.index("number")] if "number" in columns else ""
        filled = [
            cell for at, cell in enumerate(cells) if cell and cell != number and columns[at : at + 1] != ["number"]
        ]
        text = cells[work] or (filled[0] if filled else "")
        if not any(map(str.isalnum, text)):
            continue
        label = number.strip(" ./)") if _ROW_NUMBER.fullmatch(number.strip(" ./)")) else None
        if len(set(filled)) == 1 and len(columns) > 2 and (count_syllables(text) <= 25):
            group = builder.add("heading", text, row, label=label, parent=table.id)
            continue
        draft = builder.add("directive", text, row, label=label, parent=(group or table).id)
        for at, column in enumerate(columns):
            if column and cells[at]:
                draft.cells[column] = cells[at]
                if column == "time":
                    draft.cells["time_head"] = heads[at]
        if value is not None:
            draft.value = draft.cells.get("unit", ""), cells[value]


_PLANNED = re.compile(r"(?:kh|ke hoach|chi tieu(?: giao)?|muc(?: phan dau| tieu)?|phan dau|giao|can dat)\b")


def _value_column(heads: Sequence[str], columns: Sequence[str | None], rows: Sequence[Block]) -> int | None:
    """The column of a table of targets that holds what is to be reached: the planned, else the last figures (D11)."""
    if "indicator" not in columns or ({"lead", "time"} & set(columns)) or ("doer" in columns and "unit" not in columns):
        return None
    own = columns.index("indicator")
    planned = [at for at, head in enumerate(heads) if at != own and _PLANNED.match(flat(head))]
    figured = [
        at
        for at in range(own + 1, len(heads))
        if columns[at] in (None, "doer") and any(map(str.isdigit, "".join(_cell(row, at) for row in rows)))
    ]
    found = planned or figured
    return found[-1] if found else None


def _cell(row: Block, at: int) -> str:
    cells = row.cells or ()
    return cells[at] if at < len(cells) else ""


_FIGURE = re.compile(
    r"(?:(?:tu|tren|duoi|dat|it nhat|khong qua|toi thieu|[<>≤≥]=?)\s*)*\d[\d.,]*\s*(?:%|[^\W\d]+)?"
    r"(?:\s+tro (?:len|xuong))?|[-–]?"
)


def reads_as_targets(builder: Builder, table: Draft, rows: Sequence[Block]) -> bool:
    """Take a table whose columns are figures to be reached, under a heading of targets; False for any other (D11)."""
    if role_of(builder.headings_above(table.parent), has_value=False) != "target":
        return False
    heads = rows[0].cells or ()
    bodies = [row.cells or () for row in rows[1:]]
    named = [at for at, head in enumerate(heads) if _column(head) != "number"]
    if len(named) < 3 or not bodies or any(len(cells) != len(heads) for cells in bodies):
        return False
    title, *figured = named
    if not all(_FIGURE.fullmatch(flat(cells[at]).strip()) for cells in bodies for at in figured):
        return False
    for row, cells in zip(rows[1:], bodies, strict=True):
        label = cells[0].strip(" ./)") if title and _ROW_NUMBER.fullmatch(cells[0].strip(" ./)")) else None
        draft = builder.add("directive", cells[title], row, label=label, parent=table.id)
        draft.figures = [(heads[at], cells[at]) for at in figured if any(map(str.isdigit, cells[at]))]
    return True


def _column(head: str) -> str | None:
    plain = flat(head).strip(" .:*")
    squeezed = plain.replace(" ", "")  # a scanner may have cut or run together the words
    return next(
        (name for name, pattern in _COLUMNS if pattern.search(plain) or _squeezed(pattern).search(squeezed)), None
    )


@lru_cache(maxsize=16)
def _squeezed(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(pattern.pattern.replace(" ", ""))
