"""TT 28/2009 (am. TT 15/2017) to 21/4/2025, TT 05/2025 since: periods a week, less the reductions.

Before 2025 only the highest reduction of two duties counts; since then they add up. A third duty is refused, never
clipped. Reductions for a state (probation, small child) come besides (reading).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from duoc.law.core.errors import LawError
from duoc.law.core.given import Given, one_of
from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, before_oldest, load
from duoc.law.core.registry import rule
from duoc.law.core.result import Result, Step, because
from duoc.law.core.text import Text

LEVELS = ("tieu_hoc", "thcs", "thpt")
TOO_MANY = "more_than_two_concurrent_duties"
NAMES = {
    "chu_nhiem": Text("chủ nhiệm lớp", "homeroom teacher"),
    "to_truong": Text("tổ trưởng chuyên môn", "head of a subject team"),
    "to_pho": Text("tổ phó chuyên môn", "deputy head of a subject team"),
    "thu_vien": Text("phụ trách thư viện", "library"),
    "van_thu": Text("kiêm văn thư", "clerk's work"),
    "cntt": Text("phụ trách công nghệ thông tin", "information technology"),
    "phong_thiet_bi": Text("phụ trách phòng thiết bị", "equipment room"),
    "ho_tro_khuyet_tat": Text("hỗ trợ học sinh khuyết tật", "support of disabled pupils"),
    "tap_su": Text("tập sự", "probation"),
    "nuoi_con_duoi_12_thang": Text("nuôi con dưới 12 tháng", "child under 12 months"),
}


class Reduction(Strict):
    """Periods a week that a duty or a state takes off, by level."""

    reduction: dict[str, int]
    source: Source


class OpenDuty(Strict):
    """A duty whose reduction the head sets within a range, or that another circular sets."""

    name: str
    vi: str
    en: str


class Told(Strict):
    """A provision kept in words."""

    vi: str
    en: str
    source: Source


class LoadFile(RegulationFile):
    """The weekly periods of one regulation."""

    norms: Sourced[dict[str, dict[str, int]]]
    principal_periods: Sourced[dict[str, int]]
    duties: dict[str, Reduction]
    open_duties: tuple[OpenDuty, ...]
    duties_at_most: Sourced[int]
    several_duties: Sourced[Literal["highest_only", "sum"]]
    states: dict[str, Reduction]
    states_besides_duties: Sourced[bool]
    youth_leader: Told
    year_weeks: Sourced[dict[str, int]] | None


RULES: dict[str, LoadFile] = {
    "TT28-2009+15-2017": load("staff", "tt28-2009", LoadFile),
    "TT05-2025": load("staff", "tt05-2025", LoadFile),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyPeriods(Result):
    """What a teacher teaches a week. Refused assignments have `error` and no numbers."""

    norm: int | None = None
    reduction: int | None = None
    weekly: int | None = None
    yearly: int | None = None
    error: str | None = None


def load_for(on: date) -> LoadFile:
    """The regulation of a day. Error: `before_oldest_rule`."""
    for candidate in RULES.values():
        if candidate.regulation.holds_on(on):
            return candidate
    oldest = next(iter(RULES.values())).regulation
    raise before_oldest(on, oldest.from_ or on, field="on", rule=oldest.id)


def weekly_periods(
    level: str, rule: LoadFile, *, school_type: str = "thuong", duties: Sequence[str] = (), states: Sequence[str] = ()
) -> WeeklyPeriods:
    """The periods a week of a teacher with these duties and states.

    Errors: `unknown_word`, `not_for_this_level`, `repeated`.
    """
    name = rule.regulation.id
    one_of(level, LEVELS, field="level", rule=name)
    one_of(school_type, rule.norms.value, field="school_type", rule=name)
    for field, words, known in (("duties", duties, tuple(rule.duties)), ("states", states, tuple(rule.states))):
        for word in words:
            one_of(word, known, field=field, rule=name)
        if len(set(words)) < len(words):
            raise LawError("repeated", field=field, value=list(words), rule=name,
                           vi="có giá trị lặp lại", en="repeats a value")  # fmt: skip
    norm = rule.norms.value[school_type].get(level)
    if norm is None:
        raise LawError(
            "not_for_this_level", field="school_type", value=school_type, rule=name,
            vi=f"không có định mức tiết dạy cho cấp {level}", en=f"has no norm of periods for level {level}",
        )  # fmt: skip
    most = rule.duties_at_most
    limit = Step(
        rule.at(most.source), f"{len(duties)} nhiệm vụ kiêm nhiệm, không quá {most.value}",
        f"{len(duties)} concurrent duties, at most {most.value}", len(duties) <= most.value, {"duties": tuple(duties)},
    )  # fmt: skip
    if not limit.held:
        return WeeklyPeriods(status="refused", error=TOO_MANY, because=because(limit))
    start = Step(rule.at(rule.norms.source), f"định mức {norm} tiết/tuần", f"norm {norm} periods a week")
    from_duties, duty_steps = _duties(level, duties, rule)
    from_states, state_steps = _reductions(level, states, rule.states, rule)
    reduction = from_duties + from_states
    weekly, weeks = norm - reduction, rule.year_weeks
    end = [Step(rule.at(rule.norms.source), f"dạy {norm} − {reduction} = {weekly} tiết/tuần",
                f"teaches {norm} − {reduction} = {weekly} periods a week")]  # fmt: skip
    yearly = None if weeks is None else weekly * weeks.value["teaching"]
    if weeks is not None:
        end.append(Step(rule.at(weeks.source), f"cả năm {weekly} × {weeks.value['teaching']} = {yearly} tiết",
                        f"a year {weekly} × {weeks.value['teaching']} = {yearly} periods"))  # fmt: skip
    return WeeklyPeriods(norm=norm, reduction=reduction, weekly=weekly, yearly=yearly,
                         because=because(limit, start, duty_steps, state_steps, end))  # fmt: skip


def _reductions(
    level: str, words: Sequence[str], known: Mapping[str, Reduction], rule: LoadFile
) -> tuple[int, list[Step]]:
    steps = [
        Step(rule.at(known[word].source), f"{NAMES[word].vi}: giảm {known[word].reduction[level]} tiết",
             f"{NAMES[word].en}: {known[word].reduction[level]} periods less")
        for word in words
    ]  # fmt: skip
    return sum(known[word].reduction[level] for word in words), steps


def _duties(level: str, duties: Sequence[str], rule: LoadFile) -> tuple[int, list[Step]]:
    total, steps = _reductions(level, duties, rule.duties, rule)
    how = rule.several_duties
    if len(duties) < 2:
        return total, steps
    if how.value == "sum":
        return total, [*steps, Step(rule.at(how.source), f"cộng các mức giảm: {total} tiết",
                                    f"the reductions add up: {total} periods")]  # fmt: skip
    highest = max(rule.duties[duty].reduction[level] for duty in duties)
    return highest, [*steps, Step(rule.at(how.source), f"chỉ tính mức giảm cao nhất: {highest} tiết",
                                  f"only the highest reduction counts: {highest} periods")]  # fmt: skip


def manager_periods(position: Literal["hieu_truong", "pho_hieu_truong"], rule: LoadFile) -> WeeklyPeriods:
    """The periods a week that a principal or deputy of a general school teaches. Error: `unknown_word`."""
    own = rule.principal_periods
    one_of(position, own.value, field="position", rule=rule.regulation.id)
    periods = own.value[position]
    step = Step(rule.at(own.source), f"dạy {periods} tiết/tuần", f"teaches {periods} periods a week")
    return WeeklyPeriods(norm=periods, reduction=0, weekly=periods, because=because(step))


@rule(
    subject="staff",
    name="weekly_periods",
    versions=RULES,
    vi="Số tiết dạy mỗi tuần của giáo viên phổ thông sau khi giảm định mức",
    en="The periods a week of a general teacher, less the reductions",
)
def _weekly_periods(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    rule = RULES[version]
    given = Given(words, ("level", "school_type", "duties", "states"), rule=version)
    result = weekly_periods(
        given.word("level", LEVELS),
        rule,
        school_type=given.word("school_type", rule.norms.value, "thuong"),
        duties=given.words("duties", tuple(rule.duties)),
        states=given.words("states", tuple(rule.states)),
    )
    if result.error is not None:
        return {"valid": False, "error": result.error, "because": result.because}
    answer = {
        "valid": True,
        "norm": result.norm,
        "reduction": result.reduction,
        "weekly": result.weekly,
        "because": result.because,
    }
    return answer if result.yearly is None else answer | {"yearly": result.yearly}
