"""Names of bodies and persons in running text: "các trường MN, MG", "UBND các huyện, thành phố".

A name is a determiner, a head word, and what goes on with it: capitals, abbreviations and a closed list of modifiers.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from duoc.reading.flat import flat
from duoc.reading.lexicon import phrases, sections

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


class Phrases:
    """A set of phrases that are looked up at a place in a list of words, longest first.

    exact: diacritics count ("phòng" is not "phong"); for short words that would otherwise be found everywhere.
    """

    def __init__(self, *groups: frozenset[tuple[str, ...]], exact: bool = False) -> None:
        self._exact = exact
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in frozenset().union(*groups):
            self._by_first.setdefault(phrase[0], []).append(phrase)
        for options in self._by_first.values():
            options.sort(key=len, reverse=True)

    @property
    def first_words(self) -> Collection[str]:
        """The words with which a phrase begins."""
        return self._by_first.keys()

    def match(self, words: Sequence[Word], index: int) -> int:
        """How many words the longest phrase at `index` takes; 0 for none."""
        if index >= len(words):
            return 0
        exact = self._exact
        for phrase in self._by_first.get(words[index].lower if exact else words[index].plain, ()):
            found = words[index : index + len(phrase)]
            if len(found) == len(phrase) and all(
                (word.lower if exact else word.plain) == part for word, part in zip(found, phrase, strict=True)
            ):
                return len(phrase)
        return 0


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[Word, ...]:
    """The words and signs of a text."""
    plain = flat(text)
    out = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = plain[start:end]
        stripped = word.rstrip(".…!?")
        if stripped and stripped != word:
            end -= len(word) - len(stripped)
            word = stripped
        out.append(
            Word(
                word,
                text[start:end].lower(),
                start,
                end,
                text[start].isupper(),
                not (end - start > 1 or word.isalnum()),
            )
        )
    return tuple(out)


_HEADS = Phrases(phrases("bodies", "heads"))
_SHORT = Phrases(phrases("bodies", "short heads", exact=True), exact=True)
_DETERMINERS = Phrases(phrases("bodies", "determiners"))
_MODIFIERS = Phrases(phrases("bodies", "modifiers"))
_CO_HEADS = Phrases(phrases("bodies", "co-heads"))
_FIRST_WORDS = frozenset((*_HEADS.first_words, *_DETERMINERS.first_words))
_BARRED: dict[tuple[str, ...], frozenset[str]] = {}
for _line in sections("bodies")["not followed by"]:
    _name, _, _rest = _line.partition(":")
    _BARRED[tuple(_name.split())] = frozenset(flat(part.strip()) for part in _rest.split(",") if part.strip())


@lru_cache(maxsize=4096)
def find_bodies(text: str) -> tuple[Body, ...]:
    """All names of bodies in a text, in order, not overlapping."""
    words = words_of(text)
    found: list[Body] = []
    index = 0
    while index < len(words):
        may_begin = words[index].plain in _FIRST_WORDS or words[index].lower in _SHORT.first_words
        body = body_at(words, index, text) if may_begin else None
        if body is None:
            index += 1
        else:
            found.append(body)
            index = body.last
    return tuple(found)


def body_at(words: Sequence[Word], index: int, text: str) -> Body | None:
    """The name that begins at a word, if one does."""
    start = index
    determiner = _DETERMINERS.match(words, index)
    index += determiner
    head = _head(words, index, has_determiner=bool(determiner))
    if not head:
        return None
    index += head
    index = _extend(words, index)
    return Body(
        text[words[start].start : words[index - 1].end],
        start,
        index,
        words[start].start,
        words[index - 1].end,
        bool(determiner),
    )


def _head(words: Sequence[Word], index: int, *, has_determiner: bool) -> int:
    if length := _HEADS.match(words, index):
        return length
    length = _SHORT.match(words, index)
    if not length or not (has_determiner or words[index].capital):
        return 0
    following = words[index + length].plain if index + length < len(words) else ""
    barred = _BARRED.get(tuple(word.lower for word in words[index : index + length]), frozenset())
    return 0 if following in barred else length


def _extend(words: Sequence[Word], index: int) -> int:
    """Go on over modifiers, capitals and co-ordinated kinds; return the index after the name."""
    while index < len(words):
        word = words[index]
        if word.capital and _DETERMINERS.match(words, index):
            return index
        if length := _MODIFIERS.match(words, index):
            index += length
        elif (word.capital and not word.sign) or (
            word.plain in ("-", "–") and index + 1 < len(words) and words[index + 1].capital
        ):
            index += 1
        elif (word.plain in (",", "va", "hoac", "/") and (length := _joined(words, index))) or (
            word.plain == ":"
            and words[index - 1].plain in ("so", "nganh", "phong")
            and (length := _listed(words, index))
        ):
            index += length
        elif word.plain.isdigit() and words[index - 1].plain in ("lop", "khoi", "to"):
            index += 1
        else:
            return index
    return index


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
    if length := _CO_HEADS.match(words, at):
        following = words[at + length].plain if at + length < len(words) else ""
        head = tuple(word.lower for word in words[at : at + length])
        if words[at].capital or following in _BARRED.get(head, frozenset()):
            return 0
        return step + length
    word = words[at]
    is_abbreviation = (
        word.capital and word.plain.isalpha() and len(word.plain) <= 5 and not _head(words, at, has_determiner=False)
    )
    if is_abbreviation and _is_upper(word, words, at):
        return step + 1
    if (
        words[index].plain == "va"
        and word.capital
        and not _head(words, at, has_determiner=False)
        and words[index - 1].capital
    ):
        return step + 1
    return 0


def _is_upper(word: Word, words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at - 1].plain in (",", "va") and len(word.plain) <= 4 and not _MODIFIERS.match(words, at)
