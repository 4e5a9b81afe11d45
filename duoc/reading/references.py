"""Documents that a text names (format, section 6)."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from duoc.reading.dates import FULL_DATE, date_of
from duoc.reading.flat import flat
from duoc.reading.kinds import ANY_KIND, BY_FLAT, kind_of_symbol
from duoc.reading.model import Reference

_SYMBOL = r"(?:TT r|CT r|[A-ZĐ])[A-Za-zĐđƯưÂâ]*\d{0,2}(?:\s?[-–/.&]\s?[A-ZĐ][A-Za-zĐđƯưÂâ&]*\d{0,3})*"
_NUMBERED = re.compile(
    rf"(?<![\w/])(?P<number>\d[\dOolI]{{0,4}})(?P<year>\s?/\s?(?:19|2[0O])[\dOl]{{2}})?\s?[/-]\s?(?P<symbol>{_SYMBOL})"
)
_KIND_BEFORE = re.compile(
    rf"(?:^|[\s(\"“/,;.:])(?P<kind>{ANY_KIND})(?:\s+(?:lien tich|phoi hop|tong the"
    rf"|nay))?(?P<by>\s+cua\s+[^,;]{{2,60}}?)?\s*(?:so\s*[:.]?)?\s*$"
)
_DATE_AFTER = re.compile(rf"\s*,?\s*(?:\(?\s*(?:ky |ban hanh )?ngay\s*)?{FULL_DATE}")
_ISSUER_AFTER = re.compile(
    r"\s*,?\s*cua\s+(?P<issuer>[^,;.()\"“]+?)(?=\s*(?:[,;.()\"“]|$)|\s+(?:ve|v/v|ban hanh|quy dinh"
    r"|phe duyet|huong dan|sua doi|cong bo|thuc hien|trien khai|tai|va(?! (?:dao tao|truyen thong"
    r"|dau tu|xa hoi|cong nghe|du lich|moi truong|phat trien))|da(?! (?:nang|lat|bac|huoai)\b)|duoc|quyet dinh)\b)"
)
_TITLE_AFTER = re.compile(
    r"\s*,?\s*(?:(?:ve viec|v/v|ve)\s+|(?=(?:ban hanh|quy dinh|phe duyet|huong dan|sua doi|cong bo)\b))(?P<title>[^;]+)"
)
_SECOND = re.compile(rf"\s+va\s+(?=(?:{ANY_KIND})\s+so\s+\d)")
_COMMA = (
    r",(?!\s*(?:chong|sua doi|bo sung|khen thuong|giao duc phap luat|cham soc|xu ly vi pham"
    r"|an toan giao thong)\b"
    r"|\s+(?!luat|bo luat|nghi|thong tu|quyet|chi thi)[^,;.]{4,60}\s(?:ngay|so|nam)\s*\d)"
)
_LAW = re.compile(
    r"(?<!phap )\b(?P<kind>bo luat|luat|phap lenh|hien phap)\s+(?P<name>\w[^;.()]*?)"
    rf"(?=\s*(?:[;.():]|$)|{_COMMA}|\s+(?:ngay\s*\d|so\s*\d|nam\s*\d"
    r"|va\s+(?:cac|nghi|thong|luat|nhung|quy)|duoc|quy dinh|hien hanh|da\b|trong\b|tren\b|cho\b|den\b"
    r"|nham\b|de\b|khi\b|tai\b|theo\b|gan\b|doi voi\b|cua\b(?!\s+luat)))"
)
_AMENDING = re.compile(r"luat sua doi[^;.]*?(?=\s+ngay\s*\d|\s+so\s*\d|[;.]|$)")
_QUOTED = re.compile(
    rf"\b(?P<kind>{ANY_KIND}|cuoc van dong|phong trao)\s*(?:ve\s+|:\s*)?[\"“](?P<title>[^\"“”]{{3,160}})[\"”]"
)
_DATED = re.compile(rf"\b(?P<kind>{ANY_KIND})\s+(?P<title>[^,;.]{{0,60}}?)ngay\s+{FULL_DATE}")
_GLUED_DAY = re.compile(r"ay\s*\d")
_CALLED = re.compile(r"\s*\((?:[Ss]au đây |[Gg]ọi |[Dd]ưới đây |viết tắt )")
"""Where a title ends and says how it is called from here on: "… (sau đây gọi tắt là Đề án)"."""
_SHORT_TITLE = 160


@dataclass(frozen=True, slots=True)
class Citation:
    """A document named in a text, with the span that names it (its title included)."""

    start: int
    end: int
    kind: str | None
    number: str | None
    symbol: str | None
    date: str | None
    issuer: str | None
    title: str | None


def references_of(node: str, text: str) -> list[Reference]:
    """The documents named in the text of a node, each once."""
    found: dict[tuple[str, ...], Reference] = {}
    for cited in find_citations(text):
        key = (cited.number, flat(cited.symbol or "")) if cited.number else (cited.kind or "", flat(cited.title or ""))
        found.setdefault(
            tuple(map(str, key)),
            Reference(node, cited.kind, cited.number, cited.symbol, cited.date, cited.issuer, cited.title),
        )
    return list(found.values())


@lru_cache(maxsize=2048)
def find_citations(text: str) -> tuple[Citation, ...]:
    """All citations in a text, in order; what stands in the title of one is no second."""
    plain = flat(text)
    found = [_numbered(text, plain, match) for match in _NUMBERED.finditer(text)] if "/" in text or "-" in text else []
    if "luat" in plain or "phap lenh" in plain or "hien phap" in plain:
        found += _laws(text, plain)
    if '"' in plain:
        found += [
            Citation(
                m.start(),
                m.end(),
                BY_FLAT.get(m["kind"]),
                None,
                None,
                None,
                None,
                text[m.start("title") : m.end("title")].strip(),
            )
            for m in _QUOTED.finditer(plain)
            if m["kind"] in BY_FLAT
        ]
    if "ngay" in plain:
        found += [
            Citation(
                m.start(),
                m.end(),
                BY_FLAT[m["kind"]],
                None,
                None,
                date_of(m),
                None,
                text[m.start("title") : m.end("title")].strip() or None,
            )
            for m in _DATED.finditer(plain)
            if text[m.start()].isupper() and not re.search(r"\b(?:so|truoc|hoan thanh|trong|vao|tu)\b", m["title"])
        ]
    found.sort(key=lambda cited: (cited.start, cited.number is None, -cited.end))
    kept: list[Citation] = []
    for cited in found:
        if kept and _is_number_of(kept[-1], cited, plain):  # "Luật Tổ chức chính quyền địa phương số 72/2025/QH15"
            law = kept.pop()
            kept.append(replace(cited, start=law.start, kind=law.kind, title=law.title))
        elif not kept or cited.start >= kept[-1].end:
            kept.append(cited)
    return tuple(kept)


def _is_number_of(law: Citation, cited: Citation, plain: str) -> bool:
    """Whether a numbered citation only gives the number of the law named before it."""
    is_beside = law.number is None and law.title is not None and cited.number is not None and cited.start >= law.end
    return is_beside and plain[law.end : cited.start].strip(" ,(") in ("so", "luat so")


def _numbered(text: str, plain: str, match: re.Match[str]) -> Citation:
    before = _KIND_BEFORE.search(plain[: match.start()])
    end = match.end()
    if _GLUED_DAY.match(plain, end) and match["symbol"].endswith("ng"):  # "QĐ-UBNDngày 05/4/2016"
        end -= 2
    symbol = re.sub(r"\s+", "", text[match.start("symbol") : end]).replace("–", "-")
    number = match["number"].translate(str.maketrans("OolI", "0011"))
    if match["year"]:
        number += re.sub(r"\s+", "", match["year"]).translate(str.maketrans("OolI", "0011"))
    kind = BY_FLAT[before["kind"]] if before else kind_of_symbol(symbol)
    day, issuer, title = None, None, None
    if dated := _DATE_AFTER.match(plain, end):
        day, end = date_of(dated), dated.end()
    if by := _ISSUER_AFTER.match(plain, end):
        issuer, end = text[by.start("issuer") : by.end("issuer")].strip(), by.end()
    elif before and before["by"]:
        issuer = text[before.start("by") : before.end("by")].strip()[3:].strip()
    if named := _TITLE_AFTER.match(plain, end):
        end = named.end()
        second = _SECOND.search(plain, named.start("title"), end)
        if second and not re.search(r"\bso\s+\d", plain[named.start("title") : second.start()]):
            end = second.start()  # "… về phổ cập giáo dục và Nghị quyết số 08-NQ/HU": two documents, not one title
        title = re.sub(r"^ban hành\s+", "", text[named.start("title") : end].strip())
    return Citation(
        before.start("kind") if before else match.start(), end, kind, number, symbol, day, issuer, _short(title)
    )


def _laws(text: str, plain: str) -> list[Citation]:
    found = []
    for match in (*_AMENDING.finditer(plain), *_LAW.finditer(plain)):
        start = match.start()
        name_at = match.start("name") if "name" in match.re.groupindex else start + 5
        if not (text[start].isupper() and (text[name_at].isupper() or text[name_at].isdigit())):
            continue
        kind = BY_FLAT[match["kind"]] if "kind" in match.re.groupindex else "Luật"
        end, day = match.end(), None
        if dated := _DATE_AFTER.match(plain, end):
            day, end = date_of(dated), dated.end()
        title = _short(text[name_at : match.end()].strip(" ,").removesuffix(" và"))
        found.append(Citation(start, end, kind, None, None, day, None, title))
    return found


def _short(title: str | None) -> str | None:
    if not title:
        return None
    title = _CALLED.split(title, maxsplit=1)[0].strip(' .:;,"“”') or title
    return title if len(title) <= _SHORT_TITLE else title[:_SHORT_TITLE].rsplit(" ", 1)[0]
