"""What is a demand and what only tells (format, D2–D4, D8, D9).

A demand begins with a verb ("Rà soát …"), perhaps after adverbs and a frame ("Trên cơ sở …,"), or names who shall do
something ("các trường chủ động …"), or lays down a norm ("phải", "không quá").
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from duoc.reading.bodies import Body, Phrases, Word, find_bodies, words_of
from duoc.reading.flat import count_syllables, flat
from duoc.reading.kinds import ANY_KIND
from duoc.reading.lexicon import sections
from duoc.reading.sentences import Part

_VERBS = Phrases(sections("verbs")["verbs"])
_NOUNS = Phrases(sections("nouns")["nouns"])
_ADVERBS = Phrases(sections("verbs")["adverbs"])
_NORM = re.compile(
    r"\b(?:phai|khong duoc|khong de|khong qua|toi da|toi thieu|chiu trach nhiem|co trach nhiem|co nhiem vu|de nghi"
    r"|(?<!ung )(?<!cac )(?<!theo )(?<!dung )(?<!nhu cau, )yeu cau(?! (?:cua|ve|doi moi|phat trien"
    r"|nhiem vu|su dung|thuc te))|nghiem cam"
    r"|bao dam|dam bao|phan dau|duy tri|giu vung|tuyet doi khong)\b"
)
_NEED = re.compile(r"\bcần\b|\bCần\b|\bgiao\b|\bGiao\b|\bđạt\b|\bĐạt\b")
_PREDICATE_OF_SHARE = re.compile(r"^moi\b|\b(?:dat|duy tri|phan dau|bao dam|dam bao|giu vung|huy dong|hoan thanh|co)\b")
_BARE = re.compile(r"(?:cac|nhung|mot so|moi|viec|cong tac|he thong|chat luong|ty le|ti le)\b")
_MUST = re.compile(
    r"\b(?:phải|cần|không được|không quá|bảo đảm|đảm bảo|yêu cầu|đề nghị|chịu trách nhiệm|được|đạt(?= [^;]*\d))\b"
)
_VALUED_THING = re.compile(
    r"[^\d:;]{2,40}(?::|\s)\s*(?:(?:it nhat|toi thieu|tren|duoi|tu|khong qua|tang|giam)\s+)*"
    r"\d+(?:[.,]\d+)?\s*(?:%|\w+)?"
    r"(?:\s+[^\W\d]+){0,2}\W*(?:\([^)]*\))?\W*$"
)
_GRADED_SHARE = re.compile(
    r"(?:muc )?(?:xuat sac|gioi|kha|tot|dat|chua dat|trung binh|yeu|kem|can co gang"
    r"|(?:chua )?hoan thanh(?: xuat sac| tot)?)\s+"
    r"(?:(?:tu|tren|duoi|it nhat|khong qua|chiem)\s+)*\d"
)
"""A share that a grade names, though the grade is written like a verb: "Hoàn thành 56,9%", "Cần cố gắng 0,5%"."""
_SHARE_OF = re.compile(r"(?:(?:it nhat|tren|toi thieu|khoang|co)\s+)*\d+(?:[.,]\d+)?\s*%(?:\s+[^\s;]+){5}")
_ONLY_WHEN = re.compile(r"(?:ca nam(?: hoc)?|hoc k[yi] [i12]+|nam hoc)[^;]{0,8} (?:truoc|cham nhat)")
"""A further time of the same work: "cả năm học trước ngày 05/6"."""
_OF_ITS_OWN = re.compile(
    r"moi (?:[^\W\d]+ ){2,9}\d|rieng [^;]{3,60} ngay \d"
    r"|khong (?:co|con|de|phat sinh|xay ra) |co (?:it nhat )?\d|moi [^;,]{3,60}(?:, [^;,]{3,30})? la "
)
"""What says for itself how much or when, though it begins like a thing: "mỗi lớp học ít nhất 03 buổi/tuần"."""
_FRAME = re.compile(
    r"(?:qua trinh|co|gap|neu|trong|tren|doi voi|de|can cu|khi|neu|sau|tu|den|hang|hằng|nam hoc"
    r"|ben canh|ngoai|cung voi|thong qua|bang|voi|theo|qua"
    r"|ket thuc|dau|cuoi|vao|truoc|hoc ky|hoc ki|dinh ky|rieng|nham|dip|giai doan|thang|tuan|ngay|quy"
    r"|nam|o|tai|truong hop|ngay sau|chuan bi cho)\b"
)
_DOCUMENT = re.compile(rf"(?:{ANY_KIND})\b")
_CITED = re.compile(rf"(?:{ANY_KIND})\s+(?:lien tich\s+)?so\s*:?\s*\d")
_REFRAINED = ("cho", "de", "nhan", "thu", "duoc", "to")
"""What is not to be done: "nhà trường không cho bán …", "không để …"."""
_BY_OFFICE = re.compile(r",? ?(?:theo (?:chuc nang|nhiem vu|tham quyen|pham vi)|trong pham vi)\b")
_TIME_AHEAD = re.compile(
    r"(?:dinh ky )?(?:(?:truoc|vao|den het|cham nhat|muon nhat|trong)(?: la| vao)? (?:ngay|thang|quy|tuan) ?[\divx/]+"
    r"(?: thang \d+)?(?: nam \d+)?(?: (?:cua )?(?:hang|moi) (?:nam|thang|quy|tuan))?"
    r"|(?:hang|moi) (?:nam|thang|quy|tuan|hoc ky)(?:,(?: va)? (?:6 thang|sau thang|nam|quy))*),? "
)
_WHOLE = re.compile(
    r"(?:^|, )toan (?:tinh|huyen|thanh pho|xa|phuong|truong|nganh) (?:huy dong|phan dau|dat|co|mo|duy tri|thuc hien)\b"
)
_FOLLOWING = re.compile(r"(?!.*\b(?:kinh phi|muc chi|quyet toan|thanh toan|hien hanh)\b)[^;:]{4,80} thuc hien theo\b")
"""What is to be done by a rule or a plan: "Việc đánh giá học viên thực hiện theo Thông tư …"."""
_LEADING_OFFICE = re.compile(
    r"la (?:co quan |don vi |bo phan |nguoi )?(?:dau moi|thuong truc|chu tri|chiu trach nhiem)\b"
)
_OF = ("trong", "cua", "thuoc", "o", "tai")
_LEVELS = frozenset(
    ("tieu", "mam", "trung", "th", "thcs", "thpt", "hoc", "huyen", "xa", "tinh", "truong", "thanh", "uy", "co", "quoc")
)
_LACKING = frozenset(("chưa", "không"))
_HAVING = _LACKING | {"có", "còn", "nằm", "đóng", "ở", "tại", "thuộc"}
_TELLING = frozenset(("đã", "đang", "thể", "nhiều"))
_BEFORE_VERB = frozenset(("để", "việc", "về", "cho", "và", "công", "nhiệm", "được", "kế", "cần"))
_TELLS = re.compile(
    r"(?:tren day la|ghi chu\s*:|chi [^:;]{3,60}:\s*[\d.,]+ (?:trieu |ty |nghin )?dong"
    r"|pham vi|doi tuong|nham\b|(?:la|lam) (?:co so|can cu)\b|quyet dinh nay co hieu luc"
    r"|ban hanh kem theo (?:quyet dinh|thong tu|nghi quyet|cong van|chi thi|to trinh) nay"
    r"|quyet dinh nay thay the|van ban nay thay the|quyet dinh nay gom|noi dung va (?:dinh )?muc chi"
    r"|(?:quyet dinh|quy che|quy dinh|van ban|thong tu|nghi dinh|nghi quyet|huong dan|noi quy|dieu le|chuong trinh"
    r"|ke hoach|de an) nay (?:quy dinh|ap dung|huong dan|gom|bao gom|thay the)\b|thua lenh\b"
    r"|(?:du kien )?(?:tong )?(?:kinh phi|du toan|nguon von|gia [^,;:]{2,30})\b[^;]{0,60} la (?:khoang )?\d"
    r"|(?:cung )?(?:tham )?du (?:cuoc hop|buoi (?:hop|lam viec)|hoi nghi|phien hop)\b"
    r"|[^.;]{4,80} thong bao (?:de|den|toi) [^.;]{3,90} biet\b"
    r"|kinh phi [^.]*\b(?:tu nguon|ngan sach|nguon)\b|nguon kinh phi\b"
    r"|(?:do|tu) (?:nguon )?ngan sach|thoi gian(?: to chuc| thuc hien| hoan thanh| bao cao"
    r"| tien hanh)?\s*:|dia diem\b|don vi (?:chu tri|phoi hop|thuc hien)\s*:|co quan (?:chu tri"
    r"|phoi hop)\s*:"
    r"|nguoi (?:thuc hien|phu trach)\s*:|san pham\b|ket qua\s*:|thanh phan\s*:|ngoai cac noi dung)"
)
_EFFECT = re.compile(r"\bco hieu luc\b|\bthay the (?:quyet dinh|ke hoach|cong van)\b|\bhet hieu luc\b")
_FACT = re.compile(
    r"\b(?:(?<!thuc )hien nay"
    r"|(?<!thuc )(?<!phat )(?<!the )hien co|(?<!thuc )hien tai|thoi gian qua|vua qua|van con|con (?:thieu"
    r"|han che|nhieu"
    r"|mot so|thap|gap)"
    r"|chua (?:duoc|co|dap ung|that|cao|dong)|tong so\b|nam hoc qua|nam qua|nhung nam (?:qua|gan day))"
)
_PERFECT = re.compile(r"\b(?:[Đđ]ã\s+(?!được phê duyệt|được giao|ban hành)|[Đđ]ang\s)")
_IS_A = re.compile(
    r"^[^,;]{0,60}?\bla\s+(?:nam|mot|co so|nhiem vu|viec|nhung|co|don|truong|dieu kien|noi dung|ngay"
    r"|van ban|ket qua|to chuc|nguoi|can cu)\b"
)
_DEFINES = re.compile(r"[^,;:]{4,50} la (?:hoat dong|hinh thuc|qua trinh|viec|su)\b(?! phai)")
_CLOSING_DEMAND = re.compile(r"(?<!ung )(?<!cac )(?<!theo )\b(?:yeu cau|de nghi)\b(?! (?:cua|ve|doi moi))")
_TELL_US = re.compile(
    r"^(?:moi|nhung|cac|neu co|neu) (?:kho khan|vuong mac|y kien|thac mac|phat sinh)[^.;]{0,60}"
    r"\b(?:lien he|phan anh|trao doi|bao cao|gui|thong tin)\b"
)
"""D8: the closing sentence that asks for difficulties to be told."""
_FOLLOWS = re.compile(r"(?:nhu sau|sau day|cu the|sau)\s*:?\s*$")


class Section(StrEnum):
    """What the headings above a text let expect."""

    INTRO = "intro"
    WORK = "work"
    AIM = "aim"  # purpose, requirement, principle, target: bare phrases are demands too
    FACTS = "facts"


@lru_cache(maxsize=8192)
def begins_with_verb(text: str) -> bool:
    """Whether a text begins with the verb of a demand, perhaps after adverbs."""
    if (ahead := _TIME_AHEAD.match(flat(text))) and ahead.end() < len(text):
        text = text[ahead.end() :]
    words = words_of(text)
    return _verb_at(words, _after_signs(words)) > 0


@lru_cache(maxsize=8192)
def subject_of(text: str) -> tuple[Body, ...]:
    """The bodies that are the subject of a demand: named, then a verb or a norm follows."""
    words = words_of(text)
    bodies = find_bodies(text)
    plain = flat(text)
    if bodies and bodies[0].first == 0 and (duty := plain.find("chiu trach nhiem thi hanh")) > 0:
        return tuple(body for body in bodies if body.end <= duty)
    has_frame = bool(_FRAME.match(plain))
    for position, body in enumerate(bodies):
        if not _may_begin(words, body, has_frame=has_frame):
            continue
        end = position
        while end + 1 < len(bodies) and _only_joins(words, bodies[end].last, bodies[end + 1].first):
            end += 1
        after = bodies[end].last
        while following := next(
            (body for body in bodies if body.first == after + 1 and words[after].plain in _OF), None
        ):
            after = following.last
        if after < len(words) and words[after].plain == ",":
            after += 1
        if _predicate_at(words, after) or relative_end(words, bodies[end]):
            return bodies[position : end + 1]
    return ()


def relative_end(words: Sequence[Word], body: Body) -> int:
    """The index after a clause that tells which bodies are meant ("các trường có học sinh bán trú"); 0 for none.

    The clause must lead to the verb of a demand, so that what bodies merely have is no subject.
    """
    at = body.last
    is_some = body.has_determiner or (body.first == 0 and body.last == 1)  # "các trường có …", "trường có …"
    if at >= len(words) or words[at].lower not in (_HAVING if is_some else _LACKING):
        return 0
    if at + 1 < len(words) and (words[at].lower, words[at + 1].plain) in (("không", "duoc"), ("không", "de")):
        return 0  # a prohibition, not a clause
    for index in range(at + 2, min(at + 11, len(words))):
        if words[index].sign or words[index].plain[0].isdigit() or words[index].lower in _TELLING:
            return 0
        is_free = words[index - 1].lower not in _BEFORE_VERB
        if is_free and index > at + 2 and _verb_at(words, index) and not _NOUNS.match(words, index):
            return index
    return 0


def demands(text: str) -> bool:
    """D2's test: can "Cần" or "Phải" stand before the part, or does it name who shall do what?"""
    if begins_with_verb(text) or subject_of(text) or _SHARE_OF.match(flat(text)):
        return True
    plain = flat(text)
    if _NORM.search(plain) or _NEED.search(text) or ("thuc hien theo" in plain and _FOLLOWING.match(plain)):
        return True
    if _FRAME.match(plain):
        return any(begins_with_verb(clause) for clause in text.split(",")[1:])
    return False


def is_nominal(text: str) -> bool:
    """Whether a part begins as a mere thing: a noun, a name, a figure, a body."""
    words = words_of(text)
    start = _after_signs(words)
    if start >= len(words) or begins_with_verb(text):
        return start >= len(words)
    first = words[start]
    bodies = find_bodies(text)
    is_name = first.capital and start == 0 and bool(_DOCUMENT.match(flat(text)))
    is_body = bool(bodies) and bodies[0].first == start
    return is_name or is_body or first.plain[0].isdigit() or _NOUNS.match(words, start) > 0


def demands_first(text: str) -> bool:
    """Whether a part is a demand by its own first words."""
    return begins_with_verb(text) or bool(subject_of(text)) or bool(_FRAME.match(flat(text)))


def join_parts(parts: Sequence[Part]) -> list[Part]:
    """Join back what has no predicate of its own (D2)."""
    out: list[Part] = []
    for part in parts:
        if out and ((out[-1].after == ";" and not _stands_alone(part, out[-1])) or count_syllables(part.text) < 5):
            separator = "; " if out[-1].after == ";" else ". "
            out[-1] = Part(f"{out[-1].text}{separator}{part.text}", part.after)
        else:
            out.append(part)
    return out


def is_demand(text: str, section: Section, *, is_item: bool = False) -> bool:
    """D3 and D4: whether a part becomes a directive."""
    plain = flat(text).lstrip("\"“'( ")
    if plain.startswith("tren day la"):
        return bool(_CLOSING_DEMAND.search(plain))
    if _TELLS.match(plain) or (_EFFECT.search(plain) and not _NORM.search(plain)):
        return False
    if _CITED.match(plain) and not (_NORM.search(plain) or _NEED.search(text)):
        return False  # an item of a list of documents
    if section is Section.FACTS:
        return bool(_CLOSING_DEMAND.search(plain)) and not _is_fact(text, plain)
    if section is Section.INTRO and (
        _FOLLOWS.search(plain) or not (_CLOSING_DEMAND.search(plain) or begins_with_verb(text))
    ):
        return False
    if " la " in plain and _DEFINES.match(plain):
        return False
    if begins_with_verb(text):
        return not (_is_fact(text, plain) and section is Section.INTRO)
    if _TELL_US.match(plain):
        return True
    if subject_of(text) or _NORM.search(plain) or _NEED.search(text):
        return not (
            _is_fact(text, plain)
            and not re.search(r"\b(?:phai|khong duoc|nghiem cam|chiu trach nhiem)\b", plain)
            and not _CLOSING_DEMAND.search(plain)
        )
    if _is_fact(text, plain):
        return False
    if _LEADING_OFFICE.match(plain):
        return True
    if section is not Section.INTRO and " do " in text and _is_done_by(text):
        return True
    if section is not Section.INTRO and (
        ("toan " in plain and _WHOLE.search(plain)) or ("thuc hien theo" in plain and _FOLLOWING.match(plain))
    ):
        return True
    if _IS_A.match(plain):
        return plain.startswith("moi ")
    if is_item or section is Section.AIM:
        return True
    if demands(text) or re.search(r"\d\s*%|\bduoc\b", plain):
        return True
    return section is Section.WORK and not is_nominal(text) and not _FRAME.match(plain) and count_syllables(text) > 4


def _is_done_by(text: str) -> bool:
    """Whether a text says by whom a thing is done: "Số liệu do phòng A thẩm định"."""
    words = words_of(text)
    return any(
        body.first and words[body.first - 1].lower == "do" and _predicate_at(words, body.last)
        for body in find_bodies(text)
    )


def _is_fact(text: str, plain: str) -> bool:
    """Whether a text tells what has been done or what is the case."""
    return bool(_FACT.search(plain) or _PERFECT.search(text))


def opens_list(text: str) -> bool:
    """Whether a text only opens what follows ("Thực hiện một số nhiệm vụ sau:")."""
    return text.rstrip().endswith(":")


def _stands_alone(part: Part, before: Part) -> bool:
    if flat(before.text).startswith("nham ") or flat(part.text).startswith("nham "):
        return False
    if _is_bare_body(before.text) or _ends_in_partners(before.text):
        return False
    if _OF_ITS_OWN.match(flat(part.text)):
        return True
    if _ONLY_WHEN.match(flat(part.text)) or (count_syllables(before.text) < 5 and not before.text.endswith(":")):
        return False
    if _CITED.match(flat(part.text)) or _is_further_share(part.text, before.text):
        return False
    if demands_first(before.text) and not is_nominal(part.text):
        return True
    if _BARE.match(flat(part.text)) and not subject_of(part.text):
        return bool(_MUST.search(part.text))
    return demands(part.text)


def _is_further_share(text: str, before: str) -> bool:
    """Whether a part is the next share of a list of shares: "…: 20 đồng chí; cấp huyện: 06 đồng chí"."""
    plain = flat(text)
    if _GRADED_SHARE.match(plain) and _GRADED_SHARE.search(flat(before)):
        return True
    is_valued = count_syllables(text) <= 9 and bool(_VALUED_THING.match(plain)) and "/" not in text
    return is_valued and bool(_VALUED_THING.search(flat(before)[-60:])) and not _PREDICATE_OF_SHARE.search(plain)


def _is_bare_body(text: str) -> bool:
    """Whether a part is nothing but names of bodies: the subject of what comes after the semicolon."""
    bodies = find_bodies(text.strip())
    covered = sum(body.end - body.start for body in bodies)
    return bool(bodies) and bodies[0].start == 0 and covered >= 0.75 * len(text.strip())


def _ends_in_partners(text: str) -> bool:
    """Whether a part ends in the list of those with whom to work: the list goes on after the semicolon."""
    bodies = find_bodies(text)
    if not bodies or bodies[-1].end < len(text.rstrip(" .,")):
        return False
    words = words_of(text)
    first = len(bodies) - 1
    while first and _only_joins(words, bodies[first - 1].last, bodies[first].first):
        first -= 1
    return bool(re.search(r"\bhop (?:cung |voi )*$", flat(text[: bodies[first].start])))


def _after_signs(words: Sequence[Word]) -> int:
    index = 0
    while index < len(words) and words[index].sign:
        index += 1
    return index


def _verb_at(words: Sequence[Word], index: int) -> int:
    """The index after a verb (with the adverbs before it) at a place; 0 for none."""
    for _ in range(6):
        if index + 1 < len(words) and words[index].lower == "cấp" and words[index + 1].plain in _LEVELS:
            return 0  # "cấp tiểu học"
        if length := _VERBS.match(words, index):
            return index + length
        length = _ADVERBS.match(words, index)
        if not length:
            return 0
        index += length
        if index < len(words) and words[index].plain in (",", "va"):
            index += 1
    return 0


def _predicate_at(words: Sequence[Word], index: int) -> bool:
    here = tuple(word.plain for word in words[index : index + 3])
    if here == ("la", "dau", "moi") or (here[:1] == ("khong",) and here[1:2] and here[1] in _REFRAINED):
        return True
    if index < len(words) and words[index].lower in ("đã", "đang"):
        return False
    if _BY_OFFICE.match(" ".join(word.plain for word in words[index : index + 4])):
        return True
    if index + 1 < len(words) and (words[index].lower, words[index + 1].lower) == ("quyết", "định"):
        index += 2
    return _verb_at(words, index) > 0


def _may_begin(words: Sequence[Word], body: Body, *, has_frame: bool) -> bool:
    """A subject stands first, or after a colon, or ends a frame ("Trên cơ sở …, Phòng", "nếu có vướng mắc trường")."""
    if body.first == 0:
        return True
    before = words[body.first - 1]
    if before.plain in (":", "(") or (before.sign and body.first == 1):
        return True
    return has_frame and (before.sign or before.lower in ("thì", "mắc", "khăn", "học", "hiện", "đó"))


def _only_joins(words: Sequence[Word], start: int, end: int) -> bool:
    return all(word.plain in (",", ";", "va", "cung", "cac") for word in words[start:end]) and start < end
