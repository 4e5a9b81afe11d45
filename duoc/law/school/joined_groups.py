"""Joining preschool groups that are too small (ghép nhóm trẻ, lớp mẫu giáo)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from duoc.law.core.contract import expose
from duoc.law.core.errors import LawError
from duoc.law.core.numbers import count
from duoc.law.core.parameters import Sourced
from duoc.law.core.reasons import a_list, choice, contradiction, reason, sign
from duoc.law.core.result import Result, Step, because
from duoc.law.school.charters import CHARTERS, KIND_TITLES, Charter, JoinedGroups

NAME = "school.combined_group"


@dataclass(frozen=True, slots=True, kw_only=True)
class CombinedGroup(Result):
    """Whether groups may be joined, and the joined group against its maximum (None where that was not read).

    `not_below_half`: the kinds of those that are large enough to stand alone, in the order given.
    """

    may_combine: bool
    not_below_half: tuple[str, ...]
    total: int
    max: int | None
    ok: bool


def combined_group(groups: Iterable[Mapping[str, object]], *, rule: Charter) -> CombinedGroup:
    """Check groups to be joined: each a table of `kind` and `children`, all nt_… or all mg_….

    Each must be strictly below half of its maximum. Where the maximum of the joined group was not read, `ok` speaks of
    the condition alone and the status is "not_loaded".
    """
    terms = rule.joined_groups
    if terms is None:
        raise contradiction("groups", "", f"{NAME} {rule.version}", "không ghép nhóm, lớp", "joins no groups")
    counted = _groups(groups, rule)
    steps: list[Step] = []
    large: list[str] = []
    for kind, children in counted:
        maximum = rule.class_size[kind].value
        held = 100 * children < terms.below_percent.value * maximum
        steps.append(_half(kind, children, maximum, held, rule, terms))
        if not held:
            large.append(kind)
    total = sum(children for _kind, children in counted)
    limit = terms.maximum.get(counted[0][0].split("_")[0])
    fits, size, status = _size(total, limit, rule, terms)
    return CombinedGroup(
        status=status, may_combine=not large, not_below_half=tuple(large), total=total,
        max=None if limit is None else limit.value, ok=not large and fits, because=because(steps, size),
    )  # fmt: skip


def _groups(groups: object, rule: Charter) -> list[tuple[str, int]]:
    """The groups read and checked. Errors: `contradiction`, `unknown_value`, `missing_field`."""
    counted: list[tuple[str, int]] = []
    for place, group in enumerate(a_list(groups, field="groups", rule=NAME), 1):
        if not isinstance(group, Mapping) or not {"kind", "children"} <= group.keys():
            raise LawError(
                "missing_field", field=f"groups.{place}", value=group, rule=NAME,
                vi="cần có kind và children", en="needs kind and children",
            )  # fmt: skip
        kind = choice(group["kind"], rule.class_size, field=f"groups.{place}.kind", rule=NAME)
        counted.append((kind, count(group["children"], field=f"groups.{place}.children", rule=NAME)))
    families = {kind.split("_")[0] for kind, _children in counted}
    if len(counted) < 2 or len(families) > 1:
        raise contradiction(
            "groups", [kind for kind, _children in counted], NAME,
            "cần ít nhất hai nhóm, cùng là nhóm trẻ hoặc cùng là lớp mẫu giáo",
            "needs at least two groups, all nurseries or all kindergartens",
        )  # fmt: skip
    return counted


def _half(kind: str, children: int, maximum: int, held: bool, rule: Charter, terms: JoinedGroups) -> Step:
    percent, title = terms.below_percent.value, KIND_TITLES[kind]
    mark = "<" if held else "≥"
    return reason(
        rule, terms.below_percent.source,
        f"{title.vi}: {children} {mark} {percent}% của {maximum}",
        f"{title.en}: {children} {mark} {percent}% of {maximum}",
        held=held, kind=kind, children=children, maximum=maximum,
    )  # fmt: skip


def _size(total: int, limit: Sourced[int] | None, rule: Charter, terms: JoinedGroups) -> tuple[bool, Step, str]:
    if limit is None:
        source = terms.unknown or terms.below_percent.source
        step = reason(
            rule,
            source,
            f"Ghép lại {total} trẻ; chưa đọc được số tối đa",
            f"{total} together; the maximum was not seen",
        )
        return True, step, "not_loaded"
    held = total <= limit.value
    step = reason(
        rule, limit.source,
        f"Ghép lại {total} trẻ {sign(held)} {limit.value}", f"{total} together {sign(held)} {limit.value}",
        held=held, total=total, maximum=limit.value,
    )  # fmt: skip
    return held, step, "ok"


expose(
    "school", "combined_group", {name: found for name, found in CHARTERS.items() if found.joined_groups},
    combined_group,
    vi="Có được ghép các nhóm trẻ, lớp mẫu giáo quá ít trẻ hay không",
    en="Whether small preschool groups may be joined",
)  # fmt: skip
