"""Students from Excel: known codes are mended, new ones come in with their class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from duoc.kit import clock
from duoc.kit.among import Among
from duoc.kit.sheets.door import Door, ImportContext
from duoc.kit.sheets.preview import Fault, ParsedRow
from duoc.kit.sheets.undoing import Journal
from duoc.kit.text import fold, split_name
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.enrollment.models import Enrollment, EntryReason, ExitReason, Grade, SchoolClass
from duoc.registry.organizations.models import Organization, OrganizationType
from duoc.registry.people.models import Student, StudentStatus
from duoc.registry.registers.columns import STUDENTS
from duoc.registry.registers.importers.base import (
    Field,
    Undoing,
    Writing,
    by_code,
    differs,
    given,
    nearest,
    twins,
)

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
    _targets: dict[tuple[int | None, str | None], SchoolClass | None] = dataclass_field(default_factory=dict)

    @classmethod
    def about(cls, rows: Sequence[ParsedRow], context: ImportContext) -> Known:
        """Some ten queries, however many rows."""
        field = Field.of(context)
        students = by_code(Student, (row["code"] for row in rows))
        stays: dict[int, Enrollment] = {}
        if students:
            present = Enrollment.objects.filter(is_primary=True, exit_reason="")
            for stay in present.filter(Among("student", [each.pk for each in students.values()])):
                stays[stay.student_id] = stay
        classes = {}
        for each in SchoolClass.objects.filter(school_year=field.year, school__in=list(field.names)):
            classes[each.school_id, fold(each.code)] = each
            classes[each.school_id, fold(each.name)] = each
        wards = dict(Organization.objects.filter(type=OrganizationType.WARD).values_list("name", "pk"))
        return cls(field, students, classes, stays, wards)

    def target(self, row: ParsedRow, place: int | None) -> SchoolClass | None:
        """The class of this school that a row names. Asked once for each class, however many rows name it."""
        asked = (place, row["class_name"])
        if asked not in self._targets:
            school, name = asked
            self._targets[asked] = self.classes.get((school, fold(name))) if school and name else None
        return self._targets[asked]

    def place(self, row: ParsedRow, student: Student | None) -> int | None:
        """The school of a row: the one it names; for a known student without a name, the present one."""
        if not row["school"] and student is not None and student.school_id in self.field.names:
            return student.school_id
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
            student = known.students.get(row["code"])
            place = known.place(row, student)
            target = known.target(row, place)
            if refused := self._place_fault(row, student, place, known):
                yield refused
            elif target is not None:
                yield from self._check_day(row, student, target, known)
            elif missing := self._class_fault(row, student, place, known, names_of):
                yield missing
            if implausible := _age_fault(row, target, known.field.year, today):
                yield implausible
            moves = target is not None and _first_day(row, student, target, known) is not None
            is_changed = student is not None and (moves or differs(student, _values(row, student, known)))
            context.tally.note(is_new=student is None, is_changed=is_changed)
        told = _("Trùng số định danh với dòng %(earlier)s. Mỗi học sinh một số định danh.")
        yield from twins(rows, "national_id", told)
        yield from self._check_identifiers(rows, known.students)

    def _place_fault(self, row: ParsedRow, student: Student | None, place: int | None, known: Known) -> Fault | None:
        """Why a row is not of a school into which one may write."""
        if student is not None and student.school_id not in known.field.names:
            told = _("Mã này là của một học sinh trường khác. Kiểm tra mã; nếu em chuyển đến, dùng trang Tiếp nhận.")
            return Fault(row=row.number, column="code", message=told)
        if place is None:
            return known.field.place_fault(row)
        if student is not None and student.school_id != place and student.status == StudentStatus.ENROLLED:
            told = _("Học sinh đang học ở trường khác với trường ghi ở đây. Chuyển trường ở trang hồ sơ học sinh.")
            return Fault(row=row.number, column="school", message=told)
        return None

    def _class_fault(
        self, row: ParsedRow, student: Student | None, place: int | None, known: Known, names: Mapping[int, list[str]]
    ) -> Fault | None:
        """Why a row has no class: it names none and is new, or names one that the school does not have."""
        if not row["class_name"]:
            if student is not None:
                return None
            told = _("Học sinh mới cần có lớp. Ghi tên lớp trong năm học này.")
            return Fault(row=row.number, column="class_name", message=told)
        near = nearest(row["class_name"], names.get(place or 0, []))
        told = _('Năm học này %(school)s không có lớp "%(class)s". Kiểm tra tên lớp, hoặc mở lớp trước.') % {
            "school": known.field.names[place or 0], "class": row["class_name"],
        }  # fmt: skip
        return Fault(row=row.number, column="class_name", message=told, suggestion=near)

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

    def _check_identifiers(self, rows: Sequence[ParsedRow], students: Mapping[str, Student]) -> Iterator[Fault]:
        """Identifiers that are another student's; those that stand in the records already are not asked for again."""
        wanted = {row["national_id"]: row for row in rows if row["national_id"]}
        for student in students.values():
            if (row := wanted.get(student.national_id)) is not None and row["code"] == student.code:
                del wanted[student.national_id]
        holders = Student.objects.filter(Among("national_id", wanted)).values_list("code", "national_id")
        for code, number in holders if wanted else ():
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
            place = known.place(row, student)
            target = known.target(row, place)
            day = _first_day(row, student if student.pk else None, target, known) if target else None
            values = _values(row, student, known)
            if target is not None and day is not None:
                begun.append(_begin(student, target, day, known, ended))
                values |= {
                    "school_id": target.school_id, "grade": target.grade, "class_name": target.name,
                    "status": StudentStatus.ENROLLED,
                }  # fmt: skip
            persons.put(student, values, scope=place)
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


def _age_fault(row: ParsedRow, target: SchoolClass | None, year: SchoolYear | None, today: date) -> Fault | None:
    """Why a birthday cannot be, or not in this class."""
    born = row["birth_on"]
    if born is None:
        return None
    if born > today:
        return Fault(row=row.number, column="birth_on", message=_("Ngày sinh ở tương lai. Kiểm tra lại năm sinh."))
    if target is None or year is None:
        return None
    usual = year.first_calendar_year - YOUNGEST_OF[target.grade]
    if usual - TOO_LATE <= born.year <= usual + TOO_EARLY:
        return None
    told = _("Sinh năm %(born)s thì chưa hợp với %(grade)s (thường sinh năm %(usual)s). Kiểm tra lại.")
    told %= {"born": born.year, "grade": Grade(target.grade).label, "usual": usual}
    return Fault(row=row.number, column="birth_on", message=told)


def _values(row: ParsedRow, student: Student, known: Known) -> dict[str, Any]:
    values = given(row, FACTS)
    if (
        row["full_name"] and row["full_name"] != student.full_name
    ):  # a given name of several syllables stays as it was taken apart
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
