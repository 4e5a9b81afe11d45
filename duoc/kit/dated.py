"""Rows that hold for a time: from a day (included) to a day (excluded), open where null."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duoc.kit.errors import DomainError


def holds_on(day: date, prefix: str = "") -> Q:
    """Condition "in force on this day", for a dated relation reached through `prefix` (such as "affiliations__")."""
    starts, ends = f"{prefix}valid_from", f"{prefix}valid_to"
    return (Q(**{f"{starts}__isnull": True}) | Q(**{f"{starts}__lte": day})) & (
        Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gt": day})
    )


class DatedQuerySet(models.QuerySet[Any]):
    """Questions that every dated table answers."""

    def on(self, day: date) -> Self:
        """Rows in force on this day."""
        return self.filter(holds_on(day))


class Dated(models.Model):
    """Validity of a row. `valid_to` is the first day on which it no longer holds."""

    valid_from = models.DateField(_("từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến trước ngày"), null=True, blank=True)

    objects: models.Manager[Any] = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="%(app_label)s_%(class)s_to_after_from",
                violation_error_message=_("Ngày kết thúc phải sau ngày bắt đầu."),
            )
        ]

    def refuse_end_before_start(self, last_day: date) -> None:
        """Errors: `DomainError` `ends_before_start` (field `last_day`), with the day on which the row began."""
        if self.valid_from and last_day < self.valid_from:
            told = gettext("Ngày cuối phải từ ngày bắt đầu (%(day)s) trở đi. Sửa lại ngày cuối.")
            told %= {"day": f"{self.valid_from:%d/%m/%Y}"}
            raise DomainError("ends_before_start", told, field="last_day")

    def is_valid_on(self, day: date) -> bool:
        """Whether the row is in force on this day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)
