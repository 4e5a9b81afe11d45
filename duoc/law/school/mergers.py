"""Time limits for merging, dividing, splitting and closing schools (sáp nhập, chia, tách, giải thể)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from duoc.law.core.contract import expose
from duoc.law.core.dates import add_days, add_working_days
from duoc.law.core.errors import LawError
from duoc.law.core.parameters import RegulationFile, Source, Strict, load
from duoc.law.core.reasons import days, optional_day, reason
from duoc.law.core.result import Result, Step, because

NAME = "school.merger_deadlines"


class Limit(Strict):
    """A time limit in working or calendar days."""

    days: int
    working: bool


class Procedure(Strict):
    """The limits of one decree; absent where it has none."""

    source: Source
    notify_incomplete: Limit | None
    appraise: Limit | None
    decide: Limit
    decide_counts_from: Literal["forwarded_on", "complete_on"]


class Mergers(RegulationFile):
    """Parameters: the limits by version."""

    versions: dict[str, Procedure]


MERGERS = load("school", "mergers", Mergers)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergerDeadlines(Result):
    """The last day of each step; None where the decree has no such limit or its first day was not given."""

    notify_incomplete_by: date | None
    appraise_by: date | None
    decide_by: date | None


def merger_deadlines(
    received_on: date | None = None, complete_on: date | None = None, forwarded_on: date | None = None,
    holidays: Collection[date] = (), *, rule: Procedure,
) -> MergerDeadlines:  # fmt: skip
    """The last days of the procedure, from the days on which the dossier came, was complete and was forwarded."""
    received = optional_day(received_on, field="received_on", rule=NAME)
    complete = optional_day(complete_on, field="complete_on", rule=NAME)
    forwarded = optional_day(forwarded_on, field="forwarded_on", rule=NAME)
    skipped = days(holidays, field="holidays", rule=NAME)
    if received is None and complete is None and forwarded is None:
        raise LawError(
            "missing_field", field="received_on", value=None, rule=NAME,
            vi="cần ít nhất một ngày của hồ sơ", en="needs at least one day of the dossier",
        )  # fmt: skip
    decided_from = forwarded if rule.decide_counts_from == "forwarded_on" else complete or received
    answers: dict[str, tuple[date | None, Limit | None, str, str]] = {
        "notify_incomplete_by": (received, rule.notify_incomplete, "Báo hồ sơ chưa đủ", "word that it is incomplete"),
        "appraise_by": (complete, rule.appraise, "Thẩm định", "appraisal"),
        "decide_by": (decided_from, rule.decide, "Quyết định", "decision"),
    }
    found: dict[str, date | None] = {}
    steps: list[Step] = []
    for name, (start, limit, vi, en) in answers.items():
        found[name] = None
        if start is None or limit is None:
            continue
        last = add_working_days(start, limit.days, skipped) if limit.working else add_days(start, limit.days)
        kind_vi, kind_en = ("ngày làm việc", "working days") if limit.working else ("ngày", "days")
        found[name] = last
        steps.append(reason(
            MERGERS, rule.source,
            f"{vi}: {limit.days} {kind_vi} từ {start:%d/%m/%Y}, chậm nhất {last:%d/%m/%Y}",
            f"{en}: {limit.days} {kind_en} from {start:%d/%m/%Y}, {last:%d/%m/%Y} at the latest", last_day=last,
        ))  # fmt: skip
    if not steps:
        steps.append(reason(
            MERGERS, rule.source, "Chưa đủ ngày để tính thời hạn", "the days given begin no time limit"
        ))  # fmt: skip
    return MergerDeadlines(
        notify_incomplete_by=found["notify_incomplete_by"], appraise_by=found["appraise_by"],
        decide_by=found["decide_by"], because=because(steps),
    )  # fmt: skip


expose(
    "school", "merger_deadlines", MERGERS.versions, merger_deadlines,
    vi="Thời hạn giải quyết hồ sơ sáp nhập, chia, tách, giải thể trường",
    en="Time limits of merging or closing a school",
)  # fmt: skip
