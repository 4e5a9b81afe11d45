"""Capitals taken back: what a document prints wholly in capitals, as it is written in running text."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

_ABBREVIATIONS = frozenset(
    ("UBND", "HĐND", "GD", "ĐT", "GDĐT", "BGDĐT", "SGDĐT", "PGDĐT", "GDMN", "GDTH", "GDTX", "GDPT")
)
_ABBREVIATIONS |= {"CTGDPT", "PCGD", "XMC", "CNTT", "CBQL", "THCS", "THPT", "TH", "MN", "MG", "TP", "TX"}
_ABBREVIATIONS |= {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"}
_WORD = re.compile(r"[^\W_]+")
_OF_STATE = ("Việt Nam", "Đảng", "Nhà nước", "Chính phủ", "Quốc hội")
_HEADS = frozenset(("Trường", "Phòng", "Sở", "Bộ", "Ủy", "Hội", "Trung", "Tiểu", "Mầm", "Mẫu", "Giáo"))
_HEADS |= {"Phường", "Xã", "Huyện", "Tỉnh", "Quận"}
"""With these a name of a body begins; they are no part of the proper name."""


def sentence_case(text: str, names: Iterable[str] = ()) -> str:
    """The text in small letters after the first, where it was wholly in capitals; any other text as it stands.

    Abbreviations and roman numerals keep their capitals, as do the proper names that occur in `names` ("Phòng GD&ĐT
    thành phố Cà Mau" gives "Cà Mau").
    """
    if any(map(str.islower, text)) or not any(map(str.isupper, text)):
        return text
    lower = _WORD.sub(lambda word: word[0] if word[0] in _ABBREVIATIONS else word[0].lower(), text)
    for name in sorted({*_OF_STATE, *_proper(names)}, key=len, reverse=True):
        lower = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", name, lower, flags=re.IGNORECASE)
    first = next((at for at, char in enumerate(lower) if char.isalpha()), 0)
    return lower[:first] + lower[first].upper() + lower[first + 1 :]


def _proper(names: Iterable[str]) -> Iterator[str]:
    """The runs of two capitalised words and more: "TH Hùng Vương" gives "Hùng Vương"."""
    for name in names:
        for is_name, run in groupby(name.split(), key=lambda word: word[0].isupper() and word not in _HEADS):
            words = [word for word in run if word.istitle()]
            if is_name and len(words) > 1:
                yield " ".join(words)
