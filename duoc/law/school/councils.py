"""The council of a school (hội đồng trường): whether it exists on a day, its size and meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duoc.law.core.contract import expose
from duoc.law.core.numbers import count
from duoc.law.core.parameters import Dated, RegulationFile, Source, load
from duoc.law.core.reasons import a_day, choice, flag, reason, sign
from duoc.law.core.result import Result, Step, because
from duoc.law.school.charters import CHARTERS, Charter, Council

NAME = "school.council_check"
CHARTERS_BY_LEVEL = {"tieu_hoc": ("TH-2020",), "thcs": ("THCS-2020",)}
"""The charters whose council was read. A charter that ends while the next was not seen is carried on until 2026."""


class Councils(RegulationFile):
    """Parameters: whether public schools have a council, and what was not read."""

    public: Dated[bool]
    private: Source
    unknown: Source


COUNCILS = load("school", "councils", Councils)


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilCheck(Result):
    """A council against its charter. `exists` is None where that was not read.

    `breaches`, in this order: size, even_number, meetings.
    """

    exists: bool | None
    breaches: tuple[str, ...]


def council_check(
    level: str, on: date, members: int, meetings_in_year: int = 3, private: bool = False, rule: Councils = COUNCILS
) -> CouncilCheck:
    """Check the council of a primary or lower secondary school on a day; `private`: a private school keeps its own."""
    level = choice(level, CHARTERS_BY_LEVEL, field="level", rule=NAME)
    on = a_day(on, field="on", rule=NAME)
    members = count(members, field="members", rule=NAME)
    meetings = count(meetings_in_year, field="meetings_in_year", rule=NAME)
    if flag(private, field="private", rule=NAME):
        step = reason(
            rule, rule.private, "Trường tư thục có hội đồng, số lượng chưa có trong hệ thống",
            "private schools have a council; its numbers were not seen",
        )  # fmt: skip
        return CouncilCheck(status="not_loaded", exists=True, breaches=(), because=because(step))
    period = rule.public.period(on, field="on", rule=NAME)
    if not period.value:
        step = reason(
            rule, period.source, f"Từ {period.from_:%d/%m/%Y} trường công lập không còn hội đồng trường",
            f"from {period.from_:%d/%m/%Y} public schools have no council", held=False,
        )  # fmt: skip
        return CouncilCheck(exists=False, breaches=(), because=because(step))
    charter = next(
        (CHARTERS[name] for name in CHARTERS_BY_LEVEL[level] if CHARTERS[name].regulation.holds_on(on)), None
    )
    if charter is None or charter.council is None:
        step = reason(
            rule, rule.unknown, "Quy định về hội đồng trường của thời gian này chưa có trong hệ thống",
            "the rules on councils of this time were not seen",
        )  # fmt: skip
        return CouncilCheck(status="not_loaded", exists=None, breaches=(), because=because(step))
    checks = _checks(members, meetings, charter.council, charter)
    breaches = tuple(name for name, step in checks if step.held is False)
    return CouncilCheck(exists=True, breaches=breaches, because=because(step for _name, step in checks))


def _checks(members: int, meetings: int, council: Council, rule: Charter) -> list[tuple[str, Step]]:
    least, most = council.least, council.most
    in_size = least.value <= members <= most.value
    checks = [("size", reason(
        rule, least.source, f"{members} thành viên, quy định {least.value}–{most.value}",
        f"{members} members, {least.value}–{most.value} required", held=in_size, members=members,
    ))]  # fmt: skip
    if council.odd is not None:
        odd = members % 2 == 1
        checks.append(("even_number", reason(
            rule, council.odd, f"{members} là số {'lẻ' if odd else 'chẵn'}, phải là số lẻ",
            f"{members} is {'odd' if odd else 'even'}, must be odd", held=odd,
        )))  # fmt: skip
    enough = meetings >= council.meetings.value
    mark = sign(enough, most=False)
    checks.append(("meetings", reason(
        rule, council.meetings.source, f"{meetings} kỳ họp {mark} {council.meetings.value}",
        f"{meetings} meetings {mark} {council.meetings.value}", held=enough, meetings=meetings,
    )))  # fmt: skip
    return checks


expose(
    "school", "council_check", ["dated"], council_check,
    vi="Hội đồng trường có đúng số lượng, số kỳ họp không", en="Whether a school council has its members and meetings",
)  # fmt: skip
