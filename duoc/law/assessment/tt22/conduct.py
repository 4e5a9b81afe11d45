"""TT 22/2021, Điều 8: conduct (kết quả rèn luyện). Terms are judged by teachers; the year is computed from them."""

from __future__ import annotations

from dataclasses import dataclass

from duoc.law.assessment.end_of_year import read_rank
from duoc.law.assessment.tt22.parameters import TT22
from duoc.law.core.result import Result, Step, because


@dataclass(frozen=True, slots=True, kw_only=True)
class ConductYear(Result):
    """The conduct level of the year."""

    conduct: str


def read_conduct(value: object, rule: TT22, field: str = "conduct") -> str:
    """A conduct level as it is written. Error: `unknown_conduct`."""
    return read_rank(value, rule.conduct_order, field, rule.at(rule.conduct.source))


def conduct_year(term_1: str, term_2: str, rule: TT22) -> ConductYear:
    """Conduct of the year from both terms; term II weighs more."""
    row = next(row for row in rule.conduct.year if row.term_2 == term_2 and term_1 in row.term_1)
    step = Step(
        rule.at(row.source),
        f"học kì II {term_2}, học kì I {term_1}: cả năm {row.becomes}",
        f"term II {term_2}, term I {term_1}: the year is {row.becomes}",
        facts={"term_1": term_1, "term_2": term_2, "year": row.becomes},
    )
    return ConductYear(conduct=row.becomes, because=because(step))
