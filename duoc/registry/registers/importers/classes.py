"""Classes of this school year from Excel: known codes are mended, new ones opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from duoc.kit.sheets.door import Door, ImportContext
from duoc.kit.sheets.preview import Fault, ParsedRow
from duoc.kit.sheets.undoing import Journal
from duoc.kit.text import fold
from duoc.registry.enrollment.models import ClassGrade, SchoolClass, level_of
from duoc.registry.organizations.models import LEVEL_FIELDS, Organization, Site
from duoc.registry.registers.columns import CLASSES
from duoc.registry.registers.importers.base import (
    Field,
    Undoing,
    Writing,
    by_code,
    differs,
    given,
    open_sites,
    site_fault,
)

FACTS = ("name", "grade", "programme", "sessions_per_day")


class ClassImporter(Undoing):
    """Checks and writes the register of classes."""

    def check(self, rows: Sequence[ParsedRow], context: ImportContext) -> Iterator[Fault]:
        """Everything that the records forbid."""
        field, known = Field.of(context), by_code(SchoolClass, (row["code"] for row in rows))
        sites, schools = open_sites(field), Organization.objects.in_bulk(list(field.names))
        names = {
            (each.school_id, fold(each.name)): each.code
            for each in SchoolClass.objects.filter(school_year=field.year, school__in=list(field.names))
        }
        for row in rows:
            place = field.place(row["school"])
            if place is None:
                yield field.place_fault(row)
                continue
            standing = known.get(row["code"])
            if refused := (
                _code_fault(row, standing, place, field)
                or _name_fault(row, place, names)
                or _grade_fault(row, standing, schools[place])
                or _day_fault(row, standing, field)
            ):
                yield refused
            if row["site"] and (place, fold(row["site"])) not in sites:
                yield site_fault(row, place, sites)
            changes = standing is not None and differs(standing, _facts(row, place, sites))
            context.tally.note(is_new=standing is None, is_changed=changes)

    def commit(self, rows: Sequence[ParsedRow], context: ImportContext) -> Mapping[str, Any]:
        """Write all rows and the grades that the classes teach."""
        field, known = Field.of(context), by_code(SchoolClass, (row["code"] for row in rows))
        sites, journal = open_sites(field), Journal()
        writing: Writing[SchoolClass] = Writing(SchoolClass, context, journal)
        for row in rows:
            place = field.place(row["school"])
            school_class = known.get(row["code"]) or SchoolClass(code=row["code"])
            values = _facts(row, place, sites)
            if school_class._state.adding and field.year is not None:
                values |= {
                    "school_id": place, "school_year_id": field.year.pk,
                    "valid_from": row["opened_on"] or field.year.starts_on,
                }  # fmt: skip
            writing.put(school_class, values, scope=place)
        writing.save("enrollment.class_imported")
        grades = [ClassGrade(school_class=each, grade=each.grade) for each in writing.new]
        ClassGrade.objects.bulk_create(grades, batch_size=500)
        journal.made(ClassGrade, [grade.pk for grade in grades])
        for each in writing.changed:
            for grade in each.grades.exclude(grade=each.grade):
                if not each.is_combined:
                    journal.changed(ClassGrade, grade.pk, {"grade": grade.grade})
                    grade.grade = each.grade
                    grade.save(update_fields=["grade"])
        context.progress(len(rows), len(rows), _("Đã ghi xong."))
        return journal.as_json()


def _facts(row: ParsedRow, place: int | None, sites: Mapping[tuple[int, str], Site]) -> dict[str, Any]:
    """The filled cells as columns of a class."""
    facts = given(row, FACTS)
    if row["site"] and place is not None and (site := sites.get((place, fold(row["site"])))) is not None:
        facts["site_id"] = site.pk
    return facts


def _code_fault(row: ParsedRow, standing: SchoolClass | None, place: int, field: Field) -> Fault | None:
    """Why a code cannot be this class's."""
    if standing is None:
        if field.year is not None:
            return None
        told = _("Chưa có năm học cho hôm nay nên chưa mở lớp được. Thêm năm học trước.")
    elif standing.school_id != place:
        told = _("Mã này là của một lớp thuộc trường khác. Đặt mã khác.")
    elif field.year is None or standing.school_year_id != field.year.pk:
        told = _("Mã này là của một lớp năm học khác. Đặt mã khác cho lớp năm nay.")
    else:
        return None
    return Fault(row=row.number, column="code", message=told)


def _name_fault(row: ParsedRow, place: int, names: dict[tuple[int, str], str]) -> Fault | None:
    """Why a name is taken; a name that is free is this row's from here on."""
    if row["name"] is None or row["code"] is None:
        return None
    owner = names.setdefault((place, fold(row["name"])), row["code"])
    if owner == row["code"]:
        return None
    told = _('Năm học này trường đã có lớp "%(name)s" (mã %(code)s). Đặt tên khác, hoặc ghi đúng mã của lớp đó.')
    return Fault(row=row.number, column="name", message=told % {"name": row["name"], "code": owner})


def _grade_fault(row: ParsedRow, standing: SchoolClass | None, school: Organization) -> Fault | None:
    """Why a grade cannot be taught there."""
    if row["grade"] is None:
        return None
    if not getattr(school, LEVEL_FIELDS[level_of(row["grade"])]):
        told = _("%(school)s không dạy cấp học của khối này. Kiểm tra lại khối, hoặc cột Trường.")
        return Fault(row=row.number, column="grade", message=told % {"school": school.name})
    if standing is not None and standing.grade != row["grade"] and standing.enrollments.exists():
        told = _("Lớp đã có học sinh của %(grade)s nên chưa đổi khối được. Chuyển học sinh sang lớp khác trước.")
        return Fault(row=row.number, column="grade", message=told % {"grade": standing.get_grade_display()})
    return None


def _day_fault(row: ParsedRow, standing: SchoolClass | None, field: Field) -> Fault | None:
    """Why a class cannot open on this day: outside the school year, or it opened on another one."""
    day = row["opened_on"]
    if day is None or field.year is None:
        return None
    if standing is None:
        if field.year.starts_on <= day <= field.year.ends_on:
            return None
        told = _("Ngày mở lớp phải trong năm học, từ %(from)s đến %(to)s.") % {
            "from": f"{field.year.starts_on:%d/%m/%Y}", "to": f"{field.year.ends_on:%d/%m/%Y}",
        }  # fmt: skip
    elif day != standing.valid_from:
        opened = f"{standing.valid_from:%d/%m/%Y}" if standing.valid_from else "—"
        told = _("Lớp này đã mở từ %(day)s; ngày mở không đổi qua tệp. Ghi lại ngày đó hoặc để trống.") % {
            "day": opened
        }
    else:
        return None
    return Fault(row=row.number, column="opened_on", message=told)


CLASS_DOOR = Door(register=CLASSES, importer=ClassImporter())
