"""The official lists about persons: ethnic groups, policy groups, languages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ETHNIC_GROUPS = (
    "Kinh", "Tày", "Thái", "Hoa", "Khơ-me", "Mường", "Nùng", "Mông", "Dao", "Gia-rai", "Ngái", "Ê-đê", "Ba-na",
    "Xơ-đăng", "Sán Chay", "Cơ-ho", "Chăm", "Sán Dìu", "Hrê", "Mnông", "Ra-glai", "Xtiêng", "Bru-Vân Kiều", "Thổ",
    "Giáy", "Cơ-tu", "Gié-Triêng", "Mạ", "Khơ-mú", "Co", "Ta-ôi", "Chơ-ro", "Kháng", "Xinh-mun", "Hà Nhì", "Chu-ru",
    "Lào", "La Chi", "La Ha", "Phù Lá", "La Hủ", "Lự", "Lô Lô", "Chứt", "Mảng", "Pà Thẻn", "Cơ Lao", "Cống", "Bố Y",
    "Si La", "Pu Péo", "Brâu", "Ơ-đu", "Rơ-măm", "Người nước ngoài",
)  # fmt: skip
"""The 54 groups of the General Statistics Office's list (QĐ 121-TCTK/PPCĐ, 02/3/1979), and foreigners."""

POLICY_GROUPS = {
    "HN": _("Hộ nghèo"),
    "HCN": _("Hộ cận nghèo"),
    "MOCOI1": _("Mồ côi cha hoặc mẹ"),
    "MOCOI2": _("Mồ côi cả cha và mẹ"),
    "CTB": _("Con thương binh, bệnh binh"),
    "CLS": _("Con liệt sĩ"),
    "DTTS": _("Dân tộc thiểu số vùng khó khăn"),
}

LANGUAGES = {"en": _("Tiếng Anh"), "fr": _("Tiếng Pháp"), "zh": _("Tiếng Trung Quốc"), "km": _("Tiếng Khmer")}
