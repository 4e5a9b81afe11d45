"""The fast ways of writing what stands in every row say the same as the usual ones."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import formats, translation

from duoc.web.addresses import row_url
from duoc.web.formatting import day_text, number_text


@pytest.mark.parametrize("pk", [1, 45_118, 2**63 - 1])
def test_the_address_of_a_row_is_the_one_that_the_url_names(pk):
    assert row_url("registers:student", pk) == reverse("registers:student", args=[pk])


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_day_is_written_as_the_language_writes_it(language):
    with translation.override(language):
        assert day_text(date(2020, 9, 5)) == formats.date_format(date(2020, 9, 5), "SHORT_DATE_FORMAT")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("value", [0, 7, 999, True])
def test_a_small_number_is_written_as_the_language_writes_it(language, value):
    with translation.override(language):
        assert number_text(value) == formats.number_format(int(value), use_l10n=True)
