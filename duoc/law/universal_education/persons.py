"""Whom universal education is for, and the standard of a person (đối tượng, tiêu chuẩn cá nhân)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from duoc.law.core.contract import expose
from duoc.law.core.numbers import count
from duoc.law.core.reasons import a_table, choice, contradiction, flag, reason
from duoc.law.core.result import Result, Step, because
from duoc.law.core.text import Text
from duoc.law.universal_education.nd20_2014 import ND20_2014, RULES, STANDARDS, UniversalEducation

COMPLETED = ("preschool", "primary", "lower_secondary")

TITLES = {
    "preschool": Text("Phổ cập GDMN cho trẻ 5 tuổi", "preschool for five-year-olds"),
    "primary": Text("Phổ cập giáo dục tiểu học", "universal primary education"),
    "lower_secondary": Text("Phổ cập giáo dục THCS", "universal lower secondary education"),
    "literacy": Text("Xóa mù chữ", "literacy"),
}
"""The standards with their official names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroups(Result):
    """The kinds of universal education that a person is counted for in a year."""

    age: int
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLevel(Result):
    """The level a person reaches: 0 or 1; literacy 0–2."""

    level: int


def target_groups(
    birth_year: int, year: int, completed: Mapping[str, bool], literate: bool, rule: UniversalEducation = ND20_2014
) -> TargetGroups:
    """The groups of a person in the count of a year. Age = year − year of birth.

    completed: preschool, primary, lower_secondary (the diploma).
    """
    name = "universal_education.target_groups"
    year = count(year, field="year", rule=name, low=1945, high=9999)
    born = count(birth_year, field="birth_year", rule=name, low=1800, high=year)
    done = _completed(completed, name)
    age = year - born
    wanting = {
        "preschool": not done["preschool"],
        "primary": not done["primary"],
        "lower_secondary": done["primary"] and not done["lower_secondary"],
        "literacy": not flag(literate, field="literate", rule=name),
    }
    steps: list[Step] = [
        reason(rule, rule.age, f"Tuổi {year} − {born} = {age}", f"age {year} − {born} = {age}", age=age)
    ]
    groups = []
    for kind, ages in rule.targets.items():
        in_age = ages.first_age <= age <= ages.last_age
        belongs = in_age and wanting[kind]
        span = str(ages.first_age) if ages.first_age == ages.last_age else f"{ages.first_age}–{ages.last_age}"
        state, state_en = ("còn cần", "still needed") if wanting[kind] else ("không cần", "not needed")
        steps.append(reason(
            rule, ages.source, f"{TITLES[kind].vi}: {span} tuổi, {state}", f"{TITLES[kind].en}: age {span}, {state_en}",
            held=belongs, kind=kind,
        ))  # fmt: skip
        groups += [kind] if belongs else []
    return TargetGroups(age=age, groups=tuple(groups), because=because(steps))


def individual(
    kind: str, completed: Mapping[str, bool], grade_finished: int = 0, literacy_stage: int = 0,
    rule: UniversalEducation = ND20_2014,
) -> PersonLevel:  # fmt: skip
    """The level of a person in one kind.

    Literacy 1: stage 1 of the literacy programme or grade 3; literacy 2: stage 2 or primary completed.
    """
    name = "universal_education.individual"
    kind = choice(kind, STANDARDS, field="kind", rule=name)
    done = _completed(completed, name)
    grade = count(grade_finished, field="grade_finished", rule=name, high=5)
    stage = count(literacy_stage, field="literacy_stage", rule=name, high=2)
    if kind != "literacy":
        source = {
            "preschool": rule.individual.preschool, "primary": rule.individual.primary,
            "lower_secondary": rule.individual.lower_secondary,
        }[kind]  # fmt: skip
        held = done[kind]
        step = reason(
            rule, source, f"{TITLES[kind].vi}: {'đã' if held else 'chưa'} hoàn thành",
            f"{TITLES[kind].en}: {'completed' if held else 'not completed'}", held=held,
        )  # fmt: skip
        return PersonLevel(level=int(held), because=because(step))
    terms = rule.individual.literacy
    first, second = stage >= 1 or grade >= terms.grade, stage >= 2 or done["primary"]
    steps = (
        reason(
            rule, terms.source, f"Mức độ 1: giai đoạn {stage}, hoàn thành lớp {grade}",
            f"level 1: stage {stage}, grade {grade} finished", held=first or second,
        ),
        reason(
            rule, terms.source,
            f"Mức độ 2: giai đoạn {stage}, tiểu học {'đã' if done['primary'] else 'chưa'} hoàn thành",
            f"level 2: stage {stage}, primary {'' if done['primary'] else 'not '}completed", held=second,
        ),
    )  # fmt: skip
    return PersonLevel(level=2 if second else int(first), because=because(steps))


def _completed(given: object, rule: str) -> dict[str, bool]:
    """What a person has completed. Errors: `not_a_table`, `unknown_value`, `contradiction`."""
    table = a_table(given, field="completed", rule=rule)
    for level in table:
        choice(level, COMPLETED, field="completed", rule=rule)
    done = {level: flag(table.get(level, False), field=f"completed.{level}", rule=rule) for level in COMPLETED}
    if done["lower_secondary"] and not done["primary"]:
        raise contradiction(
            "completed", dict(table), rule, "tốt nghiệp THCS nhưng chưa hoàn thành tiểu học",
            "has the lower secondary diploma without primary",
        )  # fmt: skip
    return done


expose(
    "universal_education", "target_groups", RULES, target_groups,
    vi="Một người thuộc đối tượng phổ cập, xóa mù chữ nào", en="Which groups of universal education a person is in",
)  # fmt: skip
expose(
    "universal_education", "individual", RULES, individual,
    vi="Một người đạt chuẩn cá nhân mức nào", en="The level a person reaches",
)  # fmt: skip
