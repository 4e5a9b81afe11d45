"""Students from Excel: known codes are mended, new ones come in with their class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from duoc.kit import clock
from duoc.kit.sheets.door import Door, ImportContext
from duoc.kit.sheets.preview import Fault, ParsedRow
from duoc.kit.sheets.undoing import Journal
from duoc.kit.text import fold, split_name
from duoc.registry.enrollment.models import Enrollment, EntryReason, ExitReason, Grade, SchoolClass
from duoc.registry.organizations.models import Organization, OrganizationType
from duoc.registry.people.models import Student, StudentStatus
from duoc.registry.registers.columns import STUDENTS
from duoc.registry.registers.importers.base import Field, Undoing, Writing, by_code, given, nearest, parts, twins

FACTS = ("birth_on", "sex", "ethnicity", "national_id", "birthplace", "is_disabled", "disability_kind")
YOUNGEST_OF = dict(zip(Grade.values, (0, 1, 2, 3, 4, 5, *range(6, 18)), strict=True))
TOO_EARLY, TOO_LATE = 1, 8
"""A child may be a year ahead of its grade; eight behind it is a slip of the pen."""


@dataclass(slots=True)
class Known:
    """What the records say about the rows of one file: looked up once, for all rows together."""

    field: Field
    students: dict[str, Student]
    classes: dict[tuple[int, str], SchoolClass]
    stays: dict[int, Enrollment]
    wards: dict[str, int]

    @classmethod
    def about(cls, rows: Sequence[ParsedRow], context: ImportContext) -> Known:
        """Some ten queries, and one more for each 900 rows."""
        field = Field.of(context)
        students = by_code(Student, (row["code"] for row in rows))
        stays: dict[int, Enrollment] = {}
        for part in parts(each.pk for each in students.values()):
            for stay in Enrollment.objects.filter(student__in=part, is_primary=True, exit_reason=""):
                stays[stay.student_id] = stay
        classes = {}
        for each in SchoolClass.objects.filter(school_year=field.year, school__in=list(field.names)):
            classes[each.school_id, fold(each.code)] = each
            classes[each.school_id, fold(each.name)] = each
        wards = dict(Organization.objects.filter(type=OrganizationType.WARD).values_list("name", "pk"))
        return cls(field, students, classes, stays, wards)

    def target(self, row: ParsedRow) -> SchoolClass | None:
        """The class that a row names."""
        place = self.place(row)
        return self.classes.get((place, fold(row["class_name"]))) if place and row["class_name"] else None

    def place(self, row: ParsedRow) -> int | None:
        """The school of a row: the one it names; for a known student without a name, the present one."""
        known = self.students.get(row["code"])
        if not row["school"] and known is not None and known.school_id in self.field.names:
            return known.school_id
        return self.field.place(row["school"])


class StudentImporter(Undoing):
    """Checks and writes the register of students."""

    def check(self, rows: Sequence[ParsedRow], context: ImportContext) -> Iterator[Fault]:
        """Everything that the records forbid."""
        known = Known.about(rows, context)
        today = clock.today()
        names_of: dict[int, list[str]] = {}
        for each in known.classes.values():
            names_of.setdefault(each.school_id, []).append(each.name)
        for row in rows:
            yield from self._check_place(row, known, names_of)
            yield from self._check_age(row, known, today)
        told = _("Trùng số định danh với dòng %(earlier)s. Mỗi học sinh một số định danh.")
        yield from twins(rows, "national_id", told)
        yield from self._check_identifiers(rows)

    def _check_place(self, row: ParsedRow, known: Known, names_of: Mapping[int, list[str]]) -> Iterator[Fault]:
        student = known.students.get(row["code"])
        if student is not None and student.school_id not in known.field.names:
            told = _("Mã này là của một học sinh trường khác. Kiểm tra mã; nếu em chuyển đến, dùng trang Tiếp nhận.")
            yield Fault(row=row.number, column="code", message=told)
            return
        place = known.place(row)
        if place is None:
            yield known.field.place_fault(row)
            return
        if student is not None and student.school_id != place and student.status == StudentStatus.ENROLLED:
            told = _("Học sinh đang học ở trường khác với trường ghi ở đây. Chuyển trường ở trang hồ sơ học sinh.")
            yield Fault(row=row.number, column="school", message=told)
            return
        if not row["class_name"]:
            if student is None:
                told = _("Học sinh mới cần có lớp. Ghi tên lớp trong năm học này.")
                yield Fault(row=row.number, column="class_name", message=told)
            return
        target = known.target(row)
        if target is None:
            near = nearest(row["class_name"], names_of.get(place, []))
            told = _('Năm học này %(school)s không có lớp "%(class)s".') % {
                "school": known.field.names[place], "class": row["class_name"],
            }  # fmt: skip
            yield Fault(row=row.number, column="class_name", message=told, suggestion=near)
            return
        yield from self._check_day(row, student, target, known)

    def _check_day(self, row: ParsedRow, student: Student | None, target: SchoolClass, known: Known) -> Iterator[Fault]:
        day = _first_day(row, student, target, known)
        if day is None:
            return
        if not target.is_valid_on(day):
            told = _("Lớp %(class)s không mở vào ngày %(day)s.") % {"class": target.name, "day": f"{day:%d/%m/%Y}"}
            yield Fault(row=row.number, column="enrolled_on", message=told)
        stay = known.stays.get(student.pk) if student is not None else None
        if stay is not None and stay.valid_from and day <= stay.valid_from:
            told = _("Học sinh vào lớp cũ ngày %(day)s; ngày chuyển lớp phải sau ngày đó.") % {
                "day": f"{stay.valid_from:%d/%m/%Y}"
            }
            yield Fault(row=row.number, column="enrolled_on", message=told)

    def _check_age(self, row: ParsedRow, known: Known, today: date) -> Iterator[Fault]:
        born = row["birth_on"]
        if born is None:
            return
        if born > today:
            yield Fault(row=row.number, column="birth_on", message=_("Ngày sinh ở tương lai. Kiểm tra lại năm sinh."))
            return
        target, year = known.target(row), known.field.year
        if target is None or year is None:
            return
        usual = year.first_calendar_year - YOUNGEST_OF[target.grade]
        if not usual - TOO_LATE <= born.year <= usual + TOO_EARLY:
            told = _("Sinh năm %(born)s thì chưa hợp với %(grade)s (thường sinh năm %(usual)s). Kiểm tra lại.")
            told %= {"born": born.year, "grade": Grade(target.grade).label, "usual": usual}
            yield Fault(row=row.number, column="birth_on", message=told)

    def _check_identifiers(self, rows: Sequence[ParsedRow]) -> Iterator[Fault]:
        wanted = {row["national_id"]: row for row in rows if row["national_id"]}
        for part in parts(wanted):
            for code, number in Student.objects.filter(national_id__in=part).values_list("code", "national_id"):
                row = wanted[number]
                if row["code"] != code:
                    told = _("Số định danh này đang ghi cho học sinh mã %(code)s.") % {"code": code}
                    yield Fault(row=row.number, column="national_id", message=told)

    def commit(self, rows: Sequence[ParsedRow], context: ImportContext) -> Mapping[str, Any]:
        """Write all rows: persons first, then the enrollments that follow from their classes."""
        known = Known.about(rows, context)
        journal = Journal()
        persons: Writing[Student] = Writing(Student, context, journal)
        ended: Writing[Enrollment] = Writing(Enrollment, context, journal)
        begun: list[Enrollment] = []
        for count, row in enumerate(rows, start=1):
            student = known.students.get(row["code"]) or Student(code=row["code"])
            target = known.target(row)
            day = _first_day(row, student if student.pk else None, target, known) if target else None
            values = _values(row, student, known)
            if target is not None and day is not None:
                begun.append(_begin(student, target, day, known, ended))
                values |= {
                    "school_id": target.school_id, "grade": target.grade, "class_name": target.name,
                    "status": StudentStatus.ENROLLED,
                }  # fmt: skip
            persons.put(student, values, scope=known.place(row))
            if count % 200 == 0:
                context.progress(count, len(rows), _("Đang chuẩn bị…"))
        persons.save("people.student_imported")
        ended.save("enrollment.left")
        for stay in begun:
            stay.student_id = stay.student.pk
        Enrollment.objects.bulk_create(begun, batch_size=500)
        journal.made(Enrollment, [stay.pk for stay in begun])
        context.progress(len(rows), len(rows), _("Đã ghi xong."))
        return journal.as_json()


def _values(row: ParsedRow, student: Student, known: Known) -> dict[str, Any]:
    values = given(row, FACTS)
    if row["full_name"] != student.full_name:  # a given name of several syllables stays as it was taken apart
        family, middle, given_name = split_name(row["full_name"])
        values |= {"family_name": family, "middle_name": middle, "given_name": given_name}
    if row["ward"]:
        values["ward_id"] = known.wards[row["ward"]]
    return values


def _first_day(row: ParsedRow, student: Student | None, target: SchoolClass, known: Known) -> date | None:
    """The day on which a row puts its student into a class; None where they are in it already."""
    stay = known.stays.get(student.pk) if student is not None else None
    if stay is not None and stay.school_class_id == target.pk:
        return None
    if row["enrolled_on"]:
        return row["enrolled_on"]  # type: ignore[no-any-return]
    if student is None and target.valid_from:
        return target.valid_from
    return clock.today()


def _begin(student: Student, target: SchoolClass, day: date, known: Known, ended: Writing[Enrollment]) -> Enrollment:
    """The enrollment that begins, and the end of the one before it."""
    stay = known.stays.get(student.pk) if student.pk else None
    reason = EntryReason.ADMITTED
    if stay is not None:
        reason = EntryReason.CLASS_CHANGE
        ended.put(stay, {"valid_to": day, "exit_reason": ExitReason.CLASS_CHANGE}, scope=stay.school_id)
    elif student.pk:
        reason = EntryReason.RETURNED
    return Enrollment(
        student=student, school_class=target, school_id=target.school_id, school_year_id=target.school_year_id,
        grade=target.grade, entry_reason=reason, valid_from=day, valid_to=target.valid_to,
    )  # fmt: skip


STUDENT_DOOR = Door(register=STUDENTS, importer=StudentImporter())
