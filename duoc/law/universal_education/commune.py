"""The standards of a commune (xã, phường, thị trấn): preschool, primary 1–3, lower secondary 1–3, literacy 1–2.

A hard commune has especially difficult socio-economic conditions. It gets lower shares for attendance and completion,
not for six-year-olds in grade 1; for literacy a narrower age band, not a lower share. Levels climb one by one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from duoc.law.core.contract import expose
from duoc.law.core.errors import LawError
from duoc.law.core.numbers import count
from duoc.law.core.reasons import choice, flag, reason, sign
from duoc.law.core.result import Result, Step, because
from duoc.law.universal_education.nd20_2014 import ND20_2014, RULES, STANDARDS, Level, UniversalEducation
from duoc.law.universal_education.shares import Given, Share, compared, read_share

DISABLED = "disabled_reached"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunePreschool(Result):
    """Whether a commune meets the standard of five-year-olds, and the parts that fail."""

    meets: bool
    failed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneLevel(Result):
    """The level of a commune, and the parts of the next level that fail (empty at the top)."""

    level: int
    failed_next: tuple[str, ...]


def commune_preschool(
    hard: bool, attending: Given, completing: Given, disabled_reached: Given | None = None,
    rule: UniversalEducation = ND20_2014,
) -> CommunePreschool:  # fmt: skip
    """Preschool for five-year-olds: attending, and completing the programme."""
    name = "universal_education.commune_preschool"
    shares = _read({"attending": attending, "completing": completing}, name)
    level, failed, steps = _climb(rule.preschool, shares, {}, hard, disabled_reached, rule, name)
    return CommunePreschool(meets=level == 1, failed=failed, because=because(steps))


def commune_primary(
    hard: bool, age6_grade1: Given, age14_completed: Given, age11_completed: Given, age11_others_attending: Given,
    disabled_reached: Given | None = None, rule: UniversalEducation = ND20_2014,
) -> CommuneLevel:  # fmt: skip
    """Universal primary education, levels 1–3."""
    name = "universal_education.commune_primary"
    shares = _read({
        "age6_grade1": age6_grade1, "age14_completed": age14_completed, "age11_completed": age11_completed,
        "age11_others_attending": age11_others_attending,
    }, name)  # fmt: skip
    level, failed, steps = _climb(rule.primary, shares, {}, hard, disabled_reached, rule, name)
    return CommuneLevel(level=level, failed_next=failed, because=because(steps))


def commune_lower_secondary(
    hard: bool, primary_level: int, literacy_level: int, graduated_15_18: Given, studying_15_18: Given,
    disabled_reached: Given | None = None, rule: UniversalEducation = ND20_2014,
) -> CommuneLevel:  # fmt: skip
    """Universal lower secondary education, levels 1–3: level 1 asks primary 1 and literacy 1 first."""
    name = "universal_education.commune_lower_secondary"
    other = {
        "primary": count(primary_level, field="primary_level", rule=name, high=len(rule.primary)),
        "literacy": count(literacy_level, field="literacy_level", rule=name, high=len(rule.literacy)),
    }
    shares = _read({"graduated": graduated_15_18, "studying": studying_15_18}, name)
    level, failed, steps = _climb(rule.lower_secondary, shares, other, hard, disabled_reached, rule, name)
    return CommuneLevel(level=level, failed_next=failed, because=because(steps))


def commune_literacy(
    hard: bool, level1: Mapping[str, Given], level2: Mapping[str, Given], disabled_reached: Given | None = None,
    rule: UniversalEducation = ND20_2014,
) -> CommuneLevel:  # fmt: skip
    """Literacy, levels 1–2: the shares by age band ("15-25", "15-35"; "15-35", "15-60").

    Whether level 2 asks level 1 is a parameter (our reading: yes).
    """
    name = "universal_education.commune_literacy"
    is_hard = flag(hard, field="hard", rule=name)
    disabled = _disabled(disabled_reached, rule, name)
    steps = [] if disabled is None else [disabled]
    if disabled is not None and not disabled.held:
        return CommuneLevel(level=0, failed_next=(DISABLED,), because=because(steps))
    bands = sorted({band for terms in rule.literacy for band in (terms.band, terms.band_hard)})
    held: list[bool] = []
    for number, (terms, given) in enumerate(zip(rule.literacy, (level1, level2), strict=True), 1):
        band = terms.band_hard if is_hard else terms.band
        share = _band(given, band, bands, f"level{number}", name)
        steps.append(compared(rule, terms.source, f"level{number}", share, terms.share, band))
        held.append(share.reaches(terms.share))
    if rule.literacy_2_needs_1.value and not held[0]:
        steps.append(reason(
            rule, rule.literacy_2_needs_1.source, "Mức độ 2 đòi hỏi đạt mức độ 1", "level 2 asks level 1", held=False
        ))  # fmt: skip
        return CommuneLevel(level=0, failed_next=("level1",), because=because(steps))
    level = 2 if held[1] else int(held[0])
    failed = () if level == 2 else (f"level{level + 1}",)
    return CommuneLevel(level=level, failed_next=failed, because=because(steps))


def communes(
    standard: str, figures: Iterable[Mapping[str, object]], rule: UniversalEducation = ND20_2014
) -> list[CommunePreschool | CommuneLevel]:
    """Many communes at once: each a table of the fields of the single form of the standard, and equal to it."""
    name = "universal_education.communes"
    single = {
        "preschool": commune_preschool, "primary": commune_primary, "lower_secondary": commune_lower_secondary,
        "literacy": commune_literacy,
    }[choice(standard, STANDARDS, field="standard", rule=name)]  # fmt: skip
    return [single(**commune, rule=rule) for commune in figures]  # type: ignore[operator]  # checked inside


def _read(given: Mapping[str, Given], rule: str) -> dict[str, Share]:
    return {name: read_share(share, field=name, rule=rule) for name, share in given.items()}


def _band(given: object, band: str, bands: Collection[str], field: str, rule: str) -> Share:
    """The share of an age band; the other bands are read too, so that nothing wrong is passed over."""
    if not isinstance(given, Mapping) or band not in given:
        raise LawError(
            "missing_field", field=f"{field}.{band}", value=given, rule=rule, vi="còn thiếu", en="is missing"
        )
    shares = {
        name: read_share(share, field=f"{field}.{name}", rule=rule)
        for name, share in given.items()
        if choice(name, bands, field=field, rule=rule)
    }
    return shares[band]


def _disabled(given: Given | None, rule: UniversalEducation, name: str) -> Step | None:
    """Persons with disability who can learn: part of every standard, where the figure is given."""
    if given is None:
        return None
    share = read_share(given, field=DISABLED, rule=name)
    return compared(rule, rule.disabled_reached.source, DISABLED, share, rule.disabled_reached.value)


def _climb(
    levels: Sequence[Level], shares: Mapping[str, Share], other: Mapping[str, int], hard: bool,
    disabled_reached: Given | None, rule: UniversalEducation, name: str,
) -> tuple[int, tuple[str, ...], list[Step]]:  # fmt: skip
    """The level reached, the parts that fail the next one, and the reasons."""
    is_hard = flag(hard, field="hard", rule=name)
    disabled = _disabled(disabled_reached, rule, name)
    steps: list[Step] = [] if disabled is None else [disabled]
    if disabled is not None and not disabled.held:
        return 0, (DISABLED,), steps
    for number, level in enumerate(levels, 1):
        checks = [*_needs(level, other, rule)]
        for part in level.parts:
            percent = part.share_hard if is_hard else part.share
            checks.append((part.name, compared(rule, part.source, part.name, shares[part.name], percent)))
        steps.extend(step for _name, step in checks)
        failed = tuple(part for part, step in checks if not step.held)
        if failed:
            return number - 1, failed, steps
    return len(levels), (), steps


def _needs(level: Level, other: Mapping[str, int], rule: UniversalEducation) -> list[tuple[str, Step]]:
    """The other standards that a level asks first."""
    if level.needs is None:
        return []
    found = []
    words = {"primary": ("Phổ cập tiểu học", "primary"), "literacy": ("Xóa mù chữ", "literacy")}
    for kind, least in (("primary", level.needs.primary), ("literacy", level.needs.literacy)):
        held = other[kind] >= least
        mark = sign(held, most=False)
        vi, en = words[kind]
        found.append((f"{kind}_{least}", reason(
            rule, level.needs.source, f"{vi} mức độ {other[kind]} {mark} {least}",
            f"{en} level {other[kind]} {mark} {least}",
            held=held, level=other[kind],
        )))  # fmt: skip
    return found


for _name, _function, _vi, _en in (
    ("preschool", commune_preschool, "phổ cập giáo dục mầm non trẻ 5 tuổi", "preschool for five-year-olds"),
    ("primary", commune_primary, "phổ cập giáo dục tiểu học", "universal primary education"),
    ("literacy", commune_literacy, "xóa mù chữ", "literacy"),
    ("lower_secondary", commune_lower_secondary, "phổ cập giáo dục THCS", "universal lower secondary education"),
):
    expose(
        "universal_education", f"commune_{_name}", RULES, _function,
        vi=f"Xã đạt chuẩn {_vi} mức nào", en=f"The level of a commune in {_en}",
    )  # fmt: skip
