"""Progress and evidence of tasks."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duoc.kit.files.models import StoredFile
from duoc.plans.documents.models import Task


class ProgressEntry(models.Model):
    """How far a task had come on a day. The later of one day counts. `client_id` makes a repeated sending harmless."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="progress", verbose_name=_("công việc"))
    percent = models.PositiveSmallIntegerField(_("tiến độ (%)"))
    dated_on = models.DateField(_("ngày"))
    at = models.DateTimeField(_("thời điểm"))
    note = models.TextField(_("ghi chú"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("người thực hiện")
    )
    client_id = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        verbose_name = _("tiến độ")
        ordering: ClassVar = ["dated_on", "pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=Q(percent__lte=100), name="progress_at_most_100")]


class Evidence(models.Model):
    """A photograph or document that shows what was done (minh chứng)."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="evidence", verbose_name=_("công việc"))
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("tệp"))
    caption = models.CharField(_("mô tả"), max_length=200, blank=True)
    at = models.DateTimeField(_("thời điểm"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("người thực hiện")
    )

    class Meta:
        verbose_name = _("minh chứng")
        ordering: ClassVar = ["at"]
