"""The stored form of a text and its search form."""

import re
import unicodedata
from functools import lru_cache

HUYEN, HOI, NGA, SAC, NANG = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
TONES = ("", HUYEN, HOI, NGA, SAC, NANG)
"""The five tone marks after "none", in the order of the dictionaries and of CLDR."""

_ODD_SPACES = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# Ð (Icelandic eth) is typed for Đ; odd spaces come from Word, PDF and web pages.
_ODD = str.maketrans({"Ð": "Đ", "ð": "đ"} | dict.fromkeys(_ODD_SPACES, " ") | dict.fromkeys(_INVISIBLE, ""))
_HAS_ODD = re.compile(f"[Ðð{_ODD_SPACES}{_INVISIBLE}]")
_MARKS = str.maketrans({chr(code): None for code in range(0x0300, 0x0370)} | {"đ": "d", "Đ": "d"})
_BLANKS = re.compile(r"\s+")


def nfc(text: str) -> str:
    """The text in composed form (NFC), with Đ for Ð, plain spaces for odd ones and no invisible characters.

    Line breaks and the number of spaces stay; use `fold` or `split_name` where those must go too.
    """
    if text.isascii():
        return text
    if _HAS_ODD.search(text):
        text = text.translate(_ODD)
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """The search form: lower case, no tones, no hats, horns or bars, single spaces. "Đặng" becomes "dang"."""
    if not text.isascii():
        text = unicodedata.normalize("NFD", text.translate(_ODD)).translate(_MARKS)
    return _BLANKS.sub(" ", text).strip().lower()


@lru_cache(maxsize=4096)
def strip_tone(letter: str) -> tuple[str, int]:
    """A single letter without its tone, and the tone as an index into `TONES`: "ế" → ("ê", 4)."""
    tone = 0
    rest = []
    for char in unicodedata.normalize("NFD", letter):
        if char in TONES[1:]:
            tone = TONES.index(char)
        else:
            rest.append(char)
    return unicodedata.normalize("NFC", "".join(rest)), tone


@lru_cache(maxsize=65536)
def tone_of(syllable: str) -> tuple[str, int]:
    """A syllable without its tone, and the tone: "Hòa" and "Hoà" both give ("Hoa", 1)."""
    tone = 0
    letters = []
    for char in nfc(syllable):
        letter, own = strip_tone(char)
        letters.append(letter)
        tone = own or tone
    return "".join(letters), tone
