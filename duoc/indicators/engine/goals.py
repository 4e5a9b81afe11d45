"""What a figure should be: goals that rooms above bind to an indicator, and the law's own numbers.

The engine knows nothing of plans. Who sets goals (the plan of the office) registers a provider:

    register(plan_targets)      # (organizations, day, school_year) → {(indicator, slice): Goal}
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from duoc.indicators import norms
from duoc.indicators.engine.definition import Direction
from duoc.indicators.engine.value import Value, figure_text


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal in words, with the number it asks for and what decides. `is_met` compares a figure with it.

    None from `is_met` means that there is nothing to compare (a goal such as "tăng so với năm trước").
    """

    words: str
    is_met: Callable[[Decimal], bool | None]
    source: str = ""
    url: str = ""


Provider = Callable[[int, date, str], Mapping[tuple[str, str], Goal]]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Let a room above say which goals hold for an organization on a day."""
    _providers.append(provider)


def goals(organization: int, day: date, school_year: str) -> dict[tuple[str, str], Goal]:
    """All goals of an organization, by (indicator, slice)."""
    found: dict[tuple[str, str], Goal] = {}
    for provider in _providers:
        found.update(provider(organization, day, school_year))
    return found


@dataclass(frozen=True, slots=True)
class State:
    """How a figure stands, in words and in a tone (good, warn, bad, none)."""

    words: str
    tone: str


def judge(value: Value | None, goal: Goal | None, before: Decimal | None = None) -> State | None:
    """How a figure stands: against its goal, else against the law's number, else against the figure before it."""
    if value is None or value.rounded is None:
        return None
    figure = value.rounded
    met = None if goal is None else goal.is_met(figure)
    if met is not None:
        return State(_("Đạt chỉ tiêu"), "good") if met else State(_("Chưa đạt chỉ tiêu"), "warn")
    limit = norms.limit(value.definition.id, value.slice, value.day, value.school_year)
    if limit is not None:
        return State(_("Đúng quy định"), "good") if limit.is_kept(figure) else State(_("Chưa đúng quy định"), "bad")
    return None if before is None else _change(value, figure, before)


def _change(value: Value, figure: Decimal, before: Decimal) -> State | None:
    """A change that says something: none where the figure stayed, or where neither way is better."""
    what = value.definition
    if figure == before or what.direction is Direction.NONE:
        return None
    size = figure_text(abs(figure - before), what.unit, what.decimals)
    is_up = figure > before
    words = (_("Tăng %(size)s") if is_up else _("Giảm %(size)s")) % {"size": size}
    return State(words, "good" if is_up == (what.direction is Direction.UP) else "warn")
