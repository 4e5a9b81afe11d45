"""Numbers as people in Vietnam write them: a comma before the decimals, points between thousands."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from duoc.kit.sheets.results import Reading, shown

_PLAIN = re.compile(r"[+-]?\d+")
_COMMA = re.compile(r"[+-]?\d+,\d+")
_GROUPED = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?")
_SPACED = re.compile(r"[+-]?\d{1,3}( \d{3})+(,\d+)?")
_POINT = re.compile(r"[+-]?\d*\.\d+")
_AMERICAN = re.compile(r"[+-]?\d{1,3}(,\d{3})+\.\d+")


def read_integer(raw: Any) -> Reading:
    """A whole number."""
    found = read_decimal(raw, grouped_is_whole=True)
    if found.problem or found.value is None:
        return found
    if found.value != found.value.to_integral_value():
        return Reading(problem=_('"%(value)s" không phải số nguyên. Ghi số không có phần lẻ.') % {"value": shown(raw)})
    if abs(found.value) >= 10**15:
        return Reading(problem=_('"%(value)s" lớn quá. Kiểm tra lại các chữ số.') % {"value": shown(raw)})
    return found._replace(value=int(found.value))


def read_decimal(raw: Any, *, grouped_is_whole: bool = False) -> Reading:
    """A number with decimals, as a Decimal.

    "7,5" and "1.234,5" are Vietnamese; "7.5" has only one meaning and is taken, with a word; "1.234" has two (1234 or
    1,234) and is an error here, but a whole number where only whole numbers are asked for.
    """
    if isinstance(raw, bool):
        return _not_a_number(shown(raw))
    if isinstance(raw, int | float):
        # Excel keeps 15 digits; more are noise of the binary form (0.1 + 0.2).
        return Reading(Decimal(format(raw, ".15g")))
    if not isinstance(raw, str):
        return _not_a_number(shown(raw))
    text = raw.strip().replace("−", "-")
    if _PLAIN.fullmatch(text):
        return Reading(Decimal(text))
    if _COMMA.fullmatch(text):
        return Reading(Decimal(text.replace(",", ".")))
    if _SPACED.fullmatch(text):
        return Reading(Decimal(text.replace(" ", "").replace(",", ".")))
    if _GROUPED.fullmatch(text):
        return _grouped(text, raw, grouped_is_whole=grouped_is_whole)
    if _POINT.fullmatch(text):
        value = Decimal(text)
        return Reading(
            value,
            mend="decimal_point",
            mended=_('"%(value)s" dùng dấu chấm thập phân, được hiểu là %(number)s.')
            % {"value": raw, "number": text.replace(".", ",")},
        )
    if _AMERICAN.fullmatch(text):
        proposal = text.replace(",", "").replace(".", ",")
        return Reading(
            problem=_('"%(value)s" viết theo kiểu Mỹ. Viết dấu phẩy trước phần lẻ: %(number)s.')
            % {"value": raw, "number": proposal},
            suggestion=proposal,
        )
    return _not_a_number(raw)


def _grouped(text: str, raw: str, *, grouped_is_whole: bool) -> Reading:
    whole = Decimal(text.replace(".", "").replace(",", "."))
    if grouped_is_whole or text.count(".") > 1 or "," in text:
        return Reading(whole)
    return Reading(
        problem=_('"%(value)s" có thể là %(whole)s hoặc %(part)s. Bỏ dấu chấm, hoặc viết dấu phẩy trước phần lẻ.')
        % {"value": raw, "whole": whole, "part": text.replace(".", ",")},
    )


def _not_a_number(raw: str) -> Reading:
    return Reading(problem=_('"%(value)s" không phải là số. Chỉ ghi chữ số, ví dụ 7,5.') % {"value": raw})
