"""TT 16/2017: staff of general schools, 28/8/2017 to 15/12/2023. Deputies by class count and region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from duoc.law.core.errors import LawError
from duoc.law.core.given import Given, missing, one_of
from duoc.law.core.numbers import as_text
from duoc.law.core.parameters import RegulationFile, Sourced, Strict, load
from duoc.law.core.registry import rule
from duoc.law.core.result import Step, because
from duoc.law.staff.quota.posts import GENERAL_LEVELS, SCHOOL_TYPES, StaffQuota, counted, norm_step


class BySize(Strict):
    """A number for a small and for a large school."""

    small: int
    large: int


class Clerks(BySize):
    """văn thư, kế toán, y tế, thủ quỹ; some kinds of school have a number of their own."""

    special: dict[str, int]


class Level(Strict):
    """The norms of one level."""

    principal: Sourced[int]
    deputies: Sourced[BySize]
    deputy_for_satellite_sites: Sourced[int] | None
    teachers_per_class_2_sessions: Sourced[Decimal]
    teachers_per_class_1_session: Sourced[Decimal]
    teachers_per_class_special: Sourced[dict[str, Decimal]]
    youth_leader: Sourced[int]
    clerks: Sourced[Clerks] | None


class QuotaFile(RegulationFile):
    """The norms of TT 16/2017."""

    large_from_classes: Sourced[dict[str, int]]
    levels: dict[str, Level]
    not_loaded: dict[str, tuple[str, ...]]


RULE = load("staff", "tt16-2017", QuotaFile)
Region = Literal["trung_du_dong_bang_thanh_pho", "mien_nui_vung_sau_hai_dao"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolBefore2023:
    """A general school as TT 16/2017 sees it. A lower secondary school gives `classes`, a primary one its sessions."""

    level: str
    region: str
    classes_2_sessions: int = 0
    classes_1_session: int = 0
    classes: int = 0
    satellite_sites: int = 0
    school_type: str = "thuong"

    @property
    def all_classes(self) -> int:
        """Classes of every kind."""
        return self.classes_2_sessions + self.classes_1_session + self.classes


def quota(school: SchoolBefore2023, rule: QuotaFile = RULE) -> StaffQuota:
    """The staff of one school. Errors: `unknown_word`, `out_of_range`, `not_for_this_level`."""
    name = rule.regulation.id
    one_of(school.level, GENERAL_LEVELS, field="level", rule=name)
    one_of(school.region, rule.large_from_classes.value, field="region", rule=name)
    one_of(school.school_type, SCHOOL_TYPES, field="school_type", rule=name)
    counted(name, classes_2_buoi=school.classes_2_sessions, classes_1_buoi=school.classes_1_session,
            classes=school.classes, satellite_sites=school.satellite_sites)  # fmt: skip
    norms = rule.levels[school.level]
    large_from = rule.large_from_classes.value[school.region]
    is_large = school.all_classes >= large_from
    size = Step(
        rule.at(rule.large_from_classes.source),
        f"{school.all_classes} lớp, trường lớn từ {large_from} lớp",
        f"{school.all_classes} classes, large from {large_from} classes",
        is_large, {"classes": school.all_classes, "large_from": large_from},
    )  # fmt: skip
    teachers, reasons = teacher_norm(school, rule)
    deputies, deputy_steps = _deputies(school, norms, is_large, rule)
    posts = {"youth_leader": norms.youth_leader.value}
    if norms.clerks is not None:
        clerks = norms.clerks.value
        posts["clerical_accounting_health_cashier_max"] = clerks.special.get(
            school.school_type, clerks.large if is_large else clerks.small
        )
    return StaffQuota(
        regulation=name, principal=norms.principal.value, deputies=deputies, teachers=teachers, posts=posts,
        not_loaded=rule.not_loaded[school.level], because=because(reasons, size, deputy_steps),
    )  # fmt: skip


def teacher_norm(school: SchoolBefore2023, rule: QuotaFile = RULE) -> tuple[Fraction, list[Step]]:
    """The teachers of a school as an exact sum, with its products."""
    norms, special = rule.levels[school.level], rule.levels[school.level].teachers_per_class_special
    if school.school_type != "thuong":
        if school.school_type not in special.value:
            raise LawError(
                "not_for_this_level", field="school_type", value=school.school_type, rule=rule.regulation.id,
                vi=f"không có định mức cho cấp {school.level}", en=f"has no norm for level {school.level}",
            )  # fmt: skip
        norm = special.value[school.school_type]
        step = norm_step(rule.at(special.source), school.all_classes, norm, "lớp", "classes")
        return Fraction(norm) * school.all_classes, [step]
    parts = (
        (school.classes_2_sessions, norms.teachers_per_class_2_sessions, "lớp 2 buổi/ngày", "full-day classes"),
        (school.classes_1_session, norms.teachers_per_class_1_session, "lớp 1 buổi/ngày", "half-day classes"),
        (school.classes, norms.teachers_per_class_2_sessions, "lớp", "classes"),
    )
    used = [part for part in parts if part[0]] or [parts[0]]
    total = sum((Fraction(norm.value) * number for number, norm, _, _ in used), Fraction(0))
    steps = [norm_step(rule.at(norm.source), number, norm.value, vi, en) for number, norm, vi, en in used]
    if len(used) > 1:
        steps.append(Step(rule.at(used[0][1].source), f"cộng: {as_text(total, ',')} giáo viên",
                          f"in all: {as_text(total)} teachers"))  # fmt: skip
    return total, steps


def _deputies(school: SchoolBefore2023, norms: Level, is_large: bool, rule: QuotaFile) -> tuple[int, list[Step]]:
    number = norms.deputies.value.large if is_large else norms.deputies.value.small
    steps = [Step(rule.at(norms.deputies.source), f"{number} phó hiệu trưởng theo số lớp",
                  f"{number} deputies by the number of classes")]  # fmt: skip
    sites = norms.deputy_for_satellite_sites
    if sites is not None:
        more = school.satellite_sites >= sites.value
        number += more
        steps.append(Step(
            rule.at(sites.source),
            f"{school.satellite_sites} điểm trường, thêm 1 phó hiệu trưởng từ {sites.value}",
            f"{school.satellite_sites} satellite sites, one more deputy from {sites.value}",
            more, {"satellite_sites": school.satellite_sites},
        ))  # fmt: skip
    return number, steps


FIELDS = ("level", "region", "classes_2_buoi", "classes_1_buoi", "classes", "satellite_sites", "school_type")


@rule(
    subject="staff",
    name="staff_quota",
    versions=("TT16-2017",),
    vi="Định mức số lượng người làm việc của một trường",
    en="The staff a school may have",
)
def _staff_quota(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    given = Given(words, FIELDS, rule=version)
    level = given.word("level", GENERAL_LEVELS)
    result = quota(
        SchoolBefore2023(
            level=level,
            region=given.word("region", RULE.large_from_classes.value),
            school_type=given.word("school_type", SCHOOL_TYPES, "thuong"),
            satellite_sites=given.whole("satellite_sites", 0),
            **classes_of(given, level),
        )
    )
    return {
        "principal": result.principal,
        "deputies": result.deputies,
        "teachers_exact": as_text(result.teachers),
        "teachers_whole": result.teachers_whole,
        **result.posts,
        "because": result.because,
    }


def classes_of(given: Given, level: str) -> dict[str, int]:
    """The classes of a case: a primary school counts them by sessions, a lower secondary school as one number."""
    if level == "thcs":
        for field in ("classes_2_buoi", "classes_1_buoi"):
            if given.whole(field, 0):
                raise given.wrong(field, "THCS chỉ khai classes", "a lower secondary school only gives classes")
        return {"classes": given.whole("classes")}
    if given.whole("classes", 0):
        raise given.wrong("classes", "tiểu học khai số lớp theo buổi", "a primary school gives classes by sessions")
    if given.given.get("classes_2_buoi") is None and given.given.get("classes_1_buoi") is None:
        raise missing("classes_2_buoi", given.rule)
    return {
        "classes_2_sessions": given.whole("classes_2_buoi", 0),
        "classes_1_session": given.whole("classes_1_buoi", 0),
    }
