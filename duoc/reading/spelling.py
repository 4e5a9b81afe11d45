"""Which syllables stand together, and how a syllable is spelled from its letters and tone."""

import math
from functools import lru_cache
from importlib.resources import files

from duoc.kit.text import nfc
from duoc.kit.text.normal import TONES
from duoc.reading.flat import flat
from duoc.reading.tokens import ABBREVIATION, END, NUMBER, OTHER

_CLASSES = (END, NUMBER, ABBREVIATION, OTHER)
_CLASS_SHARE = {END: 0.35, NUMBER: 0.7, ABBREVIATION: 0.7, OTHER: 0.2}
USUAL = 2.6
_MARKED = "êôơâăư"
_VOWELS = frozenset("aăâeêioôơuưy")


class Pairs:
    """Counts of neighbours, as weights."""

    def __init__(self, text: str) -> None:
        self.after: dict[str, dict[str, float]] = {}
        self.count: dict[str, int] = {}
        self._followers: dict[str, list[str]] = {}
        for line in text.splitlines():
            left, _, rights = line.partition("\t")
            own_share, after = _CLASS_SHARE.get(left, 1.0), self.after.setdefault(left, {})
            self.count.setdefault(left, 0)
            for item in rights.split():
                right, _, number = item.partition(":")
                count = int(number or 1)
                weight = own_share * _CLASS_SHARE.get(right, 1.0) * (1.5 + 0.7 * math.log2(count))
                after[right] = weight
                self.count[right] = self.count.get(right, 0) + count
                if weight >= USUAL and left not in _CLASSES and right not in _CLASSES:
                    self._followers.setdefault(left, []).append(right)
        self._by_flat: dict[str, list[str]] = {}
        for syllable in self.count:
            if syllable not in _CLASSES:
                self._by_flat.setdefault(flat(syllable[:-1]), []).append(syllable)

    def weight(self, left: str, right: str) -> float:
        """How well two neighbours go together; 0 where they were never seen together."""
        after = self.after.get(left)
        return after.get(right, 0.0) if after else 0.0

    def support(self, left: str, syllable: str, right: str) -> float:
        """How well a syllable stands between its neighbours."""
        return self.weight(left, syllable) + self.weight(syllable, right)

    def followers(self, left: str) -> list[str]:
        """The usual followers of a syllable."""
        return self._followers.get(left, [])

    def like(self, syllable: str) -> list[str]:
        """Known syllables with the same letters but for diacritics."""
        return self._by_flat.get(flat(syllable[:-1]), [])


@lru_cache(maxsize=1)
def pairs() -> Pairs:
    """The counts that come with the package."""
    return Pairs(files("duoc.reading.lexicon").joinpath("pairs.txt").read_text(encoding="utf-8"))


@lru_cache(maxsize=8192)
def spell(canonical: str, model: str) -> str:
    """A canonical syllable ("hoa1") as written, with the y or i and the capitals of `model`."""
    letters, tone = canonical[:-1], int(canonical[-1])
    if letters.endswith("i") and flat(model).endswith("y"):
        letters = letters[:-1] + "y"
    at = _tone_place(letters)
    text = nfc(letters[: at + 1] + TONES[tone] + letters[at + 1 :])
    if model.isupper() and len(model) > 1:
        return text.upper()
    return text[0].upper() + text[1:] if model[0].isupper() else text


def _tone_place(letters: str) -> int:
    """Which letter carries the tone: the marked vowel, else the last before a consonant, else the first of two."""
    start = 2 if letters.startswith(("qu", "gi")) and any(char in _VOWELS for char in letters[2:]) else 0
    vowels = [at for at in range(start, len(letters)) if letters[at] in _VOWELS]
    marked = [at for at in vowels if letters[at] in _MARKED]
    if marked:
        return marked[-1]
    if len(vowels) == 1:
        return vowels[0]
    has_coda = vowels[-1] < len(letters) - 1
    return vowels[1] if has_coda or len(vowels) == 3 else vowels[0]
