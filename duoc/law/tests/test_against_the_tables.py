"""The ranks against the tables of the regulations, written out once more by hand and without the parameters."""

from hypothesis import given, settings
from hypothesis import strategies as st

from duoc.law.assessment import tt22, tt58

CORE = ("TOAN", "NGU_VAN", "NGOAI_NGU")
MARKS_58 = (*CORE, "VAT_LI", "SINH_HOC", "GDCD")
MARKS_22 = ("NGU_VAN", "TOAN", "NGOAI_NGU_1", "GDCD", "LS_DL", "KHTN", "CONG_NGHE", "TIN_HOC")
ORDER = ["G", "K", "Tb", "Y", "Kém"]
LEVELS = ["Tốt", "Khá", "Đạt", "Chưa đạt"]


def near(*thresholds):
    """Marks that crowd around the thresholds, and any other."""
    return st.one_of(st.integers(0, 100), st.sampled_from([t + step for t in thresholds for step in (-1, 0, 1)]))


def rank_58(average, core, weakest, passed):
    if average >= 80 and core >= 80 and weakest >= 65 and passed:
        return "G"
    if average >= 65 and core >= 65 and weakest >= 50 and passed:
        return "K"
    if average >= 50 and core >= 50 and weakest >= 35 and passed:
        return "Tb"
    return "Y" if average >= 35 and weakest >= 20 else "Kém"


def adjusted_58(average, core, marks, failed, base):
    candidates = [(base, None)]
    tables = (("G", 80, 65, {"Tb": ("K", "a"), "Y": ("Tb", "b")}), ("K", 65, 50, {"Y": ("Tb", "c"), "Kém": ("Y", "d")}))
    for _, threshold, floor, table in tables:
        culprits = sum(mark < floor for mark in marks) + failed
        if average >= threshold and core >= threshold and culprits == 1 and base in table:
            candidates.append(table[base])
    return min(candidates, key=lambda found: (ORDER.index(found[0]), found[1] or ""))


@settings(max_examples=200)
@given(
    st.fixed_dictionaries(dict.fromkeys(MARKS_58, near(20, 35, 50, 65, 80))),
    st.fixed_dictionaries(dict.fromkeys(("THE_DUC", "AM_NHAC"), st.sampled_from([True, True, True, False]))),
)
def test_tt58_ranks_as_article_13_says(marks, comments):
    total, n = sum(marks.values()), len(marks)
    average = total // n + (2 * (total % n) >= n)
    core, failed = max(marks[code] for code in CORE), list(comments.values()).count(False)
    base = rank_58(average, core, min(marks.values()), not failed)
    found = tt58.study_rank({**marks, **comments}, tt58.TT58_TT26)
    assert (found.average, found.base) == (average, base)
    assert (found.rank, found.adjustment) == adjusted_58(average, core, marks.values(), failed, base)


@settings(max_examples=200)
@given(st.integers(81, 100), st.integers(81, 100), near(20, 35, 50, 65), st.integers(0, 1), st.sampled_from([0, 0, 1]))
def test_tt58_pupils_with_one_weak_subject_are_adjusted_as_clause_6_says(core, others, weak, cut, failed):
    marks = dict.fromkeys(MARKS_58, others) | {"TOAN": core, "GDCD": weak} | ({"VAT_LI": 70} if cut else {})
    total, n = sum(marks.values()), len(marks)
    average = total // n + (2 * (total % n) >= n)
    base = rank_58(average, max(core, others), min(marks.values()), not failed)
    found = tt58.study_rank({**marks, "THE_DUC": not failed}, tt58.TT58_TT26)
    assert (found.rank, found.adjustment) == adjusted_58(average, max(core, others), marks.values(), failed, base)


def level_22(marks, failed):
    def good(mark):
        return sum(m >= mark for m in marks)

    if failed == 0 and min(marks) >= 65 and good(80) >= 6:
        return "Tốt"
    if failed == 0 and min(marks) >= 50 and good(65) >= 6:
        return "Khá"
    return "Đạt" if failed <= 1 and min(marks) >= 35 and good(50) >= 6 else "Chưa đạt"


def adjusted_22(marks, failed):
    """Two levels or more lost, and without one single subject the pupil has the level: one level up."""
    base = LEVELS.index(level_22(marks, failed))
    for target in (0, 1):
        if base - target < 2:
            continue
        without = [(marks[:i] + marks[i + 1 :], failed) for i in range(len(marks))] + [(marks, failed - 1)] * (
            failed > 0
        )
        if any(LEVELS.index(level_22(*rest)) <= target for rest in without):
            return LEVELS[base - 1]
    return LEVELS[base]


@settings(max_examples=300)
@given(
    st.lists(st.one_of(near(80), st.integers(80, 100), st.integers(65, 100)), min_size=6, max_size=6),
    st.lists(near(35, 50, 65, 80), min_size=2, max_size=2),
    st.sampled_from([0, 0, 0, 1, 2]),
)
def test_tt22_levels_as_article_9_says(strong, weak, failed):
    marks = strong + weak
    results = dict(zip(MARKS_22, marks, strict=True)) | {"GDTC": failed < 1, "NGHE_THUAT": failed < 2, "ND_DP": True}
    found = tt22.learning_level(results, tt22.TT22_2021)
    assert found.base == level_22(marks, failed)
    assert found.level == adjusted_22(marks, failed)
