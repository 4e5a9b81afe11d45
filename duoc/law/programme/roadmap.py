"""Which rule when: a grade in a school year follows exactly one programme and one regulation on assessment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from duoc.law.core.errors import LawError
from duoc.law.core.numbers import count
from duoc.law.core.parameters import Dated, RegulationFile, Strict, load
from duoc.law.core.registry import rule
from duoc.law.core.result import Result, Step, because
from duoc.law.core.school_year import SchoolYear


class Following(Strict):
    """What a grade follows."""

    programme: str
    assessment: str


class GradeRoadmap(Strict):
    """What one grade follows through the years."""

    grade: int
    follows: Dated[Following]


class Roadmap(RegulationFile):
    """The roadmap of grades 1 to 9."""

    grades: tuple[GradeRoadmap, ...]


ROADMAP = load("programme", "roadmap", Roadmap)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleInForce(Result):
    """The programme (CT2006, CT2018) and the regulation on assessment (TT22/2021, …) of a grade in a school year."""

    programme: str
    assessment: str


def rule_in_force(grade: int, year: SchoolYear, roadmap: Roadmap = ROADMAP) -> RuleInForce:
    """What a grade follows in a school year.

    The key is grade and school year, never the day on which someone asks: in 2023-2024 one school runs TT 58 in grade 9
    and TT 22 in grades 6 to 8. Errors: `unknown_grade`, `before_oldest_rule`.
    """
    found = next((row for row in roadmap.grades if row.grade == grade), None)
    if found is None:
        raise LawError(
            "unknown_grade", field="grade", value=grade, rule="roadmap",
            vi="khối lớp phải từ 1 đến 9", en="the grade must be 1 to 9",
        )  # fmt: skip
    period = found.follows.period(year.first_day, field="school_year", rule="roadmap")
    step = Step(
        roadmap.at(period.source),
        f"lớp {grade} năm học {year}: chương trình {period.value.programme}, đánh giá theo {period.value.assessment}",
        f"grade {grade} in {year}: programme {period.value.programme}, assessment by {period.value.assessment}",
        facts={"grade": grade, "school_year": str(year)},
    )
    return RuleInForce(
        programme=period.value.programme, assessment=period.value.assessment, because=because(step)
    )  # fmt: skip


@rule(
    subject="assessment", name="roadmap", versions=["roadmap"],
    vi="Khối lớp nào, năm học nào thì theo chương trình nào và quy định đánh giá nào.",
    en="Which programme and which regulation on assessment a grade follows in a school year.",
)  # fmt: skip
def _roadmap(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    for field, value in given.items():
        if field not in ("grade", "school_year"):
            raise LawError(
                "unknown_field", field=str(field), value=value, rule="roadmap",
                vi="quy tắc không có trường này", en="is not a field of this rule",
            )  # fmt: skip
    found = rule_in_force(
        count(given.get("grade"), field="grade", rule="roadmap"), SchoolYear.parse(given.get("school_year"))
    )
    return {"programme": found.programme, "regulation": found.assessment, "because": found.because}
