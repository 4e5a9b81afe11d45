"""The format of a document on a day: page, margins, sizes, places, by which paper templates print and are measured."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from duoc.law.administration.parameters import EARLIER, RULE, Component, DocumentFile, PageNumber
from duoc.law.core.errors import LawError
from duoc.law.core.parameters import before_oldest
from duoc.law.core.result import Result, Step, because


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout(Result):
    """The figures of a page, in millimetres and points; margins and sizes are our defaults inside what is permitted."""

    regulation: str
    papers: tuple[str, ...]
    margins_mm: dict[str, Decimal]
    font: str | None
    """The prescribed face; None where any Vietnamese Unicode face is right."""
    page_number: PageNumber
    components: dict[str, Component]


def layout(on: date, rule: DocumentFile = RULE) -> Layout:
    """The format of a document issued on a day. An archive document is judged by its own day, never "corrected".

    Error: `before_oldest_rule`.
    """
    margins = rule.page.margins_mm
    by_default = {side: getattr(margins, side).default for side in ("top", "bottom", "left", "right")}
    components = {component.id: component for component in rule.components}
    if rule.regulation.holds_on(on):
        step = Step(rule.at(rule.page.paper.source), f"khổ {rule.page.paper.value}, phông {rule.page.font.value}",
                    f"paper {rule.page.paper.value}, font {rule.page.font.value}")  # fmt: skip
        return Layout(
            regulation=rule.regulation.id, papers=(rule.page.paper.value,), margins_mm=by_default,
            font=rule.page.font.value, page_number=rule.page.page_number, components=components,
            because=because(step),
        )  # fmt: skip
    if not EARLIER.regulation.holds_on(on):
        first = EARLIER.regulation.from_
        raise before_oldest(on, first or on, field="on", rule=EARLIER.regulation.id)
    step = Step(EARLIER.at(EARLIER.page_number.source), "số trang ở góc phải cuối trang, phông Unicode bất kì",
                "page number at the bottom right, any Unicode font")  # fmt: skip
    return Layout(
        regulation=EARLIER.regulation.id, papers=EARLIER.papers.value, margins_mm=by_default, font=None,
        page_number=EARLIER.page_number, components=components, because=because(step),
    )  # fmt: skip


def point_letter(number: int, rule: DocumentFile = RULE) -> str:
    """The letter of the n-th điểm: 1 is a, 5 is đ. Error: `out_of_range`."""
    letters = rule.point_letters.value
    if not 1 <= number <= len(letters):
        raise LawError(
            "out_of_range", field="number", value=number, rule=rule.at(rule.point_letters.source).vi(),
            vi=f"chỉ có {len(letters)} chữ cái để đánh điểm", en=f"there are only {len(letters)} letters for points",
        )  # fmt: skip
    return letters[number - 1]


def accepts_margins(margins_mm: dict[str, Decimal], rule: DocumentFile = RULE) -> bool:
    """Whether measured margins lie within the permitted ranges."""
    margins = rule.page.margins_mm
    return all(getattr(margins, side).low <= value <= getattr(margins, side).high for side, value in margins_mm.items())
