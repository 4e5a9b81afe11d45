"""The Ministry's frames, the province's plan, the day in the school year."""

from datetime import date, timedelta

import pytest

from duoc.law import school
from duoc.law.core.errors import LawError

DAY = timedelta(days=1)
FRAMES = [(year, frames[-1]) for year, frames in school.YEAR_FRAMES.years.items()]
ENDS = [
    (year, field, limit)
    for year, frame in FRAMES
    for field, limit in (
        ("term1_end", frame.term1_before), ("term2_end", frame.term2_before), ("year_end", frame.year_end_before),
    )
    if limit is not None
]  # fmt: skip


@pytest.mark.parametrize(("year", "field", "limit"), ENDS)
def test_before_a_day_excludes_the_day_itself(year, field, limit):
    assert school.check_local_plan(year, **{field: limit - DAY}).ok
    assert school.check_local_plan(year, **{field: limit}).violations == (field,)


@pytest.mark.parametrize(("year", "field", "limit"), ENDS)
def test_a_special_case_has_fifteen_days_of_grace(year, field, limit):
    grace = timedelta(days=15)
    assert school.check_local_plan(year, special_case=True, **{field: limit + grace - DAY}).ok
    assert not school.check_local_plan(year, special_case=True, **{field: limit + grace}).ok


@pytest.mark.parametrize(("year", "frame"), FRAMES)
def test_each_grade_comes_together_on_its_earliest_day_and_not_before(year, frame):
    special = frame.assembly_earliest_special
    for grade in range(1, 10):
        earliest = special.date if special and grade in special.grades else frame.assembly_earliest
        assert school.check_local_plan(year, grade=grade, assembly=earliest).ok
        assert school.check_local_plan(year, grade=grade, assembly=earliest - DAY).violations == ("assembly_too_early",)


@pytest.mark.parametrize(
    ("on", "decision"),
    [
        (date(2020, 2, 21), "QD2071-2017"),
        (date(2020, 2, 22), "QD514-2020"),
        (date(2020, 3, 12), "QD514-2020"),
        (date(2020, 3, 13), "QD803-2020"),
        (None, "QD803-2020"),
    ],
)
def test_the_frame_of_the_epidemic_year_is_the_one_of_the_day(on, decision):
    assert school.year_frame("2019-2020", on).decision == decision


def test_a_frame_is_not_issued_before_its_decision_and_not_loaded_where_it_was_not_seen():
    assert school.year_frame("2020-2021", date(2020, 7, 26)).status == "not_issued"
    assert school.year_frame("2020-2021", date(2020, 7, 27)).status == "ok"
    assert school.year_frame("2026-2027").status == "not_loaded"
    unknown = school.check_local_plan("2026-2027", year_end=date(2027, 5, 30))
    assert (unknown.status, unknown.ok) == ("not_loaded", None)


@pytest.mark.parametrize(
    ("weeks", "violations"), [([18, 17], ()), ([17, 17], ("weeks_term1",)), ([17, 16], ("weeks_term1", "weeks_term2"))]
)
def test_both_terms_have_their_teaching_weeks(weeks, violations):
    assert school.check_local_plan("2020-2021", "thcs", weeks=weeks).violations == violations


def test_continuing_education_has_fewer_weeks():
    assert school.check_local_plan("2021-2022", "gdtx", weeks=[16, 16]).ok
    assert school.check_local_plan("2021-2022", "gdtx", weeks=[16, 15]).violations == ("weeks_term2",)


def test_every_day_since_2019_has_one_phase_for_every_level():
    day = date(2019, 7, 1)
    while day <= date(2026, 11, 24):
        for level in ("mam_non", "tieu_hoc", "thcs"):
            found = school.term_on(day, level)
            assert found.phase in school.PHASES
            assert (found.term is None) == (not found.phase.startswith("hoc_ky"))
            assert found.status == ("not_loaded" if found.phase == "not_loaded" else "ok")
        day += DAY


@pytest.mark.parametrize(
    ("on", "level", "grade", "phase", "week"),
    [
        (date(2020, 9, 1), "thcs", None, "tuu_truong", None),
        (date(2020, 8, 31), "thcs", None, "truoc_tuu_truong", None),
        (date(2020, 9, 6), "thcs", None, "tuu_truong", None),
        (date(2020, 9, 7), "mam_non", None, "hoc_ky_1", 1),
        (date(2020, 9, 12), "tieu_hoc", None, "hoc_ky_1", 1),
        (date(2020, 9, 13), "tieu_hoc", None, "hoc_ky_1", None),
        (date(2020, 11, 24), "thcs", None, "hoc_ky_1", 12),
        (date(2021, 1, 9), "thcs", None, "hoc_ky_1", 18),
        (date(2021, 1, 10), "thcs", None, "not_loaded", None),
        (date(2019, 9, 10), "thcs", None, "not_loaded", None),
        (date(2019, 9, 10), "tieu_hoc", None, "hoc_ky_1", None),
        (date(2022, 9, 5), "thcs", None, "khai_giang", None),
        (date(2023, 5, 20), "thcs", None, "hoc_ky_2", None),
        (date(2023, 5, 21), "thcs", None, "sau_hoc_ky_2", None),
        (date(2023, 5, 29), "thcs", None, "du_phong", None),
        (date(2025, 8, 26), "thcs", 8, "truoc_tuu_truong", None),
        (date(2025, 8, 28), "thcs", 8, "tuu_truong", None),
        (date(2026, 1, 10), "thcs", 9, "hoc_ky_1", 18),
        (date(2026, 7, 1), "thcs", 9, "not_loaded", None),
    ],
)
def test_a_day_of_ca_mau_has_its_phase_and_week(on, level, grade, phase, week):
    found = school.term_on(on, level, grade)
    assert (found.phase, found.week) == (phase, week)


@pytest.mark.parametrize(("day", "holiday"), [(8, None), (9, "tet"), (22, "tet"), (23, None)])
def test_tet_of_2026_lies_in_the_second_term(day, holiday):
    assert school.term_on(date(2026, 2, day), "thcs").holiday == holiday


@pytest.mark.parametrize(
    ("grade", "adjusted", "status"),
    [(2, date(2022, 7, 30), "ok"), (3, date(2022, 7, 15), "ok"), (None, None, "needs_decision")],
)
def test_the_adjusted_end_of_2022_depends_on_the_grade(grade, adjusted, status):
    found = school.term_end("2021-2022", "tieu_hoc", 2, grade)
    assert (found.planned, found.adjusted_before, found.status) == (date(2022, 5, 21), adjusted, status)


def test_a_term_whose_end_was_not_seen_has_none():
    found = school.term_end("2020-2021", "thcs", 2)
    assert (found.status, found.planned) == ("not_loaded", None)


def test_reports_have_their_days():
    assert school.year_reports("2019-2020").first_term_before == date(2020, 1, 30)
    assert school.year_reports("2020-2021").first_term_before == date(2021, 1, 31)
    assert [due.sent_by for due in school.statistics_due(2020)] == [date(2020, 6, 30), date(2020, 10, 30)]


@pytest.mark.parametrize("year", ["2020", "2020-2022", 2020, None])
def test_a_school_year_that_is_none_is_refused(year):
    with pytest.raises(LawError) as error:
        school.year_frame(year)
    assert error.value.code == "not_a_school_year"
