"""Classes, enrollments, teaching assignments, homerooms."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duoc.kit import text
from duoc.kit.dated import Dated
from duoc.kit.versioned import Versioned
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.organizations.models import Level, Organization, Room, Site
from duoc.registry.people.models import Staff, Student


class Grade(models.TextChoices):
    """Khối, nhóm lớp: age groups of the preschool and grades 1 to 12, in the order of age."""

    NURSERY_1 = "nt_3_12", _("Nhóm trẻ 3–12 tháng")
    NURSERY_2 = "nt_13_24", _("Nhóm trẻ 13–24 tháng")
    NURSERY_3 = "nt_25_36", _("Nhóm trẻ 25–36 tháng")
    KINDERGARTEN_3 = "mg_3_4", _("Mẫu giáo 3–4 tuổi")
    KINDERGARTEN_4 = "mg_4_5", _("Mẫu giáo 4–5 tuổi")
    KINDERGARTEN_5 = "mg_5_6", _("Mẫu giáo 5–6 tuổi")
    G1 = "1", _("Lớp 1")
    G2 = "2", _("Lớp 2")
    G3 = "3", _("Lớp 3")
    G4 = "4", _("Lớp 4")
    G5 = "5", _("Lớp 5")
    G6 = "6", _("Lớp 6")
    G7 = "7", _("Lớp 7")
    G8 = "8", _("Lớp 8")
    G9 = "9", _("Lớp 9")
    G10 = "10", _("Lớp 10")
    G11 = "11", _("Lớp 11")
    G12 = "12", _("Lớp 12")


def level_of(grade: str) -> Level:
    """The level that a grade belongs to."""
    if grade.startswith(("nt_", "mg_")):
        return Level.PRESCHOOL
    number = int(grade)
    if number <= 5:
        return Level.PRIMARY
    return Level.LOWER_SECONDARY if number <= 9 else Level.UPPER_SECONDARY


class Subject(models.Model):
    """A subject or field of activity, by the code that all programmes share."""

    code = models.CharField(_("mã môn"), max_length=30, unique=True)
    name = models.CharField(_("môn học"), max_length=100)
    name_en = models.CharField(_("tên tiếng Anh"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("môn học")

    def __str__(self) -> str:
        return self.name


class SchoolClass(Dated, Versioned):
    """Lớp (nhóm trẻ, lớp mẫu giáo): one school year long, in one school. Combined classes have several grades."""

    code = models.CharField(_("mã lớp"), max_length=60, unique=True)
    name = models.CharField(_("tên lớp"), max_length=40)
    sort_key = models.CharField(max_length=2 + text.LONGEST_KEY, editable=False)
    school = models.ForeignKey(Organization, models.PROTECT, related_name="classes", verbose_name=_("trường"))
    school_year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="classes", verbose_name=_("năm học"))
    grade = models.CharField(_("khối"), max_length=10, choices=Grade)
    is_combined = models.BooleanField(_("lớp ghép"), default=False)
    programme = models.CharField(_("chương trình"), max_length=10, blank=True)
    sessions_per_day = models.PositiveSmallIntegerField(_("số buổi/ngày"), default=1)
    site = models.ForeignKey(
        Site, models.SET_NULL, null=True, blank=True, related_name="classes", verbose_name=_("điểm trường")
    )
    room = models.ForeignKey(
        Room, models.SET_NULL, null=True, blank=True, related_name="classes", verbose_name=_("phòng")
    )

    class Meta(Dated.Meta):
        verbose_name = _("lớp")
        indexes: ClassVar = [models.Index(fields=["school_year", "school", "sort_key"], name="class_year_school")]
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(sessions_per_day__in=[1, 2]), name="class_one_or_two_sessions"),
        ]

    def __str__(self) -> str:
        return self.name

    def fill_keys(self) -> None:
        """Order of classes: grade from low to high, then name."""
        self.sort_key = f"{Grade.values.index(self.grade):02d}{text.person_sort_key(self.name, '', '')}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fill_keys()
        super().save(*args, **kwargs)


class ClassGrade(models.Model):
    """A grade taught in a class: one row for most classes, several for a combined one."""

    school_class = models.ForeignKey(SchoolClass, models.CASCADE, related_name="grades", verbose_name=_("lớp"))
    grade = models.CharField(_("khối"), max_length=10, choices=Grade)

    class Meta:
        verbose_name = _("khối của lớp")
        constraints: ClassVar = [models.UniqueConstraint(fields=["school_class", "grade"], name="class_grade_once")]


class EntryReason(models.TextChoices):
    """How a student came into a class."""

    ADMITTED = "admitted", _("Tuyển mới")
    PROMOTED = "promoted", _("Lên lớp")
    REPEAT = "repeat", _("Học lại")
    TRANSFER_IN = "transfer_in", _("Chuyển đến")
    RETURNED = "returned", _("Đi học trở lại")
    CLASS_CHANGE = "class_change", _("Chuyển lớp")


class ExitReason(models.TextChoices):
    """Why a student left a class."""

    TRANSFERRED_OUT = "transferred_out", _("Chuyển trường")
    DROPPED_OUT = "dropped_out", _("Bỏ học")
    COMPLETED = "completed", _("Hoàn thành")
    CLASS_CHANGE = "class_change", _("Chuyển lớp")
    DECEASED = "deceased", _("Qua đời")
    MOVED_ABROAD = "moved_abroad", _("Ra nước ngoài")


class Enrollment(Dated):
    """That a student learns in a class, for a time. `valid_to` is the day after the last day of attendance.

    `school` and `school_year` repeat those of the class, so that a city's figures need no join for them.
    """

    student = models.ForeignKey(Student, models.CASCADE, related_name="enrollments", verbose_name=_("học sinh"))
    school_class = models.ForeignKey(SchoolClass, models.PROTECT, related_name="enrollments", verbose_name=_("lớp"))
    school = models.ForeignKey(Organization, models.PROTECT, related_name="enrollments", verbose_name=_("trường"))
    school_year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="enrollments", verbose_name=_("năm học"))
    grade = models.CharField(_("khối"), max_length=10, choices=Grade)
    is_primary = models.BooleanField(_("ghi danh chính"), default=True)
    entry_reason = models.CharField(_("lý do vào"), max_length=20, choices=EntryReason, blank=True)
    exit_reason = models.CharField(_("lý do ra"), max_length=20, choices=ExitReason, blank=True)

    class Meta(Dated.Meta):
        verbose_name = _("ghi danh")
        indexes: ClassVar = [
            models.Index(fields=["school_year", "school", "grade"], name="enrollment_year_school"),
            models.Index(fields=["school_class", "valid_to"], name="enrollment_class"),
        ]


class TeachingAssignment(Dated):
    """Phân công giảng dạy: who teaches which subject in which class, with how many periods a week."""

    staff = models.ForeignKey(Staff, models.CASCADE, related_name="assignments", verbose_name=_("giáo viên"))
    school_class = models.ForeignKey(SchoolClass, models.CASCADE, related_name="assignments", verbose_name=_("lớp"))
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="assignments", verbose_name=_("môn học"))
    periods_per_week = models.DecimalField(_("số tiết/tuần"), max_digits=4, decimal_places=1)

    class Meta(Dated.Meta):
        verbose_name = _("phân công giảng dạy")


class Homeroom(Dated):
    """Chủ nhiệm: who is homeroom teacher of a class, for a time."""

    staff = models.ForeignKey(Staff, models.CASCADE, related_name="homerooms", verbose_name=_("giáo viên"))
    school_class = models.ForeignKey(SchoolClass, models.CASCADE, related_name="homerooms", verbose_name=_("lớp"))

    class Meta(Dated.Meta):
        verbose_name = _("chủ nhiệm")
