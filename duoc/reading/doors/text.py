"""Plain text: the encoding is found out, old font encodings are decoded."""

import codecs

from duoc.kit.text import nfc
from duoc.kit.text.legacy import decode, detect
from duoc.reading.errors import ReadingError

_SAMPLE = 6000
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_text(data: bytes) -> tuple[str, ...]:
    """The lines of a text file; `ReadingError` where the bytes are no text."""
    return lines_of(_decoded(data))


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text as Unicode in composed form, legacy encodings (TCVN3, VNI) decoded."""
    encoding = detect(text[:_SAMPLE])
    if encoding is not None:
        text = decode(text, encoding)
    return tuple(nfc(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").split("\n"))


def _decoded(data: bytes) -> str:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    if data.count(b"\x00") > len(data) // 100:
        raise ReadingError(
            "not_text",
            "Tệp này không phải văn bản. Hãy chọn tệp .txt, .docx hoặc .pdf.",
            "This file is no text. Choose a .txt, .docx or .pdf file.",
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")  # what TCVN3 and VNI texts were saved as
