"""NĐ 115/2020, Điều 46: the votes of steps 2, 3 and 5. Shares are of those summoned, not of those present."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from duoc.law.core.errors import LawError
from duoc.law.core.given import Given, missing
from duoc.law.core.numbers import count
from duoc.law.core.registry import rule
from duoc.law.core.result import Result, Step, because
from duoc.law.staff.appointment.rules import RULE, AppointmentFile

STEPS = (2, 3, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """One secret ballot: everybody present names at most one person. Step 3 knows whom step 2 let go on."""

    step: int
    summoned: int
    present: int
    votes: Mapping[str, int]
    from_step_2: Collection[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Result):
    """What follows: next_step, proposed, head_decides, stop_and_report, needs_decision, meeting_invalid.

    `selected`: most votes first; empty where nobody goes on. With head_decides and needs_decision they are those about
    whom somebody must decide.
    """

    quorum: bool
    outcome: str
    selected: tuple[str, ...] = ()


def appointment_vote(ballot: Ballot, rule: AppointmentFile = RULE) -> Vote:
    """The outcome of one ballot. Errors: `unknown_word`, `out_of_range`, `missing`."""
    _check(ballot, rule)
    share = rule.quorum.value
    quorum = share.denominator * ballot.present >= share.numerator * ballot.summoned
    start = Step(
        rule.at(rule.quorum.source),
        f"có mặt {ballot.present}/{ballot.summoned} người được triệu tập, cần {share.numerator}/{share.denominator}",
        f"{ballot.present} of {ballot.summoned} summoned present, {share.numerator}/{share.denominator} needed",
        quorum, {"present": ballot.present, "summoned": ballot.summoned},
    )  # fmt: skip
    if not quorum:
        return Vote(quorum=False, outcome="meeting_invalid", because=because(start))
    ranked = sorted(ballot.votes, key=lambda name: -ballot.votes[name])
    above = rule.elected_above_percent
    first = ranked[0] if ranked else None
    if first is not None:
        elected = 100 * ballot.votes[first] > above.value * ballot.summoned
        steps = [start, _counted(first, ballot, above.value, "trên", "above", elected, rule)]
        if elected:
            return _elected(first, ballot, steps, rule)
    else:
        steps = [start]
    if ballot.step == 5:
        return _last_step(ranked, ballot, steps, rule)
    return _those_who_go_on(ranked, ballot, steps, rule)


def _elected(name: str, ballot: Ballot, steps: list[Step], rule: AppointmentFile) -> Vote:
    """Somebody has more than half: a newcomer in step 3 needs two thirds."""
    if ballot.step == 5:
        return Vote(quorum=True, outcome="proposed", selected=(name,), because=because(steps))
    if ballot.step == 3 and ballot.from_step_2 is not None and name not in ballot.from_step_2:
        need = rule.newcomer_needs.value
        enough = need.denominator * ballot.votes[name] >= need.numerator * ballot.summoned
        steps.append(Step(
            rule.at(rule.newcomer_needs.source),
            f"{name} không có trong kết quả bước 2: {ballot.votes[name]}/{ballot.summoned} phiếu, "
            f"cần {need.numerator}/{need.denominator}",
            f"{name} was not chosen in step 2: {ballot.votes[name]}/{ballot.summoned} votes, "
            f"{need.numerator}/{need.denominator} needed",
            enough, {"votes": ballot.votes[name]},
        ))  # fmt: skip
        if not enough:
            return Vote(quorum=True, outcome="stop_and_report", because=because(steps))
    return Vote(quorum=True, outcome="next_step", selected=(name,), because=because(steps))


def _those_who_go_on(ranked: list[str], ballot: Ballot, steps: list[Step], rule: AppointmentFile) -> Vote:
    """Nobody has more than half: everybody with at least thirty percent goes on."""
    least = rule.goes_on_from_percent
    on = tuple(name for name in ranked if 100 * ballot.votes[name] >= least.value * ballot.summoned)
    steps += [_counted(name, ballot, least.value, "từ", "at least", name in on, rule) for name in ranked]
    if not on:
        return Vote(quorum=True, outcome="stop_and_report", because=because(steps))
    newcomers = [name for name in on if ballot.step == 3 and name not in (ballot.from_step_2 or ())]
    if newcomers:
        steps.append(Step(
            rule.at(rule.newcomer_needs.source),
            f"{', '.join(newcomers)} không có trong kết quả bước 2: cấp có thẩm quyền quyết định",
            f"{', '.join(newcomers)} not chosen in step 2: not provided for, the authority decides",
        ))  # fmt: skip
        return Vote(quorum=True, outcome="needs_decision", selected=on, because=because(steps))
    return Vote(quorum=True, outcome="next_step", selected=on, because=because(steps))


def _last_step(ranked: list[str], ballot: Ballot, steps: list[Step], rule: AppointmentFile) -> Vote:
    """Step 5 without a majority: two people at exactly half, and the head chooses."""
    halves = tuple(
        name for name in ranked if 100 * ballot.votes[name] == rule.elected_above_percent.value * ballot.summoned
    )
    if len(halves) == 2:
        steps.append(Step(
            rule.at(rule.elected_above_percent.source),
            f"{' và '.join(halves)} cùng đạt đúng 50%: người đứng đầu lựa chọn và báo cáo các ý kiến",
            f"{' and '.join(halves)} at exactly 50%: the head chooses and reports all opinions",
        ))  # fmt: skip
        return Vote(quorum=True, outcome="head_decides", selected=halves, because=because(steps))
    return Vote(quorum=True, outcome="stop_and_report", because=because(steps))


def _counted(name: str, ballot: Ballot, percent: int, vi: str, en: str, held: bool, rule: AppointmentFile) -> Step:
    source = rule.elected_above_percent if percent == rule.elected_above_percent.value else rule.goes_on_from_percent
    votes = ballot.votes[name]
    return Step(
        rule.at(source.source), f"{name}: {votes}/{ballot.summoned} phiếu, cần {vi} {percent}% số người được triệu tập",
        f"{name}: {votes}/{ballot.summoned} votes, {en} {percent}% of those summoned needed",
        held, {"votes": votes, "summoned": ballot.summoned},
    )  # fmt: skip


def _check(ballot: Ballot, rule: AppointmentFile) -> None:
    name = rule.regulation.id
    if ballot.step not in STEPS:
        raise LawError(
            "unknown_word", field="step", value=ballot.step, rule=name,
            vi="chỉ bước 2, 3, 5 bỏ phiếu chọn người", en="only steps 2, 3 and 5 vote on persons",
        )  # fmt: skip
    count(ballot.summoned, field="summoned", rule=name, low=1)
    count(ballot.present, field="present", rule=name, high=ballot.summoned)
    for person, votes in ballot.votes.items():
        count(votes, field=f"votes.{person}", rule=name)
    if sum(ballot.votes.values()) > ballot.present:
        raise LawError(
            "out_of_range", field="votes", value=sum(ballot.votes.values()), rule=name,
            vi=f"nhiều hơn số người có mặt ({ballot.present})", en=f"more than those present ({ballot.present})",
        )  # fmt: skip
    if ballot.step == 3 and ballot.from_step_2 is None:
        raise missing("from_step_2", name)


@rule(
    subject="staff",
    name="appointment_vote",
    versions=("ND115-2020",),
    vi="Kết quả bỏ phiếu trong quy trình bổ nhiệm",
    en="The outcome of a ballot in the process of appointment",
)
def _appointment_vote(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    given = Given(words, ("step", "summoned", "present", "votes", "from_step_2"), rule=version)
    votes = given.needed("votes")
    if not isinstance(votes, Mapping):
        raise given.wrong("votes", "phải ghi tên và số phiếu", "must be names with numbers of votes")
    result = appointment_vote(
        Ballot(
            step=given.whole("step"),
            summoned=given.whole("summoned"),
            present=given.whole("present"),
            votes={str(name): count(number, field=f"votes.{name}", rule=version) for name, number in votes.items()},
            from_step_2=None if words.get("from_step_2") is None else tuple(map(str, given.items("from_step_2"))),
        )
    )
    return {
        "quorum": result.quorum,
        "outcome": result.outcome,
        "selected": list(result.selected),
        "because": result.because,
    }
