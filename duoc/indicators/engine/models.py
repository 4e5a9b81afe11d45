"""Figures kept over time, figures reported by hand, and two things that only figures need: population, local norms."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duoc.kit.dated import Dated
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.organizations.models import Organization


class IndicatorValue(models.Model):
    """A figure as it was computed for a day: a point of the time series. A new computation takes the place of the old.

    Numerator and denominator are exact: an integer, or "27/10". A count has no denominator.
    """

    indicator = models.CharField(max_length=60)
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="indicator_values", db_index=False)
    slice = models.CharField(max_length=4, blank=True)
    as_of = models.DateField()
    school_year = models.ForeignKey(SchoolYear, models.CASCADE, related_name="+", db_index=False)
    numerator = models.CharField(max_length=40)
    denominator = models.CharField(max_length=40, blank=True)
    computed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "indicator", "slice", "school_year", "as_of"], name="indicator_value_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["as_of", "indicator"], name="indicator_value_day"),
            # All figures of one organization, of a day or over the days. By its year alone nothing is looked up: an
            # index of that would lead a database through half the table.
            models.Index(fields=["organization", "as_of", "slice"], name="indicator_value_list"),
        ]


class ReportedFigure(models.Model):
    """What an organization says itself about an indicator. It is shown beside the computed figure, never instead."""

    indicator = models.CharField(_("chỉ số"), max_length=60)
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="reported_figures")
    slice = models.CharField(_("cấp, khối"), max_length=4, blank=True)
    as_of = models.DateField(_("số liệu đến ngày"))
    value = models.DecimalField(_("số liệu nhà trường báo cáo"), max_digits=14, decimal_places=2)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    reported_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["-as_of", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "indicator", "slice", "as_of"], name="reported_figure_once")
        ]


class WardPopulation(models.Model):
    """How many children of an age live in a ward, by the count for a school year. Age goes by calendar year."""

    ward = models.ForeignKey(Organization, models.CASCADE, related_name="population")
    school_year = models.ForeignKey(SchoolYear, models.CASCADE, related_name="+")
    age = models.PositiveSmallIntegerField(_("tuổi"))
    count = models.PositiveIntegerField(_("số trẻ"))

    class Meta:
        verbose_name_plural = "ward populations"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ward", "school_year", "age"], name="ward_population_once")
        ]


class LocalNorm(Dated):
    """A number that a province set for its schools, where the regulation leaves it the choice."""

    class Kind(models.TextChoices):
        """Which number the province chose."""

        LOWER_SECONDARY_CLASS_SIZE = "thcs_class_size", _("Sĩ số tối đa lớp trung học cơ sở")

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="local_norms")
    kind = models.CharField(_("định mức"), max_length=20, choices=Kind)
    value = models.PositiveSmallIntegerField(_("mức"))
    decision = models.CharField(_("quyết định"), max_length=200, blank=True)

    class Meta(Dated.Meta):
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(value__gte=1), name="local_norm_at_least_one"),
        ]
