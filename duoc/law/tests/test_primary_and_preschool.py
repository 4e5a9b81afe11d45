"""Primary pupils have no ranks but completion; preschool children neither."""

from datetime import date
from fractions import Fraction

import pytest

from duoc.law.assessment import preschool, primary
from duoc.law.cases import answer

TT27, TT30 = primary.TT27, primary.TT30


def all_well(rule, **changes):
    parts = {
        "levels": {"TOAN": "T"},
        "traits": dict.fromkeys(rule.required_traits, "T"),
        "tests": {"TOAN": 10},
        "recognised": False,
    }
    return primary.YearEnd(**(parts | changes))


@pytest.mark.parametrize(
    ("grade", "decision"),
    [
        (1, "hoàn thành chương trình lớp học"),
        (4, "hoàn thành chương trình lớp học"),
        (5, "hoàn thành chương trình tiểu học"),
    ],
)
@pytest.mark.parametrize("rule", [TT27, TT30], ids=lambda rule: rule.regulation.id)
def test_grade_five_completes_primary_education(rule, grade, decision):
    assert primary.primary_year(all_well(rule), grade, rule).decision == decision


@pytest.mark.parametrize(("test", "recognised", "title"), [
    (9, False, "Học sinh Xuất sắc"), (9, True, "Học sinh Xuất sắc"), (8, False, None), (6, True, None),
    (8, True, "Học sinh Tiêu biểu hoàn thành tốt trong học tập và rèn luyện"),
])  # fmt: skip
def test_tt27_the_second_title_must_be_recognised_by_the_class(test, recognised, title):
    year = all_well(TT27, tests={"TOAN": test}, recognised=recognised)
    assert primary.primary_year(year, 2, TT27).title == title


def test_tt30_has_no_overall_result():
    assert primary.primary_year(all_well(TT30), 2, TT30).overall is None
    assert primary.primary_year(all_well(TT30, tests={"TOAN": 4}), 2, TT30).completed is False


def test_after_help_the_head_teacher_decides_what_is_still_not_completed():
    year = all_well(TT27, traits=dict.fromkeys(TT27.required_traits, "T") | {"nhan_ai": "C"})
    before = primary.primary_year(year, 1, TT27)
    assert before.decision == "hướng dẫn, đánh giá bổ sung"
    still = primary.after_supplement(before, year, primary.Supplement(), 1, TT27)
    assert (still.completed, still.decision) == (False, "hiệu trưởng quyết định")
    assert TT27.at(TT27.completion.help) in before.because.clauses
    assert TT27.at(TT27.completion.head_decides) in still.because.clauses
    assert TT27.at(TT27.completion.help) not in still.because.clauses
    better = primary.after_supplement(before, year, primary.Supplement(traits={"nhan_ai": "Đ"}), 1, TT27)
    assert (better.completed, better.overall, better.title) == (True, "Hoàn thành", None)
    assert primary.after_supplement(better, year, primary.Supplement(), 1, TT27) is None


def test_a_mark_zero_under_tt30_is_for_the_school_to_confirm():
    assert primary.primary_year(all_well(TT30, tests={"TOAN": 0}), 1, TT30).status == "needs_decision"
    assert primary.primary_year(all_well(TT27, tests={"TOAN": 0}), 1, TT27).status == "ok"


@pytest.mark.parametrize(("rule", "grade", "moment", "taught", "tests"), [
    (TT27, 1, "CN", (), ["TIENG_VIET", "TOAN"]),
    (TT27, 3, "CK1", (), ["TIENG_VIET", "TOAN", "NGOAI_NGU_1", "TIN_HOC_CONG_NGHE"]),
    (TT27, 4, "CN", (), ["TIENG_VIET", "TOAN", "NGOAI_NGU_1", "TIN_HOC_CONG_NGHE", "LS_DL", "KHOA_HOC"]),
    (TT27, 3, "GK1", (), []), (TT27, 4, "GK2", (), ["TIENG_VIET", "TOAN"]),
    (TT30, 3, "CN", (), ["TIENG_VIET", "TOAN"]), (TT30, 3, "CN", ("TIN_HOC",), ["TIENG_VIET", "TOAN", "TIN_HOC"]),
    (TT30, 5, "CK1", (), ["TIENG_VIET", "TOAN", "KHOA_HOC", "LS_DL"]), (TT30, 5, "GK1", (), ["TIENG_VIET", "TOAN"]),
])  # fmt: skip
def test_which_subjects_have_a_marked_test(rule, grade, moment, taught, tests):
    assert list(primary.periodic_tests(grade, moment, rule, taught=taught).tests) == tests


def test_two_papers_make_one_whole_mark_and_one_half_goes_up():
    assert primary.combined_mark("TIENG_VIET", [7, 8], TT30).mark == 8
    assert primary.combined_mark("TIENG_VIET", [7, 7], TT30).mark == 7
    assert primary.combined_mark("TIN_HOC_CONG_NGHE", [6, 9], TT27).status == "needs_decision"


def test_a_primary_result_that_cannot_be_given_says_what_is_missing():
    found, _ = answer("assessment", "primary_year", "TT27/2020", {
        "grade": 1, "levels": {"TOAN": "T"}, "traits": dict.fromkeys(TT27.required_traits, "T"), "tests": {"TOAN": 10},
    })  # fmt: skip
    assert (found["overall"], found["completed"], found["decision"], found["title"]) == (None, None, None, None)
    assert {"levels.TIENG_VIET", "levels.DAO_DUC", "tests.TIENG_VIET"} <= set(found["missing"])


def test_the_development_standards_count_by_domain_and_rank_nobody():
    found = preschool.development(dict.fromkeys(range(1, 121), True) | {26: False, 27: None})
    assert found.domains["the_chat"] == preschool.DomainResult(reached=25, rated=26, total=26)
    assert found.domains["tinh_cam_xa_hoi"] == preschool.DomainResult(reached=33, rated=33, total=34)
    assert (found.reached, found.status, found.missing) == (118, "incomplete", ("27",))
    assert preschool.development(dict.fromkeys(range(1, 121), True)).status == "ok"
    assert preschool.development({}).missing == tuple(map(str, range(1, 121)))


def test_the_reasons_show_what_was_missed_on_the_way_down_and_then_what_held():
    found = primary.primary_year(all_well(TT27, tests={"TOAN": 8}), 1, TT27)
    best, second = (TT27.at(row.source) for row in TT27.overall[:2])
    assert [step.held for step in found.because if step.clause == best] == [False]
    assert [step.held for step in found.because if step.clause == second] == [True, True, True]


def test_recognition_by_the_class_is_never_inferred():
    year = primary.YearEnd({"TOAN": "T"}, dict.fromkeys(TT27.required_traits, "T"), {"TOAN": 7})
    assert primary.primary_year(year, 1, TT27).title is None


@pytest.mark.parametrize(
    ("last", "due"), [(date(2020, 8, 31), date(2020, 9, 30)), (date(2020, 9, 1), date(2020, 12, 1))]
)
def test_children_are_measured_monthly_under_24_months_then_quarterly(last, due):
    assert preschool.next_measurement(date(2018, 9, 1), last).due_on == due


@pytest.mark.parametrize(("index", "months", "z", "channel"), [
    ("weight_for_age", 40, "-3.1", "severe"), ("weight_for_age", 40, "-3", "moderate"),
    ("weight_for_age", 40, "-2", "normal"),
    ("weight_for_age", 40, "5", "normal"),
    ("weight_for_height", 60, "2", "normal"), ("weight_for_height", 60, "2.1", "overweight"),
    ("weight_for_height", 60, "3.1", "obese"),
    ("bmi_for_age", 61, "1.1", "overweight"), ("bmi_for_age", 61, "2.1", "obese"),
])  # fmt: skip
def test_the_growth_channel_of_a_z_score(index, months, z, channel):
    assert preschool.growth_channel(index, Fraction(z), months).channel == channel


def test_without_the_who_tables_there_is_no_channel():
    found = preschool.growth_channel("bmi_for_age", None, 61)
    assert (found.status, found.channel) == ("not_loaded", None)
