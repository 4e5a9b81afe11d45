"""What NĐ 20/2014 says, as data: who is counted, the shares of each standard, by level and unit."""

from __future__ import annotations

from typing import Literal

from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, load

Standard = Literal["preschool", "primary", "lower_secondary", "literacy"]
STANDARDS: tuple[Standard, ...] = ("preschool", "primary", "lower_secondary", "literacy")


class Ages(Strict):
    """The ages that a kind of universal education is for, both included."""

    first_age: int
    last_age: int
    source: Source


class LiteracyPerson(Strict):
    """The grade that makes a person literate at level 1."""

    grade: int
    source: Source


class Individual(Strict):
    """Where the standard of a person stands, by kind."""

    preschool: Source
    primary: Source
    lower_secondary: Source
    literacy: LiteracyPerson


class Part(Strict):
    """A share that a commune must reach; `share_hard` in communes with especially difficult conditions."""

    name: str
    share: int
    share_hard: int
    source: Source


class Needs(Strict):
    """Other standards that a level asks first."""

    primary: int
    literacy: int
    source: Source


class Level(Strict):
    """What a level asks beyond the level before it."""

    needs: Needs | None = None
    parts: tuple[Part, ...]


class LiteracyLevel(Strict):
    """A level of literacy: one share, of an age band that is narrower in hard communes."""

    band: str
    band_hard: str
    share: int
    source: Source


class UnitShare(Strict):
    """The share of the units below that must be recognised."""

    share: int
    source: Source


class UniversalEducation(RegulationFile):
    """Parameters of NĐ 20/2014, in the order of its articles."""

    version: str
    targets: dict[str, Ages]
    age: Source
    individual: Individual
    disabled_reached: Sourced[int]
    preschool: tuple[Level, ...]
    primary: tuple[Level, ...]
    lower_secondary: tuple[Level, ...]
    literacy: tuple[LiteracyLevel, ...]
    literacy_2_needs_1: Sourced[bool]
    district: dict[str, tuple[UnitShare, ...]]
    province: dict[str, tuple[UnitShare, ...]]
    higher_counts_for_lower: Source
    province_open_from: Sourced[int]


ND20_2014 = load("universal_education", "nd20-2014", UniversalEducation)
RULES = {ND20_2014.version: ND20_2014}
