"""What every staffing norm answers with, and the words its inputs share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import floor

from duoc.law.core.numbers import as_text, count
from duoc.law.core.result import Clause, Result, Step
from duoc.law.staff.words import said

SCHOOL_TYPES = ("thuong", "ban_tru", "noi_tru", "khuyet_tat")
"""An ordinary school, semi-boarding (PTDTBT), boarding (DTNT), for disabled pupils."""
GENERAL_LEVELS = ("tieu_hoc", "thcs")
AGES = ("nt_3_12", "nt_13_24", "nt_25_36", "mg_3_4", "mg_4_5", "mg_5_6")
"""Age groups of preschool: months for nhóm trẻ, years for mẫu giáo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffQuota(Result):
    """The staff of one school by one norm: maxima, as exact numbers, summed before anybody rounds.

    `deputies` is a number until 15/12/2023 and a maximum afterwards; None where the norm was not read.
    `posts` holds the other posts by name; `not_loaded` names those of which the norm has a number we have not read.
    """

    regulation: str
    principal: int
    deputies: int | None
    teachers: Fraction
    surplus_teachers: int = 0
    posts: Mapping[str, int] = field(default_factory=dict)
    not_loaded: tuple[str, ...] = ()

    @property
    def teachers_whole(self) -> int:
        """The integer part: the norms are maxima and no text says how to round a school's total."""
        return floor(self.teachers)


def counted(rule: str, **counts: int) -> None:
    """Refuse negative or broken counts. Errors: `out_of_range`, `not_a_number`."""
    for name, value in counts.items():
        count(value, field=name, rule=rule)


def norm_step(clause: Clause, number: int, norm: Decimal, vi: str, en: str) -> Step:
    """One product of the sum of teachers: "12 lớp 2 buổi/ngày × 1,5 = 18"."""
    product = Fraction(norm) * number
    return Step(
        clause,
        f"{number} {vi} × {as_text(norm, ',')} = {as_text(product, ',')} giáo viên",
        f"{number} {en} × {as_text(norm)} = {as_text(product)} teachers",
        None, {"number": number, "norm": str(norm)},
    )  # fmt: skip


def surplus_by_age(
    surplus: Mapping[str, int], steps: Mapping[str, int], clause: Clause, session_vi: str = "", session_en: str = ""
) -> tuple[int, list[Step]]:
    """Teachers for children left over, counted per age group."""
    total, reasons = 0, []
    for age, left in surplus.items():
        more = left // steps[age]
        total += more
        reasons.append(Step(
            clause, f"{said(age).vi}{session_vi}: thừa {left} trẻ, cứ {steps[age]} trẻ thêm 1 giáo viên: {more}",
            f"{said(age).en}{session_en}: {left} children left over, one teacher per {steps[age]}: {more}",
            None, {"age": age, "left_over": left},
        ))  # fmt: skip
    return total, reasons


def disability_posts(pupils: int, one: int, two_from: int) -> int:
    """Posts of disability support for inclusive pupils: none, one, or two from `two_from` on."""
    return 0 if pupils == 0 else one if pupils < two_from else 2 * one
