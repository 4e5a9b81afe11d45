"""Dates as people in Vietnam write them: the day comes first, always."""

from __future__ import annotations

import calendar
import math
import re
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from duoc.kit.sheets.results import Reading, shown
from duoc.kit.text import fold

FIRST_YEAR, LAST_YEAR = 1900, 2100
_EXCEL_EPOCH = date(1899, 12, 30)
_SERIALS = range(7_306, 73_051)
"""Excel's numbers for days from 1920 to 2099. Smaller ones are more likely a year, or a count."""

_SEPARATED = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{1,4})")
_ISO = re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})")
_WORDS = re.compile(r"(?:ngay\s+)?(\d{1,2})\s*,?\s*thang\s+(\d{1,2})\s*,?\s*nam\s+(\d{2,4})")
_TIME = re.compile(r"[\sT]\s*00:00(:00(\.0+)?)?$")
_EIGHT = re.compile(r"\d{8}")


def read_date(raw: Any, today: date) -> Reading:
    """A day from a cell: a real date, d/m/y in any dress, ISO, words, or Excel's number for a day.

    The American order is never guessed: 09/25/2020 is an error with 25/09/2020 as the proposal. A year of two digits
    is read as the latest such year that is not after `today`, and is pointed out.
    """
    if isinstance(raw, date):
        return _within_years(raw.year, raw.month, raw.day, shown(raw))
    if isinstance(raw, bool):
        return _not_a_date(shown(raw))
    if isinstance(raw, int | float):
        return _from_number(float(raw))
    text = _TIME.sub("", raw.strip())
    if match := _SEPARATED.fullmatch(text):
        return _from_parts(match[1], match[2], match[3], raw, today)
    if match := _ISO.fullmatch(text):
        return _within_years(int(match[1]), int(match[2]), int(match[3]), raw)
    if match := _WORDS.fullmatch(fold(text)):
        return _from_parts(match[1], match[2], match[3], raw, today)
    if _EIGHT.fullmatch(text):
        return _from_eight_digits(text)
    if text.isdecimal():
        return _from_number(float(text))
    return _not_a_date(raw)


def _from_parts(day: str, month: str, year: str, raw: str, today: date) -> Reading:
    if len(year) in (1, 3):
        return Reading(
            problem=_('"%(value)s" có năm viết thiếu chữ số. Ghi đủ bốn chữ số, ví dụ 05/09/2015.') % {"value": raw}
        )
    if len(year) == 4:
        return _within_years(int(year), int(month), int(day), raw)
    century = today.year // 100 * 100
    guess = _within_years(century + int(year), int(month), int(day), raw)
    if guess.value is None or guess.value > today:
        guess = _within_years(century - 100 + int(year), int(month), int(day), raw)
    if guess.value is None:
        return guess
    return guess._replace(
        mend="short_year",
        mended=_('"%(value)s" có năm hai chữ số, được hiểu là %(date)s. Hãy kiểm tra lại năm.')
        % {"value": raw, "date": f"{guess.value:%d/%m/%Y}"},
    )


def _within_years(year: int, month: int, day: int, raw: str) -> Reading:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Reading(
            problem=_('"%(value)s" có năm %(year)s, chắc là gõ nhầm. Kiểm tra lại năm.') % {"value": raw, "year": year}
        )
    if 1 <= month <= 12:
        last = calendar.monthrange(year, month)[1]
        if 1 <= day <= last:
            return Reading(date(year, month, day))
        near = date(year, month, last if day else 1)
        return Reading(
            problem=_('"%(value)s" không có trong lịch. Sửa lại theo dạng ngày/tháng/năm, ví dụ %(near)s.')
            % {"value": raw, "near": f"{near:%d/%m/%Y}"},
            suggestion=f"{near:%d/%m/%Y}",
        )
    if 1 <= day <= 12 and 13 <= month <= calendar.monthrange(year, day)[1]:
        swapped = f"{date(year, day, month):%d/%m/%Y}"
        return Reading(
            problem=_('"%(value)s" viết tháng trước ngày. Viết ngày trước tháng: có phải %(swapped)s?')
            % {"value": raw, "swapped": swapped},
            suggestion=swapped,
        )
    return Reading(
        problem=_('"%(value)s" không có trong lịch: không có tháng %(month)s. Sửa lại theo dạng ngày/tháng/năm.')
        % {"value": raw, "month": month}
    )


def _from_number(number: float) -> Reading:
    written = shown(number)
    if not math.isfinite(number):
        return _not_a_date(written)
    if number.is_integer() and FIRST_YEAR <= number <= LAST_YEAR:
        return Reading(
            problem=_('"%(value)s" chỉ có năm. Ghi đủ ngày/tháng/năm, ví dụ 05/09/%(value)s.') % {"value": written}
        )
    if int(number) in _SERIALS:
        found = _EXCEL_EPOCH + timedelta(days=int(number))
        return Reading(
            found,
            mend="serial_date",
            mended=_("Số %(value)s là ngày %(date)s mà Excel hiển thị thành số; đã đọc là ngày đó.")
            % {"value": written, "date": f"{found:%d/%m/%Y}"},
        )
    if number.is_integer() and 1_000_000 < number < 100_000_000:  # a code of eight digits that lost its zero
        return _from_eight_digits(f"{int(number):08d}")
    return _not_a_date(written)


def _from_eight_digits(digits: str) -> Reading:
    # 19 and 20 are no months, so at most one of the two readings exists.
    for year, month, day in (
        (digits[4:], digits[2:4], digits[:2]),
        (digits[:4], digits[4:6], digits[6:]),
    ):
        found = _within_years(int(year), int(month), int(day), digits)
        if found.value is not None:
            return found._replace(
                mend="run_together",
                mended=_('"%(value)s" viết liền, được hiểu là %(date)s.')
                % {"value": digits, "date": f"{found.value:%d/%m/%Y}"},
            )
    return _not_a_date(digits)


def _not_a_date(raw: str) -> Reading:
    return Reading(
        problem=_('"%(value)s" không đọc được thành ngày. Viết theo dạng ngày/tháng/năm, ví dụ 05/09/2015.')
        % {"value": raw}
    )
