"""Faults of scanning, mended where that is certain (format, section 7).

A word is suspect when it cannot be a syllable, or when it was never seen beside one of its neighbours. It is mended
when another word with the same letters (but for diacritics, a space too many or too few, O for 0) fits its neighbours,
and fits clearly better than any other. A word that may be the author's own stays.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from duoc.kit.text import is_syllable
from duoc.reading.faults import CLASSES, Edit, Spot, judge
from duoc.reading.flat import is_capitals
from duoc.reading.lines import Line
from duoc.reading.model import Repair
from duoc.reading.spelling import pairs
from duoc.reading.tokens import ABBREVIATION, END, NUMBER, shape, tokens_of, words_of_line

_TRUST = 0.5  # of a common word in a clean document, for each doubling of its count
_WORD_BEFORE = re.compile(r"[^\W_]+ $")
_WORD_AFTER = re.compile(r" [^\W_]+")
_ODD_ABBREVIATION = re.compile(r"[A-ZĐ&]{2,}[a-zà-ỹđ]{2,}|.*l|[a-zà-ỹđ]|.{5}|[A-ZĐ]$|[A-ZĐ][à-ỹ][A-ZĐ]$")


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


def _edits(text: str, caution: float) -> list[Edit]:
    """The certain faults of a line, in order."""
    words = words_of_line(text)
    in_capitals = is_capitals(text)
    spoken = [word.lower() if is_syllable(word) else word for word in words] if in_capitals else words
    shapes = list(map(shape, spoken))
    edits: list[Edit] = []
    done = -1
    suspects = _suspects(words, shapes, in_capitals)
    tokens = tokens_of(text) if suspects else []
    for index in suspects:
        if index <= done:
            continue
        edit = judge(Spot(text, tokens, shapes, index, in_capitals, caution))
        if edit is not None:
            edits.append(edit)
            done = index + edit.words - 1
            shapes[done] = edit.shape
    return edits


def _suspects(words: Sequence[str], shapes: Sequence[str], in_capitals: bool) -> list[int]:
    """The places of words that are no syllable, or were never seen beside one of their neighbours."""
    after = pairs().after
    framed = [END, *shapes, END]
    strange = [one not in after or two not in after[one] for one, two in pairwise(framed)]
    found = []
    for index, own in enumerate(shapes):
        if own not in CLASSES:
            is_suspect = strange[index] or strange[index + 1]
        elif own == NUMBER:
            is_suspect = not words[index].isdigit()
        elif own == ABBREVIATION and not in_capitals:
            is_suspect = bool(_ODD_ABBREVIATION.match(words[index]))
        else:
            is_suspect = own != END
        if is_suspect:
            found.append(index)
    return found


def _shown(number: int, text: str, edit: Edit) -> Repair:
    """The repair with the neighbour that makes it plain."""
    before = _WORD_BEFORE.search(text[: edit.start])
    after = _WORD_AFTER.match(text[edit.end :])
    head, tail = before.group() if before else "", after.group() if after else ""
    if edit.kind == "ocr_char":
        head = tail = ""
    elif edit.kind == "join" or (edit.kind == "diacritic" and _goes_with(head, edit) >= _goes_with(tail, edit)):
        tail = ""
    else:
        head = ""
    return Repair(number, head + text[edit.start : edit.end] + tail, head + edit.text + tail, edit.kind)


def _goes_with(word: str, edit: Edit) -> float:
    """How well a neighbour goes with the mended word; "word " stands before it, " word" behind."""
    if not word:
        return -1.0
    pair = (shape(word.strip()), edit.shape)
    return pairs().weight(*(pair if word.endswith(" ") else pair[::-1]))
