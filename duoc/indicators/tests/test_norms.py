"""The numbers that figures are compared with, day by day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from duoc.indicators import norms
from duoc.indicators.catalogue import all_definitions

TODAY = date(2020, 11, 24)


@pytest.mark.parametrize(
    ("grades", "disabled", "day", "local", "most"),
    [
        (("1",), 0, date(2010, 9, 5), None, 35),
        (("1", "2"), 0, date(2020, 10, 19), None, None),
        (("1", "2"), 0, date(2020, 10, 20), None, 15),
        (("1", "2"), 0, date(2026, 11, 24), None, 15),
        (("1",), 2, TODAY, None, 35),
        (("6",), 0, date(2020, 10, 31), 40, 45),
        (("6",), 0, date(2020, 11, 1), 40, 40),
        (("6",), 0, date(2020, 11, 1), 50, 45),
        (("6", "7"), 0, TODAY, None, 45),
        (("mg_4_5",), 1, date(2021, 3, 30), None, 30),
        (("mg_4_5",), 1, date(2021, 3, 31), None, 25),
        (("mg_3_4", "mg_4_5"), 0, date(2021, 3, 30), None, None),
        (("mg_3_4", "mg_4_5"), 1, date(2021, 3, 31), None, 25),
        (("nt_13_24", "nt_25_36"), 0, date(2021, 3, 31), None, 20),
        (("nt_25_36", "mg_3_4"), 0, date(2021, 3, 31), None, None),
        (("5", "6"), 0, TODAY, None, None),
        (("10",), 0, TODAY, None, None),
        (("9",), 0, date(2026, 11, 24), None, 45),
    ],
)
def test_the_most_pupils_of_a_class(grades, disabled, day, local, most):
    assert norms.class_size(grades, disabled, day, local=local) == most


@pytest.mark.parametrize(
    ("grades", "sessions", "day", "posts"),
    [
        (("nt_3_12",), 1, TODAY, "2.5"),
        (("mg_5_6",), 2, TODAY, "2.2"),
        (("mg_5_6",), 1, date(2023, 12, 15), "1.2"),
        (("mg_5_6",), 1, date(2023, 12, 16), "2.2"),
        (("1",), 1, TODAY, "1.2"),
        (("1", "2"), 2, date(2026, 11, 24), "1.5"),
        (("6",), 1, date(2015, 10, 1), "1.9"),
        (("10",), 1, TODAY, None),
        (("5", "6"), 1, TODAY, None),
    ],
)
def test_the_teaching_posts_of_a_class(grades, sessions, day, posts):
    assert norms.teachers_per_class(grades, sessions, day) == (None if posts is None else Fraction(posts))


@pytest.mark.parametrize(
    ("level", "degree", "is_training", "certificate", "day", "is_met"),
    [
        ("MN", "cao_dang", True, False, date(2020, 7, 1), True),
        ("MN", "cu_nhan", False, True, date(2020, 7, 1), False),
        ("MN", "trung_cap", True, False, date(2020, 6, 30), True),
        ("MN", "trung_cap", True, False, date(2020, 7, 1), False),
        ("TH", "cu_nhan", False, True, date(2020, 7, 1), True),
        ("TH", "cu_nhan", False, False, date(2020, 7, 1), False),
        ("TH", "tien_si", False, True, date(2020, 7, 1), True),
        ("TH", "cao_dang", False, True, date(2020, 6, 30), False),
        ("THCS", "cao_dang", False, True, date(2020, 6, 30), True),
        ("THCS", "cao_dang", True, False, date(2020, 7, 1), False),
        ("", "tien_si", True, True, TODAY, False),
    ],
)
def test_the_required_degree(level, degree, is_training, certificate, day, is_met):
    assert norms.is_qualified(level, [(degree, is_training)], certificate, day) is is_met


def test_two_sessions_a_day_come_grade_by_grade():
    years = [f"{first}-{first + 1}" for first in range(2019, 2026)]
    since = {
        grade: next(y for y in years if norms.limit("two_sessions_pupil_rate", grade, TODAY, y))
        for grade in norms.PRIMARY_SLICES
    }
    assert [year[:4] for year in since.values()] == ["2020", "2021", "2022", "2023", "2024"]
    assert norms.limit("two_sessions_pupil_rate", "", TODAY, "2024-2025") is None


def test_every_norm_of_the_catalogue_can_be_told_in_words():
    named = {what.norm for what in all_definitions() if what.norm}
    assert {norm for norm in named if not all(note.text and note.clause for note in norms.notes(norm, TODAY))} == set()
    assert {norm for norm in named if not norms.notes(norm, TODAY)} == set()


def test_teachers_of_english_need_level_four():
    assert norms.english_level(TODAY) == 4
    assert [norms.has_language_standard(grade) for grade in ("mg_5_6", "1", "9", "10")] == [False, True, True, False]


def test_a_number_of_the_law_is_for_the_figure_that_it_speaks_of():
    assert norms.limit("class_size_breach_rate", "", TODAY, "2020-2021") == norms.Limit(Decimal(0), False)
    assert norms.limit("teachers_per_class", "THCS", TODAY, "2020-2021") == norms.Limit(Decimal("1.9"), False)
    assert norms.limit("teacher_norm_rate", "THCS", TODAY, "2020-2021") is None
