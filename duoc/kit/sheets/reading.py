"""From an upload to rows of plain values, behind the guard and in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from duoc.kit.sheets.csvfile import read_csv
from duoc.kit.workbook.guard import MAX_BYTES, Refused, kind_of

Cell = str | float | int | bool | date
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one sheet holds. `rows[0]` is the sheet's first row; `first_column` is how many empty columns stand left.

    `names` are all sheets that the user sees; `note` says how a .csv was understood.
    """

    name: str
    names: tuple[str, ...]
    rows: list[list[Any]]
    first_column: int = 0
    note: str = ""


def read_rows(source: Path | bytes, *, prefer: Sequence[str] = ()) -> Sheet:
    """The rows of an uploaded .xlsx or .csv: of the first preferred sheet that exists, else of the first visible one.

    Cells are text, numbers (float), booleans or dates; an empty cell is "". Errors: `Refused`, see `refusals`.
    """
    with _as_file(source) as path:
        if kind_of(path) == "csv":
            rows, note = read_csv(path.read_bytes())
            return Sheet("", (), rows, note=note)
        return _read_workbook(path, prefer)


@contextmanager
def _as_file(source: Path | bytes) -> Iterator[Path]:
    if isinstance(source, Path):
        yield source
        return
    if len(source) > MAX_BYTES:
        raise Refused("too_large", limit=MAX_BYTES // 1_000_000, size=len(source) // 1_000_000)
    handle, name = tempfile.mkstemp(suffix=".upload")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(source)
        yield Path(name)
    finally:
        Path(name).unlink()


def _read_workbook(path: Path, prefer: Sequence[str]) -> Sheet:
    # A fresh interpreter, never a fork of a threaded worker; -P: the current folder is no place to import from.
    command = [sys.executable, "-P", "-m", "duoc.kit.workbook.reader", str(path), *prefer]
    root = str(Path(__file__).resolve().parents[3])
    environment = {"PYTHONPATH": root, "PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"}
    child = subprocess.Popen(
        command,
        bufsize=1 << 20,  # a block of rows is larger than a megabyte
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    late = threading.Timer(SECONDS, child.kill)
    late.start()
    with child:  # what it writes is taken in while it goes on reading
        rows, head = _take_in(child)
    in_time = late.is_alive()
    late.cancel()
    if "refused" in head:
        raise Refused(head["refused"], **head["values"])
    if not in_time:
        raise Refused("too_slow", seconds=SECONDS)
    if child.returncode != 0 or not head:  # −6: the parser aborted; −24: out of processor time; −9: out of memory
        raise Refused("unreadable")
    return Sheet(head["name"], tuple(head["names"]), rows, head["first_column"])


def _take_in(child: subprocess.Popen[bytes]) -> tuple[list[list[Any]], dict[str, Any]]:
    """All rows and the latest header: what was found first, or the refusal that came later."""
    rows: list[list[Any]] = []
    head: dict[str, Any] = {}
    for line in child.stdout or ():
        try:
            block = orjson.loads(line)
        except orjson.JSONDecodeError:  # cut off by an abort, which the exit code tells of
            break
        if isinstance(block, dict):
            head = block
        else:
            _restore_dates(block)
            rows.extend(block)
    return rows, head


def _restore_dates(rows: list[list[Any]]) -> None:
    for place, column in enumerate(zip(*rows, strict=True)):
        if dict not in set(map(type, column)):
            continue
        for row, value in zip(rows, column, strict=True):
            if type(value) is dict:
                row[place] = date.fromisoformat(value["d"]) if "d" in value else value["t"]
