"""The words of the contract as people say them."""

from __future__ import annotations

from collections.abc import Mapping

from duoc.law.core.text import Text

WORDS: Mapping[str, Text] = {
    # levels and kinds of school
    "mam_non": Text("mầm non", "preschool"),
    "tieu_hoc": Text("tiểu học", "primary"),
    "thcs": Text("THCS", "lower secondary"),
    "thpt": Text("THPT", "upper secondary"),
    # age groups
    "nt_3_12": Text("nhóm trẻ 3–12 tháng", "nursery, 3–12 months"),
    "nt_13_24": Text("nhóm trẻ 13–24 tháng", "nursery, 13–24 months"),
    "nt_25_36": Text("nhóm trẻ 25–36 tháng", "nursery, 25–36 months"),
    "mg_3_4": Text("mẫu giáo 3–4 tuổi", "kindergarten, 3–4 years"),
    "mg_4_5": Text("mẫu giáo 4–5 tuổi", "kindergarten, 4–5 years"),
    "mg_5_6": Text("mẫu giáo 5–6 tuổi", "kindergarten, 5–6 years"),
    # posts
    "youth_leader": Text("Tổng phụ trách Đội", "leader of the Young Pioneers"),
    "equipment_lab": Text("thiết bị, thí nghiệm", "equipment and laboratory"),
    "academic_affairs": Text("giáo vụ", "academic affairs"),
    "pupil_counselling": Text("tư vấn học sinh", "pupil counselling"),
    # discipline
    "staff": Text("không giữ chức vụ quản lí", "without a management post"),
    "manager": Text("giữ chức vụ quản lí", "with a management post"),
    "it_nghiem_trong": Text("ít nghiêm trọng", "little harm"),
    "nghiem_trong": Text("nghiêm trọng", "serious"),
    "rat_nghiem_trong": Text("rất nghiêm trọng", "very serious"),
    "dac_biet_nghiem_trong": Text("đặc biệt nghiêm trọng", "especially serious"),
    "bo_nhiem": Text("được bổ nhiệm", "to be appointed"),
    "tuyen_dung": Text("được tuyển dụng", "to be recruited"),
    # subjects in which a college degree suffices for recruitment
    "mi_thuat": Text("Mĩ thuật", "Fine arts"),
    "am_nhac": Text("Âm nhạc", "Music"),
    "nghe_thuat": Text("Nghệ thuật", "Arts"),
    "tin_hoc_va_cong_nghe": Text("Tin học và Công nghệ", "Informatics and Technology"),
    "ngoai_ngu": Text("Ngoại ngữ", "Foreign language"),
    # programmes of yearly training
    "ct01": Text("chương trình 01", "programme 01"),
    "ct02": Text("chương trình 02", "programme 02"),
    "ct03": Text("chương trình 03", "programme 03"),
}


def said(word: str) -> Text:
    """The word as people say it; the word itself where there is nothing to add."""
    return WORDS.get(word, Text(word, word))
