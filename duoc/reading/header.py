"""The head of a document: issuer, number and symbol, place and date, kind, title (format, section 1).

From its first line down to where the text begins; what one line holds is read in `headline`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from duoc.reading.dates import school_years
from duoc.reading.flat import flat, is_capitals
from duoc.reading.headline import DATED, KIND, MOTTO, NUMBER, SUBJECT, Draft, take_line
from duoc.reading.issuers import BODY_HEAD, names_body, split_issuers
from duoc.reading.kinds import kind_of_symbol
from duoc.reading.labels import find_label
from duoc.reading.lines import Line
from duoc.reading.model import Header, Repair

_OPEN_NUMBER = re.compile(r"so\s*:?")
_PLACE_AND_DAY = re.compile(r"[^,\d]{2,25},\s*ngay\b")
_GROUND = re.compile(
    r"(?:can cu|theo de nghi|xet de nghi|thi hanh|de nghi cua)\b"
    r"|(?:thuc hien|trien khai|tiep tuc thuc hien|tiep theo|theo|de thuc hien)\s+(?:thuc hien\s+)?"
    r"(?:luat|nghi|quyet|chi thi|ke hoach|cong van|thong|huong dan|chuong trinh|van ban|chi dao"
    r"|y kien|noi dung|khung|su)\b"
)
_ADDRESS = re.compile(r"kinh\s*gui\b")
_YEAR_LINE = re.compile(r"(?:trong )?(?:hoc k[yi] [12i]+,? )?nam hoc\W*[\d\s./-]+(?: [^\W\d]+){0,8}\W*")
"""A line of the title that names the year of the plan, however far below the line before it."""
_DECIDER = re.compile(
    r"(?:quyet dinh|quyet nghi|chi thi)\s*:?$"
    r"|(?:chu tich|giam doc|truong phong|hieu truong|bo truong|uy ban nhan dan|thu tuong|hoi dong"
    r"|tong giam doc|cuc truong|truong ban|chanh)\b"
)
_LONGEST_HEAD_LINE = 400  # a whole document that a converter has put into one line is text, not head
_PATH = re.compile(r"[»›>]|\b\d{1,2}:\d\d\b|https?:")  # where a page stands on its site, and when it was put there


@dataclass(slots=True)
class Head:
    """What the head gives, and the index of the first line below it."""

    header: Header
    address: list[Line]
    end: int
    repairs: list[Repair] = field(default_factory=list)


def read_head(lines: Sequence[Line]) -> Head:
    """Read the head of a document from its first lines."""
    draft = Draft()
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
            take_line(line, draft)
        index += 1
    end = index
    if not (draft.issuers or draft.has_number_line or draft.kind or draft.subject or address or draft.has_date_line):
        end = 0
    return Head(_header(draft, address), address, end, draft.repairs)


def _above(lines: Sequence[Line]) -> int:
    """How many lines stand above the head itself: a copy from a web page has its path, its title and a date there."""
    motto = next((i for i, line in enumerate(lines[:30]) if MOTTO.search(flat(line.text))), 0)
    foreign = [i for i, line in enumerate(lines[:motto]) if KIND.match(flat(line.text)) or _PATH.search(line.text)]
    begin = foreign[-1] + 1 if foreign else 0
    return next((i for i in range(begin, motto) if _opens_head(lines[i].text)), motto)


def _opens_head(text: str) -> bool:
    return is_capitals(text) or names_body(text.strip(" |*.")) or bool(NUMBER.search(flat(text)))


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
            for pattern in (MOTTO, DATED):
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


def _starts_body(line: Line, draft: Draft) -> bool:
    """Whether a line before any title already belongs to the text: the head is missing or over."""
    plain = flat(line.text)
    if len(line.text) > _LONGEST_HEAD_LINE:
        return True
    if is_ground(line.text) or (KIND.match(plain) is None and _is_sentence(line.text)):
        return not (MOTTO.search(plain) or NUMBER.match(plain) or SUBJECT.match(plain))
    label = find_label(line.text)
    if label is None or label.is_bullet:
        return False
    return not (label.style in ("A", "I") and BODY_HEAD.match(plain)) and (
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


def _take_title(lines: Sequence[Line], index: int, draft: Draft) -> int:
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


def _ends_title(line: Line, draft: Draft, following: Line | None = None, *, is_first: bool) -> bool:
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


def _header(draft: Draft, address: Sequence[Line]) -> Header:
    parts = split_issuers(draft.issuers)
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
