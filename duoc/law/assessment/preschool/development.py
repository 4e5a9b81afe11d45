"""TT 23/2010: what a five-year-old child has reached of the 120 indicators. It ranks nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import model_validator

from duoc.law.assessment.in_force import known_fields
from duoc.law.assessment.marks import unknown_field
from duoc.law.core.errors import LawError
from duoc.law.core.numbers import count
from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, Words, load
from duoc.law.core.reasons import flag
from duoc.law.core.registry import rule
from duoc.law.core.result import Result, Step, because


class Domain(Strict):
    """A domain of development with how many standards and indicators it has, numbered through."""

    code: str
    name: Words
    standards: int
    indicators: int
    source: Source


class DevelopmentStandards(RegulationFile):
    """The standards of TT 23/2010."""

    domains: tuple[Domain, ...]
    standards: Sourced[int]
    indicators: Sourced[int]

    @model_validator(mode="after")
    def _sums(self) -> DevelopmentStandards:
        if sum(d.indicators for d in self.domains) != self.indicators.value:
            raise ValueError("the indicators of the domains must add up to the whole")
        if sum(d.standards for d in self.domains) != self.standards.value:
            raise ValueError("the standards of the domains must add up to the whole")
        return self


TT23_2010 = load("assessment", "tt23-2010", DevelopmentStandards)


@dataclass(frozen=True, slots=True)
class DomainResult:
    """How much of a domain a child has reached. `rated` leaves out indicators not looked at yet."""

    reached: int
    rated: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Development(Result):
    """What a child has reached, by domain. Status "incomplete" while indicators are not rated."""

    domains: Mapping[str, DomainResult]
    reached: int


def development(indicators: Mapping[int, bool | None], standards: DevelopmentStandards = TT23_2010) -> Development:
    """Count the reached indicators by domain. Error: `unknown_indicator`."""
    total = standards.indicators.value
    for number in indicators:
        if not 1 <= number <= total:
            raise LawError(
                "unknown_indicator", field="indicators", value=number, rule=standards.regulation.id,
                vi=f"chỉ số phải từ 1 đến {total}", en=f"the indicator must be 1 to {total}",
            )  # fmt: skip
    domains: dict[str, DomainResult] = {}
    steps: list[Step] = []
    first = 1
    for domain in standards.domains:
        values = [indicators.get(number) for number in range(first, first + domain.indicators)]
        first += domain.indicators
        found = DomainResult(values.count(True), len(values) - values.count(None), len(values))
        domains[domain.code] = found
        steps.append(
            Step(
                standards.at(domain.source),
                f"{domain.name.vi}: đạt {found.reached}/{found.total} chỉ số",
                f"{domain.name.en}: {found.reached} of {found.total} indicators reached",
                facts={"reached": found.reached, "rated": found.rated, "total": found.total},
            )
        )
    missing = tuple(str(number) for number in range(1, total + 1) if indicators.get(number) is None)
    return Development(
        status="incomplete" if missing else "ok", missing=missing, domains=domains,
        reached=sum(found.reached for found in domains.values()), because=because(steps),
    )  # fmt: skip


@rule(
    subject="assessment", name="preschool_development", versions=[TT23_2010.regulation.id],
    vi="Trẻ năm tuổi đã đạt bao nhiêu chỉ số trong từng lĩnh vực phát triển.",
    en="How many indicators of each domain of development a five-year-old child has reached.",
)  # fmt: skip
def _development(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    known_fields(given, ("indicators",), version)
    values = given.get("indicators")
    if not isinstance(values, Mapping):
        raise unknown_field("indicators", values, version)
    found = development({
        count(number, field="indicators", rule=version):
            None if value is None else flag(value, field=f"indicators.{number}", rule=version)
        for number, value in values.items()
    })  # fmt: skip
    return {
        "reached": found.reached,
        "domains": {
            code: {"reached": d.reached, "rated": d.rated, "total": d.total} for code, d in found.domains.items()
        },
        "status": found.status,
        "because": found.because,
    }
