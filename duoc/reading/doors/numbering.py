"""The automatic numbers of a DOCX: they are not in its text, but counted from its list definitions."""

import re
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from duoc.kit.text import to_roman

_BULLETS = ("-", "+", "*", "•")
_PLACE = re.compile(r"%(\d)")
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class _Level:
    style: str
    text: str
    start: int


class Numbering:
    """Counts the lists of one document, paragraph by paragraph."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._counters: dict[str, list[int | None]] = {}
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None
        )
        if part is None:
            return
        for abstract in part.element.iter(qn("w:abstractNum")):
            self._levels[abstract.get(qn("w:abstractNumId"))] = {
                int(level.get(qn("w:ilvl"))): _Level(
                    _value(level, "numFmt"), _value(level, "lvlText"), int(_value(level, "start") or 1)
                )
                for level in abstract.iter(qn("w:lvl"))
            }
        for number in part.element.iter(qn("w:num")):
            self._lists[number.get(qn("w:numId"))] = _value(number, "abstractNumId")

    def label(self, paragraph: Paragraph) -> str:
        """The number or sign that Word shows before a paragraph; empty for none."""
        place = _place(paragraph)
        if place is None:
            return ""
        list_id, depth = place
        abstract = self._lists.get(list_id, "")
        level = self._levels.get(abstract, {}).get(depth)
        if level is None or level.style == "none" or not 0 <= depth < _DEEPEST:
            return ""
        counters = self._counters.setdefault(abstract, [None] * _DEEPEST)
        counters[depth] = level.start if counters[depth] is None else (counters[depth] or 0) + 1
        counters[depth + 1 :] = [None] * (_DEEPEST - depth - 1)
        if level.style == "bullet":
            return level.text if level.text in _BULLETS else _BULLETS[min(depth, 3)]
        return _PLACE.sub(lambda match: self._number(abstract, counters, int(match[1]) - 1), level.text).strip()

    def _number(self, abstract: str, counters: list[int | None], depth: int) -> str:
        level = self._levels[abstract].get(depth)
        if level is None or not 0 <= depth < _DEEPEST:
            return ""
        return _formatted(counters[depth] or level.start, level.style)


def _formatted(number: int, style: str) -> str:
    if style in ("upperRoman", "lowerRoman") and 1 <= number <= 3999:
        return to_roman(number) if style == "upperRoman" else to_roman(number).lower()
    if style in ("upperLetter", "lowerLetter") and 1 <= number <= 26:
        return chr((ord("A") if style == "upperLetter" else ord("a")) + number - 1)
    return str(number)


def _place(paragraph: Paragraph) -> tuple[str, int] | None:
    """The list and depth of a paragraph, its own or its style's."""
    style = paragraph.style
    sources = [paragraph._p.pPr]
    while style is not None:
        sources.append(style.element.find(qn("w:pPr")))
        style = style.base_style
    depth = None
    for properties in sources:
        numbers = None if properties is None else properties.find(qn("w:numPr"))
        if numbers is None:
            continue
        depth = _value(numbers, "ilvl") if depth is None or depth == "" else depth
        if list_id := _value(numbers, "numId"):
            return None if list_id == "0" else (list_id, int(depth or 0))
    return None


def _value(element: BaseOxmlElement, name: str) -> str:
    child = element.find(qn(f"w:{name}"))
    return "" if child is None else str(child.get(qn("w:val")) or "")
