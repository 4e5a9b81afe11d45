"""The grammar of a Vietnamese syllable: onset, rime, tone.

A written syllable is an optional onset, a rime and one of six tones. Which letters may follow which is fixed: k, gh
and ngh stand before e ê i y only; a rime that ends in c, ch, p or t takes sắc or nặng only. What breaks the grammar
is a foreign word, an abbreviation, or a fault of scanning. The inventory is data: `tables/syllables.txt`.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from duoc.kit.text.normal import nfc, strip_tone, tone_of

_FRONT = frozenset("eêiy")  # the vowels before which k, gh and ngh are written
_STOPPED = ("c", "ch", "p", "t")
_SAC, _NANG = 4, 5


def _inventory() -> dict[str, frozenset[str]]:
    sections: dict[str, set[str]] = {}
    current: set[str] = set()
    for line in files(__package__).joinpath("tables/syllables.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            current.update("" if part == "-" else part for part in line.split())
    return {name: frozenset(parts) for name, parts in sections.items()}


_PARTS = _inventory()
_RIMES, _AFTER_QU, _AFTER_GI, _BEFORE_Y = (_PARTS[name] for name in ("rimes", "after qu", "after gi", "before y"))
_ONSETS = (*sorted(_PARTS["onsets"], key=len, reverse=True), "")


@dataclass(frozen=True, slots=True)
class Syllable:
    """A syllable taken apart: lower case, the tone as 0 (none) to 5 (nặng)."""

    onset: str
    rime: str
    tone: int


@lru_cache(maxsize=65536)
def parse_syllable(word: str) -> Syllable | None:
    """The parts of a Vietnamese syllable; None where the word cannot be one."""
    letters, tone = tone_of(word.lower())
    if not letters or len(letters) > 7 or (tone and _tones(word) > 1):
        return None
    for onset in _ONSETS:
        rime = letters[len(onset) :]
        if letters.startswith(onset) and _fits(onset, rime):
            if rime.endswith(_STOPPED) and tone not in (_SAC, _NANG):
                return None
            return Syllable(onset, rime, tone)
    return None


def _tones(word: str) -> int:
    """How many letters carry a tone; a syllable has one, whatever a scanner saw ("đìều")."""
    return sum(strip_tone(char)[1] > 0 for char in nfc(word))


def is_syllable(word: str) -> bool:
    """Whether the word, in any case, is a possible Vietnamese syllable."""
    return parse_syllable(word) is not None


def _fits(onset: str, rime: str) -> bool:
    """Whether a rime may stand after an onset."""
    if onset in ("qu", "gi"):
        return rime in (_AFTER_QU if onset == "qu" else _AFTER_GI)
    if rime not in _RIMES:
        return False
    front = rime[0] in _FRONT
    if onset in ("gh", "ngh") or (onset == "k" and not front):
        return front and rime[0] != "y"
    if onset in ("c", "g", "ng") and front:
        return onset == "g" and rime[0] == "i"
    if rime == "y":
        return onset in _BEFORE_Y
    return not (rime[0] == "y" and onset)
