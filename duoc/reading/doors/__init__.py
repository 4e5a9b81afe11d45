"""The doors: bytes of a text, DOCX or PDF file to lines, and lines to a plan.

The kind of a file is told by its first bytes; the name only says how the source is called.
"""

from duoc.reading.doors.docx import read_docx
from duoc.reading.doors.pdf import read_pdf
from duoc.reading.doors.text import read_text
from duoc.reading.errors import ReadingError
from duoc.reading.model import Plan
from duoc.reading.reader import read_lines

__all__ = ["read_docx", "read_pdf", "read_plan", "read_text"]

MAX_BYTES = 60 * 1024 * 1024
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")


def read_plan(data: bytes, filename: str) -> Plan:
    """The structure of a document; `ReadingError` where the file cannot be read."""
    return read_lines(_lines(data), filename or None)


def _lines(data: bytes) -> tuple[str, ...]:
    if len(data) > MAX_BYTES:
        raise ReadingError(
            "too_large",
            "Tệp lớn hơn 60 MB. Hãy tách văn bản hoặc lưu lại không kèm hình ảnh.",
            "The file is larger than 60 MB. Split it, or save it without pictures.",
        )
    if data.startswith(b"PK\x03\x04"):
        return read_docx(data)
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return read_pdf(data)
    if data.startswith(_OLD_WORD):
        raise ReadingError(
            "old_word",
            "Đây là tệp Word đời cũ (.doc). Hãy mở bằng Word và lưu thành .docx rồi nhập lại.",
            "This is an old Word file (.doc). Open it in Word, save it as .docx, and import it again.",
        )
    if data.startswith(_PICTURES):
        raise ReadingError(
            "picture",
            "Đây là tệp hình ảnh. Hãy nhận dạng chữ (OCR) trước, rồi nhập tệp văn bản hoặc PDF có lớp chữ.",
            "This is a picture. Recognise its text first, then import the text or a PDF with a text layer.",
        )
    return read_text(data)
