"""Text typed in the font encodings of the years before Unicode: TCVN3 (fonts `.Vn…`) and VNI (fonts `VNI-…`).

Such text looks like Latin-1 nonsense ("Thµnh phè Cµ Mau", "Thaønh phoá Caø Mau"). The same characters are also right
Unicode letters, so decide first (`detect`), then `decode`. In TCVN3 the letter ư is U+00AD, SOFT HYPHEN, which cleaners
delete in silence: decode before any trimming or normalising.
"""

import csv
import re
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from duoc.kit.text.normal import nfc
from duoc.kit.text.syllables import is_syllable


class Encoding(StrEnum):
    """The two encodings that are read."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


_UNICODE_SIGN = re.compile("[\u1ea0-\u1ef9ăĂđĐơƠưƯ\u0300\u0301\u0303\u0309\u0323]")
_TCVN3_SIGN = re.compile("[µ¶·¸¹»¼½¾¨©ª«¬\u00ad®×Þß÷þ§¡¢£¤¥¦]|[A-Za-zÀ-ÿ][ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞ]")
_VNI_SIGN = re.compile(r"[aeouyôöAEOUYÔÖ][øùûõïØÙÛÕÏ]|[aeoAEO][âàáåãäÂÀÁÅÃÄ]|[aA][êèéúüëÊÈÉÚÜË]|\b[ñÑ]|\w[æî]")
_WORD = re.compile(r"[^\W\d_]+")
_PLAUSIBLE = 0.9


def decode(text: str, encoding: Encoding, *, font: str | None = None) -> str:
    """Text of a legacy encoding as Unicode (NFC).

    font: the font's name where it is known; TCVN3 fonts ending in "H" draw small codes as capitals.
    """
    table, longest = _table(encoding)
    out = []
    position = 0
    while position < len(text):
        for length in range(longest, 0, -1):
            letter = table.get(text[position : position + length])
            if letter is not None:
                out.append(letter)
                position += length
                break
        else:
            out.append(text[position])
            position += 1
    decoded = nfc("".join(out))
    is_capitals_font = encoding is Encoding.TCVN3 and font is not None and font.startswith(".Vn") and font.endswith("H")
    return decoded.upper() if is_capitals_font else decoded


def detect(text: str, *, font: str | None = None) -> Encoding | None:
    """The legacy encoding of a text; None where it is Unicode, plain or doubtful.

    The font decides where it is known. Without a font an encoding is named only if its signs occur, no Unicode
    letter does, and at least nine words in ten are possible syllables after decoding, more than before.
    """
    if font is not None and font.startswith(".Vn"):
        return Encoding.TCVN3
    if font is not None and font.upper().startswith("VNI-"):
        return Encoding.VNI
    if _UNICODE_SIGN.search(text):
        return None
    best, best_share = None, max(_share_of_syllables(text), _PLAUSIBLE - 1e-9)
    for encoding, sign in ((Encoding.TCVN3, _TCVN3_SIGN), (Encoding.VNI, _VNI_SIGN)):
        if sign.search(text):
            share = _share_of_syllables(decode(text, encoding))
            if share > best_share:
                best, best_share = encoding, share
    return best


def _share_of_syllables(text: str) -> float:
    words = _WORD.findall(text)
    return sum(map(is_syllable, words)) / len(words) if words else 0.0


@lru_cache(maxsize=2)
def _table(encoding: Encoding) -> tuple[dict[str, str], int]:
    """The characters of an encoding → the Unicode letter, and the longest key."""
    column = "tcvn3_seen_as" if encoding is Encoding.TCVN3 else "vni_seen_as"
    table: dict[str, str] = {}
    lines = files(__package__).joinpath("tables/legacy_encodings.csv").read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(lines):
        if row[column]:  # small letters come first; in TCVN3 a toned capital has the code of the small letter
            table.setdefault(row[column], row["letter"])
    if encoding is Encoding.VNI:  # a capital with a small modifier ("Aù") means the capital
        for seen, letter in list(table.items()):
            if len(seen) == 2 and seen[0].isupper():
                table.setdefault(seen[0] + seen[1].lower(), letter)
    return table, max(map(len, table))
