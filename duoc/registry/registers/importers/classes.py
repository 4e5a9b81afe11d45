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
from duoc.registry.organizations.models import LEVEL_FIELDS, Organization
from duoc.registry.registers.columns import CLASSES
from duoc.registry.registers.importers.base import Field, Undoing, Writing, by_code, given, open_sites, site_fault

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
            if standing is not None and standing.school_id != place:
                told = _("Mã này là của một lớp thuộc trường khác. Đặt mã khác.")
                yield Fault(row=row.number, column="code", message=told)
            elif standing is not None and standing.school_year_id != (field.year.pk if field.year else None):
                told = _("Mã này là của một lớp năm học trước. Đặt mã khác cho lớp năm nay.")
                yield Fault(row=row.number, column="code", message=told)
            elif names.setdefault((place, fold(row["name"])), row["code"]) != row["code"]:
                told = _('Năm học này trường đã có lớp "%(name)s".') % {"name": row["name"]}
                yield Fault(row=row.number, column="name", message=told)
            elif not getattr(schools[place], LEVEL_FIELDS[level_of(row["grade"])]):
                told = _("Trường này không dạy cấp học của khối đã ghi.")
                yield Fault(row=row.number, column="grade", message=told)
            elif standing is not None and standing.grade != row["grade"] and standing.enrollments.exists():
                told = _("Lớp đã có học sinh của khối cũ, chưa đổi khối được.")
                yield Fault(row=row.number, column="grade", message=told)
            if row["site"] and (place, fold(row["site"])) not in sites:
                yield site_fault(row, place, sites)

    def commit(self, rows: Sequence[ParsedRow], context: ImportContext) -> Mapping[str, Any]:
        """Write all rows and the grades that the classes teach."""
        field, known = Field.of(context), by_code(SchoolClass, (row["code"] for row in rows))
        sites, journal = open_sites(field), Journal()
        writing: Writing[SchoolClass] = Writing(SchoolClass, context, journal)
        for row in rows:
            place = field.place(row["school"])
            school_class = known.get(row["code"]) or SchoolClass(code=row["code"])
            values = given(row, FACTS)
            if row["site"] and place is not None:
                values["site_id"] = sites[place, fold(row["site"])].pk
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


CLASS_DOOR = Door(register=CLASSES, importer=ClassImporter())
