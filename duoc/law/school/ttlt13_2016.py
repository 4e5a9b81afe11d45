"""School health (y tế trường học): water, taps, growth and the check at the start of the year. TTLT 13/2016."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from duoc.law.core.contract import expose
from duoc.law.core.numbers import as_text, count
from duoc.law.core.parameters import RegulationFile, Sourced, load
from duoc.law.core.reasons import choice, flag, reason
from duoc.law.core.result import Result, because

EARLY_CHECK = ("height", "weight")
EARLY_CHECK_VI = "đo chiều cao, cân nặng"
FULL_CHECK = (*EARLY_CHECK, "blood_pressure", "pulse", "sight")
FULL_CHECK_VI = "đo chiều cao, cân nặng, huyết áp, nhịp tim, kiểm tra thị lực"


class SchoolHealth(RegulationFile):
    """Parameters, in the order of the circular's articles."""

    version: str
    drinking_decilitres: dict[str, Sourced[int]]
    washing_litres: Sourced[int]
    pupils_per_tap: Sourced[int]
    boarder_litres_per_day: Sourced[int]
    monthly_below_months: Sourced[int]
    quarterly_to_months: Sourced[int]
    bmi_times_a_year: Sourced[int]
    full_check_from_months: Sourced[int]
    notices_to_parents_a_year: Sourced[int]
    health_board_meetings_a_term: Sourced[int]
    health_room_beds: Sourced[int]
    first_desk_from_board_cm: Sourced[int]


SCHOOL_HEALTH = load("school", "ttlt13-2016", SchoolHealth)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterSupply(Result):
    """Litres a session for drinking and washing, taps, and litres in 24 hours for boarders (None: none given)."""

    drinking_litres: Fraction
    washing_litres: Fraction
    taps_min: int
    boarding_litres_per_day: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthCheck(Result):
    """How often growth is followed (monthly, quarterly, bmi_twice_a_year) and what is measured in September."""

    growth: str
    start_of_year_check: tuple[str, ...]


def water_supply(
    pupils_per_session: int, season: str, boarders: int | None = None, rule: SchoolHealth = SCHOOL_HEALTH
) -> WaterSupply:
    """The water a school must have for one session; season: summer or winter."""
    name = "school.water_supply"
    pupils = count(pupils_per_session, field="pupils_per_session", rule=name)
    each = rule.drinking_decilitres[choice(season, rule.drinking_decilitres, field="season", rule=name)]
    drinking, washing = Fraction(each.value * pupils, 10), Fraction(rule.washing_litres.value * pupils)
    taps = -(-pupils // rule.pupils_per_tap.value)
    litres = as_text(Fraction(each.value, 10))
    steps = [
        reason(
            rule, each.source, f"Nước uống: {pupils} × {litres.replace('.', ',')} lít",
            f"drinking: {pupils} × {litres} l",
            litres=as_text(drinking),
        ),
        reason(
            rule, rule.washing_litres.source, f"Nước sinh hoạt: {pupils} × {rule.washing_litres.value} lít",
            f"washing: {pupils} × {rule.washing_litres.value} l", litres=as_text(washing),
        ),
        reason(
            rule, rule.pupils_per_tap.source, f"{pupils} học sinh, {rule.pupils_per_tap.value} em một vòi: {taps} vòi",
            f"{pupils} pupils, {rule.pupils_per_tap.value} a tap: {taps}", taps=taps,
        ),
    ]  # fmt: skip
    boarding: Fraction | None = None
    if boarders is not None:
        number = count(boarders, field="boarders", rule=name)
        boarding = Fraction(rule.boarder_litres_per_day.value * number)
        steps.append(reason(
            rule, rule.boarder_litres_per_day.source,
            f"Nội trú: {number} × {rule.boarder_litres_per_day.value} lít/24 giờ",
            f"boarders: {number} × {rule.boarder_litres_per_day.value} l in 24 hours", litres=as_text(boarding),
        ))  # fmt: skip
    return WaterSupply(
        drinking_litres=drinking, washing_litres=washing, taps_min=taps, boarding_litres_per_day=boarding,
        because=because(steps),
    )  # fmt: skip


def growth_check(age_months: int, general_school: bool = False, rule: SchoolHealth = SCHOOL_HEALTH) -> GrowthCheck:
    """How a child's growth is followed. A child still in preschool after six years is followed as before."""
    name = "school.growth_check"
    months = count(age_months, field="age_months", rule=name, high=12 * 25)
    if flag(general_school, field="general_school", rule=name):
        growth = "bmi_twice_a_year"
        first = reason(
            rule, rule.bmi_times_a_year.source, f"Học sinh phổ thông: BMI {rule.bmi_times_a_year.value} lần/năm học",
            f"general school: BMI {rule.bmi_times_a_year.value} times a school year",
        )  # fmt: skip
    else:
        limit = rule.monthly_below_months
        growth = "monthly" if months < limit.value else "quarterly"
        mark = "<" if months < limit.value else "≥"
        vi = "mỗi tháng" if growth == "monthly" else "mỗi quý"
        first = reason(
            rule, limit.source, f"{months} tháng {mark} {limit.value}: {vi}",
            f"{months} months {mark} {limit.value}: {growth}",
            months=months,
        )  # fmt: skip
    full = rule.full_check_from_months
    is_full = months >= full.value
    mark = "≥" if is_full else "<"
    checked, checked_vi = (FULL_CHECK, FULL_CHECK_VI) if is_full else (EARLY_CHECK, EARLY_CHECK_VI)
    second = reason(
        rule, full.source, f"{months} tháng {mark} {full.value}: {checked_vi}",
        f"{months} months {mark} {full.value}: {', '.join(checked)}", months=months,
    )  # fmt: skip
    return GrowthCheck(growth=growth, start_of_year_check=checked, because=because(first, second))


expose(
    "school", "water_supply", {SCHOOL_HEALTH.version: SCHOOL_HEALTH}, water_supply,
    vi="Trường cần bao nhiêu nước, bao nhiêu vòi", en="How much water and how many taps a school needs",
)  # fmt: skip
expose(
    "school", "growth_check", {SCHOOL_HEALTH.version: SCHOOL_HEALTH}, growth_check,
    vi="Trẻ được theo dõi tăng trưởng bao lâu một lần", en="How often a child's growth is followed",
)  # fmt: skip
