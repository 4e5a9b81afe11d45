"""Procedures: days, dossiers, who decides, and what nobody knows."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duoc.law import administration as office
from duoc.law.administration.procedures import RECORDS
from duoc.law.core.errors import LawError

TODAY = date(2020, 11, 24)


@pytest.mark.parametrize(
    ("name", "day", "days"),
    [
        ("found_lower_secondary", TODAY, 25),
        ("found_primary", TODAY, 25),
        ("transfer_primary", date(2020, 10, 19), 5),
        ("transfer_primary", date(2020, 10, 20), 9),
        ("transfer_lower_secondary", TODAY, None),
        ("diploma", TODAY, 75),
        ("diploma_copy", TODAY, 0),
        ("lunch_support", date(2020, 10, 31), None),
        ("lunch_support", date(2020, 11, 1), 24),
        ("preschool", TODAY, None),
    ],
)
def test_the_days_of_a_procedure_on_a_day(name, day, days):
    found = office.procedure(name, day)
    assert found.days == days
    assert found.status == ("not_loaded" if days is None else "ok")


@pytest.mark.parametrize("name", RECORDS)
def test_a_procedure_answers_on_every_day_with_its_reason(name):
    day = date(2019, 9, 1)
    while day <= date(2026, 11, 24):
        found = office.procedure(name, day)
        assert all(step.text_vi and step.text_en for step in found.because)
        assert found.certainty != "text" or found.days is not None or found.note
        day += timedelta(days=17)


def test_the_district_hands_over_to_the_commune_on_the_first_of_july_2025():
    before, after = (office.procedure("found_primary", day).decided_by for day in (date(2025, 6, 30), date(2025, 7, 1)))
    assert "huyện" in before.vi
    assert "xã" in after.vi
    assert office.procedure("diploma", date(2025, 7, 1)).decided_by is None


def test_a_transfer_of_today_is_due_in_nine_working_days_in_three_steps():
    deadline = office.procedure_deadline("transfer_primary", TODAY)
    assert deadline.steps == (date(2020, 11, 27), date(2020, 12, 2), date(2020, 12, 7))
    assert deadline.due_on == date(2020, 12, 7)
    with_holiday = office.procedure_deadline("transfer_primary", TODAY, holidays=[date(2020, 11, 25)])
    assert with_holiday.due_on == date(2020, 12, 8)


def test_a_diploma_counts_calendar_days_and_a_copy_is_given_the_same_day():
    assert office.procedure_deadline("diploma", TODAY).due_on == TODAY + timedelta(days=75)
    assert office.procedure_deadline("diploma_copy", TODAY).due_on == TODAY
    friday = date(2020, 11, 27)
    assert office.procedure_deadline("diploma_copy", friday, after_15_00=True).due_on == date(2020, 11, 30)


@given(st.sampled_from(list(RECORDS)), st.integers(0, 1800))
def test_days_are_never_invented(name, later):
    day = date(2020, 1, 1) + timedelta(days=later)
    if office.procedure(name, day).terms is None:
        return
    deadline = office.procedure_deadline(name, day)
    assert (deadline.due_on is None) == (office.procedure(name, day).days is None)
    assert deadline.due_on is None or deadline.due_on >= day


def test_the_licence_of_extra_teaching_is_gone_since_february_2025():
    names = {found.id for found in office.procedures(date(2025, 2, 14))}
    assert "extra_teaching" not in names
    assert "extra_teaching" in {found.id for found in office.procedures(date(2025, 2, 13))}
    with pytest.raises(LawError) as error:
        office.procedure_deadline("extra_teaching", date(2025, 2, 14))
    assert error.value.code == "procedure_gone"


def test_an_unknown_procedure_is_refused():
    with pytest.raises(LawError) as error:
        office.procedure("cap_so_do", TODAY)
    assert error.value.field == "name"


def test_working_and_calendar_days_are_told_apart():
    assert "9 ngày làm việc" in office.procedure("transfer_primary", TODAY).because.vi()
    assert "75 ngày —" in office.procedure("diploma", TODAY).because.vi()
    assert "75 days —" in office.procedure("diploma", TODAY).because.en()
