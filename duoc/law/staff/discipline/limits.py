"""Thời hiệu (until when an act may be taken up) and thời hạn (until when it must be decided).

Counted by the Civil Code: the first day is not counted, the last day counts. The days of excluded periods (illness,
maternity, criminal procedure …), both ends included, are added to the last day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from duoc.law.core.dates import add_days, add_months
from duoc.law.core.given import Given, not_earlier, one_of
from duoc.law.core.parameters import before_oldest
from duoc.law.core.registry import rule
from duoc.law.core.result import Result, Step, because
from duoc.law.staff.discipline.rules import FORM_TEXTS, FORMS, RULES, DisciplineFile

Spans = Sequence[tuple[date, date]]
OLD, NEW = RULES["ND112-2020"], RULES["ND234-2026"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Result):
    """Until when an act may be taken up; `last_day` None: there is no limit."""

    last_day: date | None
    may_discipline: bool
    applied: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitionLimit(Limit):
    """The same across the change of law, with the last day by either decree."""

    last_day_old: date | None
    last_day_new: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Process(Result):
    """Until when the decision must be made; `in_time` None: not decided yet. Late: it must still be decided."""

    decide_by: date
    in_time: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActDates:
    """When an act happened and was taken up; a new act within the limit starts it again."""

    violation_on: date
    considered_on: date
    expected_form: str
    new_violation_on: date | None = None
    no_limit_ground: bool = False
    excluded_periods: Spans = ()


def limit(act: ActDates, rule: DisciplineFile) -> Limit:
    """Whether an act may still be disciplined under one decree. Errors: `unknown_word`, `before_its_start`,
    `before_oldest_rule`.
    """
    _check(act, rule)
    if act.no_limit_ground:
        return Limit(last_day=None, may_discipline=True, applied=rule.regulation.id, because=because(_none(rule)))
    last, steps = _last_day(act, rule)
    return Limit(last_day=last, may_discipline=act.considered_on <= last, applied=rule.regulation.id,
                 because=because(steps, _held(act, last, rule)))  # fmt: skip


def limit_in_transition(act: ActDates, old: DisciplineFile = OLD, new: DisciplineFile = NEW) -> TransitionLimit:
    """An act around 1/7/2026: the old decree for an act committed, or taken up, before (Điều 24.1: it favours the
    person, whose limits it makes shorter); the new one for an act committed since. Errors as `limit`.
    """
    change = new.regulation.from_
    is_old = change is not None and (act.violation_on < change or act.considered_on < change)
    _check(act, old)
    applied = old if is_old else new
    why = Step(
        new.at(new.new_violation.source) if not is_old else applied.at(applied.limit_months.other.source),
        "hành vi xảy ra hoặc đã xem xét trước ngày nghị định mới có hiệu lực: áp dụng thời hiệu cũ, có lợi hơn"
        if is_old else "hành vi xảy ra từ ngày nghị định mới có hiệu lực",
        "act committed or taken up before the new decree: the old, more favourable limit" if is_old
        else "act committed since the new decree",
    )  # fmt: skip
    if act.no_limit_ground:
        return TransitionLimit(
            last_day=None, last_day_old=None, last_day_new=None, may_discipline=True,
            applied=applied.regulation.id, because=because(why, _none(applied)),
        )  # fmt: skip
    (by_old, old_steps), (by_new, new_steps) = _last_day(act, old), _last_day(act, new)
    last = by_old if is_old else by_new
    return TransitionLimit(
        last_day=last, last_day_old=by_old, last_day_new=by_new, may_discipline=act.considered_on <= last,
        applied=applied.regulation.id,
        because=because(why, old_steps if is_old else new_steps, _held(act, last, applied)),
    )  # fmt: skip


def _check(act: ActDates, rule: DisciplineFile) -> None:
    name, first = rule.regulation.id, rule.regulation.from_
    one_of(act.expected_form, FORMS, field="expected_form", rule=name)
    not_earlier(act.considered_on, act.violation_on, field="considered_on", than="violation_on", rule=name)
    if act.new_violation_on is not None:
        not_earlier(act.new_violation_on, act.violation_on, field="new_violation_on", than="violation_on", rule=name)
    if first is not None and act.considered_on < first:
        raise before_oldest(act.considered_on, first, field="considered_on", rule=name)


def _none(rule: DisciplineFile) -> Step:
    return Step(rule.at(rule.limit_months.other.source), "hành vi thuộc trường hợp không áp dụng thời hiệu",
                "an act without a limit of time")  # fmt: skip


def _last_day(act: ActDates, rule: DisciplineFile) -> tuple[date, list[Step]]:
    months = rule.limit_months.khien_trach if act.expected_form == FORMS[0] else rule.limit_months.other
    clause, form = rule.at(months.source), FORM_TEXTS[act.expected_form]
    extra = sum((last - first).days + 1 for first, last in act.excluded_periods)
    last = add_days(add_months(act.violation_on, months.value), extra)
    steps = [Step(clause, f"mức {form.vi}: thời hiệu {months.value} tháng từ {act.violation_on:%d/%m/%Y}",
                  f"{form.en}: {months.value} months from {act.violation_on:%d/%m/%Y}", None,
                  {"months": months.value})]  # fmt: skip
    again = act.new_violation_on
    if again is not None and again <= last:
        last = add_days(add_months(again, months.value), extra)
        steps.append(Step(clause, f"có vi phạm mới trong thời hiệu: tính lại từ {again:%d/%m/%Y}",
                          f"a new act within the limit: it starts again from {again:%d/%m/%Y}"))  # fmt: skip
    if extra:
        steps.append(Step(clause, f"không tính {extra} ngày", f"{extra} days are not counted", None,
                          {"excluded_days": extra}))  # fmt: skip
    return last, steps


def _held(act: ActDates, last: date, rule: DisciplineFile) -> Step:
    return Step(
        rule.at(rule.limit_months.other.source),
        f"xem xét ngày {act.considered_on:%d/%m/%Y}, hết thời hiệu ngày {last:%d/%m/%Y}",
        f"considered on {act.considered_on:%d/%m/%Y}, the limit ends on {last:%d/%m/%Y}",
        act.considered_on <= last, {"last_day": last.isoformat()},
    )  # fmt: skip


def process(
    detected_on: date,
    rule: DisciplineFile,
    *,
    is_complex: bool = False,
    excluded_periods: Spans = (),
    decided_on: date | None = None,
) -> Process:
    """Until when a detected act must be decided. Error: `before_its_start`."""
    if decided_on is not None:
        not_earlier(decided_on, detected_on, field="decided_on", than="detected_on", rule=rule.regulation.id)
    days = rule.process_days.complex if is_complex else rule.process_days.normal
    extra = sum((last - first).days + 1 for first, last in excluded_periods)
    by = add_days(detected_on, days.value + extra)
    steps = [Step(rule.at(days.source), f"{days.value} ngày từ {detected_on:%d/%m/%Y}: đến hết {by:%d/%m/%Y}",
                  f"{days.value} days from {detected_on:%d/%m/%Y}: until {by:%d/%m/%Y}",
                  None if decided_on is None else decided_on <= by, {"excluded_days": extra})]  # fmt: skip
    return Process(decide_by=by, in_time=None if decided_on is None else decided_on <= by, because=because(steps))


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce(Result):
    """The last day of a disciplinary decision, which then ends by itself."""

    until: date


def decision_in_force(decided_on: date, rule: DisciplineFile) -> InForce:
    """Until when a disciplinary decision is in force; meanwhile nobody is appointed."""
    months = rule.decision_in_force_months
    until = add_months(decided_on, months.value)
    step = Step(rule.at(months.source), f"quyết định có hiệu lực {months.value} tháng, đến hết {until:%d/%m/%Y}",
                f"in force for {months.value} months, until {until:%d/%m/%Y}")  # fmt: skip
    return InForce(until=until, because=because(step))


FIELDS = ("violation_on", "new_violation_on", "expected_form", "considered_on", "no_limit_ground", "excluded_periods")


@rule(
    subject="staff",
    name="discipline_limit",
    versions=(*RULES, "transition"),
    vi="Thời hiệu xử lí kỉ luật: còn được kỉ luật hay không",
    en="Whether an act may still be disciplined",
)
def _discipline_limit(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    given = Given(words, FIELDS, rule=version)
    no_limit = _has_ground(given)
    act = ActDates(
        violation_on=given.day("violation_on"),
        considered_on=given.day("considered_on"),
        expected_form=given.word("expected_form", FORMS, FORMS[-1] if no_limit else None),
        new_violation_on=given.maybe_day("new_violation_on"),
        no_limit_ground=no_limit,
        excluded_periods=given.spans("excluded_periods"),
    )
    result = limit_in_transition(act) if version == "transition" else limit(act, RULES[version])
    answer = {
        "last_day": _iso(result.last_day),
        "may_discipline": result.may_discipline,
        "applied": result.applied,
        "because": result.because,
    }
    if isinstance(result, TransitionLimit):
        answer |= {"last_day_old": _iso(result.last_day_old), "last_day_new": _iso(result.last_day_new)}
    return answer


def _has_ground(given: Given) -> bool:
    """Whether the act has no limit of time: yes or no, or the ground in words."""
    value = given.given.get("no_limit_ground")
    return bool(given.text("no_limit_ground")) if isinstance(value, str) else given.flag("no_limit_ground")


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


@rule(
    subject="staff",
    name="discipline_process",
    versions=RULES,
    vi="Thời hạn xử lí kỉ luật: phải ra quyết định trước ngày nào",
    en="Until when a disciplinary decision must be made",
)
def _discipline_process(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    given = Given(words, ("detected_on", "complex", "excluded_periods", "decided_on"), rule=version)
    result = process(
        given.day("detected_on"),
        RULES[version],
        is_complex=given.flag("complex"),
        excluded_periods=given.spans("excluded_periods"),
        decided_on=given.maybe_day("decided_on"),
    )
    return {"decide_by": result.decide_by.isoformat(), "in_time": result.in_time, "because": result.because}
