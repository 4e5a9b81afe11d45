"""Community learning centres (trung tâm học tập cộng đồng): one a commune, founded without conditions since 2018."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from duoc.law.core.contract import expose
from duoc.law.core.dates import add_working_days
from duoc.law.core.parameters import RegulationFile, Sourced, load
from duoc.law.core.reasons import a_day, days, reason
from duoc.law.core.result import Result, because
from duoc.law.school.deciders import who_decides

NAME = "school.learning_centre"


class LearningCentres(RegulationFile):
    """Parameters: how many a commune has, the days of the procedure, and that there are no conditions left."""

    version: str
    per_commune: Sourced[int]
    founding_working_days: Sourced[int]
    conditions: Sourced[Literal["none"]]


LEARNING_CENTRES = load("school", "learning-centres", LearningCentres)


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningCentre(Result):
    """Who founds a centre, by when, and how many a commune has."""

    authority: str | None
    decide_by: date
    per_commune: int


def learning_centre(
    complete_on: date, holidays: Collection[date] = (), rule: LearningCentres = LEARNING_CENTRES
) -> LearningCentre:
    """The founding of a centre from the day on which its dossier was complete."""
    start = a_day(complete_on, field="complete_on", rule=NAME)
    authority = who_decides("found_learning_centre", start)
    limit = rule.founding_working_days
    last = add_working_days(start, limit.value, days(holidays, field="holidays", rule=NAME))
    steps = (
        reason(
            rule, rule.per_commune.source, f"Mỗi xã {rule.per_commune.value} trung tâm",
            f"{rule.per_commune.value} centre a commune",
        ),
        reason(rule, rule.conditions.source, "Không còn điều kiện thành lập", "no conditions of founding are left"),
        reason(
            rule, limit.source, f"{limit.value} ngày làm việc từ {start:%d/%m/%Y}: chậm nhất {last:%d/%m/%Y}",
            f"{limit.value} working days from {start:%d/%m/%Y}: by {last:%d/%m/%Y}", decide_by=last,
        ),
    )  # fmt: skip
    return LearningCentre(
        status=authority.status, authority=authority.authority, decide_by=last, per_commune=rule.per_commune.value,
        because=authority.because + because(steps),
    )  # fmt: skip


expose(
    "school", "learning_centre", {LEARNING_CENTRES.version: LEARNING_CENTRES}, learning_centre,
    vi="Ai thành lập trung tâm học tập cộng đồng, chậm nhất khi nào", en="Who founds a learning centre, and by when",
)  # fmt: skip
