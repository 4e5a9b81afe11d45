"""Degrees, languages, yearly training."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duoc.law import staff
from duoc.law.core.dates import add_months
from duoc.law.core.errors import LawError
from duoc.law.staff.qualification.degrees import DEGREES, LEVELS, ROADMAP
from duoc.law.staff.qualification.training import PROGRAMMES, modules_for


@pytest.mark.parametrize(
    ("level", "degree", "pedagogy", "certificate", "meets"),
    [
        ("mam_non", "cao_dang", True, False, True),
        ("mam_non", "cu_nhan", False, True, False),
        ("mam_non", "trung_cap", True, False, False),
        ("tieu_hoc", "cao_dang", True, False, False),
        ("tieu_hoc", "cu_nhan", True, False, True),
        ("thcs", "cu_nhan", False, True, True),
        ("thcs", "cu_nhan", False, False, False),
        ("thpt", "thac_si", False, True, True),
    ],
)
def test_the_required_degree_since_july_2020(level, degree, pedagogy, certificate, meets):
    result = staff.qualification(level, degree, pedagogy_degree=pedagogy, nvsp_certificate=certificate)
    assert result.meets_standard is meets
    assert result.must_upgrade is (False if meets else None)
    need = staff.required_degree(level, on=date(2020, 7, 1))
    assert need.accepts(degree, pedagogy_degree=pedagogy, nvsp_certificate=certificate) is meets


def test_a_degree_that_nobody_knows_is_refused():
    with pytest.raises(LawError, match="degree"):
        staff.required_degree("thcs", on=date(2020, 11, 24)).accepts(
            "giao_su", pedagogy_degree=True, nvsp_certificate=False
        )


def test_an_older_figure_uses_the_older_standard():
    before, since = (staff.required_degree("tieu_hoc", on=day) for day in (date(2020, 6, 30), date(2020, 7, 1)))
    assert (before.degree, before.is_shaky) == ("trung_cap", True)
    assert (since.degree, since.is_shaky) == ("cu_nhan", False)
    assert staff.required_degree("thpt", on=date(2020, 6, 30)).status == "not_loaded"


@pytest.mark.parametrize(("degree", "threshold"), [("cao_dang", "threshold_months"), ("trung_cap", "both")])
def test_exactly_the_months_of_the_roadmap_must_study_and_a_day_less_need_not(degree, threshold):
    low = ROADMAP.threshold_months_primary_trung_cap.value
    months = low if threshold == "both" else ROADMAP.threshold_months.value
    day = add_months(ROADMAP.counted_from.value, months)
    for retirement, must in ((day, True), (day - timedelta(days=1), False)):
        result = staff.qualification("tieu_hoc", degree, pedagogy_degree=True, retirement=retirement)
        assert (result.must_upgrade, result.threshold_months) == (must, months)


def test_only_primary_teachers_with_an_intermediate_diploma_have_the_longer_threshold():
    day = date(2028, 1, 1)
    assert staff.qualification("mam_non", "trung_cap", pedagogy_degree=True, retirement=day).threshold_months == 84
    assert staff.qualification("tieu_hoc", "trung_cap", pedagogy_degree=True, retirement=day).threshold_months == 96


@given(st.sampled_from(LEVELS), st.booleans(), st.booleans())
def test_a_higher_degree_never_loses_the_standard(level, pedagogy, certificate):
    met = [
        staff.qualification(level, degree, pedagogy_degree=pedagogy, nvsp_certificate=certificate).meets_standard
        for degree in DEGREES
    ]
    assert met == sorted(met)


def test_a_scarce_subject_recruits_with_a_college_degree_and_still_asks_to_upgrade():
    def answer(level, subject, degree="cao_dang", **more):
        result = staff.qualification_since_2026(level, degree, subject=subject, **more)
        return result.meets_standard, result.must_upgrade

    assert answer("thcs", "am_nhac", pedagogy_degree=True) == (True, True)
    assert answer("thcs", "am_nhac", nvsp_certificate=True) == (True, True)
    assert answer("tieu_hoc", "ngoai_ngu", pedagogy_degree=True) == (True, True)
    assert answer("thcs", "ngoai_ngu", pedagogy_degree=True) == (False, None)
    assert answer("thcs", "am_nhac") == (False, None)
    assert answer("thcs", "am_nhac", "cu_nhan", pedagogy_degree=True) == (True, False)
    assert answer("thcs", "am_nhac", "trung_cap", pedagogy_degree=True) == (False, None)


@pytest.mark.parametrize(("level", "bac"), [("tieu_hoc", 4), ("thcs", 4), ("thpt", 5), ("mam_non", None)])
def test_the_language_level_a_teacher_needs(level, bac):
    assert staff.minimum_language_level(level, on=date(2020, 11, 24)).required_bac == bac


def test_a_teacher_of_two_levels_needs_the_higher_and_others_need_none():
    both = staff.teacher_language(("thcs", "thpt"), "B2", teaches_foreign_language=True)
    assert (both.required_bac, both.held_bac, both.meets) == (5, 4, False)
    other = staff.teacher_language(("thcs",), None, teaches_foreign_language=False)
    assert (other.required_bac, other.held_bac, other.meets) == (None, None, True)
    assert not staff.teacher_language(("thcs",), None, teaches_foreign_language=True).meets


@pytest.mark.parametrize(
    ("end_of", "cefr", "meets"), [("tieu_hoc", "A1", True), ("thcs", "A1", False), ("thpt", "B1", True)]
)
def test_the_language_level_of_pupils(end_of, cefr, meets):
    assert staff.pupil_language(end_of, cefr).meets is meets


PLAN = dict(zip(PROGRAMMES, (40, 40, 40), strict=True))


@pytest.mark.parametrize(
    ("planned", "valid"), [((40, 40, 40), True), ((30, 50, 40), True), ((30, 40, 50), False), ((40, 40, 41), False)]
)
def test_programme_three_stays_forty_of_a_hundred_and_twenty(planned, valid):
    plan = dict(zip(PROGRAMMES, planned, strict=True))
    result = staff.yearly_training(plan, plan, [Fraction(8)])
    assert (result.plan_valid, result.completed) == (valid, valid)


def test_every_test_must_be_passed_not_their_average():
    assert staff.yearly_training(PLAN, PLAN, [5, 5]).completed
    assert not staff.yearly_training(PLAN, PLAN, [Fraction(49, 10), 10]).completed
    assert not staff.yearly_training(PLAN, PLAN | {"ct02": 39}, [10]).completed
    with pytest.raises(LawError, match="test_scores"):
        staff.yearly_training(PLAN, PLAN, [11])


def test_a_low_criterion_chooses_its_module():
    assert modules_for([3, 14]) == ("GVPT 03", "GVPT 14")
