"""The head of a document: issuer, number and symbol, place and date, kind, title (format, section 1).

The head is printed in two columns; a converter gives them one under the other, side by side, or mixed line by line. So
every line is first taken apart into what it can hold, and the rest of the line is looked at again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from duoc.reading.dates import DAY, YEAR, iso, school_years
from duoc.reading.flat import flat, is_capitals
from duoc.reading.kinds import PRINTED, kind_of_symbol
from duoc.reading.labels import find_label
from duoc.reading.lines import Line
from duoc.reading.model import Header, Repair


def _scanned(words: str) -> str:
    """A pattern for words as a scanner may have left them: cut, run together, O and 0, l, I and 1 exchanged."""
    spoiled = {"o": "[o0]", "i": "[il1]", "l": "[li1]"}
    return r"\s*".join(spoiled.get(char, char) for char in words.replace(" ", ""))


_MOTTO = re.compile(
    "|".join(
        (
            _scanned("cong hoa xa hoi chu nghia viet nam"),
            r"\W+".join(map(_scanned, ("doc lap", "tu do", "hanh phuc"))),
            _scanned("dang cong san viet nam"),
        )
    )
)
_NUMBER = re.compile(r"(?:^|(?<=[\s|]))so\s*(?:[:.]|(?=[/…_])|(?=[\doil]+\s*[/-]))\s*(?P<body>[^|]*)")
_SYMBOL = re.compile(
    r"[/-]?\s*(?P<symbol>(?:[CT]T r|[A-ZĐ])[A-Za-zĐđƯưÂâÊêÔô0-9&]*(?:\s?[-–/.&]\s?[A-ZĐ][A-Za-zĐđƯư0-9&.]*)*)"
)
_DATED = re.compile(rf"ngay\s*(?P<d>{DAY}|[\s.…_]*)\s*thang\s*(?P<m>{DAY}|[\s.…_]*)\s*nam\s*(?P<y>{YEAR}|[\s.…_]*)")
_SUBJECT_AFTER = re.compile(r"(?:\s|(?<=[a-z]))(?:v\s*/\s*v\b|ve viec\b)\W*")
_OPEN_NUMBER = re.compile(r"so\s*:?")
_PLACE_AND_DAY = re.compile(r"[^,\d]{2,25},\s*ngay\b")
_NUMBER_PART = re.compile(r"so\b\s*[:.]?\s*(?:[\doil….,_]*\s*/\s*)?[^\s,]*\s+(?=\S)")
_PLACE = re.compile(r"(?:[A-ZĐ][\w.\-]*\.?\s*){1,6}[,.]?\s*$")
_KIND = re.compile(
    rf"(?P<kind>{'|'.join(_scanned(flat(kind)) for kind in sorted(PRINTED, key=len, reverse=True))})(?:\b"
    rf"|(?=ve\s))\W*"
)
# Wide gaps part the two columns, but not in "Số:      /KH" and "ngày      tháng".
_COLUMNS = re.compile(r"\s*\|\s*|\t+|(?<![:y\s])\s{4,}(?!\s|/|tháng|năm)")
_TO_LETTERS = str.maketrans("01l", "oii")


def _plain_letters(text: str) -> str:
    return re.sub(r"\s+", "", text).translate(_TO_LETTERS)


_KIND_NAMES = {_plain_letters(flat(kind)): kind for kind in PRINTED}
_SUBJECT = re.compile(r"(?:v\s*/\s*v|ve viec)\b\W*")
_GROUND = re.compile(
    r"(?:can cu|theo de nghi|xet de nghi|thi hanh|de nghi cua)\b"
    r"|(?:thuc hien|trien khai|tiep tuc thuc hien|tiep theo|theo|de thuc hien)\s+(?:thuc hien\s+)?"
    r"(?:luat|nghi|quyet|chi thi|ke hoach|cong van|thong|huong dan|chuong trinh|van ban|chi dao"
    r"|y kien|noi dung|khung|su)\b"
)
_ADDRESS = re.compile(r"kinh\s*gui\b")
_BODY_HEAD = re.compile(
    r"(?:ubnd|uy ban nhan dan|hdnd|hoi dong|so|phong|truong|bo|trung tam|cuc|vu|tong cuc|ban|vien"
    r"|chi bo|dang bo|dang uy"
    r"|thanh uy|tinh uy|huyen uy|cong doan|doan|lien doan|hoi|van phong|chinh phu|thu tuong|quoc hoi"
    r"|to(?! chuc| quoc| hop)|nha tre|nhom tre|lop mau giao|co so|khoi|hoc vien|dai hoc|thanh tra"
    r"|cong an|truong dai hoc|benh vien|kho bac|bao hiem|chi cuc|cum|lien doi|phan hieu|nganh|thanh doan"
    r"|tinh doan|huyen doan)\b"
)
_OTHER_WORD = re.compile(r"(?:số|sổ|bố|bản|bàn|hồi|tô|tơ|vũ|phong|hải)\b", re.IGNORECASE)
"""What is another word than the head that it resembles without its diacritics: "SỐ 2", "PHONG ĐIỀN"."""
_YEAR_LINE = re.compile(r"(?:trong )?(?:hoc k[yi] [12i]+,? )?nam hoc\W*[\d\s./-]+(?: [^\W\d]+){0,8}\W*")
"""A line of the title that names the year of the plan, however far below the line before it."""
_UNFINISHED = re.compile(r"(?:^uy|\b(?:uy ban|uy ban nhan|hoi dong|hoi dong nhan|phong giao|so giao|bo giao|va))$")
"""A name of a body that a narrow column has cut."""
_DECIDER = re.compile(
    r"(?:quyet dinh|quyet nghi|chi thi)\s*:?$"
    r"|(?:chu tich|giam doc|truong phong|hieu truong|bo truong|uy ban nhan dan|thu tuong|hoi dong"
    r"|tong giam doc|cuc truong|truong ban|chanh)\b"
)
_LONGEST_HEAD_LINE = 400  # a whole document that a converter has put into one line is text, not head
_PATH = re.compile(r"[»›>]|\b\d{1,2}:\d\d\b|https?:")  # where a page stands on its site, and when it was put there
_NOT_BEFORE_HEAD = re.compile(r"(?:can|van|hoi|khoa|thanh|cong|cua|thuoc|va|noi)\s*$")


@dataclass(slots=True)
class Head:
    """What the head gives, and the index of the first line below it."""

    header: Header
    address: list[Line]
    end: int
    repairs: list[Repair] = field(default_factory=list)


@dataclass(slots=True)
class _Draft:
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


def read_head(lines: Sequence[Line]) -> Head:
    """Read the head of a document from its first lines."""
    draft = _Draft()
    address: list[Line] = []
    index = _above(lines)
    while index < len(lines) and index < 60:
        line = lines[index]
        plain = flat(line.text)
        if _ADDRESS.match(plain):
            taken = _address_lines(lines, index)
            address += lines[index : index + taken]
            index += taken
            if draft.kind is None:
                break
            continue
        if draft.kind is not None and not draft.has_title:
            index = _take_title(lines, index, draft)
            continue
        if draft.kind is None and _starts_body(line, draft):
            break
        if draft.kind is not None and not _goes_on_as_head(line):
            break
        if draft.kind is None:
            _take_line(line, draft)
        index += 1
    end = index
    if not (draft.issuers or draft.has_number_line or draft.kind or draft.subject or address or draft.has_date_line):
        end = 0
    return Head(_header(draft, address), address, end, draft.repairs)


def _above(lines: Sequence[Line]) -> int:
    """How many lines stand above the head itself: a copy from a web page has its path, its title and a date there."""
    motto = next((i for i, line in enumerate(lines[:30]) if _MOTTO.search(flat(line.text))), 0)
    foreign = [i for i, line in enumerate(lines[:motto]) if _KIND.match(flat(line.text)) or _PATH.search(line.text)]
    begin = foreign[-1] + 1 if foreign else 0
    return next((i for i in range(begin, motto) if _opens_head(lines[i].text)), motto)


def _opens_head(text: str) -> bool:
    return is_capitals(text) or _names_body(text.strip(" |*.")) or bool(_NUMBER.search(flat(text)))


def mend_head(lines: Sequence[Line]) -> list[Line]:
    """Put the state's name and the date together where a narrow column has cut them."""
    out: list[Line] = []
    for index, line in enumerate(lines):
        if out and index < 15 and not line.text.startswith("|"):
            both = f"{out[-1].text} {line.text}"
            is_open = _OPEN_NUMBER.fullmatch(flat(out[-1].text)) or (
                len(out[-1].text) < 16 and out[-1].text.istitle() and _PLACE_AND_DAY.match(flat(line.text))
            )
            if is_open:
                out[-1] = Line(out[-1].number, both, out[-1].gap, out[-1].page)
                continue
            for pattern in (_MOTTO, _DATED):
                match = pattern.search(flat(both))
                if match and match.start() < len(out[-1].text) < match.end() - 1 and len(both) < 160:
                    out[-1] = Line(out[-1].number, both, out[-1].gap, out[-1].page)
                    break
            else:
                out.append(line)
        else:
            out.append(line)
    return out


def is_ground(text: str) -> bool:
    """Whether a paragraph of the preamble begins as a ground: Căn cứ, Thực hiện, Theo đề nghị …"""
    return bool(_GROUND.match(flat(text).lstrip("- +*")))


def _starts_body(line: Line, draft: _Draft) -> bool:
    """Whether a line before any title already belongs to the text: the head is missing or over."""
    plain = flat(line.text)
    if len(line.text) > _LONGEST_HEAD_LINE:
        return True
    if is_ground(line.text) or (_KIND.match(plain) is None and _is_sentence(line.text)):
        return not (_MOTTO.search(plain) or _NUMBER.match(plain) or _SUBJECT.match(plain))
    label = find_label(line.text)
    if label is None or label.is_bullet:
        return False
    return not (label.style in ("A", "I") and _BODY_HEAD.match(plain)) and (
        is_capitals(line.text) or not is_capitals(line.text[:1]) or label.style != "A"
    )


def _is_sentence(text: str) -> bool:
    return len(text) > 110 and not is_capitals(text) and "|" not in text


def _goes_on_as_head(line: Line) -> bool:
    """After the title: the body that decides, "QUYẾT ĐỊNH:", a bracket under the title, a rule."""
    plain = flat(line.text)
    return (is_capitals(line.text) and bool(_DECIDER.match(plain)) and find_label(line.text) is None) or (
        line.text.startswith("(") and ("kem theo" in plain or "ban hanh" in plain)
    )


def _take_line(line: Line, draft: _Draft) -> None:
    """Take one line of the two columns apart."""
    for part in _COLUMNS.split(line.text):
        rest = _without_motto(part.strip(" |*_"), line, draft)
        rest = _without_date(rest, draft)
        plain = flat(rest)
        if not plain.strip(" .,-–—|*"):
            continue
        if (
            not draft.has_number_line
            and (match := _NUMBER.search(plain))
            and (match.start() == 0 or is_capitals(rest[: match.start()]))
        ):
            before = rest[: match.start()].strip()
            if before:
                draft.issuers.append(before)
            _take_number(rest[match.start("body") :], line, draft)
        elif match := _SUBJECT.match(plain):
            draft.subject.append(rest[match.end() :].strip())
        elif (match := _KIND.match(plain)) and is_capitals(rest[: len(match["kind"])]) and not _BODY_HEAD.match(plain):
            draft.kind = _KIND_NAMES[_plain_letters(match["kind"])]
            if rest[match.end() :].strip():
                draft.title.append(rest[match.end() :].strip())
        elif draft.subject:
            draft.subject.append(rest)
        elif not draft.has_number_line and (is_capitals(rest) or _BODY_HEAD.match(plain)):
            draft.issuers.append(rest)


def _without_motto(text: str, line: Line, draft: _Draft) -> str:
    """The line without the state's name and motto; what a scanner has left of a neighbour before it is dropped."""
    plain = flat(text)
    found = list(_MOTTO.finditer(plain))
    if not found:
        return text
    first, last = found[0], found[-1]
    before, after = text[: first.start()].strip(" -"), text[last.end() :].strip(" -")
    if before and flat(before) in flat(" ".join(draft.issuers)):
        shown = " ".join(text[first.start() :].split()[:2])
        draft.repairs.append(Repair(line.number, f"{before} {shown}", shown, "ocr_char"))
        before = ""
    return f"{before} {after}".strip()


def _without_date(text: str, draft: _Draft) -> str:
    """The line without "Cà Mau, ngày 04 tháng 9 năm 2020"."""
    plain = flat(text)
    match = _DATED.search(plain)
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


def _take_number(body: str, line: Line, draft: _Draft) -> None:
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


def _take_title(lines: Sequence[Line], index: int, draft: _Draft) -> int:
    """The lines after the name of the kind, until the text begins."""
    draft.has_title = True
    if not draft.title:
        if _ends_title(lines[index], draft, is_first=True):
            return index
        draft.title.append(lines[index].text)
        index += 1
    while index < len(lines) and not _ends_title(lines[index], draft, _next(lines, index), is_first=False):
        draft.title.append(lines[index].text)
        index += 1
    return index


def _next(lines: Sequence[Line], index: int) -> Line | None:
    return lines[index + 1] if index + 1 < len(lines) else None


def _begins_text(line: Line, following: Line | None) -> bool:
    """Whether a line after a gap is the first of the text rather than the next of the title."""
    if len(line.text) > 90 or following is None:
        return True
    label = find_label(following.text)
    if is_capitals(line.text):  # a heading without number over its items
        return label is not None and label.is_bullet
    return not following.gap and label is None and not is_ground(following.text)


def _ends_title(line: Line, draft: _Draft, following: Line | None = None, *, is_first: bool) -> bool:
    plain = flat(line.text)
    label = find_label(line.text)
    if (label and not label.is_bullet) or _ADDRESS.match(plain) or line.text.startswith("("):
        return True
    if is_first:
        return (is_ground(line.text) and len(line.text) > 90) or len(line.text) > 260
    if is_capitals(line.text) and _DECIDER.match(plain):
        return True
    so_far = draft.title[-1]
    if line.text[0].islower():
        return False
    if is_ground(line.text) or _is_sentence(line.text) or line.text[-1] in ".;:":
        return True
    if line.gap and not _YEAR_LINE.fullmatch(plain):
        return is_capitals(line.text) != is_capitals(so_far) or _begins_text(line, following)
    return is_capitals(so_far) and not is_capitals(line.text) and not _YEAR_LINE.fullmatch(plain)


def _address_lines(lines: Sequence[Line], index: int) -> int:
    """How many lines "Kính gửi" takes: its own, its bullets, and wrapped ends of these."""
    count = 1
    while index + count < len(lines):
        line, previous = lines[index + count], lines[index + count - 1]
        label = find_label(line.text)
        is_item = label is not None and label.is_bullet
        is_wrapped = (
            not line.gap and not previous.text.endswith((".", ";")) and not is_ground(line.text) and len(line.text) < 90
        )
        is_open = (previous.text.endswith(":") and len(line.text) < 160) or previous.text.endswith(";")
        if not (
            is_item or is_wrapped or (is_open and not is_ground(line.text) and (label is None) and len(line.text) < 160)
        ):
            break
        count += 1
    return count


def _header(draft: _Draft, address: Sequence[Line]) -> Header:
    parts = _split_issuers(draft.issuers)
    kind = draft.kind
    title = " ".join(filter(None, draft.title)) or None
    if kind is None and (draft.subject or address):
        kind = "Công văn"
    if kind == "Công văn" or not title:
        title = " ".join(draft.subject) or title
    years = school_years(flat(title or ""))
    return Header(
        parent_issuer=parts[-2] if len(parts) > 1 else None,
        issuer=parts[-1] if parts else None,
        number=draft.number,
        symbol=draft.symbol,
        place=draft.place,
        date=draft.date,
        document_type=kind or kind_of_symbol(draft.symbol),
        title=title.strip(" .:") if title else None,
        school_year=years[0] if len(years) == 1 else None,
    )


def _names_body(text: str) -> bool:
    """Whether a line begins with the head word of a body."""
    return bool(_BODY_HEAD.match(flat(text))) and not _OTHER_WORD.match(text)


def _split_issuers(lines: Sequence[str]) -> list[str]:
    """The bodies named at the top left: a line that does not begin with a head word goes on with the one before."""
    parts: list[str] = []
    for line in lines:
        if parts and (not _names_body(line) or _UNFINISHED.search(flat(parts[-1]))):
            parts[-1] += f" {line}"
        else:
            parts.append(line)
    if len(parts) == 1:
        plain = flat(parts[0])
        for match in list(_BODY_HEAD.finditer(plain))[1:]:
            is_word = plain[match.start() - 1 : match.start()] == " "
            if (
                is_word
                and not _NOT_BEFORE_HEAD.search(plain[: match.start()])
                and match.group() not in ("hoi", "ban", "bo", "vu", "chinh phu", "van phong")
            ):
                return [parts[0][: match.start()].strip(), parts[0][match.start() :].strip()]
    return [" ".join(part.split()).strip(" .-*") for part in parts]
