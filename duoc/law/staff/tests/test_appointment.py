"""Votes and terms of principals, titles and bậc."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duoc.law import staff
from duoc.law.core.errors import LawError
from duoc.law.staff.titles import TITLES


def vote(step, votes, summoned=12, present=12, chosen=None):
    result = staff.appointment_vote(
        staff.Ballot(step=step, summoned=summoned, present=present, votes=votes, from_step_2=chosen)
    )
    return result.outcome, result.selected


@pytest.mark.parametrize(
    ("step", "votes", "chosen", "outcome"),
    [
        (2, {"An": 7, "Bình": 4}, None, ("next_step", ("An",))),
        (2, {"An": 4, "Bình": 6, "Chi": 1}, None, ("next_step", ("Bình", "An"))),
        (2, {"An": 3, "Bình": 3, "Chi": 3, "Dung": 3}, None, ("stop_and_report", ())),
        (2, {}, None, ("stop_and_report", ())),
        (3, {"An": 7}, ["An"], ("next_step", ("An",))),
        (3, {"Chi": 7}, ["An"], ("stop_and_report", ())),
        (3, {"Chi": 8}, ["An"], ("next_step", ("Chi",))),
        (3, {"An": 6, "Bình": 6}, ["An", "Bình"], ("next_step", ("An", "Bình"))),
        (3, {"An": 6, "Chi": 6}, ["An"], ("needs_decision", ("An", "Chi"))),
        (5, {"An": 7, "Bình": 5}, None, ("proposed", ("An",))),
        (5, {"An": 6, "Bình": 6}, None, ("head_decides", ("An", "Bình"))),
        (5, {"An": 6, "Bình": 5}, None, ("stop_and_report", ())),
    ],
)
def test_what_follows_from_a_ballot_of_twelve(step, votes, chosen, outcome):
    assert vote(step, votes, chosen=chosen) == outcome


def test_a_meeting_needs_two_thirds_of_those_summoned():
    assert vote(2, {"An": 8}, present=8)[0] == "next_step"
    assert vote(2, {"An": 7}, present=7) == ("meeting_invalid", ())


def test_shares_are_of_those_summoned_not_of_those_present():
    assert vote(2, {"An": 6, "Bình": 2}, present=8) == ("next_step", ("An",))


@given(st.integers(1, 40), st.integers(0, 40), st.integers(0, 40))
def test_nobody_is_proposed_without_more_than_half_of_the_summoned(summoned, one, other):
    if one + other > summoned:
        return
    outcome, selected = vote(5, {"An": one, "Bình": other}, summoned=summoned, present=summoned)
    assert (outcome == "proposed") == (2 * max(one, other) > summoned)
    assert all(2 * {"An": one, "Bình": other}[name] >= summoned for name in selected)


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"step": 4, "votes": {"An": 1}}, "step"),
        ({"step": 2, "votes": {"An": 13}}, "votes"),
        ({"step": 2, "votes": {"An": -1}}, "votes.An"),
        ({"step": 2, "votes": {}, "present": 13}, "present"),
        ({"step": 3, "votes": {"An": 7}}, "from_step_2"),
    ],
)
def test_a_ballot_that_cannot_be_is_refused(arguments, field):
    with pytest.raises(LawError) as error:
        vote(**arguments)
    assert error.value.field == field


START = date(2020, 9, 1)
FIRST, SECOND = (date(2010, 9, 1), date(2015, 8, 31)), (date(2015, 9, 1), date(2020, 8, 31))


def test_a_third_term_in_a_row_is_not_served_at_one_school():
    assert staff.appointment_term(START, [SECOND]).may_serve_here
    assert not staff.appointment_term(START, [SECOND, FIRST]).may_serve_here


def test_time_at_another_post_breaks_the_row_and_a_short_break_is_pointed_out():
    broken = (date(2015, 9, 1), date(2020, 8, 30))
    plan = staff.appointment_term(START, [FIRST, broken])
    assert (plan.consecutive_terms_before, plan.may_serve_here, plan.short_break) == (0, True, True)
    assert not staff.appointment_term(START, [(date(2005, 9, 1), date(2010, 8, 31))]).short_break


@pytest.mark.parametrize(
    ("retirement", "is_first", "kind", "end"),
    [
        (None, False, "full_term", date(2025, 8, 31)),
        (date(2025, 9, 1), True, "full_term", date(2025, 8, 31)),
        (date(2025, 8, 31), True, "not_enough_time_for_a_full_term", None),
        (date(2025, 8, 31), False, "reappointed_until_retirement", date(2025, 8, 30)),
        (date(2022, 9, 1), False, "reappointed_until_retirement", date(2022, 8, 31)),
        (date(2022, 8, 31), False, "extension_until_retirement", date(2022, 8, 30)),
    ],
)
def test_the_length_of_a_term_near_retirement(retirement, is_first, kind, end):
    plan = staff.appointment_term(START, is_first=is_first, retirement=retirement)
    assert (plan.kind, plan.end) == (kind, end)


def test_a_term_that_has_not_ended_and_a_retirement_before_the_start_are_refused():
    with pytest.raises(LawError, match="terms_at_same_school"):
        staff.appointment_term(START, [(date(2016, 1, 1), START)])
    with pytest.raises(LawError, match="retirement_date"):
        staff.appointment_term(START, retirement=START)


@given(st.integers(0, 3000))
def test_a_later_retirement_never_shortens_the_term(days):
    ends = [
        staff.appointment_term(START, retirement=START + timedelta(days=days + more)).end for more in (1, 2)
    ]  # fmt: skip
    assert ends[0] <= ends[1]


@pytest.mark.parametrize("title", TITLES.titles, ids=lambda title: title.code)
def test_each_title_has_a_code_of_its_own_and_a_rank_in_2026(title):
    result = staff.title_code(title.level, title.grade)
    assert (result.code, result.salary_type) == (title.code, title.salary_type)
    assert 1 <= result.bac_2026 <= 4


def test_a_higher_number_is_a_lower_rank():
    codes = [staff.title_code("tieu_hoc", grade).code for grade in ("I", "II", "III")]
    assert codes == sorted(codes)
    assert [staff.title_code("tieu_hoc", grade).bac_2026 for grade in ("I", "II", "III")] == [4, 4, 3]
    with pytest.raises(LawError):
        staff.title_code("thcs", "IV_cu")


@pytest.mark.parametrize(
    ("bacs", "posts", "most"),
    [
        ([1, 2, 3, 4, 5], 20, {5: 6, 4: 8}),
        ([3, 4], 31, {4: 15}),
        ([2, 3, 4], 31, {4: 12}),
        ([2, 3], 7, {3: 3}),
        ([1, 2, 3], 30, {}),
    ],
)
def test_the_share_of_the_highest_ranks(bacs, posts, most):
    assert staff.bac_ratio(bacs, posts).max_by_bac == most


def test_the_end_of_a_term_is_announced_ninety_days_before():
    job = staff.reappointment(date(2025, 8, 31))
    assert (job.notice_by, job.remind_on) == (date(2025, 6, 2), date(2025, 5, 3))
