"""How many schools of an office hold a valid bằng of national standard (độ bao phủ chuẩn quốc gia), and targets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from duoc.law.core.contract import expose
from duoc.law.core.dates import add_years
from duoc.law.core.errors import LawError
from duoc.law.core.numbers import count, half_up, show
from duoc.law.core.reasons import a_day, a_list, contradiction, optional_day, reason
from duoc.law.core.result import Result, because
from duoc.law.quality.schemes import SCHEMES, TIMELINE

NAME = "quality.coverage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage(Result):
    """Schools with a valid paper by level. `percent` has one decimal, half up; None without schools."""

    total: int
    level_1: int
    level_2: int
    percent: str | None
    ending_in_12_months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetMet(Result):
    """Whether a school's target of national standard is met on the closing day."""

    met: bool


def coverage(schools: Iterable[Mapping[str, object]], on: date) -> Coverage:
    """Count the schools whose paper is valid on a day; each has `level_standard` and `valid_until` (its last day).

    Expired papers do not count. Ending: valid, and the last day before the same day of next year.
    """
    on = a_day(on, field="on", rule=NAME)
    papers = [_paper(school, place) for place, school in enumerate(a_list(schools, field="schools", rule=NAME), 1)]
    valid = [(level, until) for level, until in papers if level is not None and until is not None and until >= on]
    next_year = add_years(on, 1)
    ending = sum(until < next_year for _level, until in valid)
    total = len(papers)
    percent = None if not total else show(half_up(1000 * len(valid), total))
    step = reason(
        TIMELINE, TIMELINE.coverage_source,
        f"{len(valid)}/{total} trường có bằng còn giá trị ngày {on:%d/%m/%Y}, {ending} bằng hết hạn trong 12 tháng",
        f"{len(valid)} of {total} schools hold a paper valid on {on:%d/%m/%Y}, {ending} end within 12 months",
        valid=len(valid), total=total, ending=ending,
    )  # fmt: skip
    return Coverage(
        total=total, level_1=sum(level == 1 for level, _until in valid),
        level_2=sum(level == 2 for level, _until in valid), percent=percent, ending_in_12_months=ending,
        because=because(step),
    )  # fmt: skip


def _paper(school: object, place: int) -> tuple[int | None, date | None]:
    """A school's level and the last day of its paper; both or neither. Errors: `not_a_table`, `contradiction`."""
    field = f"schools.{place}"
    if not isinstance(school, Mapping):
        raise LawError(
            "not_a_table", field=field, value=school, rule=NAME,
            vi="cần có level_standard và valid_until", en="needs level_standard and valid_until",
        )  # fmt: skip
    level, until = school.get("level_standard"), school.get("valid_until")
    if (level is None) != (until is None):
        raise contradiction(
            field,
            dict(school),
            NAME,
            "mức độ và hạn phải cùng có hoặc cùng không",
            "needs both level and last day, or neither",
        )
    found = None if level is None else count(level, field=f"{field}.level_standard", rule=NAME, low=1, high=2)
    return found, optional_day(until, field=f"{field}.valid_until", rule=NAME)


def target_met(target: int, level_standard: int | None, valid_until: date | None, closing_on: date) -> TargetMet:
    """A target of national standard is met when a paper of that level or higher is valid on the closing day."""
    name = "quality.target_met"
    target = count(target, field="target", rule=name, low=1, high=2)
    closing = a_day(closing_on, field="closing_on", rule=name)
    level, until = _paper({"level_standard": level_standard, "valid_until": valid_until}, 1)
    met = level is not None and until is not None and level >= target and until >= closing
    have = f"mức độ {level} đến {until:%d/%m/%Y}" if level is not None and until is not None else "chưa có bằng"
    have_en = f"level {level} to {until:%d/%m/%Y}" if level is not None and until is not None else "no paper"
    step = reason(
        TIMELINE, TIMELINE.coverage_source, f"Chỉ tiêu mức độ {target} ngày {closing:%d/%m/%Y}: {have}",
        f"target level {target} on {closing:%d/%m/%Y}: {have_en}", held=met,
    )  # fmt: skip
    return TargetMet(met=met, because=because(step))


expose(
    "quality", "coverage", [*SCHEMES, "any"], coverage,
    vi="Bao nhiêu trường có bằng chuẩn quốc gia còn giá trị",
    en="How many schools hold a valid national-standard paper",
)  # fmt: skip
