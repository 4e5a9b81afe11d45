"""The largest size of a group or class (sĩ số tối đa): charter, combined class, disability, the province's number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from duoc.law.core.numbers import count
from duoc.law.core.parameters import Sourced, before_oldest
from duoc.law.core.reasons import a_day, choice, contradiction, flag, reason
from duoc.law.core.result import Explanation, Result, Step, because
from duoc.law.school.charters import CHARTERS, KIND_TITLES, KINDS, Charter, charter_on, domain_of
from duoc.law.school.timeline import TIMELINE, version_on

NAME = "school.class_size"


@dataclass(frozen=True, slots=True, kw_only=True)
class MaximumSize(Result):
    """The largest size of a class; None where the charter was not read. `version` is the charter that says so."""

    version: str | None
    max: int | None


def maximum_size(
    kind: str, *, disabled: int = 0, combined: bool = False, provincial_max: int | None = None,
    local_reduction_per_disabled: int = 0, rule: Charter,
) -> MaximumSize:  # fmt: skip
    """The largest size of a class under one charter.

    kind: see `KINDS`. combined: lớp ghép. provincial_max: the number set by the Chairman of the province, where the
    charter gives him that power. local_reduction_per_disabled: a Sở's guidance for general schools.
    """
    kind = choice(kind, rule.class_size, field="kind", rule=f"{NAME} {rule.version}")
    disabled = count(disabled, field="disabled", rule=NAME)
    local = count(local_reduction_per_disabled, field="local_reduction_per_disabled", rule=NAME)
    base = base_size(kind, flag(combined, field="combined", rule=NAME), rule)
    if isinstance(base, Step):
        return MaximumSize(status="not_loaded", version=rule.version, max=None, because=because(base))
    limit, title = base.value, KIND_TITLES[kind]
    joined = (" (ghép)", " (combined)") if combined else ("", "")
    steps = [reason(
        rule, base.source, f"{title.vi}{joined[0]}: tối đa {limit}", f"{title.en}{joined[1]}: at most {limit}",
        kind=kind, maximum=limit,
    )]  # fmt: skip
    if disabled and rule.disability.reduction.value:
        limit, step = _reduced(limit, disabled, rule.disability.reduction, rule)
        steps.append(step)
    if disabled and local:
        if rule.local_reduction is None:
            raise contradiction(
                "local_reduction_per_disabled", local, f"{NAME} {rule.version}",
                "chỉ áp dụng cho trường phổ thông", "is for general schools only",
            )  # fmt: skip
        limit, step = _reduced(limit, disabled, Sourced(value=local, source=rule.local_reduction), rule)
        steps.append(step)
    if provincial_max is not None and kind == "thcs":
        limit, step = _provincial(limit, count(provincial_max, field="provincial_max", rule=NAME, low=1), rule)
        steps.append(step)
    return MaximumSize(version=rule.version, max=limit, because=because(steps))


def base_size(kind: str, combined: bool, rule: Charter) -> Sourced[int] | Step:
    """The size before any reduction, or the reason why it is not known.

    combined: lớp ghép in primary schools, joined groups in preschools. Error: `contradiction` where there are none.
    """
    if not combined:
        return rule.class_size[kind]
    family = kind.split("_")[0]
    found: Sourced[int] | None = None
    unknown = None
    if rule.joined_groups is not None:
        found, unknown = rule.joined_groups.maximum.get(family), rule.joined_groups.unknown
    elif rule.combined_class is not None and kind == "th":
        found, unknown = rule.combined_class.maximum, rule.combined_class.unknown
    if found is not None:
        return found
    if unknown is None:
        raise contradiction(
            "combined", True, f"{NAME} {rule.version}",
            f"không có lớp ghép loại {kind}", f"there are no combined classes of kind {kind}",
        )  # fmt: skip
    return reason(
        rule, unknown, "Chưa đọc được sĩ số tối đa khi ghép lớp", "the maximum of combined classes was not seen"
    )


def _reduced(limit: int, disabled: int, reduction: Sourced[int], rule: Charter) -> tuple[int, Step]:
    less = reduction.value * disabled
    lowered = max(limit - less, 0)
    return lowered, reason(
        rule, reduction.source,
        f"{disabled} trẻ khuyết tật, giảm {reduction.value} mỗi trẻ: tối đa {lowered}",
        f"{disabled} with disabilities, {reduction.value} fewer each: at most {lowered}",
        disabled=disabled, reduction=reduction.value, maximum=lowered,
    )  # fmt: skip


def _provincial(limit: int, number: int, rule: Charter) -> tuple[int, Step]:
    if rule.provincial_number is None:
        source = next(iter(rule.class_size.values())).source
        return limit, reason(
            rule, source,
            f"Điều lệ này không giao tỉnh quy định sĩ số: không áp dụng số {number}",
            f"This charter gives the province no say in the size: {number} is not applied", provincial_max=number,
        )  # fmt: skip
    lowest = min(limit, number)
    return lowest, reason(
        rule, rule.provincial_number,
        f"Chủ tịch UBND tỉnh quy định {number}: tối đa {lowest}",
        f"the Chairman of the province has set {number}: at most {lowest}", provincial_max=number, maximum=lowest,
    )  # fmt: skip


def class_size_maximum(
    kind: str, *, on: date, disabled: int = 0, combined: bool = False, provincial_max: int | None = None,
    local_reduction_per_disabled: int = 0,
) -> MaximumSize:  # fmt: skip
    """The largest size of a class on a day, as `maximum_size` under the charter of that day."""
    charter, status = charter_and_status(kind, on)
    found = maximum_size(
        kind, disabled=disabled, combined=combined, provincial_max=provincial_max,
        local_reduction_per_disabled=local_reduction_per_disabled, rule=charter,
    )  # fmt: skip
    if status == "ok":
        return found
    return MaximumSize(status=status, version=None, max=found.max, because=why_open(kind, on) + found.because)


def charter_and_status(kind: str, on: date) -> tuple[Charter, str]:
    """The charter of a day; in the open weeks of 2026 the one that held before them."""
    return _charter_of(choice(kind, KINDS, field="kind", rule=NAME), a_day(on, field="on", rule=NAME))


@lru_cache(maxsize=4096)
def _charter_of(kind: str, on: date) -> tuple[Charter, str]:
    charter = charter_on(kind, on)
    if charter is not None:
        return charter, "ok"
    domain = domain_of(kind)
    known = [period for period in TIMELINE.domains[domain] if period.value is not None]
    before = [period for period in known if period.from_ is not None and period.from_ <= on]
    if not before or before[-1].value is None:
        raise before_oldest(on, known[0].from_ or on, field="on", rule=NAME)
    return CHARTERS[before[-1].value], "needs_decision"


def why_open(kind: str, on: date) -> Explanation:
    """Why it is open which charter holds on a day."""
    return version_on(domain_of(kind), on).because
