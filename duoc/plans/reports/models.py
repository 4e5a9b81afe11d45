"""Reports generated from live data."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.kit.versioned import Versioned
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.organizations.models import Organization


class ReportKind(models.TextChoices):
    """The period that a report speaks of."""

    MONTH = "month", _("Báo cáo tháng")
    TERM = "term", _("Báo cáo sơ kết học kỳ I")
    YEAR = "year", _("Báo cáo tổng kết năm học")


class ReportState(models.TextChoices):
    """Whether the text may still change."""

    DRAFT = "draft", _("Đang soạn")
    SIGNED = "signed", _("Đã ký ban hành")


class Report(Versioned):
    """A report for a period. `figures` are those of `as_of`, frozen when it is signed; `sections` hold the narrative.

    `sections`: list of {"key", "title", "generated": text from the data, "text": text as edited}.
    """

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="reports", verbose_name=_("đơn vị"))
    school_year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="reports", verbose_name=_("năm học"))
    kind = models.CharField(_("loại báo cáo"), max_length=5, choices=ReportKind)
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    as_of = models.DateField(_("số liệu đến ngày"))
    state = models.CharField(_("trạng thái"), max_length=6, choices=ReportState, default=ReportState.DRAFT)
    title = models.CharField(_("trích yếu"), max_length=300)
    number = models.CharField(_("số"), max_length=20, blank=True)
    symbol = models.CharField(_("ký hiệu"), max_length=60, blank=True)
    dated_on = models.DateField(_("ngày ký"), null=True, blank=True)
    signer_authority = models.CharField(_("thẩm quyền ký"), max_length=60, blank=True)
    signer_position = models.CharField(_("chức vụ người ký"), max_length=100, blank=True)
    signer_name = models.CharField(_("người ký"), max_length=150, blank=True)
    sections = models.JSONField(_("lời văn"), default=list)
    figures = models.JSONField(_("số liệu"), default=dict)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("người lập")
    )
    created_at = models.DateTimeField(_("thời điểm lập"))

    class Meta:
        verbose_name = _("báo cáo")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "kind", "starts_on"], name="report_once_a_period")
        ]

    def __str__(self) -> str:
        return self.title
