"""TTLT 06/2015 (1/5/2015 to 15/12/2023) and TT 19/2023 (since): staff of preschools."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from duoc.law.core.given import Given, one_of
from duoc.law.core.numbers import as_text
from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, load
from duoc.law.core.registry import rule
from duoc.law.core.result import Step, because
from duoc.law.staff.quota.deputies import deputies_max
from duoc.law.staff.quota.posts import AGES, StaffQuota, counted, disability_posts, norm_step, surplus_by_age


class QuotaFile2015(RegulationFile):
    """The norms of TTLT 06/2015."""

    principal: Sourced[int]
    deputies: Sourced[None]
    teachers_per_nursery_group: Sourced[Decimal]
    teachers_per_kindergarten_class_2_sessions: Sourced[Decimal]
    teachers_per_kindergarten_class_1_session: Sourced[Decimal]
    group_sizes: Sourced[dict[str, int]]
    surplus_steps: Sourced[dict[str, int]]
    surplus_steps_1_session: Sourced[dict[str, int]]
    not_loaded: tuple[str, ...]


class DisabilitySupport(Strict):
    """hỗ trợ giáo dục người khuyết tật in preschool."""

    one: int
    two_from: int
    counts_as_children: int
    at_most_per_group: int
    source: Source


class QuotaFile2023(RegulationFile):
    """The norms of TT 19/2023."""

    principal: Sourced[int]
    teachers_per_nursery_group: Sourced[Decimal]
    teachers_per_kindergarten_class: Sourced[Decimal]
    teachers_per_single_group_site: Sourced[Decimal]
    kindergarten_1_session: Sourced[Decimal]
    group_sizes: Sourced[dict[str, int]]
    surplus_steps: Sourced[dict[str, int]]
    disability_support: DisabilitySupport
    contract_min: Sourced[dict[str, int]]
    not_loaded: tuple[str, ...]


RULE_2015 = load("staff", "ttlt06-2015", QuotaFile2015)
RULE_2023 = load("staff", "tt19-2023", QuotaFile2023)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreschoolBefore2023:
    """A preschool as TTLT 06/2015 sees it; children left over by age group, those of half-day classes apart."""

    nursery_groups: int = 0
    kindergarten_2_sessions: int = 0
    kindergarten_1_session: int = 0
    surplus_children: Mapping[str, int] = field(default_factory=dict)
    surplus_children_1_session: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preschool:
    """A preschool as TT 19/2023 sees it: full groups and classes, single incomplete ones, children left over."""

    nursery_groups: int = 0
    kindergarten_classes: int = 0
    single_group_sites: int = 0
    surplus_children: Mapping[str, int] = field(default_factory=dict)
    disabled_inclusive: int = 0


def quota_before_2023(school: PreschoolBefore2023, rule: QuotaFile2015 = RULE_2015) -> StaffQuota:
    """The staff of one preschool. Deputies: the number was not read, so the status says needs_decision.

    Errors: `out_of_range`, `unknown_word`.
    """
    name = rule.regulation.id
    counted(name, nursery_groups=school.nursery_groups, kindergarten_2_buoi=school.kindergarten_2_sessions,
            kindergarten_1_buoi=school.kindergarten_1_session)  # fmt: skip
    full, half = rule.surplus_steps, rule.surplus_steps_1_session
    _check_surplus(school.surplus_children, full.value, name)
    _check_surplus(school.surplus_children_1_session, half.value, name)
    teachers, steps = _products(rule, (
        (school.nursery_groups, rule.teachers_per_nursery_group, "nhóm trẻ", "nursery groups"),
        (school.kindergarten_2_sessions, rule.teachers_per_kindergarten_class_2_sessions,
         "lớp mẫu giáo 2 buổi/ngày", "full-day kindergarten classes"),
        (school.kindergarten_1_session, rule.teachers_per_kindergarten_class_1_session,
         "lớp mẫu giáo 1 buổi/ngày", "half-day kindergarten classes"),
    ))  # fmt: skip
    more, more_steps = surplus_by_age(school.surplus_children, full.value, rule.at(full.source))
    half_more, half_steps = surplus_by_age(
        school.surplus_children_1_session, half.value, rule.at(half.source), " (1 buổi)", " (half-day)"
    )
    deputies = Step(rule.at(rule.deputies.source), "số phó hiệu trưởng chưa có căn cứ chắc chắn, cần cấp có thẩm quyền",
                    "the number of deputies is not known for certain: the authority decides")  # fmt: skip
    return StaffQuota(
        status="needs_decision", regulation=name, principal=rule.principal.value, deputies=None,
        teachers=teachers + more + half_more, surplus_teachers=more + half_more,
        not_loaded=("deputies", *rule.not_loaded), because=because(steps, more_steps, half_steps, deputies),
    )  # fmt: skip


def quota(school: Preschool, *, on: date | None = None, rule: QuotaFile2023 = RULE_2023) -> StaffQuota:
    """The staff of one preschool. Errors: `out_of_range`, `unknown_word`."""
    name, support = rule.regulation.id, rule.disability_support
    counted(name, nursery_groups=school.nursery_groups, kindergarten_classes=school.kindergarten_classes,
            single_group_sites=school.single_group_sites, disabled_inclusive=school.disabled_inclusive)  # fmt: skip
    _check_surplus(school.surplus_children, rule.surplus_steps.value, name)
    teachers, steps = _products(rule, (
        (school.nursery_groups, rule.teachers_per_nursery_group, "nhóm trẻ", "nursery groups"),
        (school.kindergarten_classes, rule.teachers_per_kindergarten_class, "lớp mẫu giáo", "kindergarten classes"),
        (school.single_group_sites, rule.teachers_per_single_group_site,
         "điểm trường chỉ có một nhóm, lớp chưa đủ", "sites with a single incomplete group"),
    ))  # fmt: skip
    more, more_steps = surplus_by_age(
        school.surplus_children, rule.surplus_steps.value, rule.at(rule.surplus_steps.source)
    )
    deputies = deputies_max(is_multi_level=False, classes=0, on=on or date(2023, 12, 16))
    posts = {"disability_support": disability_posts(school.disabled_inclusive, support.one, support.two_from)}
    children, helpers = school.disabled_inclusive, posts["disability_support"]
    disabled = Step(
        rule.at(support.source),
        f"{children} trẻ khuyết tật: {helpers} người hỗ trợ (2 từ {support.two_from})",
        f"{children} disabled children: {helpers} support posts (2 from {support.two_from})",
        None, {"disabled_inclusive": children},
    )  # fmt: skip
    return StaffQuota(
        regulation=name, principal=rule.principal.value, deputies=deputies.at_most, teachers=teachers + more,
        surplus_teachers=more, posts=posts, not_loaded=rule.not_loaded,
        because=because(steps, more_steps, deputies.because, disabled),
    )  # fmt: skip


def _products(
    rule: RegulationFile, parts: tuple[tuple[int, Sourced[Decimal], str, str], ...]
) -> tuple[Fraction, list[Step]]:
    used = [part for part in parts if part[0]] or [parts[0]]
    total = sum((Fraction(norm.value) * number for number, norm, _, _ in used), Fraction(0))
    return total, [norm_step(rule.at(norm.source), number, norm.value, vi, en) for number, norm, vi, en in used]


def _check_surplus(surplus: Mapping[str, int], steps: Mapping[str, int], name: str) -> None:
    for age in surplus:
        one_of(age, steps, field="surplus_children", rule=name)
    counted(name, **surplus)


def _surplus_of(given: Given, field: str) -> dict[str, int]:
    ages = given.inner(field, AGES)
    return {} if ages is None else {age: ages.whole(age) for age in AGES if ages.given.get(age) is not None}


FIELDS_2015 = (
    "nursery_groups", "kindergarten_2_buoi", "kindergarten_1_buoi", "surplus_children", "surplus_children_1_buoi",
)  # fmt: skip
FIELDS_2023 = (
    "nursery_groups", "kindergarten_classes", "single_group_sites", "surplus_children", "disabled_inclusive",
)  # fmt: skip


@rule(
    subject="staff",
    name="staff_quota",
    versions=("TTLT06-2015", "TT19-2023"),
    vi="Định mức số lượng người làm việc của một trường",
    en="The staff a school may have",
)
def _staff_quota(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    if version == "TTLT06-2015":
        given = Given(words, FIELDS_2015, rule=version)
        before = quota_before_2023(
            PreschoolBefore2023(
                nursery_groups=given.whole("nursery_groups", 0),
                kindergarten_2_sessions=given.whole("kindergarten_2_buoi", 0),
                kindergarten_1_session=given.whole("kindergarten_1_buoi", 0),
                surplus_children=_surplus_of(given, "surplus_children"),
                surplus_children_1_session=_surplus_of(given, "surplus_children_1_buoi"),
            )
        )
        return {"deputies": before.deputies, "status": before.status, **_common(before)}
    given = Given(words, FIELDS_2023, rule=version)
    result = quota(
        Preschool(
            nursery_groups=given.whole("nursery_groups", 0),
            kindergarten_classes=given.whole("kindergarten_classes", 0),
            single_group_sites=given.whole("single_group_sites", 0),
            surplus_children=_surplus_of(given, "surplus_children"),
            disabled_inclusive=given.whole("disabled_inclusive", 0),
        )
    )
    return {
        "deputies_max": result.deputies,
        "teachers_for_surplus_children": result.surplus_teachers,
        "contract_min": dict(RULE_2023.contract_min.value),
        **result.posts,
        **_common(result),
    }


def _common(result: StaffQuota) -> dict[str, Any]:
    return {
        "principal": result.principal,
        "teachers_exact": as_text(result.teachers),
        "teachers_whole": result.teachers_whole,
        "because": result.because,
    }
