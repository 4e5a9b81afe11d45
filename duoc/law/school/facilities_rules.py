"""What the parameter files of the facilities standards hold: TT 13/2020, and TT 23/2024 which amends it."""

from __future__ import annotations

from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, load


class Classes(Strict):
    """How many classes a school may have; fewer are enough in difficult communes where a number is given."""

    least: int
    least_difficult: int | None = None
    most: int
    source: Source


class Sites(Strict):
    """How many sites a school may have; more in difficult communes and in broken terrain."""

    most: int
    difficult: int | None = None
    terrain: int | None = None
    source: Source


class Scale(Strict):
    """The scale of a school of one level. What was not read is absent."""

    classes: Classes
    sites: Sites | None = None
    site_classes: Sourced[int] | None = None
    area_m2: Sourced[int]
    reduced_area_m2: Sourced[int] | None = None
    boarder_m2: Sourced[int] | None = None


class PerClass(Strict):
    """Rooms that grow with the classes: `ratio` of 3 to 5 is 0.6 a class, rounded up."""

    name: str
    ratio: tuple[int, int]
    source: Source


class Rooms(Strict):
    """The teaching rooms of a level."""

    per_class: PerClass
    others: dict[str, Sourced[int]]


class SomeRooms(Strict):
    """Rooms of a kind for a school with few groups and with many."""

    few: int
    many: int
    source: Source


class Level2Preschool(Strict):
    """Rooms of a preschool at level 2."""

    few_groups: Sourced[int]
    art_rooms: SomeRooms
    physical_rooms: SomeRooms
    multi_purpose_rooms: SomeRooms
    informatics_rooms: SomeRooms


class Facilities(RegulationFile):
    """Parameters: scale and floors of every level; rooms and toilets (persons for each) where the file has them."""

    version: str
    scale: dict[str, Scale]
    floors: dict[str, Sourced[int]]
    rooms: dict[str, Rooms] = {}
    pupil_toilets: dict[str, dict[str, Sourced[int]]] = {}
    staff_toilets: dict[str, dict[str, Sourced[int]]] = {}
    level2_preschool: Level2Preschool | None = None


TT13_2020 = load("school", "tt13-2020", Facilities)
TT23_2024 = load("school", "tt23-2024", Facilities)
FACILITIES: dict[str, Facilities] = {found.version: found for found in (TT13_2020, TT23_2024)}
"""The standards by version."""
