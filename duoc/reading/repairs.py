"""Faults of scanning, mended where that is certain (format, section 7).

A word is suspect when it cannot be a syllable, or when it was never seen beside either of its neighbours. It is mended
when another word with the same letters (but for diacritics, a space too many or too few, O for 0) fits its neighbours,
and fits clearly better than any other. A word that may be the author's own stays.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from duoc.kit.text import is_syllable
from duoc.reading.flat import flat, is_capitals
from duoc.reading.lines import Line
from duoc.reading.model import Repair, RepairKind
from duoc.reading.spelling import USUAL, Pairs, pairs, spell
from duoc.reading.tokens import ABBREVIATION, END, NUMBER, OTHER, Token, canonical, shape, tokens_of

_DIGITS = re.compile(r"(?=[OolI]*\d)[\dOolI]+")
_TO_DIGITS = str.maketrans("OolI", "0011")
_TO_LETTERS = str.maketrans("01", "ol")
_GLUED_NUMBER = re.compile(r"([^\W\d_]{2,})(\d+)")
_GLUED_ABBREVIATION = re.compile(r"(UBND|HĐND|THCS|THPT|GDĐT)([^\W\d_]{2,})|([A-ZĐ]{2,})([a-zà-ỹđ]{2,})")
_CLASSES = frozenset((END, NUMBER, ABBREVIATION, OTHER))
_BEFORE_NUMBER = frozenset(("lớp", "khối", "tháng", "ngày", "điều", "khoản", "số", "tiết", "tuần"))
_TELLING = frozenset((NUMBER, ABBREVIATION))
# How much better a mended word must fit: never seen as it stands, seen on one side, no syllable at all, a name perhaps.
_STRANGE, _SEEN, _IMPOSSIBLE, _NAME = 2.2, 3.2, 0.9, 3.4
_MARGIN = 0.6
_TRUST = 0.5  # of a common word in a clean document, for each doubling of its count


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str
    kind: RepairKind


def repair_lines(lines: Sequence[Line]) -> tuple[list[Line], list[Repair]]:
    """The lines as they were before scanning, as far as that is certain, and what was mended."""
    out: list[Line] = []
    repairs: list[Repair] = []
    caution = _caution(lines)
    for line in lines:
        text = line.text
        for _ in range(2):  # a mended word lets its neighbour be judged again
            edits = _edits(text, caution)
            if not edits:
                break
            repairs += [_shown(line.number, text, edit) for edit in edits]
            for edit in reversed(edits):
                text = text[: edit.start] + edit.text + text[edit.end :]
        out.append(line if text is line.text else Line(line.number, text, line.gap, line.page))
    return out, repairs


def _caution(lines: Sequence[Line]) -> float:
    """How much a common word must be trusted: wholly in a clean document, little in one full of impossible words."""
    impossible = total = 0
    for line in lines:
        words = [word for word in line.text.split() if word.islower() and word.isalpha()]
        total += len(words)
        impossible += len(words) - sum(map(is_syllable, words))
    share = impossible / total if total else 0.0
    if not impossible:
        return 2 * _TRUST
    return _TRUST if share < 0.004 else _TRUST * max(0.25, 1 - (share - 0.004) * 60)


def _edits(text: str, caution: float) -> list[_Edit]:
    tokens = tokens_of(text)
    in_capitals = is_capitals(text)
    shapes = [shape(token.text.lower() if in_capitals and is_syllable(token.text) else token.text) for token in tokens]
    model = pairs()
    edits: list[_Edit] = []
    index = 0
    while index < len(tokens):
        left = shapes[index - 1] if index else END
        right = shapes[index + 1] if index + 1 < len(tokens) else END
        own = shapes[index]
        is_plain = own not in _CLASSES
        if own == END or (is_plain and model.weight(left, own) and model.weight(own, right)):
            index += 1
            continue
        edit, mended, used = _judge(tokens, shapes, index, left, own, right, text, in_capitals, caution)
        if edit is not None:
            edits.append(edit)
            shapes[index + used - 1] = mended
        index += used
    return edits


def _judge(
    tokens: Sequence[Token],
    shapes: Sequence[str],
    index: int,
    left: str,
    own: str,
    right: str,
    text: str,
    in_capitals: bool,
    caution: float,
) -> tuple[_Edit | None, str, int]:
    """What is wrong with a suspect word: the edit, the shape that results, and how many words it takes."""
    token = tokens[index]
    word = token.text
    if own == NUMBER or word in ("O", "l"):
        return (*_number(tokens, index, text), 1)
    if index + 1 < len(tokens) and (split := _split(tokens, shapes, index, left, text)):
        return split
    if glued := _GLUED_ABBREVIATION.fullmatch(word):
        first, second = (glued[1], glued[2]) if glued[1] else (glued[3], glued[4])
        if is_syllable(second) and pairs().count.get(canonical(second.lower()), 0) > 2:
            return _Edit(token.start, token.end, f"{first} {second}", "join"), canonical(second.lower()), 1
    if "l" in word and len(word) > 2 and word.replace("l", "").isupper():
        return _Edit(token.start, token.end, word.replace("l", "I"), "ocr_char"), own, 1
    may_be_two = (
        (in_capitals and own == ABBREVIATION and len(word) > 4)
        or own == OTHER
        or (own == ABBREVIATION and word[0].islower())
        or _is_camel(word)
    )
    if may_be_two and (joined := _joined(token, left, right)):
        return (*joined, 1)
    if own == ABBREVIATION and not in_capitals:
        return None, own, 1
    following = tokens[index + 1].text if index + 1 < len(tokens) else ""
    is_inside = index > 0 and shapes[index - 1] != END
    is_name = word[0].isupper() and not in_capitals and (is_inside or following.istitle())
    if own in _CLASSES:
        if not word.isalpha() or len(word) < 2:
            return None, own, 1
        best = _best(left, _skeleton(word), right, _IMPOSSIBLE if not is_name else _STRANGE, caution)
    else:
        best = _best(left, own, right, _NAME if is_name else 0.0, caution) or _near(left, own, right, is_name)
    if best is None:
        return None, own, 1
    spelled = spell(best, word)
    return (None, own, 1) if spelled == word else (_Edit(token.start, token.end, spelled, "diacritic"), best, 1)


@lru_cache(maxsize=65536)
def _best(left: str, own: str, right: str, floor: float, caution: float) -> str | None:
    """The syllable that was meant, where one fits clearly best; None where that is not certain."""
    model = pairs()
    is_possible = own[-1].isdigit() and own[-1] != "9"
    stands = model.support(left, own, right) if is_possible else 0.0
    words = (
        sum(model.weight(*pair) for pair in ((left, own), (own, right)) if not _CLASSES & set(pair))
        if is_possible
        else 0.0
    )
    ranked = sorted(
        ((_fit(model, left, other, right), other) for other in model.like(own) if other != own), reverse=True
    )
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN):
        return None
    fit, best = ranked[0]
    needed = max(floor, (_SEEN + words if words else _STRANGE) if is_possible else _IMPOSSIBLE)
    needed += caution * math.log2(1 + model.count.get(own, 0))
    sides = ((left, best), (best, right))
    is_known = any(model.weight(*pair) and not _CLASSES & set(pair) for pair in sides)
    if is_possible and not is_known and not any(_TELLING & set(pair) and model.weight(*pair) > USUAL for pair in sides):
        return None
    return best if fit - stands >= needed else None


def _near(left: str, own: str, right: str, is_name: bool) -> str | None:
    """A rare word that fits nowhere, where one letter more or less gives the usual follower: "định hóng"."""
    model = pairs()
    if is_name or left in _CLASSES or model.count.get(own, 0) > 2 or model.support(left, own, right):
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


def _skeleton(word: str) -> str:
    """A word that is no syllable, in the form by which syllables of the same letters are found."""
    return f"{flat(word)}9"


def _number(tokens: Sequence[Token], index: int, text: str) -> tuple[_Edit | None, str]:
    """O for 0 and l for 1 in numbers, and the reverse in words."""
    token = tokens[index]
    word = token.text
    if word in ("O", "l"):
        neighbours = text[max(0, token.start - 2) : token.start] + text[token.end : token.end + 2]
        before = tokens[index - 1].text.lower() if index else ""
        if index and (re.search(r"\d[/.,]|[/.,]\d", neighbours) or before in _BEFORE_NUMBER):
            return _Edit(token.start, token.end, word.translate(_TO_DIGITS), "ocr_char"), NUMBER
        return None, ABBREVIATION
    if _DIGITS.fullmatch(word):
        digits = word.translate(_TO_DIGITS)
        return (_Edit(token.start, token.end, digits, "ocr_char") if digits != word else None), NUMBER
    letters = word.translate(_TO_LETTERS)
    if letters.isalpha() and is_syllable(letters) and pairs().count.get(canonical(letters.lower())):
        return _Edit(token.start, token.end, letters, "ocr_char"), canonical(letters.lower())
    glued = _GLUED_NUMBER.fullmatch(word)
    if glued and glued[1].islower() and is_syllable(glued[1]):
        return _Edit(token.start, token.end, f"{glued[1]} {glued[2]}", "join"), NUMBER
    return None, NUMBER


def _is_camel(word: str) -> bool:
    return bool(re.search(r"[a-zà-ỹ][A-ZĐ]", word))


def _joined(token: Token, left: str, right: str) -> tuple[_Edit, str] | None:
    """Two words run together: "thực hiệncác"."""
    model = pairs()
    word = token.text
    best: tuple[float, int] | None = None
    for at in range(1, len(word)):
        one, two = word[:at], word[at:]
        if not (is_syllable(one) and is_syllable(two)) or (
            two[0].isupper() and not (word[at - 1].islower() or word.isupper())
        ):
            continue
        first, second = canonical(one.lower()), canonical(two.lower())
        between = model.weight(first, second)
        fit = 2 * between + model.weight(left, first) + model.weight(second, right)
        known = min(model.count.get(first, 0), model.count.get(second, 0))
        if (between or known >= 3) and fit >= 1.5 and (best is None or fit > best[0]):
            best = fit, at
    if best is None:
        return None
    at = best[1]
    return _Edit(token.start, token.end, f"{word[:at]} {word[at:]}", "join"), canonical(word[at:].lower())


def _split(
    tokens: Sequence[Token], shapes: Sequence[str], index: int, left: str, text: str
) -> tuple[_Edit, str, int] | None:
    """A word cut in two: "ph ù hợp"."""
    one, two = tokens[index], tokens[index + 1]
    whole = one.text + two.text
    if text[one.end : two.start] != " " or not two.text.islower() or not whole.isalpha() or not is_syllable(whole):
        return None
    if one.text.isupper() and len(one.text) > 1:
        return None
    model = pairs()
    right = shapes[index + 2] if index + 2 < len(tokens) else END
    shaped = canonical(whole.lower())
    fit = model.support(left, shaped, right)
    pieces = (
        model.weight(left, shapes[index])
        + model.weight(shapes[index], shapes[index + 1])
        + model.weight(shapes[index + 1], right)
    )
    is_broken = not (is_syllable(one.text) and is_syllable(two.text))
    if fit - pieces < (0.3 if is_broken else _STRANGE) or (
        not is_broken and model.weight(shapes[index], shapes[index + 1])
    ):
        return None
    return _Edit(one.start, two.end, whole, "split"), shaped, 2


def _shown(number: int, text: str, edit: _Edit) -> Repair:
    """The repair with the neighbour that makes it plain."""
    before = text[: edit.start].split()
    after = re.match(r"\S*(?:\s+[^\W_]+)?", text[edit.end :])
    tail = after.group().rstrip(" .,;:") if after else ""
    if edit.kind == "ocr_char":
        return Repair(number, text[edit.start : edit.end], edit.text, edit.kind)
    if tail.strip() and edit.kind != "join":
        return Repair(number, text[edit.start : edit.end] + tail, edit.text + tail, edit.kind)
    head = f"{before[-1]} " if before and text[edit.start - 1 : edit.start] == " " else ""
    return Repair(number, head + text[edit.start : edit.end], head + edit.text, edit.kind)
