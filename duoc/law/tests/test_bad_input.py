"""Bad input is refused with the field, the value and the rule, in both languages: never a number that looks right."""

import pytest

from duoc.law.cases import answer
from duoc.law.core.errors import LawError

GRADE = {"grade": 8, "school_year": "2020-2021"}
NEW, OLD, TT22, TT27, TT30 = "TT58/2011+TT26/2020", "TT58/2011", "TT22/2021", "TT27/2020", "TT30/2014+TT22/2016"


def term(**marks):
    return {
        "subject": "TOAN",
        "mode": "marks",
        "periods_per_year": 140,
        "term": {"tx": ["8.0"] * 4, "gk": "8.0", "ck": "8.0"} | marks,
    }


def year(**changes):
    return {"results": {"TOAN": "8.0"}, "conduct": "T", "absences": 0, **GRADE} | changes


BAD = [
    ("subject_term", NEW, term(gk="10.1"), "out_of_range", "term.gk"),
    ("subject_term", NEW, term(gk="-0.1"), "out_of_range", "term.gk"),
    ("subject_term", NEW, term(ck="8.05"), "too_many_decimals", "term.ck"),
    ("subject_term", NEW, term(ck=7.35), "too_many_decimals", "term.ck"),
    ("subject_term", NEW, term(ck="tám"), "not_a_number", "term.ck"),
    ("subject_term", NEW, term(ck="nan"), "not_a_number", "term.ck"),
    ("subject_term", NEW, term(ck=True), "not_a_number", "term.ck"),
    ("subject_term", NEW, term(tx=["8.0"] * 5), "too_many_marks", "tx"),
    ("subject_term", TT22, term(tx=["8.0"] * 5), "too_many_marks", "tx"),
    ("subject_term", NEW, term(hk="8.0"), "unknown_field", "term.hk"),
    ("subject_term", NEW, term(tx="8.0"), "unknown_field", "term.tx"),
    ("subject_term", NEW, term(ck={"absent": True, "excuse": 1}), "unknown_field", "term.ck.excuse"),
    ("subject_term", NEW, term() | {"subject": "KHTN"}, "unknown_subject", "subject"),
    ("subject_term", NEW, term() | {"subject": None}, "unknown_subject", "subject"),
    ("subject_term", NEW, term() | {"mode": "comments"}, "wrong_mode", "mode"),
    ("subject_term", NEW, term() | {"term": "exempt"}, "not_exemptable", "exempt"),
    ("subject_term", NEW, term() | {"periods_per_year": 0}, "out_of_range", "periods_per_year"),
    ("subject_term", NEW, {"subject": "THE_DUC", "term": {"tx": ["Đạt"]}}, "not_a_result", "term.tx[0]"),
    ("subject_year", TT22, {"subject": "GDTC", "hk1": "Đạt", "hk2": "exempt"}, "not_exemptable", "exempt"),
    ("mark_count", NEW, {"mode": "marks"}, "not_a_number", "periods_per_year"),
    ("mark_count", TT22, {"mode": "marks"}, "not_a_number", "periods_per_year"),
    ("mark_count", NEW, {"periods_per_year": -35}, "out_of_range", "periods_per_year"),
    ("year", NEW, year(results={"TOAN": "11"}), "out_of_range", "results.TOAN"),
    ("year", NEW, year(results={"TOÁN": "8.0"}), "unknown_subject", "results.TOÁN"),
    ("year", NEW, year(results=["8.0"]), "unknown_field", "results"),
    ("year", NEW, year(conduct="Tốt"), "unknown_conduct", "conduct"),
    ("year", NEW, year(absences=-1), "out_of_range", "absences"),
    ("year", NEW, year(absences="4.5"), "too_many_decimals", "absences"),
    ("year", NEW, year(exempt=["TOAN"]), "not_exemptable", "exempt"),
    ("year", NEW, year(exempt="THE_DUC"), "unknown_field", "exempt"),
    ("test_plan", TT30, {"grade": 3, "moment": "CN", "taught": "TIN_HOC"}, "unknown_field", "taught"),
    ("primary_year", TT27, {"grade": 1, "remedial": [1]}, "unknown_field", "remedial"),
    ("year", NEW, year(grade=5), "out_of_range", "grade"),
    ("year", TT22, year(conduct="T", school_year="2023-2024"), "unknown_conduct", "conduct"),
    ("year", TT22, year(), "not_in_force", "school_year"),
    ("term", NEW, {"results": {"TOAN": "8.0"}, "grade": 8, "school_year": "2023-2024"}, "not_in_force", "school_year"),
    ("subject_term", OLD, {**GRADE, "subject": "TOAN", "term": {"tx": ["8.0"]}}, "not_in_force", "school_year"),
    ("primary_year", TT27, {"grade": 2, "school_year": "2020-2021"}, "not_in_force", "school_year"),
    ("year", NEW, year(school_year="2020"), "not_a_school_year", "school_year"),
    ("year", NEW, year(absense=46), "unknown_field", "absense"),
    ("year", NEW, year(summer={"retest": {"TOAN": "5.0"}}), "unknown_field", "summer.retest"),
    ("year", NEW, year(summer={"retests": {"TOAN": "exempt"}}), "not_a_number", "summer.retests.TOAN"),
    ("year", TT22, {"results": {}, "conduct": "Tốt", "absences": 0, "exempt": ["GDTC"]}, "not_exemptable", "exempt"),
    ("mark_count", TT22, {"mode": "mark", "periods_per_year": 35}, "unknown_value", "mode"),
    ("mark_count", NEW, {"mode": "comments", "subject": "TOAN", "periods_per_year": 35}, "wrong_mode", "mode"),
    ("subject_term", NEW, term(ck={"absent": True}), "not_a_boolean", "term.ck.valid_reason"),
    ("subject_term", NEW, term(ck={"absent": False, "valid_reason": True}), "not_a_boolean", "term.ck.absent"),
    ("subject_term", NEW, term(ck={"absent": True, "valid_reason": "yes"}), "not_a_boolean", "term.ck.valid_reason"),
    ("full", TT22, {"subjects": {"TOAN": {"hk3": {}}}, "conduct": {}}, "unknown_field", "subjects.TOAN.hk3"),
    ("primary_year", TT27, {"grade": 1, "recognised_by_class": "yes"}, "not_a_boolean", "recognised_by_class"),
    ("primary_year", TT27, {"grade": 1, "tests": {"DAO_DUC": 9}}, "not_tested", "tests.DAO_DUC"),
    ("primary_year", TT27, {"grade": 1, "remedial": {"test": {"TOAN": 5}}}, "unknown_field", "remedial.test"),
    ("conduct_year", TT22, {"hk1": "Tốt", "hk2": "Kém"}, "unknown_conduct", "hk2"),
    ("roadmap", "roadmap", {"grade": 10, "school_year": "2020-2021"}, "unknown_grade", "grade"),
    ("roadmap", "roadmap", {"grade": 8, "school_year": "2018-2019"}, "before_oldest_rule", "school_year"),
    ("roadmap", "roadmap", {"grade": 8, "school_year": "2020-2022"}, "not_a_school_year", "school_year"),
    ("roadmap", "roadmap", {"grade": 8, "school_year": 2020}, "not_a_school_year", "school_year"),
    ("test_plan", TT27, {"grade": 3, "moment": "HK1"}, "unknown_moment", "moment"),
    ("test_plan", TT27, {"grade": 6, "moment": "CN"}, "out_of_range", "grade"),
    ("primary_year", TT27, {"grade": 1, "levels": {"TOAN": "A"}}, "unknown_level", "levels.TOAN"),
    ("primary_year", TT27, {"grade": 1, "levels": {"VAT_LI": "T"}}, "unknown_subject", "levels.VAT_LI"),
    ("primary_year", TT27, {"grade": 1, "traits": {"hop_tac": "T"}}, "unknown_trait", "traits.hop_tac"),
    ("primary_year", TT27, {"grade": 1, "tests": {"TOAN": "7.5"}}, "too_many_decimals", "tests.TOAN"),
    ("primary_year", TT30, {"grade": 1, "tests": {"TOAN": 11}}, "out_of_range", "tests.TOAN"),
    ("primary_year", TT30, {"grade": 1, "tests": [10]}, "unknown_field", "tests"),
    ("year", "TT99/2099", year(), "unknown_version", "version"),
    ("no_such_rule", NEW, {}, "unknown_rule", "rule"),
    ("preschool_development", "TT23/2010", {"indicators": {121: True}}, "unknown_indicator", "indicators"),
    ("growth_channel", "TTLT13/2016", {"index": "bmi_for_age", "months": 60}, "index_not_for_age", "index"),
    ("growth_channel", "TTLT13/2016", {"index": "size", "months": 60}, "unknown_index", "index"),
    ("growth_measurement", "TTLT13/2016", {"born_on": "2020-02-30"}, "not_a_date", "born_on"),
    ("growth_measurement", "TTLT13/2016", {"born_on": "2020-06-01", "last_on": "2020-01-01"}, "before_its_start",
     "last_on"),
    ("preschool_development", "TT23/2010", {"indicators": {"1": "x"}}, "not_a_boolean", "indicators.1"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "version", "given", "code", "field"), BAD)
def test_the_error_names_field_value_and_rule(rule, version, given, code, field):
    with pytest.raises(LawError) as error:
        answer("assessment", rule, version, given)
    assert (error.value.code, error.value.field) == (code, field)
    assert error.value.rule
    assert repr(error.value.value) in error.value.vi()
    assert repr(error.value.value) in error.value.en()
    assert error.value.text_vi != error.value.text_en


def test_an_exact_float_is_a_mark_and_an_inexact_one_is_not():
    assert answer("assessment", "subject_term", NEW, term(ck=7.5))[0]["result"] == "7.8"
    with pytest.raises(LawError):
        answer("assessment", "subject_term", NEW, term(ck=7.4))


def test_a_decimal_comma_is_read_as_people_write_it():
    assert answer("assessment", "subject_term", NEW, term(ck="7,5"))[0]["result"] == "7.8"


def test_half_a_period_a_year_is_a_number_of_periods():
    assert (
        answer("assessment", "mark_count", NEW, {"mode": "marks", "periods_per_year": "0.5"})[0]["regular_marks"] == 2
    )
