"""A text without diacritics and capitals, letter for letter.

All cues of the grammar ("phối hợp với", "trước ngày") are looked up in the flat text: scanning loses and swaps
diacritics, but seldom the letters under them. The flat text has the length of the text, so a match found in one is a
span of the other.
"""

import re
import unicodedata
from functools import lru_cache


def _flat_letter(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char


_TABLE = {code: _flat_letter(chr(code)) for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))}
_TABLE |= {ord("đ"): "d", ord("Đ"): "d", 0x2013: "-", 0x2014: "-", 0x2012: "-", 0x201C: '"', 0x201D: '"', 0xA0: " "}


@lru_cache(maxsize=16384)
def flat(text: str) -> str:
    """The text in small letters without diacritics, of the same length; long dashes and quotes are made plain."""
    return text.translate(_TABLE)


_SYLLABLE = re.compile(r"\S*?[^\W_]\S*")


def is_capitals(text: str) -> bool:
    """Whether a text is wholly in capitals: two letters at least, hardly any small one (a scanner's slip)."""
    if sum(map(str.islower, text[:30])) > 6:
        return False
    small = sum(char.islower() for char in text)
    big = sum(char.isupper() for char in text)
    return big >= 2 and small * 12 <= big


def count_syllables(text: str) -> int:
    """How many words (syllables, numbers, abbreviations) a text has."""
    return len(_SYLLABLE.findall(text))
