"""Whether a province's plan of the school year keeps to the Ministry's frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from duoc.law.core.contract import expose
from duoc.law.core.numbers import count
from duoc.law.core.reasons import a_list, choice, contradiction, flag, optional_day, reason
from duoc.law.core.result import Result, Step, because
from duoc.law.core.school_year import SchoolYear
from duoc.law.school.year_frames import YEAR_FRAMES, Frame, YearFrames, frame_of, year_frame

NAME = "school.check_local_plan"
LEVELS = ("mam_non", "tieu_hoc", "thcs", "thpt", "gdtx")

WORDS = {
    "assembly_too_early": ("Ngày tựu trường", "assembly"),
    "opening": ("Ngày khai giảng", "opening day"),
    "term1_end": ("Kết thúc học kỳ I", "end of term I"),
    "term2_end": ("Kết thúc học kỳ II", "end of term II"),
    "year_end": ("Kết thúc năm học", "end of the year"),
    "weeks_term1": ("Số tuần thực học học kỳ I", "teaching weeks of term I"),
    "weeks_term2": ("Số tuần thực học học kỳ II", "teaching weeks of term II"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalPlan(Result):
    """What in a local plan breaks the frame, in the order of the school year. `ok` is None without a frame."""

    violations: tuple[str, ...]
    ok: bool | None


def check_local_plan(
    school_year: SchoolYear | str, level: str | None = None, grade: int | None = None, assembly: date | None = None,
    opening: date | None = None, term1_end: date | None = None, term2_end: date | None = None,
    year_end: date | None = None, weeks: Sequence[int] | None = None, special_case: bool = False,
    rule: YearFrames = YEAR_FRAMES,
) -> LocalPlan:  # fmt: skip
    """Check a local plan against the frame as last amended. What is not given is not checked.

    special_case: natural disaster or epidemic, which allows 15 days of grace at the start and at each end.
    """
    year = SchoolYear.parse(school_year, rule=NAME)
    if level is not None:
        choice(level, LEVELS, field="level", rule=NAME)
    if grade is not None:
        grade = count(grade, field="grade", rule=NAME, low=1, high=12)
    grace = timedelta(rule.grace_days.value if flag(special_case, field="special_case", rule=NAME) else 0)
    frame = frame_of(year, None, rule)
    if frame is None:
        unknown = year_frame(year, rule=rule)
        return LocalPlan(status=unknown.status, violations=(), ok=None, because=unknown.because)
    steps: list[tuple[str, Step]] = []
    start = optional_day(assembly, field="assembly", rule=NAME)
    if start is not None:
        earliest = frame.earliest(grade) - grace
        steps.append(_day("assembly_too_early", start, earliest, start >= earliest, ("≥", "<"), frame, rule))
    opened = optional_day(opening, field="opening", rule=NAME)
    if opened is not None:
        steps.append(_day("opening", opened, frame.opening, opened == frame.opening, ("=", "≠"), frame, rule))
    for name, given, limit in (
        ("term1_end", term1_end, frame.term1_before),
        ("term2_end", term2_end, frame.term2_before),
        ("year_end", year_end, frame.year_end_before),
    ):
        end = optional_day(given, field=name, rule=NAME)
        if end is not None and limit is not None:
            steps.append(_day(name, end, limit + grace, end < limit + grace, ("<", "≥"), frame, rule))
    steps.extend(_weeks(weeks, level, year, frame, rule))
    violations = tuple(name for name, step in steps if step.held is False)
    explained = because(year_frame(year, rule=rule).because, (step for _name, step in steps))
    return LocalPlan(violations=violations, ok=not violations, because=explained)


def _day(
    name: str, given: date, limit: date, held: bool, signs: tuple[str, str], frame: Frame, rule: YearFrames
) -> tuple[str, Step]:
    compared = f"{given:%d/%m/%Y} {signs[0] if held else signs[1]} {limit:%d/%m/%Y}"
    vi, en = WORDS[name]
    step = reason(rule, frame.source, f"{vi} {compared}", f"{en} {compared}", held=held, given=given, limit=limit)
    return name, step


def _weeks(
    weeks: Sequence[int] | None, level: str | None, year: SchoolYear, frame: Frame, rule: YearFrames
) -> list[tuple[str, Step]]:
    """Teaching weeks of both terms against the frame's, where the frame says how many."""
    if weeks is None:
        return []
    given = [
        count(number, field=f"weeks.{term}", rule=NAME, high=53)
        for term, number in enumerate(a_list(weeks, field="weeks", rule=NAME), 1)
    ]
    if len(given) != 2:
        raise contradiction("weeks", given, NAME, "cần số tuần của hai học kỳ", "must give the weeks of both terms")
    needed = _needed(level, year, frame, rule)
    if needed is None:
        return []
    found = []
    for term, (number, least) in enumerate(zip(given, needed, strict=True), 1):
        name, held = f"weeks_term{term}", number >= least
        compared = f"{number} {'≥' if held else '<'} {least}"
        vi, en = WORDS[name]
        found.append((name, reason(
            rule, frame.source, f"{vi} {compared}", f"{en} {compared}", held=held, weeks=number, least=least,
        )))  # fmt: skip
    return found


def _needed(level: str | None, year: SchoolYear, frame: Frame, rule: YearFrames) -> tuple[int, int] | None:
    if level == "gdtx":
        weeks = rule.gdtx_weeks.get(str(year))
        return None if weeks is None else weeks.value
    if frame.weeks is None:
        return None
    if level in frame.weeks:
        return frame.weeks[level]
    kinds = set(frame.weeks.values())
    if len(kinds) > 1:
        raise contradiction("level", None, NAME, "số tuần tùy cấp học, cần nêu cấp học", "decides the weeks: needed")
    return kinds.pop()


expose(
    "school", "check_local_plan", {"national": YEAR_FRAMES}, check_local_plan,
    vi="Kế hoạch thời gian của tỉnh có đúng khung của Bộ không",
    en="Whether a local plan keeps to the Ministry's frame",
)  # fmt: skip
