"""Labels at the start of a line: I., A., 1., 2.1, a), Điều 1, Phần thứ nhất, bullets (format, section 2)."""

import re
from dataclasses import dataclass

from duoc.kit.text import from_roman
from duoc.reading.flat import flat

_ORDINAL = r"(?:thu\s+)?(?:nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi|[ivxl]+|\d{1,2})"
_NAMED = re.compile(
    rf"(?P<part>phan\s+{_ORDINAL})\b|(?P<chapter>chuong\s+(?:[ivxl]+|\d+))\b|(?P<section>muc\s+\d{{1,2}})\b"
    r"|(?P<task>(?:nhom\s+)?(?:nhiem vu|giai phap|muc tieu|noi dung|hoat dong)\s+(?:thu\s+)?\d{1,2})\b(?=\s*[.:])"
    r"|(?P<article>dieu\s+\d{1,3}[a-z]?)\b(?=\s*[.:/)-]|\s*$)"
)
_COUNTED = re.compile(
    r"(?P<first>mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)\s+la\s*[,:]|thu\s+(?:nhat|hai|ba|tu|nam|sau|bay)\s*[,:]"
)
_ROMAN = re.compile(
    r"(?P<label>[IVXLC]{1,6})\s*(?:[./):]\s*(?:-\s+)?|-\s+)(?=\D)|(?P<bare>I{1,3}|IV|V?I{1,3}|IX)\s+(?=[A-ZĐÀ-Ỹ][^\W\d])"
)
_UPPER = re.compile(r"(?P<label>[A-HKLMĐ])\s*[./)]\s*(?=[^\W\d]{2})")
_NUMBER = re.compile(
    r"(?P<label>\d{1,2}(?:\.\d{1,2}){0,4})(?:\s*[./)]\s*(?:-\s+)?(?=[^\d\s])|\s*[./)]\s+(?=\d+(?:,\d+)?\s?%)|(?<=\d\.\d)\s+(?=[^\W\d])|(?<=\.\d\d)\s+(?=[^\W\d]))"
)
_LOWER = re.compile(r"(?P<label>[a-zđ])(?:\s*\)\s*|\s*[./]\s+)(?=\S)|(?P<deep>[a-zđ]\.?\d)\s*[).]\s*(?=[^\W\d])")
_SMALL_ROMAN = re.compile(r"(?P<label>i{2,3}|iv|vi{1,3}|ix|xi{0,2})\s*\)\s*(?=\S)")
_BRACKETED = re.compile(r"\((?P<label>\d{1,2}|[a-zđ])\)\s+(?=\S)")
_PICTURES = "\U0001f300-\U0001faff\u2600-\u27bf"
_BULLET = re.compile(rf"(?P<label>[-–—+*•●▪■◦○♦✓✔➢►→·{_PICTURES}]\ufe0f?)\s*(?=[^\s\d]|\d)")
_DASHES = dict.fromkeys("–—", "-")


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, the style that ranks it, and how many characters of the line it takes."""

    text: str
    style: str
    length: int

    @property
    def is_bullet(self) -> bool:
        """Whether it is a mere sign (-, +, *, •): such a line is never a heading (H4)."""
        return self.style.startswith("bullet")


def find_label(line: str) -> Label | None:
    """The label that a line begins with, if any."""
    plain = flat(line)
    if plain.startswith(("v/v", "v/ v")):
        return None
    if match := _NAMED.match(plain):
        end = match.end()
        tail = re.match(r"\s*[.:/)-]?\s*", plain[end:])
        return Label(line[: match.end()], str(match.lastgroup), end + (tail.end() if tail else 0))
    if match := _COUNTED.match(plain):
        return Label(
            line[: match.end()].rstrip(" ,:"),
            "counted",
            match.end() + len(plain[match.end() :]) - len(plain[match.end() :].lstrip()),
        )
    if match := _BRACKETED.match(line):
        return Label(match["label"], "(1)" if match["label"].isdigit() else "(a)", match.end())
    if match := _SMALL_ROMAN.match(line):
        return Label(match["label"], "i", match.end())
    for pattern, style in ((_ROMAN, "I"), (_UPPER, "A"), (_NUMBER, "1"), (_LOWER, "a"), (_BULLET, "bullet")):
        match = pattern.match(line)
        if match is None:
            continue
        label = next(group for group in match.groups() if group)
        if style == "I" and from_roman(label) is None:
            continue
        if style == "1":
            style = ".".join("1" * len(label.split(".")))
        elif match.groupdict().get("deep"):
            style = "a1"
        elif style == "bullet":
            label = _DASHES.get(label, label)
            style += label
        return Label(label, style, match.end())
    return None


def settle_style(label: Label, previous_upper: str | None, previous_lower: str | None) -> Label:
    """C., D. and the like are roman numerals too: after B. comes the letter C; i) is a letter only after h)."""
    if (label.style, label.text) == ("a", "i") and previous_lower != "h":
        return Label("i", "i", label.length)
    if label.style == "I" and len(label.text) == 1 and previous_upper is not None:
        letters = "ABCDĐEGHIKLMNOPQRSTUVXY"
        if (
            label.text in letters
            and previous_upper in letters
            and letters.index(label.text) - letters.index(previous_upper) in (1, 2)
        ):
            return Label(label.text, "A", label.length)
    return label
