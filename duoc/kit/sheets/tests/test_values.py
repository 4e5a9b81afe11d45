"""Numbers, codes, choices and text, as they come out of real sheets."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duoc.kit.sheets import Column, Kind
from duoc.kit.sheets.numbers import read_decimal, read_integer
from duoc.kit.sheets.tests.register import PUPILS
from duoc.kit.sheets.values import read_boolean, read_identifier, read_text, reader_for

TODAY = date(2020, 11, 24)


@pytest.mark.parametrize(
    ("written", "number"),
    [("7,5", "7.5"), ("7.5", "7.5"), ("1.234,5", "1234.5"), ("1 234,5", "1234.5"), ("-3", "-3"), (7.5, "7.5"),
     (0.1 + 0.2, "0.3"), ("1.234.567", "1234567"), ("0,125", "0.125"), ("−2", "-2")],
)  # fmt: skip
def test_a_number_is_understood(written, number):
    assert read_decimal(written).value == Decimal(number)


def test_a_point_before_three_digits_is_asked_about_not_guessed():
    assert read_decimal("1.234").problem == (
        '"1.234" có thể là 1234 hoặc 1,234. Bỏ dấu chấm, hoặc viết dấu phẩy trước phần lẻ.'
    )
    assert read_integer("1.234").value == 1234


def test_the_american_way_is_refused_with_the_vietnamese_one():
    assert read_decimal("1,234.50").suggestion == "1234,50"


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_every_number_in_vietnamese_dress_comes_back(number):
    whole, part = f"{number:.2f}".split(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    assert read_decimal(f"{sign}{int(digits):,}".replace(",", ".") + f",{part}").value == number


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e9, max_value=1e9) | st.text(max_size=20))
def test_nothing_that_can_be_typed_breaks_the_reader(raw):
    for read in (read_decimal, read_integer):
        found = read(raw)
        assert (found.value is None) == bool(found.problem)


@pytest.mark.parametrize(
    ("raw", "digits", "code"),
    [
        ("000123", 6, "000123"),
        (123.0, 6, "000123"),
        (123.0, None, "123"),
        ("HS-01", 6, "HS-01"),
        (912345678.0, 10, "0912345678"),
    ],
)
def test_a_code_keeps_its_zeros(raw, digits, code):
    assert read_identifier(raw, digits).value == code


def test_lost_zeros_are_given_back_aloud():
    assert read_identifier(123.0, 6).mended == 'Excel đã làm mất số 0 ở đầu: "123" được đọc là 000123.'


def test_a_code_whose_last_digits_excel_lost_is_refused():
    assert "15 chữ số" in read_identifier(1.2345678901234567e18, None).problem


@pytest.mark.parametrize(("written", "kept", "mend"), [
    ("Nguyễn  Văn   An ", "Nguyễn Văn An", "spaces"),
    ("Nguyễn Văn\u00a0An", "Nguyễn Văn An", "spaces"),
    (unicodedata.normalize("NFD", "Nguyễn Thị Hạnh"), "Nguyễn Thị Hạnh", "composed"),
    ("Ðặng Văn Lâm", "Đặng Văn Lâm", "spaces"),
    ("NguyÔn V¨n Hïng", "Nguyễn Văn Hùng", "legacy"),
    ("Nguyễn Văn An", "Nguyễn Văn An", ""),
    (12.0, "12", ""),
])  # fmt: skip
def test_text_is_kept_in_one_form_and_the_mending_is_said(written, kept, mend):
    found = read_text(written)
    assert (found.value, found.mend) == (kept, mend)
    assert bool(found.mended) == bool(mend)


@pytest.mark.parametrize("written", ["Có", "có", "x", "X", 1.0, True, "Đúng", "yes"])
def test_yes_has_many_spellings(written):
    assert read_boolean(written).value is True


@pytest.mark.parametrize("written", ["Không", "khong", 0.0, False, "sai"])
def test_so_has_no(written):
    assert read_boolean(written).value is False


def test_neither_yes_nor_no_is_asked_about():
    assert read_boolean("có lẽ").problem == '"có lẽ" không rõ là có hay không. Ghi Có hoặc Không.'


@pytest.fixture
def ethnic():
    return reader_for(PUPILS.column("ethnic"), TODAY)


@pytest.mark.parametrize("written", ["Khmer", "KHMER", " khmer ", "2", 2.0])
def test_a_choice_is_found_by_its_label_or_its_code(ethnic, written):
    assert ethnic(written).value == 2


def test_a_choice_without_tones_is_taken_only_if_one_fits(ethnic):
    assert ethnic("mang").value == 5
    assert reader_for(Column(key="x", title="X", kind=Kind.CHOICE, choices={1: "Mạ", 2: "Má"}), TODAY)("ma").problem


def test_a_mistyped_choice_gets_a_proposal(ethnic):
    found = ethnic("Khơ me")
    assert found.problem == '"Khơ me" không có trong danh sách Dân tộc. Có phải "Khmer"?'
    assert found.suggestion == "Khmer"


def test_a_value_out_of_bounds_or_refused_by_the_area_is_explained():
    average = reader_for(PUPILS.column("average"), TODAY)
    assert average("10,5").problem == '"10,5" lớn hơn mức cao nhất 10.'
    even = Column(
        key="x", title="X", kind=Kind.INTEGER, validate=lambda value: "Phải là số chẵn." if value % 2 else None
    )
    assert reader_for(even, TODAY)("3").problem == "Phải là số chẵn."
    assert reader_for(even, TODAY)("4").value == 4


def test_a_text_that_is_too_long_is_counted():
    assert (
        reader_for(PUPILS.column("name"), TODAY)("a" * 61).problem == "Dài 61 ký tự, chỉ nhận tối đa 60. Viết gọn lại."
    )
