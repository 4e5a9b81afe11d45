"""The bodies that a head names at its top left: where one line goes on with the one before, where two stand in one."""

import re
from collections.abc import Sequence

from duoc.reading.flat import flat

BODY_HEAD = re.compile(
    r"(?:ubnd|uy ban nhan dan|hdnd|hoi dong|so|phong|truong|bo|trung tam|cuc|vu|tong cuc|ban|vien"
    r"|chi bo|dang bo|dang uy"
    r"|thanh uy|tinh uy|huyen uy|cong doan|doan|lien doan|hoi|van phong|chinh phu|thu tuong|quoc hoi"
    r"|to(?! chuc| quoc| hop)|nha tre|nhom tre|lop mau giao|co so|khoi|hoc vien|dai hoc|thanh tra"
    r"|cong an|truong dai hoc|benh vien|kho bac|bao hiem|chi cuc|cum|lien doi|phan hieu|nganh|thanh doan"
    r"|tinh doan|huyen doan)\b"
)
_OTHER_WORD = re.compile(r"(?:số|sổ|bố|bản|bàn|hồi|tô|tơ|vũ|phong|hải)\b", re.IGNORECASE)
"""What is another word than the head that it resembles without its diacritics: "SỐ 2", "PHONG ĐIỀN"."""
_UNFINISHED = re.compile(r"(?:^uy|\b(?:uy ban|uy ban nhan|hoi dong|hoi dong nhan|phong giao|so giao|bo giao|va))$")
"""A name of a body that a narrow column has cut."""
_NOT_BEFORE_HEAD = re.compile(r"(?:can|van|hoi|khoa|thanh|cong|cua|thuoc|va|noi)\s*$")


def names_body(text: str) -> bool:
    """Whether a line begins with the head word of a body."""
    return bool(BODY_HEAD.match(flat(text))) and not _OTHER_WORD.match(text)


def split_issuers(lines: Sequence[str]) -> list[str]:
    """The bodies named at the top left: a line that does not begin with a head word goes on with the one before."""
    parts: list[str] = []
    for line in lines:
        if parts and (not names_body(line) or _UNFINISHED.search(flat(parts[-1]))):
            parts[-1] += f" {line}"
        else:
            parts.append(line)
    if len(parts) == 1:
        plain = flat(parts[0])
        for match in list(BODY_HEAD.finditer(plain))[1:]:
            is_word = plain[match.start() - 1 : match.start()] == " "
            if (
                is_word
                and not _NOT_BEFORE_HEAD.search(plain[: match.start()])
                and match.group() not in ("hoi", "ban", "bo", "vu", "chinh phu", "van phong")
            ):
                return [parts[0][: match.start()].strip(), parts[0][match.start() :].strip()]
    return [" ".join(part.split()).strip(" .-*") for part in parts]
