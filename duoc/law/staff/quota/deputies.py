"""NĐ 120/2020, Điều 6 (am. NĐ 83/2024): how many deputies a school may have since 16/12/2023."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duoc.law.core.numbers import count
from duoc.law.core.parameters import Dated, RegulationFile, Strict, load
from duoc.law.core.result import Result, Step, because


class MultiLevel(Strict):
    """A multi-level general school of many classes may have one more."""

    from_classes: int
    deputies_max: int


class DeputiesFile(RegulationFile):
    """The numbers through time."""

    deputies_max: Dated[int]
    multi_level: Dated[MultiLevel | None]


RULE = load("staff", "nd120-2020", DeputiesFile)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deputies(Result):
    """The maximum; the province decides the actual number."""

    at_most: int


def deputies_max(*, is_multi_level: bool, classes: int, on: date, rule: DeputiesFile = RULE) -> Deputies:
    """The maximum number of deputies on a day. Errors: `before_oldest_rule`, `out_of_range`."""
    name = rule.regulation.id
    count(classes, field="classes", rule=name)
    most = rule.deputies_max.period(on, field="on", rule=name)
    steps = [Step(rule.at(most.source), f"tối đa {most.value} cấp phó", f"at most {most.value} deputies")]
    larger = rule.multi_level.period(on, field="on", rule=name)
    if larger.value is None or not is_multi_level:
        return Deputies(at_most=most.value, because=because(steps))
    from_classes, more = larger.value.from_classes, larger.value.deputies_max
    held = classes >= from_classes
    steps.append(Step(
        rule.at(larger.source),
        f"trường nhiều cấp học có {classes} lớp; từ {from_classes} lớp: tối đa {more}",
        f"multi-level school of {classes} classes; from {from_classes}: at most {more}",
        held, {"classes": classes},
    ))  # fmt: skip
    return Deputies(at_most=more if held else most.value, because=because(steps))
