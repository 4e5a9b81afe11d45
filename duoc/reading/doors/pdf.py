"""PDF: the text layer, page by page."""

from itertools import chain
from threading import Lock

import pypdfium2

from duoc.reading.doors.text import lines_of
from duoc.reading.errors import ReadingError

MAX_PAGES = 1000
_LOCK = Lock()  # PDFium is not thread-safe: one document at a time in a process


def read_pdf(data: bytes) -> tuple[str, ...]:
    """The lines of a PDF's text layer, a blank line between pages; `ReadingError` where it has none."""
    with _LOCK:
        try:
            pages = _pages(data)
        except pypdfium2.PdfiumError as error:
            raise ReadingError(
                "broken_pdf",
                "Không mở được tệp PDF: tệp hỏng hoặc có mật khẩu. Hãy lưu lại tệp rồi nhập lại.",
                "The PDF cannot be opened: it is damaged or has a password. Save it again and import it again.",
            ) from error
    if sum(len(page.split()) for page in pages) < 3:
        raise ReadingError(
            "no_text_layer",
            "Tệp PDF này chỉ có hình quét, không có lớp chữ. Hãy nhận dạng chữ (OCR) rồi nhập lại.",
            "This PDF holds scanned pictures only, no text. Recognise its text, then import it again.",
        )
    return tuple(chain.from_iterable((*lines_of(page), "") for page in pages))


def _pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        if len(document) > MAX_PAGES:
            raise ReadingError(
                "too_many_pages",
                f"Tệp PDF có hơn {MAX_PAGES} trang. Hãy tách phần kế hoạch ra thành tệp riêng.",
                f"The PDF has more than {MAX_PAGES} pages. Put the plan into a file of its own.",
            )
        texts = []
        for page in document:
            text_page = page.get_textpage()
            # PDFium marks a hyphen at a line end with U+FFFE and U+0002
            texts.append(text_page.get_text_bounded().replace("\ufffe", "-").replace("\x02", "-"))
            text_page.close()
            page.close()
        return texts
    finally:
        document.close()
