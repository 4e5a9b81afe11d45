"""The parameters of TT 58/2011, before and after TT 26/2020: one model, two files."""

from __future__ import annotations

from functools import cached_property

from pydantic import model_validator

from duoc.law.assessment.marks import Wording
from duoc.law.assessment.subject_results import MissedTest, Tests, YearAverage
from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, Words, load

WORDING = Wording(passed="Đ", failed="CĐ")


class Named(Strict):
    """A rank with its official name."""

    code: str
    name: Words


class Conduct(Strict):
    """The conduct ranks (hạnh kiểm), best first."""

    source: Source
    ranks: tuple[Named, ...]


class PassedShare(Strict):
    """The share of assessments that must be passed, as numerator and denominator."""

    passed_share: tuple[int, int]
    source: Source


class Exemption(Strict):
    """Subjects from which a pupil may be exempted."""

    subjects: tuple[str, ...]
    source: Source


class Band(Strict):
    """One row of Điều 13: the rank, and what it asks."""

    rank: str
    average: int
    one_core: int | None
    floor: int
    comments_passed: bool
    source: Source


class Adjustment(Strict):
    """One point of clause 6."""

    point: str
    reached: str
    fell_to: str
    becomes: str
    source: Source


class Readings(Strict):
    """Interpretations of clause 6 that the text leaves open."""

    only_one_subject: Sourced[bool]
    comment_only_counts: Sourced[bool]
    core_must_hold: Sourced[bool]
    confirm: Sourced[tuple[tuple[str, str], ...]]


class StudyRankRule(Strict):
    """Điều 13."""

    core: Sourced[tuple[str, ...]]
    bands: tuple[Band, ...]
    otherwise: Sourced[str]
    names: tuple[Named, ...]
    adjustments: tuple[Adjustment, ...]
    readings: Readings

    @model_validator(mode="after")
    def _bands_fall(self) -> StudyRankRule:
        if [band.rank for band in self.bands] + [self.otherwise.value] != [named.code for named in self.names]:
            raise ValueError("bands, then otherwise, must name every rank once, best first")
        for higher, lower in zip(self.bands, self.bands[1:], strict=False):
            if (higher.average, higher.floor) <= (lower.average, lower.floor) or higher.floor <= lower.floor:
                raise ValueError(f"band {lower.rank} must ask less than band {higher.rank}")
        return self


class Both(Strict):
    """A study rank and a conduct rank that must both be reached."""

    study: str
    conduct: str
    source: Source


class Retest(Strict):
    """Subjects below this year average may be retested."""

    below: int
    source: Source


class SummerTraining(Strict):
    """The conduct that must be reached after summer training."""

    conduct: str
    source: Source


class Promotion(Strict):
    """Điều 15, 16, 17."""

    absences_allowed: Sourced[int]
    absent_too_much: Source
    promoted: Both
    repeats: Source
    repeats_after_summer: Source
    retest: Retest
    summer_training: SummerTraining


class Title(Strict):
    """A title and the conduct and study rank that it asks."""

    title: Words
    conduct: str
    study: str
    source: Source


class TT58(RegulationFile):
    """TT 58/2011 in the order of its articles."""

    conduct: Conduct
    comment_only: Sourced[tuple[str, ...]]
    tests: Tests
    missed_test: MissedTest
    year_average: YearAverage
    comments_term: PassedShare
    comments_year: Source
    one_term_subject: Source
    overall_average: Source
    exemption: tuple[Exemption, ...]
    study_rank: StudyRankRule
    promotion: Promotion
    titles: tuple[Title, ...]

    @cached_property
    def study_order(self) -> dict[str, int]:
        """Rank to its place, 0 for the best."""
        return {named.code: place for place, named in enumerate(self.study_rank.names)}

    @cached_property
    def conduct_order(self) -> dict[str, int]:
        """Conduct rank to its place, 0 for the best."""
        return {named.code: place for place, named in enumerate(self.conduct.ranks)}

    def study_name(self, rank: str) -> Words:
        """The official name of a study rank: G is Giỏi."""
        return self.study_rank.names[self.study_order[rank]].name

    def conduct_name(self, rank: str) -> Words:
        """The official name of a conduct rank: T is Tốt."""
        return self.conduct.ranks[self.conduct_order[rank]].name

    @property
    def is_before_tt26(self) -> bool:
        """Whether one-period tests and a term exam take the place of mid-term and end-term tests."""
        return not self.tests.exact


TT58_2011 = load("assessment", "tt58-2011", TT58)
TT58_TT26 = load("assessment", "tt58-2011-tt26-2020", TT58)
RULES: dict[str, TT58] = {rule.regulation.id: rule for rule in (TT58_2011, TT58_TT26)}
