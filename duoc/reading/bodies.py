"""Names of bodies and persons in running text: "các trường MN, MG", "UBND các huyện, thành phố".

A name is a determiner, a head word, and what goes on with it: capitals, abbreviations and a closed list of modifiers.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from duoc.kit.text import is_syllable
from duoc.reading.flat import flat
from duoc.reading.lexicon import sections
from duoc.reading.spelling import pairs
from duoc.reading.tokens import canonical

_WORD = re.compile(r"[^\s,;:()\[\]\"“”]+|[,;:()\[\]\"“”]")


class Word(NamedTuple):
    """A word or sign with its place; `plain` is flat."""

    plain: str
    lower: str
    start: int
    end: int
    capital: bool
    sign: bool


@dataclass(frozen=True, slots=True)
class Body:
    """A name found in a text: words `first` to `last` (excluded), characters `start` to `end`."""

    text: str
    first: int
    last: int
    start: int
    end: int
    has_determiner: bool


@lru_cache(maxsize=8192)
def is_unknown(word: str) -> bool:
    """Whether a word in small letters is no syllable that documents use."""
    return not (is_syllable(word) and pairs().count.get(canonical(word)))


class Phrases:
    """A set of phrases that are looked up at a place in a list of words, longest first.

    Phrases of several words are compared without diacritics; single words, of which many differ in nothing else
    ("quận", "quan"), with them.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._single: set[str] = set()
        self._spoiled: dict[str, str] = {}
        self._first: set[str] = set()
        self._by_start: dict[tuple[str, str], list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(flat(phrase).split())
            if len(words) == 1:
                self._single.add(phrase.lower())
                self._spoiled.setdefault(words[0], phrase.lower())
            else:
                self._first.add(words[0])
                self._by_start.setdefault((words[0], words[1]), []).append(words)
        for options in self._by_start.values():
            options.sort(key=len, reverse=True)

    def begins(self, word: str) -> bool:
        """Whether a phrase may begin with a word (in small letters)."""
        return word in self._single or flat(word) in self._first or self._is_spoiled(word)

    def _is_spoiled(self, word: str) -> bool:
        """Whether a word that is none is a phrase with a wrong diacritic: "ngảnh"."""
        return flat(word) in self._spoiled and is_unknown(word)

    def match(self, words: Sequence[Word], index: int) -> int:
        """How many words the longest phrase at `index` takes; 0 for none."""
        if index >= len(words):
            return 0
        if index + 1 < len(words):
            for phrase in self._by_start.get((words[index].plain, words[index + 1].plain), ()):
                if tuple([word.plain for word in words[index : index + len(phrase)]]) == phrase:
                    return len(phrase)
        return 1 if words[index].lower in self._single or self._is_spoiled(words[index].lower) else 0


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[Word, ...]:
    """The words and signs of a text."""
    plain, lower = flat(text), text.lower()
    if len(lower) != len(text):  # a letter that has no small form of its own length
        lower = text
    out = []
    make, kind = tuple.__new__, Word
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = plain[start:end]
        if word[-1] in ".…!?" and (stripped := word.rstrip(".…!?")):
            end -= len(word) - len(stripped)
            word = stripped
        is_sign = end - start == 1 and not word.isalnum()
        out.append(make(kind, (word, lower[start:end], start, end, text[start].isupper(), is_sign)))
    return tuple(out)


_LISTS = ("heads", "short heads", "determiners", "modifiers", "capital modifiers", "co-heads")
_HEADS, _SHORT, _DETERMINERS, _MODIFIERS, _CAPITAL_MODIFIERS, _CO_HEADS = (
    Phrases(sections("bodies")[name]) for name in _LISTS
)
_SOME = ("truong", "lop", "xa", "phuong", "to")
"""What may begin a sentence about some of a kind: "trường chưa có bể bơi phối hợp với …"."""
_SHORT_NAME = re.compile(r"[a-z&-]{2,10}")
_OFFICES = ("sở", "phòng", "trường", "ban", "vụ", "cục")
"""Heads that a name in capitals makes a body though they are written small: "phòng GDĐT"."""
_BARRED: dict[tuple[str, ...], frozenset[str]] = {}
for _line in sections("bodies")["not followed by"]:
    _name, _, _rest = _line.partition(":")
    _BARRED[tuple(_name.split())] = frozenset(part.strip() for part in _rest.split(",") if part.strip())


@lru_cache(maxsize=4096)
def find_bodies(text: str) -> tuple[Body, ...]:
    """All names of bodies in a text, in order, not overlapping."""
    words = words_of(text)
    found: list[Body] = []
    index = 0
    while index < len(words):
        body = None
        if _may_begin(words[index].lower):
            body = body_at(words, index, text, is_expected=_is_expected(words, index, found))
        if body is None and words[index].capital and _is_after_with(words, index):
            body = _named_partner(words, index, text)
        if body is None:
            index += 1
        else:
            found.append(body)
            index = body.last
    return tuple(found)


def _is_after_with(words: Sequence[Word], index: int) -> bool:
    """Whether "phối hợp với" stands before a word."""
    return index > 1 and words[index - 1].plain == "voi" and words[index - 2].plain == "hop"


def _named_partner(words: Sequence[Word], index: int, text: str) -> Body:
    """A partner without a known head word: "phối hợp với Viettel Cái Nước"."""
    last = index + 1
    while last < len(words) and words[last].capital:
        last += 1
    start, end = words[index].start, words[last - 1].end
    return Body(text[start:end], index, last, start, end, False)


@lru_cache(maxsize=8192)
def _may_begin(word: str) -> bool:
    """Whether a name of a body may begin with a word."""
    return any(phrases.begins(word) for phrases in (_HEADS, _SHORT, _DETERMINERS))


def _is_expected(words: Sequence[Word], index: int, found: Sequence[Body]) -> bool:
    """Whether a short head counts without a determiner: in a list of bodies, or after an order."""
    if not index:
        return len(words) > 1 and words[0].plain in _SOME and words[1].lower in ("có", "chưa", "nào")
    before = words[index - 1].plain
    if before in (",", "va") and found and found[-1].last >= index - 2:
        return True
    if _is_after_with(words, index):
        return True
    return (
        before in ("cau", "nghi", "dao", "cong")
        and index > 1
        and words[index - 2].plain in ("yeu", "de", "chi", "phan")
    )


def body_at(words: Sequence[Word], index: int, text: str, *, is_expected: bool = False) -> Body | None:
    """The name that begins at a word, if one does."""
    start = index
    determiner = 0 if _HEADS.match(words, index) else _DETERMINERS.match(words, index)
    head = _head(words, index + determiner, has_determiner=bool(determiner) or is_expected)
    if not head and determiner > 1:  # "các cấp ủy": the determiner is "các", not "các cấp"
        determiner = 1
        head = _head(words, index + 1, has_determiner=True)
    if not head:
        return None
    index += determiner
    index += head
    index = _extend(words, index)
    end = words[index - 1].end
    if _is_abbreviated(words, index):
        index += 3
    return Body(text[words[start].start : end], start, index, words[start].start, end, bool(determiner))


def _is_abbreviated(words: Sequence[Word], index: int) -> bool:
    """Whether a name is followed by what it is called for short: "Sở Giáo dục và Đào tạo (GDĐT)"."""
    signs = [word.plain for word in words[index : index + 3]]
    return (
        len(signs) == 3
        and (signs[0], signs[2]) == ("(", ")")
        and _SHORT_NAME.fullmatch(signs[1]) is not None
        and (words[index + 1].capital)
    )


def _head(words: Sequence[Word], index: int, *, has_determiner: bool) -> int:
    if length := _HEADS.match(words, index):
        return length
    length = _SHORT.match(words, index)
    if not length:
        return 0
    is_named = words[index].lower in _OFFICES and index + 1 < len(words) and words[index + 1].capital
    if not (has_determiner or words[index].capital or is_named):
        return 0
    following = words[index + length].lower if index + length < len(words) else ""
    if following == "," and words[index].plain == "thanh":
        following = words[index + length + 1].lower if index + length + 1 < len(words) else ""
    barred = _BARRED.get(tuple(word.lower for word in words[index : index + length]), frozenset())
    return 0 if following in barred else length


def _extend(words: Sequence[Word], index: int) -> int:
    """Go on over modifiers, capitals and co-ordinated kinds; return the index after the name."""
    while index < len(words):
        word = words[index]
        if word.capital and _DETERMINERS.match(words, index):
            return index
        if length := _modifier(words, index):
            index += length
        elif word.capital and not word.sign:
            is_pair = index + 1 < len(words) and _is_second_syllable(word, words[index + 1])
            if is_pair and not (words[index - 1].sign or is_syllable(words[index - 1].lower)):
                return index  # after an abbreviation a new word begins: "Vụ GDTrH Khảo sát"
            index += 2 if is_pair else 1
        elif length := _further(words, index):
            index += length
        else:
            return index
    return index


def _modifier(words: Sequence[Word], index: int) -> int:
    """How many words a modifier takes; none where a small word begins a verb ("tổ chức", "ban hành")."""
    length = _MODIFIERS.match(words, index)
    following = words[index + 1].lower if index + 1 < len(words) else ""
    if length == 1 and not words[index].capital and following in _BARRED.get((words[index].lower,), frozenset()):
        return 0
    return length or (_CAPITAL_MODIFIERS.match(words, index) if words[index].capital else 0)


def _further(words: Sequence[Word], index: int) -> int:
    """How many words a sign or "và" adds to a name."""
    word, before = words[index], words[index - 1]
    if word.plain in ("-", "–"):
        is_name = index + 1 < len(words) and words[index + 1].capital
        return int(is_name and not _head(words, index + 1, has_determiner=False))
    if word.plain.isdigit():
        return int(before.plain in ("lop", "khoi", "to"))
    if word.plain == ":":
        return _listed(words, index) if before.plain in ("so", "nganh", "phong") else 0
    return _joined(words, index) if word.plain in (",", "va", "hoac", "/") else 0


def _is_second_syllable(word: Word, following: Word) -> bool:
    """Whether a small word ends a word that began with a capital: "Cục Khảo thí"."""
    if following.capital or not (is_syllable(word.lower) and is_syllable(following.lower)):
        return False
    return pairs().weight(canonical(word.lower), canonical(following.lower)) > 0


def _listed(words: Sequence[Word], index: int) -> int:
    """After a colon, the names of the offices of one kind ("Giám đốc các sở: Nội vụ, Tài chính")."""
    at = index + 1
    while at < len(words) and (words[at].capital or words[at].plain in (",", "va", "-") or _MODIFIERS.match(words, at)):
        at += max(1, _MODIFIERS.match(words, at))
    while words[at - 1].plain in (",", "va", "-"):
        at -= 1
    return at - index if at > index + 1 else 0


def _joined(words: Sequence[Word], index: int) -> int:
    """After a comma or "và": a further kind of the same name (", ban, ngành", "và Đào tạo", ", MG")."""
    step = 2 if words[index].plain == "," and index + 1 < len(words) and words[index + 1].plain == "va" else 1
    at = index + step
    if at >= len(words):
        return 0
    word = words[at]
    if (length := _CO_HEADS.match(words, at)) and _HEADS.match(words, at) <= length:
        following = words[at + length].lower if at + length < len(words) else ""
        head = tuple(part.lower for part in words[at : at + length])
        return 0 if word.capital or following in _BARRED.get(head, frozenset()) else step + length
    if not word.capital or _head(words, at, has_determiner=False):
        return 0
    if words[index].plain == "," and step == 1 and (length := _listed_field(words, at)):
        return step + length
    is_abbreviation = word.plain.isalpha() and len(word.plain) <= 4 and not _MODIFIERS.match(words, at)
    is_of_title = words[index].plain == "va" and any(part.capital for part in words[max(index - 2, 0) : index])
    if is_of_title and at + 1 < len(words) and _is_second_syllable(word, words[at + 1]):
        return step + 2  # "Phòng Văn hóa và Thông tin"
    return step + 1 if is_abbreviation or is_of_title else 0


def _listed_field(words: Sequence[Word], at: int) -> int:
    """How many words the middle one of three fields takes: "Phòng Kinh tế, Hạ tầng và Đô thị"; 0 for none."""
    last = at + 1
    while last < min(at + 4, len(words)) and not (words[last].capital or words[last].sign or words[last].plain == "va"):
        last += 1
    if last + 1 >= len(words) or words[last].plain != "va" or not words[last + 1].capital:
        return 0
    is_one_name = words[at - 2].capital or (at > 2 and words[at - 3].capital)
    return last - at if is_one_name and not _head(words, last + 1, has_determiner=False) else 0
