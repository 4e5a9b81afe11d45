"""From tests to the result of a subject, under each regulation."""

from decimal import Decimal

import pytest

from duoc.law.assessment import Missed, NoResult, TermMarks, lower_secondary, rule_for, tt22, tt58
from duoc.law.assessment.subject_results import RegularMarks, SubjectResult
from duoc.law.core.errors import ParameterError
from duoc.law.core.parameters import check
from duoc.law.core.result import Clause, Step, because
from duoc.law.core.school_year import SchoolYear

NEW, OLD, TT22 = tt58.TT58_TT26, tt58.TT58_2011, tt22.TT22_2021
REASON = because(Step(Clause("x"), "x", "x"))


def known(value):
    return SubjectResult(value=value, because=REASON)


def marks(regular=(80, 80), midterm=80, endterm=80):
    return TermMarks(tuple(regular), (midterm,), endterm)


def test_regular_midterm_and_endterm_weigh_one_two_three():
    found = tt58.subject_term(marks((60, 70), 55, 70), NEW, comments=False)
    assert (found.sum_tenths, found.divisor, found.value) == (450, 7, 64)


@pytest.mark.parametrize("rule", [NEW, TT22], ids=lambda rule: rule.regulation.id)
@pytest.mark.parametrize(("missed", "counts"), [
    (Missed(False), 0), (Missed(True), 0), (Missed(True, 70), 70), (Missed(False, 70), 0),
])  # fmt: skip
def test_a_missed_endterm_test_counts_its_make_up_or_zero(rule, missed, counts):
    module = tt58 if rule is NEW else tt22
    found = module.subject_term(marks(endterm=missed), rule, comments=False)
    assert found.sum_tenths == 160 + 160 + 3 * counts
    assert found.divisor == 7
    (step,) = [step for step in found.because if step.clause == rule.at(rule.missed_test.source)]
    assert step.held == (counts == 70)


def test_a_missed_regular_mark_is_zero_under_tt58_and_still_to_come_under_tt22():
    missed = marks((80, Missed(False)))
    assert tt58.subject_term(missed, NEW, comments=False).sum_tenths == 80 + 160 + 240
    found = tt22.subject_term(missed, TT22, comments=False)
    assert (found.status, found.value, found.missing) == ("incomplete", None, ("tx[1]",))
    assert tt22.subject_term(marks((80, Missed(False, 60))), TT22, comments=False).sum_tenths == 540


@pytest.mark.parametrize("rule", [NEW, TT22], ids=lambda rule: rule.regulation.id)
def test_an_empty_cell_is_pending_and_never_zero(rule):
    module = tt58 if rule is NEW else tt22
    needed = module.regular_marks(Decimal(70), rule)
    found = module.subject_term(marks((80, None), None, None), rule, comments=False, needed=needed)
    assert (found.status, found.value) == ("incomplete", None)
    assert set(found.missing) == {"tx[1]", "tx[2]", "gk", "ck"}


def test_before_tt26_there_are_one_period_tests_and_a_term_exam():
    found = tt58.subject_term(TermMarks((80, 70, 60, 90), (65, 70), 80), OLD, comments=False)
    assert (found.sum_tenths, found.divisor, found.value) == (810, 11, 74)
    assert tt58.subject_term(TermMarks((80,), (None,), None), OLD, comments=False).missing == ("dk", "hk")


def test_before_tt26_the_number_of_regular_marks_is_a_minimum():
    needed = tt58.regular_marks(Decimal(35), OLD)
    assert tt58.subject_term(TermMarks((80, 80, 80), (80,), 80), OLD, comments=False, needed=needed).value == 80


@pytest.mark.parametrize(("regular", "midterm", "endterm", "passed"), [
    ([True, True, True], True, True, True), ([False, True, True], True, True, True),
    ([False, True, True], False, True, False), ([True, True], True, False, False),
    ([False, True], True, True, True), ([True, True, True], True, Missed(False), False),
    ([True, True, True], Missed(True), True, False), ([True, True, True], Missed(True, True), True, True),
    # exactly two thirds: four of six
    ([False, False, True, True], True, True, True), ([False, False, False, True], True, True, False),
])  # fmt: skip
def test_tt58_a_comment_only_subject_needs_two_thirds_and_the_endterm(regular, midterm, endterm, passed):
    assert tt58.subject_term(marks(regular, midterm, endterm), NEW, comments=True).value is passed


@pytest.mark.parametrize(("regular", "endterm", "passed"), [
    ([True, True], True, True), ([True, False], True, False), ([True, True], False, False),
    ([True, True], Missed(True), False),
])  # fmt: skip
def test_tt22_every_assessment_must_be_passed(regular, endterm, passed):
    assert tt22.subject_term(marks(regular, True, endterm), TT22, comments=True).value is passed


@pytest.mark.parametrize(("module", "rule"), [(tt58, NEW), (tt22, TT22)])
def test_term_two_weighs_double_and_decides_a_comment_only_subject(module, rule):
    assert module.subject_year(known(50), known(49), rule, comments=False).value == 49
    assert module.subject_year(known(49), known(50), rule, comments=False).value == 50
    assert module.subject_year(known(False), known(True), rule, comments=True).value is True
    assert module.subject_year(known(True), known(False), rule, comments=True).value is False


@pytest.mark.parametrize(("first", "second", "year"), [
    (NoResult.EXEMPT, True, True), (False, NoResult.EXEMPT, False), (NoResult.NOT_TAUGHT, True, True),
    (NoResult.EXEMPT, NoResult.EXEMPT, NoResult.EXEMPT), (NoResult.EXEMPT, NoResult.NOT_TAUGHT, NoResult.EXEMPT),
    (NoResult.NOT_TAUGHT, NoResult.NOT_TAUGHT, NoResult.NOT_TAUGHT),
])  # fmt: skip
def test_tt58_one_term_stands_for_the_year(first, second, year):
    assert tt58.subject_year(known(first), known(second), NEW, comments=True).value is year


def test_tt22_a_result_in_one_term_only_is_for_the_school_to_confirm():
    found = tt22.subject_year(known(NoResult.NOT_TAUGHT), known(70), TT22, comments=False)
    assert (found.value, found.status) == (70, "needs_decision")
    nothing = tt22.subject_year(known(NoResult.NOT_TAUGHT), known(NoResult.NOT_TAUGHT), TT22, comments=False)
    assert nothing.value is NoResult.NOT_TAUGHT


@pytest.mark.parametrize(("module", "rule"), [(tt58, NEW), (tt22, TT22)])
def test_a_year_without_a_term_says_which_marks_are_missing(module, rule):
    pending = module.subject_term(marks(endterm=None), rule, comments=False)
    found = module.subject_year(pending, known(70), rule, comments=False)
    assert (found.value, found.missing) == (None, ("hk1.ck",))


@pytest.mark.parametrize(("start", "missed_regular", "word"), [(2020, 70, "CĐ"), (2023, None, "Chưa đạt")])
def test_a_gradebook_asks_whichever_regulation_its_class_follows(start, missed_regular, word):
    rule = rule_for(8, SchoolYear(start))
    assert isinstance(rule, lower_secondary.LowerSecondaryRule)
    needed = lower_secondary.regular_marks(Decimal(70), rule)
    full = lower_secondary.subject_term(marks((80, 80, 80)), rule, comments=False, needed=needed)
    missed = lower_secondary.subject_term(marks((80, 80, Missed(False))), rule, comments=False, needed=needed)
    assert (needed.regular_marks, full.value, missed.value) == (3, 80, missed_regular)
    assert lower_secondary.subject_year(full, full, rule, comments=False).value == 80
    assert lower_secondary.wording(rule).write(False) == word
    assert not lower_secondary.is_by_comments("TOAN", rule)


def test_the_reason_names_the_unit_in_which_periods_are_counted():
    assert "70 tiết/năm" in tt58.regular_marks(Decimal(70), NEW).because.vi()
    assert "2 tiết/tuần" in tt58.regular_marks(Decimal(70), OLD).because.vi()


RISING = [{"up_to": "35", "marks": 2}, {"up_to": "70", "marks": 3}, {"marks": 4}]


@pytest.mark.parametrize("bands", [RISING[:2], RISING[::-1], [RISING[1], RISING[0], RISING[2]], [RISING[2], RISING[2]]])
def test_bands_of_periods_must_rise_and_end_open(bands):
    assert check({"source": "8.1", "bands": RISING}, RegularMarks, "x.yaml")
    with pytest.raises(ParameterError, match="must rise"):
        check({"source": "8.1", "bands": bands}, RegularMarks, "x.yaml")
