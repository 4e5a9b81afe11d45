"""The rooms and toilets a school must have at least (TT 13/2020, Điều 6, 8, 10, 14). Every ratio is rounded up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from duoc.law.core.contract import expose
from duoc.law.core.errors import LawError
from duoc.law.core.numbers import count
from duoc.law.core.parameters import Sourced
from duoc.law.core.reasons import a_table, choice, reason
from duoc.law.core.result import Result, Step, because
from duoc.law.core.text import Text
from duoc.law.school.facilities_rules import TT13_2020, Facilities, SomeRooms

NAME = "school.facilities_minimum"

ROOM_TITLES = {
    "group_rooms": Text("Phòng nuôi dưỡng, chăm sóc, giáo dục trẻ", "Group room"),
    "classrooms": Text("Phòng học", "Classroom"),
    "music": Text("Phòng học bộ môn Âm nhạc", "Music room"),
    "art": Text("Phòng học bộ môn Mĩ thuật", "Art room"),
    "technology": Text("Phòng học bộ môn Công nghệ", "Technology room"),
    "science": Text("Phòng học bộ môn Khoa học tự nhiên", "Science room"),
    "informatics": Text("Phòng học bộ môn Tin học", "Informatics room"),
    "foreign_language": Text("Phòng học bộ môn Ngoại ngữ", "Foreign language room"),
    "multi_purpose": Text("Phòng đa chức năng", "Multi-purpose room"),
}
"""Rooms with their official titles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumFacilities(Result):
    """Rooms a school needs (None: the level asks none), toilets where persons were given, and what is short."""

    group_rooms: int | None = None
    classrooms: int | None = None
    music: int | None = None
    art: int | None = None
    technology: int | None = None
    science: int | None = None
    informatics: int | None = None
    foreign_language: int | None = None
    multi_purpose: int | None = None
    pupil_toilets: Mapping[str, int] | None = None
    staff_toilets: Mapping[str, int] | None = None
    short: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Level2Preschool(Result):
    """Rooms of a preschool at level 2."""

    art_rooms: int
    physical_rooms: int
    multi_purpose_rooms: int
    informatics_rooms: int


def facilities_minimum(
    level: str, classes: int, *, boys: int | None = None, girls: int | None = None, staff_men: int | None = None,
    staff_women: int | None = None, have: Mapping[str, int] | None = None, rule: Facilities = TT13_2020,
) -> MinimumFacilities:  # fmt: skip
    """The rooms a school of some level and size needs at least.

    have: rooms that are there, by name; only these are looked at for `short`. Errors: `unknown_value`, `unknown_room`.
    """
    level = choice(level, rule.rooms, field="level", rule=NAME)
    number = count(classes, field="classes", rule=NAME)
    rooms, steps = needed_rooms(level, number, rule)
    toilets: dict[str, dict[str, int] | None] = {"pupil_toilets": None, "staff_toilets": None}
    if boys is not None or girls is not None:
        toilets["pupil_toilets"], step = _pupil_toilets(level, boys or 0, girls or 0, rule)
        steps.append(step)
    if staff_men is not None or staff_women is not None:
        toilets["staff_toilets"], step = _staff_toilets(level, staff_men or 0, staff_women or 0, rule)
        steps.append(step)
    short = None if have is None else _short(have, rooms)
    return MinimumFacilities(**rooms, **toilets, short=short, because=because(steps))  # type: ignore[arg-type]


def needed_rooms(level: str, classes: int, rule: Facilities = TT13_2020) -> tuple[dict[str, int], list[Step]]:
    """The teaching rooms of a level by name, and why."""
    terms = rule.rooms[level]
    per_class = terms.per_class
    part, whole = per_class.ratio
    needed = -(-classes * part // whole)
    steps = [reason(
        rule, per_class.source,
        f"{classes} lớp × {part}/{whole}, làm tròn lên: {needed} phòng",
        f"{classes} classes × {part}/{whole}, up: {needed}",
        classes=classes, rooms=needed,
    )]  # fmt: skip
    steps += [
        reason(
            rule,
            other.source,
            f"{ROOM_TITLES[name].vi}: {other.value}",
            f"{ROOM_TITLES[name].en}: {other.value}",
            room=name,
            rooms=other.value,
        )
        for name, other in terms.others.items()
    ]
    return {per_class.name: needed, **{name: other.value for name, other in terms.others.items()}}, steps


def _up(persons: int, per: Sourced[int]) -> int:
    return -(-persons // per.value)


def _pupil_toilets(level: str, boys: int, girls: int, rule: Facilities) -> tuple[dict[str, int], Step]:
    terms = _terms(rule.pupil_toilets, level, "boys")
    persons = {"male": count(boys, field="boys", rule=NAME), "female": count(girls, field="girls", rule=NAME)}
    found = {name: _up(persons[name.split("_")[0]], per) for name, per in terms.items()}
    step = reason(
        rule, terms["male_bowls"].source,
        f"{persons['male']} nam: 1 bồn tiểu, 1 xí, 1 chậu cho {terms['male_bowls'].value}; "
        f"{persons['female']} nữ: 1 xí, 1 chậu cho {terms['female_bowls'].value}",
        f"{persons['male']} boys: a urinal, a bowl, a basin for {terms['male_bowls'].value}; "
        f"{persons['female']} girls: a bowl, a basin for {terms['female_bowls'].value}", toilets=found,
    )  # fmt: skip
    return found, step


def _staff_toilets(level: str, men: int, women: int, rule: Facilities) -> tuple[dict[str, int], Step]:
    terms = _terms(rule.staff_toilets, level, "staff_men")
    men = count(men, field="staff_men", rule=NAME)
    women = count(women, field="staff_women", rule=NAME)
    male_bowls, female_bowls = _up(men, terms["male_bowls"]), _up(women, terms["female_bowls"])
    found = {
        "male_urinals": _up(men, terms["male_urinals"]),
        "male_bowls": male_bowls,
        "male_basins": max(_up(male_bowls, terms["bowls_per_male_basin"]), 1),
        "female_bowls": female_bowls,
        "female_basins": max(_up(female_bowls, terms["bowls_per_female_basin"]), 1),
    }
    step = reason(
        rule, terms["male_bowls"].source,
        f"{men} nam, {women} nữ: chia theo định mức, làm tròn lên, ít nhất 1 chậu rửa",
        f"{men} men, {women} women: by the ratios, rounded up, at least one basin", toilets=found,
    )  # fmt: skip
    return found, step


def _terms(table: Mapping[str, Mapping[str, Sourced[int]]], level: str, field: str) -> Mapping[str, Sourced[int]]:
    """The toilets of a level. Error: `not_loaded` where they were not read (preschool)."""
    if level in table:
        return table[level]
    raise LawError(
        "not_loaded", field=field, value=level, rule=NAME,
        vi="số thiết bị vệ sinh của cấp học này chưa có trong hệ thống",
        en="the toilets of this level were not seen",
    )  # fmt: skip


def _short(have: Mapping[str, int], rooms: Mapping[str, int]) -> dict[str, int]:
    short = {}
    for name, number in a_table(have, field="have", rule=NAME).items():
        if name not in rooms:
            raise LawError(
                "unknown_room", field=f"have.{name}", value=number, rule=NAME,
                vi=f"cấp học này chỉ có: {', '.join(rooms)}", en=f"the level has only: {', '.join(rooms)}",
            )  # fmt: skip
        missing = rooms[name] - count(number, field=f"have.{name}", rule=NAME)
        if missing > 0:
            short[name] = missing
    return short


def facilities_level2(groups: int, rule: Facilities = TT13_2020) -> Level2Preschool:
    """The special rooms of a preschool at level 2, by its groups and classes."""
    terms = rule.level2_preschool
    number = count(groups, field="groups", rule="school.facilities_level2", low=1)
    if terms is None:
        raise LawError(
            "not_loaded", field="groups", value=groups, rule=f"school.facilities_level2 {rule.version}",
            vi="mức độ 2 chưa có trong hệ thống", en="level 2 was not seen",
        )  # fmt: skip
    many = number > terms.few_groups.value

    def rooms(kind: SomeRooms) -> int:
        return kind.many if many else kind.few

    step = reason(
        rule, terms.few_groups.source,
        f"{number} nhóm, lớp {'>' if many else '≤'} {terms.few_groups.value}",
        f"{number} groups {'>' if many else '≤'} {terms.few_groups.value}", groups=number,
    )  # fmt: skip
    return Level2Preschool(
        art_rooms=rooms(terms.art_rooms), physical_rooms=rooms(terms.physical_rooms),
        multi_purpose_rooms=rooms(terms.multi_purpose_rooms), informatics_rooms=rooms(terms.informatics_rooms),
        because=because(step),
    )  # fmt: skip


expose(
    "school", "facilities_minimum", {TT13_2020.version: TT13_2020}, facilities_minimum,
    vi="Trường cần ít nhất bao nhiêu phòng, thiết bị vệ sinh", en="How many rooms and toilets a school needs at least",
)  # fmt: skip
expose(
    "school", "facilities_level2", {TT13_2020.version: TT13_2020}, facilities_level2,
    vi="Phòng chức năng của trường mầm non ở mức độ 2", en="Special rooms of a preschool at level 2",
)  # fmt: skip
