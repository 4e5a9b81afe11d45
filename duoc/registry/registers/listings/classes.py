"""The list of this school year's classes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from duoc.registry.access.gate import Access
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.enrollment.models import Enrollment, Grade, Homeroom, SchoolClass
from duoc.registry.enrollment.norms import largest_class
from duoc.registry.registers import cells, columns, places
from duoc.registry.registers.cells import Cell
from duoc.registry.registers.listings.shared import grade_filter, level_filter, number_or_none, school_filter
from duoc.registry.registers.lists import Column, Filter, Listing
from duoc.registry.registers.policy import VIEW_CLASSES
from duoc.web.addresses import row_url

SHOWN = (
    *("name", "code", "grade", "sessions_per_day", "programme"),
    *("school__name", "school__short_name", "site__name", "school_year__starts_on"),
)


def with_size(rows: QuerySet[SchoolClass], access: Access) -> QuerySet[SchoolClass]:
    """Classes with `pupils`, the number who learn there on the day, and today's homeroom teacher. Two queries more."""
    learning = Enrollment.objects.on(access.day).filter(school_class=OuterRef("pk"), exit_reason="")
    size = learning.order_by().values("school_class").annotate(count=Count("pk")).values("count")
    homerooms = Homeroom.objects.on(access.day).select_related("staff").only("school_class", "staff__full_name")
    return (
        rows.annotate(pupils=Coalesce(Subquery(size, output_field=IntegerField()), 0))
        .select_related("school", "site", "room", "school_year")
        .prefetch_related("grades", Prefetch("homerooms", homerooms, to_attr="leaders"))
    )


def _fetch(rows: QuerySet[SchoolClass], access: Access) -> QuerySet[SchoolClass]:
    """What the columns of the page show, and no more: a record is built from its columns one by one."""
    return with_size(rows, access).select_related(None).select_related("school", "site", "school_year").only(*SHOWN)


def size_cell(row: Any) -> Cell:
    """The size of a class against the law's norm."""
    norm = largest_class([each.grade for each in row.grades.all()] or [row.grade], row.school_year.starts_on)
    text = str(row.pupils)
    if norm is None:
        return Cell(text)
    return Cell(f"{text} / {norm}", tone="bad" if row.pupils > norm else "good")


def _name(row: SchoolClass) -> Cell:
    return Cell(row.name, row_url("registers:class", row.pk), row.code)


def _leader(row: Any) -> Cell:
    return cells.text(", ".join(each.staff.full_name for each in row.leaders))


def _sheet(rows: QuerySet[SchoolClass], access: Access) -> Iterator[dict[str, Any]]:
    row: Any
    for row in with_size(rows, access).order_by("school__sort_key", "sort_key", "pk"):
        yield {
            "code": row.code, "name": row.name, "school": row.school.name, "grade": row.grade,
            "programme": row.programme, "sessions_per_day": row.sessions_per_day,
            "site": row.site.code if row.site else "", "opened_on": row.valid_from, "pupils": row.pupils,
        }  # fmt: skip


def _year(value: str) -> Q:
    return Q(school_year=number_or_none(value))


def _this_year(access: Access) -> str:
    year = places.this_year(access)
    return str(year.pk) if year else ""


CLASS_LIST: Listing[SchoolClass] = Listing(
    key="classes",
    title=_("Lớp học"),
    model=SchoolClass,
    view=VIEW_CLASSES,
    folded="name",
    columns=(
        Column(key="name", sheet=("code", "name"), title=_("Lớp"), cell=_name, order=("school__sort_key", "sort_key")),
        Column(key="school", sheet=("school",), title=_("Trường"), cell=lambda row: cells.text(row.school.label)),
        Column(
            key="grade", sheet=("grade",), title=_("Khối"), cell=lambda row: cells.choice(Grade, row.grade),
            order=("sort_key", "school__sort_key"),
        ),
        Column(key="size", sheet=("pupils",), title=_("Sĩ số / chuẩn"), cell=size_cell),
        Column(key="homeroom", title=_("Chủ nhiệm"), cell=_leader),
        Column(
            key="sessions", sheet=("sessions_per_day",), title=_("Buổi/ngày"),
            cell=lambda row: cells.number(row.sessions_per_day), is_numeric=True,
        ),
        Column(
            key="site", sheet=("site",), title=_("Điểm trường"),
            cell=lambda row: cells.text(row.site.name if row.site else ""),
        ),
        Column(
            key="programme", sheet=("programme",), title=_("Chương trình"),
            cell=lambda row: cells.text(row.programme),
        ),
    ),
    filters=(
        Filter(
            key="year", title=_("Năm học"),
            options=lambda access, chosen: [(row.pk, str(row)) for row in SchoolYear.objects.order_by("-code")],
            condition=_year, default=_this_year,
        ),
        level_filter(),
        grade_filter("grades__grade"),
        school_filter(VIEW_CLASSES, "school"),
        Filter(
            key="sessions", title=_("Buổi/ngày"), options=lambda access, chosen: [("1", "1"), ("2", "2")],
            condition=lambda value: Q(sessions_per_day=number_or_none(value)),
        ),
    ),
    fetch=_fetch,
    register=columns.CLASSES,
    sheet=_sheet,
    search_label=_("Tìm theo tên lớp, mã lớp"),
    empty=_("Chưa có lớp nào trong phạm vi của anh/chị."),
)  # fmt: skip
