"""Since when somebody counts as able in English."""

from __future__ import annotations

from datetime import date

import pytest

from duoc.indicators.registry_figures.staff import _able_in_english
from duoc.registry.people.models import LanguageCertificate
from tests.cast import Cast


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2020, 8, 31), False),
        (date(2020, 9, 1), True),
        (date(2022, 8, 31), True),
        (date(2022, 9, 1), False),
    ],
)
def test_a_certificate_counts_from_its_recognition_to_its_last_day(cast: Cast, day: date, counts: bool):
    row = LanguageCertificate.objects.create(
        staff=cast.staff["teacher_A"], language="en", level_bac=4, recognised_on=date(2020, 9, 1),
        valid_until=date(2022, 8, 31),
    )  # fmt: skip
    assert row.counts_on(day) is counts
    assert (row.staff_id in _able_in_english(day)) is counts


def test_a_certificate_that_nobody_recognised_does_not_count(cast: Cast):
    LanguageCertificate.objects.create(staff=cast.staff["teacher_A"], language="en", level_bac=6)
    assert _able_in_english(date(2020, 11, 24)) == set()
