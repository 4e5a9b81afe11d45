"""Criterion 5.6 of lower secondary schools at level 3, as amended by TT 22/2024: the one clause that was read."""

from __future__ import annotations

from dataclasses import dataclass

from duoc.law.core.contract import expose
from duoc.law.core.numbers import count
from duoc.law.core.reasons import contradiction, flag, reason
from duoc.law.core.result import Result, because
from duoc.law.quality.schemes import TT22_2024, Amendment

NAME = "quality.results_thcs_level3"

WORDS = {
    "tot": ("Học tập Tốt", "learning Tốt"),
    "kha": ("Học tập Khá", "learning Khá"),
    "chua_dat": ("Học tập Chưa đạt", "learning Chưa đạt"),
    "conduct": ("Rèn luyện Khá, Tốt", "conduct Khá or Tốt"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsLevel3(Result):
    """Whether a school's results reach level 3, and the shares that fail: tot, kha, chua_dat, conduct.

    Drop-out and repetition belong to the clause too and were not read: `not_checked` names them.
    """

    met: bool
    failed: tuple[str, ...]
    not_checked: tuple[str, ...] = ("dropout", "repetition")


def results_thcs_level3(
    pupils: int, tot: int, kha: int, chua_dat: int, conduct_kha_tot: int, disadvantaged: bool = False,
    rule: Amendment = TT22_2024,
) -> ResultsLevel3:  # fmt: skip
    """Check a school's results by whole numbers: 100 × count ≥ share × pupils. Khá is Khá alone, not Khá and above."""
    total = count(pupils, field="pupils", rule=NAME)
    counted = {
        "tot": count(tot, field="tot", rule=NAME, high=total),
        "kha": count(kha, field="kha", rule=NAME, high=total),
        "chua_dat": count(chua_dat, field="chua_dat", rule=NAME, high=total),
        "conduct": count(conduct_kha_tot, field="conduct_kha_tot", rule=NAME, high=total),
    }
    if counted["tot"] + counted["kha"] + counted["chua_dat"] > total:
        raise contradiction(
            "pupils", total, NAME, "ít hơn tổng số Tốt, Khá, Chưa đạt", "are fewer than Tốt, Khá and Chưa đạt together"
        )
    terms = rule.results_thcs_level3
    limits = terms.disadvantaged if flag(disadvantaged, field="disadvantaged", rule=NAME) else terms.other
    steps, failed = [], []
    for name, (vi, en) in WORDS.items():
        share, number = int(getattr(limits, name)), counted[name]
        at_most = name == "chua_dat"
        held = total > 0 and (100 * number <= share * total if at_most else 100 * number >= share * total)
        mark = ("≤" if held else ">") if at_most else ("≥" if held else "<")
        steps.append(reason(
            rule, terms.source, f"{vi}: {number}/{total} {mark} {share}%", f"{en}: {number}/{total} {mark} {share}%",
            held=held, number=number, pupils=total, share=share,
        ))  # fmt: skip
        failed += [] if held else [name]
    steps.append(reason(
        rule, terms.unknown, "Bỏ học, lưu ban: chưa kiểm tra", "drop-out and repetition: not checked"
    ))  # fmt: skip
    return ResultsLevel3(met=not failed, failed=tuple(failed), because=because(steps))


expose(
    "quality", "results_thcs_level3", {TT22_2024.amends["TT18-2018"]: TT22_2024}, results_thcs_level3,
    vi="Kết quả giáo dục trường THCS có đạt mức 3 không",
    en="Whether the results of a lower secondary school reach level 3",
)  # fmt: skip
