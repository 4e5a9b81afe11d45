"""Where a paragraph may be cut: full stops and semicolons, outside brackets, quotes, numbers and abbreviations (D1)."""

import re
from dataclasses import dataclass

from duoc.reading.flat import flat

_ABBREVIATION = re.compile(
    r"(?:^|[\s(/])(?:tp|t\.p|ths|th\.s|ts|pgs|gs|bs|ks|tx|tt|kt|tm|tl|tuq|p|q|tr|st|mr|ms|v\.v|vv|d/c|nxb|gd|no)$"
)
_OPENER = re.compile(r"[(\[“\"]")
_CUT = re.compile(r"\.{2,}|…|[.;!?]")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a paragraph; `after` is the sign that ends it: ".", ";" or "" at the end of the paragraph."""

    text: str
    after: str


def split_parts(text: str) -> list[Part]:
    """Cut a paragraph at full stops and semicolons; colons and commas never cut."""
    plain = flat(text)
    depth = _depths(text)
    parts: list[Part] = []
    start = 0
    for match in _CUT.finditer(text):
        at, end = match.span()
        if at < start or depth[at] or not _is_cut(text, plain, at, end):
            continue
        piece = text[start:at] + (match.group() if len(match.group()) > 1 or match.group() == "…" else "")
        if any(map(str.isalnum, piece)):
            parts.append(Part(piece.strip(), ";" if match.group() == ";" else "."))
        elif parts and match.group() == ";":
            parts[-1] = Part(parts[-1].text, ";")
        start = end
    rest = text[start:].strip()
    if any(map(str.isalnum, rest)):
        parts.append(Part(rest, ""))
    return [Part(_unwrap(part.text), part.after) for part in parts]


def _depths(text: str) -> list[int]:
    """For each character, whether it stands inside brackets or quotation marks that are closed later."""
    depth = [0] * len(text)
    if not _OPENER.search(text):
        return depth
    opened: list[tuple[str, int]] = []
    for i, char in enumerate(text):
        if char in "([“":
            opened.append((char, i))
        elif char in ")]”" or char == '"':
            opener = {")": "(", "]": "[", "”": "“", '"': '"'}[char]
            places = [k for k, (sign, _) in enumerate(opened) if sign == opener]
            if places:
                start = opened[places[-1]][1]
                del opened[places[-1] :]
                if not _is_own_sentence(text, start, i):
                    for k in range(start, i + 1):
                        depth[k] = 1
            elif char == '"':
                opened.append((char, i))
    return depth


def _is_own_sentence(text: str, start: int, end: int) -> bool:
    """A bracket that holds whole sentences of its own, between full stops (D7)."""
    return (
        text[start] == "("
        and end - start > 60
        and (start == 0 or text[:start].rstrip()[-1:] in (".", ";"))
        and text[end + 1 : end + 2] in (".", "")
        and ". " in text[start:end]
    )


def _is_cut(text: str, plain: str, at: int, end: int) -> bool:
    sign = text[at]
    if sign == ";":
        return True
    following = text[end:].lstrip()
    spaced = end < len(text) and text[end].isspace()
    if not following:
        return True
    if end - at > 1 or sign == "…":  # an ellipsis ends a sentence before a capital letter
        return spaced and following[0].isupper()
    before = plain[max(0, at - 5) : at]
    if sign == "." and (
        _ABBREVIATION.search(before) or (re.search(r"(?:^|[\s.(/])[a-z]$", before) and not text[at - 1].islower())
    ):
        return bool(re.search(r"\bv\.?v$", before)) and spaced and following[0].isupper()
    if following[0] == ";":
        return False
    if not spaced:
        return following[0].isupper() and text[at - 1].islower() and text[at - 1].isalpha()
    if following[0].islower():
        return text[at - 1].isalpha() and len(re.split(r"[\s,(]", before)[-1]) > 1
    return True


def _unwrap(text: str) -> str:
    """A sentence in brackets of its own is given without them (D7)."""
    text = text.strip(" ,:")
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        return text[1:-1].strip(" .;")
    return text
