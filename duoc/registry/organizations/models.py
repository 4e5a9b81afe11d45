"""Organizations, their dated affiliations, clusters, sites and rooms."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from duoc.kit import text
from duoc.kit.dated import Dated
from duoc.kit.versioned import Versioned


class OrganizationType(models.TextChoices):
    """Kinds of organization. A closed set: a new kind is a release."""

    MINISTRY = "ministry", _("Bộ Giáo dục và Đào tạo")
    PROVINCE = "province", _("Sở Giáo dục và Đào tạo")
    OFFICE = "office", _("Phòng Giáo dục và Đào tạo")
    WARD = "ward", _("Phường, xã")
    SCHOOL = "school", _("Trường")
    LEARNING_CENTRE = "learning_centre", _("Trung tâm học tập cộng đồng")
    DIVISION = "division", _("Bộ phận của Phòng")
    DEPARTMENT = "department", _("Tổ chuyên môn")


class Ownership(models.TextChoices):
    """Loại hình: who founded the school."""

    PUBLIC = "public", _("Công lập")
    NON_PUBLIC = "non_public", _("Ngoài công lập")


class Level(models.TextChoices):
    """Cấp học."""

    PRESCHOOL = "MN", _("Mầm non")
    PRIMARY = "TH", _("Tiểu học")
    LOWER_SECONDARY = "THCS", _("Trung học cơ sở")
    UPPER_SECONDARY = "THPT", _("Trung học phổ thông")


LEVEL_FIELDS: dict[str, str] = {
    Level.PRESCHOOL: "teaches_preschool",
    Level.PRIMARY: "teaches_primary",
    Level.LOWER_SECONDARY: "teaches_lower_secondary",
    Level.UPPER_SECONDARY: "teaches_upper_secondary",
}


class Organization(Dated, Versioned):
    """An organization of the education sector, for as long as it exists."""

    code = models.CharField(_("mã"), max_length=40, unique=True)
    name = models.CharField(_("tên"), max_length=200)
    short_name = models.CharField(_("tên gọn"), max_length=80, blank=True)
    name_en = models.CharField(_("tên tiếng Anh"), max_length=200, blank=True)
    folded = models.CharField(max_length=text.LONGEST_KEY, editable=False, db_index=True)
    sort_key = models.CharField(max_length=text.LONGEST_KEY, editable=False, db_index=True)
    type = models.CharField(_("loại"), max_length=20, choices=OrganizationType)
    ownership = models.CharField(_("loại hình"), max_length=12, choices=Ownership, default=Ownership.PUBLIC)
    teaches_preschool = models.BooleanField(_("có cấp mầm non"), default=False)
    teaches_primary = models.BooleanField(_("có cấp tiểu học"), default=False)
    teaches_lower_secondary = models.BooleanField(_("có cấp trung học cơ sở"), default=False)
    teaches_upper_secondary = models.BooleanField(_("có cấp trung học phổ thông"), default=False)
    sector_code = models.CharField(_("mã cơ sở dữ liệu ngành"), max_length=20, blank=True)
    abbreviation = models.CharField(_("chữ viết tắt trong ký hiệu văn bản"), max_length=30, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    is_sample = models.BooleanField(_("là đơn vị mẫu"), default=False)

    class Meta(Dated.Meta):
        verbose_name = _("đơn vị")
        indexes: ClassVar = [models.Index(fields=["type", "sort_key"], name="organization_type_sort")]

    def __str__(self) -> str:
        return self.name

    def fill_keys(self) -> None:
        """Compute the columns that lists are searched and sorted by. Called by `save` and before a bulk write."""
        self.folded = text.fold(f"{self.name} {self.short_name} {self.code}")[: text.LONGEST_KEY]
        self.sort_key = text.person_sort_key(self.short_name or self.name, "", "")

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fill_keys()
        super().save(*args, **kwargs)

    @property
    def label(self) -> str:
        """The short name if there is one."""
        return self.short_name or self.name

    @property
    def levels(self) -> tuple[Level, ...]:
        """Levels taught, from preschool up. Empty for what is not a school."""
        return tuple(Level(level) for level, field in LEVEL_FIELDS.items() if getattr(self, field))

    @property
    def is_school(self) -> bool:
        """Whether pupils are enrolled here."""
        return self.type == OrganizationType.SCHOOL


class OrganizationName(Dated):
    """What an organization was called, for a time. The present name also stands on the organization itself."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="names", verbose_name=_("đơn vị"))
    name = models.CharField(_("tên"), max_length=200)
    decision = models.CharField(_("quyết định"), max_length=200, blank=True)

    class Meta(Dated.Meta):
        verbose_name = _("tên đơn vị")


class Affiliation(Dated):
    """That one organization answers to another, for a time (trực thuộc). Source of every tree "as of a day"."""

    child = models.ForeignKey(Organization, models.CASCADE, related_name="affiliations", verbose_name=_("đơn vị"))
    parent = models.ForeignKey(
        Organization, models.PROTECT, related_name="dependants", verbose_name=_("cấp trên trực tiếp")
    )

    class Meta(Dated.Meta):
        verbose_name = _("quan hệ trực thuộc")
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=~Q(child=F("parent")), name="affiliation_not_to_itself"),
            models.UniqueConstraint(
                fields=["child"],
                condition=Q(valid_to=None),
                name="affiliation_one_open",
                violation_error_message=_("Đơn vị này đang trực thuộc đơn vị khác. Hãy kết thúc quan hệ cũ trước."),
            ),
        ]


class Cluster(models.Model):
    """Cụm trường: schools that work together under one lead school."""

    office = models.ForeignKey(Organization, models.CASCADE, related_name="clusters", verbose_name=_("đơn vị"))
    name = models.CharField(_("tên cụm"), max_length=100)
    lead = models.ForeignKey(
        Organization,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="leads_clusters",
        verbose_name=_("trường trưởng cụm"),
    )

    class Meta:
        verbose_name = _("cụm trường")

    def __str__(self) -> str:
        return self.name


class ClusterMembership(Dated):
    """That a school belongs to a cluster, for a time."""

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="memberships", verbose_name=_("cụm trường"))
    school = models.ForeignKey(
        Organization, models.CASCADE, related_name="cluster_memberships", verbose_name=_("trường")
    )

    class Meta(Dated.Meta):
        verbose_name = _("trường của cụm")


class Site(Dated, Versioned):
    """Điểm trường: a place where a school teaches. One of them is the main site."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="sites", verbose_name=_("trường"))
    code = models.CharField(_("mã điểm trường"), max_length=40)
    name = models.CharField(_("tên điểm trường"), max_length=200)
    is_main = models.BooleanField(_("là điểm chính"), default=False)
    ward = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sites_within",
        verbose_name=_("phường, xã"),
    )
    address = models.CharField(_("địa chỉ"), max_length=300, blank=True)
    latitude = models.DecimalField(_("vĩ độ"), max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("kinh độ"), max_digits=9, decimal_places=6, null=True, blank=True)

    class Meta(Dated.Meta):
        verbose_name = _("điểm trường")
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["organization", "code"], name="site_code_once"),
        ]

    def __str__(self) -> str:
        return self.name


class RoomKind(models.TextChoices):
    """Loại phòng."""

    CLASSROOM = "classroom", _("Phòng học")
    SUBJECT_ROOM = "subject_room", _("Phòng học bộ môn")
    LIBRARY = "library", _("Thư viện")
    PUPIL_TOILET = "pupil_toilet", _("Nhà vệ sinh học sinh")
    STAFF_TOILET = "staff_toilet", _("Nhà vệ sinh giáo viên")
    HEALTH_ROOM = "health_room", _("Phòng y tế")
    KITCHEN = "kitchen", _("Nhà bếp")
    DINING_ROOM = "dining_room", _("Nhà ăn")
    BOARDING_ROOM = "boarding_room", _("Phòng nghỉ bán trú")
    OFFICE = "office", _("Phòng hành chính")
    OTHER = "other", _("Phòng khác")


class Construction(models.TextChoices):
    """Kiên cố, bán kiên cố, tạm."""

    SOLID = "solid", _("Kiên cố")
    SEMI_SOLID = "semi_solid", _("Bán kiên cố")
    TEMPORARY = "temporary", _("Tạm")


class Condition(models.TextChoices):
    """Tình trạng sử dụng."""

    GOOD = "good", _("Tốt")
    REPAIR = "repair", _("Cần sửa chữa")
    UNSAFE = "unsafe", _("Không an toàn")


class Room(Dated, Versioned):
    """A room or small building at a site."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="rooms", verbose_name=_("điểm trường"))
    code = models.CharField(_("mã phòng"), max_length=40)
    name = models.CharField(_("tên phòng"), max_length=100)
    kind = models.CharField(_("loại phòng"), max_length=20, choices=RoomKind)
    construction = models.CharField(_("kết cấu"), max_length=12, choices=Construction, default=Construction.SOLID)
    condition = models.CharField(_("tình trạng"), max_length=12, choices=Condition, default=Condition.GOOD)
    is_borrowed = models.BooleanField(_("phòng mượn"), default=False)
    area_m2 = models.DecimalField(_("diện tích (m²)"), max_digits=7, decimal_places=1, null=True, blank=True)

    class Meta(Dated.Meta):
        verbose_name = _("phòng")
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["site", "code"], name="room_code_once"),
        ]

    def __str__(self) -> str:
        return self.name
