"""A plan of the office, of a division or of a school, and how it came to be in force."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.kit.versioned import Versioned
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.organizations.models import Organization


class PlanKind(models.TextChoices):
    """Whose plan it is: the office's, a division's or a school's."""

    OFFICE = "office", _("Kế hoạch năm học của Phòng")
    ACTION = "action", _("Kế hoạch hành động của bộ phận")
    SCHOOL = "school", _("Kế hoạch trường")


class PlanState(models.TextChoices):
    """How far a plan has come; which steps lead on is said by its machine."""

    DRAFT = "draft", _("Đang soạn")
    SUBMITTED = "submitted", _("Đã trình")
    RETURNED = "returned", _("Trả lại")
    APPROVED = "approved", _("Đã phê duyệt")
    ISSUED = "issued", _("Đã ban hành")
    WITHDRAWN = "withdrawn", _("Thu hồi")


IN_FORCE = (PlanState.APPROVED, PlanState.ISSUED)


def in_force(prefix: str = "") -> models.Q:
    """Plans that hold: approved or issued, or approved before and opened for additions. `prefix`: "plan__", say."""
    return models.Q(**{f"{prefix}state__in": IN_FORCE}) | models.Q(**{f"{prefix}is_reopened": True})


class Plan(Versioned):
    """A plan for a school year. Once approved or issued it is frozen; a later change is an amendment (`amends`).

    The plan of a school or division is opened for additions instead (`is_reopened`): while they are written and wait
    for approval, all that was approved stays in force; what is new or changed stands beside it (`Task.is_pending`).
    """

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="plans", verbose_name=_("đơn vị"))
    school_year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="plans", verbose_name=_("năm học"))
    kind = models.CharField(_("loại kế hoạch"), max_length=10, choices=PlanKind)
    state = models.CharField(_("trạng thái"), max_length=10, choices=PlanState, default=PlanState.DRAFT)
    is_reopened = models.BooleanField(_("đang bổ sung"), default=False, editable=False)
    amends = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="amendments", verbose_name=_("sửa đổi văn bản")
    )
    title = models.CharField(_("trích yếu"), max_length=500)
    document_type = models.CharField(_("tên loại văn bản"), max_length=60, default="Kế hoạch")
    parent_issuer = models.CharField(_("cơ quan chủ quản"), max_length=200, blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200, blank=True)
    number = models.CharField(_("số"), max_length=20, blank=True)
    symbol = models.CharField(_("ký hiệu"), max_length=60, blank=True)
    place = models.CharField(_("địa danh"), max_length=100, blank=True)
    dated_on = models.DateField(_("ngày ký"), null=True, blank=True)
    grounds = models.JSONField(_("căn cứ"), default=list, blank=True)
    recipients = models.JSONField(_("nơi nhận"), default=list, blank=True)
    signer_authority = models.CharField(_("thẩm quyền ký"), max_length=60, blank=True)
    signer_position = models.CharField(_("chức vụ người ký"), max_length=100, blank=True)
    signer_name = models.CharField(_("người ký"), max_length=150, blank=True)
    source_name = models.CharField(_("tệp nguồn"), max_length=255, blank=True)
    source_lines = models.JSONField(_("dòng văn bản nguồn"), default=list, blank=True)
    source_sha256 = models.CharField(_("mã băm của tệp gốc"), max_length=64, blank=True)
    edit_seq = models.PositiveIntegerField(default=0, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("người lập")
    )
    created_at = models.DateTimeField(_("thời điểm lập"))

    class Meta:
        verbose_name = _("kế hoạch")
        indexes: ClassVar = [models.Index(fields=["school_year", "kind", "state"], name="plan_year_kind")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "school_year"],
                condition=models.Q(kind=PlanKind.SCHOOL, amends=None),
                name="plan_one_a_school_year",
                violation_error_message=_("Trường đã có kế hoạch cho năm học này."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_frozen(self) -> bool:
        """In force or withdrawn: nothing in it changes any more."""
        return self.state in (*IN_FORCE, PlanState.WITHDRAWN)

    @property
    def is_in_force(self) -> bool:
        """Whether what was approved or issued holds now; see `in_force`."""
        return self.state in IN_FORCE or self.is_reopened

    @property
    def full_symbol(self) -> str:
        """Number and symbol as printed, such as "125/KH-PGDĐT"."""
        return f"{self.number}/{self.symbol}"


class PlanStateChange(models.Model):
    """One step of a plan through its states; the latest by a day says how it stood on that day."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="history", verbose_name=_("kế hoạch"))
    from_state = models.CharField(_("trạng thái trước"), max_length=10, choices=PlanState, blank=True)
    state = models.CharField(_("trạng thái"), max_length=10, choices=PlanState)
    dated_on = models.DateField(_("ngày"))
    at = models.DateTimeField(_("thời điểm"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("người thực hiện")
    )
    comment = models.TextField(_("ý kiến"), blank=True)

    class Meta:
        verbose_name = _("chuyển trạng thái")
        ordering: ClassVar = ["dated_on", "pk"]
