"""One line of a document's head, taken apart into what it can hold: motto, issuer, number, date, kind, subject.

The head is printed in two columns; a converter gives them one under the other, side by side, or mixed line by line. So
what a line is found to hold is taken out of it, and the rest is looked at again.
"""

import re
from dataclasses import dataclass, field

from duoc.reading.dates import DAY, YEAR, iso
from duoc.reading.flat import flat, is_capitals
from duoc.reading.issuers import BODY_HEAD
from duoc.reading.kinds import PRINTED
from duoc.reading.lines import Line
from duoc.reading.model import Repair


def _scanned(words: str) -> str:
    """A pattern for words as a scanner may have left them: cut, run together, O and 0, l, I and 1 exchanged."""
    spoiled = {"o": "[o0]", "i": "[il1]", "l": "[li1]"}
    return r"\s*".join(spoiled.get(char, char) for char in words.replace(" ", ""))


MOTTO = re.compile(
    "|".join(
        (
            _scanned("cong hoa xa hoi chu nghia viet nam"),
            r"\W+".join(map(_scanned, ("doc lap", "tu do", "hanh phuc"))),
            _scanned("dang cong san viet nam"),
        )
    )
)
NUMBER = re.compile(r"(?:^|(?<=[\s|]))so\s*(?:[:.]|(?=[/…_])|(?=[\doil]+\s*[/-]))\s*(?P<body>[^|]*)")
_SYMBOL = re.compile(
    r"[/-]?\s*(?P<symbol>(?:[CT]T r|[A-ZĐ])[A-Za-zĐđƯưÂâÊêÔô0-9&]*(?:\s?[-–/.&]\s?[A-ZĐ][A-Za-zĐđƯư0-9&.]*)*)"
)
DATED = re.compile(rf"ngay\s*(?P<d>{DAY}|[\s.…_]*)\s*thang\s*(?P<m>{DAY}|[\s.…_]*)\s*nam\s*(?P<y>{YEAR}|[\s.…_]*)")
_SUBJECT_AFTER = re.compile(r"(?:\s|(?<=[a-z]))(?:v\s*/\s*v\b|ve viec\b)\W*")
_NUMBER_PART = re.compile(r"so\b\s*[:.]?\s*(?:[\doil….,_]*\s*/\s*)?[^\s,]*\s+(?=\S)")
_PLACE = re.compile(r"(?:[A-ZĐ][\w.\-]*\.?\s*){1,6}[,.]?\s*$")
KIND = re.compile(
    rf"(?P<kind>{'|'.join(_scanned(flat(kind)) for kind in sorted(PRINTED, key=len, reverse=True))})(?:\b"
    rf"|(?=ve\s))\W*"
)
# Wide gaps part the two columns, but not in "Số:      /KH" and "ngày      tháng".
_COLUMNS = re.compile(r"\s*\|\s*|\t+|(?<![:y\s])\s{4,}(?!\s|/|tháng|năm)")
_TO_LETTERS = str.maketrans("01l", "oii")


def _plain_letters(text: str) -> str:
    return re.sub(r"\s+", "", text).translate(_TO_LETTERS)


_KIND_NAMES = {_plain_letters(flat(kind)): kind for kind in PRINTED}
SUBJECT = re.compile(r"(?:v\s*/\s*v|ve viec)\b\W*")


@dataclass(slots=True)
class Draft:
    """What the lines of a head have given so far. `repairs` are what a scanner left of a neighbour, dropped."""

    issuers: list[str] = field(default_factory=list)
    number: str | None = None
    symbol: str | None = None
    has_number_line: bool = False
    place: str | None = None
    date: str | None = None
    has_date_line: bool = False
    kind: str | None = None
    title: list[str] = field(default_factory=list)
    has_title: bool = False
    subject: list[str] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)


def take_line(line: Line, draft: Draft) -> None:
    """Take one line of the two columns apart."""
    for part in _COLUMNS.split(line.text):
        rest = _without_motto(part.strip(" |*_"), line, draft)
        rest = _without_date(rest, draft)
        plain = flat(rest)
        if not plain.strip(" .,-–—|*"):
            continue
        if (
            not draft.has_number_line
            and (match := NUMBER.search(plain))
            and (match.start() == 0 or is_capitals(rest[: match.start()]))
        ):
            before = rest[: match.start()].strip()
            if before:
                draft.issuers.append(before)
            _take_number(rest[match.start("body") :], line, draft)
        elif match := SUBJECT.match(plain):
            draft.subject.append(rest[match.end() :].strip())
        elif (match := KIND.match(plain)) and is_capitals(rest[: len(match["kind"])]) and not BODY_HEAD.match(plain):
            draft.kind = _KIND_NAMES[_plain_letters(match["kind"])]
            if rest[match.end() :].strip():
                draft.title.append(rest[match.end() :].strip())
        elif draft.subject:
            draft.subject.append(rest)
        elif not draft.has_number_line and (is_capitals(rest) or BODY_HEAD.match(plain)):
            draft.issuers.append(rest)


def _without_motto(text: str, line: Line, draft: Draft) -> str:
    """The line without the state's name and motto; what a scanner has left of a neighbour before it is dropped."""
    plain = flat(text)
    found = list(MOTTO.finditer(plain))
    if not found:
        return text
    first, last = found[0], found[-1]
    before, after = text[: first.start()].strip(" -"), text[last.end() :].strip(" -")
    if before and flat(before) in flat(" ".join(draft.issuers)):
        shown = " ".join(text[first.start() :].split()[:2])
        draft.repairs.append(Repair(line.number, f"{before} {shown}", shown, "ocr_char"))
        before = ""
    return f"{before} {after}".strip()


def _without_date(text: str, draft: Draft) -> str:
    """The line without "Cà Mau, ngày 04 tháng 9 năm 2020"."""
    plain = flat(text)
    match = DATED.search(plain)
    if (
        match is None
        or draft.has_date_line
        or (re.search(r"\bso\b.{0,40}$", plain[: match.start()]) and "/" not in plain[: match.start()])
    ):
        return text
    before = text[: match.start()].rstrip()
    if len(before) > 60 and not before.endswith(","):
        return text
    place = _PLACE.search(before)
    is_alone = len(before) < 30 and before[0:1].isupper() and not _NUMBER_PART.match(flat(before))
    if place is None and before.endswith(",") and is_alone:
        draft.place, before = before.rstrip(" ,"), ""  # spoiled by the scanner, but alone before the day
    if place and not (re.search(r"[,.]$", before) or place.start() == 0):
        place = None
    draft.has_date_line = True
    draft.date = iso(match["y"], match["m"], match["d"]) if all(match[key].strip(" .…_") for key in "dmy") else None
    numbered = _NUMBER_PART.match(flat(before))
    if place and numbered and numbered.end() > place.start():
        place = _PLACE.search(before, numbered.end())
    elif place is None and numbered and before.endswith(","):  # "Số: 01/KH-MN Phường 5, ngày …"
        draft.place, before = before[numbered.end() :].rstrip(" ,"), before[: numbered.end()]
    if place:
        name = place.group().rstrip(" ,.")
        draft.place = re.sub(r"^[A-ZĐ][A-ZĐ&0-9]{2,}\S*\s+(?=\S)", "", name) if place.start() else name
        before = before[: place.start()] if place.start() else ""
    return before.strip(" ,")


def _take_number(body: str, line: Line, draft: Draft) -> None:
    """ "254/QĐ-UBND", "     /KH-PGDĐT", "26/2020/NĐ-CP"."""
    draft.has_number_line = True
    if (subject := _SUBJECT_AFTER.search(flat(body))) and not draft.subject:  # "Số: 12/SGDĐT-VP V/v …" in one line
        draft.subject.append(body[subject.end() :].strip())
        body = body[: subject.start()]
    body = body.strip(" .:…_")
    match = re.match(r"(?P<number>[0-9OolI]{1,5})?(?P<year>\s*/\s*(?:19|20)\d\d)?(?P<rest>.*)", body)
    assert match is not None
    number, rest = match["number"], match["rest"]
    symbol = _SYMBOL.search(rest)
    stray = rest[: symbol.start()].strip(" ./-…_") if symbol else ""
    if symbol:
        draft.symbol = re.sub(r"\s+", "", symbol["symbol"]).rstrip("-/.").replace("–", "-")
    if number and (symbol is None or not stray or rest.lstrip().startswith(("/", "-"))):
        draft.number = number.translate(str.maketrans("OolI", "0011"))
        if match["year"]:
            draft.number += re.sub(r"\s+", "", match["year"])
    elif stray and symbol:
        after = rest[symbol.start() :].strip()
        draft.repairs.append(Repair(line.number, rest.strip(), after, "ocr_char"))
