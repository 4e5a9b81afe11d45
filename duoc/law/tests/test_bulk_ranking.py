"""A whole city at once gives what one pupil at a time gives."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duoc.law.assessment import NoResult, TermMarks, bulk, tt22, tt58

SUBJECTS_58 = ("TOAN", "NGU_VAN", "NGOAI_NGU", "VAT_LI", "HOA_HOC", "CONG_NGHE", "THE_DUC", "AM_NHAC")
SUBJECTS_22 = ("NGU_VAN", "TOAN", "NGOAI_NGU_1", "GDCD", "LS_DL", "KHTN", "CONG_NGHE", "TIN_HOC", "GDTC", "ND_DP")


@st.composite
def rows(draw, subjects, comment_only, conduct, absent):
    """A pupil as there are many: of one ability, now and then with one weak subject or something special."""
    chance = random.Random(draw(st.integers(0, 10**9)))
    ability, weak = draw(st.sampled_from([30, 45, 55, 70, 85, 95])), draw(st.sampled_from([None, *subjects]))

    def cell(code):
        if chance.random() < 0.01:
            return chance.choice(absent)
        if code in comment_only:
            return code != weak and chance.random() < 0.97
        return (
            chance.choice([18, 20, 33, 35, 49, 50, 64]) if code == weak else min(100, ability + chance.randint(-8, 12))
        )

    first, second = ([cell(code) for code in subjects] for _ in range(2))
    return bulk.YearRow(first, second, draw(conduct), draw(st.integers(43, 48)))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(rows(SUBJECTS_58, tt58.TT58_TT26.comment_only.value, st.sampled_from(["T", "K", "Tb", "Y"]),
                  [None, NoResult.EXEMPT, NoResult.NOT_TAUGHT]), min_size=1, max_size=4),
    st.sampled_from(list(tt58.RULES.values())),
)  # fmt: skip
def test_tt58_in_bulk_equals_one_by_one(pupils, rule):
    for row, outcome in zip(pupils, bulk.years_58(SUBJECTS_58, pupils, rule), strict=True):
        study, title, decision = bulk.explain_58(SUBJECTS_58, row, rule)
        assert outcome[1:] == (
            study.average, study.base, study.rank, study.adjustment, title.title, decision.decision, study.status,
        )  # fmt: skip
        taking_part = {c: v for c, v in zip(SUBJECTS_58, outcome.results, strict=True) if not isinstance(v, NoResult)}
        assert taking_part == bulk.single_results_58(SUBJECTS_58, row, rule)


def test_the_pupils_of_these_tests_are_of_every_rank():
    ranks = set()

    @settings(max_examples=100, database=None)
    @given(rows(SUBJECTS_58, tt58.TT58_TT26.comment_only.value, st.just("T"), [None]))
    def look(row):
        (outcome,) = bulk.years_58(SUBJECTS_58, [row], tt58.TT58_TT26)
        ranks.update({(outcome.base, None), (outcome.rank, outcome.adjustment)})

    look()
    assert {rank for rank, _ in ranks} == {"G", "K", "Tb", "Y", "Kém", None}
    assert {"a", "b", "c"} <= {point for _, point in ranks}


LEVELS = st.sampled_from(list(tt22.TT22_2021.conduct_order))


@settings(max_examples=100, deadline=None)
@given(st.lists(rows(
    SUBJECTS_22, tt22.TT22_2021.comment_only.value,
    st.one_of(LEVELS, st.tuples(LEVELS, LEVELS)),
    [None, NoResult.NOT_TAUGHT],
), min_size=1, max_size=4))  # fmt: skip
def test_tt22_in_bulk_equals_one_by_one(pupils):
    rule = tt22.TT22_2021
    for row, outcome in zip(pupils, bulk.years_22(SUBJECTS_22, pupils, rule), strict=True):
        learning, title, decision = bulk.explain_22(SUBJECTS_22, row, rule)
        assert outcome[1:3] == (learning.base, learning.level)
        assert outcome[4:] == (title.title, decision.decision, learning.status)


@given(
    st.lists(
        st.tuples(
            st.lists(st.integers(0, 100), min_size=2, max_size=4),
            st.lists(st.integers(0, 100), min_size=1, max_size=1),
            st.integers(0, 100),
        ),
        max_size=5,
    )
)
def test_term_averages_in_bulk_equal_one_by_one(terms):
    rule = tt58.TT58_TT26
    one_by_one = [
        tt58.subject_term(TermMarks(tuple(regular), tuple(midterm), end), rule, comments=False).value
        for regular, midterm, end in terms
    ]
    assert bulk.term_averages(terms, rule.tests.weights) == one_by_one


def test_a_strong_pupil_with_one_failed_comment_only_subject_is_adjusted_in_bulk_too():
    results = (90,) * 6 + (False, True)
    (outcome,) = bulk.years_58(SUBJECTS_58, [bulk.YearRow(results, results, "T", 0)], tt58.TT58_TT26)
    assert (outcome.base, outcome.adjustment, outcome.rank, outcome.title) == ("Y", "b", "Tb", None)


@pytest.mark.parametrize(("first", "second"), [(True, True), (True, False), (False, True), (False, False)])
def test_term_two_decides_a_comment_only_subject_in_bulk_too(first, second):
    row_58 = bulk.YearRow((80,) * 6 + (True, first), (80,) * 6 + (True, second), "T", 0)
    row_22 = bulk.YearRow((80,) * 8 + (True, first), (80,) * 8 + (True, second), "Tốt", 0)
    assert bulk.years_58(SUBJECTS_58, [row_58], tt58.TT58_TT26)[0].results[-1] is second
    assert bulk.years_22(SUBJECTS_22, [row_22], tt22.TT22_2021)[0].results[-1] is second


def test_a_row_of_the_wrong_length_is_refused():
    uneven = bulk.YearRow((80,) * 8, (80,) * 7, "T", 0)
    with pytest.raises(ValueError, match="zip"):
        bulk.years_58(SUBJECTS_58, [uneven], tt58.TT58_TT26)
    with pytest.raises(ValueError, match="zip"):
        bulk.years_22(SUBJECTS_22, [uneven], tt22.TT22_2021)
