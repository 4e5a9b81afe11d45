"""Whether a criterion is met by its indicators (chỉ báo), and which indicators on degrees are not asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from duoc.law.core.contract import expose
from duoc.law.core.errors import LawError
from duoc.law.core.reasons import a_day, a_list, choices, flag, reason
from duoc.law.core.result import Result, Step, because
from duoc.law.quality.schemes import ALIKE, TIMELINE, QualityTimeline, Scheme


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionMet(Result):
    """Whether a criterion is met, and the indicators that fail, by letter."""

    met: bool
    failed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DegreeIndicator(Result):
    """Whether a criterion is met without the indicators on degrees that are not asked."""

    met: bool
    ignored: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DegreesSuspended(Result):
    """Whether degrees are no ground on a day; None between the signature of TT 29/2021 and the end of that year."""

    suspended: bool | None


def criterion_met(indicators: Mapping[str, Sequence[bool]], *, rule: Scheme) -> CriterionMet:
    """A criterion is met when every indicator is, an indicator when every content of it is (Điều 6.2)."""
    contents = _contents(indicators, "quality.criterion_met")
    steps = [_indicator(letter, held, rule) for letter, held in sorted(contents.items())]
    failed = tuple(letter for letter, held in sorted(contents.items()) if not all(held))
    return CriterionMet(met=not failed, failed=failed, because=because(steps))


def degree_indicator(
    indicators: Mapping[str, Sequence[bool]], degree_letters: Collection[str], suspended: bool, *, rule: Scheme
) -> DegreeIndicator:
    """As `criterion_met`, leaving out the indicators on training degrees while they are suspended (TT 29/2021)."""
    name = "quality.degree_indicator"
    contents = _contents(indicators, name)
    letters = choices(degree_letters, contents, field="degree_letters", rule=name)
    ignored = tuple(sorted(letters)) if flag(suspended, field="suspended", rule=name) else ()
    steps = [_indicator(letter, held, rule) for letter, held in sorted(contents.items()) if letter not in ignored]
    met = all(step.held for step in steps)
    not_asked = [
        reason(
            TIMELINE, next(reversed(list(TIMELINE.degrees_asked))).source,
            f"Chỉ báo {letter} về trình độ đào tạo: không xét", f"indicator {letter} on degrees: not asked",
        )
        for letter in ignored
    ]  # fmt: skip
    return DegreeIndicator(met=met, ignored=ignored, because=because(not_asked, steps))


def degrees_suspended(on: date, rule: QualityTimeline = TIMELINE) -> DegreesSuspended:
    """Whether training degrees are no ground on a day (TT 29/2021, whose first day was not seen)."""
    on = a_day(on, field="on", rule="quality.degrees_suspended")
    period = rule.degrees_asked.period(on, field="on", rule="quality.degrees_suspended")
    if period.value is None:
        step = reason(
            rule, period.source, "Chưa biết ngày có hiệu lực: cần người có thẩm quyền xác định",
            "the first day is not known: a person must decide", on=on,
        )  # fmt: skip
        return DegreesSuspended(status="needs_decision", suspended=None, because=because(step))
    asked = period.value
    step = reason(
        rule, period.source, f"Trình độ đào tạo: {'được xét' if asked else 'chưa xét'}",
        f"degrees: {'asked' if asked else 'not asked'}", on=on,
    )  # fmt: skip
    return DegreesSuspended(suspended=not asked, because=because(step))


def _contents(indicators: object, rule: str) -> dict[str, tuple[bool, ...]]:
    """Indicators by letter, each with at least one content. Error: `not_a_table`, `empty`, `not_a_boolean`."""
    if not isinstance(indicators, Mapping) or not indicators:
        raise LawError(
            "not_a_table", field="indicators", value=indicators, rule=rule,
            vi="phải là bảng chỉ báo: các nội dung", en="must be a table of indicator: contents",
        )  # fmt: skip
    found: dict[str, tuple[bool, ...]] = {}
    for letter, contents in indicators.items():
        field = f"indicators.{letter}"
        held = tuple(flag(content, field=field, rule=rule) for content in a_list(contents, field=field, rule=rule))
        if not held:
            raise LawError("empty", field=field, value=[], rule=rule, vi="chưa có nội dung nào", en="has no contents")
        found[str(letter)] = held
    return found


def _indicator(letter: str, held: Sequence[bool], rule: Scheme) -> Step:
    met, total = sum(held), len(held)
    return reason(
        rule, rule.indicators, f"Chỉ báo {letter}: đạt {met}/{total} nội dung",
        f"indicator {letter}: {met} of {total} contents met", held=met == total, indicator=letter,
    )  # fmt: skip


expose(
    "quality", "criterion_met", ALIKE, criterion_met,
    vi="Tiêu chí đạt khi mọi chỉ báo đạt", en="Whether a criterion is met by its indicators",
)  # fmt: skip
expose(
    "quality", "degree_indicator", ALIKE, degree_indicator,
    vi="Tiêu chí khi chưa xét trình độ đào tạo", en="A criterion while degrees are not asked",
)  # fmt: skip
