"""What was repaired, and what can be undone."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duoc.plans.documents.models.plan import Plan


class Repair(models.Model):
    """A scanning fault that the reader mended, shown as a tracked change until somebody accepts or refuses it."""

    class State(models.TextChoices):
        """What a reader decided about a repair."""

        PROPOSED = "proposed", _("Chờ xem")
        ACCEPTED = "accepted", _("Đã nhận")
        REFUSED = "refused", _("Đã từ chối")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="repairs", verbose_name=_("kế hoạch"))
    line = models.PositiveIntegerField(_("dòng"))
    before = models.CharField(_("trước khi sửa"), max_length=200)
    after = models.CharField(_("sau khi sửa"), max_length=200)
    kind = models.CharField(_("loại"), max_length=20)
    state = models.CharField(_("trạng thái"), max_length=10, choices=State, default=State.PROPOSED)

    class Meta:
        verbose_name = _("lỗi quét")
        ordering: ClassVar = ["line", "pk"]


class Edit(models.Model):
    """One step of a review, with what the rows were before and after it, so that it can be undone and redone.

    `changes`: list of {"model", "pk", "before": fields or null, "after": fields or null}. `title` is kept in the
    product's own language and takes `words`; `said` is what a reader sees.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="edits", verbose_name=_("kế hoạch"))
    seq = models.PositiveIntegerField(_("thứ tự"))
    title = models.CharField(_("nội dung"), max_length=200)
    words = models.JSONField(_("từ ngữ"), default=dict)
    changes = models.JSONField(_("thay đổi"))
    at = models.DateTimeField(_("thời điểm"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("người thực hiện")
    )

    class Meta:
        ordering: ClassVar = ["seq"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "seq"], name="edit_seq_once")]

    @property
    def said(self) -> str:
        """What was done, in the reader's language."""
        return str(gettext(self.title) % self.words)
