"""Which data a report covers, when it is due, what reports and plans contain."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from duoc.law import administration as office
from duoc.law.administration.plans import RULE as PLANS
from duoc.law.core.errors import LawError


@pytest.mark.parametrize(
    ("kind", "number", "first", "last"),
    [
        ("month", 11, date(2020, 10, 15), date(2020, 11, 14)),
        ("month", 1, date(2019, 12, 15), date(2020, 1, 14)),
        ("quarter", 1, date(2019, 12, 15), date(2020, 3, 14)),
        ("quarter", 4, date(2020, 9, 15), date(2020, 12, 14)),
        ("first_six_months", 1, date(2019, 12, 15), date(2020, 6, 14)),
        ("second_six_months", 1, date(2020, 6, 15), date(2020, 12, 14)),
        ("nine_months", 1, date(2019, 12, 15), date(2020, 9, 14)),
        ("year", 1, date(2019, 12, 15), date(2020, 12, 14)),
    ],
)
def test_the_closing_dates_of_a_report(kind, number, first, last):
    result = office.report_period(kind, 2020, number)
    assert (result.data_from, result.data_to) == (first, last)
    assert result.is_shaky == (kind == "second_six_months")


@pytest.mark.parametrize(("kind", "numbers"), [("month", 12), ("quarter", 4)])
def test_the_periods_of_a_year_follow_each_other_without_gap(kind, numbers):
    periods = [office.report_period(kind, 2020, number) for number in range(1, numbers + 1)]
    for before, after in pairwise(periods):
        assert after.data_from == before.data_to + timedelta(days=1)
    assert periods[-1].data_to == office.report_period("year", 2020).data_to


def test_a_year_before_the_decree_has_no_answer():
    assert office.report_period("quarter", 2019, 1).data_to == date(2019, 3, 14)
    with pytest.raises(LawError) as error:
        office.report_period("month", 2019, 2)
    assert error.value.code == "before_oldest_rule"


def test_only_quarterly_reports_have_a_deadline_of_their_own():
    assert office.report_period("quarter", 2020, 4).due_on == date(2020, 12, 20)
    assert office.report_period("month", 2020, 11).due_on is None


@pytest.mark.parametrize(("kind", "number"), [("month", 13), ("quarter", 5), ("month", 0), ("semester", 1)])
def test_a_period_that_does_not_exist_is_refused(kind, number):
    with pytest.raises(LawError):
        office.report_period(kind, 2020, number)


@pytest.mark.parametrize(("level", "before"), [("commune", 3), ("district", 5), ("province", 10)])
def test_universal_education_is_reported_in_october_level_by_level(level, before):
    due = office.education_report("universal_education", 2020, level)
    assert (due.data_from, due.data_to) == (date(2019, 10, 1), date(2020, 9, 30))
    assert due.due_before == date(2020, 10, before)


def test_a_report_whose_deadline_was_not_read_says_so():
    due = office.education_report("accreditation", 2020, "district")
    assert (due.status, due.due_before) == ("not_loaded", None)


@pytest.mark.parametrize("name", ["general", "month", "semester", "year"])
def test_every_report_has_results_tasks_and_proposals(name):
    form = office.report_form(name)
    assert len(form.sections) >= 3
    assert form.sections[-1].en == "Proposals"
    assert all(section.vi and section.en for section in form.sections)


def test_the_year_report_has_its_own_tables_and_those_of_the_semester():
    year = [table.id for table in office.report_form("year").tables]
    semester = [table.id for table in office.report_form("semester").tables]
    assert year == ["targets", "national_standard", *semester]
    assert len(office.report_form("month").tables) == 3
    assert len(office.report_form("month").sections[0].items) == 11


def test_the_action_plan_has_the_nine_columns():
    columns = office.plan_table("action_plan").columns
    assert columns[:4] == ("TT", "Nội dung công việc", "Mục tiêu, chỉ tiêu", "Thời gian (bắt đầu – kết thúc)")
    assert len(columns) == 9


@pytest.mark.parametrize(
    ("level", "last_day", "before", "after"),
    [
        ("tieu_hoc", date(2021, 6, 6), "generic", "CV2345-2021"),
        ("thcs", date(2020, 12, 17), "generic", "CV5512-2020"),
        ("mam_non", date(2021, 6, 6), "preschool", "preschool"),
    ],
)
def test_the_form_of_a_school_plan_follows_the_day_on_which_it_is_signed(level, last_day, before, after):
    assert office.school_plan_form(level, last_day).name == before
    assert office.school_plan_form(level, last_day + timedelta(days=1)).name == after


def test_every_form_that_a_day_can_ask_for_has_its_content():
    asked = {period.value for periods in PLANS.forms.values() for period in periods}
    assert asked == set(PLANS.contents)
    with pytest.raises(LawError):
        office.school_plan_form("thpt", date(2020, 11, 24))
