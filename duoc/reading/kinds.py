"""The kinds of state documents: names, and abbreviations in symbols (Nghị định 30/2020/NĐ-CP, Phụ lục III)."""

import re

from duoc.reading.flat import flat

KINDS = (
    "Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Thông báo", "Hướng dẫn", "Chương trình", "Kế hoạch",
    "Phương án", "Đề án", "Dự án", "Báo cáo", "Biên bản", "Tờ trình", "Công văn", "Công điện", "Nghị định",
    "Thông tư liên tịch", "Thông tư", "Kết luận", "Luật", "Bộ luật", "Pháp lệnh", "Chiến lược", "Điều lệ",
    "Hiến pháp", "Giấy mời", "Quy chuẩn", "Văn bản",
)  # fmt: skip
"""Kinds that a document can be, or can name."""

PRINTED = tuple(
    kind
    for kind in KINDS
    if kind not in ("Công văn", "Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh", "Văn bản", "Chiến lược")
)
"""Kinds whose name is printed over the title."""

BY_FLAT = {flat(kind): kind for kind in KINDS}
ANY_KIND = "|".join(sorted((re.escape(name) for name in BY_FLAT), key=len, reverse=True))
"""A pattern in flat text for the name of any kind."""

ABBREVIATIONS = {
    "nq": "Nghị quyết", "qd": "Quyết định", "ct": "Chỉ thị", "qc": "Quy chế", "tb": "Thông báo", "hd": "Hướng dẫn",
    "ctr": "Chương trình", "kh": "Kế hoạch", "pa": "Phương án", "da": "Đề án", "bc": "Báo cáo", "bb": "Biên bản",
    "ttr": "Tờ trình", "cd": "Công điện", "nd": "Nghị định", "tt": "Thông tư",
    "ttlt": "Thông tư liên tịch", "kl": "Kết luận",
    "cv": "Công văn", "vbhn": "Văn bản hợp nhất",
}  # fmt: skip
"""The first part of a symbol → the kind."""


def kind_of_symbol(symbol: str | None) -> str | None:
    """The kind that a symbol tells: KH-PGDĐT is a plan."""
    if not symbol:
        return None
    return ABBREVIATIONS.get(re.split(r"[-/]", flat(symbol))[0])
