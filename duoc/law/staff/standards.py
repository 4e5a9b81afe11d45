"""Professional standards (chuẩn nghề nghiệp): TT 20, 26/2018 of teachers, TT 14, 25/2018 of principals.

Four standards, one machine: criteria in standards, each rated, one aggregate rule whose numbers are data. Not to be
confused with the annual classification (`classification`): two ratings, two tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import model_validator

from duoc.law.core.errors import LawError
from duoc.law.core.given import Given, one_of
from duoc.law.core.parameters import (
    Certainty,
    Regulation,
    RegulationFile,
    Source,
    Sourced,
    Strict,
    Words,
    before_oldest,
    load,
)
from duoc.law.core.registry import rule
from duoc.law.core.result import Clause, Result, Step, because
from duoc.law.core.school_year import SchoolYear
from duoc.law.core.text import Text

LEVELS = ("chua_dat", "dat", "kha", "tot")
LEVEL_TEXTS = {
    "chua_dat": Text("chưa đạt", "not met"),
    "dat": Text("đạt", "met"),
    "kha": Text("khá", "good"),
    "tot": Text("tốt", "excellent"),
}


class Criterion(Strict):
    """One criterion (tiêu chí) with its official title and ideas for evidence."""

    number: int
    title: Words
    certainty: Certainty
    evidence: Words


class Standard(Strict):
    """One standard (tiêu chuẩn): a group of criteria."""

    number: int
    title: Words
    certainty: Certainty
    criteria: tuple[Criterion, ...]


class Share(Strict):
    """A part of a whole, in whole numbers: two thirds is 2 and 3, never 0.67."""

    numerator: int
    denominator: int


class LevelRule(Strict):
    """What a level asks: every criterion at least `floor`; null where the level forgives criteria outside the share."""

    level: Literal["dat", "kha", "tot"]
    floor: Literal["dat", "kha"] | None
    source: Source


class Guidance(Strict):
    """The Ministry's letter that holds the sheets and sample evidence."""

    number: str
    certainty: Certainty


class Cycle(Strict):
    """How often and in which steps people are rated."""

    self_rating: Sourced[str]
    official_every_years: Sourced[int]
    shortening: Words
    steps: tuple[Words, ...]


class StandardFile(RegulationFile):
    """A professional standard, whole."""

    rates: Words
    guidance: Guidance
    mandatory: Sourced[tuple[int, ...]]
    share: Sourced[Share]
    levels: tuple[LevelRule, ...]
    cycle: Cycle
    standards: tuple[Standard, ...]

    @model_validator(mode="after")
    def _numbered(self) -> StandardFile:
        numbers = [criterion.number for criterion in self.criteria]
        if numbers != list(range(1, len(numbers) + 1)) or not set(self.mandatory.value) <= set(numbers):
            raise ValueError("criteria must be numbered 1, 2, 3 … and the mandatory ones be among them")
        return self

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria, in order."""
        return tuple(criterion for standard in self.standards for criterion in standard.criteria)


class HeadFile(RegulationFile):
    """A document that we know of and have not read: only its head. Nothing is computed from it."""


RULES: dict[str, StandardFile] = {
    name: load("staff", file, StandardFile)
    for name, file in {
        "TT20-2018": "tt20-2018",
        "TT26-2018": "tt26-2018",
        "TT14-2018": "tt14-2018",
        "TT25-2018": "tt25-2018",
    }.items()
}
UNREAD: dict[str, Regulation] = {"TT30-2026": load("staff", "tt30-2026", HeadFile).regulation}


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardRating(Result):
    """A rating by standard. `status` is "complete" or "incomplete"; an incomplete sheet has no level."""

    level: str | None
    counts: Mapping[str, int]
    """How many criteria are rated at a level or better, by level."""
    blocking: tuple[int, ...]
    """The criteria that keep the person from the next level, by number."""


def standard_rating(ratings: Sequence[str | None], rule: StandardFile) -> StandardRating:
    """The level of a person from the level of every criterion, in order; None is "not rated yet".

    Errors: `wrong_length`, `unknown_word`.
    """
    name = rule.regulation.id
    if len(ratings) != len(rule.criteria):
        raise LawError(
            "wrong_length", field="ratings", value=len(ratings), rule=name,
            vi=f"chuẩn này có {len(rule.criteria)} tiêu chí", en=f"this standard has {len(rule.criteria)} criteria",
        )  # fmt: skip
    ranks = [None if r is None else LEVELS.index(one_of(r, LEVELS, field="ratings", rule=name)) for r in ratings]
    rated = [rank for rank in ranks if rank is not None]
    counts = _counts(rated)
    if len(rated) < len(ranks):
        gaps = tuple(number for number, rank in enumerate(ranks, 1) if rank is None)
        listed = ", ".join(map(str, gaps))
        step = Step(Clause(name), f"chưa xếp mức tiêu chí {listed}", f"criterion {listed} not rated yet", False)
        return StandardRating(status="incomplete", missing=tuple(map(str, gaps)), level=None, counts=counts,
                              blocking=gaps, because=because(step))  # fmt: skip
    missed: list[Step] = []
    blocking: tuple[int, ...] = ()
    for band in rule.levels:
        steps, blockers = _conditions(band, rated, rule)
        if all(step.held for step in steps):
            return StandardRating(status="complete", level=band.level, counts=counts, blocking=blocking,
                                  because=because(missed, steps))  # fmt: skip
        missed += (step for step in steps if not step.held)
        blocking = blockers
    return StandardRating(status="complete", level=LEVELS[0], counts=counts, blocking=blocking, because=because(missed))


def _counts(ranks: Sequence[int]) -> dict[str, int]:
    return {level: sum(rank >= LEVELS.index(level) for rank in ranks) for level in ("tot", "kha", "dat")}


def _conditions(band: LevelRule, ranks: Sequence[int], rule: StandardFile) -> tuple[list[Step], tuple[int, ...]]:
    """The comparisons of one level, and the criteria that fail them."""
    clause, need, level = rule.at(band.source), LEVELS.index(band.level), LEVEL_TEXTS[band.level]
    steps: list[Step] = []
    below: list[int] = []
    if band.floor is not None:
        floor, text = LEVELS.index(band.floor), LEVEL_TEXTS[band.floor]
        below = [number for number, rank in enumerate(ranks, 1) if rank < floor]
        listed = ", ".join(map(str, below))
        steps.append(Step(
            clause,
            f"mức {level.vi}: mọi tiêu chí từ {text.vi} trở lên" + (f"; chưa được: {listed}" if below else ""),
            f"level {level.en}: every criterion at least {text.en}" + (f"; below: {listed}" if below else ""),
            not below, {"below_floor": tuple(below)},
        ))  # fmt: skip
    share, reached = rule.share.value, sum(rank >= need for rank in ranks)
    enough = share.denominator * reached >= share.numerator * len(ranks)
    steps.append(Step(
        rule.at(rule.share.source),
        f"mức {level.vi}: {reached}/{len(ranks)} tiêu chí, cần {share.numerator}/{share.denominator}",
        f"level {level.en}: {reached}/{len(ranks)} criteria, needs {share.numerator}/{share.denominator}",
        enough, {"reached": reached, "of": len(ranks)},
    ))  # fmt: skip
    lacking = [number for number in rule.mandatory.value if ranks[number - 1] < need]
    listed = ", ".join(map(str, lacking or rule.mandatory.value))
    steps.append(Step(
        rule.at(rule.mandatory.source),
        f"mức {level.vi}: tiêu chí bắt buộc {listed} " + ("chưa đạt mức này" if lacking else "đều đạt mức này"),
        f"level {level.en}: mandatory criteria {listed} " + ("do not reach it" if lacking else "all reach it"),
        not lacking, {"mandatory_below": tuple(lacking)},
    ))  # fmt: skip
    short = () if enough else tuple(number for number, rank in enumerate(ranks, 1) if rank < need)
    return steps, tuple(sorted({*below, *lacking, *short}))


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentDue(Result):
    """When a person is rated next: by himself every year, officially at the end of `next_official`."""

    self_rating: str
    next_official: SchoolYear


def assessment_due(last_official: SchoolYear, rule: StandardFile) -> AssessmentDue:
    """The school year of the next official rating after the last one."""
    every = rule.cycle.official_every_years
    year = SchoolYear(last_official.start + every.value)
    step = Step(
        rule.at(every.source),
        f"đánh giá chính thức {every.value} năm một lần: {last_official} → {year}; tự đánh giá mỗi năm học",
        f"official rating every {every.value} years: {last_official} → {year}; self-rating every school year",
        None, {"every_years": every.value},
    )  # fmt: skip
    return AssessmentDue(self_rating=rule.cycle.self_rating.value, next_official=year, because=because(step))


def standard_for(role: Literal["teacher", "principal"], level: str, school_year: SchoolYear) -> StandardFile | None:
    """The standard by which a teacher or principal of a level is rated for a school year; None: document not read.

    Errors: `unknown_word`, `before_oldest_rule`.
    """
    one_of(role, ("teacher", "principal"), field="role", rule="standards")
    preschool = one_of(level, ("mam_non", "tieu_hoc", "thcs", "thpt", "gdtx"), field="level", rule="standards")
    name = {
        ("teacher", True): "TT26-2018",
        ("teacher", False): "TT20-2018",
        ("principal", True): "TT25-2018",
        ("principal", False): "TT14-2018",
    }[role, preschool == "mam_non"]
    rule, closing = RULES[name], date(school_year.start + 1, 5, 31)  # rated at the end of the school year
    first = rule.regulation.from_
    if first is not None and closing < first:
        raise before_oldest(closing, first, field="school_year", rule=name)
    return rule if rule.regulation.holds_on(closing) else None


@rule(
    subject="staff",
    name="standard_rating",
    versions=RULES,
    vi="Xếp mức của giáo viên, hiệu trưởng theo chuẩn từ mức của từng tiêu chí",
    en="The level of a teacher or principal by the professional standard, from the level of every criterion",
)
def _standard_rating(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    given = Given(words, ("ratings",), rule=version)
    given.needed("ratings")
    result = standard_rating(given.items("ratings"), RULES[version])
    answer = {
        "level": result.level,
        "status": result.status,
        "n_tot": result.counts["tot"],
        "n_kha_or_better": result.counts["kha"],
        "n_dat_or_better": result.counts["dat"],
        "because": result.because,
    }
    return answer | ({"missing": [int(number) for number in result.missing]} if result.missing else {})


@rule(
    subject="staff",
    name="assessment_due",
    versions=RULES,
    vi="Năm học phải đánh giá chính thức theo chuẩn lần tới",
    en="The school year of the next official rating by the standard",
)
def _assessment_due(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    last = Given(words, ("last_by_head",), rule=version).needed("last_by_head")
    result = assessment_due(SchoolYear.parse(last, field="last_by_head", rule=version), RULES[version])
    return {"self": result.self_rating, "next_by_head": str(result.next_official), "because": result.because}
