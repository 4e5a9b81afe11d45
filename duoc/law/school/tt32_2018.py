"""Sessions and periods a day under the programme of 2018 (dạy học 2 buổi/ngày): TT 32/2018."""

from __future__ import annotations

from dataclasses import dataclass

from duoc.law.core.contract import expose
from duoc.law.core.numbers import count
from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, load
from duoc.law.core.reasons import reason, sign
from duoc.law.core.result import Result, Step, because
from duoc.law.core.school_year import SchoolYear
from duoc.law.school.equipment import programme_of

NAME = "school.timetable_check"
LAST_PRIMARY_GRADE = 5


class DayLimits(Strict):
    """A level's school day: minutes a period, sessions a day, periods."""

    minutes_per_period: Sourced[int]
    sessions_per_day: Sourced[int]
    most_periods: Sourced[int]


class Timetable(RegulationFile):
    """Parameters: the school day in primary (limit of the day) and lower secondary (limit of a session)."""

    version: str
    primary: DayLimits
    lower_secondary: DayLimits
    weekly_periods: dict[str, Sourced[int]]
    two_sessions_letter: Source


TIMETABLE = load("school", "tt32-2018", Timetable)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimetableCheck(Result):
    """A school day against the programme. `breaches`: two_sessions_required, periods_per_day.

    Nothing is checked on the programme of 2006. Where lower secondary has two sessions and more than five periods, how
    many are allowed was not seen: the status is "needs_decision".
    """

    programme: str
    minutes_per_period: int
    breaches: tuple[str, ...]
    ok: bool


def timetable_check(
    grade: int, school_year: SchoolYear | str, sessions_per_day: int, periods_per_day: int,
    rule: Timetable = TIMETABLE,
) -> TimetableCheck:  # fmt: skip
    """Check the sessions and the periods of a day of a grade 1–9."""
    programme = programme_of(grade, school_year)
    is_primary = count(grade, field="grade", rule=NAME) <= LAST_PRIMARY_GRADE
    limits = rule.primary if is_primary else rule.lower_secondary
    sessions = count(sessions_per_day, field="sessions_per_day", rule=NAME, low=1, high=2)
    periods = count(periods_per_day, field="periods_per_day", rule=NAME, high=15)
    minutes = limits.minutes_per_period
    steps = [reason(rule, minutes.source, f"Tiết học {minutes.value} phút", f"periods of {minutes.value} minutes")]
    if programme == "2006":
        steps.append(reason(
            rule, minutes.source, "Chương trình 2006: không kiểm tra", "programme of 2006: nothing is checked"
        ))  # fmt: skip
        return TimetableCheck(
            programme=programme, minutes_per_period=minutes.value, breaches=(), ok=True, because=because(steps)
        )
    breaches: list[str] = []
    if is_primary:
        steps.append(_sessions(sessions, limits, rule))
        breaches += [] if steps[-1].held else ["two_sessions_required"]
    most = limits.most_periods.value if is_primary else limits.most_periods.value * sessions
    held = periods <= most
    steps.append(reason(
        rule, limits.most_periods.source, f"{periods} tiết {sign(held)} {most}",
        f"{periods} periods {sign(held)} {most}",
        held=held, periods=periods, most=most,
    ))  # fmt: skip
    breaches += [] if held else ["periods_per_day"]
    open_question = not is_primary and sessions > 1 and held and periods > limits.most_periods.value
    if open_question:
        steps.append(reason(
            rule, rule.two_sessions_letter, "Chưa đọc được số tiết tối đa khi học 2 buổi",
            "how many periods two sessions may have was not seen",
        ))  # fmt: skip
    return TimetableCheck(
        status="needs_decision" if open_question else "ok", programme=programme, minutes_per_period=minutes.value,
        breaches=tuple(breaches), ok=not breaches, because=because(steps),
    )  # fmt: skip


def _sessions(sessions: int, limits: DayLimits, rule: Timetable) -> Step:
    least = limits.sessions_per_day
    held = sessions >= least.value
    return reason(
        rule, least.source,
        f"{sessions} buổi/ngày {sign(held, most=False)} {least.value}",
        f"{sessions} session(s) a day {sign(held, most=False)} {least.value}", held=held, sessions=sessions,
    )  # fmt: skip


def two_sessions_required(grade: int, school_year: SchoolYear | str) -> bool:
    """Whether a grade must be taught two sessions a day: primary grades on the programme of 2018."""
    return count(grade, field="grade", rule=NAME) <= LAST_PRIMARY_GRADE and programme_of(grade, school_year) == "2018"


expose(
    "school", "timetable_check", {TIMETABLE.version: TIMETABLE}, timetable_check,
    vi="Số buổi, số tiết mỗi ngày có đúng chương trình không",
    en="Whether sessions and periods a day keep to the programme",
)  # fmt: skip
