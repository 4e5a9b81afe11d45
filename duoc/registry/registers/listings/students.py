"""The list of students."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from duoc.registry.access.gate import Access
from duoc.registry.enrollment.models import Enrollment, SchoolClass
from duoc.registry.people.models import Sex, Student, StudentStatus
from duoc.registry.registers import cells, columns, places
from duoc.registry.registers.cells import Cell
from duoc.registry.registers.listings.shared import (
    choice_filter,
    grade_filter,
    level_filter,
    number_or_none,
    school_filter,
    ward_filter,
)
from duoc.registry.registers.lists import Column, Deed, Filter, Listing, Options
from duoc.registry.registers.policy import EDIT_STUDENTS, VIEW_STUDENTS
from duoc.web.addresses import row_url

SHOWN = (
    *("full_name", "code", "birth_on", "sex", "ethnicity", "class_name", "status"),
    *("school__name", "school__short_name", "ward__name", "ward__short_name"),
)
STATUS_TONES = {
    StudentStatus.ENROLLED: "good",
    StudentStatus.TRANSFERRED: "info",
    StudentStatus.DROPPED_OUT: "bad",
    StudentStatus.COMPLETED: "none",
    StudentStatus.NONE: "warn",
}
CHUNK = 2000


def _name(row: Student) -> Cell:
    return Cell(row.full_name, row_url("registers:student", row.pk), row.code)


def _status(row: Student) -> Cell:
    return cells.choice(StudentStatus, row.status, tone=STATUS_TONES[StudentStatus(row.status)])


def _classes(access: Access, chosen: Mapping[str, str]) -> Options:
    """The classes of the chosen school; of the own ones, where these are few."""
    school = number_or_none(chosen.get("school", ""))
    if not school and len(access.organizations(VIEW_STUDENTS)) != 1:
        return []
    found = places.classes(access, VIEW_STUDENTS)
    if school:
        found = found.filter(school=school)
    if grade := chosen.get("grade"):
        found = found.filter(grades__grade=grade)
    return [(row.pk, row.name) for row in found]


def _in_class(value: str) -> Q:
    row = SchoolClass.objects.filter(pk=number_or_none(value)).first()
    if row is None:
        return Q(pk=None)
    return Q(pk__in=Enrollment.objects.filter(school_class=row, exit_reason="").values("student"))


def _sheet(rows: QuerySet[Student], access: Access) -> Iterator[dict[str, Any]]:
    """The rows as the register brings them in again. One query, read in portions; no records are built for it."""
    fields = {
        "code": "code", "full_name": "full_name", "birth_on": "birth_on", "sex": "sex", "ethnicity": "ethnicity",
        "national_id": "national_id", "birthplace": "birthplace", "school": "school__name",
        "class_name": "class_name", "ward": "ward__name", "is_disabled": "is_disabled",
        "disability_kind": "disability_kind",
    }  # fmt: skip
    found = rows.order_by("sort_key", "pk").values_list(*fields.values())
    for values in found.iterator(chunk_size=CHUNK):
        yield dict(zip(fields, values, strict=True))


STUDENT_LIST: Listing[Student] = Listing(
    key="students",
    title=_("Học sinh"),
    model=Student,
    view=VIEW_STUDENTS,
    walked=True,
    code=("code", "national_id"),
    columns=(
        Column(key="name", sheet=("code", "full_name"), title=_("Họ và tên"), cell=_name, order=("sort_key",)),
        Column(
            key="birth", sheet=("birth_on",), title=_("Ngày sinh"), cell=lambda row: cells.day(row.birth_on),
            order=("birth_on", "sort_key"), is_numeric=True,
        ),
        Column(
            key="sex", sheet=("sex",), title=_("Giới"), cell=lambda row: cells.choice(Sex, row.sex),
        ),
        Column(key="ethnicity", sheet=("ethnicity",), title=_("Dân tộc"), cell=lambda row: cells.text(row.ethnicity)),
        Column(
            key="class", sheet=("class_name",), title=_("Lớp"),
            cell=lambda row: cells.text(row.class_name), order=("class_name", "sort_key")
        ),
        Column(
            key="school", sheet=("school",), title=_("Trường"),
            cell=lambda row: cells.text(row.school.label if row.school else ""),
            order=("school__sort_key", "class_name", "sort_key"),
        ),
        Column(
            key="ward", sheet=("ward",), title=_("Nơi ở"),
            cell=lambda row: cells.text(row.ward.label if row.ward else ""),
        ),
        Column(key="status", title=_("Trạng thái"), cell=_status),
    ),
    filters=(
        level_filter(),
        grade_filter(),
        school_filter(VIEW_STUDENTS, "school"),
        Filter(key="class", title=_("Lớp"), options=_classes, condition=_in_class, follows=True),
        choice_filter("status", _("Trạng thái"), StudentStatus),
        ward_filter("ward"),
        choice_filter("sex", _("Giới"), Sex),
    ),
    fetch=lambda rows, access: rows.select_related("school", "ward").only(*SHOWN),
    register=columns.STUDENTS,
    sheet=_sheet,
    deeds=(
        Deed(title=_("Chuyển lớp"), icon="switch-horizontal", url_name="registers:students_change_class",
             action=EDIT_STUDENTS),
        Deed(title=_("Ghi diện chính sách"), icon="heart-handshake", url_name="registers:students_policy",
             action=EDIT_STUDENTS),
    ),
    search_label=_("Tìm theo tên, mã, số định danh"),
    empty=_("Chưa có học sinh nào trong phạm vi của anh/chị."),
)  # fmt: skip
