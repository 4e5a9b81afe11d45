"""The cap on xuất sắc: a share of those rated hoàn thành tốt, in the unit and in each group of like duties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from duoc.law.core.errors import LawError
from duoc.law.core.given import Given, one_of
from duoc.law.core.numbers import count
from duoc.law.core.parameters import RegulationFile
from duoc.law.core.registry import rule
from duoc.law.core.result import Result, Step, because
from duoc.law.staff.classification.levels import CapRule
from duoc.law.staff.classification.nd90_parameters import RULE as ND90
from duoc.law.staff.classification.nd233_2026 import RULE as ND233

RULES: dict[str, tuple[RegulationFile, CapRule]] = {
    "ND90-2020": (ND90, ND90.excellence_cap),
    "ND233-2026": (ND233, ND233.excellence_cap),
}
BASES = ("tot_only", "tot_and_above")


@dataclass(frozen=True, slots=True)
class Group:
    """People of like duties, by their final level."""

    name: str
    tot: int
    xuat_sac: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcellenceCap(Result):
    """How many may be xuất sắc. At the higher rate only the unit as a whole is capped (reading)."""

    rate_percent: int
    unit_max: int
    unit_ok: bool
    group_max: Mapping[str, int] | None
    groups_over: tuple[str, ...]

    @property
    def allowed(self) -> bool:
        """Whether unit and every group keep within their maximum."""
        return self.unit_ok and not self.groups_over


def excellence_cap(
    groups: Sequence[Group], *, unit_recognised_excellent: bool, version: str, base: str | None = None
) -> ExcellenceCap:
    """Compare the number of xuất sắc with the maximum. `base` overrides the regulation's reading of what is counted.

    Errors: `out_of_range`, `repeated`, `unknown_word`.
    """
    regulation, cap = RULES[version]
    counted = one_of(base or cap.base.value, BASES, field="base", rule=version)
    if len({group.name for group in groups}) < len(groups):
        raise LawError("repeated", field="groups", value=[group.name for group in groups], rule=version,
                       vi="tên nhóm lặp lại", en="repeats the name of a group")  # fmt: skip
    for group in groups:
        for field in ("tot", "xuat_sac"):
            count(getattr(group, field), field=f"groups.{group.name}.{field}", rule=version)
    rate = cap.percent_when_unit_excellent if unit_recognised_excellent else cap.percent
    clause = regulation.at(rate.source)

    def most(members: Sequence[Group]) -> int:
        number = sum(g.tot + (g.xuat_sac if counted == "tot_and_above" else 0) for g in members)
        return rate.value * number // 100

    def compared(name_vi: str, name_en: str, chosen: int, limit: int) -> Step:
        return Step(
            clause, f"{name_vi}: {chosen} hoàn thành xuất sắc, tối đa {limit} ({rate.value}% số hoàn thành tốt)",
            f"{name_en}: {chosen} excellent, at most {limit} ({rate.value}% of those rated good)",
            chosen <= limit, {"xuat_sac": chosen, "max": limit},
        )  # fmt: skip

    unit_max, chosen = most(groups), sum(group.xuat_sac for group in groups)
    steps = [compared("toàn đơn vị", "whole unit", chosen, unit_max)]
    by_group: dict[str, int] | None = None
    if not unit_recognised_excellent:
        by_group = {group.name: most([group]) for group in groups}
        steps += [compared(g.name, g.name, g.xuat_sac, by_group[g.name]) for g in groups]
    return ExcellenceCap(
        rate_percent=rate.value,
        unit_max=unit_max,
        unit_ok=chosen <= unit_max,
        group_max=by_group,
        groups_over=tuple(g.name for g in groups if by_group is not None and g.xuat_sac > by_group[g.name]),
        because=because(steps),
    )


@rule(
    subject="staff",
    name="excellence_cap",
    versions=RULES,
    vi="Số người được xếp hoàn thành xuất sắc nhiệm vụ tối đa",
    en="How many people may be classified as excellent",
)
def _excellence_cap(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    given = Given(words, ("groups", "unit_recognised_xuat_sac"), rule=version)
    given.needed("groups")
    groups = []
    for item in given.items("groups"):
        if not isinstance(item, Mapping):
            raise given.wrong("groups", "mỗi nhóm gồm name, tot, xuat_sac", "each group has name, tot, xuat_sac")
        group = Given(item, ("name", "tot", "xuat_sac"), rule=version)
        groups.append(Group(group.text("name"), group.whole("tot", 0), group.whole("xuat_sac", 0)))
    result = excellence_cap(groups, unit_recognised_excellent=given.flag("unit_recognised_xuat_sac"), version=version)
    answer = {
        "rate_percent": result.rate_percent,
        "unit_max": result.unit_max,
        "unit_ok": result.unit_ok,
        "groups_over": list(result.groups_over),
        "allowed": result.allowed,
        "because": result.because,
    }
    return answer if result.group_max is None else answer | {"group_max": dict(result.group_max)}
