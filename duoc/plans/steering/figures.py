"""Figures with their targets for the board: read from the kept series, compared, said in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.indicators import catalogue
from duoc.indicators.engine.models import IndicatorValue
from duoc.indicators.engine.value import figure_text, half_up
from duoc.plans.documents.models import Plan, Target
from duoc.registry.calendar.models import SchoolYear

SERIES = 8  # points of a trend


@dataclass(frozen=True, slots=True)
class Measure:
    """How a figure colours a map: good from or up to `good`, near from or up to `near`, else bad."""

    indicator: str
    slice: str
    title: object
    good: Decimal
    near: Decimal

    def text(self, value: Decimal | None) -> str:
        """The figure with its sign; a dash without a value."""
        what = catalogue.definition(self.indicator)
        return figure_text(value, what.unit, what.decimals)

    def tone(self, value: Decimal | None) -> str:
        """good, warn, bad, or none without a value."""
        if value is None:
            return "none"
        rising = self.good > self.near
        if value >= self.good if rising else value <= self.good:
            return "good"
        return "warn" if (value >= self.near if rising else value <= self.near) else "bad"


MEASURES: tuple[Measure, ...] = (
    Measure("class_size_breach_rate", "", gettext_lazy("Lớp vượt sĩ số"), Decimal(0), Decimal(25)),
    Measure("plan_mean_progress", "", gettext_lazy("Tiến độ kế hoạch"), Decimal(45), Decimal(25)),
    Measure("plan_overdue_rate", "", gettext_lazy("Việc quá hạn"), Decimal(5), Decimal(20)),
    Measure("two_sessions_pupil_rate", "g1", gettext_lazy("Lớp 1 học 2 buổi/ngày"), Decimal(100), Decimal(80)),
    Measure("teacher_qualified_rate", "", gettext_lazy("Giáo viên đạt chuẩn"), Decimal(85), Decimal(70)),
)
BOARD: tuple[tuple[str, str], ...] = (
    ("plan_mean_progress", ""),
    ("class_size_avg", ""),
    ("two_sessions_pupil_rate", "g1"),
    ("teacher_qualified_rate", ""),
    ("difficulty_open_count", ""),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the board."""

    indicator: str
    slice: str
    label: str
    text: str
    unit: str
    state: str
    tone: str
    note: str
    trend: list[float]


Key = tuple[str, str]
Series = dict[Key, list[tuple[date, Decimal | None]]]


def series_of(organization: int, keys: Iterable[Key], year: SchoolYear, day: date) -> Series:
    """The kept values of an organization up to a day, oldest first, rounded as shown. One query."""
    wanted = set(keys)
    rows = IndicatorValue.objects.filter(
        organization_id=organization,
        school_year=year,
        as_of__lte=day,
        indicator__in={indicator for indicator, _slice in wanted},
    ).order_by("as_of")
    found: defaultdict[Key, list[tuple[date, Decimal | None]]] = defaultdict(list)
    for indicator, slice_name, as_of, top, bottom in rows.values_list(
        "indicator", "slice", "as_of", "numerator", "denominator"
    ):
        if (indicator, slice_name) in wanted:
            found[indicator, slice_name].append((as_of, rounded(indicator, top, bottom)))
    return dict(found)


def rounded(indicator: str, numerator: str, denominator: str) -> Decimal | None:
    """A kept value as it is shown; None where the denominator is 0."""
    what = catalogue.definition(indicator)
    if not denominator:
        return half_up(Fraction(numerator), what.decimals)
    if Fraction(denominator) == 0:
        return None
    return half_up(Fraction(numerator) / Fraction(denominator) * what.unit.factor, what.decimals)


def board_figures(organization: int, plan: Plan | None, year: SchoolYear, day: date) -> list[Figure]:
    """The five figures at the top of the board. Two queries."""
    found = series_of(organization, [*BOARD, ("class_size_breach_rate", "")], year, day)
    targets = {
        (target.indicator, target.slice): target
        for target in (Target.objects.filter(plan=plan).exclude(indicator="") if plan else [])
    }
    return [_figure(key, found, targets) for key in BOARD]


def _figure(key: Key, found: Series, targets: dict[Key, Target]) -> Figure:
    indicator, slice_name = key
    what = catalogue.definition(indicator)
    points = found.get(key, [])
    value = points[-1][1] if points else None
    state, tone, note = _standing(key, value, found, targets)
    label = str(what.title)
    if slice_name.startswith("g"):
        label = _("%(title)s, lớp %(grade)s") % {"title": label, "grade": slice_name[1:]}
    text = figure_text(value, what.unit, what.decimals)
    return Figure(
        indicator=indicator,
        slice=slice_name,
        label=label,
        text=text.removesuffix(f" {what.unit.sign}"),
        unit=what.unit.sign,
        state=state,
        tone=tone,
        note=note,
        trend=[float(point) for _day, point in points[-SERIES:] if point is not None],
    )


def _standing(key: Key, value: Decimal | None, found: Series, targets: dict[Key, Target]) -> tuple[str, str, str]:
    """(state in words, tone, note) of a figure."""
    if value is None:
        return _("Chưa có số liệu"), "none", ""
    target = targets.get(key)
    if target is not None and target.value is not None:
        note = _("Chỉ tiêu %(comparator)s %(value)s") % {
            "comparator": {">=": "≥", "<=": "≤"}.get(target.comparator, ""),
            "value": figure_text(target.value, catalogue.definition(key[0]).unit, 0),
        }
        met = target.is_met(value)
        return (_("Đạt chỉ tiêu"), "good", note) if met else (_("Chưa đạt"), "warn", note)
    if key[0] == "class_size_avg":
        breach = found.get(("class_size_breach_rate", ""), [])
        share = breach[-1][1] if breach else None
        if share:
            text = figure_text(share, catalogue.definition("class_size_breach_rate").unit, 1)
            return _("%(share)s lớp vượt sĩ số") % {"share": text}, "bad", _("theo điều lệ từng cấp")
        return _("Không lớp nào vượt"), "good", ""
    if key[0] == "difficulty_open_count":
        return (_("Cần trả lời"), "warn", "") if value else (_("Đã trả lời hết"), "good", "")
    return "", "none", ""


def values_by_school(
    measure: Measure, schools: Sequence[int], year: SchoolYear, day: date
) -> dict[int, Decimal | None]:
    """The value of a measure for every school, on the last day up to this one for which any was kept. Two queries."""
    kept = IndicatorValue.objects.filter(school_year=year, indicator=measure.indicator, as_of__lte=day)
    last = kept.filter(organization_id__in=schools).aggregate(day=Max("as_of"))["day"]
    if last is None:
        return {}
    rows = kept.filter(as_of=last, organization_id__in=schools, slice=measure.slice)
    return {
        school: rounded(measure.indicator, top, bottom)
        for school, top, bottom in rows.values_list("organization_id", "numerator", "denominator")
    }
