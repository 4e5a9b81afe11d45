"""Discipline, complaints, denunciations."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duoc.law import staff
from duoc.law.core.dates import add_months
from duoc.law.core.errors import LawError
from duoc.law.staff.discipline.forms import Act
from duoc.law.staff.discipline.limits import ActDates
from duoc.law.staff.discipline.rules import FORMS, RULES

DAY = timedelta(days=1)
OLD, NEW = RULES["ND112-2020"], RULES["ND234-2026"]
RULE = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


@RULE
@pytest.mark.parametrize("form", FORMS)
def test_the_last_day_still_counts_and_the_next_does_not(rule, form):
    months = rule.limit_months.khien_trach if form == "khien_trach" else rule.limit_months.other
    start = rule.regulation.from_
    last = add_months(start, months.value)
    for considered, allowed in ((last, True), (last + DAY, False)):
        act = ActDates(violation_on=start, considered_on=considered, expected_form=form)
        result = staff.limit(act, rule)
        assert (result.last_day, result.may_discipline) == (last, allowed)


def test_excluded_days_are_added_with_both_ends_and_a_new_act_starts_again():
    act = ActDates(
        violation_on=date(2020, 10, 5), considered_on=date(2022, 10, 10), expected_form="khien_trach",
        excluded_periods=((date(2021, 1, 1), date(2021, 1, 10)),),
    )  # fmt: skip
    assert staff.limit(act, OLD).last_day == date(2022, 10, 15)
    again = ActDates(
        violation_on=date(2020, 10, 5), considered_on=date(2023, 1, 1), expected_form="khien_trach",
        new_violation_on=date(2022, 10, 5),
    )  # fmt: skip
    assert staff.limit(again, OLD).last_day == date(2024, 10, 5)
    too_late = ActDates(
        violation_on=date(2020, 10, 5), considered_on=date(2023, 1, 1), expected_form="khien_trach",
        new_violation_on=date(2022, 10, 6),
    )  # fmt: skip
    assert not staff.limit(too_late, OLD).may_discipline


def test_some_acts_have_no_limit():
    act = ActDates(
        violation_on=date(2000, 1, 1), considered_on=date(2021, 1, 1), expected_form="canh_cao", no_limit_ground=True
    )
    result = staff.limit(act, OLD)
    assert (result.last_day, result.may_discipline) == (None, True)


def test_the_old_limit_protects_an_act_committed_before_july_2026():
    act = ActDates(violation_on=date(2026, 6, 30), considered_on=date(2028, 7, 1), expected_form="khien_trach")
    result = staff.limit_in_transition(act)
    assert (result.applied, result.may_discipline) == ("ND112-2020", False)
    assert (result.last_day_old, result.last_day_new) == (date(2028, 6, 30), date(2031, 6, 30))
    later = ActDates(violation_on=date(2026, 7, 1), considered_on=date(2028, 7, 2), expected_form="khien_trach")
    assert staff.limit_in_transition(later).applied == "ND234-2026"


@RULE
def test_a_decision_is_due_ninety_days_after_detection_and_a_complex_one_later(rule):
    for is_complex, days in ((False, 90), (True, 150)):
        by = date(2026, 7, 1) + timedelta(days=days)
        for decided, in_time in ((by, True), (by + DAY, False)):
            result = staff.process(date(2026, 7, 1), rule, is_complex=is_complex, decided_on=decided)
            assert (result.decide_by, result.in_time) == (by, in_time)


@pytest.mark.parametrize(
    ("act", "form_2020", "form_2026"),
    [
        (Act(severity="it_nghiem_trong"), "khien_trach", "khien_trach"),
        (Act(severity="it_nghiem_trong", needs_prior_written_reminder=True), "no_discipline_yet", "no_discipline_yet"),
        (
            Act(severity="it_nghiem_trong", needs_prior_written_reminder=True, reminded_in_writing=True),
            "khien_trach",
            "khien_trach",
        ),
        (Act(role="manager", severity="it_nghiem_trong", manager_duty_breach=True), "canh_cao", "canh_cao"),
        (Act(severity="nghiem_trong"), "canh_cao", "canh_cao"),
        (Act(role="manager", severity="nghiem_trong", manager_duty_breach=True), "cach_chuc", "canh_cao"),
        (Act(severity="rat_nghiem_trong"), "needs_decision", "needs_decision"),
        (Act(severity="rat_nghiem_trong", aggravating=True), "needs_decision", "buoc_thoi_viec"),
        (Act(role="manager", severity="rat_nghiem_trong", remorse=True, mitigating=True), "cach_chuc", "cach_chuc"),
        (Act(role="manager", severity="rat_nghiem_trong", remorse=True), "cach_chuc", "needs_decision"),
        (Act(recidivism_after="khien_trach"), "canh_cao", "canh_cao"),
        (Act(recidivism_after="canh_cao"), "buoc_thoi_viec", "buoc_thoi_viec"),
        (Act(role="manager", recidivism_after="canh_cao"), "cach_chuc", "cach_chuc"),
        (Act(role="manager", recidivism_after="cach_chuc"), "buoc_thoi_viec", "buoc_thoi_viec"),
        (Act(fake_certificate_for="tuyen_dung"), "buoc_thoi_viec", "buoc_thoi_viec"),
        (Act(role="manager", fake_certificate_for="bo_nhiem"), "cach_chuc", "cach_chuc"),
        (Act(fake_certificate_for="bo_nhiem"), "needs_decision", "needs_decision"),
        (Act(drug_addiction=True), "buoc_thoi_viec", "buoc_thoi_viec"),
    ],
)
def test_the_form_of_an_act_under_both_decrees(act, form_2020, form_2026):
    for rule, expected in ((OLD, form_2020), (NEW, form_2026)):
        result = staff.discipline_form(act, rule)
        assert (result.form or result.status) == expected


@given(
    st.sampled_from(["staff", "manager"]),
    st.sampled_from(["it_nghiem_trong", "nghiem_trong", "rat_nghiem_trong"]),
    st.booleans(), st.booleans(), st.booleans(), st.sampled_from([None, *FORMS]),
)  # fmt: skip
def test_nobody_without_a_post_is_removed_from_one(role, severity, remorse, mitigating, aggravating, again):
    act = Act(role=role, severity=severity, remorse=remorse, mitigating=mitigating, aggravating=aggravating,
              recidivism_after=again)  # fmt: skip
    for rule in RULES.values():
        form = staff.discipline_form(act, rule).form
        assert role == "manager" or form != "cach_chuc"


@pytest.mark.parametrize(
    ("role", "in_force", "new", "form"),
    [
        ("staff", "khien_trach", "khien_trach", "canh_cao"),
        ("staff", "khien_trach", "canh_cao", "buoc_thoi_viec"),
        ("manager", "khien_trach", "canh_cao", "cach_chuc"),
        ("manager", "cach_chuc", "khien_trach", "buoc_thoi_viec"),
        ("staff", "cach_chuc", "khien_trach", "buoc_thoi_viec"),
        ("staff", "buoc_thoi_viec", "khien_trach", "buoc_thoi_viec"),
    ],
)
def test_a_new_act_during_a_decision_goes_one_level_up(role, in_force, new, form):
    assert staff.next_form(in_force, new, role, NEW).form == form


@pytest.mark.parametrize(
    ("kind", "normal", "hard", "remote", "remote_hard"),
    [
        ("khieu_nai_lan_dau", 30, 45, 45, 60),
        ("khieu_nai_lan_hai", 45, 60, 60, 70),
        ("khieu_nai_ky_luat", 30, 45, 30, 45),
    ],
)
def test_the_days_of_a_complaint(kind, normal, hard, remote, remote_hard):
    days = {
        (False, "normal"): normal,
        (False, "complex"): hard,
        (True, "normal"): remote,
        (True, "complex"): remote_hard,
    }
    for (is_remote, complexity), expected in days.items():
        complaint = staff.Complaint(
            kind=kind, received_on=date(2020, 10, 26), accepted_on=date(2020, 11, 2), is_remote=is_remote,
            complexity=complexity,
        )  # fmt: skip
        result = staff.complaint_deadline(complaint, "LKN-2011")
        assert (result.days, result.resolve_by) == (expected, date(2020, 11, 2) + timedelta(days=expected))


def test_acceptance_counts_working_days_since_july_2026_and_skips_holidays():
    before = staff.Complaint(kind="khieu_nai_lan_dau", received_on=date(2026, 6, 30))
    assert staff.complaint_deadline(before, "LKN-2011").accept_by == date(2026, 7, 10)
    since = staff.Complaint(
        kind="khieu_nai_lan_dau",
        received_on=date(2026, 8, 28),
        holidays=frozenset({date(2026, 9, 1), date(2026, 9, 2)}),
    )
    assert staff.complaint_deadline(since, "ND155-2026").accept_by == date(2026, 9, 10)


@pytest.mark.parametrize(("complexity", "days"), [("normal", 30), ("complex", 60), ("dac_biet", 90)])
def test_a_denunciation_is_concluded_in_thirty_days_extended_once_or_twice(complexity, days):
    case = staff.Complaint(
        kind="to_cao", received_on=date(2020, 11, 2), accepted_on=date(2020, 11, 9), complexity=complexity
    )
    result = staff.complaint_deadline(case, "LTC-2018")
    assert (result.accept_by, result.days) == (date(2020, 11, 11), days)


@pytest.mark.parametrize(
    ("complaint", "version", "field"),
    [
        (staff.Complaint(kind="to_cao", received_on=date(2020, 1, 1)), "LKN-2011", "kind"),
        (staff.Complaint(kind="khieu_nai_lan_dau", received_on=date(2020, 1, 1)), "LTC-2018", "kind"),
        (staff.Complaint(kind="khieu_nai_lan_dau", received_on=date(2012, 6, 30)), "LKN-2011", "received_on"),
        (
            staff.Complaint(kind="khieu_nai_lan_dau", received_on=date(2020, 1, 2), accepted_on=date(2020, 1, 1)),
            "LKN-2011",
            "accepted_on",
        ),
        (
            staff.Complaint(kind="khieu_nai_lan_dau", received_on=date(2020, 1, 2), complexity="dac_biet"),
            "LKN-2011",
            "complex",
        ),
    ],
)
def test_a_complaint_that_does_not_fit_is_refused(complaint, version, field):
    with pytest.raises(LawError) as error:
        staff.complaint_deadline(complaint, version)
    assert error.value.field == field


@pytest.mark.parametrize(
    ("kind", "is_remote", "days"),
    [
        ("khieu_nai_lan_dau", False, 90),
        ("khieu_nai_lan_hai", False, 30),
        ("khieu_nai_lan_hai", True, 45),
        ("khieu_nai_ky_luat", False, 15),
    ],
)
def test_how_long_a_person_may_complain(kind, is_remote, days):
    right = staff.time_to_complain(kind, date(2020, 11, 1), is_remote=is_remote)
    assert right.last_day == date(2020, 11, 1) + timedelta(days=days)


def test_a_decision_ends_by_itself_after_twelve_months():
    assert staff.decision_in_force(date(2024, 2, 29), OLD).until == date(2025, 2, 28)


@RULE
def test_the_days_of_grounds_that_stop_the_process_are_added(rule):
    sick = ((date(2026, 8, 1), date(2026, 8, 5)), (date(2026, 8, 10), date(2026, 8, 10)))
    result = staff.process(date(2026, 7, 1), rule, excluded_periods=sick)
    assert (result.decide_by, result.in_time) == (date(2026, 7, 1) + timedelta(days=96), None)


@pytest.mark.parametrize(
    ("version", "kind", "first"),
    [
        ("LKN-2011", "khieu_nai_lan_dau", date(2012, 7, 1)),
        ("ND155-2026", "khieu_nai_lan_dau", date(2026, 7, 1)),
        ("LTC-2018", "to_cao", date(2019, 1, 1)),
    ],
)
def test_a_law_answers_from_its_first_day_on(version, kind, first):
    assert staff.complaint_deadline(staff.Complaint(kind=kind, received_on=first), version).days == 30
    with pytest.raises(LawError, match="received_on"):
        staff.complaint_deadline(staff.Complaint(kind=kind, received_on=first - DAY), version)
