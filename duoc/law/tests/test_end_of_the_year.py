"""Promotion, retest, summer and titles, in the order in which the law asks."""

import pytest

from duoc.law.assessment import tt22, tt58
from duoc.law.cases import answer
from duoc.law.core.errors import LawError

NEW, TT22 = tt58.TT58_TT26, tt22.TT22_2021
NINE = ("TOAN", "NGU_VAN", "NGOAI_NGU", "VAT_LI", "HOA_HOC", "SINH_HOC", "LICH_SU", "DIA_LI", "GDCD")
RANKS = {"G": 85, "K": 70, "Tb": 55, "Y": 40, "Kém": 15}


def study(rank):
    marks = dict.fromkeys(("TOAN", "NGU_VAN", "NGOAI_NGU", "VAT_LI"), RANKS[rank])
    found = tt58.study_rank(marks, NEW)
    assert found.rank == rank
    return found, marks


@pytest.mark.parametrize(("rank", "conduct", "decision"), [
    ("Tb", "Tb", "lên lớp"), ("G", "T", "lên lớp"), ("Y", "Tb", "kiểm tra lại"), ("Y", "T", "kiểm tra lại"),
    ("Tb", "Y", "rèn luyện hè"), ("G", "Y", "rèn luyện hè"), ("Y", "Y", "ở lại lớp"), ("Kém", "T", "ở lại lớp"),
    ("Kém", "Y", "ở lại lớp"),
])  # fmt: skip
def test_tt58_rank_and_conduct_decide_together(rank, conduct, decision):
    found, marks = study(rank)
    assert tt58.promotion(found, conduct, 45, marks, NEW).decision == decision
    assert tt58.promotion(found, conduct, 46, marks, NEW).decision == "ở lại lớp"


@pytest.mark.parametrize(("rank", "conduct", "title"), [
    ("G", "T", "Học sinh giỏi"), ("G", "K", "Học sinh tiên tiến"), ("K", "T", "Học sinh tiên tiến"),
    ("K", "K", "Học sinh tiên tiến"), ("Tb", "T", None), ("G", "Tb", None), ("K", "Y", None),
])  # fmt: skip
def test_tt58_titles_ask_rank_and_conduct(rank, conduct, title):
    assert tt58.title(study(rank)[0], conduct, NEW).title == title


def test_tt58_a_retest_replaces_the_year_result_even_when_it_is_still_low():
    marks = dict.fromkeys(("NGU_VAN", "NGOAI_NGU", "VAT_LI", "GDCD"), 60) | {"TOAN": 30}
    found = tt58.study_rank(marks, NEW)
    decision = tt58.promotion(found, "K", 0, marks, NEW)
    assert (found.rank, decision.decision, decision.retest_subjects) == ("Y", "kiểm tra lại", ("TOAN",))
    passed = tt58.after_summer(decision, marks, "K", NEW, retests={"TOAN": 35})
    assert (passed.study.rank, passed.decision) == ("Tb", "lên lớp")
    failed = tt58.after_summer(decision, marks, "K", NEW, retests={"TOAN": 34})
    assert (failed.study.rank, failed.decision) == ("Y", "ở lại lớp")
    repeats = NEW.at(NEW.promotion.repeats_after_summer)
    assert repeats in failed.because.clauses
    assert repeats not in passed.because.clauses
    assert tt58.after_summer(decision, marks, "K", NEW).decision == "ở lại lớp"
    with pytest.raises(LawError) as error:
        tt58.after_summer(decision, marks, "K", NEW, retests={"VAT_LI": 90})
    assert error.value.code == "not_open_to_retest"


def test_tt58_summer_training_must_reach_trung_binh():
    found, marks = study("K")
    decision = tt58.promotion(found, "Y", 0, marks, NEW)
    assert tt58.after_summer(decision, marks, "Y", NEW, conduct_after="Tb").decision == "lên lớp"
    assert tt58.after_summer(decision, marks, "Y", NEW, conduct_after="Y").decision == "ở lại lớp"
    assert tt58.after_summer(decision, marks, "Y", NEW).decision == "ở lại lớp"


def test_tt58_summer_repairs_neither_absence_nor_a_decision_already_made():
    found, marks = study("Y")
    for conduct, absences in (("T", 46), ("Y", 0)):
        decision = tt58.promotion(found, conduct, absences, marks, NEW)
        assert tt58.after_summer(decision, marks, conduct, NEW, retests={"TOAN": 90}) is None


@pytest.mark.parametrize(("reached", "weak", "point", "rank"), [
    (85, 49, "a", "K"), (85, 34, "b", "Tb"), (72, 34, "c", "Tb"), (72, 19, "d", "Y"),
    (85, 64, None, "K"), (72, 49, None, "Tb"),
])  # fmt: skip
def test_tt58_each_point_of_clause_six(reached, weak, point, rank):
    marks = dict.fromkeys(NINE, reached)
    found = tt58.study_rank(marks | {"CONG_NGHE": weak}, NEW)
    assert (found.adjustment, found.rank, found.status) == (point, rank, "ok")


def test_tt58_two_subjects_too_many_for_gioi_may_be_one_for_kha():
    marks = dict.fromkeys(NINE[:8], 90)
    found = tt58.study_rank(marks | {"GDCD": 60, "CONG_NGHE": 30}, NEW)
    assert (found.base, found.adjustment, found.rank) == ("Y", "c", "Tb")


def test_tt58_a_level_gioi_that_falls_to_kem_is_for_the_school_to_confirm():
    marks = dict.fromkeys(NINE, 90)
    found = tt58.study_rank(marks | {"CONG_NGHE": 19}, NEW)
    assert (found.base, found.adjustment, found.rank, found.status) == ("Kém", "d", "Y", "needs_decision")


def test_tt58_before_tt26_several_subjects_are_for_the_school_to_confirm():
    marks = dict.fromkeys(NINE[:8], 92)
    two = marks | {"GDCD": 49, "CONG_NGHE": 48}
    assert tt58.study_rank(two, NEW).adjustment is None
    old = tt58.study_rank(two, tt58.TT58_2011)
    assert (old.adjustment, old.rank, old.status) == ("a", "K", "needs_decision")


def test_tt58_three_weak_core_subjects_are_never_one_subject():
    marks = dict.fromkeys(["VAT_LI", "HOA_HOC", "SINH_HOC", "LICH_SU", "DIA_LI", "GDCD"], 100)
    found = tt58.study_rank(marks | {"TOAN": 79, "NGU_VAN": 79, "NGOAI_NGU": 79, "CONG_NGHE": 49}, NEW)
    assert (found.base, found.adjustment) == ("Tb", None)


MARKED = ["NGU_VAN", "TOAN", "NGOAI_NGU_1", "GDCD", "LS_DL", "KHTN", "CONG_NGHE", "TIN_HOC"]


def level(value):
    marks = dict.fromkeys(MARKED, {"Tốt": 85, "Khá": 70, "Đạt": 55, "Chưa đạt": 40}[value])
    found = tt22.learning_level(marks, TT22)
    assert found.level == value
    return found, marks


@pytest.mark.parametrize(("learning", "conduct", "decision"), [
    ("Đạt", "Đạt", "lên lớp"), ("Tốt", "Tốt", "lên lớp"), ("Chưa đạt", "Đạt", "đánh giá lại"),
    ("Đạt", "Chưa đạt", "rèn luyện hè"), ("Chưa đạt", "Chưa đạt", "rèn luyện hè và đánh giá lại"),
])  # fmt: skip
def test_tt22_level_and_conduct_decide_together(learning, conduct, decision):
    found, marks = level(learning)
    assert tt22.promotion(found, conduct, 45, marks, TT22).decision == decision
    assert tt22.promotion(found, conduct, 46, marks, TT22).decision == "không được lên lớp"


def test_tt22_both_training_and_reevaluation_must_succeed():
    found, marks = level("Chưa đạt")
    decision = tt22.promotion(found, "Chưa đạt", 0, marks, TT22)
    good = dict.fromkeys(MARKED, 50)
    for retests, conduct, final in ((good, "Đạt", "lên lớp"), ({}, "Đạt", "không được lên lớp"),
                                    (good, "Chưa đạt", "không được lên lớp")):  # fmt: skip
        after = tt22.after_summer(decision, marks, "Chưa đạt", TT22, retests=retests, conduct_after=conduct)
        assert after.decision == final


def test_tt22_only_open_subjects_may_be_assessed_again():
    found, marks = level("Chưa đạt")
    marks |= {"TIN_HOC": 50}
    decision = tt22.promotion(tt22.learning_level(marks, TT22), "Tốt", 0, marks, TT22)
    with pytest.raises(LawError) as error:
        tt22.after_summer(decision, marks, "Tốt", TT22, retests={"TIN_HOC": 90})
    assert error.value.code == "not_open_to_reevaluation"
    assert found.base == "Chưa đạt"


@pytest.mark.parametrize(("learning", "conduct", "title"), [
    ("Tốt", "Tốt", "Học sinh Giỏi"), ("Tốt", "Khá", None), ("Khá", "Tốt", None),
])  # fmt: skip
def test_tt22_there_is_no_advanced_pupil(learning, conduct, title):
    found, marks = level(learning)
    assert tt22.title(found, conduct, marks, TT22).title == title


@pytest.mark.parametrize(("good", "weak", "base", "final"), [
    (82, 49, "Đạt", "Khá"), (82, 34, "Chưa đạt", "Đạt"), (70, 34, "Chưa đạt", "Đạt"),
    (82, 64, "Khá", "Khá"), (70, 49, "Đạt", "Đạt"),
])  # fmt: skip
def test_tt22_one_single_subject_costs_one_level_less(good, weak, base, final):
    found = tt22.learning_level(dict.fromkeys(MARKED, good) | {"TIN_HOC": weak}, TT22)
    assert (found.base, found.level) == (base, final)


def test_tt22_the_other_subjects_alone_must_reach_the_level():
    marks = dict.fromkeys(MARKED[:5], 80) | dict.fromkeys(MARKED[5:7], 79) | {"TIN_HOC": 34}
    found = tt22.learning_level(marks, TT22)
    assert (found.base, found.level) == ("Chưa đạt", "Đạt")  # one level up, for Khá: five at 8.0 are not Tốt
    assert "Khá" in found.because.steps[-1].text_vi


@pytest.mark.parametrize(("first", "second", "year"), [
    (first, second, year)
    for second, row in {
        "Tốt": ["Tốt", "Tốt", "Khá", "Khá"], "Khá": ["Khá", "Khá", "Khá", "Đạt"],
        "Đạt": ["Khá", "Đạt", "Đạt", "Đạt"], "Chưa đạt": ["Chưa đạt"] * 4,
    }.items()
    for first, year in zip(["Tốt", "Khá", "Đạt", "Chưa đạt"], row, strict=True)
])  # fmt: skip
def test_tt22_conduct_of_the_year_by_the_table(first, second, year):
    assert tt22.conduct_year(first, second, TT22).conduct == year


def test_a_rank_that_cannot_be_given_says_what_is_missing():
    results = {"TOAN": "8.0", "NGU_VAN": None}
    found, why = answer("assessment", "year", "TT58/2011+TT26/2020", {
        "results": results, "conduct": "T", "absences": 0, "grade": 8, "school_year": "2020-2021",
    })  # fmt: skip
    assert (found["rank"], found["title"], found["decision"], found["status"]) == (None, None, None, "incomplete")
    assert {"NGU_VAN", "HOA_HOC", "THE_DUC"} <= set(found["missing"])
    assert "TOAN" not in found["missing"]
    assert "còn thiếu" in why.vi()


def test_tt22_a_level_that_cannot_be_given_says_what_is_missing():
    found, _ = answer("assessment", "year", "TT22/2021", {
        "results": dict.fromkeys(MARKED, "8.0"), "conduct": "Tốt", "absences": 0, "grade": 6,
        "school_year": "2021-2022",
    })  # fmt: skip
    assert (found["level"], found["decision"], found["status"]) == (None, None, "incomplete")
    assert set(found["missing"]) == {"GDTC", "NGHE_THUAT", "HDTN_HN", "ND_DP"}


def test_music_and_art_in_grade_nine_are_asked_for_in_the_year_but_not_in_each_term():
    given = {"results": {"TOAN": "8.0"}, "conduct": "T", "absences": 0, "grade": 9, "school_year": "2020-2021"}
    missing = {
        scope: set(answer("assessment", scope, "TT58/2011+TT26/2020", given)[0]["missing"])
        for scope in ("term", "year")
    }
    assert missing["year"] - missing["term"] == {"AM_NHAC", "MI_THUAT"}
