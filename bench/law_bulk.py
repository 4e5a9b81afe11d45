"""A year's results of 15,000 lower secondary pupils × 13 subjects, on one core: how long the law room takes.

    python bench/law_bulk.py [pupils]

Prints the time of the bulk form under TT 58/2011 and TT 22/2021, of the term averages from raw marks, and of the single
form with all its reasons for comparison. The bulk form must stay under 2 s.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable

from duoc.law.assessment import bulk, tt22, tt58

SUBJECTS_58 = (
    "TOAN", "NGU_VAN", "NGOAI_NGU", "VAT_LI", "HOA_HOC", "SINH_HOC", "LICH_SU", "DIA_LI", "GDCD", "CONG_NGHE",
    "THE_DUC", "AM_NHAC", "MI_THUAT",
)  # fmt: skip
SUBJECTS_22 = (
    "NGU_VAN", "TOAN", "NGOAI_NGU_1", "GDCD", "LS_DL", "KHTN", "CONG_NGHE", "TIN_HOC", "NGOAI_NGU_2",
    "GDTC", "NGHE_THUAT", "HDTN_HN", "ND_DP",
)  # fmt: skip


def roll(
    subjects: tuple[str, ...], comment_only: tuple[str, ...], pupils: int, conduct: list[str]
) -> list[bulk.YearRow]:
    """Pupils as a city has them: most marks around 7, a few weak subjects, few failed comment-only subjects."""
    chance = random.Random(2020)

    def result(code: str) -> bulk.Result:
        if code in comment_only:
            return chance.random() > 0.01
        return min(100, max(0, round(chance.gauss(70, 14))))

    return [
        bulk.YearRow(
            tuple(map(result, subjects)), tuple(map(result, subjects)), chance.choice(conduct), chance.randrange(0, 50)
        )
        for _ in range(pupils)
    ]


def timed(what: str, work: Callable[[], object]) -> float:
    """Run once and say how long it took: on the clock, and of one core's time, which does not count other programs."""
    start, busy = time.perf_counter(), time.process_time()
    work()
    seconds, core = time.perf_counter() - start, time.process_time() - busy
    print(f"{what:<54} {seconds:7.3f} s, of one core {core:7.3f} s")
    return core


def main() -> None:
    """Measure and print; exit 1 when the bulk form takes 2 s or more."""
    pupils = int(sys.argv[1]) if len(sys.argv) > 1 else 15_000
    new, old = tt58.TT58_TT26, tt22.TT22_2021
    rows_58 = roll(SUBJECTS_58, new.comment_only.value, pupils, ["T", "T", "K", "Tb", "Y"])
    rows_22 = roll(SUBJECTS_22, old.comment_only.value, pupils, ["Tốt", "Tốt", "Khá", "Đạt", "Chưa đạt"])
    chance = random.Random(1)
    terms = [
        ([chance.randrange(40, 101) for _ in range(4)], [chance.randrange(40, 101)], chance.randrange(40, 101))
        for _ in range(pupils * 10 * 2)
    ]
    print(f"{pupils} pupils × 13 subjects")
    slowest = max(
        timed("TT58/2011+TT26/2020, bulk", lambda: bulk.years_58(SUBJECTS_58, rows_58, new)),
        timed("TT22/2021, bulk", lambda: bulk.years_22(SUBJECTS_22, rows_22, old)),
    )
    timed("term averages of all marked subjects, both terms", lambda: bulk.term_averages(terms, new.tests.weights))
    timed(
        "TT58/2011+TT26/2020, single form with reasons", lambda: [bulk.explain_58(SUBJECTS_58, r, new) for r in rows_58]
    )
    timed("TT22/2021, single form with reasons", lambda: [bulk.explain_22(SUBJECTS_22, r, old) for r in rows_22])
    sys.exit(slowest >= 2)


if __name__ == "__main__":
    main()
