"""The words that say what a printed number measures: after it where a noun follows, else before it."""

import re

from duoc.reading.directives import begins_with_verb
from duoc.reading.flat import flat

NUMBER = r"(?<![\w.,/-])(?P<value>\d{1,3}(?:\.\d{3})+|\d+(?:[.,]\d+)?)"
_HOLDS_WHAT = re.compile(r"\b(?:bao dam|dam bao|duy tri|giu vung|phan dau|nang|dua)\s+(?=(?:ty le|ti le|si so|so)\b)")
_OWN_VALUE = re.compile(r"^[^:]*:\s*(?:(?:dat|tren|tu|duoi|it nhat|toi thieu)\s+)*\d")
"""What stands before the colon has a number of its own: "Bé ngoan: 95%, chuyên cần 90%" shares no head."""
_SHARED_HEAD = re.compile(r"([^:;,.]{3,40}):\s")
_LEADING = re.compile(
    r"^(?:(?:phan dau|dat|duy tri|bao dam|dam bao|giu vung|giam|tang|nang|ha|rieng|co(?! so\b)|so|ty le|huy dong|va"
    r"|voi|trong do(?! tuoi)|thi|it nhat|toi thieu|tren(?! chuan)|cua|,|:|-)\s+)+"
)
_TRAILING = re.compile(
    r"\s+(?:dat|tu|tren|la|co|it nhat|toi thieu|khong qua|khong duoi|khong thap hon|duoi|toi da|den|phan dau"
    r"|duy tri|chiem|tang"
    r"|giam|tang them|xuong|(?<!tro )len|con|muc|ty le|dat tu|dat tren|dat ty le)\s*$|[\s,:(-]+$"
)
_AFTERWARDS = re.compile(
    r",?\s*\(|,\s*(?:dap ung|tung buoc|phu hop|nham|gop phan|trong do|trong khi|bao dam|dam bao)\b"
    r"|\s+(?:theo quy dinh|phu hop voi|bang nguon|h[aă]ng nam|so voi|(?:voi|ra|vao)(?= \d))\b"
    rf"|(?:,|\s+va)\s+(?:[^\W\d]+\s+){{0,6}}{NUMBER}\s*%|\s+va\s+(?:[^\W\d]+\s+){{1,4}}(?=\d)"
    r"|,\s+(?:[^\W\d]+\s+){0,7}(?!(?:lop|khoi|cap|muc|do|thang|nam|ngay|quy|tuan|doan|dieu|mon)\s)[^\W\d]+\s+(?=\d)"
    r"|[,:]\s*(?:(?:it nhat|tren|duoi|dat|co|phan dau)\s+)*(?=\d)"
)
_GRADES = re.compile(
    r"\s*(?:va )?(?:hoan thanh )?(?:xuat sac|tot|gioi|kha|dat|trung binh|chua dat|yeu|kem|can co gang"
    r"|(?:chua )?hoan thanh)"
    r"(?: (?:dat|tu|tren|duoi|it nhat|khong qua|chiem))*[\s:]*"
)
_GRADE_NUMBER = re.compile(r"\b(?:lop|khoi|muc do|cap|do tuoi)\s*[\d\s-]+")
_UPWARDS = re.compile(r"\s*(?:[^\W\d]+ ){1,4}tro len\b")
_FOR_WHOM = re.compile(r"\s(cho|doi voi)\s+(?:(?:tren|it nhat|toi thieu|tu)\s*)*$")
_UNTIL = re.compile(r"[\s,]+(?:trước ngày|chậm nhất|trong tháng|trong học kỳ|vào tháng)")
_SHORT_PIECE = re.compile(r"(?: ?[^\W\d]+){1,2} ")
_LONGEST_HEAD = 12  # words before a colon that the grades behind it share
_DOING = re.compile(
    r"^.*\b(?:tổ chức|thực hiện|mở|cử|có|xây dựng|chọn|trao|Tổ chức|Thực hiện|Mở|Cử|Có|Xây dựng|Chọn|Trao)\b"
)
"""What is done with the counted things says nothing about them: "Trung tâm mở 10 chuyên đề"."""
_BARE_TIMES = ("lan", "buoi", "luot", "cuoc")
"""Counted things that say nothing by themselves: what happens so often is named before the number."""
_ONLY_LIMIT = re.compile(r"(?:\W|it nhat|toi thieu|khong qua|toi da|tu|tren|duoi|phai)*")
_THEN = re.compile(
    r"[\s,]+(?:gui|nop|bao cao|truoc ngay|vao (?:cuoi|dau|ngay|thang)|trong (?:moi )?(?:nam|thang|hoc k|quy)|de )"
)
_BEYOND = re.compile(rf"\s*(?:tro len|(?:-|den)\s*{NUMBER.replace('?P<value>', '?:')}\s*%)")
_UNMEASURED = re.compile(
    r"^(?:tro len|tro xuong|vao|nam|so voi|dan so|trong|o (?:cap|bac|khoi|lop|mon|vung)|doi voi|tai|den|,|;"
    r"|\.|\(|\)|$|va |theo quy dinh|moi nam|/)"
)


def indicator_of(text: str, plain: str, match: re.Match[str], start: int) -> str:
    """The words that say what is measured: after the number where a noun follows, else before it."""
    start = _clause_start(text, plain, start, match.start())
    before = text[start : match.start()]
    beyond = _BEYOND.match(plain, match.end())  # "trở lên", or the other end of a range
    begin = beyond.end() if beyond else match.end()
    end = min((at for sign in (";", ". ") if (at := plain.find(sign, begin)) >= 0), default=len(text))
    if stop := _AFTERWARDS.search(plain, begin, end):
        end = stop.start()
    after = text[begin:end]
    if _UPWARDS.match(flat(after)) and flat(before).rstrip().endswith("tu"):
        after = after.replace(" trở lên", "", 1)  # "từ 38% học sinh trở lên xếp loại Khá"
    if "unit" in match.re.groupindex:
        if (
            _ONLY_LIMIT.fullmatch(flat(before)) and "/" in match["unit"]
        ):  # "bồi dưỡng thường xuyên, tối thiểu 120 tiết/năm học"
            before = text[max(plain.rfind(sign, 0, match.start()) + 1 for sign in (";", ". ")) : match.start()]
        after = "" if after.startswith(",") else after.partition(":")[0]
        if stop := _THEN.search(flat(after)):
            after = after[: stop.start()]
        after = next((after[: comma.start()] for comma in re.finditer(", ", after) if _acts(after, comma)), after)
        if flat(match["unit"]) in _BARE_TIMES and _UNMEASURED.match(flat(after).strip()):
            return _clean(text[max(plain.rfind(sign, 0, match.start()) + 1 for sign in (";", ". ")) : match.start()])
        if beyond and not _clean(after, trailing=False) and _clean(before):  # "bình quân từ 6,5 điểm trở lên"
            return _clean(before)
        return _counted_indicator(text, match, before, after)
    is_named = re.search(r"\b(?:ty le|ti le|ty trong|so luong|si so|tong so|binh quan|chuyen can)\b", flat(before))
    if (is_named or _UNMEASURED.match(flat(after).lstrip())) and (cleaned := _clean(before)):
        if _OWN_VALUE.search(plain[:start]) and flat(cleaned) not in ("ty le", "ti le"):
            return _object(cleaned)
        lead = text[:start].partition(":")[0] if ":" in text[:start] else ""
        is_open = ":" not in before.rstrip(" :")
        if not lead and is_open and (shared := _SHARED_HEAD.match(text[:start])) and len(cleaned.split()) <= 3:
            lead = shared[1]
        has_figure = any(map(str.isdigit, _GRADE_NUMBER.sub("", flat(lead))))  # "Huy động 352 trẻ: …" is no head
        is_head = lead and is_open and not has_figure and len(lead.split()) <= _LONGEST_HEAD
        return f"{_clean(lead)} {cleaned}" if is_head else _object(cleaned)
    after = _clean(after, trailing=False)
    if (taken := _FOR_WHOM.search(flat(before))) and after and _clean(before[: taken.start()]):
        said = before[taken.start(1) : taken.end(1)]  # "khám sức khỏe cho 100% học sinh trước ngày …"
        return f"{_clean(before[: taken.start()])} {said} {_UNTIL.split(after)[0]}"
    return after or _clean(before) or text.strip()


def _clause_start(text: str, plain: str, start: int, at: int) -> int:
    """Where the words before a number begin; a grade belongs to what it grades: "hạnh kiểm khá, tốt 98%"."""
    found = max(start, *(plain.rfind(sign, 0, at) + 1 for sign in (",", ";", ". ", "(")))
    while found > start and plain[found - 1] == "," and _GRADES.fullmatch(plain, found, at):
        found = max(start, *(plain.rfind(sign, 0, found - 1) + 1 for sign in (",", ";", ". ", "(")))
    while found > start and plain[found - 1] == "," and _are_names(text[found:at]):  # "riêng các xã A, B, C dưới 82%"
        found = max(start, *(plain.rfind(sign, 0, found - 1) + 1 for sign in (",", ";", ". ", "(")))
    colon = plain.rfind(":", found, at)
    if colon > 0 and re.search(r"\d", plain[:colon]) and not _ONLY_LIMIT.fullmatch(plain, colon + 1, at):
        return colon + 1  # "Huy động 352 trẻ ra 14 lớp: trẻ nhà trẻ đạt 38%"
    if found > start and plain[found - 1] == "," and _SHORT_PIECE.fullmatch(_unled(plain[found:at])):
        return max(start, *(plain.rfind(sign, 0, found - 1) + 1 for sign in (",", ";", ". ", "(")))
    return found


def _are_names(piece: str) -> bool:
    """Whether nothing but names stands before a number, and what leads to it."""
    words = _TRAILING.sub("", f" {flat(piece.strip())}").split()
    return bool(words) and all(word[0].isupper() for word in piece.split()[: len(words)])


def _last_demand(before: str) -> str:
    """Of two demands joined by "và" the one that stands next to the number: "xóa mù chữ và thu hút 140 học viên"."""
    _first, joined, last = before.rpartition(" và ")
    return last if joined and begins_with_verb(f"{last} gì") else before


def _unled(plain: str) -> str:
    """The words before a number without what only leads to it: of "nhóm, lớp đạt 30%" one word is left."""
    return _TRAILING.sub(" ", plain.rstrip())


def _acts(text: str, comma: re.Match[str]) -> bool:
    """Whether a demand of its own follows a comma: "10 chuyên đề, thu hút …"."""
    return begins_with_verb(text[comma.end() :])


def _object(words: str) -> str:
    """What is to be held: "bố trí kinh phí bảo đảm tỷ lệ chi …" measures only "tỷ lệ chi …"."""
    start = max((match.end() for match in _HOLDS_WHAT.finditer(flat(words))), default=0)
    return words[start:]


def _counted_indicator(text: str, match: re.Match[str], before: str, after: str) -> str:
    """What a counted thing measures: "12 giải học sinh giỏi", "dạy và học 2 buổi/ngày"."""
    unit = text[match.start("unit") : match.end("unit")]
    each = before.strip() if flat(before).lstrip(" ,").startswith(("moi ", "toan ")) else ""
    if "per" in match.re.groupindex:
        counted = text[match.start("unit") : match.end("of")]
        led = _clean(_DOING.sub("", before))
        return f"{_clean(each)} {counted}" if each else counted if match["of"] else led or counted
    if "/" in unit and re.search(r"\b(?:si so|ty le|ti le|binh quan|dinh muc)\b", flat(before)):
        return _clean(before)
    if "/" in unit and flat(before).lstrip().startswith("khong "):  # "Không kiểm tra quá 01 lần/năm đối với …"
        return f"{_clean(before).partition(' ')[2].removesuffix(' quá')}{after}"
    if "/" in unit:
        measured = re.sub(r"^(?:.*\b)?(?:việc|tổ chức|thực hiện)\s+(?=\w)", "", _clean(before))
        if not _DOING.sub("", measured) and not _UNMEASURED.match(flat(after).strip()):
            return _clean(re.split(r" tại |, ", after)[0])
        return f"{measured} {match['value']} {unit}".strip()
    is_named = before.rstrip().endswith(":") and _clean(before) and not _LEADING.match(f"{flat(_clean(before))} ")
    if is_named:
        whole = text[max(text.rfind(sign, 0, match.start()) + 1 for sign in (";", ". ")) : match.start()]
        return _clean(whole if whole.count(":") == 1 else before)
    before = _last_demand(before)
    if (each_at := flat(before).rfind(", moi ")) >= 0:
        each = before = before[each_at + 2 :]  # "… cho thanh niên, mỗi lớp không quá 35 học viên"
    is_led = ":" not in before and not _clean(after, trailing=False)
    if led := _clean(each) or (_clean(_DOING.sub("", before)) if is_led else ""):
        return f"{led} {unit}{after}".rstrip(" ,.;")  # "công nhận lại 03 trường", "mỗi tổ thực hiện 02 chuyên đề"
    return _clean(f"{unit}{after}", trailing=False)


def _clean(piece: str, *, trailing: bool = True) -> str:
    """The piece without what only leads to the number: "phấn đấu", "đạt", "ít nhất"."""
    piece = piece.strip(" .;,:-()")
    plain = flat(piece)
    if match := _LEADING.match(plain):
        piece = piece[match.end() :]
    for _ in range(3 if trailing else 0):
        match = _TRAILING.search(flat(piece))
        if match is None:
            break
        piece = piece[: match.start()]
    return piece.strip(" .;,:-()")
