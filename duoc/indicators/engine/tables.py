"""What the pages show: lines and tables made of figures, small and frozen, so that templates only print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import groupby

from django.utils.translation import gettext as _

from duoc.indicators.catalogue import DEFINITIONS, all_definitions
from duoc.indicators.engine import goals, queries
from duoc.indicators.engine.compute import compute
from duoc.indicators.engine.definition import Definition, Unit
from duoc.indicators.engine.frame import Body, Frame
from duoc.indicators.engine.goals import Goal, State, judge
from duoc.indicators.engine.models import ReportedFigure
from duoc.indicators.engine.slices import slice_title
from duoc.indicators.engine.value import Value, figure_text, part_text
from duoc.kit.audit.queries import version
from duoc.kit.text import fold
from duoc.registry.organizations.models import Organization
from duoc.registry.organizations.queries import tree_on

KEPT_FOR = 86_400  # seconds
TONES = ("bad", "warn", "good")


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator in the list: its figure, the goal, how it stands, the trend, what was reported by hand."""

    definition: Definition
    value: Value | None
    goal: Goal | None
    state: State | None
    trend: tuple[Decimal, ...]
    slice: str = ""
    reported: Reported | None = None

    @property
    def parts(self) -> str:
        """Numerator and denominator, or the unit of a count: "71 / 2", "học sinh"."""
        return "" if self.value is None else parts_text(self.value)

    @property
    def query(self) -> str:
        """Its slice as the end of an address."""
        return f"?slice={self.slice}" if self.slice else ""

    @property
    def slice_title(self) -> str:
        """The slice in words."""
        return slice_title(self.slice)

    @property
    def tone(self) -> str:
        """The tone of its state."""
        return "" if self.state is None else self.state.tone


@dataclass(frozen=True, slots=True)
class Section:
    """The indicators that serve one section of the plan."""

    number: str
    lines: tuple[Line, ...]


class Overview:
    """The list of indicators of an organization, by section of the plan, narrowed by words.

    The figures kept last are shown; where none were kept yet, they are computed now. Worked out when a template asks:
    what is drawn already is not read again. A constant number of queries.
    """

    def __init__(self, organization: Organization, day: date, school_year: str, words: str = "") -> None:
        self.organization = organization
        self.asked_on = day
        self.school_year = school_year
        self.words = words

    @cached_property
    def kept_day(self) -> date | None:
        """The day of the figures, if some were kept. One query."""
        return queries.kept_day(self.organization.pk, self.asked_on, self.school_year)

    @property
    def is_kept(self) -> bool:
        """Whether the figures were kept, not computed as the page was opened."""
        return self.kept_day is not None

    @property
    def day(self) -> date:
        """The day that the figures speak of."""
        return self.kept_day or self.asked_on

    @property
    def keeps_for(self) -> int:
        """Seconds to keep what was drawn: none for figures of this moment, and none for words being typed."""
        return KEPT_FOR if self.is_kept and not self.words else 0

    @cached_property
    def drawn(self) -> str:
        """Key of what was drawn: whose figures, computed when, as of which write there and above, where goals are set.

        Three queries.
        """
        if not self.keeps_for:
            return ""
        scopes = [None, *tree_on(self.asked_on).above(self.organization.pk)]
        days = queries.days_kept(self.organization.pk, self.asked_on)
        computed = "-".join(f"{on}-{at.timestamp()}" for on, at in days)
        return f"{self.organization.pk}-{self.asked_on}-{self.school_year}-{version(scopes)}-{computed}"

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections with their lines."""
        organization = self.organization
        wanted = goals.goals(organization.pk, self.asked_on, self.school_year)
        asked = [what for what in all_definitions() if organization.type in what.levels and _matches(what, self.words)]
        values = self._values(asked, [name for _id, name in wanted])
        series = queries.trends(organization.pk, self.asked_on)
        own = queries.reported_by(organization.pk, by_day=self.asked_on)
        lines = [line for what in asked for line in _lines(what, values, wanted, series.get(what.id, []), own)]
        ordered = sorted(lines, key=lambda line: _order(line.definition.section))
        found = groupby(ordered, key=lambda line: line.definition.section)
        return tuple(Section(number, tuple(rows)) for number, rows in found)

    def _values(self, asked: Sequence[Definition], wanted: Iterable[str]) -> dict[tuple[str, str], Value]:
        """The figures of these indicators: as a whole, by the slices that have goals, and where a slice is required."""
        pk, year = self.organization.pk, self.school_year
        if self.kept_day is None:
            found = compute([what.id for what in asked], self.asked_on, year, organizations=[pk])
            return {(value.definition.id, value.slice): value for value in found}
        slices = {"", *wanted, *(name for what in asked if what.needs_slice for name in what.slices)}
        return queries.kept_on(pk, self.kept_day, year, slices)

    @property
    def lines(self) -> list[Line]:
        """Every line, in the order of the sections."""
        return [line for section in self.sections for line in section.lines]

    @property
    def attention(self) -> list[Line]:
        """What has to be looked at: against the rules first, then short of a goal, then worse than before."""
        found = [line for line in self.lines if line.tone in ("bad", "warn")]
        return sorted(found, key=lambda line: (TONES.index(line.tone), line.goal is None))

    @property
    def counts(self) -> list[tuple[str, int, str]]:
        """How many lines stand how: words, number, tone; what does not occur is left out."""
        goals_met = [line for line in self.lines if line.tone == "good" and line.goal is not None]
        found = [
            (_("Chưa đúng quy định"), sum(line.tone == "bad" for line in self.lines), "bad"),
            (_("Chưa đạt chỉ tiêu"), sum(line.tone == "warn" and line.goal is not None for line in self.lines), "warn"),
            (_("Kém hơn lần trước"), sum(line.tone == "warn" and line.goal is None for line in self.lines), "warn"),
            (_("Đạt chỉ tiêu"), len(goals_met), "good"),
        ]
        return [each for each in found if each[1]]


def fraction_text(value: Value) -> str:
    """Both sides of a figure as a reader sees them."""
    if value.denominator is None:
        return ""
    return f"{part_text(value.numerator)} / {part_text(value.denominator)}"


def parts_text(value: Value) -> str:
    """What stands beside a figure: both its sides, or the unit of a count."""
    return fraction_text(value) or str(value.definition.unit_words)


def _matches(what: Definition, words: str) -> bool:
    title = fold(str(what.title))
    return all(word in title for word in fold(words).split())


def _order(section: str) -> tuple[int, int]:
    roman, _point, number = section.partition(".")
    return ("I", "II", "III", "IV", "V").index(roman), int(number or 0)


def _lines(
    what: Definition,
    values: dict[tuple[str, str], Value],
    wanted: dict[tuple[str, str], Goal],
    series: Sequence[queries.Point],
    own: dict[tuple[str, str], ReportedFigure],
) -> Iterator[Line]:
    """The whole (or each slice, where a slice is required), and each slice for which there is a goal."""
    for name in what.slices:
        key = (what.id, name)
        goal, value = wanted.get(key), values.get(key)
        is_shown = name == "" or goal is not None or (what.needs_slice and key in values)
        if not is_shown:
            continue
        points = tuple(point.figure for point in series if point.figure is not None) if name == "" else ()
        before = points[-2] if len(points) > 1 else None
        reported = Reported(own[key], what, value) if key in own else None
        # A series that never moved says nothing.
        trend = points if len(set(points)) > 1 else ()
        yield Line(what, value, goal, judge(value, goal, before), trend, name, reported)


@dataclass(frozen=True, slots=True)
class Reported:
    """What an organization reported, beside the figure computed for the same day."""

    row: ReportedFigure
    definition: Definition
    computed: Value | None

    @property
    def text(self) -> str:
        """The reported figure."""
        return figure_text(self.row.value, self.definition.unit, self.definition.decimals)

    @property
    def difference(self) -> str:
        """By how much it lies above (or below) the computed figure; empty where there is nothing to compare."""
        if self.computed is None or self.computed.rounded is None:
            return ""
        more = self.row.value - self.computed.rounded
        sign = "+" if more > 0 else ""
        return sign + figure_text(more, self.definition.unit, self.definition.decimals)

    @property
    def agrees(self) -> bool:
        """Whether both figures are the same."""
        return self.computed is not None and self.computed.rounded == self.row.value

    @property
    def differs(self) -> bool:
        """Whether it is another figure than the one computed for the very same day."""
        return self.computed is not None and self.computed.day == self.row.as_of and not self.agrees


@dataclass(frozen=True, slots=True)
class Row:
    """One organization in the table of an indicator, with what it reported itself beside what was computed."""

    body: Body
    value: Value
    share: float
    state: State | None
    reported: ReportedFigure | None

    @property
    def parts(self) -> str:
        """Numerator and denominator, or the unit of a count."""
        return parts_text(self.value)

    @property
    def reported_text(self) -> str:
        """The figure reported by hand."""
        if self.reported is None:
            return ""
        return figure_text(self.reported.value, self.value.definition.unit, self.value.definition.decimals)

    @property
    def differs(self) -> bool:
        """Whether the figure reported for this very day is another one than the computed."""
        return (
            self.reported is not None
            and self.reported.as_of == self.value.day
            and self.value.rounded is not None
            and self.reported.value != self.value.rounded
        )


def ranking(frame: Frame, values: Iterable[Value], wanted: dict[tuple[str, str], Goal]) -> list[Row]:
    """The organizations of these figures: those that need help first, or the largest where neither way is better."""
    found = list(values)
    if not found:
        return []
    what = found[0].definition
    own = queries.reported(what.id, [value.organization for value in found], by_day=frame.day)
    largest = max((value.rounded or Decimal(0) for value in found), default=Decimal(0))
    full = Decimal(100) if what.unit is Unit.PERCENT and largest <= 100 else largest
    rows = [
        Row(
            frame.bodies[value.organization],
            value,
            float((value.rounded or 0) / full * 100) if full else 0.0,
            judge(value, wanted.get((what.id, value.slice))),
            own.get((value.organization, value.slice)),
        )
        for value in found
    ]
    sign = 1 if what.direction == "up" else -1
    return sorted(rows, key=lambda row: (row.value.exact is None, sign * (row.value.exact or 0)))


def known(identifier: str) -> Definition | None:
    """The definition with this id, or None."""
    return DEFINITIONS.get(identifier)
