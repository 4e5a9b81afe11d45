"""By when, from when, how often (format, section 4)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from duoc.reading.dates import DAY, FULL_DATE, YEAR, date_of, iso, month_ends, number_of
from duoc.reading.flat import flat
from duoc.reading.model import Deadline, Every
from duoc.reading.references import find_citations

_BY = (
    r"(?:(?:hoan thanh |xong |nop )?"
    r"(?:truoc|den het|cham nhat(?: la| vao| den)?|muon nhat(?: la)?|den|het|han cuoi(?: la)?)\s+)"
)
_SINCE = r"(?:(?:ke )?tu\s+)"
_DATE = re.compile(
    rf"(?P<by>{_BY}(?:\d{{1,2}}\s*(?:gio|h|:)\s*(?:\d{{2}})?(?: phut)?,?\s+)?)?"
    rf"(?P<since>{_SINCE})?(?P<cue>(?:vao |trong |sang |chieu )?"
    rf"ngay\s*)?(?<!\d)(?<!\d[/.-]){FULL_DATE}(?!\d)"
)
_RANGE = re.compile(
    rf"(?P<cue>tu\s+)?(?:ngay\s*)?(?P<d1>{DAY})(?:\s*/\s*(?P<m1>{DAY})(?:\s*/\s*(?P<y1>{YEAR}))?)?"
    rf"\s*(?:-|den(?: het)?(?: ngay)?)\s*(?:ngay\s*)?{FULL_DATE}"
)
_MONTH = re.compile(
    rf"(?P<by>{_BY})?(?P<since>{_SINCE})?(?:(?:trong|vao|cuoi|dau"
    rf"|giua)\s+)?(?P<cue>thang\s*)?(?<![\w/.,-])(?P<a>{DAY})"
    rf"(?:\s*[-,]\s*(?:thang\s*)?(?P<b>{DAY}))?\s*(?:/|nam\s)\s*(?P<y>{YEAR})(?![\d/])"
)
_MONTH_RANGE = re.compile(
    rf"tu\s+(?:thang\s*)?(?P<a>{DAY})(?:\s*/\s*(?P<y1>{YEAR}))?\s*(?:-"
    rf"|den(?: het)?)\s*(?:thang\s*)?(?P<b>{DAY})\s*(?:/|nam\s)\s*(?P<y>{YEAR})"
)
_TWO_MONTHS = re.compile(rf"thang\s*(?P<a>{DAY})/(?P<y1>{YEAR})\s*(?:va|,|-)\s*(?:thang\s*)?(?P<b>{DAY})/(?P<y>{YEAR})")
_QUARTER = re.compile(
    rf"(?P<by>{_BY})?(?P<cue>(?:trong )?quy)\s*(?:(?P<q1>iv|i{{1,3}}|[1-4])\s*(?:va|,|-)\s*(?:quy\s*)?)?"
    rf"(?P<q>iv|i{{1,3}}|[1-4])\s*(?:/|nam|,)?\s*(?P<y>{YEAR})"
)
_SCHOOL_YEAR = re.compile(
    rf"(?P<cue>tu|ke tu|bat dau tu|den|den het|het|truoc|vao dau|cuoi"
    rf"|ket thuc)\s+nam hoc\s*(?P<a>{YEAR})\s*[-/]\s*(?P<b>{YEAR})"
)
_TERM = re.compile(
    r"(?P<cue>(?:trong|cuoi|dau|giua|truoc|het|den het|tu|vao|xong|sang)\s+(?:cuoi |dau )?)(?:hoc k[yi]"
    r"|hk)\s*(?P<t>i{1,2}|[12l])\b"
)
_TERM_EXAM = re.compile(
    r"\b(?:kiem tra|thi|danh gia|khao sat|de|bai|ket qua|diem)(?: (?:dinh ky|chat luong|chung))?\s*$"
)
_EXAM_CUES = ("cuoi", "giua", "dau")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR_BY = re.compile(
    rf"(?P<cue>den(?: het| cuoi)?|vao cuoi|truoc|het|cham nhat(?: la)?|tu"
    rf"|trong)\s+nam\s+(?P<y>{YEAR})(?!\s*[-/]\s*\d)(?!\d)"
)
_EVERY: tuple[tuple[re.Pattern[str], Every], ...] = (
    (re.compile(r"\b(?:hang|moi) nam\b(?! hoc)(?: (?:mot|01|1) lan)?"), "year"),
    (re.compile(r"\b(?:hang|moi) thang\b(?: (?:mot|01|1) lan)?"), "month"),
    (re.compile(r"\b(?:hang|moi) quy\b(?: (?:mot|01|1) lan)?"), "quarter"),
    (re.compile(r"\b(?:hang|moi) tuan\b(?: (?:mot|01|1) lan)?"), "week"),
    (re.compile(r"\b(?:hang|moi) hoc k[yi]\b(?: (?:mot|01|1) lan)?"), "term"),
)
_DAYS_BEFORE = re.compile(
    rf"(?:(?:{_BY})?(?:vao )?ngay\s*\d{{1,2}}(?:\s*/\s*\d{{1,2}})?|{_BY}\d{{1,2}}/\d{{1,2}})(?:\s*(?:,"
    rf"|va)\s*(?:ngay\s*)?\d{{1,2}}(?:/\d{{1,2}})?)*(?: cua)?$"
)
_DAY_AFTER = re.compile(
    rf"\s*,?\s*(?:{_BY}|vao\s+)ngay\s*\d{{1,2}}(?:\s*(?:/|thang)\s*\d{{1,2}})?(?!\d|\s*(?:/|thang|nam))"
)
"""The day may stand behind as well: "hằng năm trước ngày 15 tháng 12"."""
_NOUN_BEFORE_EVERY = re.compile(
    r"\b(?:chuong trinh|ke hoach|cong tac|(?<!^)(?<!, )bao cao|du toan|kinh phi|ngan sach|nhiem vu|chi tieu|muc tieu"
    r"|huong dan|van ban|hoat dong)\s*$"
)
_DAY_ONLY = re.compile(
    rf"(?:(?P<by>{_BY})?(?:vao |trong )?ngay\s*|(?P<till>\b(?:truoc|den het|cham nhat(?: la)?|muon nhat"
    rf"|han cuoi)\s+))"
    rf"(?<!\d)(?P<d>{DAY})\s*(?:/|thang)\s*(?P<m>{DAY})(?!\s*(?:/|nam|\d))"
)
_NAMED_DAY = re.compile(r"\b(?:chao mung|ky niem|nhan|nhan dip|huong ung|mung|tuan le)(?: (?:ngay|dip|le))?\s*$")
_MONTH_ONLY = re.compile(
    rf"\b(?P<cue>trong|vao|truoc|het|den het|cham nhat|tu|cuoi|dau)\s+thang\s*(?P<m>{DAY})(?!\s*(?:[-/,]\s*\d"
    rf"|nam|\d))"
)
_QUARTER_ONLY = re.compile(rf"\b(?P<by>{_BY})?(?:trong |vao )?quy\s*(?P<q>iv|i{{1,3}})\b(?!\s*(?:/|nam|,)?\s*\d)")
_TERM_CELL = re.compile(r"(?:hoc k[yi]|hk)\s*(?P<t>ii?|[12])\b")
_MONTH_CELL = re.compile(rf"thang\s*(?P<m>{DAY})(?!\s*[-/,]?\s*\d)")
_MONTH_OF_EVENT = re.compile(rf":\s*(?P<when>thang\s*(?P<m>{DAY}))\W*$")
_YEAR_CELL = re.compile(rf"(?:nam\s+)?(?<![\d/-])(?P<y>{YEAR})(?!\s*[-/]\s*\d)(?!\d)")
_OBJECT = re.compile(
    r"(?:yeu cau|nhu cau|tam nhin|quy hoach|chien luoc|giai doan|doan \d{4}\s*-\s*\d{4},? dinh huong)\s*$"
)
_ONLY_TIME = re.compile(
    r"(?:trong |tu )?(?:thang|nam|quy|giai doan|hoc k[yi]|hk|tuan)\s*[\divx]+"
    r"(?:\s*(?:[-,/]|va|den|nam|va thang|thang)\s*[\divx]+)*"
    r"|(?:den|truoc|trong|vao)(?: het)? ngay \d{1,2}/\d{1,2}/\d{4}(?:, phan dau)?"
)
_PERIOD = re.compile(rf"giai doan\s*(?P<a>{YEAR})\s*-\s*(?P<b>{YEAR})$")
_COMPLETION = re.compile(r"(?:hoan thanh|thoi han|han nop|xong|han)\b")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    from_: str | None = None
    to: str | None = None
    term: str | None = None
    every: Every | None = None


def is_only_time(text: str) -> bool:
    """Whether a title is nothing but a time: "Tháng 9/2020", "Năm 2024"."""
    return bool(_ONLY_TIME.fullmatch(flat(text).strip(" .:")))


def deadlines_of(
    node: str, text: str, *, own_year: str | None = None, is_time: bool = False, head: str = ""
) -> list[Deadline]:
    """The deadlines in a text.

    own_year: the document's school year, by which a day without a year is dated. is_time: the text is a cell or line
    that only says when, under the words `head`.
    """
    plain = flat(text)
    if not any(map(str.isdigit, plain)) and not re.search(r"\b(?:hang|moi|hoc k|hk)", plain):
        return []
    taken = [(cited.start, cited.end) for cited in find_citations(text)] if not is_time else []
    out: list[Deadline] = []
    for found in _search(plain, _Context(own_year, is_time, bool(_COMPLETION.search(flat(head))))):
        if any(found.start < end and start < found.end for start, end in taken):
            continue
        taken.append((found.start, found.end))
        out.append(
            Deadline(node, text[found.start : found.end].strip(" ,"), found.from_, found.to, found.term, found.every)
        )
    return sorted(out, key=lambda row: plain.find(flat(row.text)))


@dataclass(frozen=True, slots=True)
class _Context:
    """What a time is read by: the document's school year, and whether the text only says when, or when to be ready."""

    own_year: str | None
    is_time: bool
    completes: bool


def _search(plain: str, context: _Context) -> Iterator[_Found]:
    """Candidates, the surest and longest first; overlaps are dropped by the caller."""
    for needed, finder in _FINDERS:
        if context.is_time or any(word in plain for word in needed):
            yield from finder(plain, context)


def _ranges(plain: str, context: _Context) -> Iterator[_Found]:
    """ "từ ngày 5/9 đến ngày 10/9/2024"."""
    for match in _RANGE.finditer(plain):
        last = date_of(match)
        month = match["m1"] or match["m"] or match["mm"]
        first = iso(match["y1"] or match["y"] or match["yy"], month, match["d1"])
        if first and last and first <= last and (match["cue"] or "ngay" in match.group() or context.is_time):
            yield _Found(*match.span(), first, last)


def _days(plain: str, context: _Context) -> Iterator[_Found]:
    """ "trước ngày 28/2/2023", "ngày 05/9/2024"."""
    for match in _DATE.finditer(plain):
        day = date_of(match)
        is_told = match["by"] or match["since"] or match["cue"] or context.is_time or match.start() == 0
        if day is None or not (is_told or plain[match.start() - 2 : match.start()].strip() in (":", "(")):
            continue
        if match["by"] or (context.completes and not match["since"]):
            yield _Found(*match.span(), None, day)
        else:
            yield _Found(*match.span(), day, None if match["since"] else day)


def _months(plain: str, context: _Context) -> Iterator[_Found]:
    """ "Tháng 4-5/2024", "từ tháng 9/2022 trở đi", "từ tháng 9/2022 đến tháng 5/2023"."""
    for match in _TWO_MONTHS.finditer(plain) if context.is_time else ():
        begin = month_ends(number_of(match["y1"]), number_of(match["a"]))[0]
        yield _Found(*match.span(), begin, month_ends(number_of(match["y"]), number_of(match["b"]))[1])
    for match in _MONTH_RANGE.finditer(plain):
        first, last = number_of(match["a"]), number_of(match["b"])
        year = number_of(match["y"])
        start = month_ends(number_of(match["y1"]) if match["y1"] else year - (first > last), first)[0]
        yield _Found(*match.span(), start, month_ends(year, last)[1])
    for match in _MONTH.finditer(plain):
        second = number_of(match["b"]) if match["b"] else None
        begin, end = month_ends(number_of(match["y"]), number_of(match["a"]), second)
        if end is None or not (match["cue"] or context.is_time):
            continue
        yield _Found(*match.span(), None if match["by"] else begin, None if match["since"] else end)


def _quarters(plain: str, _: _Context) -> Iterator[_Found]:
    """ "Quý II/2022"."""
    for match in _QUARTER.finditer(plain):
        quarter = _QUARTERS.get(match["q"]) or int(match["q"])
        begins = (_QUARTERS.get(match["q1"]) or int(match["q1"])) if match["q1"] else quarter
        first, last = month_ends(number_of(match["y"]), 3 * begins - 2, 3 * quarter)
        yield _Found(*match.span(), None if match["by"] else first, last)


def _terms(plain: str, context: _Context) -> Iterator[_Found]:
    """ "từ năm học 2020 - 2021", "trong học kỳ I"."""
    for match in _SCHOOL_YEAR.finditer(plain):
        if number_of(match["b"]) == number_of(match["a"]) + 1:
            yield _Found(*match.span(), term=f"{number_of(match['a'])}-{number_of(match['b'])}")
    for match in (_TERM_CELL if context.is_time else _TERM).finditer(plain):
        if not context.is_time and _TERM_EXAM.search(plain[: match.start()]) and match["cue"].split()[-1] in _EXAM_CUES:
            continue  # the name of an examination
        yield _Found(*match.span(), term="HK2" if match["t"] in ("ii", "2") else "HK1")


def _years(plain: str, context: _Context) -> Iterator[_Found]:
    """ "đến năm 2035", "trong năm 2024"."""
    for match in _YEAR_BY.finditer(plain):
        year = number_of(match["y"])
        if _OBJECT.search(plain[: match.start()]):
            continue
        begin, end = iso(year, 1, 1), iso(year, 12, 31)
        yield _Found(
            *match.span(), begin if match["cue"] in ("tu", "trong") else None, end if match["cue"] != "tu" else None
        )
    for match in _PERIOD.finditer(plain) if context.is_time else ():
        yield _Found(*match.span(), iso(number_of(match["a"]), 1, 1), iso(number_of(match["b"]), 12, 31))
    for match in _YEAR_CELL.finditer(plain) if context.is_time else ():
        yield _Found(*match.span(), iso(number_of(match["y"]), 1, 1), iso(number_of(match["y"]), 12, 31))


def _intervals(plain: str, context: _Context) -> Iterator[_Found]:
    """ "ngày 20 hàng tháng", "trước ngày 15/6 và 15/12 hằng năm"."""
    for pattern, every in _EVERY:
        for match in pattern.finditer(plain):
            before, after = plain[: match.start()].rstrip(), plain[match.end() :].lstrip()
            days = _DAYS_BEFORE.search(before)
            if (day := _DAY_AFTER.match(plain, match.end())) and not days:
                yield _Found(match.start(), day.end(), every=every)
                continue
            is_attribute = _NOUN_BEFORE_EVERY.search(before) or after.startswith("cua ")
            if days or context.is_time or not is_attribute:
                yield _Found(days.start() if days else match.start(), match.end(), every=every)


def _yearless(plain: str, context: _Context) -> Iterator[_Found]:
    """A day, month or quarter without a year belongs to the document's school year: from August its first."""
    if context.own_year is None:
        return
    first, second = map(int, context.own_year.split("-"))
    for match in _DAY_ONLY.finditer(plain):
        month = number_of(match["m"])
        day = iso(first if month >= 8 else second, month, match["d"])
        if day and not _NAMED_DAY.search(plain[: match.start()]):
            yield _Found(*match.span(), None if match["by"] or match["till"] else day, day)
    for match in _MONTH_ONLY.finditer(plain):
        month = number_of(match["m"])
        begin, end = month_ends(first if month >= 8 else second, month)
        is_open, is_limit = match["cue"] == "tu", match["cue"] in ("truoc", "het", "den het", "cham nhat")
        if begin and end:
            yield _Found(*match.span(), None if is_limit else begin, None if is_open else end)
    for match in _QUARTER_ONLY.finditer(plain):
        quarter = _QUARTERS[match["q"]]
        begin, end = month_ends(first if quarter > 2 else second, 3 * quarter - 2, 3 * quarter)
        yield _Found(*match.span(), None if match["by"] else begin, end)
    for match in _MONTH_OF_EVENT.finditer(plain):  # "Kiểm tra thư viện: tháng 11"
        month = number_of(match["m"])
        yield _Found(*match.span("when"), *month_ends(first if month >= 8 else second, month))
    for match in _MONTH_CELL.finditer(plain) if context.is_time else ():
        month = number_of(match["m"])
        yield _Found(*match.span(), *month_ends(first if month >= 8 else second, month))


_FINDERS: tuple[tuple[tuple[str, ...], Callable[[str, _Context], Iterator[_Found]]], ...] = (
    (("ngay", "/", "thang"), _ranges),
    (("ngay", "/", "thang"), _days),
    (("thang",), _months),
    (("quy",), _quarters),
    (("hoc",), _terms),
    (("nam",), _years),
    (("hang ", "moi "), _intervals),
    (("ngay", "/", "thang", "quy"), _yearless),
)
"""What to look for, with words of which one must occur; in this order."""
