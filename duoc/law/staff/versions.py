"""Which regulation holds on a day, by domain; and who decides a matter on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from duoc.law.core.given import Given, one_of
from duoc.law.core.parameters import Dated, RegulationFile, Words, load
from duoc.law.core.registry import rule
from duoc.law.core.result import Clause, Result, Step, because


class TimelineFile(RegulationFile):
    """The table of regulations by domain, and of deciders by matter."""

    domains: dict[str, Dated[str]]
    deciders: dict[str, Dated[Words | None]]


TIMELINE = load("staff", "timeline", TimelineFile)


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionOn(Result):
    """The version in force; None before the first known one. "not_loaded": known by name, its content was not read."""

    version: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decider(Result):
    """Who decides a matter on a day; None with "not_loaded" where no text was read."""

    authority: Words | None


def version_on(domain: str, on: date, timeline: TimelineFile = TIMELINE) -> VersionOn:
    """The version of a domain on a day. Error: `unknown_word`."""
    one_of(domain, timeline.domains, field="domain", rule="version_on")
    periods = timeline.domains[domain]
    for period in periods:
        if period.holds_on(on):
            version, source = period.value, period.source
            since = "" if period.from_ is None else f"{period.from_:%d/%m/%Y}"
            step = Step(timeline.at(source), f"{version} có hiệu lực từ {since}", f"{version} in force since {since}")
            status = "not_loaded" if source.certainty == "not_loaded" else "ok"
            return VersionOn(status=status, version=version, because=because(step))
    step = Step(Clause(timeline.regulation.id), f"ngày {on:%d/%m/%Y} trước quy định đầu tiên có ở đây",
                f"{on:%d/%m/%Y} lies before the first regulation known here", False)  # fmt: skip
    return VersionOn(version=None, because=because(step))


def decider(matter: str, on: date, timeline: TimelineFile = TIMELINE) -> Decider:
    """Who decides a matter on a day. Errors: `unknown_word`."""
    one_of(matter, timeline.deciders, field="matter", rule="decider")
    period = timeline.deciders[matter].period(on, field="on", rule="decider")
    if period.value is None:
        step = Step(timeline.at(period.source), "chưa có văn bản nào được nhập", "no text was read")
        return Decider(status="not_loaded", authority=None, because=because(step))
    step = Step(timeline.at(period.source), period.value.vi, period.value.en)
    return Decider(authority=period.value, because=because(step))


@rule(
    subject="staff",
    name="version_on",
    versions=("any",),
    vi="Văn bản nào áp dụng vào một ngày",
    en="Which regulation holds on a day",
)
def _version_on(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    given = Given(words, ("domain", "on"), rule="version_on")
    result = version_on(given.word("domain", TIMELINE.domains), given.day("on"))
    return {"version": result.version, "status": result.status, "because": result.because}
