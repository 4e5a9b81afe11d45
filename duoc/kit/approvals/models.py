"""The steps that something has taken."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class StateChange(models.Model):
    """One step: from where to where, by which transition, with which words, when and by whom.

    Abstract: the area adds the foreign key to its own object, with `related_name="changes"`. Rows are only added.
    """

    from_state = models.CharField(_("từ trạng thái"), max_length=40)
    to_state = models.CharField(_("sang trạng thái"), max_length=40)
    transition = models.CharField(_("thao tác"), max_length=40)
    comment = models.TextField(_("ý kiến"), blank=True)
    at = models.DateTimeField(_("lúc"))
    by_id = models.BigIntegerField(_("mã người thực hiện"), null=True)
    by_name = models.CharField(_("người thực hiện"), max_length=200)

    class Meta:
        abstract = True
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"
