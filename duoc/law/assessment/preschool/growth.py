"""Growth of preschool children: when to weigh and measure again, and the channel (kênh) of a z-score.

The WHO tables that turn a weight into a z-score are not in this house: without a z-score the answer is "not_loaded".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from duoc.law.assessment.in_force import known_fields
from duoc.law.core.dates import add_months, months_on
from duoc.law.core.errors import LawError
from duoc.law.core.numbers import as_text, count, exact
from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, Words, load
from duoc.law.core.reasons import a_day
from duoc.law.core.registry import rule
from duoc.law.core.result import Result, Step, because


class MonthRange(Strict):
    """A range of ages in completed months, the end excluded."""

    from_month: int
    to_month: int | None

    def holds(self, months: int) -> bool:
        """Whether a child of that age is in it."""
        return self.from_month <= months and (self.to_month is None or months < self.to_month)


class Interval(MonthRange):
    """How often children of an age are measured."""

    every_months: int
    source: Source


class Index(MonthRange):
    """An index of growth and what its low and high channels are called."""

    code: str
    name: Words
    low: Words
    overweight_above: Decimal | None = None
    obese_above: Decimal | None = None
    source: Source


class Undernourished(Strict):
    """The z-scores below which a child is undernourished."""

    below: Decimal
    severe_below: Decimal
    source: Source


class Growth(RegulationFile):
    """The parameters of growth monitoring."""

    intervals: tuple[Interval, ...]
    indices: tuple[Index, ...]
    undernourished: Undernourished
    who_tables: Sourced[None]


GROWTH = load("assessment", "growth", Growth)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeasurement(Result):
    """The day by which a child is to be weighed and measured again."""

    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Result):
    """The growth channel: severe, moderate, normal, overweight, obese; None where the tables are not loaded."""

    channel: str | None
    name: str | None


def next_measurement(born_on: date, last_on: date, growth: Growth = GROWTH) -> NextMeasurement:
    """When to measure again: monthly under 24 months, then quarterly. Error: `before_its_start`."""
    if last_on < born_on:
        raise LawError(
            "before_its_start", field="last_on", value=last_on.isoformat(), rule=growth.regulation.id,
            vi=f"trước ngày sinh {born_on:%d/%m/%Y}", en=f"is before the day of birth {born_on:%d/%m/%Y}",
        )  # fmt: skip
    months = months_on(born_on, last_on)
    row = next(row for row in growth.intervals if row.holds(months))
    due = add_months(last_on, row.every_months)
    step = Step(
        growth.at(row.source),
        f"trẻ {months} tháng tuổi: {row.every_months} tháng một lần, lần sau trước hết ngày {due:%d/%m/%Y}",
        f"{months} months old: every {row.every_months} month(s), next by {due:%d/%m/%Y}",
        facts={"months": months, "every_months": row.every_months},
    )
    return NextMeasurement(due_on=due, because=because(step))


def growth_channel(code: str, z_score: Fraction | None, months: int, growth: Growth = GROWTH) -> Channel:
    """The channel of a z-score. Errors: `unknown_index`, `index_not_for_age`."""
    index = next((row for row in growth.indices if row.code == code), None)
    if index is None or not index.holds(months):
        raise LawError(
            "unknown_index" if index is None else "index_not_for_age", field="index", value=code,
            rule=growth.regulation.id, vi=f"không dùng chỉ số này cho trẻ {months} tháng tuổi",
            en=f"this index is not used at {months} months",
        )  # fmt: skip
    if z_score is None:
        vi, en = "chưa có bảng tăng trưởng của WHO để tính z-score", "the WHO tables for the z-score are not loaded"
        step = Step(growth.at(growth.who_tables.source), vi, en)
        return Channel(status="not_loaded", channel=None, name=None, because=because(step))
    channel, name = _channel(index, z_score, growth)
    step = Step(
        growth.at(growth.undernourished.source),
        f"{index.name.vi}: z = {as_text(z_score, ',')}, {name.vi}",
        f"{index.name.en}: z = {as_text(z_score)}, {name.en}",
        facts={"index": code, "z_score": as_text(z_score), "channel": channel},
    )
    return Channel(channel=channel, name=name.vi, because=because(step))


def _channel(index: Index, z_score: Fraction, growth: Growth) -> tuple[str, Words]:
    low = growth.undernourished
    if z_score < Fraction(low.severe_below):
        return "severe", Words(vi=f"suy dinh dưỡng nặng ({index.low.vi})", en=f"severely {index.low.en}")
    if z_score < Fraction(low.below):
        return "moderate", Words(vi=f"suy dinh dưỡng vừa ({index.low.vi})", en=f"moderately {index.low.en}")
    if index.obese_above is not None and z_score > Fraction(index.obese_above):
        return "obese", Words(vi="béo phì", en="obese")
    if index.overweight_above is not None and z_score > Fraction(index.overweight_above):
        return "overweight", Words(vi="thừa cân", en="overweight")
    return "normal", Words(vi="kênh bình thường", en="normal channel")


@rule(
    subject="assessment", name="growth_measurement", versions=[GROWTH.regulation.id],
    vi="Trẻ mầm non phải được cân, đo lại vào lúc nào.",
    en="When a preschool child is to be weighed and measured again.",
)  # fmt: skip
def _next_measurement(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    known_fields(given, ("born_on", "last_on"), version)
    found = next_measurement(
        a_day(given.get("born_on"), field="born_on", rule=version),
        a_day(given.get("last_on"), field="last_on", rule=version),
    )
    return {"due_on": found.due_on, "because": found.because}


@rule(
    subject="assessment", name="growth_channel", versions=[GROWTH.regulation.id],
    vi="Kênh tăng trưởng của trẻ theo z-score.", en="The growth channel of a child by its z-score.",
)  # fmt: skip
def _growth_channel(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    known_fields(given, ("index", "z_score", "months"), version)
    z_score = given.get("z_score")
    found = growth_channel(
        str(given.get("index")),
        None if z_score is None else exact(z_score, field="z_score", rule=version),
        count(given.get("months"), field="months", rule=version),
    )
    return {"channel": found.channel, "name": found.name, "status": found.status, "because": found.because}
