"""Codes of conduct of teachers, school counselling, administrative fines, allowance by profession."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duoc.law.core.given import one_of
from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, Words, before_oldest, load
from duoc.law.core.result import Result, Step, because
from duoc.law.staff.standards import HeadFile


class CodeFile(RegulationFile):
    """A code of conduct: its headings, and what it forbids as far as it was read."""

    duties: tuple[Words, ...]
    forbidden: tuple[Words, ...]


class Fine(Strict):
    """An administrative fine, in million đồng."""

    act: str
    vi: str
    en: str
    from_million: int
    to_million: int
    remedy: Words | None
    source: Source


class SanctionFile(RegulationFile):
    """NĐ 04/2021, as far as it was read."""

    fines: tuple[Fine, ...]


class AllowanceFile(RegulationFile):
    """NĐ 182/2026: percent of the salary; one, the highest, per person."""

    percent: Sourced[dict[str, int]]
    percent_in_area_1_2_communes_islands_border: Sourced[dict[str, int]]
    percent_in_especially_difficult_area: Sourced[int]
    percent_by_school: Sourced[dict[str, int]]


CODES: tuple[CodeFile, ...] = tuple(load("staff", name, CodeFile) for name in ("qd16-2008", "tt03-2026"))
COUNSELLING: tuple[HeadFile, ...] = tuple(load("staff", name, HeadFile) for name in ("tt31-2017", "tt18-2025"))
SANCTIONS = load("staff", "nd04-2021", SanctionFile)
ALLOWANCES = load("staff", "nd182-2026", AllowanceFile)
AREAS = ("ordinary", "area_1_2", "especially_difficult")


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance(Result):
    """The allowance by profession in percent of the salary."""

    percent: int


def code_of_conduct(on: date) -> CodeFile:
    """The code of conduct of a day. Error: `before_oldest_rule`."""
    for code in CODES:
        if code.regulation.holds_on(on):
            return code
    first = CODES[0].regulation
    raise before_oldest(on, first.from_ or on, field="on", rule=first.id)


def allowance(
    post: str, *, on: date, area: str = "ordinary", school_type: str = "thuong", rule: AllowanceFile = ALLOWANCES
) -> Allowance:
    """The highest allowance that applies to a person. Errors: `unknown_word`, `before_oldest_rule`.

    post: mam_non, tieu_hoc, thcs, support; area: ordinary, area_1_2 (also island and border), especially_difficult.
    """
    head = rule.regulation
    if head.from_ is not None and on < head.from_:
        raise before_oldest(on, head.from_, field="on", rule=head.id)
    one_of(post, rule.percent.value, field="post", rule=head.id)
    one_of(area, AREAS, field="area", rule=head.id)
    one_of(school_type, ("thuong", *rule.percent_by_school.value), field="school_type", rule=head.id)
    found = [(rule.percent.value[post], rule.percent.source)]
    by_area, hard, by_school = (rule.percent_in_area_1_2_communes_islands_border,
                                rule.percent_in_especially_difficult_area, rule.percent_by_school)  # fmt: skip
    if area == "area_1_2" and post in by_area.value:
        found.append((by_area.value[post], by_area.source))
    if area == "especially_difficult":
        found.append((hard.value, hard.source))
    if school_type in by_school.value:
        found.append((by_school.value[school_type], by_school.source))
    percent, source = max(found, key=lambda pair: pair[0])
    step = Step(rule.at(source), f"phụ cấp {percent}%, mức cao nhất trong các mức được hưởng",
                f"allowance of {percent}%, the highest that applies")  # fmt: skip
    return Allowance(percent=percent, because=because(step))
