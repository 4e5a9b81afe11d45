"""Who does the work: leads, takes part, does, receives (format, section 5)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from duoc.reading.bodies import Body, find_bodies, words_of
from duoc.reading.directives import begins_with_verb, relative_end, subject_of
from duoc.reading.flat import flat, is_capitals
from duoc.reading.model import Unit, UnitRole

_COORDINATE = re.compile(
    r"\b(?:phoi|ket|phoi ket) hop(?: chat che| tot| thuc hien| chi dao)?(?:,? (?:cung voi|cung|voi))?$"
)
_LEAD_BEFORE = re.compile(r"(?<!đã )(?<!được )\b[Gg]iao(?: cho| trách nhiệm cho| nhiệm vụ cho)?$")
_LEAD_AFTER = re.compile(
    r"\s*,?\s*(?:(?:la co quan|la don vi|lam)\s+)?(?:chu tri|dau moi|chiu trach nhiem chinh"
    r"|chiu trach nhiem chu tri)\b"
)
_RECEIVE = re.compile(
    r".*\b(?P<how>bao cao|gui|nop|trinh|xin y kien|de xuat|kien nghi|thong bao|phan anh|tra loi|thong tin"
    r"|chuyen(?! (?:de|mon|can|vien|nganh|doi|bien|cap|nghiep))|lien he|tham muu trinh|dang ky|chiu trach nhiem truoc)"
    r"\b(?P<what>[^.;:]{0,90})$"
)
_TO = re.compile(r"\b(?:ve|cho|voi|den|toi|len|qua|cac)$")
_COMMANDS = re.compile(r"\s*,?\s*(?:giao(?! bai)|yeu cau|de nghi)\b")
_ORDER = re.compile(
    r"\b(?:chi dao|yeu cau|de nghi|khuyen khich|dinh huong|phan cong|quan triet|lanh dao|giao|cu"
    r"|tao dieu kien[^,;]{0,30}? (?:de|cho)|thong nhat)$"
)
_NOT_ORDERED = re.compile(
    r"\b(?:cua|cho|tu|tai|o|va|voi|trong|giua|huong dan|ho tro|tuyen truyen|van dong|don doc|kiem tra"
    r"|thanh tra|tham muu(?: giup| cho| voi)?|giup)$"
)
_CIRCUMSTANCE: tuple[tuple[re.Pattern[str], UnitRole], ...] = (
    (re.compile(r"(?:don vi |co quan |bo phan |nguoi )?(?:chu tri|chiu trach nhiem)\s*:"), "lead"),
    (re.compile(r"(?:don vi |co quan |bo phan |nguoi )?phoi hop(?: thuc hien)?\s*:"), "coordinate"),
    (re.compile(r"(?<!thoi gian )(?:don vi |co quan |bo phan |nguoi )?(?<!gian )(?:thuc hien|phu trach)\s*:"), "do"),
)
_CELLS: Mapping[str, UnitRole] = {"lead": "lead", "partner": "coordinate", "doer": "do"}
_PERSON = re.compile(
    r"(?:[ÔôBb](?:ng|à)|Cô|Thầy|Đ/[cC]|[Đđ]ồng chí)\s*:?\s+(?:[A-ZĐÀ-Ỹ][\w.]*\s*){2,6}(?:[-–,:(]\s*[^;:.]{4,60})?"
)
_LEADER_OF = re.compile(
    r"((?:Phó )?(?:Hiệu trưởng|Giám đốc|Trưởng phòng|Chủ tịch|Tổ trưởng|Tổ phó))\s+(?:phụ trách)\b[^,;]*"
)
_GRADE = re.compile(r"(?:cac )?(?:lop|khoi)(?: lop)? \d")
_FIGURE_AFTER = re.compile(
    r":\s*(?:it nhat|toi thieu|tren|dat|tu|khong qua|duoi)?\s*\d+\s*(?!\d*[/.-])(?:\w+\s*){0,4}\W*$"
)
_COUNTED_PEOPLE = re.compile(
    r"(?:hoc sinh|hs|tre|hoc vien|giao vien|gv|can bo|cbql|nhan vien|vien chuc|phu huynh|thu vien|lop)\b"
)
"""Groups that a target counts; they are not the doers of it."""
_POST = re.compile(r"(?:d/c|dong chi|thay|co|to truong|to pho|(?:pho )?hieu truong|khoi truong|tong phu trach)\b")
_ANYBODY = re.compile(
    r"(?:cua )?(?:cac|nhung) (?:co quan|don vi|ben|cap|to chuc|ca nhan)\b(?!.*\b(?:thuoc|tren dia ban)\b)"
)
_GOES_ON = re.compile(r"\s+và\s|\s-\s|,\s+[A-ZĐ][a-zà-ỹ]+(?:\s\w+)? và\s")
"""What joins the parts of one name."""
_NEAR = 60
_TITLE_FRAME = re.compile(r"^(?:doi voi|trach nhiem cua|nhiem vu cua|ve phia|giao)?\s*")


def units_of(node: str, text: str, *, is_heading: bool = False, assigns: bool = False) -> list[Unit]:
    """The bodies that have a part in the work of a text.

    assigns: a heading above assigns work, so that "Đối với các trường" names who does it, not what is spoken of.
    """
    if is_heading and (person := _PERSON.fullmatch(text.rstrip(" :."))):
        return [Unit(node, person.group(), "do")]
    if is_heading and (leader := _LEADER_OF.fullmatch(text.rstrip(" :."))) and find_bodies(leader[1]):
        return [Unit(node, leader.group(), "do")]
    in_capitals = is_heading and is_capitals(text)
    bodies = find_bodies(text.capitalize() if in_capitals else text)
    if not bodies:
        return []
    if is_heading and (whole := _title_bodies(text, bodies, assigns=assigns)):
        given: UnitRole = "lead" if text.startswith(("Giao ", "GIAO ")) else "do"
        return [Unit(node, text[body.start : body.end], given) for body in whole]
    plain = flat(text)
    subject = set(map(id, subject_of(text)))
    found: list[Unit] = []
    has_receiver = False
    for group in _groups(plain, bodies, subject):
        is_subject = id(group[0]) in subject
        if is_subject:
            group[-1] = _whole_name(text, group[-1])
        role = _role(text, plain, group, is_subject=is_subject, has_receiver=has_receiver)
        if role is None and _is_named_at_end(text, group):
            role = "do"  # "…: đ/c A, đ/c B", "… (Tổ trưởng, Tổ phó)"
        if role is None and any(unit.role == "do" for unit in found) and _goes_on(plain, group):
            role = "do"  # "do tổ chuyên môn ra đề, hiệu trưởng phê duyệt"
        if role is None or (role == "do" and (_is_counted(plain, group) or _GRADE.match(plain, group[0].start))):
            continue
        if role == "receive":
            has_receiver = True
            group = group[:1]
        found += [Unit(node, body.text, role) for body in group]
    return list(dict.fromkeys(found))


def units_of_circumstance(node: str, text: str) -> list[Unit]:
    """The bodies of a line such as "Đơn vị chủ trì: Phòng A; phối hợp: Tổ B" (D13)."""
    found: list[Unit] = []
    current: UnitRole | None = None
    for piece in re.split(r"[;.]\s*(?=\S)", text):
        plain, start = flat(piece), 0
        for pattern, role in _CIRCUMSTANCE:
            if match := pattern.search(plain):
                current, start = role, match.end()
                break
        else:
            if ":" in piece:
                current = None
        if current is not None:
            found += [Unit(node, name, current) for name in names_in_cell(piece[start:])]
    return found


def units_of_cells(node: str, cells: Mapping[str, str]) -> list[Unit]:
    """The bodies in the cells of a row of assignments (D10)."""
    return [Unit(node, name, role) for column, role in _CELLS.items() for name in names_in_cell(cells.get(column, ""))]


def names_in_cell(cell: str) -> list[str]:
    """The bodies that a cell lists, also those without a known head word ("Đ/c Lan", "HT, P.HT")."""
    names: list[str] = []
    for piece in _pieces(cell.strip(" .")):
        piece = piece.strip(" .:-")
        if not any(map(str.isalpha, piece)):
            continue
        bodies = find_bodies(piece)
        is_tail = bool(names) and (not bodies or bodies[0].start > 0) and piece[0].islower()
        if is_tail:
            names[-1] += f", {piece}"
        elif len(bodies) > 1 and all(body.text[0].isupper() for body in bodies):
            names += [body.text for body in bodies]
        else:
            names.append(piece)
    return names


def _pieces(cell: str) -> list[str]:
    """A cell cut at its signs and at "và", but not inside a name: "Sở Y và Z", "Phòng Văn hóa - Xã hội"."""
    spans = [(body.start, body.end) for body in find_bodies(cell)]
    cuts = [(0, 0)]
    for match in re.finditer(r"[;,\n]|\s[-+•]\s|^[-+•]\s*|\s+và\s+(?=[A-ZĐa-zđ])", cell):
        rest = next(
            (cell[match.start() : end] for start, end in spans if start < match.start() < match.end() < end), ""
        )
        if not _GOES_ON.match(rest):
            cuts.append(match.span())
    ends = [start for start, _ in cuts[1:]] + [len(cell)]
    return [cell[start:end] for (_, start), end in zip(cuts, ends, strict=True)]


def _title_bodies(text: str, bodies: Sequence[Body], *, assigns: bool) -> Sequence[Body]:
    """The bodies that are the whole title of a heading."""
    frame = _TITLE_FRAME.match(flat(text))
    if frame and frame.group().startswith("doi voi") and not assigns:
        return ()
    start = frame.end() if frame else 0
    if start and _ANYBODY.match(flat(text)[start:]):
        return ()
    if _GRADE.match(flat(text)[start:]):
        return ()
    text = re.sub(r"\s*\([^()]*\)\s*$", "", text.rstrip(" :."))
    bodies = [body for body in bodies if body.end <= len(text)]
    if not bodies:
        return ()
    rest = text[start:].rstrip(" :.")
    covered = sum(body.end - body.start for body in bodies)
    return (
        bodies
        if bodies[0].start <= start
        and rest
        and covered >= 0.72 * len(rest)
        and bodies[-1].end >= 0.8 * len(text.rstrip(" :."))
        else ()
    )


def _whole_name(text: str, body: Body) -> Body:
    """The name with the clause that tells which bodies are meant: "các trường có học sinh bán trú"."""
    words = words_of(text)
    last = relative_end(words, body)
    end = words[last - 1].end if last else body.end
    return replace(body, text=text[body.start : end], last=last, end=end) if last else body


def _goes_on(plain: str, group: Sequence[Body]) -> bool:
    """Whether a further doer with a verb of its own stands after a comma."""
    return plain[: group[0].start].rstrip().endswith(",") and _acts(plain[group[-1].end :], is_next=True)


def _groups(plain: str, bodies: Sequence[Body], subject: set[int]) -> Iterator[list[Body]]:
    """Bodies that stand in one list, joined by commas, "và" and the like; the subject begins a list of its own."""
    group = [bodies[0]]
    for body in bodies[1:]:
        between = _without_short_name(plain[group[-1].end : body.start]).strip()
        is_of_group = (id(body) in subject) == (id(group[-1]) in subject)
        if is_of_group and between and re.fullmatch(r"[,;]?\s*(?:va|cung|cung voi|hoac)?", between):
            group.append(body)
        else:
            yield group
            group = [body]
    yield group


def _role(text: str, plain: str, group: Sequence[Body], *, is_subject: bool, has_receiver: bool) -> UnitRole | None:
    before = plain[: group[0].start].rstrip()
    after = _without_short_name(plain[group[-1].end :])
    near = before[-_NEAR:]  # what leads to a name stands right before it
    if _COORDINATE.search(near):
        return "coordinate"
    if _LEAD_AFTER.match(after) and (is_subject or not before or _ORDER.search(near) or before[-1] in ",;:("):
        return "lead"
    if _LEAD_BEFORE.search(text[max(0, len(before) - _NEAR) : len(before)]):
        return "lead"
    if is_subject:
        return None if _COMMANDS.match(after) else "do"
    if text[: group[0].start].rstrip().lower().endswith(" do") and _acts(after, is_next=True):
        thing = re.split(r"[;:.]", text[: group[0].start])[-1].strip()  # "dự toán do Công an lập" only names a thing
        return None if begins_with_verb(thing) else "do"
    if _ORDER.search(near) and (_acts(after) or re.search(r"\b(?:yeu cau|de nghi|khuyen khich)$", near)):
        return "do"
    clause = re.split(r"[;:(]", before)[-1]
    if not has_receiver and "(" not in before.rpartition(")")[2] and (match := _RECEIVE.search(clause)):
        what = match["what"].strip()
        at = len(before) - len(clause) + match.start("how")
        if match["how"] == "chuyen" and text[at : at + 6].lower() == "chuyên":
            return None
        if match["how"].endswith("truoc"):
            return "receive" if not what else None
        if not what or (_TO.search(what) and not re.search(r"\b(?:giao|cap phat)\b", what)):
            return "receive"
    return None


def _is_named_at_end(text: str, group: Sequence[Body]) -> bool:
    """Whether persons stand alone at the end, behind a colon or in brackets: those who do it."""
    before, after = text[: group[0].start].rstrip(), text[group[-1].end :].strip(" .;")
    is_apart = (before.endswith(":") and not after) or (before.endswith("(") and after == ")")
    return is_apart and all(_POST.match(flat(body.text)) for body in group)


def _without_short_name(after: str) -> str:
    """What follows a name, without its short form in brackets."""
    return re.sub(r"^\s*\([a-z&-]{2,10}\)", "", after)


def _is_counted(plain: str, group: Sequence[Body]) -> bool:
    """Whether the subject is what a target counts or judges ("100% giáo viên …", "Thư viện đạt chuẩn …")."""
    is_judged = (
        "%" in plain
        or bool(_FIGURE_AFTER.search(plain, group[-1].end))
        or bool(re.match(r"\s*(?:phai )?(?:dat|duoc|(?:day )?gioi)\b", plain[group[-1].end :]))
    )
    return is_judged and bool(_COUNTED_PEOPLE.match(plain[group[0].start :]))


def _acts(after: str, *, is_next: bool = False) -> bool:
    """Whether a demand's verb follows, at once where `is_next`: else one word may be a slip of the pen."""
    words = after.lstrip(" ,").split(None, 1)
    return any(begins_with_verb(" ".join(words[skip:])) for skip in ((0,) if is_next else (0, 1)))
