"""The parameters of the two regulations on primary pupils: one shape, two files."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from pydantic import model_validator

from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, Words, load

Moment = Literal["GK1", "CK1", "GK2", "CN"]
"""Mid-term I, end-term I, mid-term II, year end."""


class Named(Strict):
    """A level or trait with its official name."""

    code: str
    name: Words


class Scale(Strict):
    """Levels, best first."""

    source: Source
    ranks: tuple[Named, ...]

    @cached_property
    def order(self) -> dict[str, int]:
        """Level to its place, 0 for the best."""
        return {named.code: place for place, named in enumerate(self.ranks)}


class TraitGroup(Strict):
    """Qualities (phẩm chất) or competences (năng lực) that are assessed together."""

    name: Words
    source: Source
    required: bool = True
    traits: tuple[Named, ...]


class MarkScale(Strict):
    """Whole marks of periodic tests; `doubtful` ones are taken and left to the school to confirm."""

    lowest: int
    highest: int
    doubtful: tuple[int, ...] = ()
    source: Source


class CombinedMark(Strict):
    """A subject whose test has several papers or contents."""

    subject: str
    parts: tuple[str, ...]
    source: Source


class PlannedTests(Strict):
    """Subjects with a marked test at some moments in some grades."""

    moments: tuple[Moment, ...]
    grades: tuple[int, ...]
    subjects: tuple[str, ...]
    where_taught: bool = False
    source: Source


class Overall(Strict):
    """One row of the overall result: at least this level, this trait level, this mark, everywhere."""

    overall: Words | None
    level: str
    trait: str
    test: int
    source: Source


class Completion(Strict):
    """Where completion, help and the head teacher's decision are regulated; the last grade of primary."""

    completed: Source
    help: Source
    head_decides: Source
    last_grade: Sourced[int]


class Title(Strict):
    """A title of the year; null asks nothing; `recognised`: the class must have recognised the pupil."""

    title: Words
    level: str | None
    trait: str | None
    test: int | None
    recognised: bool
    source: Source


class PrimaryRule(RegulationFile):
    """A regulation on the assessment of primary pupils, in the order of its articles."""

    programme: str
    levels: Scale
    trait_levels: Scale
    traits: tuple[TraitGroup, ...]
    scale: MarkScale
    combined_marks: tuple[CombinedMark, ...]
    test_plan: tuple[PlannedTests, ...]
    overall: tuple[Overall, ...]
    otherwise: Sourced[Words | None]
    completion: Completion
    titles: tuple[Title, ...]

    @model_validator(mode="after")
    def _rows_fall(self) -> PrimaryRule:
        for higher, lower in zip(self.overall, self.overall[1:], strict=False):
            if higher.test <= lower.test:
                raise ValueError(f"row {lower.source.place} must ask less than row {higher.source.place}")
        return self

    @cached_property
    def trait_names(self) -> dict[str, Words]:
        """Every trait that may be assessed."""
        return {trait.code: trait.name for group in self.traits for trait in group.traits}

    @cached_property
    def required_traits(self) -> tuple[str, ...]:
        """The traits without which there is no result."""
        return tuple(trait.code for group in self.traits if group.required for trait in group.traits)


TT27 = load("assessment", "tt27-2020", PrimaryRule)
TT30 = load("assessment", "tt30-2014-tt22-2016", PrimaryRule)
RULES: dict[str, PrimaryRule] = {rule.regulation.id: rule for rule in (TT30, TT27)}
