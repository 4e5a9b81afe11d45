"""The conditions that stand beside the shares (điều kiện bảo đảm): TT 07/2016, Điều 3–5. They change no level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from duoc.law.core.contract import expose
from duoc.law.core.numbers import count
from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, load
from duoc.law.core.reasons import choice, flag, reason
from duoc.law.core.result import Result, Step, because

NAME = "universal_education.conditions"


class ConditionsVersion(Strict):
    """Whether degrees are asked in a version."""

    degrees_asked: bool
    source: Source


class KindConditions(Strict):
    """Conditions of a kind; rooms per class in tenths, absent where they were not read."""

    rooms_per_class_tenths: int | None
    source: Source
    rooms_unknown: Source | None = None


class ConditionsFile(RegulationFile):
    """Parameters: versions, and rooms by kind."""

    versions: dict[str, ConditionsVersion]
    conditions_gate: Sourced[bool]
    kinds: dict[str, KindConditions]


TT07_2016 = load("universal_education", "tt07-2016", ConditionsFile)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions(Result):
    """Whether the conditions are met; `missing`, in this order: rooms, teachers, degree, standard, follower.

    `changes_level`: whether a missing condition forbids recognition (a parameter; the texts read do not say so).
    """

    met: bool
    changes_level: bool


class _Check(NamedTuple):
    name: str
    held: bool
    vi: str
    en: str


def conditions(
    kind: str, rooms: int, classes: int, teachers_enough: bool, all_at_degree: bool, all_at_standard: bool,
    follower: bool, *, rule: ConditionsVersion,
) -> Conditions:  # fmt: skip
    """Check rooms, teachers, degrees, professional standards and the person who follows universal education."""
    kind = choice(kind, TT07_2016.kinds, field="kind", rule=NAME)
    terms = TT07_2016.kinds[kind]
    rooms, classes = count(rooms, field="rooms", rule=NAME), count(classes, field="classes", rule=NAME)
    given: Mapping[str, bool] = {
        field: flag(value, field=field, rule=NAME)
        for field, value in (
            ("teachers_enough", teachers_enough), ("all_at_degree", all_at_degree),
            ("all_at_standard", all_at_standard), ("follower", follower),
        )
    }  # fmt: skip
    steps, checks = _rooms(rooms, classes, terms)
    checks += [
        _Check("teachers", given["teachers_enough"], "Đủ giáo viên, nhân viên", "enough teachers and staff"),
        _Check("degree", given["all_at_degree"], "100% đạt trình độ đào tạo", "all at the required degree"),
        _Check("standard", given["all_at_standard"], "100% đạt chuẩn nghề nghiệp", "all at the standard"),
        _Check("follower", given["follower"], "Có người theo dõi phổ cập", "a person follows universal education"),
    ]
    missing = []
    for check in checks:
        if check.name == "degree" and not rule.degrees_asked:
            steps.append(reason(
                TT07_2016, rule.source, "Trình độ đào tạo: chưa xét", "degrees are not asked"
            ))  # fmt: skip
            continue
        if check.name != "rooms":
            steps.append(reason(
                TT07_2016, terms.source, f"{check.vi}: {'có' if check.held else 'không'}",
                f"{check.en}: {'yes' if check.held else 'no'}", held=check.held,
            ))  # fmt: skip
        missing += [] if check.held else [check.name]
    gate = TT07_2016.conditions_gate
    steps.append(reason(
        TT07_2016, gate.source,
        f"Điều kiện bảo đảm {'quyết định' if gate.value else 'không làm thay đổi'} mức độ đạt chuẩn",
        f"the conditions {'decide on' if gate.value else 'do not change'} the level",
    ))  # fmt: skip
    return Conditions(met=not missing, changes_level=gate.value, missing=tuple(missing), because=because(steps))


def _rooms(rooms: int, classes: int, terms: KindConditions) -> tuple[list[Step], list[_Check]]:
    """Rooms per class by whole numbers; without classes they hold."""
    if terms.rooms_per_class_tenths is None:
        source = terms.rooms_unknown or terms.source
        return [reason(TT07_2016, source, "Số phòng chưa có trong hệ thống", "the rooms were not seen")], []
    tenths = terms.rooms_per_class_tenths
    held = 10 * rooms >= tenths * classes
    mark = "≥" if held else "<"
    step = reason(
        TT07_2016, terms.source, f"{rooms} phòng {mark} 0,{tenths} × {classes} lớp",
        f"{rooms} rooms {mark} 0.{tenths} × {classes} classes", held=held,
    )  # fmt: skip
    return [step], [_Check("rooms", held, "", "")]


expose(
    "universal_education", "conditions", TT07_2016.versions, conditions,
    vi="Điều kiện bảo đảm phổ cập giáo dục có đủ không", en="Whether the conditions of universal education are met",
)  # fmt: skip
