"""Asking for and using sponsorship (vận động tài trợ): TT 16/2018."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from duoc.law.core.contract import expose
from duoc.law.core.dates import add_working_days
from duoc.law.core.parameters import RegulationFile, Source, Sourced, before_oldest, load
from duoc.law.core.reasons import a_day, days, flag, optional_day, reason
from duoc.law.core.result import Result, Step, because
from duoc.law.school.deciders import who_decides

NAME = "school.sponsorship_check"

WORDS = {
    "average_set": ("Quy định mức tài trợ bình quân", "an average sum is set"),
    "minimum_set": ("Quy định mức tài trợ tối thiểu", "a minimum sum is set"),
    "condition_of_service": ("Coi tài trợ là điều kiện cung cấp dịch vụ", "a condition for a service"),
    "forced": ("Ép buộc tài trợ", "giving is forced"),
}


class Sponsorship(RegulationFile):
    """Parameters: what is forbidden, who approves, how long the plan of use is public first."""

    version: str
    forbidden: dict[str, Source]
    approval: Source
    published_working_days: Sourced[int]


SPONSORSHIP = load("school", "tt16-2018", Sponsorship)


@dataclass(frozen=True, slots=True, kw_only=True)
class SponsorshipCheck(Result):
    """A sponsorship against the circular; the last two are None where no days were given.

    `violations`, in this order: average_set, minimum_set, condition_of_service, forced, not_approved.
    """

    approver: str | None
    violations: tuple[str, ...]
    ok: bool
    earliest_use: date | None
    use_ok: bool | None


def sponsorship_check(
    level: str, on: date, *, average_set: bool = False, minimum_set: bool = False, condition_of_service: bool = False,
    forced: bool = False, approved: bool = False, plan_published_on: date | None = None, use_on: date | None = None,
    holidays: Collection[date] = (), rule: Sponsorship = SPONSORSHIP,
) -> SponsorshipCheck:  # fmt: skip
    """Check how sponsorship is asked for and when it may be used: 15 working days after the plan was published."""
    on = a_day(on, field="on", rule=NAME)
    if rule.regulation.from_ is not None and on < rule.regulation.from_:
        raise before_oldest(on, rule.regulation.from_, field="on", rule=NAME)
    authority = who_decides("approve_sponsorship", on, level)
    given = {
        "average_set": average_set, "minimum_set": minimum_set, "condition_of_service": condition_of_service,
        "forced": forced,
    }  # fmt: skip
    steps: list[Step] = []
    violations: list[str] = []
    for name, source in rule.forbidden.items():
        broken = flag(given[name], field=name, rule=NAME)
        vi, en = WORDS[name]
        steps.append(reason(
            rule, source, f"{vi}: {'có' if broken else 'không'}", f"{en}: {'yes' if broken else 'no'}", held=not broken
        ))  # fmt: skip
        violations += [name] if broken else []
    has_approval = flag(approved, field="approved", rule=NAME)
    steps.append(reason(
        rule, rule.approval, f"Kế hoạch vận động {'đã' if has_approval else 'chưa'} được phê duyệt",
        f"the plan is {'' if has_approval else 'not '}approved", held=has_approval,
    ))  # fmt: skip
    violations += [] if has_approval else ["not_approved"]
    earliest, use_ok = _use(plan_published_on, use_on, holidays, rule, steps)
    return SponsorshipCheck(
        approver=authority.authority, violations=tuple(violations), ok=not violations, earliest_use=earliest,
        use_ok=use_ok, because=because(authority.because, steps),
    )  # fmt: skip


def _use(
    published_on: date | None, use_on: date | None, holidays: Collection[date], rule: Sponsorship, steps: list[Step]
) -> tuple[date | None, bool | None]:
    """The earliest day of use, and whether the planned day keeps to it."""
    published = optional_day(published_on, field="plan_published_on", rule=NAME)
    use = optional_day(use_on, field="use_on", rule=NAME)
    skipped = days(holidays, field="holidays", rule=NAME)
    if published is None:
        return None, None
    limit = rule.published_working_days
    earliest = add_working_days(published, limit.value, skipped)
    use_ok = None if use is None else use >= earliest
    steps.append(reason(
        rule, limit.source,
        f"Công khai {published:%d/%m/%Y} + {limit.value} ngày làm việc: dùng từ {earliest:%d/%m/%Y}",
        f"published on {published:%d/%m/%Y} + {limit.value} working days: use from {earliest:%d/%m/%Y}",
        held=use_ok, earliest_use=earliest,
    ))  # fmt: skip
    return earliest, use_ok


expose(
    "school", "sponsorship_check", {SPONSORSHIP.version: SPONSORSHIP}, sponsorship_check,
    vi="Vận động, sử dụng tài trợ có đúng quy định không", en="Whether sponsorship is asked for and used by the rules",
)  # fmt: skip
