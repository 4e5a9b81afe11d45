"""The norm of a day: which regulation answers, one school or a whole city at once, and the norm of one class."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from duoc.law.core.errors import LawError
from duoc.law.core.given import one_of
from duoc.law.core.parameters import RegulationFile, Sourced, before_oldest
from duoc.law.core.result import Result, Step, because
from duoc.law.staff.quota import preschool, tt16_2017, tt20_2023
from duoc.law.staff.quota.posts import StaffQuota
from duoc.law.staff.quota.preschool import Preschool, PreschoolBefore2023
from duoc.law.staff.quota.tt16_2017 import SchoolBefore2023
from duoc.law.staff.quota.tt20_2023 import GeneralSchool

School = SchoolBefore2023 | GeneralSchool | PreschoolBefore2023 | Preschool
KINDS = ("nursery", "kindergarten_full_day", "kindergarten_half_day", "primary_full_day", "primary_half_day",
         "lower_secondary")  # fmt: skip


def quota(school: School, *, on: date) -> StaffQuota:
    """The staff that a school may have on a day. The shape of the school must be that of the day's regulation.

    Errors: `before_oldest_rule`, `other_regulation`, and those of the regulation.
    """
    match school:
        case SchoolBefore2023():
            _in_force(tt16_2017.RULE, on)
            return tt16_2017.quota(school)
        case GeneralSchool():
            _in_force(tt20_2023.RULE, on)
            return tt20_2023.quota(school, on=on)
        case PreschoolBefore2023():
            _in_force(preschool.RULE_2015, on)
            return preschool.quota_before_2023(school)
        case Preschool():
            _in_force(preschool.RULE_2023, on)
            return preschool.quota(school, on=on)


def quotas(schools: Iterable[School], *, on: date) -> list[StaffQuota]:
    """The same for many schools, in their order: what a city asks for its review of staff numbers."""
    return [quota(school, on=on) for school in schools]


def _in_force(rule: RegulationFile, on: date) -> None:
    head = rule.regulation
    if head.holds_on(on):
        return
    oldest = rule in (tt16_2017.RULE, preschool.RULE_2015)
    if oldest and head.from_ is not None and on < head.from_:
        raise before_oldest(on, head.from_, field="on", rule=head.id)
    raise LawError(
        "other_regulation", field="on", value=on.isoformat(), rule=head.id,
        vi="ngày này theo quy định khác, khai trường theo quy định đó",
        en="another regulation holds on that day: describe the school as it asks",
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TeachersPerClass(Result):
    """The most full-time teaching posts of one class. `is_shaky`: the number is read, not said."""

    value: Decimal
    is_shaky: bool


def teachers_per_class(kind: str, *, on: date) -> TeachersPerClass:
    """The norm of one class of an ordinary school, by kind and day; to be summed exactly, never rounded per class.

    kind: nursery, kindergarten_full_day, kindergarten_half_day, primary_full_day, primary_half_day, lower_secondary.
    Errors: `unknown_word`, `before_oldest_rule`.
    """
    one_of(kind, KINDS, field="kind", rule="teachers_per_class")
    candidates = _norms(kind)
    for rule, norm in candidates:
        if rule.regulation.holds_on(on):
            clause = rule.at(norm.source)
            return TeachersPerClass(
                value=norm.value,
                is_shaky=norm.source.certainty == "shaky",
                because=because(Step(clause, f"tối đa {norm.value} giáo viên/lớp".replace(".", ","),
                                     f"at most {norm.value} teachers a class")),
            )  # fmt: skip
    first = candidates[0][0].regulation
    raise before_oldest(on, first.from_ or on, field="on", rule=first.id)


def _norms(kind: str) -> tuple[tuple[RegulationFile, Sourced[Decimal]], ...]:
    """The norm of a kind of class in each regulation, oldest first."""
    old, new = preschool.RULE_2015, preschool.RULE_2023
    if kind == "nursery":
        return (old, old.teachers_per_nursery_group), (new, new.teachers_per_nursery_group)
    if kind == "kindergarten_full_day":
        return (old, old.teachers_per_kindergarten_class_2_sessions), (new, new.teachers_per_kindergarten_class)
    if kind == "kindergarten_half_day":
        return (old, old.teachers_per_kindergarten_class_1_session), (new, new.kindergarten_1_session)
    level = "thcs" if kind == "lower_secondary" else "tieu_hoc"
    before, since = tt16_2017.RULE.levels[level], tt20_2023.RULE.levels[level]
    if kind == "primary_half_day":
        pair = before.teachers_per_class_1_session, since.teachers_per_class_1_session
    else:
        pair = before.teachers_per_class_2_sessions, since.teachers_per_class_2_sessions
    return (tt16_2017.RULE, pair[0]), (tt20_2023.RULE, pair[1])
