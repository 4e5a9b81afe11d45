"""Reading the figures that were kept: the latest, the series, what was reported by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Max, QuerySet

from duoc.indicators.catalogue import DEFINITIONS
from duoc.indicators.engine.measure import Number
from duoc.indicators.engine.models import IndicatorValue, ReportedFigure
from duoc.indicators.engine.value import Value

TREND_POINTS = 12
KEPT = ("indicator", "organization_id", "slice", "as_of", "numerator", "denominator")


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a time series."""

    as_of: date
    figure: Decimal | None


def kept_value(row: Sequence[Any], school_year: str) -> Value:
    """A stored row (its columns `KEPT`) as the figure it was."""
    indicator, organization, slice_name, as_of, numerator, denominator = row
    return Value(
        definition=DEFINITIONS[indicator],
        organization=organization,
        slice=slice_name,
        day=as_of,
        school_year=school_year,
        numerator=_exact(numerator),
        denominator=_exact(denominator) if denominator else None,
    )


def _exact(text: str) -> Number:
    if text.isdecimal():
        return int(text)
    number = Fraction(text)
    return number.numerator if number.denominator == 1 else number


def latest(indicator: str, organization: int, slice_name: str = "", *, by_day: date | None = None) -> Value | None:
    """The last figure kept, up to a day. One query."""
    rows = _series(indicator, organization, slice_name, by_day).values_list(*KEPT, "school_year__code")[:1]
    return next((kept_value(row, year) for *row, year in rows), None)


def trend(
    indicator: str, organization: int, slice_name: str = "", *, by_day: date | None = None, points: int = TREND_POINTS
) -> list[Point]:
    """The last figures kept, oldest first. One query."""
    rows = _series(indicator, organization, slice_name, by_day).values_list(*KEPT)[:points]
    return [Point(row[3], kept_value(row, "").rounded) for row in rows][::-1]


def _series(indicator: str, organization: int, slice_name: str, by_day: date | None) -> QuerySet[IndicatorValue]:
    rows = IndicatorValue.objects.filter(indicator=indicator, organization_id=organization, slice=slice_name)
    if by_day is not None:
        rows = rows.filter(as_of__lte=by_day)
    return rows.order_by("-as_of", "-school_year__code")


def kept_day(organization: int, by_day: date, school_year: str) -> date | None:
    """The last day, up to this one, for which figures of an organization were kept. One query."""
    rows = IndicatorValue.objects.filter(organization_id=organization, as_of__lte=by_day, school_year__code=school_year)
    found: date | None = rows.order_by("-as_of").values_list("as_of", flat=True).first()
    return found


def kept_on(
    organization: int, day: date, school_year: str, slices: Collection[str] | None = None
) -> dict[tuple[str, str], Value]:
    """The figures of an organization kept for a day, in these slices, by (indicator, slice). One query."""
    rows = IndicatorValue.objects.filter(organization_id=organization, as_of=day, school_year__code=school_year)
    if slices is not None:
        rows = rows.filter(slice__in=slices)
    kept = rows.values_list(*KEPT)
    return {(row[0], row[2]): kept_value(row, school_year) for row in kept if row[0] in DEFINITIONS}


def kept_of(
    indicator: str, organizations: Collection[int], slice_name: str, day: date, school_year: str
) -> tuple[datetime | None, dict[int, Value]]:
    """The figures of one indicator kept for this very day, by organization, and since when. One query."""
    rows = IndicatorValue.objects.filter(
        indicator=indicator, slice=slice_name, as_of=day, school_year__code=school_year, organization__in=organizations
    )
    at: datetime | None = None
    found: dict[int, Value] = {}
    for *row, computed_at in rows.order_by("computed_at").values_list(*KEPT, "computed_at"):
        at = at or computed_at
        found[row[1]] = kept_value(row, school_year)
    return at, found


def days_kept(organization: int, by_day: date, *, points: int = TREND_POINTS) -> list[tuple[date, datetime]]:
    """The last days for which figures of an organization as a whole were kept, and when. Latest first. One query."""
    rows = IndicatorValue.objects.filter(organization_id=organization, slice="", as_of__lte=by_day)
    days = rows.values("as_of").annotate(at=Max("computed_at")).order_by("-as_of")
    return list(days.values_list("as_of", "at")[:points])


def trends(organization: int, by_day: date, *, points: int = TREND_POINTS) -> dict[str, list[Point]]:
    """The series of every indicator of an organization as a whole, oldest first. Two queries."""
    days = [day for day, _at in days_kept(organization, by_day, points=points)]
    rows = IndicatorValue.objects.filter(organization_id=organization, slice="", as_of__in=days)
    series: defaultdict[str, list[Point]] = defaultdict(list)
    for row in rows.order_by("as_of").values_list(*KEPT):
        if row[0] in DEFINITIONS:
            series[row[0]].append(Point(row[3], kept_value(row, "").rounded))
    return dict(series)


def reported(indicator: str, organizations: list[int], *, by_day: date) -> dict[tuple[int, str], ReportedFigure]:
    """The last figure that each organization reported by hand, by (organization, slice). One query."""
    rows = ReportedFigure.objects.filter(indicator=indicator, organization__in=organizations, as_of__lte=by_day)
    return {(row.organization_id, row.slice): row for row in rows.order_by("as_of", "pk")}


def reported_by(organization: int, *, by_day: date) -> dict[tuple[str, str], ReportedFigure]:
    """The last figure that an organization reported for each (indicator, slice). One query."""
    rows = ReportedFigure.objects.filter(organization=organization, as_of__lte=by_day)
    return {(row.indicator, row.slice): row for row in rows.order_by("as_of", "pk")}
