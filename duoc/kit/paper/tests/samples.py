"""Documents that the tests print."""

from __future__ import annotations

from datetime import date

from duoc.kit.paper.document import (
    Align,
    Appendix,
    Band,
    Column,
    Document,
    Heading,
    Item,
    Level,
    Paragraph,
    Row,
    Signature,
    Table,
)

LONG = (
    "Tiếp tục rà soát, sắp xếp mạng lưới trường, lớp phù hợp với điều kiện thực tế của địa phương; bảo đảm đủ chỗ học "
    "cho trẻ trong độ tuổi và nâng cao chất lượng chăm sóc, giáo dục ở các cơ sở trên địa bàn thành phố."
)


def figures() -> Table:
    """A table with grouped heads, a band and a total."""
    columns = (
        Column("TT", 0.5, Align.CENTER),
        Column("Trường", 2.4),
        Column("SL", 1, Align.RIGHT, group="Hoàn thành tốt"),
        Column("%", 1, Align.RIGHT, group="Hoàn thành tốt"),
        Column("Ghi chú", 1.6),
    )
    rows: list[Row | Band] = [Band("Phường 5")]
    rows += [Row((str(place), f"Trường Tiểu học số {place}", "120", "92,4", "")) for place in range(1, 31)]
    rows.append(Row(("", "Cộng", "3.600", "92,4", ""), bold=True))
    return Table(columns, tuple(rows), caption="Kết quả theo trường", note="Số liệu chốt ngày 14/11/2020.")


def plan(**changes: object) -> Document:
    """A plan of an office: three levels, grounds, recipients, two appendices (the second turned)."""
    tasks = tuple(
        Heading(
            Level.CLAUSE,
            f"{place}.",
            f"Nhiệm vụ trọng tâm thứ {place}",
            (Paragraph(LONG), Item("a)", LONG), Item("-", "Thực hiện trước ngày 05/9/2020.")),
        )
        for place in range(1, 7)
    )
    wide = Table(
        tuple(
            Column(title)
            for title in ("TT", "Nội dung", "Chỉ tiêu", "Từ", "Đến", "Chủ trì", "Phối hợp", "Sản phẩm", "Ghi chú")
        ),
        (Row(("1", LONG, "95%", "01/9", "30/9", "Tổ Tiểu học", "Trường", "Báo cáo", "")),),
    )
    values: dict[str, object] = {
        "parent_issuer": "UBND thành phố Cà Mau",
        "issuer": "Phòng Giáo dục và Đào tạo",
        "number": 7,
        "symbol": "KH-PGDĐT",
        "place": "Cà Mau",
        "issued_on": date(2020, 9, 4),
        "type_name": "Kế hoạch",
        "subject_line": "Thực hiện nhiệm vụ năm học 2020 - 2021",
        "grounds": (
            "Luật Giáo dục ngày 14 tháng 6 năm 2019",
            "Quyết định số 1/QĐ-UBND ngày 05 tháng 01 năm 2020 của UBND tỉnh;",
        ),
        "body": (
            Paragraph("Phòng Giáo dục và Đào tạo xây dựng kế hoạch như sau:"),
            Heading(Level.SECTION, "I.", "Mục tiêu", (Item("1.", LONG), Item("2.", LONG))),
            Heading(Level.SECTION, "II.", "Nhiệm vụ, giải pháp", (*tasks, figures())),
            Heading(
                Level.SECTION,
                "III.",
                "Tổ chức thực hiện",
                (Paragraph("Các đơn vị căn cứ kế hoạch này triển khai thực hiện."),),
            ),
        ),
        "recipients": ("Sở GDĐT (b/c)", "UBND thành phố (b/c)", "Các trường trực thuộc", "Lưu: VT, TH"),
        "signature": Signature(authority="KT. Trưởng phòng", position="Phó Trưởng phòng", name="Nguyễn Thị Hạnh"),
        "appendices": (Appendix("Số liệu", (figures(),)), Appendix("Kế hoạch hành động", (wide,))),
    }
    return Document(**{**values, **changes})  # type: ignore[arg-type]


def letter(**changes: object) -> Document:
    """A công văn to two receivers."""
    values: dict[str, object] = {
        "type_name": "",
        "symbol": "PGDĐT-TH",
        "subject_line": "báo cáo số liệu đầu năm học",
        "addressees": ("Hiệu trưởng các trường tiểu học", "Hiệu trưởng các trường trung học cơ sở"),
        "grounds": (),
        "appendices": (),
        "body": (Paragraph(LONG), Paragraph("Đề nghị các trường thực hiện.")),
    }
    return plan(**{**values, **changes})
