"""Who may enter grade 1 and grade 6."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duoc.law import school
from duoc.law.core.errors import LawError

OLD, NEW, LOWER = (school.CHARTERS[name] for name in ("TH-2010", "TH-2020", "THCS-2020"))
LATE = [
    (charter.version, ground, late.years)
    for charter in (OLD, NEW, LOWER)
    for late in charter.entry_age.late
    for ground in late.grounds
]


@pytest.mark.parametrize(("version", "ground", "years"), LATE)
def test_a_ground_opens_so_many_years_and_no_more(version, ground, years):
    rule = school.CHARTERS[version]
    age = rule.entry_age.standard.value + years

    def at(age: int) -> str:
        return school.entry_age(date(2022 - age, 6, 1), "2022-2023", grounds=[ground], rule=rule).outcome

    assert at(age) == "late_allowed"
    assert at(age + 1) != "late_allowed"


def test_a_poor_household_is_a_ground_of_the_old_charter_and_a_question_under_the_new():
    born = date(2013, 5, 5)
    assert school.entry_age(born, "2020-2021", grounds=["ho_ngheo"], rule=OLD).outcome == "late_allowed"
    asked = school.entry_age(born, "2020-2021", grounds=["ho_ngheo"], rule=NEW)
    assert (asked.outcome, asked.status, asked.decided_by) == ("needs_decision", "needs_decision", None)


@pytest.mark.parametrize(
    ("year", "decided_by"),
    [("2020-2021", "truong_phong_gddt"), ("2024-2025", "truong_phong_gddt"), ("2025-2026", "ubnd_cap_xa")],
)
def test_more_than_three_years_late_is_decided_by_whoever_has_the_power_that_year(year, decided_by):
    found = school.entry_age(date(int(year[:4]) - 10, 1, 1), year, rule=NEW)
    assert (found.outcome, found.decided_by) == ("over_three_years", decided_by)


def test_who_finished_primary_early_enters_grade_6_early_without_a_council():
    found = school.entry_age(date(2012, 3, 1), "2022-2023", age_when_primary_completed=10, rule=LOWER)
    assert (found.outcome, found.decided_by) == ("follows_primary", None)


def test_a_gifted_child_does_not_enter_grade_1_early():
    assert school.entry_age(date(2017, 3, 1), "2022-2023", early_talent=True, rule=NEW).outcome == "too_young"


@given(st.dates(date(2003, 1, 1), date(2020, 12, 31)), st.sampled_from([OLD, NEW, LOWER]))
def test_only_the_year_of_birth_counts(born, rule):
    found = school.entry_age(born, "2022-2023", rule=rule)
    same = school.entry_age(date(born.year, 12, 31), "2022-2023", rule=rule)
    assert (found.age, found.outcome) == (same.age, same.outcome)
    assert found.difference == found.age - found.standard_age


@pytest.mark.parametrize(
    ("times", "again", "over"), [(0, True, False), (2, True, False), (3, False, False), (4, False, True)]
)
def test_a_pupil_repeats_at_most_three_times_in_the_level(times, again, over):
    found = school.grade_repetition(times, rule=LOWER)
    assert (found.may_repeat_again, found.over_limit) == (again, over)


@pytest.mark.parametrize(
    ("born", "more", "field"),
    [
        ("2015-02-30", {}, "born"),
        (date(2030, 1, 1), {}, "born"),
        (date(2014, 1, 1), {"grounds": ["giàu"]}, "grounds"),
        (date(2014, 1, 1), {"grounds": "mo_coi"}, "grounds"),
    ],
)
def test_nonsense_is_refused(born, more, field):
    with pytest.raises(LawError) as error:
        school.entry_age(born, "2020-2021", rule=OLD, **more)
    assert error.value.field == field
