"""The charters of schools (điều lệ trường): what their parameter files hold, and which one holds on a day."""

from __future__ import annotations

from datetime import date
from typing import Literal

from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, load
from duoc.law.core.text import Text
from duoc.law.school.timeline import version_on


class Disability(Strict):
    """Children with disabilities in one class: how many, how they are counted, and how far they lower the maximum."""

    most: Sourced[int]
    counted: Literal["each", "same_kind"]
    reduction: Sourced[int]
    head_may_exceed: Source | None


class CombinedClass(Strict):
    """A combined class (lớp ghép): pupils and grade groups; null where the charter was not read."""

    maximum: Sourced[int] | None
    grade_groups: Sourced[int] | None = None
    grade_groups_approved: Sourced[int] | None = None
    unknown: Source | None


class JoinedGroups(Strict):
    """Preschool groups that are joined because each is below a share of its maximum."""

    below_percent: Sourced[int]
    maximum: dict[str, Sourced[int]]
    unknown: Source | None


class LateEntry(Strict):
    """Grounds on which a pupil may enter some years late."""

    grounds: tuple[str, ...]
    years: int
    source: Source


class EntryAge(Strict):
    """The age at which pupils enter the level, and the ways around it."""

    standard: Sourced[int]
    too_young: Source
    late: tuple[LateEntry, ...]
    beyond: Sourced[int] | None = None
    follows_primary: Source | None = None
    early: Sourced[str] | None = None
    gap: Source


class Council(Strict):
    """The council of a public school (hội đồng trường)."""

    least: Sourced[int]
    most: Sourced[int]
    odd: Source | None
    meetings: Sourced[int]


class Charter(RegulationFile):
    """Parameters of one charter. What a charter does not rule, or what was not read, is absent."""

    version: str
    class_size: dict[str, Sourced[int]]
    disability: Disability
    local_reduction: Source | None = None
    provincial_number: Source | None = None
    team_size: Sourced[int] | None = None
    combined_class: CombinedClass | None = None
    joined_groups: JoinedGroups | None = None
    entry_age: EntryAge | None = None
    repetitions: Sourced[int] | None = None
    council: Council | None = None


CHARTERS: dict[str, Charter] = {
    charter.version: charter
    for charter in (
        load("school", name, Charter)
        for name in ("mn-2008", "mn-2020", "th-2010", "th-2020", "thcs-2011", "thcs-2020", "dl-2026")
    )
}
"""Every charter by its version."""

KIND_TITLES = {
    "nt_3_12": Text("Nhóm trẻ 3–12 tháng tuổi", "Nursery group, 3–12 months"),
    "nt_13_24": Text("Nhóm trẻ 13–24 tháng tuổi", "Nursery group, 13–24 months"),
    "nt_25_36": Text("Nhóm trẻ 25–36 tháng tuổi", "Nursery group, 25–36 months"),
    "mg_3_4": Text("Lớp mẫu giáo 3–4 tuổi", "Kindergarten class, 3–4 years"),
    "mg_4_5": Text("Lớp mẫu giáo 4–5 tuổi", "Kindergarten class, 4–5 years"),
    "mg_5_6": Text("Lớp mẫu giáo 5–6 tuổi", "Kindergarten class, 5–6 years"),
    "th": Text("Lớp tiểu học", "Primary class"),
    "thcs": Text("Lớp trung học cơ sở", "Lower secondary class"),
}
"""Kinds of groups and classes with their official titles."""

KINDS = tuple(KIND_TITLES)


def domain_of(kind: str) -> str:
    """The domain of the timeline that rules a kind of class."""
    return {"th": "class_size_primary", "thcs": "class_size_lower_secondary"}.get(kind, "class_size_preschool")


def charter_on(kind: str, day: date) -> Charter | None:
    """The charter that rules classes of a kind on a day; None where none is known or where it is open which holds."""
    found = version_on(domain_of(kind), day).version
    return None if found is None else CHARTERS[found]
