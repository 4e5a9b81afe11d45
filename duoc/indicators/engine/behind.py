"""The rows behind a figure as a page shows them: by side, gathered in groups, described a page at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from duoc.indicators.engine.explain import Explanation, Row
from duoc.indicators.engine.measure import Beside, Number
from duoc.indicators.engine.subjects import SUBJECTS, Description, Subject, Text
from duoc.indicators.engine.value import part_text

PER_PAGE = 50
MOST_GROUPED = 3000  # beyond a large school, groups would cost more than they tell


@dataclass(frozen=True, slots=True)
class Described:
    """One row in words, the numbers beside it, and what it adds to the side."""

    description: Description
    adds: Number
    numbers: tuple[int, ...] = ()

    @property
    def adds_text(self) -> str:
        """What the row adds, as a reader sees it."""
        return part_text(self.adds)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together, with what they add up to."""

    name: str
    rows: int
    adds: str


@dataclass(frozen=True, slots=True)
class SideRows:
    """One subject of one side: how many rows, what they add up to, the groups, and one page of the rows."""

    subject: Subject
    count: int
    total: str
    is_weighted: bool
    groups: tuple[Group, ...]
    page: Page[Row]
    shown: tuple[Described, ...]
    beside: tuple[Text, ...] = ()


def subjects_of(explanation: Explanation) -> set[str]:
    """The kinds of rows on both sides."""
    return {row.subject for row in (*explanation.numerator, *(explanation.denominator or ()))}


def side_rows(rows: Sequence[Row], *, group: str, number: str | None, beside: Beside | None = None) -> list[SideRows]:
    """A side as tables, one for each subject. Two or three queries a subject, whatever the number of rows."""
    found: list[SideRows] = []
    for name in dict.fromkeys(row.subject for row in rows):
        own = [row for row in rows if row.subject == name]
        found.append(_table(SUBJECTS[name], own, group, number, beside))
    return found


def _table(subject: Subject, rows: list[Row], group: str, number: str | None, beside: Beside | None) -> SideRows:
    total, is_weighted = sum(row.adds for row in rows), any(row.adds != 1 for row in rows)
    count = len(rows)
    groups: tuple[Group, ...] = ()
    described: Mapping[int, Description] = {}
    if count <= MOST_GROUPED:
        described = subject.describe([row.id for row in rows])
        groups = _groups(rows, described)
        if group:
            rows = [row for row in rows if row.id in described and described[row.id].group == group]
        order = {pk: place for place, pk in enumerate(described)}
        rows = sorted(rows, key=lambda row: order.get(row.id, count))
    page = Paginator(rows, PER_PAGE).get_page(number)
    words = described or subject.describe([row.id for row in page])
    numbers: Mapping[int, tuple[int, ...]] = beside.numbers if beside else {}
    shown = tuple(Described(words[row.id], row.adds, numbers.get(row.id, ())) for row in page if row.id in words)
    titles = beside.columns if beside else ()
    return SideRows(subject, count, part_text(total), is_weighted, groups, page, shown, titles)


def _groups(rows: Sequence[Row], described: Mapping[int, Description]) -> tuple[Group, ...]:
    counts: Counter[str] = Counter()
    sums: dict[str, Number] = {}
    for row in rows:
        name = described[row.id].group if row.id in described else ""
        counts[name] += 1
        sums[name] = sums.get(name, 0) + row.adds
    if len(counts) < 2:
        return ()
    return tuple(Group(name, number, part_text(sums[name])) for name, number in sorted(counts.items()) if name)
