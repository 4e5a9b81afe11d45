"""What a heading lets expect of the text below it: the role of its directives, and whether facts stand there (2.3)."""

import re
from collections.abc import Sequence
from functools import lru_cache

from duoc.reading.directives import Section
from duoc.reading.flat import flat
from duoc.reading.model import Role

_ASKS = re.compile(r"^(?:\W|cac|nhung|mot so|ve)*(?:kien nghi|de xuat|de nghi)\b")
_ROLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"^giao (?:chi tieu|nhiem vu|ke hoach)\b"), "task"),
    (re.compile(r"\bmuc dich\b.{0,6}\byeu cau\b"), "orientation"),
    (re.compile(r"\bnhiem vu\b.*\bgiai phap\b|\bgiai phap\b.*\bnhiem vu\b"), "task"),
    (
        re.compile(r"\bto chuc thuc hien\b|\bphan cong\b|^nhiem vu\b|\bnhiem vu (?:trong tam|chu yeu|cu the|chung)\b"),
        "task",
    ),
    (_ASKS, "task"),
    (re.compile(r"\bchi tieu\b"), "target"),
    (re.compile(r"^(?:\W|cac|nhung|mot so)*(?:muc dich|muc tieu|phuong huong|dinh huong)\b"), "orientation"),
    (re.compile(r"^(?:\W|cac|nhung|mot so)*(?:yeu cau|quan diem|nguyen tac)\b"), "principle"),
    (re.compile(r"^(?:\W|cac|nhung|mot so)*(?:giai phap|bien phap)\b"), "solution"),
    (re.compile(r"^(?:\W|cac|nhung|mot so)*(?:nhiem vu|noi dung|cong tac|dieu)\b"), "task"),
    (
        re.compile(r"\b(?:muc dich|muc tieu|phuong huong|dinh huong)\b(?!.{0,30}\b(?:nang luc|phat trien)\b)"),
        "orientation",
    ),
    (re.compile(r"\b(?:giai phap|bien phap)\b"), "solution"),
)
_FACTS = re.compile(
    r"\b(?:dac diem|tinh hinh|thuan loi|kho khan|han che|ton tai|nguyen nhan|boi canh"
    r"|ket qua (?:dat duoc|thuc hien|nam hoc)|thuc trang"
    r"|danh gia (?:chung|ket qua|tinh hinh)|uu diem|khuyet diem|can cu (?:xay dung|phap ly|lap|de|ban hanh)"
    r"|co so phap ly|co cau|quy mo hien|co so vat chat hien|(?:cac|nhung) can cu)\b"
)
_NOT_FACTS = re.compile(
    r"\b(?:khac phuc|nang cao|giai quyet|thao go|kip thoi|to chuc|thuc hien cac|bao cao|nam bat"
    r"|chi tieu|nhiem vu|ra soat)\b"
)
_ASSIGNS = re.compile(r"\b(?:to chuc thuc hien|phan cong|trach nhiem)\b")
_TELLS_RESULTS = re.compile(
    r"^(?:\W|danh gia|bao cao|mot so|nhung|cac|khai quat|tom tat|tong quan|ve|viec)*"
    r"\b(?:tinh hinh|ket qua|thuc trang|dac diem|uu diem|han che|ton tai|thuan loi|kho khan|nguyen nhan"
    r"|bai hoc kinh nghiem|thanh tich|boi canh)\b"
    r"(?!.*\b(?:can dat|phan dau|mong doi|du kien|phuong huong|giai phap)\b)"
)
_GENERIC = re.compile(r"^(?:\W|cac|nhung|mot so)*(?:cong tac|noi dung|dieu)\b")
_SCOPE = re.compile(r"^\W*(?:pham vi|doi tuong|thoi gian|dia diem|kinh phi|thanh phan|hieu luc)\b")


def role_of(headings: Sequence[str], *, has_value: bool) -> Role:
    """The role of a directive: by content first, then by the nearest heading that speaks."""
    if has_value:
        return "target"
    return next((role for heading in headings if (role := spoken_role(heading)) is not None), "task")


@lru_cache(maxsize=4096)
def spoken_role(heading: str) -> Role | None:
    """The role that a heading tells; None where it does not speak of roles."""
    plain = flat(heading)
    return next((role for pattern, role in _ROLES if pattern.search(plain)), None)


def section_of(headings: Sequence[str], *, in_body: bool) -> Section:
    """What kind of text the nearest heading that speaks lets expect."""
    for place, heading in enumerate(headings):
        section = _spoken_section(heading)
        if section is Section.FACTS and any(spoken_role(above) == "target" for above in headings[place + 1 :]):
            return Section.AIM  # "I. Kết quả rèn luyện" under "B. CHỈ TIÊU PHẤN ĐẤU"
        if section is not None:
            return section
    return Section.WORK if in_body else Section.INTRO


@lru_cache(maxsize=4096)
def assigns_work(heading: str) -> bool:
    """Whether a heading says that work is shared out below it."""
    return bool(_ASSIGNS.search(flat(heading)))


@lru_cache(maxsize=4096)
def _spoken_section(heading: str) -> Section | None:
    plain = flat(heading)
    if _TELLS_RESULTS.match(plain) or (_FACTS.search(plain) and not _NOT_FACTS.search(plain)):
        return Section.FACTS
    if _GENERIC.match(plain):
        return None
    if _SCOPE.match(plain):
        return Section.WORK
    role = spoken_role(heading)
    return None if role is None else Section.WORK if role in ("task", "solution") else Section.AIM
