"""The circulars on accreditation and national standard, their standards and criteria (tiêu chuẩn, tiêu chí)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import model_validator

from duoc.law.core.contract import expose
from duoc.law.core.errors import LawError
from duoc.law.core.parameters import Certainty, Dated, RegulationFile, Source, Sourced, Strict, Words, load
from duoc.law.core.reasons import a_day, choice, reason
from duoc.law.core.result import Result, because


class Criterion(Words):
    """A criterion: its number and official title. `certainty`: how well the title is known."""

    id: str
    certainty: Certainty


class Standard(Strict):
    """A standard and its criteria, in order."""

    number: str
    title: Words
    certainty: Certainty
    criteria: tuple[Criterion, ...]

    @model_validator(mode="after")
    def _numbered(self) -> Standard:
        expected = tuple(f"{self.number}.{place}" for place in range(1, len(self.criteria) + 1))
        if tuple(criterion.id for criterion in self.criteria) != expected:
            raise ValueError(f"criteria of standard {self.number} are not numbered {expected}")
        return self


class Levels(Strict):
    """How criteria make the level of a school; criteria without a text of their own at level 2 or 3."""

    source: Source
    no_requirement: dict[Literal["2", "3"], tuple[str, ...]]
    no_requirement_source: Source


class Level4(Strict):
    """The items of Điều 22. `is_complete`: whether the list was read to its end."""

    source: Source
    is_complete: bool
    items: tuple[Words, ...]


class Condition(Strict):
    """Condition a) of both papers: cohorts that have finished, or years of operation."""

    counts: Literal["cohorts_completed", "years_operating"]
    least: int
    source: Source


class LeastLevel(Strict):
    """The level from which a certificate of accreditation is given."""

    least_level: int
    source: Source


class NationalStandard(Strict):
    """The national-standard level (mức độ) that each evaluation level (mức) gives."""

    by_level: dict[str, int]
    source: Source


class DecisionLimit(Strict):
    """Working days in which a paper is decided."""

    working_days: int
    source: Source


class Decision(Strict):
    """Who takes a paper back."""

    decided_by: str
    source: Source


class Scheme(RegulationFile):
    """Parameters of one circular, in the order of its articles. `amended`: the amendment it is read with, if any."""

    version: str
    amended: Source | None = None
    school: Literal["primary", "secondary", "preschool"]
    standards: tuple[Standard, ...]
    indicators: Source
    levels: Levels
    level_4: Level4
    condition: Condition
    accreditation: LeastLevel
    national_standard: NationalStandard
    validity_years: Sourced[int]
    register_months_before: Sourced[int]
    upgrade_years: Sourced[int]
    decisions: dict[str, DecisionLimit]
    revocations: dict[str, Decision]
    council_least: Sourced[int]
    team_least: Sourced[int]
    report_copies: Sourced[int]
    evidence_years: Sourced[int]

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria in the order of the catalogue."""
        return tuple(criterion for standard in self.standards for criterion in standard.criteria)


class Shares(Strict):
    """Limits in per cent of all pupils: at least tốt, khá and conduct, at most chưa đạt."""

    tot: int
    kha: int
    chua_dat: int
    conduct: int


class ResultsLevel3(Strict):
    """Criterion 5.6 of lower secondary schools at level 3, by area; what of it was not read."""

    source: Source
    unknown: Source
    disadvantaged: Shares
    other: Shares


class Amendment(RegulationFile):
    """Parameters of TT 22/2024: which versions it makes, and the one clause that was read."""

    amends: dict[str, str]
    structure: Source
    results_thcs_level3: ResultsLevel3


class QualityTimeline(RegulationFile):
    """Parameters: the version of each kind of school, and whether degrees are asked, through time."""

    schools: dict[str, Dated[str]]
    degrees_asked: Dated[bool | None]
    coverage_source: Source


TT22_2024 = load("quality", "tt22-2024", Amendment)
TIMELINE = load("quality", "timeline", QualityTimeline)


def _schemes() -> Mapping[str, Scheme]:
    """The circulars of 2018, and each as amended: the same machine, the items of level 4 no longer a closed list."""
    found: dict[str, Scheme] = {}
    for name in ("tt17-2018", "tt18-2018", "tt19-2018"):
        scheme = load("quality", name, Scheme)
        found[scheme.version] = scheme
    amendment = TT22_2024.structure
    for before, after in TT22_2024.amends.items():
        open_items = found[before].level_4.model_copy(update={"is_complete": False})
        found[after] = found[before].model_copy(update={"version": after, "amended": amendment, "level_4": open_items})
    return found


SCHEMES = _schemes()
"""Every circular by version; "…+22-2024" is the circular as amended."""
ALIKE = {**SCHEMES, "any": next(iter(SCHEMES.values()))}
"""For what the circulars say alike (Điều 6, 34–39): whoever asks need not say which of them, and writes "any"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue(Result):
    """How many standards and criteria a circular has."""

    standards: int
    criteria: int
    by_standard: Mapping[str, int]
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce(Result):
    """The version of a kind of school on a day; None before 10/10/2018."""

    version: str | None


def criteria_catalogue(*, rule: Scheme) -> Catalogue:
    """Count the standards and criteria of a circular; the titles are in `rule.standards`."""
    sizes = {standard.number: len(standard.criteria) for standard in rule.standards}
    step = reason(
        rule, rule.levels.source,
        f"{len(sizes)} tiêu chuẩn, {len(rule.criteria)} tiêu chí",
        f"{len(sizes)} standards, {len(rule.criteria)} criteria",
    )  # fmt: skip
    return Catalogue(
        standards=len(sizes), criteria=len(rule.criteria), by_standard=sizes, last=rule.criteria[-1].id,
        because=because(step),
    )  # fmt: skip


def version_on(school: str, on: date, rule: QualityTimeline = TIMELINE) -> InForce:
    """The version by which an external report of that day judges a school: primary, secondary or preschool."""
    school = choice(school, rule.schools, field="school", rule="quality.version_on")
    on = a_day(on, field="on", rule="quality.version_on")
    periods = rule.schools[school]
    first = next(iter(periods))
    if first.from_ is not None and on < first.from_:
        step = reason(
            rule, first.source, f"{on:%d/%m/%Y} trước {first.from_:%d/%m/%Y}: theo quy định cũ, không có ở đây",
            f"{on:%d/%m/%Y} is before {first.from_:%d/%m/%Y}: the older rules are not here", on=on,
        )  # fmt: skip
        return InForce(version=None, because=because(step))
    period = periods.period(on, field="on", rule="quality.version_on")
    step = reason(
        rule, period.source, f"{period.value} có hiệu lực từ {period.from_:%d/%m/%Y}",
        f"{period.value} is in force from {period.from_:%d/%m/%Y}", on=on,
    )  # fmt: skip
    return InForce(version=period.value, because=because(step))


def scheme_on(school: str, on: date) -> Scheme:
    """The circular that judges a kind of school on a day. Error: `before_oldest_rule`."""
    found = version_on(school, on)
    if found.version is None:
        raise LawError(
            "before_oldest_rule", field="on", value=on.isoformat(), rule="quality.version_on",
            vi="trước quy định cũ nhất có ở đây", en="before the oldest rule known here",
        )  # fmt: skip
    return SCHEMES[found.version]


expose(
    "quality", "version_on", [*SCHEMES, "any"], version_on,
    vi="Thông tư kiểm định nào có hiệu lực vào một ngày", en="Which circular on accreditation is in force on a day",
)  # fmt: skip
expose(
    "quality", "criteria_catalogue", SCHEMES, criteria_catalogue,
    vi="Bao nhiêu tiêu chuẩn, tiêu chí", en="How many standards and criteria",
)  # fmt: skip
