"""From paragraphs to the tree: headings, directives, paragraphs, tables, annexes (format, sections 2 and 2.1)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from duoc.reading.bodies import find_bodies
from duoc.reading.directives import (
    Section,
    begins_with_verb,
    is_demand,
    join_parts,
    opens_list,
    subject_of,
)
from duoc.reading.flat import count_syllables, flat, is_capitals
from duoc.reading.labels import settle_style
from duoc.reading.lines import Block
from duoc.reading.model import Kind
from duoc.reading.outline import LEAD, Outline
from duoc.reading.roles import section_of
from duoc.reading.sentences import split_parts

_CLOSING = re.compile(
    r"(?:tren day la|can cu (?:vao )?(?:ke hoach|noi dung|huong dan|cong van|chi thi) (?:nay|tren)"
    r"|yeu cau (?:cac|thu truong|hieu truong)|de nghi (?:cac|thu truong|hieu truong)"
    r"|(?:trong )?qua trinh (?:to chuc|trien khai|thuc hien)|nhan duoc (?:cong van|van ban|ke hoach)"
    r"|noi dung nay|ke hoach nay)\b"
)
_USUAL_TITLE = re.compile(
    r"(?:(?:cong tac )?to chuc(?: trien khai)?(?:,)? thuc hien|trien khai thuc hien|hieu luc thi hanh"
    r"|dieu khoan thi hanh|(?:che do )?(?:thong tin,? )?bao cao|thong tin bao cao|kiem tra,? giam sat"
    r"|(?:de xuat,? )?kien nghi)"
    r"(?: (?:ke hoach|chuong trinh|quy che|nhiem vu))?"
)
_CIRCUMSTANCE = re.compile(
    r"(?P<what>thoi gian(?: [a-z]+){0,3}|thoi han(?: hoan thanh| bao cao)?|tien do(?: thuc hien| hoan thanh)?"
    r"|(?:don vi|co quan|bo phan|nguoi) (?:chu tri|phoi hop|thuc hien|phu trach|chiu trach nhiem)"
    r"|chu tri|phoi hop(?: thuc hien)?|phu trach"
    r"|doi tuong(?: [a-z]+){0,3}|pham vi(?: [a-z]+){0,2}|dia diem|thanh phan(?: tham du)?|san pham|ket qua"
    r"|kinh phi)\s*:\s*(?=\S)"
)
_EVENT_DAY = re.compile(r"(?:(?:vao |tu |truoc )?(?:ngay|tuan|thang|sang|chieu)\s*\d|\d{1,2}/\d)")
_PERIOD = re.compile(
    r"(?:tu )?(?:thang|tuan|hoc k[yi]|quy) (?:thu )?[\divx]{1,4}(?:\s?[-,/]\s?\d{1,4}){0,3}"
    r"(?: (?:nam|nam hoc) [\d\s/-]{4,11})?(?:\s?\(.{3,40}\))?"
)
"""A line that only says for which time the list below it is: "Tháng 9/2022"."""
_LIMIT = re.compile(r"(?:khong (?:qua|duoi|vuot qua)|toi (?:da|thieu)|it nhat|tren|duoi|tu|dat)\s+\d")
_EFFECT = re.compile(r"\bco hieu luc\b|^ban hanh kem theo\b")
_PREDICATE = re.compile(r"\b(?:[Gg]iao|[Yy]êu cầu các|[Đđ]ề nghị|[Cc]ăn cứ|chỉ đạo)\b")
_INNER_STOP = re.compile(r"[^\W\d_]{2,}\.\s+[A-ZĐÀ-Ỹ]")
_LONGEST_TITLE = 45
_SHORT_ANSWER = 8  # "4. Kinh phí: 20.000.000 đồng" only tells; where sentences follow, it is a heading
_LONGEST_INLINE_TITLE = 22


@dataclass(slots=True)
class Draft:
    """A node in the making."""

    id: str
    parent: str | None
    kind: Kind
    label: str | None
    level: int
    text: str
    first: int
    last: int
    cells: dict[str, str] = field(default_factory=dict)
    value: tuple[str, str] | None = None  # a row of targets: the unit, and what is to be reached
    figures: list[tuple[str, str]] = field(default_factory=list)  # a row of targets: the column's head, the figure
    opens: bool = False  # a lead-in: what stands below is its own
    speaks_of: str | None = None  # D13: the node whose time or doer this line tells


class Builder:
    """Reads blocks in order and grows the tree."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.by_id: dict[str, Draft] = {}
        self.outline = Outline()
        self.is_unlabelled = False  # no label anywhere: all is body, nothing introduction (section 8)
        self._ids = count(1)
        self._root: str | None = None
        self._last_upper: str | None = None
        self._last_lower: str | None = None

    def add(self, kind: Kind, text: str, block: Block, *, label: str | None = None, parent: str | None = None) -> Draft:
        """Put one node under its parent (the nearest open one by default)."""
        parent = parent or self.outline.parent or self._root
        level = self.by_id[parent].level + 1 if parent else 1
        text = (
            text.strip() if kind == "table" else text.strip(" ;,:").removesuffix("./").strip(" ./;,:") or text.strip()
        )
        draft = Draft(f"n{next(self._ids)}", parent, kind, label, level, text, block.first, block.last)
        self.drafts.append(draft)
        self.by_id[draft.id] = draft
        return draft

    def open_appendix(self, text: str, label: str | None, block: Block) -> None:
        """Begin an annex: everything below hangs on it."""
        self.outline, self._root = Outline(), None
        self._root = self.add("appendix", text, block, label=label).id

    def headings_above(self, parent: str | None) -> list[str]:
        """The texts of the headings and lead-ins above, nearest first."""
        texts = []
        while parent is not None:
            texts.append(self.by_id[parent].text)
            parent = self.by_id[parent].parent
        return texts

    def section(self) -> Section:
        """What the text at this place can be expected to be."""
        has_begun = bool(self.outline.open) or any(draft.kind != "paragraph" or draft.label for draft in self.drafts)
        in_body = self.is_unlabelled or has_begun
        return section_of(self.headings_above(self.outline.parent), in_body=in_body)

    def read(self, blocks: Sequence[Block], after: Block | None = None) -> None:
        """Read running text (tables are read by `tables`); `after` is the block behind it."""
        for block in blocks:
            if block.label is not None:
                block.label = settle_style(block.label, self._last_upper, self._last_lower)
                if block.label.style == "A":
                    self._last_upper = block.label.text
                elif block.label.style == "a":
                    self._last_lower = block.label.text
        for index, block in enumerate(blocks):
            following = blocks[index + 1] if index + 1 < len(blocks) else after
            if block.label is None:
                self._unlabelled(block, following)
            elif block.label.is_bullet:
                self._bullet(block, following)
            else:
                self._labelled(block, following)

    def _labelled(self, block: Block, following: Block | None) -> None:
        assert block.label is not None
        style, label, text = block.label.style, block.label.text, block.text
        self.outline.enter(style)
        stands_below = self._stands_below(style, text, following)
        told = _CIRCUMSTANCE.match(flat(text))
        is_money = (
            told is not None and told["what"] == "kinh phi" and count_syllables(text[told.end() :]) > _SHORT_ANSWER
        )
        if told and not is_money:
            self._circumstance(block)
            self.outline.add(style, None)
            return
        if self._is_title(text, stands_below):
            self.outline.add(style, self.add("heading", text, block, label=label).id)
            return
        if (inline := inline_title(text)) is not None:
            title, rest = inline
            self.outline.add(style, self.add("heading", title, block, label=label).id)
            self._parts(rest, block, None, following)
            return
        self._parts(text, block, label, following, marker=style)

    def _stands_below(self, style: str, text: str, following: Block | None) -> str | None:
        """What stands under a labelled line before the next label of its own or a higher style (H1)."""
        if following is None:
            return None
        if following.cells is not None:
            return "table"
        if following.label is None:
            is_work = (begins_with_verb(text) or subject_of(text)) and not _USUAL_TITLE.fullmatch(
                flat(text).strip(" .:")
            )
            is_closing = is_work and _CLOSING.match(flat(following.text))
            return None if is_closing else "text"
        if following.label.is_bullet:
            return "items"
        other = following.label.style
        if other == style or self.outline.is_open(other) or (other[0] == style[0] == "1" and len(other) < len(style)):
            return None
        return "items"

    @staticmethod
    def _is_title(text: str, below: str | None) -> bool:
        """H1: whether a labelled line is a heading."""
        if is_capitals(text):
            return True
        if below is None or text.endswith(("./.", ";")) or _INNER_STOP.search(text) or _EFFECT.search(flat(text)):
            return False
        if text.endswith(":"):
            return True
        if ": " in text and inline_title(text) is not None:
            return False
        size = count_syllables(text)
        if text.endswith("."):
            return (below != "text" and size <= 20) or (size <= 12 and not begins_with_verb(text))
        return size <= _LONGEST_TITLE

    def _bullet(self, block: Block, following: Block | None) -> None:
        assert block.label is not None
        style, label = block.label.style, block.label.text
        self.outline.enter(style)
        if _CIRCUMSTANCE.match(flat(block.text)):
            self._circumstance(block)
            return
        opens = following is not None and following.label is not None and following.label.style != style
        if (
            opens
            and opens_list(block.text)
            and not self.outline.is_open(following.label.style if following and following.label else "")
        ):
            lead = self.add("paragraph", block.text, block, label=label)  # H4
            lead.opens = True
            self.outline.add(style, lead.id)
            return
        self._parts(block.text, block, label, following, is_item=True)

    def _unlabelled(self, block: Block, following: Block | None) -> None:
        text = block.text
        if (
            is_capitals(text)
            and following is not None
            and count_syllables(text) > 1
            and len(text) < 200
            and text[-1] not in ".;"
        ):
            self.outline.close_lists()
            self.outline.enter("capitals")
            self.outline.add("capitals", self.add("heading", text, block).id)  # H5
            return
        if _CIRCUMSTANCE.match(flat(text)):
            self._circumstance(block)
            return
        if following is not None and following.label is not None and _PERIOD.fullmatch(flat(text).strip(" .:*")):
            self.outline.close_lists()
            self._lead(block, following)
            return
        in_list = bool(self.outline.open) and self.outline.open[-1][0] == LEAD and text[:1].islower()
        if not in_list:
            self.outline.close_lists()
        self._parts(text, block, None, following, is_item=in_list)

    def _lead(self, block: Block, following: Block) -> None:
        """A line that opens a list, and is the parent of its items."""
        lead = self.add("paragraph", block.text, block)
        lead.opens = True
        if self._may_lead(following):
            self.outline.add(LEAD, lead.id)

    def _circumstance(self, block: Block) -> None:
        """D13: a line that only says when, who or with what result."""
        label = block.label.text if block.label else None
        draft = self.add("paragraph", block.text, block, label=label)
        before = self.drafts[-2] if len(self.drafts) > 1 else None
        siblings = [d for d in self.drafts[:-1] if d.parent == draft.parent and d.kind == "directive"]
        told = {d.speaks_of for d in self.drafts[:-1] if d.speaks_of is not None and d.parent == draft.parent}
        is_each_told = len(siblings) > 1 and bool(told)  # the items above have a time or a doer each
        follows = before is not None and before.speaks_of is not None and before.parent == draft.parent
        if before is not None and follows and (before.label is None) == (label is None):
            draft.speaks_of = before.speaks_of
        elif block.label is None and before is not None and before.kind == "directive" and is_each_told:
            draft.speaks_of = before.id
        else:
            draft.speaks_of = draft.parent or (before.id if before else None)

    def _parts(
        self,
        text: str,
        block: Block,
        label: str | None,
        following: Block | None,
        *,
        is_item: bool = False,
        marker: str | None = None,
    ) -> None:
        """Cut a paragraph into directives and what only tells (D1–D9)."""
        section = self.section()
        parts = join_parts(split_parts(text))
        opens = (
            opens_list(text)
            and following is not None
            and (following.label is not None or following.cells is not None or following.text[:1].islower())
        )
        facts: list[str] = []
        lead: Draft | None = None
        announced = is_item or (label is not None and self._is_announced())
        for position, part in enumerate(parts):
            is_last = position == len(parts) - 1
            if position and _CIRCUMSTANCE.match(flat(part.text)):  # D13, at the end of a paragraph
                if facts:
                    self.add("paragraph", ". ".join(facts), block, label=label)
                    facts, label = [], None
                self._circumstance(Block(part.text, block.first, block.last))
                continue
            goes_on = position > 0 and parts[position - 1].after == ";" and not facts  # after a demand comes a demand
            if (opens and is_last) or not is_demand(part.text, section, is_item=announced or goes_on):
                facts.append(part.text)
                if opens and is_last:
                    lead = self.add("paragraph", ". ".join(facts), block, label=label)
                    lead.opens = True
                    facts, label = [], None
                continue
            if facts:
                self.add("paragraph", ". ".join(facts), block, label=label)
                facts, label = [], None
            self.add("directive", part.text, block, label=label)
            label = None
        if facts:
            self.add("paragraph", ". ".join(facts), block, label=label)
        if marker is not None:
            self.outline.add(marker, lead.id if lead else None)
        elif lead is not None and following is not None and self._may_lead(following):
            self.outline.add(LEAD, lead.id)

    def _may_lead(self, following: Block) -> bool:
        """A lead-in is the parent of the bullets below it, and of labels of a new style under a heading."""
        if following.label is None or following.label.is_bullet:
            return True
        return bool(self.outline.open) and not self.outline.is_open(following.label.style)

    def _is_announced(self) -> bool:
        """Whether the items at this place are announced as tasks by the line above."""
        parent = self.outline.parent
        return parent is not None and self.section() is not Section.FACTS


def _is_value(text: str) -> bool:
    """Whether a text is a figure or a list of figures ("98% trở lên", "Tốt 85%; Khá 14%") rather than a sentence."""
    shares = [share for share in re.split(r"[;,]\s|\([^)]*\)", text) if share.strip(" .")]
    return not begins_with_verb(text) and all(
        re.search(r"\d", share)
        and count_syllables(share) <= (14 if _LIMIT.match(flat(share).strip()) else 10 if "%" in share else 7)
        and not re.search(r"\d{1,2}/\d", share)
        for share in shares
    )


def inline_title(text: str) -> tuple[str, str] | None:
    """H3: "Văn phòng UBND tỉnh: Phối hợp …" → the title and the rest; None where no title stands before a colon."""
    before, colon, rest = text.partition(": ")
    aside = re.sub(r"\([^()]*\)", "", before)
    if (
        not colon
        or not rest.strip()
        or count_syllables(before) > _LONGEST_INLINE_TITLE
        or re.search(r"[;.]", aside.strip(". "))
    ):
        return None
    plain, after = flat(before), flat(rest).strip()
    if re.fullmatch(r"(?:can )?l\s?uu y|chu y|ghi chu|so luong", plain):
        return None
    if _EVENT_DAY.match(after):  # D12: an event with its day
        return None
    if _is_value(rest):
        return None  # D11: an indicator with its value
    core = re.sub(r"\s*\([^()]*\)$", "", before)  # "Tổ trưởng (đ/c A)", "Phó Hiệu trưởng phụ trách nuôi dưỡng"
    own = find_bodies(core)
    if own and own[0].start == 0 and re.fullmatch(r"(?:\s+phu trach\b[^,;]*)?", flat(core[own[-1].end :])):
        return before.strip(), rest.strip()
    if subject_of(before) or _PREDICATE.search(before):
        return None
    bodies = find_bodies(before)
    if bodies and bodies[0].start == 0 and bodies[-1].end >= len(before.rstrip()) - 2:
        return before.strip(), rest.strip()
    is_short = count_syllables(before) <= 6 and (subject_of(rest) or (rest[0].isupper() and begins_with_verb(rest)))
    if (
        begins_with_verb(before)
        and not is_short
        and not re.match(r"(?:to chuc thuc hien|giao duc|cong tac|thong tin|kinh phi)\b", plain)
    ):
        return None
    return before.strip(), rest.strip()
