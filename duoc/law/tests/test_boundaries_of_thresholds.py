"""On each threshold, generated from the parameters: exactly there is enough, one step below is not."""

from decimal import Decimal

import pytest

from duoc.law.assessment import primary, tt22, tt58

TT22 = tt22.TT22_2021
CORE = ("TOAN", "NGU_VAN", "NGOAI_NGU")
OTHERS = ("VAT_LI", "HOA_HOC", "SINH_HOC", "LICH_SU", "DIA_LI", "GDCD", "CONG_NGHE")


def bands_58():
    return [
        pytest.param(rule, band, id=f"{rule.regulation.id}-{band.rank}")
        for rule in tt58.RULES.values()
        for band in rule.study_rank.bands
    ]


def pupil(rule, *, core, weakest, average):
    """A pupil with that best core subject, that weakest subject and exactly that average."""
    core_codes = rule.study_rank.core.value
    marks = dict.fromkeys(core_codes, min(core, average)) | {core_codes[0]: core, "CONG_NGHE": weakest}
    rest = [code for code in (*CORE, *OTHERS) if code not in marks]
    total = average * (len(marks) + len(rest)) - sum(marks.values())
    each, more = divmod(total, len(rest))
    assert weakest <= each < 100
    return marks | {code: each + (i < more) for i, code in enumerate(rest)} | {"THE_DUC": True}


def at_least(rule, rank, needed):
    return rule.study_order[rank] <= rule.study_order[needed]


@pytest.mark.parametrize(("rule", "band"), bands_58())
def test_tt58_exactly_on_every_threshold_the_rank_is_reached(rule, band):
    core = band.one_core or band.average
    found = tt58.study_rank(pupil(rule, core=core, weakest=band.floor, average=band.average), rule)
    assert (found.average, found.base) == (band.average, band.rank)


@pytest.mark.parametrize(("rule", "band"), bands_58())
def test_tt58_an_average_one_tenth_below_is_not_enough(rule, band):
    core = band.one_core or band.average
    found = tt58.study_rank(pupil(rule, core=core, weakest=band.floor, average=band.average - 1), rule)
    assert found.average == band.average - 1
    assert not at_least(rule, found.base, band.rank)


@pytest.mark.parametrize(("rule", "band"), [p for p in bands_58() if p.values[1].one_core])
def test_tt58_core_subjects_one_tenth_below_are_not_enough(rule, band):
    found = tt58.study_rank(pupil(rule, core=band.one_core - 1, weakest=band.floor, average=band.average), rule)
    assert not at_least(rule, found.base, band.rank)


@pytest.mark.parametrize(("rule", "band"), bands_58())
def test_tt58_one_subject_one_tenth_below_the_floor_is_not_enough(rule, band):
    core = band.one_core or band.average
    found = tt58.study_rank(pupil(rule, core=core, weakest=band.floor - 1, average=band.average), rule)
    assert not at_least(rule, found.base, band.rank)


@pytest.mark.parametrize(("rule", "band"), [p for p in bands_58() if p.values[1].comments_passed])
def test_tt58_one_failed_comment_only_subject_is_too_many(rule, band):
    marks = pupil(rule, core=band.one_core, weakest=band.floor, average=band.average) | {"THE_DUC": False}
    assert not at_least(rule, tt58.study_rank(marks, rule).base, band.rank)


def test_foreign_language_is_a_core_subject_only_since_tt26():
    marks = dict.fromkeys(("VAT_LI", "HOA_HOC", "SINH_HOC"), 85) | {"TOAN": 79, "NGU_VAN": 79, "NGOAI_NGU": 80}
    assert tt58.study_rank(marks, tt58.TT58_TT26).rank == "G"
    assert tt58.study_rank(marks, tt58.TT58_2011).rank == "K"


MARKED = ("NGU_VAN", "TOAN", "NGOAI_NGU_1", "GDCD", "LS_DL", "KHTN", "CONG_NGHE", "TIN_HOC")


def pupil_22(band, *, good, weakest, failed):
    marks = dict.fromkeys(MARKED, weakest) | dict.fromkeys(MARKED[:good], band.enough)
    comments = TT22.comment_only.value
    return marks | {code: i >= failed for i, code in enumerate(comments)}


@pytest.mark.parametrize("band", TT22.levels.bands, ids=lambda band: band.level)
@pytest.mark.parametrize(
    ("fewer", "below", "more", "reached"), [(0, 0, 0, True), (1, 0, 0, False), (0, 1, 0, False), (0, 0, 1, False)]
)
def test_tt22_each_condition_decides_on_its_threshold(band, fewer, below, more, reached):
    marks = pupil_22(
        band, good=band.at_least - fewer, weakest=band.floor - below, failed=band.comments_failed + more
    )  # fmt: skip
    base = tt22.learning_level(marks, TT22).base
    assert (TT22.level_order[base] <= TT22.level_order[band.level]) == reached


@pytest.mark.parametrize(("enough", "title"), [(0, "Học sinh Xuất sắc"), (1, "Học sinh Giỏi")])
def test_tt22_outstanding_needs_six_subjects_exactly_on_the_threshold(enough, title):
    best = TT22.titles[0]
    marks = (
        dict.fromkeys(MARKED, 80) | dict.fromkeys(MARKED[: best.at_least], best.enough) | {"TOAN": best.enough - enough}
    )
    learning = tt22.learning_level(marks, TT22)
    assert tt22.title(learning, "Tốt", marks, TT22).title == title


@pytest.mark.parametrize("rule", tt58.RULES.values(), ids=tt58.RULES)
def test_tt58_exactly_the_allowed_absences_are_still_allowed(rule):
    marks = dict.fromkeys((*CORE, *OTHERS), 70)
    study, limit = tt58.study_rank(marks, rule), rule.promotion.absences_allowed.value
    assert tt58.promotion(study, "T", limit, marks, rule).decision == "lên lớp"
    assert tt58.promotion(study, "T", limit + 1, marks, rule).decision == "ở lại lớp"


def test_tt22_exactly_the_allowed_absences_are_still_allowed():
    marks = dict.fromkeys(MARKED, 70)
    learning, limit = tt22.learning_level(marks, TT22), TT22.promotion.absences_allowed.value
    assert tt22.promotion(learning, "Tốt", limit, marks, TT22).decision == "lên lớp"
    assert tt22.promotion(learning, "Tốt", limit + 1, marks, TT22).decision == "không được lên lớp"


@pytest.mark.parametrize("rule", tt58.RULES.values(), ids=tt58.RULES)
def test_tt58_a_subject_exactly_at_the_limit_is_not_open_to_a_retest(rule):
    below = rule.promotion.retest.below
    results = {"TOAN": below, "NGU_VAN": below - 1, "THE_DUC": False, "AM_NHAC": True}
    assert tt58.retest_subjects(results, rule) == ("NGU_VAN", "THE_DUC")


def test_tt22_a_subject_exactly_at_the_limit_is_not_open_to_reevaluation():
    below = TT22.promotion.reevaluation.below
    results = {"TOAN": below, "NGU_VAN": below - 1, "GDTC": False, "ND_DP": True}
    assert tt22.reevaluation_subjects(results, TT22) == ("NGU_VAN", "GDTC")


COUNTS = [
    (tt58.regular_marks, tt58.TT58_TT26, "0.5", 2), (tt58.regular_marks, tt58.TT58_TT26, "35", 2),
    (tt58.regular_marks, tt58.TT58_TT26, "35.5", 3), (tt58.regular_marks, tt58.TT58_TT26, "70", 3),
    (tt58.regular_marks, tt58.TT58_TT26, "71", 4), (tt22.regular_marks, TT22, "35", 2),
    (tt22.regular_marks, TT22, "36", 3), (tt22.regular_marks, TT22, "70", 3), (tt22.regular_marks, TT22, "70.5", 4),
    # before TT 26/2020 by periods a week: up to 1, more than 1 and less than 3, 3 or more
    (tt58.regular_marks, tt58.TT58_2011, "35", 2), (tt58.regular_marks, tt58.TT58_2011, "36", 3),
    (tt58.regular_marks, tt58.TT58_2011, "104", 3), (tt58.regular_marks, tt58.TT58_2011, "105", 4),
]  # fmt: skip


@pytest.mark.parametrize(("function", "rule", "periods", "marks"), COUNTS)
def test_the_number_of_regular_marks_changes_exactly_at_its_threshold(function, rule, periods, marks):
    assert function(Decimal(periods), rule).regular_marks == marks


def test_tt22_a_comment_only_subject_has_two_whatever_its_periods():
    assert {tt22.regular_marks(Decimal(n), TT22, comments=True).regular_marks for n in (35, 70, 105)} == {2}


@pytest.mark.parametrize("rule", primary.RULES.values(), ids=primary.RULES)
def test_primary_each_result_is_reached_exactly_at_its_test_mark(rule):
    traits = dict.fromkeys(rule.required_traits, "T")
    for row in rule.overall:
        on, below = (
            primary.primary_year(primary.YearEnd({"TOAN": "T"}, traits, {"TOAN": 10, "TIENG_VIET": mark}), 2, rule)
            for mark in (row.test, row.test - 1)
        )
        assert on.overall == (row.overall.vi if row.overall else None)
        assert on.completed
        assert row is not rule.overall[-1] or not below.completed
        assert row.overall is None or below.overall != on.overall


@pytest.mark.parametrize("row", primary.TT27.overall, ids=lambda row: row.overall.vi)
@pytest.mark.parametrize("part", ["levels", "traits"])
def test_primary_one_level_below_is_not_enough(row, part):
    rule = primary.TT27
    lower = {"T": "H", "H": "C"}[row.level] if part == "levels" else {"T": "Đ", "Đ": "C"}[row.trait]
    levels, traits = {"TOAN": row.level, "TNXH": row.level}, dict.fromkeys(rule.required_traits, row.trait)
    exactly = primary.primary_year(primary.YearEnd(levels, traits, {"TOAN": 10}), 1, rule)
    (levels if part == "levels" else traits)["TOAN" if part == "levels" else "nhan_ai"] = lower
    below = primary.primary_year(primary.YearEnd(levels, traits, {"TOAN": 10}), 1, rule)
    order = [*(found.overall.vi for found in rule.overall), rule.otherwise.value.vi]
    assert order.index(exactly.overall) <= order.index(row.overall.vi) < order.index(below.overall)
