"""Days and figures are read and written as Vietnamese offices do."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.utils import translation

from duoc.web.devices import device_name
from duoc.web.formatting import day_text, initials, number_text


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("typed", ["05/09/2020", "5-9-2020", "05.09.2020", "5/9/20", "2020-09-05"])
def test_05_09_is_the_fifth_of_september(language, typed):
    with translation.override(language):
        assert forms.DateField().clean(typed) == date(2020, 9, 5)


class BirthForm(forms.Form):
    born_on = forms.DateField()


def test_a_date_in_a_form_is_shown_as_it_is_typed():
    with translation.override("vi"):
        assert 'value="05/09/2020"' in str(BirthForm(initial={"born_on": date(2020, 9, 5)})["born_on"])


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (61.4, None, "61,4"),
        (44812, None, "44.812"),
        (36.0, None, "36"),
        (Decimal("7.25"), 1, "7,3"),
        (61.47, 1, "61,5"),
        (0, None, "0"),
        (-3, None, "−3"),
        (None, None, "–"),
    ],
)
def test_figures_have_a_decimal_comma_and_no_value_is_not_zero(value, decimals, text):
    with translation.override("vi"):
        assert number_text(value, decimals) == text


def test_a_moment_is_shown_in_the_time_of_the_office():
    assert day_text(datetime(2020, 11, 23, 20, 30, tzinfo=UTC), "SHORT_DATETIME_FORMAT") == "03:30 24/11/2020"


@pytest.mark.parametrize(("name", "letters"), [("Nguyễn Thị Ánh", "NA"), ("Đỗ Ưng", "ĐU"), ("Hạnh", "H"), ("", "")])
def test_an_avatar_has_the_first_and_the_last_letter(name, letters):
    assert initials(name) == letters


PHONE = "Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36"


@pytest.mark.parametrize(
    ("said", "named"),
    [(PHONE, "Chrome, Android"), (PHONE + " Edg/120.0", "Edge, Android"), ("curl/8.1", "curl/8.1")],
)
def test_a_browser_is_named_in_two_words(said, named):
    assert device_name(said) == named
