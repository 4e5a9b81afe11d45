"""Numbers to be reached or held, and indicators to be held at the regulation's value (format, section 3)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from duoc.reading.bodies import find_bodies
from duoc.reading.dates import YEAR
from duoc.reading.flat import flat
from duoc.reading.measured import NUMBER, indicator_of
from duoc.reading.model import Comparator, Target

_COUNTED = (
    r"giai|truong|phong hoc tam|phong hoc|phong|lop|nhom lop|nhom|hoc sinh|hs|em|tre|chau|giao vien|gv|can bo"
    r"|don vi|xa|phuong|thi tran|huyen|sang kien|de tai"
    r"|cau lac bo|chuyen de|hoi thi|bai|san pham|diem truong(?: le)?|diem|thu vien|nguoi hoc|nguoi"
    r"|bo|cuon|quyen sach|quyen|ban sach|cuoc|lop hoc|du an"
    r"|luot(?: nguoi(?: hoc)?)?"
    r"|cong chuc|vien chuc|nhan vien|hoi thao|hoi nghi|hoat dong|cuoc thi|buoi|lan|nha ve sinh|to chuc|doanh nghiep"
    r"|mo hinh|tiet|buoi|doi|ban|may tinh|may|cong trinh|bao cao vien"
    r"|(?:suat )?hoc bong|suat|ho gia dinh|ho|hoc vien|dang vien|dong chi|tap the|ca nhan|kcal|kg"
)
_PERCENT = re.compile(rf"{NUMBER}\s*%")
_RATIO = re.compile(
    rf"{NUMBER}\s*(?P<unit>(?:buoi|tiet|lan|gio|cuoc|hoc sinh|hs|tre|giao vien|gv|bo|cuon|bai|chau|em"
    rf"|m2|phong|may|nguoi|nhan vien|chuyen de)\s*/\s*"
    r"(?:ngay|tuan|thang|nam hoc|nam|hoc k[yi]|lop|hoc sinh|hs|giao vien|gv|nhom|tre|to|mon|truong"
    r"|phong|nguoi|lop hoc)(?:/(?:ngay|tuan|thang|nam|hoc k[yi]))?)\b"
)
_AND_KIND = r"(?:, (?:thi tran|phuong|giao vien|nhan vien|vien chuc|lop|nhom|don vi)\b)*"
_COUNT = re.compile(rf"{NUMBER}(?:/\d+)?\s+(?P<unit>(?:{_COUNTED})\b{_AND_KIND})")
_SUM = re.compile(rf"{NUMBER}\s*(?P<unit>(?:trieu |ty |nghin )?dong)\b")
_RAISES = re.compile(r"\b(?:van dong|huy dong|quyen gop)\b[^;.\d]{0,60}$")
"""Money is a target where it is to be raised, not where it is to be spent."""
_COUNT_PER = re.compile(
    rf"{NUMBER}\s+(?P<unit>{_COUNTED}|hoat dong)(?P<of>(?:\s+[^\W\d]+){{0,7}})\s*/\s*"
    r"(?P<per>ngay|tuan|thang|quy|hoc k[yi]|nam hoc|nam|lop|to|truong|giao vien|gv|nguoi)\b"
)
_STANDARD = re.compile(
    r"(?P<name>(?:si so|ty le|ti le|dinh muc|dinh bien|so luong|so)\s+(?:hoc sinh|giao vien|tre|hs|gv"
    r"|nhan vien|phong hoc|can bo quan ly)(?:\s*/\s*|\s+tren\s+)(?:lop|nhom|nhom lop|hoc sinh"
    r"|giao vien|phong|truong)(?:\s+hoc)?)\b"
)
_HOLDS = re.compile(r"\b(?:dam bao|bao dam|duy tri|giu vung|thuc hien dung|dat)\b")
_AIMS = re.compile(
    r"\b(?:phan dau|dat|it nhat|toi thieu|khong qua|toi da|duy tri|bao dam|dam bao|giu vung|tro len"
    r"|co tu|chi tieu|xay dung|cong nhan|moi|dang ky|mo|xoa|trao|van dong|tang|giam|kien co hoa|cai tao|lap dat"
    r"|thu hut|huy dong)\b"
)
_AT_LEAST = re.compile(r"(?:it nhat|toi thieu|tren|khong duoi|khong thap hon|khong it hon|hon|tu)\s*$")
_AT_MOST = re.compile(
    r"(?:khong qua|toi da|(?<!khong )duoi|khong vuot qua|khong vuot|(?<!khong )thap hon|con duoi|nho hon)\s*$"
)
_SCOPE = re.compile(
    r"\b(?:(?:cac )?(?:lop|khoi)\s*\d+(?:\s*[-,]\s*\d+|(?:,| va)\s+(?:lop|khoi)\s+\d+)*|tre (?:em )?(?:mau giao "
    r"|mam non )?\d(?:\s*-\s*\d)? tuoi|mau giao|nha tre|tieu hoc|thcs|trung hoc co so|thpt"
    r"|trung hoc pho thong|trung hoc|mam non)\b"
)
_GROUP = re.compile(
    r"(?:hoc sinh|tre|giao vien|can bo)"
    r" (?:(?:lop|khoi) \d+|\d tuoi|mam non|mau giao|tieu hoc|trung hoc co so|thcs|thpt)"
)
_ALL_TOGETHER = re.compile(r"(?:toan|ca) (?:truong|xa|phuong|huyen|thanh pho|tinh)|tong|cong$|chung$")
_WHEN = re.compile(
    rf"(?:den|trong|vao|truoc|tu|het)\s+(?:het |cuoi )?(?:nam hoc|nam|thang|hoc k[yi]"
    rf"|quy)\s*[\w/ -]{{0,4}}?(?:{YEAR}(?:\s*-\s*{YEAR})?|i{{1,2}}\b)"
)
_NOT_COUNT_BEFORE = re.compile(
    r"(?:lop|khoi|dieu|khoan|thang|ngay|nam|so|quy|muc do|muc|cap|giai doan|tai|bang|phu luc|hang"
    r"|loai|tuan|bac|tiet|hoc ky|hoc ki|tap)\s*$"
)
_BASELINE = re.compile(r"\s*\(?(?:(?:trong )?nam (?:hoc )?[\d -]+)?\)?,?\s*(?:tang )?(?:len|xuong)\b")
_CLAUSE_END = re.compile(r"[,;]|\d\s*%")
_ONLY_SCOPE = re.compile(
    r"(?:rieng )?(?:cac (?:xa|phuong|huyen|truong)"
    r"|(?:doi voi|o|tai)\s+(?:phu nu|nguoi|cac|cap|bac|khoi|lop|mon|vung|dia ban|xa|phuong|tre|hoc sinh|nhom))\b"
    r"|trong do tuoi\b|va$"
)
_UPWARDS = re.compile(r"(?:[^\W\d]+ ){1,4}tro len\b")
_ONE_LEVEL = re.compile(r"cap (?:tinh|huyen|xa|phuong|thanh pho|thi xa|truong|quoc gia|cum)")
_ONE_GRADE = re.compile(
    r"(?P<scope>khoi \d+|lop \d+|toan truong)[:\s]+"
    r"(?P<grade>(?:chua )?(?:tot|kha|gioi|dat|xuat sac|trung binh|yeu|kem|hoan thanh(?: tot)?))"
)
_TOPIC = re.compile(r"^(?:\W|ket qua|chat luong|chi tieu|ve|xep loai)*", re.IGNORECASE)
_PART_OF = re.compile(r"\d[^;.\d]*\btrong do\b[^;.\d]*$")
_REFERS = re.compile(r"(?:ty le )?nay|tuc(?: giam| tang)?")
_VALUED_ITEM = re.compile(r"^(?!so luong|thanh phan|moi |doi tuong|co cau|giai|thoi gian|noi dung)[^:;.\d]{6,60}:\s*$")
"""A line that is nothing but a thing and how many of it there shall be: "Chuyên đề pháp luật: 06 lớp"."""
_MONEY = re.compile(r"\s*(?:trieu|ty|ti|nghin|ngan|dong(?! chi))\b")
_ALSO = re.compile(r"\d[^\d;.%]{6,60},\s*(?:va\s+)?$")
_CONDITION = re.compile(r"\s*tro (?:len|xuong)\s+(?:bo tri|phai|duoc|co|xay dung|to chuc|thanh lap)\b")


def targets_of(
    node: str, text: str, *, is_target_list: bool = False, earlier: Target | None = None, heading: str = ""
) -> list[Target]:
    """The targets in a directive's text.

    is_target_list: it stands under a heading of targets. earlier: the target before it, of which it may speak.
    heading: the one right above, which says what is graded where the text names only grades and a group.
    """
    plain = flat(text)
    found = [*_standards(node, text, plain)]
    if not any(map(str.isdigit, plain)):
        return found
    taken: list[tuple[int, int]] = []
    placed: list[tuple[int, Target]] = []
    baseline: Target | None = None
    when = _WHEN.search(plain)
    for pattern in (_PERCENT, _RATIO, _COUNT_PER, _SUM, _COUNT):
        for match in pattern.finditer(plain):
            at = match.start("value")
            if any(start <= at < end for start, end in taken) or _is_breakdown(plain, at):
                continue
            if pattern is _COUNT and (re.fullmatch(r"(?:19|20)\d\d", match["value"]) or _is_other_word(text, match)):
                continue
            if pattern is _SUM and not _RAISES.search(plain[:at]):
                continue
            is_listed = is_target_list or any(target.unit not in ("%", None) for _, target in placed)
            if pattern is _COUNT and not _is_counted_target(plain, match, is_listed):
                continue
            if pattern in (_RATIO, _COUNT_PER) and re.search(r"\bke hoach [^,;]*$", plain[:at]):
                taken.append(match.span())
                continue
            if plain[:at].endswith("co tu ") and _CONDITION.match(plain, match.end()):
                continue  # "Trường có từ 20 lớp trở lên bố trí …"
            is_named = _NOT_COUNT_BEFORE.search(plain[:at]) or text[:at].rstrip().lower().endswith("tầng")
            if is_named and pattern is not _PERCENT:
                continue
            taken.append(match.span())
            start = max((end for _, end in taken if end <= at), default=0)
            first = min(begin for begin, _ in taken)
            target = _target(node, text, plain, match, when, start, first)
            if _BASELINE.match(plain[match.end() :]) and plain[:at].endswith("tu "):  # "từ 92% năm 2020 lên 95%"
                baseline = target
                continue
            if baseline is not None:
                target, baseline = replace(target, indicator=baseline.indicator), None
            if placed and placed[-1][1].unit == target.unit and _ALSO.search(plain[:at]):  # "không quá 35 …, 45 …"
                before = placed[-1][1]
                shared = before.indicator if "/" in (target.unit or "") else target.indicator
                target = replace(target, indicator=shared, comparator=before.comparator)
            if placed and target.indicator.startswith("thể ") and " thể " in placed[-1][1].indicator:
                shared = placed[-1][1].indicator.rpartition(" thể ")[0]
                target = replace(target, indicator=f"{shared} {target.indicator}")
            if placed and _ONE_LEVEL.fullmatch(flat(target.indicator)):
                whole = placed[0][1].indicator
                level = _ONE_LEVEL.search(flat(whole))
                shared = whole[: level.start()].strip() if level else whole
                target = replace(target, indicator=f"{shared} {target.indicator}")
            if graded := _ONE_GRADE.fullmatch(flat(target.indicator)):
                grade = target.indicator[graded.start("grade") :].strip()
                target = replace(target, indicator=f"{_topic(heading)} {grade}".strip())
            if placed and target.unit == "%" and _PART_OF.search(plain[:at]) and len(target.indicator.split()) <= 3:
                target = replace(target, indicator=f"{placed[-1][1].indicator} {target.indicator}")
            if placed and "%" not in (target.unit, placed[-1][1].unit):
                target = replace(target, indicator=_after_another(plain[:at], target, placed[-1][1]))
            meant = placed[-1][1] if placed else earlier
            if meant and target.unit == meant.unit and _REFERS.fullmatch(flat(target.indicator)):
                target = replace(target, indicator=meant.indicator)  # "…, tỷ lệ này đạt 93%"
            if placed and _ONLY_SCOPE.match(flat(target.indicator or "")):  # "5% ở cấp tiểu học và 10% ở cấp trung học"
                target = replace(target, indicator=placed[-1][1].indicator)
            placed.append((at, target))
    return [*found, *_with_shared_end([target for _, target in sorted(placed, key=lambda pair: pair[0])])]


def _topic(heading: str) -> str:
    """What a heading says is graded: of "Kết quả rèn luyện" the last two words."""
    match = _TOPIC.match(flat(heading))
    return heading[match.end() if match else 0 :].strip().lower()


def _with_shared_end(targets: list[Target]) -> list[Target]:
    """What several groups are to reach is said with the last: "85% học sinh lớp 5, 70% học sinh lớp 9 biết bơi"."""
    out = list(targets)
    for at in range(len(out) - 2, -1, -1):
        one, two = out[at], out[at + 1]
        group = _GROUP.match(flat(two.indicator))
        is_bare = one.unit == two.unit == "%" and _GROUP.fullmatch(flat(one.indicator))
        if group and is_bare and flat(one.indicator).split()[0] == flat(two.indicator).split()[0]:
            out[at] = replace(one, indicator=one.indicator + two.indicator[group.end() :])
    return out


def _target(
    node: str, text: str, plain: str, match: re.Match[str], when: re.Match[str] | None, start: int, first: int
) -> Target:
    """One printed number; `start` is the end of the number before it, `first` where the first of all begins."""
    unit = text[match.start("unit") : match.end("unit")] if "unit" in match.re.groupindex else "%"
    if unit.lower() == "phòng" and (
        office := next((b for b in find_bodies(text) if b.start == match.start("unit")), None)
    ):
        unit = office.text  # "04 phòng Giáo dục và Đào tạo"
    if match.re is _COUNT_PER:
        unit += f"/{text[match.start('per') : match.end('per')]}"
    scope = (
        _SCOPE.search(plain, max(start, plain.rfind(",", 0, match.start())), match.start())
        or _scope_behind(plain, match.end())
        or _SCOPE.search(plain, max(start, plain.rfind(",", 0, match.start())))
        or _SCOPE.search(plain, 0, first)
    )
    if scope and text[scope.start()].isupper() and plain.endswith("truong ", 0, scope.start()):
        scope = None  # "Trường Tiểu học Trần Đại Nghĩa" is the name of one
    return Target(
        node,
        indicator_of(text, plain, match, start),
        _comparator(plain, match),
        _value(match["value"]),
        unit,
        text[scope.start() : scope.end()] if scope else None,
        text[when.start() : when.end()] if when else None,
    )


def _after_another(before: str, target: Target, earlier: Target) -> str:
    """What a counted thing measures that follows another: a part of it, its growth, or what goes with it."""
    if re.search(r"\bvoi\s*$", before) or _VALUED_ITEM.search(re.split(r"\d", before)[0]):
        return f"{target.unit} {earlier.indicator}"  # "03 lớp xóa mù chữ với 45 học viên"
    if target.unit != earlier.unit:
        return target.indicator or ""
    if target.comparator in ("increase", "decrease"):
        return earlier.indicator or ""
    if re.search(r"\btrong do\b[^.;]*$", before):
        if target.indicator.startswith(f"{target.unit} "):
            return f"{target.indicator} {earlier.indicator.removeprefix(f'{target.unit} ')}"  # "… có 05 giải Nhì"
        part = (target.indicator or "").removesuffix(f" {target.unit}")
        return f"{earlier.indicator} {part}"  # "26 trường đạt chuẩn quốc gia, trong đó công nhận mới 02 trường"
    return target.indicator or ""


def _scope_behind(plain: str, at: int) -> re.Match[str] | None:
    """The scope in the clause behind a number; a list of grades may go beyond its comma: "đối với lớp 1, lớp 2"."""
    end = _CLAUSE_END.search(plain, at)
    scope = _SCOPE.search(plain, at)
    return scope if scope and (end is None or scope.start() < end.start()) else None


def _is_other_word(text: str, match: re.Match[str]) -> bool:
    """Whether a word is a counted thing only without its diacritics: "2018 đối với" is no "2018 đội"."""
    return text[match.start("unit") : match.end("unit")].lower() in ("đối", "đổi", "bạn", "bán", "bàn", "bơ", "máy")


def _value(digits: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits):
        return int(digits.replace(".", ""))
    number = float(digits.replace(",", "."))
    return int(number) if number.is_integer() else number


def _comparator(plain: str, match: re.Match[str]) -> Comparator:
    before, after = plain[: match.start()].rstrip(), plain[match.end() :].lstrip()
    if re.search(r"\btang(?: them)?(?: it nhat| toi thieu| tren)?$", before):
        return "increase"
    if re.search(r"\bgiam(?: them)?(?: it nhat| toi thieu| tren)?$", before):
        return "decrease"
    if before.endswith(("≥", ">", ">=")):
        return ">="
    if (
        before.endswith(("≤", "<"))
        or _AT_MOST.search(before)
        or re.search(r"\bkhong\b[^,;.]{1,30} qua$", before)
        or after.startswith("tro xuong")
    ):
        return "<="
    if after.startswith("tro len") or (before.endswith("tu") and _UPWARDS.match(after)):
        return ">="
    if _AT_LEAST.search(before) and not re.search(r"\btu\s*$", before):
        return ">="
    return "="


def _is_breakdown(plain: str, at: int) -> bool:
    """A number in brackets repeats or breaks down the number before them."""
    opened = plain.rfind("(", 0, at)
    return opened >= 0 and ")" not in plain[opened:at] and bool(re.search(r"(?<![/\d])\d+[^(/]*$", plain[:opened]))


def _is_counted_target(plain: str, match: re.Match[str], is_target_list: bool) -> bool:
    if _MONEY.match(plain, match.end("value")):
        return False
    if _VALUED_ITEM.search(plain[: match.start()]):
        return True
    start = max(plain.rfind(sign, 0, match.start()) for sign in (";", ". ")) + 1
    return is_target_list or bool(_AIMS.search(plain[start : match.end() + 30]))


def _standards(node: str, text: str, plain: str) -> list[Target]:
    """ "đảm bảo sĩ số học sinh/lớp": named without a number, to be held at the regulation's value."""
    found = []
    for match in _STANDARD.finditer(plain):
        before = plain[max(plain.rfind(";", 0, match.start()), 0) : match.start()]
        if _HOLDS.search(before) and not re.match(r"\s*(?:la|dat|khong qua|:)?\s*\d", plain[match.end() :]):
            found.append(Target(node, text[match.start() : match.end()], "standard", None, None))
    return found


def targets_of_figures(node: str, row: str, figures: Sequence[tuple[str, str]]) -> list[Target]:
    """The targets of a row of figures, each under the head of its column.

    A row that is a grade or a group ("Mẫu giáo 3-4 tuổi", "Toàn trường") is the scope of each; any other, such as a
    subject, is a part of what is measured.
    """
    is_group = bool(_SCOPE.match(flat(row)) or _ALL_TOGETHER.match(flat(row)))
    found = []
    for head, cell in figures:
        plain = flat(cell)
        match = re.search(NUMBER, plain)
        if match is None:
            continue
        counted = re.fullmatch(r"(?:số|số lượng|tổng số)\s+(.+)", head.lower())
        unit = "%" if "%" in cell or "%" in head else counted[1] if counted else None
        indicator = head.strip(" %()") if is_group else f"{row} {head.strip(' %()')}"
        found.append(Target(node, indicator, _comparator(plain, match), _value(match["value"]), unit, row))
    return found


def target_of_row(node: str, row: str, unit: str, cell: str) -> list[Target]:
    """The target of a row that names its indicator, its unit and what is to be reached, each in a cell of its own."""
    plain = flat(cell)
    match = re.search(NUMBER, plain)
    if match is None:
        return _standards(node, f"đạt {row}", f"dat {flat(row)}")
    said = re.match(r"[^\W\d][^\d,;]*", cell[match.end() :].strip())
    counted = "%" if "%" in cell else unit or (said.group().strip() if said else None)
    scope = _SCOPE.search(flat(row))
    return [
        Target(
            node,
            row,
            _comparator(plain, match),
            _value(match["value"]),
            counted,
            row[scope.start() : scope.end()] if scope else None,
        )
    ]
