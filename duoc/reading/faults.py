"""What is wrong with a suspect word, and what was meant (format, section 7).

Each kind of fault has a function that answers with an edit where it is certain and None where it is not.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from duoc.kit.text import is_syllable
from duoc.reading.flat import flat
from duoc.reading.lexicon import sections
from duoc.reading.model import RepairKind
from duoc.reading.spelling import USUAL, Pairs, pairs, spell
from duoc.reading.tokens import ABBREVIATION, END, NUMBER, OTHER, Token, canonical

CLASSES = frozenset((END, NUMBER, ABBREVIATION, OTHER))
_DIGITS = re.compile(r"(?=[OolI]*\d)[\dOolI]+")
_TO_DIGITS = str.maketrans("OolI", "0011")
_TO_LETTERS = str.maketrans("01", "ol")
_GLUED_NUMBER = re.compile(r"([^\W\d_]{2,})(\d+)")
_GLUED_ABBREVIATION = re.compile(r"(UBND|HĐND|THCS|THPT|GDĐT)([^\W\d_]{2,})|([A-ZĐ]{2,})([a-zà-ỹđ]{2,})")
_HEADS = "trường|phòng|sở|bộ|tỉnh|huyện|xã|phố|quận|phường"
_GLUED_HEAD = re.compile(rf"({_HEADS.upper()}|{_HEADS.title()})(TH|THCS|THPT|MN|MG|TH&THCS|PTDTNT|PTDTBT|GD|GDĐT|UBND)")
_BEFORE_NUMBER = frozenset(("lớp", "khối", "tháng", "ngày", "điều", "khoản", "số", "tiết", "tuần"))
_TELLING = frozenset((NUMBER, ABBREVIATION))
# How much better a mended word must fit: never seen as it stands, seen on one side, no syllable at all, a name perhaps.
_STRANGE, _SEEN, _IMPOSSIBLE, _NAME = 2.2, 3.2, 0.9, 3.4
_MARGIN = 0.6
_FAMILY = frozenset(sections("nouns")["family names"])
_RARE = 3.0  # how well words that were seldom seen must go with what stands around them


@dataclass(frozen=True, slots=True)
class Edit:
    """A span of a line, what it should be, and how many words of the line it takes."""

    start: int
    end: int
    text: str
    kind: RepairKind
    shape: str
    words: int = 1


@dataclass(frozen=True, slots=True)
class Spot:
    """A suspect word in its line."""

    text: str
    tokens: Sequence[Token]
    shapes: Sequence[str]
    index: int
    in_capitals: bool
    caution: float

    @property
    def token(self) -> Token:
        """The word."""
        return self.tokens[self.index]

    @property
    def own(self) -> str:
        """The shape of the word."""
        return self.shapes[self.index]

    @property
    def left(self) -> str:
        """The shape before it."""
        return self.shapes[self.index - 1] if self.index else END

    @property
    def right(self) -> str:
        """The shape behind it."""
        return self.shapes[self.index + 1] if self.index + 1 < len(self.shapes) else END

    def mend(self, text: str, kind: RepairKind, shape: str) -> Edit:
        """An edit of this word alone."""
        return Edit(self.token.start, self.token.end, text, kind, shape)


def judge(spot: Spot) -> Edit | None:
    """The certain fault of a suspect word, if there is one."""
    word = spot.token.text
    if spot.own == NUMBER or word in ("O", "l"):
        return _number(spot)
    return _split(spot) or _glued(spot) or _joined(spot) or _diacritic(spot)


def _number(spot: Spot) -> Edit | None:
    """O for 0 and l for 1 in numbers, and the reverse in words."""
    word, token = spot.token.text, spot.token
    if word in ("O", "l"):
        around = spot.text[max(0, token.start - 2) : token.start] + spot.text[token.end : token.end + 2]
        before = spot.tokens[spot.index - 1].text.lower() if spot.index else ""
        is_digit = spot.index and (re.search(r"\d[/.,]|[/.,]\d", around) or before in _BEFORE_NUMBER)
        return spot.mend(word.translate(_TO_DIGITS), "ocr_char", NUMBER) if is_digit else None
    if _DIGITS.fullmatch(word):
        digits = word.translate(_TO_DIGITS)
        return spot.mend(digits, "ocr_char", NUMBER) if digits != word else None
    letters = word.translate(_TO_LETTERS)
    letters = letters.upper() if word.isupper() and len(word) > 2 else letters  # "H0ẠCH"
    if letters.isalpha() and is_syllable(letters) and pairs().count.get(canonical(letters.lower())):
        return spot.mend(letters, "ocr_char", canonical(letters.lower()))
    glued = _GLUED_NUMBER.fullmatch(word)
    if glued and glued[1].islower() and is_syllable(glued[1]):
        return spot.mend(f"{glued[1]} {glued[2]}", "join", NUMBER)
    return None


def _split(spot: Spot) -> Edit | None:
    """A word cut in two: "ph ù hợp"."""
    at = spot.index
    if at + 1 >= len(spot.tokens):
        return None
    one, two = spot.tokens[at], spot.tokens[at + 1]
    whole = one.text + two.text
    if spot.text[one.end : two.start] != " " or not two.text.islower() or not whole.isalpha() or not is_syllable(whole):
        return None
    if one.text.isupper() and len(one.text) > 1:
        return None
    model = pairs()
    right = spot.shapes[at + 2] if at + 2 < len(spot.shapes) else END
    shaped = canonical(whole.lower())
    between = model.weight(spot.own, spot.right)
    pieces = model.weight(spot.left, spot.own) + between + model.weight(spot.right, right)
    is_broken = not (is_syllable(one.text) and is_syllable(two.text))
    gain = model.support(spot.left, shaped, right) - pieces
    if gain < (0.3 if is_broken else _STRANGE) or (not is_broken and between):
        return None
    return Edit(one.start, two.end, whole, "split", shaped, 2)


def _glued(spot: Spot) -> Edit | None:
    """A word run on to an abbreviation ("NĐ-CPngày"), or a small l among capitals ("VlỆT")."""
    word = spot.token.text
    if (head := _GLUED_HEAD.fullmatch(word)) and (spot.in_capitals or head[1].istitle()):
        return spot.mend(f"{head[1]} {head[2]}", "join", ABBREVIATION)
    if glued := _GLUED_ABBREVIATION.fullmatch(word):
        first, second = (glued[1], glued[2]) if glued[1] else (glued[3], glued[4])
        if is_syllable(second):
            model, shaped = pairs(), canonical(second.lower())
            meant = max(model.like(shaped), key=lambda each: model.support(ABBREVIATION, each, spot.right), default="")
            shaped = shaped if model.count.get(shaped, 0) > 2 else meant  # "UBNDngay 13": the tone is lost as well
            if shaped:
                return spot.mend(f"{first} {spell(shaped, second)}", "join", shaped)
    if "l" in word and len(word) > 2 and word.replace("l", "").isupper():
        return spot.mend(word.replace("l", "I"), "ocr_char", spot.own)
    return None


def _joined(spot: Spot) -> Edit | None:
    """Two words run together: "thực hiệncác"."""
    word, own = spot.token.text, spot.own
    if set(word.lower()) <= {"i", "v", "x"}:
        return None  # a number: "ii) …"
    is_long_capital = spot.in_capitals and own == ABBREVIATION and len(word) > 4
    is_small = own == ABBREVIATION and word[0].islower()
    if not (own == OTHER or is_long_capital or is_small or _has_hump(word)):
        return None
    model = pairs()
    best: tuple[float, int] | None = None
    for at in range(1, len(word)):
        one, two = word[:at], word[at:]
        if two[0].isupper() and not (word[at - 1].islower() or word.isupper()):
            continue
        if not (is_syllable(one) and is_syllable(two)):
            continue
        first, second = canonical(one.lower()), canonical(two.lower())
        between = model.weight(first, second)
        fit = 2 * between + model.weight(spot.left, first) + model.weight(second, spot.right)
        known = min(model.count.get(first, 0), model.count.get(second, 0))
        is_known = between or known >= 3 or (known == 2 and fit >= _RARE)
        if is_known and fit >= 1.5 and (best is None or fit > best[0]):
            best = fit, at
    if best is None:
        return _joined_three(spot) or _joined_and_spoiled(spot)
    at = best[1]
    return spot.mend(f"{word[:at]} {word[at:]}", "join", canonical(word[at:].lower()))


def _joined_three(spot: Spot) -> Edit | None:
    """Three words run together, of which each pair is known: "phốihợpvới"."""
    word, model = spot.token.text, pairs()
    for first in range(1, len(word) - 1):
        if not is_syllable(word[:first]):
            continue
        for second in range(first + 1, len(word)):
            pieces = (word[:first], word[first:second], word[second:])
            if not all(map(is_syllable, pieces[1:])):
                continue
            shapes = [canonical(piece.lower()) for piece in pieces]
            fits = [model.weight(*pair) for pair in pairwise(shapes)]
            needed = [0.1 if piece[0].isupper() else _RARE for piece in pieces[1:]]
            if all(fit >= least for fit, least in zip(fits, needed, strict=True)):
                return spot.mend(" ".join(pieces), "join", shapes[-1])
    return None


def _joined_and_spoiled(spot: Spot) -> Edit | None:
    """Two words run together, the second without its marks: "liên quannghien cứu"."""
    word, model = spot.token.text, pairs()
    for at in range(2, len(word) - 2):
        one, two = word[:at], word[at:]
        if not is_syllable(one) or is_syllable(two) or model.weight(spot.left, canonical(one.lower())) < _RARE:
            continue
        like = model.like(f"{flat(two)}{_NO_TONE}")
        meant = max(like, key=lambda each: model.weight(each, spot.right), default="")
        if meant and model.weight(meant, spot.right) >= _RARE:
            return spot.mend(f"{one} {spell(meant, two)}", "join", meant)
    return None


def _has_hump(word: str) -> bool:
    """Whether a capital stands behind a small letter: "hiệnCác" (letter by letter: Ụ lies in the range à-ỹ)."""
    return any(one.islower() and two.isupper() for one, two in pairwise(word))


def _diacritic(spot: Spot) -> Edit | None:
    """A tone, hat or bar lost or swapped: "kiểm đinh"."""
    word, own, left, right = spot.token.text, spot.own, spot.left, spot.right
    if own == ABBREVIATION and not spot.in_capitals:
        return None
    following = spot.tokens[spot.index + 1].text if spot.index + 1 < len(spot.tokens) else ""
    is_inside = spot.index > 0 and left != END
    is_name = word[0].isupper() and not spot.in_capitals and (is_inside or following.istitle())
    if is_name and word.lower() in _FAMILY and following.istitle():
        return None  # "Đỗ Thị …" is no "Đô thị"
    if own in CLASSES:
        if not word.isalpha() or len(word) < 2:
            return None
        meant = _best(left, f"{flat(word)}{_NO_TONE}", right, _STRANGE if is_name else _IMPOSSIBLE, spot.caution)
    else:
        meant = _best(left, own, right, _NAME if is_name else 0.0, spot.caution) or _near(left, own, right, is_name)
    spelled = spell(meant, word) if meant else word
    return spot.mend(spelled, "diacritic", meant or own) if spelled != word else None


_NO_TONE = "9"
"""In place of the tone: the word is no syllable, only its letters count."""


@lru_cache(maxsize=65536)
def _best(left: str, own: str, right: str, floor: float, caution: float) -> str | None:
    """The syllable that was meant, where one fits clearly best; None where that is not certain."""
    model = pairs()
    fits = ((_fit(model, left, other, right), other) for other in model.like(own) if other != own)
    ranked = sorted(fits, reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN):
        return None
    fit, best = ranked[0]
    trust = caution * math.log2(1 + model.count.get(own, 0))
    if own.endswith(_NO_TONE):
        return best if fit >= max(floor, _IMPOSSIBLE) + trust else None
    seen = sum(model.weight(*pair) for pair in ((left, own), (own, right)) if not CLASSES & set(pair))
    needed = max(floor, _SEEN + seen if seen else _STRANGE) + trust
    sides = [pair for pair in ((left, best), (best, right)) if model.weight(*pair)]
    is_known = any(not CLASSES & set(pair) or (_TELLING & set(pair) and model.weight(*pair) > USUAL) for pair in sides)
    return best if is_known and fit - model.support(left, own, right) >= needed else None


def _near(left: str, own: str, right: str, is_name: bool) -> str | None:
    """A rare word that fits nowhere, where one letter more or less gives the usual follower: "định hóng"."""
    model = pairs()
    if is_name or left in CLASSES or model.count.get(own, 0) > 5 or model.support(left, own, right):
        return None
    letters = flat(own[:-1])
    near = [other for other in model.followers(left) if other[-1] == own[-1] and _is_one_off(letters, flat(other[:-1]))]
    return near[0] if len(near) == 1 else None


def _is_one_off(one: str, two: str) -> bool:
    """Whether one word is the other with a letter left out, at the start of neither."""
    short, long = sorted((one, two), key=len)
    return (
        len(long) - len(short) == 1
        and short[0] == long[0]
        and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
    )


def _fit(model: Pairs, left: str, syllable: str, right: str) -> float:
    return model.support(left, syllable, right) + min(model.count[syllable], 50) * 0.012
