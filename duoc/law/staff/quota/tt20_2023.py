"""TT 20/2023: staff of general schools since 16/12/2023. Class sizes by zone; deputies by NĐ 120/2020."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from duoc.law.core.errors import LawError
from duoc.law.core.given import Given, missing, one_of
from duoc.law.core.numbers import as_text
from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, load
from duoc.law.core.registry import rule
from duoc.law.core.result import Step, because
from duoc.law.staff.quota.deputies import deputies_max
from duoc.law.staff.quota.posts import (
    GENERAL_LEVELS,
    SCHOOL_TYPES,
    StaffQuota,
    counted,
    disability_posts,
    norm_step,
)
from duoc.law.staff.quota.tt16_2017 import classes_of
from duoc.law.staff.words import said

ZONES = (1, 2, 3)


class LevelZones(Strict):
    """Class size and surplus step of zones 1, 2, 3."""

    sizes: tuple[int, int, int]
    surplus_steps: tuple[int, int, int]


class Zones(Strict):
    """Điều 3."""

    source: Source
    tieu_hoc: LevelZones
    thcs: LevelZones


class Post(Strict):
    """A post with a fixed number; some kinds of school have a number of their own."""

    value: int
    special: dict[str, int]
    source: Source


class PostBySize(Strict):
    """A post whose number depends on the number of classes."""

    small: int
    large: int
    special: dict[str, int]
    source: Source


class MoreClerks(Strict):
    """When a lower secondary school may have a third clerk."""

    value: int
    from_classes: int
    boarders_above: int
    source: Source


class Level(Strict):
    """The norms of one level."""

    principal: Sourced[int]
    teachers_per_class_2_sessions: Sourced[Decimal]
    teachers_per_class_1_session: Sourced[Decimal]
    teachers_per_class_special: Sourced[dict[str, Decimal]]
    posts: dict[str, Post]
    library_office_management: PostBySize
    clerk_cashier_accountant_max: Post
    more_clerks: MoreClerks | None


class DisabilitySupport(Strict):
    """hỗ trợ giáo dục người khuyết tật."""

    one: int
    two_from: int
    special_school_per: int
    source: Source


class QuotaFile(RegulationFile):
    """The norms of TT 20/2023."""

    zones: Zones
    large_from_classes: Sourced[tuple[int, int, int]]
    levels: dict[str, Level]
    disability_support: DisabilitySupport


RULE = load("staff", "tt20-2023", QuotaFile)


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneralSchool:
    """A general school as TT 20/2023 sees it: one level; `other_level_classes` are the classes of a second level.

    `pupils` None: nobody is counted as left over. `boarders` is asked of a semi-boarding lower secondary school.
    """

    level: str
    zone: int
    classes_2_sessions: int = 0
    classes_1_session: int = 0
    classes: int = 0
    pupils: int | None = None
    disabled_inclusive: int = 0
    school_type: str = "thuong"
    other_level_classes: int = 0
    boarders: int | None = None

    @property
    def own_classes(self) -> int:
        """Classes of this level."""
        return self.classes_2_sessions + self.classes_1_session + self.classes

    @property
    def all_classes(self) -> int:
        """Classes of every level: what decides posts in a multi-level school (Điều 2.5)."""
        return self.own_classes + self.other_level_classes


def quota(school: GeneralSchool, *, on: date | None = None, rule: QuotaFile = RULE) -> StaffQuota:
    """The staff of one school. `on` matters to the deputies of a multi-level school; None is the first day.

    Errors: `unknown_word`, `out_of_range`, `missing`.
    """
    _check(school, rule.regulation.id)
    norms = rule.levels[school.level]
    teachers, reasons = _teachers(school, rule)
    surplus, surplus_steps = _surplus(school, rule)
    deputies = deputies_max(
        is_multi_level=school.other_level_classes > 0,
        classes=school.all_classes,
        on=on or date(2023, 12, 16),
    )
    posts = {name: post.special.get(school.school_type, post.value) for name, post in norms.posts.items()}
    steps = [
        Step(rule.at(post.source), f"{said(name).vi}: {posts[name]}", f"{said(name).en}: {posts[name]}")
        for name, post in norms.posts.items()
    ]
    not_loaded: tuple[str, ...] = ()
    if school.school_type == "khuyet_tat":
        not_loaded = ("disability_support",)  # one per 15 pupils; how a remainder counts is not said
    else:
        posts["disability_support"], step = _disability(school, rule)
        steps.append(step)
    posts["library_office_management"], library = _library(school, norms, rule)
    posts["clerk_cashier_accountant_max"], clerks = _clerks(school, norms, rule)
    return StaffQuota(
        regulation=rule.regulation.id, principal=norms.principal.value, deputies=deputies.at_most,
        teachers=teachers + surplus, surplus_teachers=surplus, posts=posts, not_loaded=not_loaded,
        because=because(reasons, surplus_steps, deputies.because, steps, library, clerks),
    )  # fmt: skip


def _check(school: GeneralSchool, name: str) -> None:
    one_of(school.level, GENERAL_LEVELS, field="level", rule=name)
    one_of(school.school_type, SCHOOL_TYPES, field="school_type", rule=name)
    if school.zone not in ZONES:
        raise LawError("unknown_word", field="zone", value=school.zone, rule=f"{name} Điều 3",
                       vi="vùng là 1, 2 hoặc 3", en="a zone is 1, 2 or 3")  # fmt: skip
    counted(name, classes_2_buoi=school.classes_2_sessions, classes_1_buoi=school.classes_1_session,
            classes=school.classes, pupils=school.pupils or 0, disabled_inclusive=school.disabled_inclusive,
            other_level_classes=school.other_level_classes, boarders=school.boarders or 0)  # fmt: skip


def _teachers(school: GeneralSchool, rule: QuotaFile) -> tuple[Fraction, list[Step]]:
    norms = rule.levels[school.level]
    special = norms.teachers_per_class_special
    if school.school_type in special.value:
        norm = special.value[school.school_type]
        step = norm_step(rule.at(special.source), school.own_classes, norm, "lớp", "classes")
        return Fraction(norm) * school.own_classes, [step]
    parts = (
        (school.classes_2_sessions, norms.teachers_per_class_2_sessions, "lớp 2 buổi/ngày", "full-day classes"),
        (school.classes_1_session, norms.teachers_per_class_1_session, "lớp 1 buổi/ngày", "half-day classes"),
        (school.classes, norms.teachers_per_class_2_sessions, "lớp", "classes"),
    )
    used = [part for part in parts if part[0]] or [parts[0]]
    total = sum((Fraction(norm.value) * number for number, norm, _, _ in used), Fraction(0))
    return total, [norm_step(rule.at(norm.source), number, norm.value, vi, en) for number, norm, vi, en in used]


def _surplus(school: GeneralSchool, rule: QuotaFile) -> tuple[int, list[Step]]:
    """Teachers for pupils beyond classes × size (reading: the approved classes)."""
    if school.pupils is None:
        return 0, []
    zones = rule.zones.tieu_hoc if school.level == "tieu_hoc" else rule.zones.thcs
    size, step = zones.sizes[school.zone - 1], zones.surplus_steps[school.zone - 1]
    left = max(0, school.pupils - school.own_classes * size)
    more = left // step
    return more, [Step(
        rule.at(rule.zones.source),
        f"vùng {school.zone}: {school.pupils} − {school.own_classes} × {size}: thừa {left} học sinh, "
        f"cứ {step} em thêm 1 giáo viên: {more}",
        f"zone {school.zone}: {school.pupils} − {school.own_classes} × {size}: {left} pupils left over, "
        f"one teacher per {step}: {more}",
        None, {"left_over": left, "step": step},
    )]  # fmt: skip


def _disability(school: GeneralSchool, rule: QuotaFile) -> tuple[int, Step]:
    support = rule.disability_support
    posts = disability_posts(school.disabled_inclusive, support.one, support.two_from)
    return posts, Step(
        rule.at(support.source),
        f"{school.disabled_inclusive} học sinh khuyết tật hòa nhập: {posts} người hỗ trợ (2 từ {support.two_from})",
        f"{school.disabled_inclusive} inclusive pupils: {posts} support posts (2 from {support.two_from} pupils)",
        None, {"disabled_inclusive": school.disabled_inclusive},
    )  # fmt: skip


def _library(school: GeneralSchool, norms: Level, rule: QuotaFile) -> tuple[int, Step]:
    post, large_from = norms.library_office_management, rule.large_from_classes.value[school.zone - 1]
    is_large = school.all_classes >= large_from
    number = post.special.get(school.school_type, post.large if is_large else post.small)
    return number, Step(
        rule.at(post.source),
        f"thư viện, quản trị công sở: tối đa {number} ({school.all_classes} lớp, trường lớn từ {large_from})",
        f"library and office management: at most {number} ({school.all_classes} classes, large from {large_from})",
        is_large, {"classes": school.all_classes, "large_from": large_from},
    )  # fmt: skip


def _clerks(school: GeneralSchool, norms: Level, rule: QuotaFile) -> tuple[int, Step]:
    post, more = norms.clerk_cashier_accountant_max, norms.more_clerks
    number, held = post.special.get(school.school_type, post.value), None
    if more is not None and school.school_type not in post.special:
        if school.school_type == "ban_tru" and school.boarders is None:
            raise missing("boarders", rule.at(more.source).vi())
        many = school.school_type == "ban_tru" and (school.boarders or 0) > more.boarders_above
        held = school.all_classes >= more.from_classes or many
        number = more.value if held else number
    return number, Step(
        rule.at(post.source), f"văn thư, thủ quỹ, kế toán: tối đa {number}",
        f"clerk, cashier, accountant: at most {number}", held, {"classes": school.all_classes},
    )  # fmt: skip


FIELDS = (
    "level", "zone", "classes_2_buoi", "classes_1_buoi", "classes", "pupils", "disabled_inclusive", "school_type",
    "other_level_classes", "boarders",
)  # fmt: skip


@rule(
    subject="staff",
    name="staff_quota",
    versions=("TT20-2023",),
    vi="Định mức số lượng người làm việc của một trường",
    en="The staff a school may have",
)
def _staff_quota(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    given = Given(words, FIELDS, rule=version)
    level = given.word("level", GENERAL_LEVELS)
    result = quota(
        GeneralSchool(
            level=level,
            zone=given.whole("zone"),
            pupils=given.maybe_whole("pupils"),
            disabled_inclusive=given.whole("disabled_inclusive", 0),
            school_type=given.word("school_type", SCHOOL_TYPES, "thuong"),
            other_level_classes=given.whole("other_level_classes", 0),
            boarders=given.maybe_whole("boarders"),
            **classes_of(given, level),
        )
    )
    return {
        "principal": result.principal,
        "deputies_max": result.deputies,
        "teachers_exact": as_text(result.teachers),
        "teachers_whole": result.teachers_whole,
        "teachers_for_surplus_pupils": result.surplus_teachers,
        **result.posts,
        "because": result.because,
    }
