"""The foot of a document: recipients and signature (format, section 1)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from duoc.reading.flat import flat, is_capitals
from duoc.reading.labels import find_label
from duoc.reading.lines import Line
from duoc.reading.model import Signature

_RECIPIENTS = re.compile(r"noi\s*nhan\b\s*[:.]?")
_AUTHORITY = re.compile(r"\b(KT|TM|TL|TUQ|PP|Q)\s*\.\s*")
_POSITION = re.compile(
    r"(?:pho\s+|quyen\s+|thu\s+)?(?:chu tich|giam doc|tong giam doc|truong phong|hieu truong"
    r"|bo truong|thu truong|chanh van phong|chanh thanh tra"
    r"|cuc truong|vu truong|truong ban|to truong|bi thu|thu tuong|vien truong|chu nhiem|truong khoa"
    r"|tong thu ky|truong doan|khoi truong|chu nha tre|thu truong don vi"
    r"|nguoi (?:lap|viet|xay dung|bao cao)(?: [a-z]+){0,2}|nhom truong|truong bo mon|thu ky|chu toa|vien pho"
    r"|tong bien tap|chanh an|truong tieu ban)\b"
)
_GLUED_NAME = re.compile(r"(?:(?<=TRƯỞNG)|(?<=TỊCH)|(?<=ĐỐC))(?=[A-ZĐ][a-zà-ỹ])")
_BESIDE = re.compile(  # the signature beside a recipient, with one space between: "- Sở GD&ĐT; KT. CHỦ TỊCH"
    r"(?<=[;.:])\s+(?=(?:KT|TM|TL|TUQ)\s*\.\s*[A-ZĐÀ-Ỹ]{2}|(?:PHÓ |QUYỀN )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG PHÒNG"
    r"|HIỆU TRƯỞNG"
    r"|CHÁNH VĂN PHÒNG|BỘ TRƯỞNG|THỨ TRƯỞNG|TỔ TRƯỞNG)\b)"
    r"|(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ][a-zà-ỹ]+(?: [A-ZĐÀ-Ỹ][a-zà-ỹ]+){1,4}$)"
)
_APPROVES = re.compile(r"(?:(?:xet |ky |phe )?duyet|xac nhan|y kien(?: phe duyet)?)\b(?: cua)?\s*")
_DEPUTY = re.compile(r"\b(?:pho\s|thu\s+truong\b)")
_NAME = re.compile(
    r"(?:(?:ThS|TS|PGS|GS|NGƯT|NGND)\.?\s*)*(?P<name>[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?:[ -][A-ZĐÀ-Ỹ][a-zà-ỹđ]*){1,5})\s*\.?$"
)
_APPENDIX = re.compile(
    r"(?:phu luc|ke hoach|quy che|quy dinh|chuong trinh|de an|phuong an|danh muc|bang phan cong|bieu mau|bieu)\b"
)
_NOISE = re.compile(r"\(?\s*(?:da ky|ky ten|ky, dong dau|chu ky|dong dau)[^)]*\)?")


@dataclass(frozen=True, slots=True)
class Closing:
    """The foot: the span of lines that it takes, and what it says."""

    start: int
    end: int
    recipients: tuple[str, ...]
    signature: Signature


def read_closing(lines: Sequence[Line], start: int) -> Closing:
    """Find the foot after line index `start`; an empty span at the end where there is none."""
    head = next((i for i in range(start, len(lines)) if _RECIPIENTS.match(flat(lines[i].text).lstrip("| "))), None)
    first = _first_signature_line(lines, start, head)
    if head is None and first is None:
        return Closing(len(lines), len(lines), (), Signature())
    begin = min(index for index in (head, first) if index is not None)
    end = next((i for i in range(begin + 1, len(lines)) if _opens_appendix(lines[i])), len(lines))
    recipients: list[str] = []
    signing: list[str] = []
    for text in _without_approval([_GLUED_NAME.sub(" ", line.text) for line in lines[begin:end]]):
        _take(text, recipients, signing)
    return Closing(begin, end, tuple(filter(None, map(_tidy, recipients))), _signature(signing))


def _first_signature_line(lines: Sequence[Line], start: int, head: int | None) -> int | None:
    """The signature may stand before "Nơi nhận", or alone at the end."""
    if head is not None:
        index = head
        while index - 1 > start and _is_signing(lines[index - 1].text):
            index -= 1
        return index if index < head and any(_starts_signature(line.text) for line in lines[index:head]) else None
    for index in range(max(start, len(lines) - 8), len(lines)):
        if _starts_signature(lines[index].text) and find_label(lines[index].text) is None:
            return index
    return None


def _columns(text: str) -> list[str]:
    return [part for part in re.split(r"\s*\|\s*|\t+|\s{4,}", text.strip(" |")) if part]


def _starts_signature(text: str) -> bool:
    text = _GLUED_NAME.sub(" ", text)
    if _AUTHORITY.match(text):
        return True
    is_named = bool(_POSITION.match(flat(text))) or any(map(_is_approving, _columns(text)))
    return is_capitals(text[:14]) and is_named and all(len(part) < 60 for part in _columns(text))


def _is_signing(text: str) -> bool:
    return len(text) < 120 and all(
        _starts_signature(part) or bool(_NAME.fullmatch(part)) or bool(_NOISE.fullmatch(flat(part)))
        for part in _columns(text)
    )


def _is_approving(text: str) -> bool:
    """Whether a text opens the column of somebody who only approves: "DUYỆT CỦA HIỆU TRƯỞNG"."""
    return is_capitals(text[:14]) and len(text) < 60 and bool(_APPROVES.match(flat(text)))


def _without_approval(texts: Sequence[str]) -> list[str]:
    """The foot without the column of who approves; its words stay where nobody else signs."""
    rows = [_columns(text) for text in texts]
    at = next(((i, k) for i, row in enumerate(rows) for k, part in enumerate(row) if _is_approving(part)), None)
    if at is None:
        return list(texts)
    row, column = at
    names = [i for i, parts in enumerate(rows) if any(map(_NAME.fullmatch, parts))]
    positions = [i for i, parts in enumerate(rows) if any(_starts_signature(p) and not _is_approving(p) for p in parts)]
    if not positions:
        match = _APPROVES.match(flat(rows[row][column]))
        own = rows[row][column][match.end() if match else 0 :]
        return [*texts[:row], own or texts[row], *texts[row + 1 :]]
    if len(rows[row]) > 1:
        width = len(rows[row])
        return [" | ".join(p for k, p in enumerate(r) if len(r) < width or k != column) for r in rows]
    if any(i < row for i in names) and positions[0] < row:
        return list(texts[:row])
    after = [i for i in names if i > row]
    if len(after) < 2:
        return [text for i, text in enumerate(texts) if i != row]
    is_block = any(after[0] < i for i in positions)  # approver, name, then signer, name
    dropped = set(range(row, after[0] + 1)) if is_block else {row, after[0]}
    return [text for i, text in enumerate(texts) if i not in dropped]


def _opens_appendix(line: Line) -> bool:
    return is_capitals(line.text) and bool(_APPENDIX.match(flat(line.text))) and len(line.text) < 200


def _take(text: str, recipients: list[str], signing: list[str]) -> None:
    """Sort one line into the two columns."""
    text = _BESIDE.sub(" | ", text)
    for part in re.split(r"\s*\|\s*|\t+|\s{4,}", text.strip(" |")):
        plain = flat(part)
        if match := _RECIPIENTS.match(plain):
            rest = part[match.end() :].strip(" :")
            if rest:
                _take(rest, recipients, signing)
            continue
        label = find_label(part)
        if label is not None and label.is_bullet:
            recipients += re.split(r"(?<=;)\s*[-–]\s+", part[label.length :])
        elif (
            _AUTHORITY.match(part)
            or (is_capitals(part.split("  ")[0][:8]) and not signing and _POSITION.match(plain))
            or (signing and (is_capitals(part) or _NAME.fullmatch(part) or _POSITION.match(plain)))
        ):
            signing.append(part)
        elif (
            not signing and recipients and part and not _NOISE.match(plain) and not recipients[-1].endswith((";", "."))
        ):
            recipients[-1] += f" {part}"
        elif not signing and part and not _NOISE.match(plain):
            recipients.append(part)


def _tidy(item: str) -> str:
    return re.sub(r"(?:\./\.|[;.,/\s])+$", "", item).strip()


def _signature(lines: Sequence[str]) -> Signature:
    if lines and _NAME.search(lines[-1]) is None and not is_capitals(lines[-1]):
        lines = [*lines[:-1], _mended_name(lines[-1])]
    text = " ".join(lines)
    name = None
    if lines and (match := _NAME.search(lines[-1])):
        name = match["name"]
        text = text[: text.rindex(name)]
    formulas = [match.group(1) + "." for match in _AUTHORITY.finditer(text)]
    represented = _AUTHORITY.split(text)[-1].strip()
    position = _own_position(represented, formulas, lines)
    return Signature(" ".join(formulas) or None, position or None, name)


def _mended_name(text: str) -> str:
    """A name that the scanner has cut or run together: "Ng uyễn VănPhúc"."""
    whole = re.sub(r"(?<=[a-zà-ỹđ]) (?=[a-zà-ỹđ])", "", text.translate(str.maketrans("01", "ol")))
    return re.sub(r"(?<=[a-zà-ỹđ])(?=[A-ZĐÀ-Ỹ])", lambda match: " " if whole[match.start()].isupper() else "", whole)


def _own_position(text: str, formulas: Sequence[str], lines: Sequence[str]) -> str:
    """The position of the person who signs: after KT. the deputy's, after TM. and TL. the second one named."""
    text = re.sub(r"\b(?:ThS|TS|PGS|GS)\.?\s*$", "", _NOISE.sub("", text) if text.islower() else text).strip()
    if not formulas:
        return text
    plain = flat(text)
    if formulas[-1] == "KT.":
        places = [match.start() for match in _DEPUTY.finditer(plain)]
    else:
        places = [match.start() for match in _POSITION.finditer(plain)]
        places = [place for place in places if place > 0 and not plain.endswith("ban ", 0, place)]  # TM. BAN GIÁM ĐỐC
    if places:
        return text[places[0] :].strip()
    last = [line for line in lines if is_capitals(line)]
    return last[-1].strip() if len(last) > 1 and not _AUTHORITY.match(last[-1]) else text
