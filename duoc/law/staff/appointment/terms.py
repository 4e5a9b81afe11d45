"""Terms of principals: five years, at most two in a row at one public school, reappointment near retirement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from duoc.law.core.dates import add_days, add_years
from duoc.law.core.errors import LawError
from duoc.law.core.given import Given, not_earlier
from duoc.law.core.registry import rule
from duoc.law.core.result import Result, Step, because
from duoc.law.staff.appointment.rules import CHARTER, RULE, AppointmentFile, CharterFile

Term = tuple[date, date]
"""First and last day of a term, both included."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TermPlan(Result):
    """Whether a person may serve another term here, and until when.

    `kind`: full_term, reappointed_until_retirement, extension_until_retirement, not_enough_time_for_a_full_term, or
    None where the person may not serve here. `short_break`: a former term here ended less than a term ago.
    """

    consecutive_terms_before: int
    may_serve_here: bool
    kind: str | None
    end: date | None
    short_break: bool = False


def appointment_term(
    start: date,
    terms_here: Sequence[Term] = (),
    *,
    is_first: bool = False,
    retirement: date | None = None,
    rule: AppointmentFile = RULE,
    charter: CharterFile = CHARTER,
) -> TermPlan:
    """The term that would begin on `start` at a school where the person served `terms_here`.

    Errors: `before_its_start`, `overlap`.
    """
    _check(start, terms_here, retirement, charter)
    before, has_short_break = _in_a_row(start, terms_here, rule)
    most = charter.terms_in_a_row
    steps = [Step(
        charter.at(most.source), f"{before} nhiệm kì liên tiếp trước đó tại trường, tối đa {most.value}",
        f"{before} terms in a row here before, at most {most.value}", before < most.value, {"before": before},
    )]  # fmt: skip
    if before >= most.value:
        return TermPlan(consecutive_terms_before=before, may_serve_here=False, kind=None, end=None,
                        because=because(steps))  # fmt: skip
    kind, end, more = _length(start, retirement, is_first, rule)
    return TermPlan(consecutive_terms_before=before, may_serve_here=True, kind=kind, end=end,
                    short_break=has_short_break, because=because(steps, more))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Reappointment(Result):
    """When the end of a term must be announced at the latest, and when the calendar reminds of it."""

    notice_by: date
    remind_on: date


def reappointment(term_end: date, rule: AppointmentFile = RULE) -> Reappointment:
    """The days before the last day of a term on which reappointment must be set going."""
    notice, watch = rule.notice_days_before_end, rule.watch_days_before_notice
    by = add_days(term_end, -notice.value)
    step = Step(rule.at(notice.source), f"thông báo ít nhất {notice.value} ngày trước khi hết nhiệm kì: {by:%d/%m/%Y}",
                f"notice at least {notice.value} days before the end of the term: {by:%d/%m/%Y}")  # fmt: skip
    return Reappointment(notice_by=by, remind_on=add_days(by, -watch.value), because=because(step))


def _check(start: date, terms: Sequence[Term], retirement: date | None, charter: CharterFile) -> None:
    name = charter.regulation.id
    for first, last in terms:
        not_earlier(last, first, field="terms_at_same_school", than="from", rule=name)
        if last >= start:
            raise LawError("overlap", field="terms_at_same_school", value=last.isoformat(), rule=name,
                           vi="nhiệm kì trước chưa kết thúc khi nhiệm kì mới bắt đầu",
                           en="a former term has not ended when the new one begins")  # fmt: skip
    if retirement is not None:
        not_earlier(retirement, start + DAY, field="retirement_date", than="start", rule=name)


def _in_a_row(start: date, terms: Sequence[Term], rule: AppointmentFile) -> tuple[int, bool]:
    """Terms that follow each other day by day up to `start`; and whether a break was shorter than a term."""
    number, next_start = 0, start
    for first, last in sorted(terms, reverse=True):
        if last + DAY != next_start:
            return number, number == 0 and add_years(last, rule.term_years.value) > start
        number, next_start = number + 1, first
    return number, False


def _length(
    start: date, retirement: date | None, is_first: bool, rule: AppointmentFile
) -> tuple[str, date | None, list[Step]]:
    years, short = rule.term_years, rule.extension_below_years
    full = add_years(start, years.value) - DAY
    steps = [Step(rule.at(years.source), f"nhiệm kì {years.value} năm đến hết {full:%d/%m/%Y}",
                  f"a term of {years.value} years until {full:%d/%m/%Y}")]  # fmt: skip
    if retirement is None or retirement > full:
        return "full_term", full, steps
    until = retirement - DAY
    steps.append(Step(
        rule.at(years.source), f"nghỉ hưu ngày {retirement:%d/%m/%Y}: còn dưới {years.value} năm",
        f"retires on {retirement:%d/%m/%Y}: less than {years.value} years left", True,
        {"retirement": retirement.isoformat()},
    ))  # fmt: skip
    if is_first:
        steps.append(Step(rule.at(rule.months_in_post.source), "bổ nhiệm lần đầu phải đủ tuổi công tác trọn nhiệm kì",
                          "a first appointment needs time for a full term", False))  # fmt: skip
        return "not_enough_time_for_a_full_term", None, steps
    if retirement <= add_years(start, short.value) - DAY:
        steps.append(Step(rule.at(short.source), f"còn dưới {short.value} năm: kéo dài đến khi nghỉ hưu",
                          f"less than {short.value} years: extension until retirement", True))  # fmt: skip
        return "extension_until_retirement", until, steps
    steps.append(Step(rule.at(short.source), "bổ nhiệm lại đến khi nghỉ hưu", "reappointed until retirement", True))
    return "reappointed_until_retirement", until, steps


@rule(
    subject="staff",
    name="appointment_term",
    versions=("DL-2020",),
    vi="Nhiệm kì hiệu trưởng: có được giữ tiếp tại trường, đến ngày nào",
    en="The term of a principal: whether another is allowed here, and until when",
)
def _appointment_term(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    fields = ("start", "terms_at_same_school", "first_appointment", "retirement_date")
    given = Given(words, fields, rule=version)
    result = appointment_term(
        given.day("start"),
        given.spans("terms_at_same_school"),
        is_first=given.flag("first_appointment"),
        retirement=given.maybe_day("retirement_date"),
    )
    return {
        "consecutive_terms_before": result.consecutive_terms_before,
        "may_serve_here": result.may_serve_here,
        "kind": result.kind,
        "end": None if result.end is None else result.end.isoformat(),
        "because": result.because,
    }
