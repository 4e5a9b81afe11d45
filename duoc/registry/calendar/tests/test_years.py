"""School years: what the frame proposes, and which days are refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from duoc.kit.audit import SYSTEM
from duoc.kit.audit.queries import history
from duoc.kit.errors import Conflict, DomainError
from duoc.registry.calendar import services
from duoc.registry.calendar.frame import compared, draft
from duoc.registry.calendar.models import SchoolYear, Term
from duoc.registry.calendar.queries import grids, week_on
from duoc.registry.calendar.services import BreakDays, YearDays
from tests.cast import Cast

THIS = YearDays(
    starts_on=date(2020, 9, 1), first_starts_on=date(2020, 9, 7), first_ends_on=date(2021, 1, 9),
    second_starts_on=date(2021, 1, 11), second_ends_on=date(2021, 5, 22), ends_on=date(2021, 5, 30),
    census_on=date(2020, 9, 30),
)  # fmt: skip
TET = BreakDays(name="Nghỉ Tết Nguyên đán", starts_on=date(2021, 2, 8), ends_on=date(2021, 2, 20))


def test_the_frame_proposes_the_days_that_the_province_then_chose():
    assert draft("2020-2021") == THIS


def test_without_a_frame_nothing_is_proposed():
    assert draft("2017-2018") is None
    assert draft("2026-2027") is None


def test_a_year_that_was_drafted_keeps_to_its_frame_once_tet_is_free(db: None):
    days = draft("2020-2021")
    assert days is not None
    year = services.add_year("2020-2021", days, by=SYSTEM, scope=None)
    services.add_break(year, TET, by=SYSTEM, scope=None)
    found = grids(year)
    steps = compared(
        year, {each.term.code: each.term for each in found}, {each.term.code: each.numbered for each in found}
    )
    assert [each.numbered for each in found] == [18, 17]
    assert len(steps) >= 6
    assert not [step.text_vi for step in steps if step.held is False]


def test_a_calendar_outside_the_frame_is_told_so(cast: Cast):
    cast.year.terms.filter(code="HK2").update(ends_on=date(2021, 5, 29))
    terms = {term.code: term for term in cast.year.terms.all()}
    missed = [step.text_vi for step in compared(cast.year, terms, {"HK1": 18, "HK2": 16}) if step.held is False]
    assert "Kết thúc học kỳ II 29/05/2021 ≥ 25/05/2021" in missed
    assert "Số tuần thực học học kỳ II 16 < 17" in missed


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"starts_on": date(2021, 9, 1)}, "other_year", "starts_on"),
        ({"first_ends_on": date(2020, 9, 7)}, "term_backwards", "first_ends_on"),
        ({"second_ends_on": date(2021, 5, 31)}, "term_outside", "second_ends_on"),
        ({"second_starts_on": date(2021, 1, 9)}, "terms_overlap", "second_starts_on"),
        ({"census_on": date(2020, 8, 31)}, "census_outside", "census_on"),
        ({"ends_on": date(2021, 2, 19), "second_ends_on": date(2021, 2, 18)}, "break_outside", "ends_on"),
    ],
)
def test_days_that_cannot_be_are_refused_at_their_field(cast: Cast, changes: dict[str, date], code: str, field: str):
    services.add_break(cast.year, TET, by=SYSTEM, scope=None)
    services.change_year(cast.year.pk, 1, THIS, by=SYSTEM, scope=None)
    with pytest.raises(DomainError) as refused:
        services.change_year(cast.year.pk, 2, replace(THIS, **changes), by=SYSTEM, scope=None)
    assert (refused.value.code, refused.value.field) == (code, field)


@pytest.mark.parametrize(("first", "is_refused"), [(date(2021, 5, 31), True), (date(2021, 6, 1), False)])
def test_school_years_do_not_overlap(cast: Cast, first: date, is_refused: bool):
    days = YearDays(
        starts_on=first, first_starts_on=date(2021, 9, 6), first_ends_on=date(2022, 1, 15),
        second_starts_on=date(2022, 1, 17), second_ends_on=date(2022, 5, 21), ends_on=date(2022, 5, 30),
        census_on=date(2021, 9, 30),
    )  # fmt: skip
    if is_refused:
        with pytest.raises(DomainError, match="2020–2021, từ 01/09/2020 đến 31/05/2021"):
            services.add_year("2021-2022", days, by=SYSTEM, scope=None)
    else:
        year = services.add_year("2021-2022", days, by=SYSTEM, scope=cast.office.pk)
        assert history(year).get().event == "calendar.year_added"


@pytest.mark.parametrize("code", ["2021", "2021-2023", "2021–2022", "abcd-2022"])
def test_a_year_is_written_as_two_years_in_a_row(db: None, code: str):
    with pytest.raises(DomainError) as refused:
        services.add_year(code, THIS, by=SYSTEM, scope=None)
    assert refused.value.code == "wrong_code"


def test_moving_the_term_numbers_the_weeks_anew(cast: Cast):
    services.change_year(
        cast.year.pk, 1, replace(THIS, first_starts_on=date(2020, 9, 14)), by=SYSTEM, scope=cast.office.pk
    )
    week = week_on(SchoolYear.objects.get(), date(2020, 11, 24))
    assert week is not None
    assert week.number == 11
    event = history(cast.year).get()
    assert event.after is not None
    assert event.after["first_starts_on"] == "2020-09-14"


def test_two_people_do_not_overwrite_each_others_calendar(cast: Cast):
    services.change_year(cast.year.pk, 1, THIS, by=SYSTEM, scope=None)
    with pytest.raises(Conflict):
        services.change_year(cast.year.pk, 1, THIS, by=SYSTEM, scope=None)


def test_breaks_do_not_overlap_and_a_removed_one_gives_its_weeks_back(cast: Cast):
    rest = services.add_break(cast.year, TET, by=SYSTEM, scope=None)
    with pytest.raises(DomainError, match="Nghỉ Tết Nguyên đán"):
        services.add_break(
            cast.year, BreakDays(name="Nghỉ bù", starts_on=date(2021, 2, 20), ends_on=date(2021, 2, 22)), by=SYSTEM,
            scope=None,
        )  # fmt: skip
    services.remove_break(rest, by=SYSTEM, scope=None)
    assert Term.objects.count() == 2
    assert [each.numbered for each in grids(cast.year)] == [18, 19]
