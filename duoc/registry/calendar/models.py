"""School years with their terms and breaks."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from duoc.kit.versioned import Versioned


class SchoolYear(Versioned):
    """Năm học. All days are included. Its version counts the changes of its terms, too."""

    code = models.CharField(_("năm học"), max_length=9, unique=True)
    starts_on = models.DateField(_("ngày đầu"))
    ends_on = models.DateField(_("ngày cuối"))
    census_on = models.DateField(_("ngày chốt số liệu"))
    decision = models.CharField(_("quyết định"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("năm học")
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="school_year_ends_after_start")
        ]

    def __str__(self) -> str:
        return self.code.replace("-", "–")

    @property
    def first_calendar_year(self) -> int:
        """2020 for 2020–2021: the year by which ages are reckoned."""
        return int(self.code[:4])


class Term(models.Model):
    """Học kỳ. Both days are included; weeks run from Monday to Saturday."""

    class Code(models.TextChoices):
        """The terms that every school year has."""

        FIRST = "HK1", _("Học kỳ I")
        SECOND = "HK2", _("Học kỳ II")

    school_year = models.ForeignKey(SchoolYear, models.CASCADE, related_name="terms", verbose_name=_("năm học"))
    code = models.CharField(_("học kỳ"), max_length=3, choices=Code)
    starts_on = models.DateField(_("ngày đầu"))
    ends_on = models.DateField(_("ngày cuối"))

    class Meta:
        verbose_name = _("học kỳ")
        ordering: ClassVar = ["school_year__code", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school_year", "code"], name="term_once"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="term_ends_after_start"),
        ]

    def __str__(self) -> str:
        return str(self.get_code_display())


class Break(Versioned):
    """Days without lessons inside a term, such as Tết. Both days are included; its weeks get no number."""

    school_year = models.ForeignKey(SchoolYear, models.CASCADE, related_name="breaks", verbose_name=_("năm học"))
    name = models.CharField(_("tên"), max_length=100)
    starts_on = models.DateField(_("ngày đầu"))
    ends_on = models.DateField(_("ngày cuối"))

    class Meta:
        verbose_name = _("đợt nghỉ")
        ordering: ClassVar = ["starts_on"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="break_ends_not_before_start")
        ]

    def __str__(self) -> str:
        return self.name
