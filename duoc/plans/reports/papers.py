"""A report as a state document with its appendices of figures."""

from __future__ import annotations

from duoc.kit.paper import (
    Align,
    Appendix,
    Block,
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
from duoc.kit.text import to_roman
from duoc.plans.documents.models import Plan
from duoc.plans.documents.signing import UNSIGNED
from duoc.plans.reports.figures import SCALE, STAFFING, Figures
from duoc.plans.reports.models import Report, ReportKind, ReportState
from duoc.registry.organizations.models import OrganizationType

RECIPIENTS = ("UBND thành phố", "Sở Giáo dục và Đào tạo", "Các trường trực thuộc", "Lưu: VT")


def report_document(report: Report, plan: Plan | None) -> Document:
    """The report as it would be signed now, under the head of the plan that it reports on."""
    return Document(
        parent_issuer=plan.parent_issuer if plan else "",
        issuer=plan.issuer if plan else report.organization.name,
        number=int(report.number) if report.number.isdigit() else None,
        symbol=report.symbol,
        place=plan.place if plan else "",
        issued_on=report.dated_on,
        type_name="Báo cáo",
        subject_line=report.title,
        body=tuple(_body(report)),
        recipients=RECIPIENTS,
        signature=Signature(
            authority=report.signer_authority,
            position=report.signer_position or UNSIGNED.get(OrganizationType(report.organization.type), ""),
            name=report.signer_name,
        ),
        appendices=tuple(_appendices(report)),
        is_draft=report.state != ReportState.SIGNED,
    )


def _body(report: Report) -> list[Block]:
    blocks: list[Block] = []
    place = 0
    for section in report.sections:
        paragraphs = tuple(Paragraph(text=line) for line in section["text"].splitlines() if line.strip())
        if not section["title"]:
            blocks += paragraphs
            continue
        place += 1
        lines = [line.strip() for line in section["text"].splitlines() if line.strip()]
        items: tuple[Block, ...] = (
            tuple(Item(label=f"{number}.", text=line) for number, line in enumerate(lines, start=1))
            if len(lines) > 1
            else paragraphs
        )
        blocks.append(
            Heading(level=Level.SECTION, label=f"{to_roman(place)}.", title=section["title"].upper(), children=items)
        )
    return blocks


def _appendices(report: Report) -> list[Appendix]:
    figures = report.figures
    made = []
    if report.kind != ReportKind.MONTH:
        made += [_targets(figures), _scale(figures)]
    made += [_progress(figures), _movements(figures)]
    if figures["difficulties"]:
        made.append(_difficulties(figures))
    return made


def _note(figures: Figures) -> str:
    year, month, day = figures["as_of"].split("-")
    return f"Số liệu đến ngày {day}/{month}/{year}; nguồn: tính từ hồ sơ của các đơn vị."


def _number(title: str, width: float = 0.7) -> Column:
    return Column(title, width, Align.CENTER)


def _progress(figures: Figures) -> Appendix:
    columns = (
        _number("TT", 0.5),
        Column("Nhiệm vụ (mục trong Kế hoạch)", 4),
        Column("Đơn vị chủ trì", 2),
        _number("Thời hạn", 1.1),
        _number("Tiến độ (%)", 0.8),
        Column("Kết quả, sản phẩm", 1.8),
        _number("Trễ hạn (ngày)", 0.8),
    )
    rows = tuple(
        Row(
            (
                str(place),
                f"{row['number']}. {row['title']}",
                row["lead"],
                row["due"],
                str(row["percent"]),
                row["deliverable"],
                str(row["late"] or ""),
            )
        )
        for place, row in enumerate(figures["tasks"], start=1)
    )
    table = Table(columns, rows, note=_note(figures))
    return Appendix("Tiến độ thực hiện nhiệm vụ", (table,), landscape=True)


def _movements(figures: Figures) -> Appendix:
    names = ("Số lớp", "Số HS đầu kỳ", "Chuyển đến", "Chuyển đi", "Bỏ học", "Trở lại", "Số HS cuối kỳ")
    keys = ("classes", "start", "in", "out", "dropped", "returned", "end")
    columns = (_number("TT", 0.5), Column("Trường", 3.2), _number("Cấp"), *(_number(name) for name in names))
    rows = [
        Row((str(place), row["school"], row["levels"], *(str(row[key]) for key in keys)))
        for place, row in enumerate(figures["movements"], start=1)
    ]
    totals = [str(sum(row[key] for row in figures["movements"])) for key in keys]
    rows.append(Row(("", "Tổng", "", *totals), bold=True))
    return Appendix("Biến động học sinh", (Table(columns, tuple(rows), note=_note(figures)),))


def _difficulties(figures: Figures) -> Appendix:
    columns = (
        _number("TT", 0.5),
        Column("Đơn vị", 1.8),
        Column("Nội dung khó khăn, vướng mắc", 2.8),
        _number("Ngày nhận", 1),
        Column("Người xử lý", 1.6),
        Column("Trả lời", 3),
        _number("Ngày trả lời", 1),
    )
    rows = tuple(
        Row(
            (
                str(place),
                row["organization"],
                row["title"],
                row["raised"],
                row["handled_by"],
                row["answer"] or "Đang giải quyết",
                row["answered"],
            )
        )
        for place, row in enumerate(figures["difficulties"], start=1)
    )
    return Appendix("Khó khăn, vướng mắc", (Table(columns, rows, note=_note(figures)),), landscape=True)


def _scale(figures: Figures) -> Appendix:
    blocks: list[Block] = []
    for caption, names, key in (("Quy mô", SCALE, "scale"), ("Đội ngũ", STAFFING, "staffing")):
        columns = (Column("Cấp học", 1.6), *(_number(title, 1) for _name, title in names))
        rows = tuple(Row((row["level"], *row["cells"]), bold=row["level"] == "Tổng") for row in figures[key])
        blocks.append(Table(columns, rows, caption=caption, note=_note(figures)))
    return Appendix("Quy mô và đội ngũ", tuple(blocks))


def _targets(figures: Figures) -> Appendix:
    columns = (
        _number("TT", 0.5),
        Column("Chỉ tiêu", 3),
        _number("Kế hoạch", 1.2),
        _number("Thực hiện", 1.2),
        _number("Kết quả", 1.4),
    )
    rows = tuple(
        Row((str(place), row["words"], row["planned"], row["actual"], row["met"]))
        for place, row in enumerate(figures["targets"], start=1)
    )
    return Appendix("So sánh với chỉ tiêu Kế hoạch", (Table(columns, rows, note=_note(figures)),))
