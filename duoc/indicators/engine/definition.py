"""What an indicator is: its official title, unit and meaning, and the code that measures it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from duoc.indicators.engine.frame import Frame
from duoc.indicators.engine.measure import Answer
from duoc.indicators.engine.slices import GRADES, LEVELS, SLICES, WHOLE


class Unit(StrEnum):
    """In what a figure is given."""

    COUNT = "count"
    NUMBER = "number"
    PERCENT = "percent"
    MEAN_PERCENT = "mean_percent"

    @property
    def factor(self) -> int:
        """By what numerator over denominator is multiplied."""
        return 100 if self is Unit.PERCENT else 1

    @property
    def sign(self) -> str:
        """What is printed after the number."""
        return "%" if self in (Unit.PERCENT, Unit.MEAN_PERCENT) else ""


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Clock(StrEnum):
    """What moves the figure: the day, or the pupils of the census day followed through the school year."""

    DATE = "date"
    SCHOOL_YEAR = "school_year"


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages of the interface."""

    vi: str
    en: str

    def __str__(self) -> str:
        return self.en if (get_language() or "vi").startswith("en") else self.vi


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One indicator. `levels` are the types of organization that can be asked, `school_levels` what it is about.

    `unit_words` say in what it is given ("học sinh/lớp", "%"). `by` says how it may be narrowed; with `needs_slice`
    the whole has no value. `seed_lines` are the sections of the year's plan that it serves; `norm` names the entry of
    the law that it is read against.
    """

    id: str
    title: Words
    unit: Unit
    unit_words: Words
    decimals: int
    direction: Direction
    levels: tuple[str, ...]
    school_levels: tuple[str, ...]
    by: tuple[str, ...]
    needs_slice: bool
    numerator: Words
    denominator: Words | None
    clock: Clock
    seed_lines: tuple[str, ...]
    source: tuple[Words, ...]
    norm: str | None
    measure: Callable[[Frame], Answer]

    @property
    def slices(self) -> tuple[str, ...]:
        """Every slice that can be asked, the whole first."""
        offered = set(self.by) - {"level", "grade"}
        offered.update(LEVELS if "level" in self.by else ())
        offered.update(GRADES if "grade" in self.by else ())
        if not self.needs_slice:
            offered.add(WHOLE)
        return tuple(name for name in SLICES if name in offered)

    @property
    def is_count(self) -> bool:
        """Whether there is no denominator."""
        return self.denominator is None

    @property
    def formula(self) -> str:
        """The computation in words."""
        if self.denominator is None:
            return str(self.numerator)
        fraction = f"({self.numerator}) ÷ ({self.denominator})"
        return fraction + " × 100 %" if self.unit is Unit.PERCENT else fraction

    @property
    def section(self) -> str:
        """The section of the plan under which it is listed."""
        return self.seed_lines[0]

    @property
    def clock_words(self) -> str:
        """When it is known, in words."""
        if self.clock is Clock.DATE:
            return _("Tính tại ngày hỏi")
        return _("Theo dõi học sinh của ngày chốt số liệu trong năm học")
