"""What must hold for every pupil, whatever the marks."""

from hypothesis import given, settings
from hypothesis import strategies as st

from duoc.law.assessment import primary, tt22, tt58
from duoc.law.core.parameters import clauses

MARKS_58 = ("TOAN", "NGU_VAN", "NGOAI_NGU", "VAT_LI", "SINH_HOC", "LICH_SU", "GDCD")
MARKS_22 = ("NGU_VAN", "TOAN", "NGOAI_NGU_1", "GDCD", "LS_DL", "KHTN", "CONG_NGHE", "TIN_HOC")
TENTHS = st.one_of(st.integers(0, 100), st.sampled_from([19, 20, 34, 35, 49, 50, 64, 65, 79, 80, 89, 90]))
RULES_58 = st.sampled_from(list(tt58.RULES.values()))
TT22, TT27 = tt22.TT22_2021, primary.TT27


def results(marked, comment_only):
    marks = st.fixed_dictionaries(dict.fromkeys(marked, TENTHS))
    comments = st.fixed_dictionaries(dict.fromkeys(comment_only, st.booleans() | st.just(True)))
    return st.builds(lambda one, two: {**one, **two}, marks, comments)


RESULTS_58 = results(MARKS_58, tt58.TT58_TT26.comment_only.value)
RESULTS_22 = results(MARKS_22, TT22.comment_only.value)


@settings(max_examples=150, deadline=None)
@given(RESULTS_58, st.sampled_from(MARKS_58), st.integers(1, 30), RULES_58)
def test_tt58_raising_one_mark_never_lowers_a_rank(marks, code, more, rule):
    better = {**marks, code: min(100, marks[code] + more)}
    before, after = tt58.study_rank(marks, rule), tt58.study_rank(better, rule)
    assert after.average >= before.average
    assert rule.study_order[after.base] <= rule.study_order[before.base]
    assert rule.study_order[after.rank] <= rule.study_order[before.rank]


@settings(max_examples=150, deadline=None)
@given(RESULTS_22, st.sampled_from(MARKS_22), st.integers(1, 30))
def test_tt22_raising_one_mark_never_lowers_a_level(marks, code, more):
    better = {**marks, code: min(100, marks[code] + more)}
    before, after = tt22.learning_level(marks, TT22), tt22.learning_level(better, TT22)
    assert TT22.level_order[after.base] <= TT22.level_order[before.base]
    assert TT22.level_order[after.level] <= TT22.level_order[before.level]


@given(RESULTS_58, st.randoms(use_true_random=False), RULES_58)
def test_tt58_the_order_of_subjects_changes_nothing(marks, chance, rule):
    shuffled = list(marks.items())
    chance.shuffle(shuffled)
    one, other = tt58.study_rank(marks, rule), tt58.study_rank(dict(shuffled), rule)
    assert (one.average, one.base, one.rank, one.adjustment) == (
        other.average,
        other.base,
        other.rank,
        other.adjustment,
    )


@given(RESULTS_22, st.randoms(use_true_random=False))
def test_tt22_the_order_of_subjects_changes_nothing(marks, chance):
    shuffled = list(marks.items())
    chance.shuffle(shuffled)
    one, other = tt22.learning_level(marks, TT22), tt22.learning_level(dict(shuffled), TT22)
    assert (one.base, one.level) == (other.base, other.level)


@given(RESULTS_58, RULES_58)
def test_tt58_clause_six_lifts_and_never_lowers(marks, rule):
    found = tt58.study_rank(marks, rule)
    lifted = rule.study_order[found.rank] < rule.study_order[found.base]
    assert lifted == (found.adjustment is not None)


@given(RESULTS_58, st.sampled_from(["T", "K", "Tb", "Y"]), st.integers(0, 60), RULES_58)
def test_tt58_every_clause_of_an_explanation_is_in_the_parameters(marks, conduct, absences, rule):
    known = clauses(rule)
    study = tt58.study_rank(marks, rule)
    decision = tt58.promotion(study, conduct, absences, marks, rule)
    after = tt58.after_summer(decision, marks, conduct, rule)
    for result in (study, tt58.title(study, conduct, rule), decision, *([after] if after else [])):
        assert result.because.steps
        assert set(result.because.clauses) <= known


@given(RESULTS_22, st.sampled_from(list(TT22.conduct_order)), st.integers(0, 60))
def test_tt22_every_clause_of_an_explanation_is_in_the_parameters(marks, conduct, absences):
    known = clauses(TT22)
    learning = tt22.learning_level(marks, TT22)
    decision = tt22.promotion(learning, conduct, absences, marks, TT22)
    after = tt22.after_summer(decision, marks, conduct, TT22)
    for result in (learning, tt22.title(learning, conduct, marks, TT22), decision, *([after] if after else [])):
        assert result.because.steps
        assert set(result.because.clauses) <= known


@given(RESULTS_58, RULES_58)
def test_tt58_the_reasons_agree_with_the_rank(marks, rule):
    """Every condition of the base rank is there and held; of each better rank at least one is there and missed."""
    found = tt58.study_rank(marks, rule)
    for band in rule.study_rank.bands:
        asked = [step for step in found.because if step.clause == rule.at(band.source) and step.held is not None]
        if rule.study_order[band.rank] < rule.study_order[found.base]:
            assert asked
            assert not any(step.held for step in asked)
        elif band.rank == found.base:
            assert asked
            assert all(step.held for step in asked)


LEVELS, TRAITS = st.sampled_from("THC"), st.sampled_from("TĐC")


@given(
    st.fixed_dictionaries(dict.fromkeys(("TIENG_VIET", "TOAN", "DAO_DUC"), LEVELS)),
    st.fixed_dictionaries(dict.fromkeys(TT27.required_traits, TRAITS | st.just("T"))),
    st.fixed_dictionaries(dict.fromkeys(("TIENG_VIET", "TOAN"), st.integers(0, 10))),
    st.booleans(), st.sampled_from(list(primary.RULES.values())),
)  # fmt: skip
def test_primary_a_better_test_never_makes_the_result_worse(levels, traits, tests, recognised, rule):
    traits = dict.fromkeys(rule.required_traits, "T") | {k: v for k, v in traits.items() if k in rule.trait_names}
    order = [row.overall.vi if row.overall else None for row in rule.overall]
    order.append(rule.otherwise.value.vi if rule.otherwise.value else None)
    before = primary.primary_year(primary.YearEnd(levels, traits, tests, recognised), 1, rule)
    better = {**tests, "TOAN": min(10, tests["TOAN"] + 1)}
    after = primary.primary_year(primary.YearEnd(levels, traits, better, recognised), 1, rule)
    assert order.index(after.overall) <= order.index(before.overall)
    assert after.completed >= before.completed
    assert set(after.because.clauses) <= clauses(rule)
