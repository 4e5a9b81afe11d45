"""Whether groups and classes keep to their charter (sĩ số): one class, many classes, the classes of a grade."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from duoc.law.core.contract import expose
from duoc.law.core.errors import LawError
from duoc.law.core.numbers import count
from duoc.law.core.reasons import a_table, contradiction, flag, reason, sign
from duoc.law.core.result import Result, Step, because
from duoc.law.school.charters import CHARTERS, Charter
from duoc.law.school.maximum import (
    NAME,
    base_size,
    charter_and_status,
    class_size_maximum,
    maximum_size,
    why_open,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassSize(Result):
    """A class against its charter: the maximum, how many too many, and what is broken.

    `breaches`: size, disabled, disabled_same_kind, grade_groups, in alphabetical order. `exceptions_used`: breaches
    that a decision allows. `ok` is None where the maximum was not read.
    """

    version: str
    max: int | None
    over: int | None
    breaches: tuple[str, ...]
    exceptions_used: tuple[str, ...]
    ok: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkNeed(Result):
    """One school's classes of a grade: how many are over, by how many pupils, and how many classes it would take."""

    classes_over: int
    pupils_over: int
    classes_needed: int


def class_size_under(
    kind: str, pupils: int, *, disabled: int = 0, disabled_by_kind: Mapping[str, int] | None = None,
    combined: bool = False, grade_groups: int | None = None, approved_third_group: bool = False,
    special_case_reason: bool | str = False, local_reduction_per_disabled: int = 0,
    provincial_max: int | None = None, rule: Charter,
) -> ClassSize:  # fmt: skip
    """Check one class against one charter.

    disabled_by_kind: children by kind of disability, which the old preschool charter counts. special_case_reason: the
    head's reason for more than two pupils with disabilities (general schools). Errors: `unknown_value`,
    `out_of_range`, `contradiction`.
    """
    pupils = count(pupils, field="pupils", rule=NAME)
    kinds = _kinds(disabled_by_kind)
    disabled = max(count(disabled, field="disabled", rule=NAME), sum(kinds.values()))
    if disabled > pupils:
        raise contradiction(
            "disabled", disabled, NAME, f"nhiều hơn sĩ số {pupils}", f"is more than the {pupils} pupils of the class"
        )
    largest = maximum_size(
        kind, disabled=disabled, combined=combined, provincial_max=provincial_max,
        local_reduction_per_disabled=local_reduction_per_disabled, rule=rule,
    )  # fmt: skip
    breaches, exceptions, steps = _disability(disabled, kinds, special_case_reason, rule)
    if combined or grade_groups is not None:
        _grade_groups(combined, grade_groups, approved_third_group, rule, breaches, exceptions, steps)
    base = base_size(kind, combined, rule)
    if largest.max is None or isinstance(base, Step):
        return ClassSize(
            status=largest.status, version=rule.version, max=None, over=None, breaches=tuple(sorted(breaches)),
            exceptions_used=tuple(exceptions), ok=False if breaches else None,
            because=largest.because + because(steps) if steps else largest.because,
        )  # fmt: skip
    over = max(pupils - largest.max, 0)
    if over:
        breaches.append("size")
    size = reason(
        rule, base.source,
        f"Sĩ số {pupils} {sign(not over)} {largest.max}" + (f", thừa {over}" if over else ""),
        f"size {pupils} {sign(not over)} {largest.max}" + (f", {over} too many" if over else ""),
        held=not over, pupils=pupils, maximum=largest.max, over=over,
    )  # fmt: skip
    return ClassSize(
        version=rule.version, max=largest.max, over=over, breaches=tuple(sorted(breaches)),
        exceptions_used=tuple(sorted(exceptions)), ok=not breaches, because=largest.because + because(size, steps),
    )  # fmt: skip


def _kinds(given: Mapping[str, int] | None) -> dict[str, int]:
    if given is None:
        return {}
    table = a_table(given, field="disabled_by_kind", rule=NAME)
    return {str(kind): count(number, field=f"disabled_by_kind.{kind}", rule=NAME) for kind, number in table.items()}


def _disability(
    disabled: int, kinds: Mapping[str, int], head_reason: bool | str, rule: Charter
) -> tuple[list[str], list[str], list[Step]]:
    """Breaches, exceptions and steps of the clause on children with disabilities."""
    most, terms = rule.disability.most.value, rule.disability
    if not isinstance(head_reason, (bool, str)):
        raise LawError(
            "not_a_reason", field="special_case_reason", value=head_reason, rule=NAME,
            vi="phải là true, false hoặc lý do bằng chữ", en="must be true, false or the reason in words",
        )  # fmt: skip
    if terms.counted == "same_kind":
        worst = max(kinds.values(), default=0)
        step = reason(
            rule, terms.most.source,
            f"Nhiều nhất {worst} trẻ cùng một dạng khuyết tật {sign(worst <= most)} {most}",
            f"at most {worst} of the same kind of disability {sign(worst <= most)} {most}",
            held=worst <= most, same_kind=worst, most=most,
        )  # fmt: skip
        return (["disabled_same_kind"] if worst > most else []), [], [step] if kinds else []
    held = disabled <= most
    step = reason(
        rule, terms.most.source,
        f"{disabled} trẻ khuyết tật {sign(held)} {most}", f"{disabled} with disabilities {sign(held)} {most}",
        held=held, disabled=disabled, most=most,
    )  # fmt: skip
    if held:
        return [], [], [step] if disabled else []
    if terms.head_may_exceed is not None and head_reason:
        allowed = reason(
            rule, terms.head_may_exceed,
            "Trường hợp đặc biệt, hiệu trưởng quyết định có lý do", "a special case: the head has given a reason",
        )  # fmt: skip
        return [], ["disabled"], [step, allowed]
    return ["disabled"], [], [step]


def _grade_groups(
    combined: bool, groups: int | None, approved: bool, rule: Charter,
    breaches: list[str], exceptions: list[str], steps: list[Step],
) -> None:  # fmt: skip
    """Grade groups of a combined class; three only by decision of the competent authority."""
    if groups is None:
        return
    groups = count(groups, field="grade_groups", rule=NAME, low=1)
    if not combined:
        if groups > 1:
            raise contradiction(
                "grade_groups", groups, NAME, "lớp không ghép chỉ có một trình độ",
                "a class that is not combined has one grade only",
            )  # fmt: skip
        return
    terms = rule.combined_class
    if terms is None or terms.grade_groups is None or terms.grade_groups_approved is None:
        return
    usual, exceptional = terms.grade_groups, terms.grade_groups_approved
    approved = flag(approved, field="approved_third_group", rule=NAME)
    used = usual.value < groups <= exceptional.value and approved
    held = groups <= usual.value or used
    limit = exceptional if approved else usual
    steps.append(reason(
        rule, limit.source, f"{groups} nhóm trình độ {sign(held)} {limit.value}",
        f"{groups} grade groups {sign(held)} {limit.value}", held=held, grade_groups=groups, most=limit.value,
    ))  # fmt: skip
    if not held:
        breaches.append("grade_groups")
    elif used:
        exceptions.append("grade_groups")


def class_size(kind: str, pupils: int, *, on: date, **facts: object) -> ClassSize:
    """Check one class against the charter of a day; `facts` as for `class_size_under`.

    Between 24/03/2026 and 09/07/2026 it is open which charter holds in general schools; both say the same maximum, so
    the answer is given with status "needs_decision".
    Errors: those of `class_size_under`, `before_oldest_rule`.
    """
    charter, status = charter_and_status(kind, on)
    found = class_size_under(kind, pupils, rule=charter, **facts)  # type: ignore[arg-type]  # checked inside
    return found if status == "ok" else _flagged(found, kind, on)


def _flagged(found: ClassSize, kind: str, on: date) -> ClassSize:
    return ClassSize(
        status="needs_decision", version=found.version, max=found.max, over=found.over, breaches=found.breaches,
        exceptions_used=found.exceptions_used, ok=found.ok, because=why_open(kind, on) + found.because,
    )  # fmt: skip


def class_sizes(classes: Iterable[Mapping[str, object]], *, on: date) -> list[ClassSize]:
    """Check many classes of one day: each a table of the fields of `class_size`. Equal to the single form."""
    return [class_size(on=on, **row) for row in classes]  # type: ignore[arg-type]  # checked inside


def network_need(kind: str, sizes: Iterable[int], *, on: date, provincial_max: int | None = None) -> NetworkNeed:
    """A school's classes of one grade: classes over, pupils over, classes needed = ⌈pupils / max⌉."""
    limit = class_size_maximum(kind, on=on, provincial_max=provincial_max)
    if limit.max is None or limit.max < 1:
        raise LawError(
            "no_maximum", field="kind", value=kind, rule=NAME, vi="chưa có sĩ số tối đa", en="has no maximum"
        )
    counted = [count(size, field="sizes", rule=NAME) for size in sizes]
    over = [size - limit.max for size in counted if size > limit.max]
    needed = -(-sum(counted) // limit.max)
    charter, _status = charter_and_status(kind, on)
    step = reason(
        charter, charter.class_size[kind].source,
        f"{sum(counted)} học sinh, tối đa {limit.max} một lớp: cần {needed} lớp",
        f"{sum(counted)} pupils, at most {limit.max} a class: {needed} classes needed",
        pupils=sum(counted), maximum=limit.max, classes_needed=needed,
    )  # fmt: skip
    return NetworkNeed(
        status=limit.status, classes_over=len(over), pupils_over=sum(over), classes_needed=needed,
        because=limit.because + because(step),
    )  # fmt: skip


expose(
    "school", "class_size", CHARTERS, class_size_under,
    vi="Một nhóm, lớp có vượt sĩ số tối đa hay không", en="Whether a group or class is larger than its charter allows",
)  # fmt: skip
