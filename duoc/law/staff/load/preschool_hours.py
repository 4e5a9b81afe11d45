"""TT 48/2011 to 3/3/2026, TT 11/2026 since: hours of preschool teachers and managers, weeks of their year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from duoc.law.core.errors import LawError
from duoc.law.core.given import Given, missing, one_of
from duoc.law.core.numbers import as_text, count
from duoc.law.core.parameters import RegulationFile, Sourced, Strict, before_oldest, load
from duoc.law.core.registry import rule
from duoc.law.core.result import Clause, Result, Step, because

POSITIONS = ("hieu_truong", "pho_hieu_truong")
DUTIES = ("to_truong", "to_pho")
STATES = ("tap_su", "nuoi_con_duoi_12_thang")


class PerDay(Strict):
    """Hours a day with a group of two sessions or of one."""

    two_sessions: Decimal
    one_session: Decimal


class HoursFile(RegulationFile):
    """The hours of one regulation; null where it is silent or was not read."""

    hours_per_day: Sourced[PerDay]
    hours_per_day_per_disabled_child: Sourced[Decimal] | None
    hours_per_week: Sourced[dict[str, int]] | None
    year_weeks: Sourced[dict[str, int]]
    weekly_reductions: Sourced[dict[str, int]] | None
    duties_at_most: Sourced[int] | None


RULES: dict[str, HoursFile] = {
    "TT48-2011": load("staff", "tt48-2011", HoursFile),
    "TT11-2026": load("staff", "tt11-2026", HoursFile),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PreschoolHours(Result):
    """A teacher's hours a day and weeks a year, or a manager's hours a week. "not_loaded": the number was not read."""

    per_day: Fraction | None = None
    per_week: Fraction | None = None
    year_weeks: Mapping[str, int] | None = None


def hours_for(on: date) -> HoursFile:
    """The regulation of a day. Error: `before_oldest_rule`."""
    for candidate in RULES.values():
        if candidate.regulation.holds_on(on):
            return candidate
    oldest = next(iter(RULES.values())).regulation
    raise before_oldest(on, oldest.from_ or on, field="on", rule=oldest.id)


def preschool_hours(
    rule: HoursFile, *, sessions: int | None = None, position: str | None = None, disabled_children: int = 0
) -> PreschoolHours:
    """The hours of a teacher (`sessions` a day, 1 or 2) or of a manager (`position`).

    Errors: `missing`, `out_of_range`, `unknown_word`.
    """
    name = rule.regulation.id
    if position is not None:
        return _manager(one_of(position, POSITIONS, field="position", rule=name), rule)
    if sessions is None:
        raise missing("buoi", name)
    if sessions not in (1, 2):
        raise LawError("out_of_range", field="buoi", value=sessions, rule=name,
                       vi="phải là 1 hoặc 2 buổi một ngày", en="must be 1 or 2 sessions a day")  # fmt: skip
    hours = rule.hours_per_day
    a_day = Fraction(hours.value.two_sessions if sessions == 2 else hours.value.one_session)
    weeks = rule.year_weeks
    steps = [
        Step(rule.at(hours.source), f"{sessions} buổi/ngày: {as_text(a_day, ',')} giờ dạy một ngày",
             f"{sessions} session(s) a day: {as_text(a_day)} hours a day"),
        Step(rule.at(weeks.source), f"năm học {sum(weeks.value.values())} tuần",
             f"a year of {sum(weeks.value.values())} weeks"),
    ]  # fmt: skip
    return PreschoolHours(per_day=a_day, year_weeks=dict(weeks.value),
                          because=because(steps, _credit(disabled_children, rule)))  # fmt: skip


def _credit(children: int, rule: HoursFile) -> list[Step]:
    """Each disabled child in the group counts as half an hour of the day (2011)."""
    each = rule.hours_per_day_per_disabled_child
    if not count(children, field="disabled_children", rule=rule.regulation.id) or each is None:
        return []
    credit = Fraction(each.value) * children
    return [Step(rule.at(each.source), f"{children} trẻ khuyết tật: tính thêm {as_text(credit, ',')} giờ một ngày",
                 f"{children} disabled children: {as_text(credit)} hours a day are credited", None,
                 {"credited_hours": as_text(credit)})]  # fmt: skip


def _manager(position: str, rule: HoursFile) -> PreschoolHours:
    if rule.hours_per_week is None:
        step = Step(Clause(rule.regulation.id), "số giờ dạy của cán bộ quản lí chưa được nhập vào hệ thống",
                    "the hours of managers were not read")  # fmt: skip
        return PreschoolHours(status="not_loaded", because=because(step))
    hours = rule.hours_per_week.value[position]
    step = Step(rule.at(rule.hours_per_week.source), f"dạy {hours} giờ một tuần", f"teaches {hours} hours a week")
    return PreschoolHours(per_week=Fraction(hours), because=because(step))


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursReduction(Result):
    """Hours a week that duties and states take off; None with "refused" (too many duties) or "not_loaded"."""

    hours: int | None


def preschool_reduction(rule: HoursFile, *, duties: Sequence[str] = (), states: Sequence[str] = ()) -> HoursReduction:
    """The hours a week that a preschool teacher teaches less since 2026; before, no number was read.

    duties: to_truong, to_pho; states: tap_su, nuoi_con_duoi_12_thang. Error: `unknown_word`.
    """
    known, most = rule.weekly_reductions, rule.duties_at_most
    for field, words, allowed in (("duties", duties, DUTIES), ("states", states, STATES)):
        for word in words:
            one_of(word, allowed, field=field, rule=rule.regulation.id)
    if known is None or most is None:
        step = Step(Clause(rule.regulation.id), "mức giảm giờ chưa được nhập", "the reductions were not read")
        return HoursReduction(status="not_loaded", hours=None, because=because(step))
    limit = Step(rule.at(most.source), f"{len(duties)} nhiệm vụ kiêm nhiệm, không quá {most.value}",
                 f"{len(duties)} concurrent duties, at most {most.value}", len(duties) <= most.value)  # fmt: skip
    if not limit.held:
        return HoursReduction(status="refused", hours=None, because=because(limit))
    hours = sum(known.value[word] for word in (*duties, *states))
    step = Step(rule.at(known.source), f"giảm {hours} giờ một tuần", f"{hours} hours a week less")
    return HoursReduction(hours=hours, because=because(limit, step))


@rule(
    subject="staff",
    name="weekly_hours_preschool",
    versions=RULES,
    vi="Giờ dạy và số tuần làm việc của giáo viên, cán bộ quản lí mầm non",
    en="Hours and weeks of preschool teachers and managers",
)
def _weekly_hours_preschool(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    given = Given(words, ("buoi", "position", "disabled_children"), rule=version)
    result = preschool_hours(
        RULES[version],
        sessions=given.maybe_whole("buoi"),
        position=given.maybe_word("position", POSITIONS),
        disabled_children=given.whole("disabled_children", 0),
    )
    if words.get("position") is not None:
        hours = None if result.per_week is None else as_text(result.per_week)
        return {"hours_per_week": hours, "status": result.status, "because": result.because}
    hours = None if result.per_day is None else as_text(result.per_day)
    return {"hours_per_day": hours, "year_weeks": result.year_weeks, "because": result.because}
