"""Complaints (Luật Khiếu nại 2011, NĐ 155/2026) and denunciations (Luật Tố cáo 2018): until when what must be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from duoc.law.core.dates import add_days, add_working_days
from duoc.law.core.errors import LawError
from duoc.law.core.given import Given, not_earlier, one_of
from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, before_oldest, load
from duoc.law.core.registry import rule
from duoc.law.core.result import Clause, Result, Step, because

DENUNCIATION = "to_cao"


class Accept(Strict):
    """Until when a complaint must be accepted."""

    days: int
    working: bool
    source: Source


class DecideDays(Strict):
    """Days from acceptance to the decision."""

    normal: int
    complex: int
    remote: int
    remote_complex: int
    source: Source


class ComplainDays(Strict):
    """Days within which a person may complain."""

    normal: int
    remote: int
    source: Source


class ComplaintLaw(RegulationFile):
    """Luật Khiếu nại 2011."""

    accept: Accept
    decide: dict[str, DecideDays]
    time_to_complain: dict[str, ComplainDays]
    second_complaint_on_discipline: Sourced[dict[str, int]]


class AcceptanceDecree(RegulationFile):
    """NĐ 155/2026: acceptance only."""

    accept: Accept


class InitialHandling(Strict):
    """First handling of a denunciation."""

    days: int
    days_when_checked_in_several_places: int
    working: bool
    source: Source


class DenunciationLaw(RegulationFile):
    """Luật Tố cáo 2018."""

    initial_handling: InitialHandling
    transfer_working_days: Sourced[int]
    notify_acceptance_working_days: Sourced[int]
    conclude_days: Sourced[dict[str, int]]


LAW = load("staff", "lkn-2011", ComplaintLaw)
DECREE = load("staff", "nd155-2026", AcceptanceDecree)
DENUNCIATIONS = load("staff", "ltc-2018", DenunciationLaw)
VERSIONS = ("LKN-2011", "ND155-2026", "LTC-2018")
KINDS = (*LAW.decide, DENUNCIATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """A complaint or denunciation. `complexity`: normal, complex, dac_biet (denunciations only)."""

    kind: str
    received_on: date
    accepted_on: date | None = None
    is_remote: bool = False
    complexity: str = "normal"
    holidays: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintDeadline(Result):
    """The deadlines; `resolve_by` None: not accepted yet."""

    accept_by: date
    days: int
    resolve_by: date | None


def complaint_deadline(complaint: Complaint, version: str) -> ComplaintDeadline:
    """Until when a complaint must be accepted (a denunciation: first handled), and decided.

    Errors: `unknown_word`, `other_law`, `before_oldest_rule`, `before_its_start`.
    """
    one_of(version, VERSIONS, field="version", rule="complaint_deadline")
    one_of(complaint.kind, KINDS, field="kind", rule=version)
    if (complaint.kind == DENUNCIATION) != (version == "LTC-2018"):
        raise LawError("other_law", field="kind", value=complaint.kind, rule=version,
                       vi="loại đơn này theo luật khác", en="another law covers this kind")  # fmt: skip
    allowed = ("normal", "complex", "dac_biet") if complaint.kind == DENUNCIATION else ("normal", "complex")
    one_of(complaint.complexity, allowed, field="complex", rule=version)
    if complaint.accepted_on is not None:
        not_earlier(complaint.accepted_on, complaint.received_on, field="accepted_on", than="received_on", rule=version)
    return _denunciation(complaint) if complaint.kind == DENUNCIATION else _complaint(complaint, version)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintRight(Result):
    """The last day on which a person may complain."""

    last_day: date


def time_to_complain(kind: str, known_on: date, *, is_remote: bool = False, rule: ComplaintLaw = LAW) -> ComplaintRight:
    """Until when a person may complain, from knowing (or from receiving the decision). Error: `unknown_word`."""
    one_of(kind, rule.time_to_complain, field="kind", rule=rule.regulation.id)
    found = rule.time_to_complain[kind]
    days = found.remote if is_remote else found.normal
    last = add_days(known_on, days)
    step = Step(rule.at(found.source), f"được khiếu nại trong {days} ngày, đến hết {last:%d/%m/%Y}",
                f"may complain within {days} days, until {last:%d/%m/%Y}", None, {"days": days})  # fmt: skip
    return ComplaintRight(last_day=last, because=because(step))


def _complaint(complaint: Complaint, version: str) -> ComplaintDeadline:
    own: ComplaintLaw | AcceptanceDecree = LAW if version == "LKN-2011" else DECREE
    _in_force(complaint, own)
    clause = own.at(own.accept.source)
    accept_by, first = _first(complaint, own.accept.days, own.accept.working, clause, "thụ lí", "accept")
    decide = LAW.decide[complaint.kind]
    days = {
        (False, "normal"): decide.normal,
        (False, "complex"): decide.complex,
        (True, "normal"): decide.remote,
        (True, "complex"): decide.remote_complex,
    }[complaint.is_remote, complaint.complexity]
    return _deadline(complaint, accept_by, days, first, LAW.at(decide.source))


def _denunciation(complaint: Complaint) -> ComplaintDeadline:
    law = DENUNCIATIONS
    _in_force(complaint, law)
    handling, conclude = law.initial_handling, law.conclude_days
    clause = law.at(handling.source)
    accept_by, first = _first(complaint, handling.days, handling.working, clause, "xử lí ban đầu", "first handling")
    return _deadline(complaint, accept_by, conclude.value[complaint.complexity], first, law.at(conclude.source))


def _in_force(complaint: Complaint, law: RegulationFile) -> None:
    head = law.regulation
    if head.from_ is not None and complaint.received_on < head.from_:
        raise before_oldest(complaint.received_on, head.from_, field="received_on", rule=head.id)


def _first(complaint: Complaint, days: int, working: bool, clause: Clause, vi: str, en: str) -> tuple[date, Step]:
    start = complaint.received_on
    by = add_working_days(start, days, complaint.holidays) if working else add_days(start, days)
    return by, Step(
        clause, f"{vi} trong {days} ngày{' làm việc' if working else ''}: đến hết {by:%d/%m/%Y}",
        f"{en} within {days} {'working ' if working else ''}days: until {by:%d/%m/%Y}",
        None if complaint.accepted_on is None else complaint.accepted_on <= by, {"days": days},
    )  # fmt: skip


def _deadline(complaint: Complaint, accept_by: date, days: int, first: Step, clause: Clause) -> ComplaintDeadline:
    resolve_by = None if complaint.accepted_on is None else add_days(complaint.accepted_on, days)
    until = ("", "") if resolve_by is None else (f": đến hết {resolve_by:%d/%m/%Y}", f": until {resolve_by:%d/%m/%Y}")
    step = Step(clause, f"giải quyết trong {days} ngày từ khi thụ lí{until[0]}",
                f"decide within {days} days from acceptance{until[1]}", None, {"days": days})  # fmt: skip
    return ComplaintDeadline(accept_by=accept_by, days=days, resolve_by=resolve_by, because=because(first, step))


FIELDS = ("kind", "received_on", "accepted_on", "remote", "complex", "holidays")


@rule(
    subject="staff",
    name="complaint_deadline",
    versions=VERSIONS,
    vi="Thời hạn thụ lí và giải quyết khiếu nại, tố cáo",
    en="Deadlines of complaints and denunciations",
)
def _complaint_deadline(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    given = Given(words, FIELDS, rule=version)
    result = complaint_deadline(
        Complaint(
            kind=given.word("kind", KINDS),
            received_on=given.day("received_on"),
            accepted_on=given.maybe_day("accepted_on"),
            is_remote=given.flag("remote"),
            complexity=_complexity(given),
            holidays=given.days("holidays"),
        ),
        version,
    )
    return {
        "initial_handling_by" if words["kind"] == DENUNCIATION else "accept_by": result.accept_by.isoformat(),
        "days": result.days,
        "resolve_by": None if result.resolve_by is None else result.resolve_by.isoformat(),
        "because": result.because,
    }


def _complexity(given: Given) -> str:
    value = given.given.get("complex")
    return "dac_biet" if value == "dac_biet" else "complex" if given.flag("complex") else "normal"
