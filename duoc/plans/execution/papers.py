"""A school plan or action plan as a state document: a short text, and the table of activities behind it."""

from __future__ import annotations

from duoc.kit.paper import Align, Appendix, Band, Column, Document, Heading, Level, Paragraph, Row, Signature, Table
from duoc.plans.documents.models import PlanState, PlanStateChange, Task
from duoc.plans.execution.board import Board
from duoc.plans.execution.grouping import By, grouped
from duoc.plans.execution.queries import section_titles
from duoc.registry.access.models import RoleAssignment
from duoc.registry.access.roles import Role
from duoc.registry.people.models import Position, Staff

OPEN_STATES = (PlanState.DRAFT, PlanState.RETURNED)
SCHOOL_COLUMNS = (
    Column("TT", 0.35, Align.CENTER),
    Column("Thời gian", 0.9, Align.CENTER),
    Column("Nội dung hoạt động", 2.2),
    Column("Mục tiêu", 1.7),
    Column("Giải pháp", 1.7),
    Column("Chủ trì", 1.1),
    Column("Nguồn lực, phương tiện", 1.3),
)
ACTION_COLUMNS = (
    Column("TT", 0.35, Align.CENTER),
    Column("Nội dung công việc", 2.2),
    Column("Mục tiêu, chỉ tiêu", 1.5),
    Column("Thời gian", 0.9, Align.CENTER),
    Column("Chủ trì", 1.0),
    Column("Phối hợp", 1.1),
    Column("Sản phẩm, kết quả", 1.2),
    Column("Kinh phí, phương tiện", 1.1),
    Column("Ghi chú", 0.7),
)


def carrying_plan_document(board: Board) -> Document:
    """The plan for print: by month for a school, by section of the office's plan for a division."""
    plan = board.plan
    if plan is None:
        raise ValueError("only a plan that was begun can be printed")
    decided = (step for step in board.steps if step.state == PlanState.APPROVED)
    approval = next((step for step in decided if step.from_state not in OPEN_STATES), None)  # not one that was kept
    is_approved = plan.state == PlanState.APPROVED
    office_plan, office = board.office_plan, board.office
    return Document(
        parent_issuer=office.name if office else "",
        issuer=board.organization.name,
        number=int(plan.number) if plan.number.isdigit() else None,
        symbol=plan.symbol,
        place=office_plan.place if office_plan else "",
        issued_on=plan.dated_on,
        type_name=plan.document_type,
        subject_line=_subject(board),
        grounds=_grounds(board),
        body=_text(board),
        recipients=_recipients(board),
        signature=_signature(board),
        countersignature=_approval(approval) if is_approved and approval else None,
        appendices=(
            Appendix(
                title="Kế hoạch hành động chi tiết" if board.is_division else "Các hoạt động trong năm học",
                body=(_table(board),),
                landscape=True,
            ),
        ),
        is_draft=not is_approved,
    )


def _subject(board: Board) -> str:
    title = board.plan.title if board.plan else ""
    return title.removeprefix("Kế hoạch ").strip() or title


def _grounds(board: Board) -> tuple[str, ...]:
    found = board.office_plan
    if found is None:
        return ()
    day = f" ngày {found.dated_on:%d/%m/%Y}" if found.dated_on else ""
    subject = found.title[:1].lower() + found.title[1:] if not found.title.isupper() else found.title.lower()
    return (f"Căn cứ Kế hoạch số {found.full_symbol}{day} của {found.organization.name} {subject}",)


def _text(board: Board) -> tuple[Heading | Paragraph, ...]:
    total, own = len(board.activities), board.own_work
    by_term = grouped(board.activities, By.TERM, board.calendar, board.day)
    terms = "; ".join(f"{group.title[:1].lower()}{group.title[1:]}: {len(group.tasks)} hoạt động" for group in by_term)
    return (
        Heading(
            Level.SECTION,
            "I.",
            "Nội dung",
            (
                Paragraph(
                    f"Kế hoạch gồm {total} hoạt động, trong đó {total - own} hoạt động thực hiện nhiệm vụ của Phòng "
                    f"và {own} hoạt động của đơn vị ({terms}). "
                    "Thời gian, mục tiêu, giải pháp, người chủ trì và nguồn lực của từng hoạt động nêu tại Phụ lục."
                ),
            ),
        ),
        Heading(
            Level.SECTION,
            "II.",
            "Tổ chức thực hiện",
            (
                Paragraph(
                    "Đơn vị, cá nhân chủ trì tổ chức thực hiện hoạt động được giao, cập nhật tiến độ và minh chứng "
                    "hằng tuần; khó khăn, vướng mắc vượt thẩm quyền được báo cáo ngay để giải quyết."
                ),
                Paragraph("Kế hoạch được rà soát hằng tháng, sơ kết cuối học kỳ I và tổng kết cuối năm học."),
            ),
        ),
    )


def _table(board: Board) -> Table:
    if board.is_division:
        groups = grouped(board.activities, By.SECTION, board.calendar, board.day, section_titles(board.office_plan))
        columns: tuple[Column, ...] = ACTION_COLUMNS
        make = _action_row
    else:
        groups = grouped(board.activities, By.MONTH, board.calendar, board.day)
        columns = SCHOOL_COLUMNS
        make = _school_row
    rows: list[Row | Band] = []
    number = 0
    for group in groups:
        rows.append(Band(group.title))
        for task in group.tasks:
            number += 1
            rows.append(Row(make(number, task)))
    return Table(columns, tuple(rows))


def _school_row(number: int, task: Task) -> tuple[str, ...]:
    return (
        str(number),
        period(task),
        _with_number(task),
        task.objective,
        task.solution,
        lead(task),
        task.means,
    )


def _action_row(number: int, task: Task) -> tuple[str, ...]:
    others = ", ".join(each.full_name for each in task.people.all())
    return (
        str(number),
        _with_number(task),
        task.objective,
        period(task),
        lead(task),
        others,
        task.deliverable,
        task.means,
        "",
    )


def _with_number(task: Task) -> str:
    numbers = ", ".join(each.number for each in task.serves.all() if each.number)
    return f"{task.title} (NV {numbers})" if numbers else task.title


def period(task: Task) -> str:
    """ "07/09 – 28/10/2020"."""
    if task.starts_on and task.due_on:
        same = task.starts_on.year == task.due_on.year
        return f"{task.starts_on:{'%d/%m' if same else '%d/%m/%Y'}} – {task.due_on:%d/%m/%Y}"
    day = task.due_on or task.starts_on
    return f"{day:%d/%m/%Y}" if day else ""


def lead(task: Task) -> str:
    """Department and person."""
    return ", ".join(str(each) for each in (task.lead_staff, task.lead and task.lead.label) if each)


def _recipients(board: Board) -> tuple[str, ...]:
    below = "Các trường thuộc bộ phận phụ trách" if board.is_division else "Các tổ chuyên môn, đoàn thể"
    above = "Lãnh đạo Phòng (báo cáo)" if board.is_division else "Phòng GD&ĐT (báo cáo)"
    return (above, below, "Lưu: VT")


def _signature(board: Board) -> Signature:
    plan = board.plan
    if plan is not None and plan.signer_name:
        return Signature(authority=plan.signer_authority, position=plan.signer_position, name=plan.signer_name)
    roles: dict[Role, str] = {
        Role.PRINCIPAL: "HIỆU TRƯỞNG",
        Role.CENTRE_HEAD: "GIÁM ĐỐC",
        Role.SPECIALIST: "NGƯỜI LẬP KẾ HOẠCH",
    }
    held = RoleAssignment.objects.on(board.day).filter(organization=board.organization, role__in=roles)
    first = held.select_related("account").order_by("pk").first()
    if first is None and board.is_division:
        return Signature(authority="NGƯỜI LẬP KẾ HOẠCH")
    if first is None:  # a head without an account yet
        head = Staff.objects.filter(organization=board.organization, position=Position.PRINCIPAL).order_by("pk").first()
        return Signature(authority="HIỆU TRƯỞNG", name=head.full_name if head else "")
    return Signature(authority=roles[Role(first.role)], name=first.account.get_full_name())


def _approval(step: PlanStateChange) -> Signature:
    name = step.by.get_full_name() if step.by else ""
    return Signature(authority="PHÊ DUYỆT\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO", name=name)
