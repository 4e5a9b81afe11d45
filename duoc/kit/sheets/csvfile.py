"""Text files of rows: which encoding, which separator."""

from __future__ import annotations

import codecs
import csv
import io

from duoc.kit.workbook.guard import MAX_CELLS, MAX_ROWS, Refused

SEPARATORS = ",;\t|"
_ENCODING_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_csv(content: bytes) -> tuple[list[list[str]], str]:
    """The rows, and the encoding in which they were read if that is not UTF-8 (the user should look at the accents).

    Errors: `Refused`.
    """
    text, note = decode(content)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text), strict=True))
    except csv.Error as broken:
        raise Refused("bad_csv") from broken
    if len(rows) > MAX_ROWS:
        raise Refused("too_many_rows", limit=MAX_ROWS, rows=len(rows))
    width = max(map(len, rows), default=0)
    if width * len(rows) > MAX_CELLS:
        raise Refused("too_many_cells", limit=MAX_CELLS)
    return [row + [""] * (width - len(row)) for row in rows], note


def decode(content: bytes) -> tuple[str, str]:
    """The text by its byte order mark, as UTF-8, or as Windows-1258 (Vietnamese of old Windows programs)."""
    try:
        for mark, encoding in _ENCODING_MARKS:
            if content.startswith(mark):
                return content.decode(encoding), ""
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        return content.decode("cp1258", errors="replace"), "Windows-1258"


def separator_of(text: str) -> str:
    """The separator that splits the first lines into the most equal columns; a comma for a file of one column.

    Excel with Vietnamese settings writes semicolons, since the comma is its decimal sign.
    """
    lines = [line for line in text[:20_000].splitlines()[:20] if line.strip()]

    def regularity(separator: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=separator)]
        usual = max(set(widths), key=widths.count)
        return (widths.count(usual) if usual > 1 else 0, usual)

    return max(SEPARATORS, key=regularity) if lines else ","
