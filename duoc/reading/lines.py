"""From source lines to paragraphs: page furniture is dropped, what a page or a line end has cut is joined.

A scanned or converted document mixes three line breaks: the end of a paragraph, a soft wrap and a page. Labels, blank
lines, final punctuation, capitals and the width of the lines tell them apart (format, section 7).
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from duoc.reading.flat import flat, is_capitals
from duoc.reading.grids import with_bars
from duoc.reading.kinds import ANY_KIND
from duoc.reading.labels import Label, find_label
from duoc.reading.spelling import pairs
from duoc.reading.tokens import END, shape

_PAGE_NUMBER = re.compile(r"[^\w%]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[^\w%]*|_*\d{1,3}_*")
_STRAY = re.compile(r"[A-Za-z0-9+/]{20,}={0,2}")  # what a converter leaves of a signature or picture
_COUNTS_PAGES = re.compile(r"\btrang\s*(?:so\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?$")
_TERMINAL = re.compile(r"[.;:!?…]['\"”’)\]]*$")
_GROUND = re.compile(
    r"(?:can cu|theo de nghi|xet de nghi"
    r"|thuc hien (?:quyet dinh|ke hoach|cong van|nghi quyet|nghi dinh|chi thi|chuong trinh|thong tu|huong dan) so)\b"
)  # such a clause ends in a semicolon or full stop
_BEFORE_FIGURE = re.compile(r"\s(?:lop|khoi|so|dieu|khoan|thang|ngay|tuan|tiet|quy|hoc ky)$")
_OPEN_NAME = re.compile(
    r"(?:^|\s)(?:Vụ|Sở|Phòng|Bộ|Cục|Ủy ban|Ủy|Ban|Hội|Trường|Trung tâm|Chủ tịch|Giám đốc"
    r"|(?<!đổi )(?<!nghệ )(?<!năng )(?<!liệu )(?<!bạ )số)$"
)
_NAMES_DOCUMENT = re.compile(rf"(?:{ANY_KIND})\b")
_HALF_LINE, _LONG_LINE = 35, 60
_SHARE_NEXT = re.compile(r"\d+(?:,\d+)?\s?%")
_OPEN_END = re.compile(
    r"(?:,|(?<=\s)(?:va|cua|cac|voi|cho|trong|ve|theo|tai|den|tu|la|de|do|ban hanh|nhung|mot so"
    r"|va cac|hoac|gom|ngay|thang|-))$"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that carries text; `gap` and `page` tell whether a blank line or a page end stands before it."""

    number: int
    text: str
    gap: bool = False
    page: bool = False


@dataclass(slots=True)
class Block:
    """A paragraph, a list item or a row of a table."""

    text: str
    first: int
    last: int
    label: Label | None = None
    cells: tuple[str, ...] | None = None
    gap: bool = False
    cuts: list[tuple[int, str, str]] = field(default_factory=list)


def clean_lines(lines: Iterable[str]) -> list[Line]:
    """The lines that carry text, without page numbers, running headers and rules of dashes."""
    out: list[Line] = []
    gap = page = False
    heads: set[str] = set()
    texts = [text.strip(" \r\n\f\v") for text in with_bars(list(lines))]
    running = _running_lines(texts)
    for number, raw in enumerate(texts, start=1):
        text = raw.strip(" \t")
        plain = flat(text)
        if not any(char.isalnum() for char in text):
            gap = True
        elif _PAGE_NUMBER.fullmatch(plain):
            gap = page = True
        elif _STRAY.fullmatch(text) or (page and gap and len(plain) > 8 and plain[:60].rstrip() in heads):
            continue
        elif _masked(plain) in running and (page or len(out) > 12):  # not where it stands as the head itself
            gap = page = True
        else:
            out.append(Line(number, text, gap, page))
            if len(out) <= 12:
                heads.add(plain[:60].rstrip())
            gap = page = False
    return out


def _running_lines(texts: Sequence[str]) -> set[str]:
    """Running headers and footers: lines that stand beside a page number twice at least, or count pages themselves."""
    whole = [text.strip() for text in texts if any(map(str.isalnum, text))]
    filled = [flat(text) for text in whole]
    beside: Counter[str] = Counter()
    for index, plain in enumerate(filled):
        if _PAGE_NUMBER.fullmatch(plain):
            beside.update({_masked(other) for other in filled[max(index - 1, 0) : index + 2] if other != plain})
            if 0 < index < len(filled) - 1 and _cuts_a_sentence(whole[index - 1], whole[index + 1]):
                beside[_masked(filled[index - 1])] += 2
        elif _COUNTS_PAGES.search(plain) and find_label(plain) is None:
            beside[_masked(plain)] += 1
    return {text for text, times in beside.items() if times > 1 and 8 < len(text) < 120 and text[-1] not in ".;:,"}


def _cuts_a_sentence(header: str, following: str) -> bool:
    """Whether the line above a page number names the document in the middle of a sentence: a header seen only once."""
    names = len(header) < 60 and header[-1].isalnum() and _NAMES_DOCUMENT.match(flat(header))
    return bool(names) and following[0].islower()


def _masked(plain: str) -> str:
    """A line without its figures: the page number in a running header changes."""
    return re.sub(r"\d+", "#", plain)


def cells_of(text: str) -> tuple[str, ...] | None:
    """The cells of a row of a table, None for running text."""
    if "|" not in text:
        return None
    cells = [cell.strip() for cell in text.strip().strip("|").split("|")]
    return tuple(cells) if len(cells) > 1 else None


def assemble(lines: Sequence[Line]) -> list[Block]:
    """Paragraphs, items and rows in order."""
    width = _wrap_width(lines)
    is_spaced = _is_spaced(lines)
    blocks: list[Block] = []
    tail = 0  # length of the last line of the open block
    for line in lines:
        cells = cells_of(line.text)
        label = None if cells else find_label(line.text)
        previous = blocks[-1] if blocks else None
        if previous is not None and cells is None and _continues(previous, tail, line, label, width, is_spaced):
            if line.gap:
                previous.cuts.append((previous.last, _last_words(previous.text), _first_words(line.text)))
            previous.text = f"{previous.text} {line.text}"
            previous.last = line.number
        else:
            text = line.text[label.length :].strip() if label else line.text
            blocks.append(Block(text, line.number, line.number, label, cells, line.gap))
        tail = len(line.text)
    return blocks


def _continues(block: Block, tail: int, line: Line, label: Label | None, width: int | None, is_spaced: bool) -> bool:
    """Whether a line goes on with the open paragraph."""
    if block.cells is not None or (label is not None and not _is_false_label(block, label, line, tail)):
        return False
    if not block.text:
        return True  # a label alone on its line
    first = next((char for char in line.text if char.isalnum()), "")
    ends = bool(_TERMINAL.search(block.text))
    starts_small = first.islower()
    goes_on = not ends and _goes_on(block.text, line.text, tail)
    if line.gap:
        if goes_on and line.page and not is_capitals(line.text):
            return True
        if is_capitals(block.text):
            return line.page and not ends and is_capitals(line.text)
        if ends:
            return False
        return starts_small or (line.page and block.label is None and len(block.text) > 60 and not first.isdigit())
    if _GROUND.match(flat(block.text)) and line.text.startswith("Căn cứ"):
        return False  # a ground that ends in a comma, or in nothing
    if is_spaced:
        return True
    if not ends and tail >= _LONG_LINE and _SHARE_NEXT.match(line.text) and block.text[-1:].islower():
        return True  # "… Cần cố gắng" / "0,3% (22 HS)"
    if is_capitals(block.text) != is_capitals(line.text) and not starts_small:
        return False
    if block.label is not None and not block.label.is_bullet and not ends and is_capitals(line.text):
        return True  # a title in capitals over two lines: "II. MỘT SỐ" / "NHIỆM VỤ"
    full = tail + 1 + len(line.text.split(" ", 1)[0]) > (width or 74) - 2
    if ends:
        return width is not None and full and block.text[-1] != ":" and not is_capitals(line.text) and starts_small
    if starts_small or (block.label is None and _GROUND.match(flat(block.text))) or _is_open(block.text, tail):
        return True
    return goes_on or (width is not None and full)


def _is_open(text: str, tail: int) -> bool:
    """Whether a text ends in a word after which something must come: "của", "số", "Vụ"; a short line may end in Sở."""
    return bool(_OPEN_END.search(flat(text[-20:])) or (tail >= _HALF_LINE and _OPEN_NAME.search(text[-12:])))


def _goes_on(text: str, following: str, tail: int) -> bool:
    """Whether the last word of a long line and the first of the next are one turn of phrase: "Vụ" / "Giáo dục"."""
    if tail < 60 or is_capitals(following):
        return False
    if _is_open(text, tail):
        return True
    last, first = text.rsplit(None, 1)[-1], following.split(None, 1)[0]
    is_small = first[:1].islower() or first.isupper() or last[:1].isupper()  # else a new paragraph may begin
    if not (is_small and last[-1:].isalpha() and first[:1].isalpha()):
        return False
    model, ends = pairs(), shape(last)
    return model.weight(ends, shape(first.strip(",;:."))) > max(model.weight(ends, END), 2.2)


def _is_false_label(block: Block, label: Label, line: Line, tail: int) -> bool:
    """A wrapped line may begin with what looks like a label ("… ngày 5 tháng" / "9. …"): the text before is open."""
    if line.gap or block.cells is not None:
        return False
    if label.style == "1":
        return tail >= _HALF_LINE and bool(
            _BEFORE_FIGURE.search(flat(block.text[-12:]))
        )  # "… giáo viên dạy lớp" / "1. Bồi dưỡng …"
    is_range = bool(re.search(r"\d$", block.text) and re.match(r"[-–]\s*\d", line.text))  # "2016" / "- 2020"
    return label.style == "bullet-" and (is_range or bool(re.search(r"[,(]$", block.text)))


def _is_spaced(lines: Sequence[Line]) -> bool:
    """Whether blank lines stand between paragraphs: where a paragraph surely begins or ends, there is one."""
    borders = [
        line.gap
        for before, line in itertools.pairwise(lines)
        if "|" not in line.text and (find_label(line.text) is not None or before.text.endswith((".", ";")))
    ]
    return len(borders) >= 3 and sum(borders) >= 0.75 * len(borders)


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """The width to which the document is wrapped; None where a line is a paragraph."""
    lengths = sorted(len(line.text) for line in lines if "|" not in line.text)
    if len(lengths) < 8 or lengths[-1] > 150:
        return None
    width = lengths[int(len(lengths) * 0.9)]
    return width if 45 <= width <= 125 else None


def _last_words(text: str) -> str:
    return " ".join(text.split()[-3:])


def _first_words(text: str) -> str:
    return " ".join(text.split()[:3])
