"""The Ministry's frame of each school year (khung kế hoạch thời gian năm học), as amended on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pydantic import field_validator

from duoc.law.core.contract import expose
from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, load
from duoc.law.core.reasons import optional_day, reason
from duoc.law.core.result import Result, because
from duoc.law.core.school_year import SchoolYear

NAME = "school.year_frame"


class SpecialAssembly(Strict):
    """Grades that may come together earlier than the others."""

    grades: tuple[int, ...]
    date: date


class Frame(Strict):
    """One decision on one school year. Every `…_before` is strict: the day itself is too late."""

    decision: str
    decided_on: date
    source: Source
    assembly_earliest: date
    assembly_earliest_special: SpecialAssembly | None
    opening: date
    term1_before: date | None
    term2_before: date
    year_end_before: date
    recognition_before: date
    entry_before: date
    weeks: dict[str, tuple[int, int]] | None

    @field_validator("assembly_earliest_special")
    @classmethod
    def _in_order(cls, given: SpecialAssembly | None) -> SpecialAssembly | None:
        if given is not None and tuple(sorted(given.grades)) != given.grades:
            raise ValueError("grades must be in order")
        return given

    def earliest(self, grade: int | None) -> date:
        """The earliest day on which a grade may come together."""
        special = self.assembly_earliest_special
        return special.date if special is not None and grade in special.grades else self.assembly_earliest


class ReportDay(Strict):
    """The month-day before which a report must be there; some school years had another."""

    value: str
    exceptions: dict[str, str] = {}
    source: Source


class YearFrames(RegulationFile):
    """Parameters: the decisions on each school year in their order, the grace of a special case, reporting days."""

    grace_days: Sourced[int]
    gdtx_weeks: dict[str, Sourced[tuple[int, int]]]
    years: dict[str, tuple[Frame, ...]]
    reports: dict[str, ReportDay]


YEAR_FRAMES = load("school", "year-frames", YearFrames)


@dataclass(frozen=True, slots=True, kw_only=True)
class Special:
    """Grades that may come together earlier, and from when."""

    grades: tuple[int, ...]
    date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFrame(Result):
    """The frame of a school year. `status`: ok, not_issued (on the day asked), not_loaded.

    `weeks` are the teaching weeks of both terms by level; `gdtx_weeks` those of continuing education, where read.
    """

    decision: str | None = None
    assembly_earliest: date | None = None
    assembly_earliest_special: Special | None = None
    opening: date | None = None
    term1_before: date | None = None
    term2_before: date | None = None
    year_end_before: date | None = None
    recognition_before: date | None = None
    entry_before: date | None = None
    weeks: dict[str, tuple[int, int]] | None = None
    gdtx_weeks: tuple[int, int] | None = None


def year_frame(school_year: SchoolYear | str, on: date | None = None, rule: YearFrames = YEAR_FRAMES) -> YearFrame:
    """The frame of a school year as it stood on a day; without a day, as last amended."""
    year = SchoolYear.parse(school_year, rule=NAME)
    day = optional_day(on, field="on", rule=NAME)
    decisions = rule.years.get(str(year), ())
    if not decisions:
        step = reason(
            rule, Source(certainty="not_loaded"),
            f"Khung năm học {year}: chưa có văn bản", f"the frame of {year}: no document", school_year=str(year),
        )  # fmt: skip
        return YearFrame(status="not_loaded", because=because(step))
    frame = frame_of(year, day, rule)
    if frame is None:
        first = decisions[0]
        step = reason(
            rule, first.source,
            f"Khung năm học {year} ban hành ngày {first.decided_on:%d/%m/%Y}, chưa có vào ngày được hỏi",
            f"the frame of {year} was issued on {first.decided_on:%d/%m/%Y}, not yet on the day asked", on=day,
        )  # fmt: skip
        return YearFrame(status="not_issued", because=because(step))
    gdtx = rule.gdtx_weeks.get(str(year))
    special = frame.assembly_earliest_special
    step = reason(
        rule, frame.source,
        f"Năm học {year}: {frame.source.document}, ban hành {frame.decided_on:%d/%m/%Y}",
        f"{year}: {frame.source.document}, issued on {frame.decided_on:%d/%m/%Y}", decision=frame.decision,
    )  # fmt: skip
    return YearFrame(
        decision=frame.decision, assembly_earliest=frame.assembly_earliest,
        assembly_earliest_special=None if special is None else Special(grades=special.grades, date=special.date),
        opening=frame.opening, term1_before=frame.term1_before, term2_before=frame.term2_before,
        year_end_before=frame.year_end_before, recognition_before=frame.recognition_before,
        entry_before=frame.entry_before, weeks=frame.weeks, gdtx_weeks=None if gdtx is None else gdtx.value,
        because=because(step),
    )  # fmt: skip


def frame_of(year: SchoolYear, on: date | None, rule: YearFrames) -> Frame | None:
    """The last decision on a year taken by a day, or the last of all; None where there is none."""
    taken = [frame for frame in rule.years.get(str(year), ()) if on is None or frame.decided_on <= on]
    return taken[-1] if taken else None


expose(
    "school", "year_frame", {"national": YEAR_FRAMES}, year_frame,
    vi="Khung kế hoạch thời gian năm học của Bộ", en="The Ministry's frame of a school year",
)  # fmt: skip
