"""The child process that parses an upload: `python -m duoc.kit.workbook.reader FILE [SHEET …]`.

It limits its own memory and time, looks the file over, parses it, and writes JSON lines: first what it found, then
the rows in blocks. A parser that aborts takes only this process with it. No Django here: it starts in a tenth of a
second. Sheets named on the command line are preferred, in their order, to the first visible one.
"""

from __future__ import annotations

import gc
import resource
import sys
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import orjson
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from duoc.kit.workbook.guard import Refused, check_size, check_workbook

MEMORY_LIMIT = 1 << 30
SECONDS = 60
BLOCK = 2_000


def limit_self() -> None:
    """Take away what a hostile file would use: memory beyond 1 GB, processor time, core dumps."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def visible_sheets(workbook: CalamineWorkbook) -> list[str]:
    """The names of the sheets that a user sees."""
    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible is SheetVisibleEnum.Visible and sheet.typ is SheetTypeEnum.WorkSheet
    ]


def choose(names: list[str], preferred: list[str]) -> str:
    """The first preferred sheet that exists, whatever the case; else the first. Errors: `Refused` for none at all."""
    if not names:
        raise Refused("no_sheet")
    by_name = {name.strip().casefold(): name for name in reversed(names)}
    wanted = [by_name[name.strip().casefold()] for name in preferred if name.strip().casefold() in by_name]
    return wanted[0] if wanted else names[0]


def tagged(value: Any) -> Any:
    """Dates and times as JSON can hold them: {"d": …}. A midnight is a day."""
    if isinstance(value, datetime):
        return {"d": value.date().isoformat()} if value.time() == time() else {"t": value.isoformat(" ", "minutes")}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    if isinstance(value, time):
        return {"t": value.isoformat("minutes")}
    if isinstance(value, timedelta):
        return value.total_seconds() / 86_400
    raise TypeError(type(value).__name__)


def write_rows(sheet: CalamineSheet, out: BinaryIO) -> None:
    """The rows in blocks, one JSON array a line, from the first row of the sheet on."""
    if sheet.end:
        height = sheet.end[0] + 1
        check_size(height, height * sheet.width)
    rows = sheet.iter_rows() if sheet.start else iter(())
    while block := list(islice(rows, BLOCK)):
        out.write(orjson.dumps(block, default=tagged, option=orjson.OPT_PASSTHROUGH_DATETIME))
        out.write(b"\n")


def main(arguments: list[str]) -> int:
    """Read one file. A refusal is an answer, not a failure of the process."""
    limit_self()
    gc.disable()  # it would look at every row again and again, and this process is short
    path, preferred = Path(arguments[0]), arguments[1:]
    out = sys.stdout.buffer
    try:
        check_workbook(path)
        with CalamineWorkbook.from_path(str(path)) as workbook:
            names = visible_sheets(workbook)
            name = choose(names, preferred)
            sheet = workbook.get_sheet_by_name(name)
            first_column = sheet.start[1] if sheet.start else 0
            out.write(orjson.dumps({"names": names, "name": name, "first_column": first_column}) + b"\n")
            write_rows(sheet, out)
    except Refused as refused:
        out.write(orjson.dumps({"refused": refused.code, "values": refused.values}) + b"\n")
    except PasswordError:
        out.write(orjson.dumps({"refused": "old_or_locked", "values": {}}) + b"\n")
    except (CalamineError, MemoryError):
        out.write(orjson.dumps({"refused": "unreadable", "values": {}}) + b"\n")
    out.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
