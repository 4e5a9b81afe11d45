"""Readings of open texts are parameters: an office that reads a clause otherwise changes data, not code."""

from duoc.law.assessment import tt22, tt58

NEW, TT22 = tt58.TT58_TT26, tt22.TT22_2021
NINE = ("TOAN", "NGU_VAN", "NGOAI_NGU", "VAT_LI", "HOA_HOC", "SINH_HOC", "LICH_SU", "DIA_LI", "GDCD")
EIGHT = ("NGU_VAN", "TOAN", "NGOAI_NGU_1", "GDCD", "LS_DL", "KHTN", "CONG_NGHE", "TIN_HOC")


def read_otherwise_58(reading, value):
    readings = NEW.study_rank.readings
    changed = readings.model_copy(update={reading: getattr(readings, reading).model_copy(update={"value": value})})
    return NEW.model_copy(update={"study_rank": NEW.study_rank.model_copy(update={"readings": changed})})


def read_otherwise_22(reading, value):
    readings = TT22.levels.readings
    changed = readings.model_copy(update={reading: getattr(readings, reading).model_copy(update={"value": value})})
    return TT22.model_copy(update={"levels": TT22.levels.model_copy(update={"readings": changed})})


def adjusted(marks, rule):
    found = tt58.study_rank(marks, rule)
    return found.adjustment, found.rank


def test_tt58_whether_the_single_subject_may_be_a_comment_only_one():
    marks = dict.fromkeys(NINE, 85) | {"THE_DUC": False}
    assert adjusted(marks, NEW) == ("b", "Tb")
    assert adjusted(marks, read_otherwise_58("comment_only_counts", False)) == (None, "Y")


def test_tt58_whether_the_core_condition_must_hold_as_it_stands():
    marks = dict.fromkeys(NINE[3:], 100) | dict.fromkeys(NINE[:3], 79) | {"CONG_NGHE": 49}
    assert adjusted(marks, NEW) == (None, "Tb")
    assert adjusted(marks, read_otherwise_58("core_must_hold", False)) == ("a", "K")


def test_tt58_whether_more_than_one_subject_may_pull_down():
    marks = dict.fromkeys(NINE, 92) | {"CONG_NGHE": 49, "GDCD": 49}
    assert adjusted(marks, NEW) == (None, "Tb")
    assert adjusted(marks, read_otherwise_58("only_one_subject", False)) == ("a", "K")


def test_tt58_which_falls_the_school_must_confirm():
    marks = dict.fromkeys(NINE, 90) | {"CONG_NGHE": 19}
    assert tt58.study_rank(marks, NEW).status == "needs_decision"
    assert tt58.study_rank(marks, read_otherwise_58("confirm", ())).status == "ok"


def test_tt22_whether_the_single_subject_may_be_a_comment_only_one():
    marks = dict.fromkeys(EIGHT, 85) | {"GDTC": False}
    assert tt22.learning_level(marks, TT22).level == "Khá"
    assert tt22.learning_level(marks, read_otherwise_22("comment_only_counts", False)).level == "Đạt"


def test_tt22_whether_an_optional_marked_subject_counts():
    marks = dict.fromkeys(EIGHT, 85) | {"NGOAI_NGU_2": 64}
    assert tt22.learning_level(marks, TT22).level == "Khá"
    assert tt22.learning_level(marks, read_otherwise_22("optional_counts", False)).level == "Tốt"
