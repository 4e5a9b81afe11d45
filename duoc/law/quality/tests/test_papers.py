"""Indicators, shares, certificates through time, and the office's figures."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duoc.law import quality
from duoc.law.cases import answer
from duoc.law.cases.run import register_all
from duoc.law.core.errors import LawError
from duoc.law.core.registry import find

RULE = quality.SCHEMES["TT18-2018"]
DAY = timedelta(days=1)
DAYS = st.dates(date(2018, 10, 10), date(2026, 11, 24))


@given(DAYS)
def test_a_paper_passes_through_its_states_once(granted):
    found = quality.validity(granted, granted, rule=RULE)
    states = [
        quality.validity(granted, day, rule=RULE).state
        for day in (
            granted - DAY,
            granted,
            found.register_by,
            found.register_by + DAY,
            found.valid_until,
            found.valid_until + DAY,
        )
    ]
    assert states == ["not_yet", "valid", "valid", "renew_now", "renew_now", "expired"]


@pytest.mark.parametrize("kind", ["accreditation", "national_standard"])
@pytest.mark.parametrize(("day", "may"), [(date(2022, 11, 19), False), (date(2022, 11, 20), True)])
def test_a_higher_level_is_asked_for_after_two_years(kind, day, may):
    assert quality.upgrade(date(2020, 11, 20), kind, 1, 2, day, rule=RULE).may_register is may


def test_the_same_level_is_no_upgrade():
    assert not quality.upgrade(date(2018, 11, 1), "accreditation", 2, 2, date(2021, 1, 1), rule=RULE).may_register


@given(DAYS, st.sets(DAYS, max_size=5))
def test_holidays_never_bring_a_decision_forward(start, holidays):
    usual = quality.decision_deadline("certificate", start, rule=RULE).by
    assert quality.decision_deadline("certificate", start, holidays, rule=RULE).by >= usual >= start + 26 * DAY


@pytest.mark.parametrize(
    ("valid", "meets", "revoke"),
    [(True, False, True), (True, True, False), (False, False, False), (False, True, False)],
)
def test_only_a_valid_paper_of_a_school_that_lost_the_standards_is_taken_back(valid, meets, revoke):
    found = quality.revocation("accreditation", valid, meets, rule=RULE)
    assert (found.revoke, found.decided_by) == (revoke, "giam_doc_so")


def test_a_criterion_lists_the_indicators_that_fail_in_order():
    found = quality.criterion_met({"c": [False], "a": [True, False], "b": [True]}, rule=RULE)
    assert (found.met, found.failed) == (False, ("a", "c"))


def test_degrees_count_again_when_they_are_not_suspended():
    indicators = {"a": [True], "b": [False]}
    asked = quality.degree_indicator(indicators, ["b"], suspended=False, rule=RULE)
    assert (asked.met, asked.ignored) == (False, ())
    assert quality.degree_indicator(indicators, ["b"], suspended=True, rule=RULE).met


def test_other_indicators_stay_while_degrees_are_suspended():
    assert not quality.degree_indicator({"a": [False], "b": [False]}, ["b"], suspended=True, rule=RULE).met


@pytest.mark.parametrize(
    ("day", "suspended", "status"),
    [(date(2021, 10, 19), False, "ok"), (date(2021, 10, 20), None, "needs_decision"), (date(2022, 1, 1), True, "ok")],
)
def test_the_first_day_of_the_suspension_was_not_seen(day, suspended, status):
    found = quality.degrees_suspended(day)
    assert (found.suspended, found.status) == (suspended, status)


@pytest.mark.parametrize("disadvantaged", [False, True])
def test_results_are_met_exactly_at_each_limit(disadvantaged):
    least = {"tot": 20, "kha": 120, "chua_dat": 40} if disadvantaged else {"tot": 40, "kha": 140, "chua_dat": 20}
    asked = {"pupils": 400, "conduct_kha_tot": 360, "disadvantaged": disadvantaged} | least
    assert quality.results_thcs_level3(**asked).met
    for field, worse in (("tot", -1), ("kha", -1), ("chua_dat", 1), ("conduct_kha_tot", -1)):
        found = quality.results_thcs_level3(**asked | {field: asked[field] + worse})
        assert found.failed == (field.removesuffix("_kha_tot"),)


def test_a_school_without_pupils_reaches_no_share():
    found = quality.results_thcs_level3(0, 0, 0, 0, 0)
    assert found.failed == ("tot", "kha", "chua_dat", "conduct")
    assert found.not_checked == ("dropout", "repetition")


PAPERS = st.one_of(
    st.just({"level_standard": None, "valid_until": None}),
    st.fixed_dictionaries({"level_standard": st.integers(1, 2), "valid_until": DAYS}),
)


@given(st.lists(PAPERS, max_size=12), DAYS)
def test_only_papers_valid_on_the_day_are_counted(papers, day):
    found = quality.coverage(papers, day)
    valid = [paper for paper in papers if paper["valid_until"] and paper["valid_until"] >= day]
    assert found.level_1 + found.level_2 == len(valid)
    assert found.ending_in_12_months <= len(valid)
    assert (found.percent is None) == (not papers)


@pytest.mark.parametrize(("until", "ending"), [(date(2021, 11, 23), 1), (date(2021, 11, 24), 0)])
def test_a_paper_ends_soon_when_it_ends_before_the_same_day_of_next_year(until, ending):
    found = quality.coverage([{"level_standard": 1, "valid_until": until}], date(2020, 11, 24))
    assert found.ending_in_12_months == ending


def test_the_share_of_schools_is_rounded_half_up_to_one_decimal():
    papers = [{"level_standard": 1, "valid_until": date(2022, 1, 1)}] + [{}] * 15
    assert quality.coverage(papers, date(2020, 11, 24)).percent == "6.3"


@pytest.mark.parametrize(
    ("held", "until", "met"),
    [(1, date(2022, 12, 31), True), (2, date(2022, 12, 31), True), (1, date(2022, 12, 30), False), (None, None, False)],
)
def test_a_target_is_met_by_a_paper_of_that_level_or_higher(held, until, met):
    assert quality.target_met(1, held, until, date(2022, 12, 31)).met is met


@pytest.mark.parametrize(("members", "ok"), [(6, False), (7, True)])
def test_a_self_evaluation_council_has_seven_members(members, ok):
    assert quality.self_evaluation_council(members, rule=RULE).ok is ok


def test_the_steps_have_their_titles():
    assert len(quality.PROCEDURE.self_evaluation.steps) == 7
    assert len(quality.PROCEDURE.external_evaluation.steps) == 6


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: quality.validity("2020-02-30", date(2021, 1, 1), rule=RULE), "granted_on"),
        (lambda: quality.upgrade(date(2020, 1, 1), "national_standard", 1, 3, date(2022, 1, 1), rule=RULE), "wanted"),
        (lambda: quality.decision_deadline("letter", date(2020, 1, 1), rule=RULE), "kind"),
        (lambda: quality.revocation("accreditation", 1, True, rule=RULE), "valid_paper"),
        (lambda: quality.criterion_met({}, rule=RULE), "indicators"),
        (lambda: quality.criterion_met({"a": []}, rule=RULE), "indicators.a"),
        (lambda: quality.criterion_met({"a": ["yes"]}, rule=RULE), "indicators.a"),
        (lambda: quality.degree_indicator({"a": [True]}, ["z"], True, rule=RULE), "degree_letters"),
        (lambda: quality.results_thcs_level3(10, 11, 0, 0, 0), "tot"),
        (lambda: quality.results_thcs_level3(10, 6, 6, 0, 0), "pupils"),
        (lambda: quality.coverage([{"level_standard": 1}], date(2020, 1, 1)), "schools.1"),
        (lambda: quality.coverage([{"level_standard": 3, "valid_until": "2021-01-01"}], date(2020, 1, 1)),
        "schools.1.level_standard"),
        (lambda: quality.version_on("university", date(2020, 1, 1)), "school"),
    ],
)  # fmt: skip
def test_nonsense_is_refused_with_its_field(call, field):
    with pytest.raises(LawError) as error:
        call()
    assert error.value.field == field


ASKED = {
    "validity": {"granted_on": "2020-02-29", "on": "2024-09-29"},
    "upgrade": {"recognised_on": "2020-02-29", "kind": "accreditation", "held": 1, "wanted": 3, "on": "2022-02-28"},
    "decision_deadline": {"kind": "certificate", "from": "2021-03-01", "holidays": ["2021-03-08"]},
    "revocation": {"kind": "accreditation", "valid_paper": True, "meets_standards": False},
    "criterion_met": {"indicators": {"a": [True, False], "b": [True]}},
    "degree_indicator": {"suspended": True, "indicators": {"a": [True], "b": [False]}, "degree_letters": ["b"]},
}


@pytest.mark.parametrize("name", ASKED)
def test_what_the_circulars_say_alike_need_not_name_one_of_them(name):
    register_all()
    rule = find("quality", name)
    assert "any" in rule.versions
    answers = [answer("quality", name, version, ASKED[name])[0] for version in rule.versions]
    assert all(found == answers[0] for found in answers)
