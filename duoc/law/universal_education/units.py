"""The standards of a district and a province: how many of the units below are recognised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from duoc.law.core.contract import expose
from duoc.law.core.numbers import count, reaches
from duoc.law.core.parameters import Source
from duoc.law.core.reasons import a_list, choice, reason, sign
from duoc.law.core.result import Result, Step, because
from duoc.law.universal_education.nd20_2014 import ND20_2014, RULES, STANDARDS, UnitShare, UniversalEducation


@dataclass(frozen=True, slots=True, kw_only=True)
class District(Result):
    """The level of a district; how many communes the next level asks and how many have it (None at the top)."""

    level: int
    needed_next: int | None
    have_next: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Province(Result):
    """The level of a province; None from 2025 on, where it is open how the share is computed."""

    level: int | None


def district(standard: str, communes: Sequence[int], rule: UniversalEducation = ND20_2014) -> District:
    """The level of a district from the levels of its communes. A higher level counts for the lower ones."""
    name = "universal_education.district"
    standard = choice(standard, STANDARDS, field="standard", rule=name)
    levels = _levels(communes, len(rule.district[standard]), "communes", name)
    level, steps = _climb(levels, rule.district[standard], rule)
    if level == len(rule.district[standard]):
        return District(level=level, needed_next=None, have_next=None, because=because(steps))
    share = rule.district[standard][level].share
    return District(
        level=level, needed_next=-(-share * len(levels) // 100), have_next=sum(unit > level for unit in levels),
        because=because(steps),
    )  # fmt: skip


def province(standard: str, districts: Sequence[int], year: int, rule: UniversalEducation = ND20_2014) -> Province:
    """The level of a province from the levels of its districts, with the figures of 30/9 of a year.

    From 2025 there are no districts and how the share is computed was not seen: "needs_decision".
    """
    name = "universal_education.province"
    standard = choice(standard, STANDARDS, field="standard", rule=name)
    first = rule.regulation.from_.year if rule.regulation.from_ else 0
    number = count(year, field="year", rule=name, low=first, high=9999)
    levels = _levels(districts, len(rule.province[standard]), "districts", name)
    open_from = rule.province_open_from
    if number >= open_from.value:
        step = reason(
            rule, open_from.source, f"Số liệu năm {number}: không còn cấp huyện, cần người có thẩm quyền quyết định",
            f"figures of {number}: no districts any more, a person must decide", year=number,
        )  # fmt: skip
        return Province(status="needs_decision", level=None, because=because(step))
    level, steps = _climb(levels, rule.province[standard], rule)
    return Province(level=level, because=because(steps))


def _levels(given: Sequence[int], top: int, field: str, rule: str) -> list[int]:
    return [count(level, field=field, rule=rule, high=top) for level in a_list(given, field=field, rule=rule)]


def _climb(levels: Sequence[int], shares: Sequence[UnitShare], rule: UniversalEducation) -> tuple[int, list[Step]]:
    """The highest level whose share of units, and that of every level below, is reached. No units: level 0."""
    total = len(levels)
    if not total:
        return 0, [reason(rule, shares[0].source, "Không có đơn vị nào", "there are no units", held=False)]
    steps: list[Step] = []
    if max(levels) > 1:
        steps.append(reason(
            rule, rule.higher_counts_for_lower, "Đơn vị đạt mức độ cao hơn được tính cho mức độ thấp hơn",
            "a unit at a higher level counts for the lower ones",
        ))  # fmt: skip
    for level, terms in enumerate(shares, 1):
        have = sum(unit >= level for unit in levels)
        held = reaches(have, total, terms.share)
        steps.append(_counted(have, total, level, terms.share, held, terms.source, rule))
        if not held:
            return level - 1, steps
    return len(shares), steps


def _counted(
    have: int, total: int, level: int, share: int, held: bool, source: Source, rule: UniversalEducation
) -> Step:
    mark = sign(held, most=False)
    return reason(
        rule, source, f"Mức độ {level}: {have}/{total} đơn vị {mark} {share}%",
        f"level {level}: {have} of {total} units {mark} {share}%", held=held, have=have, total=total,
    )  # fmt: skip


expose(
    "universal_education", "district", RULES, district,
    vi="Huyện đạt chuẩn mức nào", en="The level of a district",
)  # fmt: skip
expose(
    "universal_education", "province", RULES, province,
    vi="Tỉnh đạt chuẩn mức nào", en="The level of a province",
)  # fmt: skip
