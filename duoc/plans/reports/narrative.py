"""The narrative that a report begins with: generated from its figures, then left to be edited.

Texts are Vietnamese in every language of the interface: they are printed in a state document.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from duoc.plans.reports.figures import Figures
from duoc.plans.reports.models import ReportKind

Section = dict[str, str]
UNWRITTEN = "(bổ sung nguyên nhân khách quan, chủ quan)"
"""What no record can tell stands like this until somebody writes it."""


def sections(kind: str, figures: Figures) -> list[Section]:
    """The sections of a report in their order: key, title and generated text."""
    made = [
        _section("opening", "", _opening(kind, figures)),
        _section("results", "Kết quả thực hiện", _results(figures)),
        _section("assessment", "Đánh giá chung", _assessment(figures)),
        _section("tasks", "Phương hướng, nhiệm vụ trọng tâm", _tasks(figures)),
        _section("proposals", "Đề xuất, kiến nghị", _proposals(figures)),
    ]
    if kind != ReportKind.MONTH:
        made.insert(1, _section("situation", "Đặc điểm tình hình", _situation(figures)))
    return made


def unwritten(sections: Sequence[Section]) -> Section | None:
    """The first section that still waits for somebody to write what the records do not know."""
    return next((section for section in sections if UNWRITTEN in section["text"]), None)


def _section(key: str, title: str, text: str) -> Section:
    return {"key": key, "title": title, "generated": text, "text": text}


def _opening(kind: str, figures: Figures) -> str:
    what = {"month": "công tác trong tháng", "term": "học kỳ I", "year": "năm học"}[str(kind)]
    day = _day(figures["as_of"])
    return (
        f"Thực hiện Kế hoạch năm học, Phòng Giáo dục và Đào tạo báo cáo kết quả {what} như sau "
        f"(số liệu đến ngày {day}, tính từ hồ sơ của các trường):"
    )


def _day(text: str) -> str:
    year, month, day = text.split("-")
    return f"{day}/{month}/{year}"


def _situation(figures: Figures) -> str:
    lines = []
    for row in figures["scale"]:
        schools, classes, pupils, *_rest, size = row["cells"]
        if row["level"] == "Tổng":
            lines.append(
                f"Toàn thành phố có {schools} trường, {classes} nhóm, lớp với {pupils} học sinh, "
                f"bình quân {size} học sinh/lớp."
            )
        else:
            lines.append(f"{row['level']}: {schools} trường, {classes} nhóm, lớp, {pupils} học sinh.")
    return "\n".join([lines[-1], *lines[:-1]])


def _results(figures: Figures) -> str:
    lines = []
    for row in figures["sections"]:
        title = row["title"].rstrip(". ")
        head = f"Mục {row['section']}. {title[:1].upper()}{title[1:].lower() if title.isupper() else title[1:]}"
        if row["activities"]:
            text = (
                f"{row['schools']} trường thực hiện {row['activities']} hoạt động, "
                f"tiến độ bình quân {row['percent']}%; "
                f"{row['done']}/{row['directives']} nhiệm vụ của Phòng đã hoàn thành."
            )
        else:
            text = (
                f"{row['done']}/{row['directives']} nhiệm vụ của Phòng đã hoàn thành; "
                "chưa có hoạt động của trường trong kế hoạch đã duyệt."
            )
        lines.append(f"{head}: {text}")
    covered = figures["coverage"]
    if covered:
        lines.append(
            f"Có {covered['taken']}/{covered['directives']} nhiệm vụ đã được ít nhất một trường đưa vào kế hoạch."
        )
    return "\n".join(lines)


def _assessment(figures: Figures) -> str:
    good = [row for row in figures["sections"] if row["percent"] is not None]
    best = sorted(good, key=lambda row: -row["percent"])[:2]
    worst = sorted(good, key=lambda row: row["percent"])[:2]
    lines = []
    if best:
        lines.append("Ưu điểm: các mục có tiến độ tốt là " + _named(best) + ".")
    if worst:
        lines.append("Tồn tại, hạn chế: các mục còn chậm là " + _named(worst) + ".")
    if late := figures["late"]:
        longest = max(late, key=lambda row: row["days"])
        lines.append(
            f"Còn {len(late)} việc quá hạn; lâu nhất là “{longest['title']}” của {longest['organization']}, "
            f"quá {longest['days']} ngày."
        )
    waiting = [row for row in figures["difficulties"] if row["is_open"]]
    if waiting:
        lines.append(f"Còn {len(waiting)} khó khăn, vướng mắc của các đơn vị chưa được giải quyết.")
    lines.append(f"Nguyên nhân: {UNWRITTEN}.")
    return "\n".join(lines)


def _named(rows: list[dict[str, Any]]) -> str:
    return ", ".join(f"{row['section']} ({row['percent']}%)" for row in rows)


def _tasks(figures: Figures) -> str:
    lines = [f"{row['title']} ({row['lead']}, chậm nhất ngày {row['due']})." for row in figures["next"][:10]]
    if untaken := figures["coverage"].get("untaken", []):
        lines.append(f"Đôn đốc các trường nhận {len(untaken)} nhiệm vụ chưa trường nào đưa vào kế hoạch.")
    if figures["late"]:
        lines.append(f"Giải quyết dứt điểm {len(figures['late'])} việc quá hạn.")
    return "\n".join(lines) or "Tiếp tục thực hiện các nhiệm vụ trong Kế hoạch năm học."


def _proposals(figures: Figures) -> str:
    waiting = [row for row in figures["difficulties"] if row["is_open"] and row["proposal"]]
    lines = [f"{row['organization']}: {row['proposal']}" for row in waiting[:8]]
    return "\n".join(lines) or "Không."
