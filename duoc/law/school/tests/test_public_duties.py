"""Disclosure, sponsorship, councils, mergers, and who decides on each day."""

from datetime import date, timedelta

import pytest

from duoc.law import school
from duoc.law.core.errors import LawError
from duoc.law.school.deciders import DECIDERS

OLD, NEW, DEMOCRACY = (school.DISCLOSURES[name] for name in ("TT36-2017", "TT09-2024", "TT11-2020"))
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("item", "facts", "last"),
    [
        ("annual_content", {"year": 2025}, date(2025, 6, 29)),
        ("annual_report", {"year": 2026}, date(2026, 6, 29)),
        ("change", {"changed_on": date(2024, 9, 2)}, date(2024, 9, 16)),
        ("month_plan", {"month": "2024-12"}, date(2024, 11, 24)),
        ("week_plan", {"week_of": date(2024, 12, 2)}, date(2024, 11, 29)),
        ("menu", {"week_of": date(2025, 1, 6)}, date(2025, 1, 3)),
    ],
)
def test_the_last_day_is_in_time_and_the_next_is_not(item, facts, last):
    assert school.disclosure_due(item, published_on=last, rule=NEW, **facts).in_time
    late = school.disclosure_due(item, published_on=last + DAY, rule=NEW, **facts)
    assert (late.last_day, late.in_time) == (last, False)


def test_annual_contents_stay_five_years_also_from_a_leap_day():
    found = school.disclosure_due("annual_content", year=2028, published_on=date(2028, 2, 29), rule=NEW)
    assert found.keep_until == date(2033, 2, 28)


def test_the_annual_report_is_about_the_year_before():
    assert school.disclosure_due("annual_report", year=2025, rule=NEW).about_year == 2024


@pytest.mark.parametrize(
    ("day", "in_time"),
    [(date(2020, 5, 31), False), (date(2020, 6, 1), True), (date(2020, 6, 30), True), (date(2020, 7, 1), False)],
)
def test_the_three_disclosures_are_made_in_june(day, in_time):
    found = school.disclosure_due("annual_content", year=2020, published_on=day, rule=OLD)
    assert (found.in_time, found.update_before) == (in_time, date(2020, 9, 5))


def test_a_matter_of_the_staff_is_posted_for_thirty_days():
    found = school.disclosure_due(
        "staff_matter", issued_on=date(2020, 10, 8), posted_on=date(2020, 10, 14), rule=DEMOCRACY
    )
    assert (found.last_day, found.in_time, found.posted_until) == (date(2020, 10, 13), False, date(2020, 11, 13))


@pytest.mark.parametrize(
    ("item", "facts", "rule", "code", "field"),
    [
        ("menu", {"week_of": date(2024, 12, 3)}, NEW, "not_a_monday", "week_of"),
        ("month_plan", {"month": "2024-13"}, NEW, "not_a_month", "month"),
        ("month_plan", {}, NEW, "missing_field", "month"),
        ("annual_report", {"year": 2024}, NEW, "before_oldest_rule", "year"),
        ("annual_content", {"year": 2017}, OLD, "before_oldest_rule", "year"),
        ("annual_content", {"year": 2025}, OLD, "contradiction", "year"),
        ("change", {"changed_on": "31/02/2025"}, NEW, "not_a_date", "changed_on"),
        ("menu", {"week_of": date(2020, 11, 23)}, OLD, "unknown_value", "item"),
    ],
)
def test_what_a_circular_does_not_know_is_refused(item, facts, rule, code, field):
    with pytest.raises(LawError) as error:
        school.disclosure_due(item, rule=rule, **facts)
    assert (error.value.code, error.value.field) == (code, field)


def test_the_forms_of_the_levels_do_not_overlap():
    forms = {level: school.disclosure_forms(level) for level in ("mam_non", "tieu_hoc", "thcs")}
    numbers = [
        n for form in forms.values() for n in (form.commitment, form.actual_quality, form.facilities, form.staff)
    ]
    assert numbers == [f"{n:02d}" for n in range(1, 13)]


def test_every_forbidden_way_of_asking_is_named_in_order():
    found = school.sponsorship_check(
        "thcs", date(2020, 11, 24), average_set=True, minimum_set=True, condition_of_service=True, forced=True
    )
    assert found.violations == ("average_set", "minimum_set", "condition_of_service", "forced", "not_approved")


@pytest.mark.parametrize(("use", "ok"), [(date(2020, 11, 20), False), (date(2020, 11, 23), True)])
def test_sponsorship_is_used_fifteen_working_days_after_the_plan_is_public(use, ok):
    found = school.sponsorship_check(
        "tieu_hoc", date(2020, 11, 2), approved=True, plan_published_on=date(2020, 11, 2), use_on=use
    )
    assert (found.ok, found.use_ok) == (True, ok)


@pytest.mark.parametrize(
    ("level", "day", "approver"),
    [
        ("thcs", date(2025, 6, 30), "phong_gddt"),
        ("thcs", date(2025, 7, 1), "ubnd_cap_xa"),
        ("thpt", date(2026, 1, 1), "so_gddt"),
    ],
)
def test_who_approves_sponsorship_changes_with_the_tiers(level, day, approver):
    assert school.sponsorship_check(level, day, approved=True).approver == approver


@pytest.mark.parametrize(
    ("level", "members", "breaches"),
    [
        ("tieu_hoc", 6, ("size",)), ("tieu_hoc", 7, ()), ("tieu_hoc", 8, ()), ("tieu_hoc", 11, ()),
        ("tieu_hoc", 12, ("size",)),
        ("thcs", 6, ("size", "even_number")), ("thcs", 7, ()), ("thcs", 15, ()), ("thcs", 16, ("size", "even_number")),
    ],
)  # fmt: skip
def test_a_council_has_its_size(level, members, breaches):
    assert school.council_check(level, date(2021, 3, 1), members).breaches == breaches


def test_public_schools_have_a_council_to_the_end_of_2025_as_far_as_it_was_read():
    assert school.council_check("thcs", date(2025, 12, 31), 9).exists
    assert school.council_check("thcs", date(2026, 1, 1), 9).exists is False
    assert school.council_check("thcs", date(2026, 1, 1), 9, private=True).exists
    assert school.council_check("tieu_hoc", date(2020, 10, 19), 9).status == "not_loaded"


def test_closing_a_primary_school_is_decided_in_twenty_calendar_days():
    found = school.merger_deadlines(complete_on=date(2024, 12, 20), rule=school.MERGERS.versions["ND125-2024"])
    assert (found.decide_by, found.appraise_by) == (date(2025, 1, 9), None)


POWERS = [
    (matter, level, period)
    for power in DECIDERS.powers
    for matter in power.matters
    for level in (power.levels or (None,))
    for period in power.who
]


@pytest.mark.parametrize(("matter", "level", "period"), POWERS)
def test_a_power_begins_on_its_first_day_and_ends_before_the_next(matter, level, period):
    first = school.who_decides(matter, period.from_, level)
    assert (first.authority, first.document) == (period.value.authority, period.value.document)
    before = school.who_decides(matter, period.from_ - DAY, level)
    assert (before.authority, before.document) != (first.authority, first.document)


def test_before_2020_nobody_sets_the_class_size_of_lower_secondary_schools():
    found = school.who_decides("lower_secondary_class_size", date(2020, 10, 31))
    assert (found.authority, found.document) == (None, "THCS-2011")


def test_every_authority_has_an_official_title():
    named = {period.value.authority for power in DECIDERS.powers for period in power.who} - {None}
    assert named <= school.AUTHORITIES.keys()


def test_who_decides_needs_the_level_where_it_matters():
    with pytest.raises(LawError) as error:
        school.who_decides("found", date(2020, 11, 24))
    assert error.value.field == "level"


@pytest.mark.parametrize(
    ("day", "authority"),
    [(date(2020, 11, 24), "ubnd_huyen"), (date(2025, 6, 30), "ubnd_huyen"), (date(2025, 7, 1), "ubnd_cap_xa")],
)
def test_a_learning_centre_is_founded_by_the_level_that_exists_that_day(day, authority):
    assert school.learning_centre(day).authority == authority


def test_the_founding_of_a_learning_centre_is_decided_in_fifteen_working_days():
    found = school.learning_centre(date(2020, 11, 2), holidays=[date(2020, 11, 20)])
    assert found.decide_by == date(2020, 11, 24)
