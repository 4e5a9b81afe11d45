"""NĐ 90/2020 (am. NĐ 48/2023), Điều 12–15: classification by tasks done, 20/8/2020 to 30/6/2026.

"Không hoàn thành" is asked first and overrides; then the levels from the top. Between 20 % and 50 % short (staff) and
50 % and 70 % of targets (managers) no article speaks: the answer is "needs_decision".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from duoc.law.core.errors import LawError
from duoc.law.core.given import Given, missing, one_of
from duoc.law.core.numbers import reaches
from duoc.law.core.parameters import Source, Sourced
from duoc.law.core.registry import rule
from duoc.law.core.result import Step, because
from duoc.law.staff.classification.levels import LEVEL_TEXTS, ROLES, Classification
from duoc.law.staff.classification.nd90_parameters import RULE, ClassificationFile

GENERAL = ("tot", "dap_ung", "khong_dap_ung")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subunits:
    """How the sub-units of a unit were classified, by number. A school without any meets every condition on them."""

    xuat_sac: int = 0
    tot: int = 0
    hoan_thanh: int = 0
    khong: int = 0

    @property
    def number(self) -> int:
        """All of them."""
        return self.xuat_sac + self.tot + self.hoan_thanh + self.khong


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitYear:
    """A unit's year, by its targets."""

    targets_total: int
    targets_done: int
    targets_exceeded: int = 0
    targets_on_time_quality: int = 0
    subunits: Subunits = Subunits()
    corruption_handled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffYear:
    """A person's year, by the criteria of his or her tasks. A manager's year includes the unit's."""

    role: str = "staff"
    months_worked: Fraction | int = 12
    leave_months: Fraction | int = 0
    maternity_leave: bool = False
    general_criteria: str | None = None
    criteria_total: int | None = None
    criteria_all_done: bool = False
    criteria_not_assured: int = 0
    criteria_exceeded: int = 0
    high_effect: bool = False
    degradation: bool = False
    disciplined_in_year: bool = False
    unit: UnitYear | None = None


Condition = Callable[[StaffYear, ClassificationFile], list[Step]]


def classify_by_tasks(year: StaffYear, rule: ClassificationFile = RULE) -> Classification:
    """The level of a person's year. Errors: `unknown_word`, `out_of_range`, `missing`."""
    _check(year, rule.regulation.id)
    months = Step(
        rule.at(rule.months_needed.source),
        f"làm việc {_vi(year.months_worked)} tháng trong năm, cần từ {rule.months_needed.value}",
        f"worked {year.months_worked} months of the year, {rule.months_needed.value} needed",
        year.months_worked >= rule.months_needed.value, {"months_worked": str(year.months_worked)},
    )  # fmt: skip
    if not months.held:
        return Classification(level=None, status="not_classified", because=because(months))
    failures = _failures(year, rule)
    if failures:
        return Classification(level="khong_hoan_thanh", status="classified", because=because(months, failures))
    if year.general_criteria is None or year.criteria_total is None:
        raise missing("general_criteria" if year.general_criteria is None else "criteria_total", rule.regulation.id)
    if year.role == "manager" and year.unit is None:
        raise missing("unit", rule.regulation.id)
    missed: list[Step] = [months]
    ladder: tuple[tuple[str, Condition], ...] = (
        ("xuat_sac", _excellent), ("tot", _good), ("hoan_thanh", _completed)
    )  # fmt: skip
    for level, conditions in ladder:
        steps = conditions(year, rule)
        if all(step.held for step in steps):
            return _with_leave(level, year, rule, (*missed, *steps))
        missed += (step for step in steps if not step.held)
    gap = Step(
        rule.at(rule.staff.completed.not_assured_percent.source),
        "không điều nào của Nghị định áp dụng cho trường hợp này: cấp có thẩm quyền quyết định",
        "no article of the decree covers this case: the competent authority decides",
    )
    return Classification(level=None, status="needs_decision", because=because(missed, gap))


def _check(year: StaffYear, name: str) -> None:
    one_of(year.role, ROLES, field="role", rule=name)
    if year.general_criteria is not None:
        one_of(year.general_criteria, GENERAL, field="general_criteria", rule=name)
    _within("months_worked", year.months_worked, 0, 12, name)
    _within("leave_months", year.leave_months, 0, 12, name)
    if year.criteria_total is not None:
        _within("criteria_total", year.criteria_total, 1, None, name)
    _within("criteria_not_assured", year.criteria_not_assured, 0, year.criteria_total, name)
    _within("criteria_exceeded", year.criteria_exceeded, 0, year.criteria_total, name)
    if year.unit is not None:
        unit = year.unit
        _within("targets_total", unit.targets_total, 1, None, name)
        _within("targets_done", unit.targets_done, 0, unit.targets_total, name)
        _within("targets_exceeded", unit.targets_exceeded, 0, unit.targets_done, name)
        _within("targets_on_time_quality", unit.targets_on_time_quality, 0, unit.targets_total, name)
        for field in ("xuat_sac", "tot", "hoan_thanh", "khong"):
            _within(f"subunits.{field}", getattr(unit.subunits, field), 0, None, name)


def _within(field: str, value: Fraction | int, low: int, high: int | None, name: str) -> None:
    if value < low or (high is not None and value > high):
        raise LawError(
            "out_of_range", field=field, value=str(value), rule=name,
            vi=f"phải từ {low}" + ("" if high is None else f" đến {high}"),
            en=f"must be at least {low}" + ("" if high is None else f" and at most {high}"),
        )  # fmt: skip


def _vi(number: Fraction | int) -> str:
    whole = Fraction(number)
    return str(whole.numerator) if whole.denominator == 1 else f"{float(whole):.1f}".replace(".", ",")


def _failures(year: StaffYear, rule: ClassificationFile) -> list[Step]:
    """Each condition of Điều 15 that is met; one is enough."""
    short = rule.staff.failed.not_assured_above_percent
    targets = rule.manager.failed.targets_below_percent
    staff, manager = rule.at(short.source), rule.at(targets.source)
    steps: list[Step] = []
    if year.degradation:
        steps.append(Step(staff, "cấp có thẩm quyền kết luận có biểu hiện suy thoái",
                          "degradation found by the competent authority", True))  # fmt: skip
    if year.disciplined_in_year:
        steps.append(Step(staff, "bị kỉ luật trong năm", "disciplined in the year", True))
    total, lacking = year.criteria_total, year.criteria_not_assured
    if total is not None and 100 * lacking > short.value * total:
        steps.append(Step(
            staff,
            f"{lacking}/{total} tiêu chí không bảo đảm, trên {short.value}%",
            f"{lacking}/{total} criteria short, above {short.value}%",
            True, {"not_assured": lacking, "of": total},
        ))  # fmt: skip
    unit = year.unit if year.role == "manager" else None
    if unit is not None and 100 * unit.targets_done < targets.value * unit.targets_total:
        steps.append(Step(
            manager,
            f"đơn vị hoàn thành {unit.targets_done}/{unit.targets_total} chỉ tiêu, dưới {targets.value}%",
            f"the unit completed {unit.targets_done}/{unit.targets_total} targets, below {targets.value}%",
            True, {"targets_done": unit.targets_done, "of": unit.targets_total},
        ))  # fmt: skip
    if unit is not None and unit.corruption_handled:
        steps.append(Step(manager, "đơn vị có tham nhũng, lãng phí bị xử lí theo pháp luật",
                          "corruption or waste in the unit handled by law", True))  # fmt: skip
    return steps


def _excellent(year: StaffYear, rule: ClassificationFile) -> list[Step]:
    staff, manager = rule.staff.excellent, rule.manager.excellent
    place = staff.exceeded_percent.source if year.role == "staff" else manager.exceeded_percent.source
    steps = [
        Step(rule.at(place), "tiêu chí chung phải được thực hiện tốt", "general criteria must be done well",
             year.general_criteria == staff.general),
        *_all_tasks(year, rule, place),
        Step(rule.at(place), "nhiệm vụ đạt hiệu quả cao", "tasks of high effect", year.high_effect),
    ]  # fmt: skip
    if year.unit is None or year.role == "staff":
        return [*steps, _share(rule, staff.exceeded_percent, year.criteria_exceeded, year.criteria_total or 0,
                               "tiêu chí vượt mức", "criteria exceeded")]  # fmt: skip
    unit = year.unit
    return [
        *steps,
        _unit_done(unit, rule, place),
        _share(rule, manager.exceeded_percent, unit.targets_exceeded, unit.targets_total,
               "chỉ tiêu của đơn vị vượt mức", "targets of the unit exceeded"),
        *_subunits(unit, rule, manager.subunits_completed_percent, manager.subunits_good_percent),
    ]  # fmt: skip


def _good(year: StaffYear, rule: ClassificationFile) -> list[Step]:
    manager = rule.manager.good
    place = rule.staff.good.source if year.role == "staff" else manager.on_time_percent.source
    steps = [_general_met(year, rule, place), *_all_tasks(year, rule, place)]
    if year.unit is None or year.role == "staff":
        return steps
    unit = year.unit
    return [
        *steps,
        _unit_done(unit, rule, place),
        _share(rule, manager.on_time_percent, unit.targets_on_time_quality, unit.targets_total,
               "chỉ tiêu đúng tiến độ, bảo đảm chất lượng", "targets on time and good"),
        *_subunits(unit, rule, manager.subunits_completed_percent, manager.subunits_good_percent),
    ]  # fmt: skip


def _completed(year: StaffYear, rule: ClassificationFile) -> list[Step]:
    limit, targets = rule.staff.completed.not_assured_percent, rule.manager.completed.targets_above_percent
    place = limit.source if year.role == "staff" else targets.source
    total, short = year.criteria_total or 0, year.criteria_not_assured
    steps = [
        _general_met(year, rule, place),
        Step(rule.at(place), "mọi tiêu chí về nhiệm vụ được hoàn thành", "all task criteria completed",
             year.criteria_all_done),
        Step(rule.at(limit.source), f"{short}/{total} tiêu chí không bảo đảm, tối đa {limit.value}%",
             f"{short}/{total} criteria short, at most {limit.value}%", 100 * short <= limit.value * total,
             {"not_assured": short, "of": total}),
    ]  # fmt: skip
    if year.unit is None or year.role == "staff":
        return steps
    unit = year.unit
    above = Step(
        rule.at(targets.source),
        f"đơn vị hoàn thành {unit.targets_done}/{unit.targets_total} chỉ tiêu, cần trên {targets.value}%",
        f"the unit completed {unit.targets_done}/{unit.targets_total} targets, more than {targets.value}% needed",
        100 * unit.targets_done > targets.value * unit.targets_total,
        {"targets_done": unit.targets_done, "of": unit.targets_total},
    )  # fmt: skip
    return [*steps, above, *_subunits(unit, rule, rule.manager.completed.subunits_completed_percent, None)]


def _general_met(year: StaffYear, rule: ClassificationFile, place: Source) -> Step:
    held = year.general_criteria in ("tot", "dap_ung")
    return Step(rule.at(place), "tiêu chí chung được đáp ứng", "general criteria met", held)


def _all_tasks(year: StaffYear, rule: ClassificationFile, place: Source) -> list[Step]:
    total, short = year.criteria_total, year.criteria_not_assured
    return [
        Step(
            rule.at(place),
            f"100% nhiệm vụ đúng tiến độ, bảo đảm chất lượng, hiệu quả: {short}/{total} không bảo đảm",
            f"100% of tasks on time, with quality and effect: {short}/{total} short",
            year.criteria_all_done and short == 0, {"not_assured": short, "of": total},
        )
    ]  # fmt: skip


def _unit_done(unit: UnitYear, rule: ClassificationFile, place: Source) -> Step:
    return Step(
        rule.at(place),
        f"đơn vị hoàn thành tất cả chỉ tiêu: {unit.targets_done}/{unit.targets_total}",
        f"the unit completed all targets: {unit.targets_done}/{unit.targets_total}",
        unit.targets_done == unit.targets_total,
    )


def _subunits(
    unit: UnitYear, rule: ClassificationFile, completed: Sourced[int], good: Sourced[int] | None
) -> list[Step]:
    parts = unit.subunits
    if parts.number == 0:
        return []
    steps = [_share(rule, completed, parts.number - parts.khong, parts.number,
                    "đơn vị thuộc quyền từ hoàn thành nhiệm vụ", "sub-units that completed their tasks")]  # fmt: skip
    if good is not None:
        steps.append(_share(rule, good, parts.xuat_sac + parts.tot, parts.number,
                            "đơn vị thuộc quyền từ hoàn thành tốt", "sub-units good or excellent"))  # fmt: skip
    return steps


def _share(rule: ClassificationFile, need: Sourced[int], part: int, base: int, vi: str, en: str) -> Step:
    return Step(
        rule.at(need.source), f"{part}/{base} {vi}, cần từ {need.value}%", f"{part}/{base} {en}, {need.value}% needed",
        reaches(part, base, need.value), {"part": part, "of": base, "percent": need.value},
    )  # fmt: skip


def _with_leave(level: str, year: StaffYear, rule: ClassificationFile, steps: tuple[Step, ...]) -> Classification:
    """A leave of three months to under six, other than maternity, caps the level at hoàn thành."""
    cap = rule.leave_cap_from_months
    capped = (
        cap.value <= year.leave_months < rule.months_needed.value
        and not year.maternity_leave
        and level in ("xuat_sac", "tot")
    )
    if not capped:
        return Classification(level=level, status="classified", because=because(steps))
    step = Step(
        rule.at(cap.source),
        f"nghỉ {_vi(year.leave_months)} tháng, từ {cap.value} tháng: không xếp trên {LEVEL_TEXTS['hoan_thanh'].vi}",
        f"leave of {year.leave_months} months, {cap.value} or more: not above {LEVEL_TEXTS['hoan_thanh'].en}",
        True, {"leave_months": str(year.leave_months)},
    )  # fmt: skip
    return Classification(level="hoan_thanh", status="classified", because=because(steps, step))


FIELDS = (
    "role", "months_worked", "leave_months", "maternity_leave", "general_criteria", "criteria_total",
    "criteria_all_done", "criteria_not_assured", "criteria_exceeded", "high_effect", "degradation",
    "disciplined_in_year", "unit",
)  # fmt: skip
UNIT_FIELDS = (
    "targets_total", "targets_done", "targets_exceeded", "targets_on_time_quality", "on_time_quality", "subunits",
    "corruption_handled",
)  # fmt: skip
"""`on_time_quality` is the short name of `targets_on_time_quality`."""


@rule(
    subject="staff",
    name="quality_classification",
    versions=("ND90-2020",),
    vi="Xếp loại chất lượng viên chức hằng năm",
    en="The annual classification of a public employee",
)
def _quality_classification(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    given = Given(words, FIELDS, rule=version)
    result = classify_by_tasks(
        StaffYear(
            role=given.word("role", ROLES),
            months_worked=given.number("months_worked", 12),
            leave_months=given.number("leave_months", 0),
            maternity_leave=given.flag("maternity_leave"),
            general_criteria=given.maybe_word("general_criteria", GENERAL),
            criteria_total=given.maybe_whole("criteria_total"),
            criteria_all_done=given.flag("criteria_all_done"),
            criteria_not_assured=given.whole("criteria_not_assured", 0),
            criteria_exceeded=given.whole("criteria_exceeded", 0),
            high_effect=given.flag("high_effect"),
            degradation=given.flag("degradation"),
            disciplined_in_year=given.flag("disciplined_in_year"),
            unit=_unit(given),
        )
    )
    return {"level": result.level, "status": result.status, "because": result.because}


def _unit(given: Given) -> UnitYear | None:
    unit = given.inner("unit", UNIT_FIELDS)
    if unit is None:
        return None
    parts = unit.inner("subunits", ("xuat_sac", "tot", "hoan_thanh", "khong"))
    return UnitYear(
        targets_total=unit.whole("targets_total"),
        targets_done=unit.whole("targets_done"),
        targets_exceeded=unit.whole("targets_exceeded", 0),
        targets_on_time_quality=unit.whole("targets_on_time_quality", unit.whole("on_time_quality", 0)),
        subunits=Subunits()
        if parts is None
        else Subunits(
            xuat_sac=parts.whole("xuat_sac", 0),
            tot=parts.whole("tot", 0),
            hoan_thanh=parts.whole("hoan_thanh", 0),
            khong=parts.whole("khong", 0),
        ),
        corruption_handled=unit.flag("corruption_handled"),
    )
