"""Names of persons: taking them apart, and the order of class lists.

The order is that of the Vietnamese alphabet (29 letters, ă â đ ê ô ơ ư being letters of their own) and, between
syllables with the same letters, of the tones: none, huyền, hỏi, ngã, sắc, nặng. Persons are ordered by given name,
family name, then middle names. The key compares as bytes, so that every database gives the same order.
"""

from functools import lru_cache
from typing import NamedTuple

from duoc.kit.text.normal import nfc, tone_of

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTERS = {letter: f"{index:02d}" for index, letter in enumerate(_ALPHABET, start=1)} | {
    "'": "00",
    "’": "00",
    "-": "00",
}
LONGEST_KEY = 400
"""A key is cut here, for columns have a length: names as long as that are no names, and keep their order so far."""
# Lowest first: a field ends before a syllable goes on, and a syllable ends before a letter goes on.
_FIELD, _SYLLABLE, _TONE = " ", "!", '"'


class Name(NamedTuple):
    """A person's name in its three parts, as written."""

    family: str
    middle: str
    given: str


def split_name(full_name: str) -> Name:
    """Take a full name apart: first syllable family, last syllable given, the rest middle.

    A name of one syllable is a given name. Names with a given name of several syllables (Khmer, foreign) cannot be
    told from the others: keep them in separate fields.
    """
    words = nfc(full_name).split()
    if not words:
        return Name("", "", "")
    if len(words) == 1:
        return Name("", "", words[0])
    return Name(words[0], " ".join(words[1:-1]), words[-1])


def sort_key(full_name: str) -> str:
    """The key that puts a full name in its place in a class list."""
    words = nfc(full_name).split()
    if not words:
        return ""
    given, family, middle = words[-1], words[0] if len(words) > 1 else "", words[1:-1]
    middle_key = _SYLLABLE.join(map(_syllable_key, middle))
    key = f"{_syllable_key(given)}{_FIELD}{_syllable_key(family)}{_FIELD}{middle_key}{_FIELD}{' '.join(words)}"
    return key[:LONGEST_KEY]


def person_sort_key(given: str, family: str = "", middle: str = "") -> str:
    """The same key from separate fields, for records that keep a given name of several syllables."""
    parts = [nfc(part).split() for part in (given, family, middle)]
    keys = [_SYLLABLE.join(map(_syllable_key, words)) for words in parts]
    key = _FIELD.join([*keys, " ".join([*parts[1], *parts[2], *parts[0]])]) if any(parts) else ""
    return key[:LONGEST_KEY]


@lru_cache(maxsize=65536)
def _syllable_key(syllable: str) -> str:
    if not syllable:
        return ""
    letters, tone = tone_of(syllable.lower())
    return "".join(_LETTERS.get(letter) or f"~{ord(letter):06x}" for letter in letters) + _TONE + str(tone)
