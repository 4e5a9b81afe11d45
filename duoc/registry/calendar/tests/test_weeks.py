"""Weeks run from Monday to Saturday and skip Tết."""

from __future__ import annotations

from datetime import date

import pytest

from duoc.registry.calendar.models import Break
from duoc.registry.calendar.queries import school_year_on, term_on, week_on, weeks
from tests.cast import Cast


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2020, 9, 7), 1),
        (date(2020, 9, 13), 1),  # the Sunday goes with its week
        (date(2020, 9, 14), 2),
        (date(2020, 11, 24), 12),
        (date(2021, 1, 9), 18),
        (date(2021, 1, 11), 19),
    ],
)
def test_the_week_of_a_day(cast: Cast, day: date, number: int):
    week = week_on(cast.year, day)
    assert week is not None
    assert week.number == number


def test_weeks_inside_tet_have_no_number(cast: Cast):
    Break.objects.create(school_year=cast.year, name="Tết", starts_on=date(2021, 2, 8), ends_on=date(2021, 2, 20))
    starts = [week.starts_on for week in weeks(cast.year)]
    assert date(2021, 2, 8) not in starts
    assert date(2021, 2, 22) in starts
    assert week_on(cast.year, date(2021, 2, 10)) is None


def test_a_day_between_the_terms_has_no_term(cast: Cast):
    assert term_on(date(2021, 1, 10)) is None
    assert str(term_on(date(2021, 1, 11))) == "Học kỳ II"


def test_summer_belongs_to_the_year_that_ended(cast: Cast):
    assert school_year_on(date(2021, 7, 1)) == cast.year
    assert school_year_on(date(2020, 8, 31)) is None
