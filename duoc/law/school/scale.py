"""The scale of a school (quy mô): classes, sites, land."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from duoc.law.core.contract import expose
from duoc.law.core.errors import LawError
from duoc.law.core.numbers import as_text, count, exact
from duoc.law.core.reasons import a_list, choice, contradiction, flag, reason, sign
from duoc.law.core.result import Result, Step, because
from duoc.law.school.facilities_rules import FACILITIES, Facilities, Scale
from duoc.law.school.timeline import version_on

NAME = "school.school_scale"
Number = int | str | Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolScale(Result):
    """A school against the scale of its level; None where a number was not read or not given.

    `breaches`, in this order: too_few_classes, too_many_classes, too_many_sites, site_below_three_classes, land.
    """

    min_classes: int
    max_classes: int
    max_sites: int | None
    m2_per_pupil: int | None
    land_min_m2: Fraction | None
    breaches: tuple[str, ...]
    ok: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorsCheck(Result):
    """A teaching building against the most floors it may have."""

    max: int
    ok: bool


def school_scale(
    level: str, classes: int, sites: int | None = None, site_classes: Sequence[int] | None = None, *,
    difficult_area: bool = False, special_terrain: bool = False, pupils: int | None = None, boarders: int = 0,
    land_m2: Number | None = None, reduced_area: bool = False, rule: Facilities,
) -> SchoolScale:  # fmt: skip
    """Check classes, sites and land of a school.

    reduced_area: a mountain town or a centre short of land (2020), an urban area of class III or above (2024).
    Land = m² × pupils + 6 × boarders, over all sites together. What is not given is not checked.
    """
    level = choice(level, rule.scale, field="level", rule=f"{NAME} {rule.version}")
    scale = rule.scale[level]
    number = count(classes, field="classes", rule=NAME)
    difficult = flag(difficult_area, field="difficult_area", rule=NAME)
    least = (scale.classes.least_difficult if difficult else None) or scale.classes.least
    max_sites = _most_sites(scale, difficult, flag(special_terrain, field="special_terrain", rule=NAME))
    area = scale.reduced_area_m2 if flag(reduced_area, field="reduced_area", rule=NAME) else scale.area_m2
    land_min = _land_min(scale, None if area is None else area.value, pupils, boarders)
    checks = [
        ("too_few_classes", _compared(number, least, scale, rule, most=False)),
        ("too_many_classes", _compared(number, scale.classes.most, scale, rule, most=True)),
        *_sites(sites, max_sites, scale, rule),
        *_site_classes(site_classes, number, sites, scale, rule),
        *_land(land_m2, land_min, scale, rule),
    ]
    breaches = tuple(name for name, step in checks if step.held is False)
    return SchoolScale(
        min_classes=least, max_classes=scale.classes.most, max_sites=max_sites,
        m2_per_pupil=None if area is None else area.value, land_min_m2=land_min, breaches=breaches, ok=not breaches,
        because=because(step for _name, step in checks),
    )  # fmt: skip


def _most_sites(scale: Scale, difficult: bool, terrain: bool) -> int | None:
    if scale.sites is None:
        return None
    numbers = [scale.sites.most]
    numbers += [scale.sites.difficult] if difficult and scale.sites.difficult else []
    numbers += [scale.sites.terrain] if terrain and scale.sites.terrain else []
    return max(numbers)


def _land_min(scale: Scale, area: int | None, pupils: int | None, boarders: int) -> Fraction | None:
    boarding = count(boarders, field="boarders", rule=NAME)
    if pupils is None or area is None:
        return None
    learning = count(pupils, field="pupils", rule=NAME)
    if boarding > learning:
        raise contradiction(
            "boarders", boarding, NAME, f"nhiều hơn {learning} học sinh", f"are more than the {learning} pupils"
        )
    return Fraction(area * learning + (scale.boarder_m2.value if scale.boarder_m2 else 0) * boarding)


def _compared(number: int, limit: int, scale: Scale, rule: Facilities, *, most: bool) -> Step:
    held = number <= limit if most else number >= limit
    mark = sign(held, most=most)
    return reason(
        rule, scale.classes.source, f"{number} lớp {mark} {limit}", f"{number} classes {mark} {limit}",
        held=held, classes=number, limit=limit,
    )  # fmt: skip


def _sites(sites: int | None, most: int | None, scale: Scale, rule: Facilities) -> list[tuple[str, Step]]:
    if sites is None:
        return []
    number = count(sites, field="sites", rule=NAME, low=1)
    if scale.sites is None or most is None:
        step = reason(
            rule, scale.classes.source, "Số điểm trường tối đa chưa có trong hệ thống",
            "the maximum of sites was not seen", sites=number,
        )  # fmt: skip
        return [("too_many_sites", step)]
    held = number <= most
    step = reason(
        rule, scale.sites.source, f"{number} điểm trường {sign(held)} {most}", f"{number} sites {sign(held)} {most}",
        held=held, sites=number, most=most,
    )  # fmt: skip
    return [("too_many_sites", step)]


def _site_classes(
    given: Sequence[int] | None, classes: int, sites: int | None, scale: Scale, rule: Facilities
) -> list[tuple[str, Step]]:
    """The smallest site, where the level says how many classes each must have."""
    if given is None:
        return []
    counted = [count(n, field="site_classes", rule=NAME) for n in a_list(given, field="site_classes", rule=NAME)]
    if sum(counted) > classes or (sites is not None and len(counted) > sites):
        raise contradiction(
            "site_classes", counted, NAME, "nhiều lớp hoặc nhiều điểm hơn cả trường",
            "has more classes or sites than the school",
        )  # fmt: skip
    if scale.site_classes is None or not counted:
        return []
    least, smallest = scale.site_classes.value, min(counted)
    held = smallest >= least
    step = reason(
        rule, scale.site_classes.source,
        f"Điểm trường ít lớp nhất có {smallest} lớp {sign(held, most=False)} {least}",
        f"the smallest site has {smallest} classes {sign(held, most=False)} {least}", held=held, smallest=smallest,
    )  # fmt: skip
    return [("site_below_three_classes", step)]


def _land(land_m2: Number | None, land_min: Fraction | None, scale: Scale, rule: Facilities) -> list[tuple[str, Step]]:
    if land_m2 is None:
        return []
    land = exact(land_m2, field="land_m2", rule=NAME)
    if land < 0:
        raise LawError("out_of_range", field="land_m2", value=land_m2, rule=NAME, vi="không được âm", en="is negative")
    if land_min is None:
        return []
    held = land >= land_min
    mark, shown = sign(held, most=False), as_text(land_min)
    step = reason(
        rule, scale.area_m2.source, f"Đất {as_text(land, ',')} m² {mark} {shown} m²",
        f"land {as_text(land)} m² {mark} {shown} m²",
        held=held, land_m2=as_text(land), land_min_m2=shown,
    )  # fmt: skip
    return [("land", step)]


def floors_check(level: str, floors: int, *, rule: Facilities) -> FloorsCheck:
    """Whether a teaching building has too many floors (tầng)."""
    name = "school.floors_check"
    level = choice(level, rule.floors, field="level", rule=f"{name} {rule.version}")
    number, limit = count(floors, field="floors", rule=name, low=1), rule.floors[level]
    held = number <= limit.value
    step = reason(
        rule, limit.source, f"{number} tầng {sign(held)} {limit.value}", f"{number} floors {sign(held)} {limit.value}",
        held=held, floors=number, most=limit.value,
    )  # fmt: skip
    return FloorsCheck(max=limit.value, ok=held, because=because(step))


def facilities_on(day: date) -> Facilities:
    """The facilities standards in force on a day. Error: `before_oldest_rule`."""
    found = version_on("facilities", day).version
    if found is None:
        raise LawError(
            "before_oldest_rule", field="on", value=day.isoformat(), rule=NAME,
            vi="trước quy định cũ nhất có ở đây", en="before the oldest rule known here",
        )  # fmt: skip
    return FACILITIES[found]


expose(
    "school", "floors_check", FACILITIES, floors_check,
    vi="Nhà học có quá số tầng cho phép không", en="Whether a teaching building has too many floors",
)  # fmt: skip
expose(
    "school", "school_scale", FACILITIES, school_scale,
    vi="Trường có đúng quy mô lớp, điểm trường, đất không",
    en="Whether classes, sites and land of a school fit its level",
)  # fmt: skip
