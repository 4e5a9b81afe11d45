"""A ruler for printed pages: where a text stands, in which face and size, and where the lines are."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

MM = 25.4 / 72


@dataclass(frozen=True)
class Box:
    """A place on the page in millimetres from the left and the top edge; of a text also face and size."""

    left: float
    right: float
    top: float
    bottom: float
    face: str = ""
    size: float = 0

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class Pages:
    """A PDF, measured."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdfium.PdfDocument(pdf)

    def __len__(self) -> int:
        return len(self.pdf)

    def size(self, page: int) -> tuple[float, float]:
        width, height = self.pdf[page].get_size()
        return round(width * MM), round(height * MM)

    def text(self, page: int | None = None) -> str:
        pages = range(len(self.pdf)) if page is None else [page]
        return "\n".join(self.pdf[number].get_textpage().get_text_bounded() for number in pages)

    def words(self, page: int | None = None) -> str:
        """The text with single spaces, whatever the lines."""
        return " ".join(self.text(page).split())

    def find(self, page: int, wanted: str) -> Box:
        """The first place of a text that stands on one line."""
        text = self.pdf[page].get_textpage()
        search = text.search(wanted, match_case=True)
        found = search.get_next()
        assert found, f"{wanted!r} is not on page {page + 1}"
        start, count = found
        return self._box(page, text, range(start, start + count))

    def bounds(self, page: int) -> Box:
        """What the ink of the text covers, the number at its head left out."""
        text = self.pdf[page].get_textpage()
        first = 0 if page == 0 or not text.get_text_range(0, 1).isdigit() else len(text.get_text_range().split()[0])
        return self._box(page, text, range(first, text.count_chars()), loose=False)

    def rules(self, page: int) -> list[Box]:
        """Horizontal lines, from the top."""
        here = self.pdf[page]
        height = here.get_size()[1]
        found = []
        for thing in here.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = thing.get_bounds()
            if top - bottom < 2 < right - left:
                found.append(Box(left * MM, right * MM, (height - top) * MM, (height - bottom) * MM))
        return sorted(found, key=lambda box: box.top)

    def colours(self, page: int) -> set[tuple[int, int, int]]:
        """Colours of the texts."""
        found = set()
        for thing in self.pdf[page].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
            raw.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha)
            found.add((red.value, green.value, blue.value))
        return found

    def _box(self, page: int, text: pdfium.PdfTextPage, places: range, *, loose: bool = True) -> Box:
        height = self.pdf[page].get_size()[1]
        shown = [place for place in places if text.get_text_range(place, 1).strip()]
        boxes = [text.get_charbox(place, loose=loose) for place in shown]
        return Box(
            min(box[0] for box in boxes) * MM,
            max(box[2] for box in boxes) * MM,
            (height - max(box[3] for box in boxes)) * MM,
            (height - min(box[1] for box in boxes)) * MM,
            self._face(text, shown[0]),
            round(raw.FPDFText_GetFontSize(text, shown[0]), 1),
        )

    @staticmethod
    def _face(text: pdfium.PdfTextPage, place: int) -> str:
        buffer = ctypes.create_string_buffer(100)
        raw.FPDFText_GetFontInfo(text, place, buffer, 100, None)
        return re.sub(r"^[A-Z]{6}\+", "", buffer.value.decode())
