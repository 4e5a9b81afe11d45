"""The parameters of TT 22/2021."""

from __future__ import annotations

from functools import cached_property

from pydantic import model_validator

from duoc.law.assessment.marks import Wording
from duoc.law.assessment.subject_results import MissedTest, Tests, YearAverage
from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, Words, load

WORDING = Wording(passed="Đạt", failed="Chưa đạt")


class Named(Strict):
    """A level with its official name."""

    code: str
    name: Words


class ConductYear(Strict):
    """What one level of term II and some levels of term I make of the year."""

    term_2: str
    term_1: tuple[str, ...]
    becomes: str
    source: Source


class Conduct(Strict):
    """Conduct levels (kết quả rèn luyện), best first, and the table of the year."""

    source: Source
    ranks: tuple[Named, ...]
    year: tuple[ConductYear, ...]

    @model_validator(mode="after")
    def _every_pair_once(self) -> Conduct:
        codes = [named.code for named in self.ranks]
        pairs = [(row.term_2, first) for row in self.year for first in row.term_1]
        if sorted(pairs) != sorted((second, first) for second in codes for first in codes):
            raise ValueError("the table must hold every pair of levels exactly once")
        return self


class Band(Strict):
    """One row of Điều 9 khoản 2: no marked subject below `floor`, `at_least` so many of them at `enough` or above, not
    more than `comments_failed` comment-only subjects failed."""

    level: str
    floor: int
    enough: int
    at_least: int
    comments_failed: int
    source: Source


class LevelAdjustment(Strict):
    """Điều 9 khoản 3."""

    targets: tuple[str, ...]
    levels_lost: int
    raised_by: int
    source: Source


class Readings(Strict):
    """Interpretations that the text leaves open."""

    comment_only_counts: Sourced[bool]
    optional_counts: Sourced[bool]


class Levels(Strict):
    """Điều 9, clauses 2 and 3."""

    bands: tuple[Band, ...]
    otherwise: Sourced[str]
    names: tuple[Named, ...]
    adjustment: LevelAdjustment
    readings: Readings

    @model_validator(mode="after")
    def _bands_fall(self) -> Levels:
        if [band.level for band in self.bands] + [self.otherwise.value] != [named.code for named in self.names]:
            raise ValueError("bands, then otherwise, must name every level once, best first")
        for higher, lower in zip(self.bands, self.bands[1:], strict=False):
            if higher.floor <= lower.floor or higher.enough <= lower.enough:
                raise ValueError(f"band {lower.level} must ask less than band {higher.level}")
        return self


class Reevaluation(Strict):
    """Marked subjects below this year average may be assessed again."""

    below: int
    source: Source


class Promotion(Strict):
    """Điều 12, 13, 14."""

    absences_allowed: Sourced[int]
    conduct: Sourced[str]
    level: Sourced[str]
    summer_training: Source
    reevaluation: Reevaluation
    both: Source


class Title(Strict):
    """A title: conduct, level, and how many subjects must reach how much."""

    title: Words
    conduct: str
    level: str
    enough: int
    at_least: int
    source: Source


class TT22(RegulationFile):
    """TT 22/2021 in the order of its articles."""

    comment_only: Sourced[tuple[str, ...]]
    optional_marked: Sourced[tuple[str, ...]]
    tests: Tests
    missed_test: MissedTest
    missed_regular: Source
    conduct: Conduct
    comments_term: Source
    comments_year: Source
    year_average: YearAverage
    one_term_subject: Source
    levels: Levels
    exemption: Source
    promotion: Promotion
    titles: tuple[Title, ...]

    @cached_property
    def level_order(self) -> dict[str, int]:
        """Level to its place, 0 for the best."""
        return {named.code: place for place, named in enumerate(self.levels.names)}

    @cached_property
    def conduct_order(self) -> dict[str, int]:
        """Conduct level to its place, 0 for the best."""
        return {named.code: place for place, named in enumerate(self.conduct.ranks)}


TT22_2021 = load("assessment", "tt22-2021", TT22)
RULES: dict[str, TT22] = {TT22_2021.regulation.id: TT22_2021}
