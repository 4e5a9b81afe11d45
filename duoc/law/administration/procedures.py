"""Administrative procedures of education offices and schools: steps with days, dossier, who decides when."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from duoc.law.core.dates import add_days, add_working_days
from duoc.law.core.errors import LawError
from duoc.law.core.given import Given
from duoc.law.core.parameters import Dated, RegulationFile, Strict, Words, load
from duoc.law.core.registry import rule
from duoc.law.core.result import Result, Step, because


class ProcedureStep(Strict):
    """One step with its days; null: not known."""

    vi: str
    en: str
    days: int | None


class Terms(Strict):
    """How a procedure goes for a time. `at_most_days` is the whole, where the text sets one."""

    steps: tuple[ProcedureStep, ...]
    at_most_days: int | None
    unit: Literal["working", "calendar"]
    dossier: tuple[Words, ...]
    fee: Literal["none", "by_province"]


class ProcedureRecord(Strict):
    """A procedure through time."""

    id: str
    title: Words
    group: Literal["schools", "pupils", "support", "quality"]
    terms: Dated[Terms | None]
    authority: Dated[Words | None]


class ProcedureFile(RegulationFile):
    """All procedures."""

    procedures: tuple[ProcedureRecord, ...]


RULE = load("administration", "procedures", ProcedureFile)
RECORDS: Mapping[str, ProcedureRecord] = {record.id: record for record in RULE.procedures}


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure(Result):
    """A procedure on a day. `terms` None: it is gone. `days` None with "not_loaded": the screen says that nobody knows.

    `certainty` is how well the terms are known; `decided_by` None: the new authority was not read.
    """

    id: str
    title: Words
    terms: Terms | None
    days: int | None
    decided_by: Words | None
    certainty: str
    note: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureDeadline(Result):
    """The last day of every step, in order, and of the whole; None where the days are not known."""

    steps: tuple[date | None, ...]
    due_on: date | None


def total_days(terms: Terms) -> int | None:
    """The days of the whole: what the text sets, else the sum; None where a step is not known."""
    if terms.at_most_days is not None:
        return terms.at_most_days
    days = [step.days for step in terms.steps]
    return None if None in days else sum(day for day in days if day is not None)


def procedure(name: str, on: date, records: Mapping[str, ProcedureRecord] = RECORDS) -> Procedure:
    """A procedure as it stands on a day. Error: `unknown_word`."""
    if name not in records:
        raise LawError("unknown_word", field="name", value=name, rule="procedures",
                       vi="không có thủ tục này", en="there is no such procedure")  # fmt: skip
    record = records[name]
    period = record.terms.period(on, field="on", rule=name)
    authority = record.authority.period(on, field="on", rule=name)
    terms, who = period.value, authority.value
    days = None if terms is None else total_days(terms)
    unit = ("ngày làm việc", "working days") if terms is None or terms.unit == "working" else ("ngày", "days")
    steps = [
        Step(RULE.at(period.source), "thủ tục đã bị bãi bỏ", "the procedure is gone") if terms is None
        else Step(RULE.at(period.source), "chưa biết thời hạn", "the days are not known") if days is None
        else Step(RULE.at(period.source), f"thời hạn {days} {unit[0]}", f"{days} {unit[1]}", None, {"days": days}),
        Step(RULE.at(authority.source), f"người quyết định: {who.vi}", f"decided by: {who.en}") if who is not None
        else Step(RULE.at(authority.source), "chưa biết người quyết định", "who decides was not read"),
    ]  # fmt: skip
    status = "gone" if terms is None else "not_loaded" if days is None else "ok"
    return Procedure(
        status=status, id=name, title=record.title, terms=terms, days=days, decided_by=who,
        certainty=period.source.certainty, note=period.source.note, because=because(steps),
    )  # fmt: skip


def procedures(on: date, records: Mapping[str, ProcedureRecord] = RECORDS) -> tuple[Procedure, ...]:
    """Every procedure that exists on a day."""
    found = (procedure(name, on, records) for name in records)
    return tuple(one for one in found if one.terms is not None)


def procedure_deadline(
    name: str, received_on: date, *, holidays: Collection[date] = (), after_15_00: bool = False
) -> ProcedureDeadline:
    """Until when a dossier received on a day must be dealt with. Errors: `unknown_word`, `procedure_gone`.

    after_15_00: a same-day service received after 15:00 is due on the next working day.
    """
    current = procedure(name, received_on)
    if current.terms is None:
        raise LawError("procedure_gone", field="received_on", value=received_on.isoformat(), rule=name,
                       vi="thủ tục đã bị bãi bỏ vào ngày này", en="the procedure is gone on that day")  # fmt: skip
    ends: list[date | None] = []
    day: date | None = received_on
    for step in current.terms.steps:
        day = None if day is None or step.days is None else _after(day, step.days, current.terms, holidays)
        ends.append(day)
    due = None if current.days is None else _after(received_on, current.days, current.terms, holidays)
    if due is not None and current.days == 0 and after_15_00:
        due = add_working_days(received_on, 1, holidays)
        ends = [due]
    steps = [] if due is None else [Step(current.because.clauses[0], f"hẹn trả {due:%d/%m/%Y}",
                                         f"due on {due:%d/%m/%Y}")]  # fmt: skip
    return ProcedureDeadline(status=current.status, steps=tuple(ends), due_on=due,
                             because=because(current.because, steps))  # fmt: skip


def _after(start: date, days: int, terms: Terms, holidays: Collection[date]) -> date:
    return add_working_days(start, days, holidays) if terms.unit == "working" else add_days(start, days)


@rule(
    subject="administration",
    name="procedure_deadline",
    versions=("any",),
    vi="Hồ sơ thủ tục nhận ngày nào thì phải trả ngày nào",
    en="Until when a dossier must be dealt with",
)
def _procedure_deadline(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    words = Given(given, ("procedure", "received_on", "holidays", "after_15_00"), rule=RULE.regulation.id)
    result = procedure_deadline(
        words.word("procedure", RECORDS),
        words.day("received_on"),
        holidays=words.days("holidays"),
        after_15_00=words.flag("after_15_00"),
    )
    return {"due_on": result.due_on, "steps": list(result.steps), "status": result.status, "because": result.because}
