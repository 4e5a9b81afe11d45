"""Dates: the day comes first, and nothing is guessed in silence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duoc.kit.sheets.dates import read_date

TODAY = date(2020, 11, 24)
DRESSES = [
    "{0:%d/%m/%Y}", "{0.day}-{0.month}-{0.year}", "{0.day}.{0.month}.{0.year}", "{0:%Y-%m-%d}", "{0:%d%m%Y}",
    "{0:%Y%m%d}", "ngày {0.day} tháng {0.month} năm {0.year}",
]  # fmt: skip
DAYS = st.dates(date(1920, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        "05/09/2020", "5/9/2020", "5-9-2020", "5.9.2020", "05 09 2020", " 5 / 9 / 2020 ", "2020-09-05", "2020/9/5",
        "2020-09-05 00:00:00", "2020-09-05T00:00:00", "05/09/2020 00:00", "ngày 5 tháng 9 năm 2020",
        "Ngày 05 tháng 09 năm 2020", "5 tháng 9, năm 2020", "05092020", "20200905",
        44079.0, "44079", 5092020.0, date(2020, 9, 5),
    ],
)  # fmt: skip
def test_the_fifth_of_september_is_understood_in_every_dress(written):
    assert read_date(written, TODAY).value == date(2020, 9, 5)


@given(DAYS, st.sampled_from(DRESSES))
def test_every_day_written_in_a_vietnamese_way_comes_back_as_that_day(day, dress):
    assert read_date(dress.format(day), TODAY).value == day


@given(DAYS)
def test_excels_number_for_a_day_is_that_day_and_is_pointed_out(day):
    found = read_date(float((day - date(1899, 12, 30)).days), TODAY)
    assert (found.value, found.mend) == (day, "serial_date")


@given(st.text(max_size=30) | st.floats(allow_nan=True) | st.integers())
def test_nothing_that_can_be_typed_breaks_the_reader(raw):
    found = read_date(raw, TODAY)
    assert (found.value is None) == bool(found.problem)


@given(DAYS.filter(lambda day: day.day > 12))
def test_the_american_order_is_never_guessed_but_proposed(day):
    found = read_date(f"{day:%m/%d/%Y}", TODAY)
    assert found.value is None
    assert found.suggestion == f"{day:%d/%m/%Y}"


@given(st.dates(date(1921, 1, 1), TODAY))
def test_a_year_of_two_digits_is_never_after_today_and_is_pointed_out(day):
    found = read_date(f"{day:%d/%m/%y}", TODAY)
    assert found.mend == "short_year"
    assert TODAY - timedelta(days=36_526) < found.value <= TODAY


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("31/02/2015", '"31/02/2015" không có trong lịch. Sửa lại theo dạng ngày/tháng/năm, ví dụ 28/02/2015.'),
        ("2008", '"2008" chỉ có năm. Ghi đủ ngày/tháng/năm, ví dụ 05/09/2008.'),
        (2008.0, '"2008" chỉ có năm. Ghi đủ ngày/tháng/năm, ví dụ 05/09/2008.'),
        ("05/09/202", '"05/09/202" có năm viết thiếu chữ số. Ghi đủ bốn chữ số, ví dụ 05/09/2015.'),
        ("05/09/0208", '"05/09/0208" có năm 208, chắc là gõ nhầm. Kiểm tra lại năm.'),
        ("40/13/2015", '"40/13/2015" không có trong lịch: không có tháng 13. Sửa lại theo dạng ngày/tháng/năm.'),
        ("hôm qua", '"hôm qua" không đọc được thành ngày. Viết theo dạng ngày/tháng/năm, ví dụ 05/09/2015.'),
    ],
)
def test_what_cannot_be_a_day_is_explained(written, sentence):
    assert read_date(written, TODAY).problem == sentence
