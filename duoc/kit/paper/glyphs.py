"""What can be printed: the letters that our typefaces have, and text made fit for them.

Typst takes a missing letter from another face without a word, or refuses the page with a sentence for programmers. So
the text is looked at before: a user reads which character it is and where.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext as _

from duoc.kit.errors import DomainError

FONTS = Path(__file__).parent / "fonts"
REPLACED = {
    "\t": " ",
    "\u2028": "\n",
    "\u2029": "\n",
    "\uf0b7": "•",  # the bullet of Word's Symbol face, which has no place in Unicode
}
UNSEEN = {"Cc", "Cf", "Cs"}  # controls, joiners and marks of direction, halves of surrogate pairs


def clean(text: str) -> str:
    """Text in precomposed form with single spaces, without signs that nobody sees; line breaks stay.

    Errors: `unprintable_character`, naming the character and its neighbourhood.
    """
    text = "".join(REPLACED.get(sign, sign) for sign in unicodedata.normalize("NFC", text))
    text = "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) not in UNSEEN)
    text = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    for place, sign in enumerate(text):
        if sign != "\n" and ord(sign) not in covered():
            around = text[max(0, place - 30) : place + 30].replace("\n", " ")
            raise DomainError(
                "unprintable_character",
                _("Ký tự “%(sign)s” trong đoạn “…%(around)s…” không in được. Hãy xóa hoặc thay ký tự này.")
                % {"sign": sign, "around": around},
            )
    return text


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
    """Code points of the regular face (the other three have the same)."""
    return frozenset(code_points((FONTS / "Tinos-Regular.ttf").read_bytes()))


def code_points(font: bytes) -> set[int]:
    """Code points in the character map (format 4) of a TrueType file."""
    table = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, table + 2)
    points: set[int] = set()
    for place in range(count):
        (offset,) = struct.unpack_from(">L", font, table + 4 + 8 * place + 4)
        points |= _segments(font, table + offset)
    return points


def _table(font: bytes, name: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for place in range(count):
        tag, _sum, offset, _length = struct.unpack_from(">4sLLL", font, 12 + 16 * place)
        if tag == name:
            return int(offset)
    raise ValueError(f"the font has no table {name!r}")


def _segments(font: bytes, start: int) -> set[int]:
    kind, _length, _language, doubled = struct.unpack_from(">4H", font, start)
    if kind != 4:
        return set()
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", font, start + 14)
    starts = struct.unpack_from(f">{count}H", font, start + 16 + 2 * count)
    return {
        point for first, last in zip(starts, ends, strict=True) for point in range(first, last + 1) if point != 0xFFFF
    }
