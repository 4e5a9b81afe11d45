"""Keeping figures: those computed into the time series, those reported by hand, and the population they need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.indicators.catalogue import DEFINITIONS, all_definitions
from duoc.indicators.engine.compute import asking, measured
from duoc.indicators.engine.models import IndicatorValue, ReportedFigure, WardPopulation
from duoc.indicators.engine.value import Value
from duoc.kit import clock
from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.organizations.models import Organization

Progress = Callable[[int, int, str], None]


def compute_and_store(
    day: date,
    school_year: str,
    *,
    by: Actor,
    indicators: Iterable[str] | None = None,
    organizations: Iterable[int] | None = None,
    scope: int | None = None,
    progress: Progress | None = None,
) -> int:
    """Compute figures as of a day and keep them; gives how many. Asking again puts the same figures in their place.

    After one changed row it is enough to ask for the organizations that it counts in: the school, which reads only its
    own rows, and those above it. Errors: `no_such_year` (field `school_year`).
    """
    asked = None if organizations is None else frozenset(organizations)
    names = list(indicators) if indicators is not None else [what.id for what in all_definitions()]
    values: list[Value] = []
    with asking(day, school_year, asked) as frame:
        year = frame.year
        if year is None:
            raise DomainError("no_such_year", _("Chưa có năm học này trong lịch năm học."), field="school_year")
        for number, name in enumerate(names):
            if progress is not None:
                progress(number, len(names), str(DEFINITIONS[name].title))
            values += measured(DEFINITIONS[name], frame, asked)
    at = clock.now()
    rows = [
        IndicatorValue(
            indicator=value.definition.id,
            organization_id=value.organization,
            slice=value.slice,
            as_of=day,
            school_year=year,
            numerator=str(value.numerator),
            denominator="" if value.denominator is None else str(value.denominator),
            computed_at=at,
        )
        for value in values
    ]
    with transaction.atomic():
        replaced = IndicatorValue.objects.filter(as_of=day, school_year=year, indicator__in=names)
        if asked is not None:
            replaced = replaced.filter(organization__in=asked)
        replaced.delete()
        IndicatorValue.objects.bulk_create(rows, batch_size=2000)
        after = {"as_of": day, "school_year": school_year, "indicators": len(names), "figures": len(rows)}
        audit.record("indicators.computed", year, by=by, scope=scope, after=after)
    return len(rows)


def keep_one_a_week(day: date) -> int:
    """Drop what was kept earlier in the week of this day, so that a nightly computation leaves one point a week.

    The days of the official reports (census, last day of the school year) stay. Gives how many figures went.
    """
    monday = day - timedelta(days=day.weekday())
    official = [each for year in SchoolYear.objects.all() for each in (year.census_on, year.ends_on)]
    earlier = IndicatorValue.objects.filter(as_of__gte=monday, as_of__lt=day).exclude(as_of__in=official)
    return earlier.delete()[0]


@transaction.atomic
def record_population(
    year: SchoolYear, counts: Mapping[tuple[int, int], int], *, by: Actor, scope: int | None = None
) -> None:
    """Keep the number of children by (ward, age) for a school year; what is not named stays as it is."""
    rows = [WardPopulation(ward_id=ward, age=age, school_year=year, count=n) for (ward, age), n in counts.items()]
    WardPopulation.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["ward", "school_year", "age"], update_fields=["count"]
    )
    after = {"rows": len(rows), "children": sum(counts.values())}
    audit.record("indicators.population_recorded", year, by=by, scope=scope, after=after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A figure as an organization reports it by hand."""

    indicator: str
    slice: str
    as_of: date
    value: Decimal
    note: str = ""


@transaction.atomic
def report_figure(organization: Organization, report: Report, *, by: Actor) -> ReportedFigure:
    """Keep what an organization says itself; a second report for the same day takes the place of the first.

    Errors: `no_such_indicator`; `no_such_slice` (field `slice`); `in_the_future` (field `as_of`).
    """
    what = DEFINITIONS.get(report.indicator)
    if what is None:
        raise DomainError("no_such_indicator", _("Không có chỉ số này trong danh mục."))
    if report.slice not in what.slices:
        raise DomainError("no_such_slice", _("Chỉ số này không tính theo cấp, khối đã chọn."), field="slice")
    if report.as_of > clock.today():
        raise DomainError("in_the_future", _("Ngày số liệu chưa đến. Chọn từ hôm nay trở về trước."), field="as_of")
    key: dict[str, Any] = {
        "organization": organization,
        "indicator": report.indicator,
        "slice": report.slice,
        "as_of": report.as_of,
    }
    before = ReportedFigure.objects.select_for_update().filter(**key).values("value", "note").first()
    row, _created = ReportedFigure.objects.update_or_create(
        **key,
        defaults={"value": report.value, "note": report.note, "reported_at": clock.now(), "by_id": by.user_id},
    )
    after = {"indicator": report.indicator, "slice": report.slice, "as_of": report.as_of, "value": report.value}
    audit.record("indicators.figure_reported", row, by=by, scope=organization.pk, before=before, after=after)
    return row
