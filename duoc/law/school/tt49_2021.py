"""Independent nursery groups and kindergarten classes (nhóm trẻ, lớp mẫu giáo độc lập): TT 49/2021."""

from __future__ import annotations

from dataclasses import dataclass

from duoc.law.core.contract import expose
from duoc.law.core.numbers import count
from duoc.law.core.parameters import RegulationFile, Sourced, load
from duoc.law.core.reasons import choice, contradiction, reason, sign
from duoc.law.core.result import Result, because
from duoc.law.school.charters import KIND_TITLES

NAME = "school.independent_group"


class IndependentGroups(RegulationFile):
    """Parameters: the small group, its carers, the groups above seven children, the total of the rule before."""

    version: str
    small_group: Sourced[int]
    disabled_most: Sourced[int]
    children_per_carer: dict[str, Sourced[int]]
    larger_groups: dict[str, Sourced[int]]
    earlier_total: Sourced[int]


INDEPENDENT_GROUPS = load("school", "tt49-2021", IndependentGroups)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndependentGroup(Result):
    """A small independent group: carers it needs, and what is broken (carers, disabled, more_than_seven)."""

    carers_needed: int
    breaches: tuple[str, ...]
    ok: bool


def independent_group(
    months_3_12: int = 0, months_12_36: int = 0, carers: int = 0, disabled: int = 0,
    rule: IndependentGroups = INDEPENDENT_GROUPS,
) -> IndependentGroup:  # fmt: skip
    """Check a small independent group: at most seven children, one with a disability, enough carers for each age."""
    young = count(months_3_12, field="months_3_12", rule=NAME)
    older = count(months_12_36, field="months_12_36", rule=NAME)
    carers, disabled = count(carers, field="carers", rule=NAME), count(disabled, field="disabled", rule=NAME)
    total = young + older
    if disabled > total:
        raise contradiction(
            "disabled", disabled, NAME, f"nhiều hơn {total} trẻ của nhóm", f"is more than the group's {total} children"
        )
    per_young, per_older = rule.children_per_carer["months_3_12"], rule.children_per_carer["months_12_36"]
    needed = -(-young // per_young.value) + -(-older // per_older.value)
    held = {
        "carers": carers >= needed,
        "disabled": disabled <= rule.disabled_most.value,
        "more_than_seven": total <= rule.small_group.value,
    }
    steps = (
        reason(
            rule, per_older.source,
            f"{young} trẻ 3–12 tháng (1 người/{per_young.value} trẻ), {older} trẻ 12–36 tháng "
            f"(1 người/{per_older.value} trẻ): cần {needed}, có {carers}",
            f"{young} of 3–12 months (1 to {per_young.value}), {older} of 12–36 months (1 to {per_older.value}): "
            f"{needed} carers needed, {carers} there",
            held=held["carers"], carers=carers, carers_needed=needed,
        ),
        reason(
            rule, rule.disabled_most.source,
            f"{disabled} trẻ khuyết tật {sign(held['disabled'])} {rule.disabled_most.value}",
            f"{disabled} with disabilities {sign(held['disabled'])} {rule.disabled_most.value}",
            held=held["disabled"], disabled=disabled,
        ),
        reason(
            rule, rule.small_group.source,
            f"{total} trẻ {sign(held['more_than_seven'])} {rule.small_group.value}",
            f"{total} children {sign(held['more_than_seven'])} {rule.small_group.value}",
            held=held["more_than_seven"], children=total,
        ),
    )  # fmt: skip
    breaches = tuple(name for name in sorted(held) if not held[name])
    return IndependentGroup(carers_needed=needed, breaches=breaches, ok=not breaches, because=because(steps))


@dataclass(frozen=True, slots=True, kw_only=True)
class LargerIndependentGroup(Result):
    """An independent group of more than seven children against the maximum of its age."""

    max: int
    over: int
    ok: bool


def larger_independent_group(
    kind: str, children: int, rule: IndependentGroups = INDEPENDENT_GROUPS
) -> LargerIndependentGroup:
    """Check an independent group above seven children: nt_3_12, nt_13_24 or nt_25_36."""
    name = "school.larger_independent_group"
    limit = rule.larger_groups[choice(kind, rule.larger_groups, field="kind", rule=name)]
    number = count(children, field="children", rule=name)
    over = max(number - limit.value, 0)
    step = reason(
        rule, limit.source, f"{KIND_TITLES[kind].vi}: {number} {sign(not over)} {limit.value}",
        f"{KIND_TITLES[kind].en}: {number} {sign(not over)} {limit.value}", held=not over, children=number,
    )  # fmt: skip
    return LargerIndependentGroup(max=limit.value, over=over, ok=not over, because=because(step))


expose(
    "school", "larger_independent_group", {INDEPENDENT_GROUPS.version: INDEPENDENT_GROUPS}, larger_independent_group,
    vi="Nhóm trẻ độc lập trên bảy trẻ có quá đông không", en="Whether a larger independent group has too many children",
)  # fmt: skip
expose(
    "school", "independent_group", {INDEPENDENT_GROUPS.version: INDEPENDENT_GROUPS}, independent_group,
    vi="Nhóm trẻ độc lập (tối đa bảy trẻ) có đủ người chăm sóc không",
    en="Whether a small independent group has enough carers",
)  # fmt: skip
