"""Reading the figures that were kept: the latest, the series, what was reported by hand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.db.models import QuerySet

from duoc.indicators.catalogue import DEFINITIONS
from duoc.indicators.engine.measure import Number
from duoc.indicators.engine.models import IndicatorValue, ReportedFigure
from duoc.indicators.engine.value import Value

TREND_POINTS = 12


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a time series."""

    as_of: date
    figure: Decimal | None


def kept_value(row: IndicatorValue, school_year: str) -> Value:
    """A stored row as the figure it was."""
    return Value(
        definition=DEFINITIONS[row.indicator],
        organization=row.organization_id,
        slice=row.slice,
        day=row.as_of,
        school_year=school_year,
        numerator=_exact(row.numerator),
        denominator=_exact(row.denominator) if row.denominator else None,
    )


def _exact(text: str) -> Number:
    number = Fraction(text)
    return number.numerator if number.denominator == 1 else number


def latest(indicator: str, organization: int, slice_name: str = "", *, by_day: date | None = None) -> Value | None:
    """The last figure kept, up to a day. One query."""
    rows = _series(indicator, organization, slice_name, by_day)[:1]
    return next((kept_value(row, row.school_year.code) for row in rows), None)


def trend(
    indicator: str, organization: int, slice_name: str = "", *, by_day: date | None = None, points: int = TREND_POINTS
) -> list[Point]:
    """The last figures kept, oldest first. One query."""
    rows = _series(indicator, organization, slice_name, by_day)[:points]
    return [Point(row.as_of, kept_value(row, row.school_year.code).rounded) for row in rows][::-1]


def _series(indicator: str, organization: int, slice_name: str, by_day: date | None) -> QuerySet[IndicatorValue]:
    rows = IndicatorValue.objects.filter(indicator=indicator, organization_id=organization, slice=slice_name)
    if by_day is not None:
        rows = rows.filter(as_of__lte=by_day)
    return rows.select_related("school_year").order_by("-as_of", "-school_year__code")


def kept_day(organization: int, by_day: date, school_year: str) -> date | None:
    """The last day, up to this one, for which figures of an organization were kept. One query."""
    rows = IndicatorValue.objects.filter(organization_id=organization, as_of__lte=by_day, school_year__code=school_year)
    found: date | None = rows.order_by("-as_of").values_list("as_of", flat=True).first()
    return found


def kept_on(organization: int, day: date, school_year: str) -> dict[tuple[str, str], Value]:
    """All figures of an organization kept for a day, by (indicator, slice). One query."""
    rows = IndicatorValue.objects.filter(organization_id=organization, as_of=day, school_year__code=school_year)
    return {(row.indicator, row.slice): kept_value(row, school_year) for row in rows if row.indicator in DEFINITIONS}


def trends(organization: int, by_day: date, *, points: int = TREND_POINTS) -> dict[str, list[Point]]:
    """The series of every indicator of an organization as a whole, oldest first. Two queries."""
    rows = IndicatorValue.objects.filter(organization_id=organization, slice="", as_of__lte=by_day)
    days = rows.order_by("-as_of").values_list("as_of", flat=True).distinct()[:points]
    rows = rows.filter(as_of__in=list(days))
    series: defaultdict[str, list[Point]] = defaultdict(list)
    for row in rows.select_related("school_year").order_by("as_of"):
        if row.indicator in DEFINITIONS:
            series[row.indicator].append(Point(row.as_of, kept_value(row, row.school_year.code).rounded))
    return dict(series)


def reported(indicator: str, organizations: list[int], *, by_day: date) -> dict[tuple[int, str], ReportedFigure]:
    """The last figure that each organization reported by hand, by (organization, slice). One query."""
    rows = ReportedFigure.objects.filter(indicator=indicator, organization__in=organizations, as_of__lte=by_day)
    return {(row.organization_id, row.slice): row for row in rows.order_by("as_of", "pk")}
