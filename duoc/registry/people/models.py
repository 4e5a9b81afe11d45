"""Students, guardians, staff."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from duoc.kit import text
from duoc.kit.dated import Dated
from duoc.kit.versioned import Versioned
from duoc.registry.organizations.models import Level, Organization


class Sex(models.TextChoices):
    """As the birth certificate says."""

    FEMALE = "F", _("Nữ")
    MALE = "M", _("Nam")


class Person(Versioned):
    """A person's name in its parts, with the columns that lists are searched and sorted by."""

    family_name = models.CharField(_("họ"), max_length=40)
    middle_name = models.CharField(_("tên đệm"), max_length=60, blank=True)
    given_name = models.CharField(_("tên"), max_length=40)
    full_name = models.CharField(_("họ và tên"), max_length=150, editable=False)
    folded = models.CharField(max_length=200, editable=False)
    sort_key = models.CharField(max_length=text.LONGEST_KEY, editable=False)
    birth_on = models.DateField(_("ngày sinh"))
    sex = models.CharField(_("giới tính"), max_length=1, choices=Sex, blank=True)
    ethnicity = models.CharField(_("dân tộc"), max_length=40, default="Kinh")
    national_id = models.CharField(_("số định danh cá nhân"), max_length=12, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.full_name

    def fill_keys(self) -> None:
        """Compute full name, search form and sort key. Called by `save` and before a bulk write."""
        self.full_name = " ".join(part for part in (self.family_name, self.middle_name, self.given_name) if part)
        self.folded = text.fold(self.full_name)[:200]
        self.sort_key = text.person_sort_key(self.given_name, self.family_name, self.middle_name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fill_keys()
        super().save(*args, **kwargs)


class StudentStatus(models.TextChoices):
    """Where a student stands today, drawn from the enrollments."""

    ENROLLED = "enrolled", _("Đang học")
    TRANSFERRED = "transferred", _("Đã chuyển đi")
    DROPPED_OUT = "dropped_out", _("Bỏ học")
    COMPLETED = "completed", _("Hoàn thành cấp học")
    NONE = "none", _("Chưa xếp lớp")


class Student(Person):
    """A child or pupil. `school`, `grade`, `class_name`, `status`: as they are now, kept by the services."""

    code = models.CharField(_("mã học sinh"), max_length=20, unique=True)
    birthplace = models.CharField(_("nơi sinh"), max_length=200, blank=True)
    is_disabled = models.BooleanField(_("khuyết tật"), default=False)
    disability_kind = models.CharField(_("dạng khuyết tật"), max_length=40, blank=True)
    school = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="students",
        db_index=False,
        verbose_name=_("trường"),
    )
    grade = models.CharField(_("khối"), max_length=10, blank=True)
    class_name = models.CharField(_("lớp"), max_length=40, blank=True)
    status = models.CharField(_("trạng thái"), max_length=12, choices=StudentStatus, default=StudentStatus.NONE)
    ward = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="residents",
        verbose_name=_("phường, xã nơi ở"),
    )

    class Meta:
        verbose_name = _("học sinh")
        indexes: ClassVar = [
            # A list of a whole city walks the first in its order and counts in the second; neither touches the table.
            models.Index(fields=["sort_key", "folded", "school", "status", "grade", "ward"], name="student_sort"),
            models.Index(fields=["school", "grade", "status", "ward", "folded"], name="student_count"),
            models.Index(fields=["school", "sort_key"], name="student_school_sort"),
            models.Index(fields=["national_id"], name="student_national_id"),
        ]


class PolicyGroupMembership(Dated):
    """That a student belongs to a policy group (diện chính sách) for a time. Poverty is a fact of a calendar year."""

    student = models.ForeignKey(Student, models.CASCADE, related_name="policy_groups", verbose_name=_("học sinh"))
    group = models.CharField(_("diện chính sách"), max_length=40)

    class Meta(Dated.Meta):
        verbose_name = _("diện chính sách")


class Residence(Dated):
    """Where a student lives, for a time."""

    student = models.ForeignKey(Student, models.CASCADE, related_name="residences", verbose_name=_("học sinh"))
    ward = models.ForeignKey(Organization, models.PROTECT, related_name="residences", verbose_name=_("phường, xã"))
    address = models.CharField(_("địa chỉ"), max_length=300, blank=True)

    class Meta(Dated.Meta):
        verbose_name = _("nơi ở")


class Guardian(models.Model):
    """Father, mother or other guardian; the least that is needed to reach them."""

    full_name = models.CharField(_("họ và tên"), max_length=150)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)

    class Meta:
        verbose_name = _("người giám hộ")

    def __str__(self) -> str:
        return self.full_name


class Guardianship(models.Model):
    """Who looks after whom."""

    class Relation(models.TextChoices):
        """What a guardian is to the child."""

        FATHER = "father", _("Cha")
        MOTHER = "mother", _("Mẹ")
        OTHER = "other", _("Người giám hộ")

    student = models.ForeignKey(Student, models.CASCADE, related_name="guardianships", verbose_name=_("học sinh"))
    guardian = models.ForeignKey(
        Guardian, models.CASCADE, related_name="guardianships", verbose_name=_("người giám hộ")
    )
    relation = models.CharField(_("quan hệ"), max_length=10, choices=Relation)

    class Meta:
        verbose_name = _("quan hệ giám hộ")
        constraints: ClassVar = [models.UniqueConstraint(fields=["student", "guardian"], name="guardianship_once")]


class Staff(Person):
    """Who works in a school or in the office. `organization`, `position`: the present state, kept by the services."""

    code = models.CharField(_("mã nhân sự"), max_length=20, unique=True)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="staff", verbose_name=_("đơn vị")
    )
    department = models.ForeignKey(
        Organization,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="department_staff",
        verbose_name=_("tổ, bộ phận"),
    )
    position = models.CharField(_("vị trí việc làm"), max_length=3, blank=True)
    subjects = models.JSONField(_("môn dạy"), default=list, blank=True)
    pedagogy_certified_on = models.DateField(_("ngày cấp chứng chỉ nghiệp vụ sư phạm"), null=True, blank=True)

    class Meta:
        verbose_name = _("nhân sự")
        indexes: ClassVar = [
            models.Index(fields=["sort_key", "folded"], name="staff_sort"),
            models.Index(fields=["organization", "sort_key"], name="staff_organization_sort"),
            models.Index(fields=["national_id"], name="staff_national_id"),
        ]


class Position(models.TextChoices):
    """Vị trí việc làm, by the short codes that schools write."""

    PRINCIPAL = "HT", _("Hiệu trưởng")
    VICE_PRINCIPAL = "PHT", _("Phó hiệu trưởng")
    TEACHER = "GV", _("Giáo viên")
    YOUTH_LEADER = "TPT", _("Tổng phụ trách Đội")
    OTHER = "NV", _("Nhân viên")


class Contract(models.TextChoices):
    """By what kind of contract somebody works."""

    PERMANENT = "permanent", _("Biên chế")
    FIXED_TERM = "fixed_term", _("Hợp đồng")
    VISITING = "visiting", _("Thỉnh giảng")


class Post(Dated):
    """A position that a person holds in an organization, for a time. All of them together are the work history."""

    staff = models.ForeignKey(Staff, models.CASCADE, related_name="posts", verbose_name=_("nhân sự"))
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="posts", verbose_name=_("đơn vị"))
    position = models.CharField(_("vị trí việc làm"), max_length=3, choices=Position)
    level = models.CharField(_("cấp học"), max_length=4, choices=Level, blank=True)
    full_time_equivalent = models.DecimalField(_("tỷ lệ thời gian"), max_digits=3, decimal_places=2, default=1)
    contract = models.CharField(_("hợp đồng"), max_length=10, choices=Contract, default=Contract.PERMANENT)
    title_grade = models.CharField(_("hạng chức danh nghề nghiệp"), max_length=60, blank=True)
    decision = models.CharField(_("quyết định"), max_length=200, blank=True)

    class Meta(Dated.Meta):
        verbose_name = _("vị trí việc làm")


class Degree(models.TextChoices):
    """Trình độ đào tạo, from low to high."""

    SECONDARY_VOCATIONAL = "trung_cap", _("Trung cấp")
    COLLEGE = "cao_dang", _("Cao đẳng")
    BACHELOR = "cu_nhan", _("Cử nhân")
    MASTER = "thac_si", _("Thạc sĩ")
    DOCTOR = "tien_si", _("Tiến sĩ")


class Qualification(models.Model):
    """A degree, since the day on which it was awarded."""

    staff = models.ForeignKey(Staff, models.CASCADE, related_name="qualifications", verbose_name=_("nhân sự"))
    degree = models.CharField(_("trình độ"), max_length=10, choices=Degree)
    field = models.CharField(_("chuyên ngành"), max_length=100, blank=True)
    is_teacher_training = models.BooleanField(_("thuộc ngành đào tạo giáo viên"), default=False)
    awarded_on = models.DateField(_("ngày cấp"))

    class Meta:
        verbose_name = _("trình độ đào tạo")


class LanguageCertificate(models.Model):
    """A certificate of the six-level frame (khung năng lực ngoại ngữ 6 bậc).

    It counts from the day on which it was recognised; without one it was handed in, and counts for nothing yet.
    """

    staff = models.ForeignKey(Staff, models.CASCADE, related_name="languages", verbose_name=_("nhân sự"))
    language = models.CharField(_("ngoại ngữ"), max_length=5)
    level_bac = models.PositiveSmallIntegerField(_("bậc"))
    recognised_on = models.DateField(_("ngày được công nhận"), null=True, blank=True)
    valid_until = models.DateField(_("có giá trị đến hết ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("chứng chỉ ngoại ngữ")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(recognised_on=None) | Q(valid_until=None) | Q(valid_until__gte=F("recognised_on")),
                name="language_ends_after_recognised",
                violation_error_message=_("Chứng chỉ phải còn giá trị vào ngày được công nhận."),
            )
        ]

    def counts_on(self, day: date) -> bool:
        """Whether it is recognised and still valid on a day."""
        recognised = self.recognised_on is not None and self.recognised_on <= day
        return recognised and (self.valid_until is None or day <= self.valid_until)
