"""Certificates and bằng through time: how long they hold, when to register or climb, who takes them back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from duoc.law.core.contract import expose
from duoc.law.core.dates import add_months, add_working_days, add_years
from duoc.law.core.numbers import count
from duoc.law.core.reasons import a_day, choice, days, flag, reason
from duoc.law.core.result import Result, because
from duoc.law.quality.schemes import ALIKE, Scheme

HIGHEST = {"accreditation": 4, "national_standard": 2}
"""The highest level of each paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity(Result):
    """How long a paper holds. `valid_until` is its last day; `state`: not_yet, valid, renew_now, expired."""

    valid_until: date
    register_by: date
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgrade(Result):
    """From when a higher level may be asked for, and whether it may on the day."""

    earliest: date
    may_register: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDeadline(Result):
    """The last day of a decision."""

    by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation(Result):
    """Whether a paper is taken back, and who decides on it."""

    revoke: bool
    decided_by: str


def validity(granted_on: date, on: date, *, rule: Scheme) -> Validity:
    """Five years; to be renewed, the school registers at least five months before the fifth anniversary."""
    granted = a_day(granted_on, field="granted_on", rule="quality.validity")
    on = a_day(on, field="on", rule="quality.validity")
    years, months = rule.validity_years, rule.register_months_before
    anniversary = add_years(granted, years.value)
    until, register_by = anniversary - timedelta(days=1), add_months(anniversary, -months.value)
    state = (
        "not_yet" if on < granted
        else "valid" if on <= register_by
        else "renew_now" if on <= until
        else "expired"
    )  # fmt: skip
    steps = (
        reason(
            rule, years.source, f"Cấp {granted:%d/%m/%Y}, giá trị {years.value} năm: đến hết {until:%d/%m/%Y}",
            f"granted on {granted:%d/%m/%Y} for {years.value} years: last day {until:%d/%m/%Y}", held=on <= until,
        ),
        reason(
            rule, months.source, f"Đăng ký lại trước ít nhất {months.value} tháng: chậm nhất {register_by:%d/%m/%Y}",
            f"to register {months.value} months before: by {register_by:%d/%m/%Y}", held=on <= register_by,
        ),
    )  # fmt: skip
    return Validity(valid_until=until, register_by=register_by, state=state, because=because(steps))


def upgrade(recognised_on: date, kind: str, held: int, wanted: int, on: date, *, rule: Scheme) -> Upgrade:
    """A higher cấp độ or mức độ may be asked for from the second anniversary of the recognition."""
    name = "quality.upgrade"
    recognised = a_day(recognised_on, field="recognised_on", rule=name)
    kind = choice(kind, HIGHEST, field="kind", rule=name)
    held = count(held, field="held", rule=name, high=HIGHEST[kind])
    wanted = count(wanted, field="wanted", rule=name, low=1, high=HIGHEST[kind])
    on = a_day(on, field="on", rule=name)
    earliest = add_years(recognised, rule.upgrade_years.value)
    in_time, higher = on >= earliest, wanted > held
    steps = (
        reason(
            rule, rule.upgrade_years.source,
            f"Sớm nhất {earliest:%d/%m/%Y} ({rule.upgrade_years.value} năm sau khi được công nhận)",
            f"{earliest:%d/%m/%Y} at the earliest ({rule.upgrade_years.value} years after recognition)", held=in_time,
        ),
        reason(
            rule, rule.upgrade_years.source, f"Đề nghị {wanted} {'>' if higher else '≤'} đang có {held}",
            f"wanted {wanted} {'>' if higher else '≤'} held {held}", held=higher,
        ),
    )  # fmt: skip
    return Upgrade(earliest=earliest, may_register=in_time and higher, because=because(steps))


def decision_deadline(kind: str, from_: date, holidays: Collection[date] = (), *, rule: Scheme) -> DecisionDeadline:
    """The last day to decide: 20 working days from the team's report (or the Sở's conclusion for a revocation)."""
    name = "quality.decision_deadline"
    limit = rule.decisions[choice(kind, rule.decisions, field="kind", rule=name)]
    start = a_day(from_, field="from", rule=name)
    by = add_working_days(start, limit.working_days, days(holidays, field="holidays", rule=name))
    step = reason(
        rule, limit.source, f"{limit.working_days} ngày làm việc từ {start:%d/%m/%Y}: chậm nhất {by:%d/%m/%Y}",
        f"{limit.working_days} working days from {start:%d/%m/%Y}: by {by:%d/%m/%Y}", by=by,
    )  # fmt: skip
    return DecisionDeadline(by=by, because=because(step))


def revocation(kind: str, valid_paper: bool, meets_standards: bool, *, rule: Scheme) -> Revocation:
    """A paper that is still valid is taken back when the school no longer meets the standards."""
    name = "quality.revocation"
    terms = rule.revocations[choice(kind, rule.revocations, field="kind", rule=name)]
    valid = flag(valid_paper, field="valid_paper", rule=name)
    meets = flag(meets_standards, field="meets_standards", rule=name)
    revoke = valid and not meets
    step = reason(
        rule, terms.source,
        f"{'Còn' if valid else 'Hết'} giá trị, {'còn' if meets else 'không còn'} đạt: "
        f"{'thu hồi' if revoke else 'không thu hồi'}",
        f"{'valid' if valid else 'ended'}, {'meets' if meets else 'no longer meets'}: "
        f"{'take back' if revoke else 'keep'}",
        held=not revoke,
    )  # fmt: skip
    return Revocation(revoke=revoke, decided_by=terms.decided_by, because=because(step))


expose(
    "quality", "validity", ALIKE, validity,
    vi="Giấy chứng nhận, bằng còn giá trị không, khi nào đăng ký lại", en="How long a paper holds, when to renew it",
)  # fmt: skip
expose(
    "quality", "upgrade", ALIKE, upgrade,
    vi="Khi nào được đăng ký cấp độ, mức độ cao hơn", en="When a higher level may be asked for",
)  # fmt: skip
expose(
    "quality", "decision_deadline", ALIKE, decision_deadline,
    vi="Phải quyết định chậm nhất ngày nào", en="By when a paper is decided",
)  # fmt: skip
expose(
    "quality", "revocation", ALIKE, revocation,
    vi="Có thu hồi giấy chứng nhận, bằng không, ai quyết định", en="Whether a paper is taken back, and by whom",
)  # fmt: skip
