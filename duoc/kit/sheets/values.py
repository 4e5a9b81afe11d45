"""From a raw cell to the value of its column, with every mending said."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from duoc.kit.sheets.columns import Column, Kind
from duoc.kit.sheets.dates import read_date
from duoc.kit.sheets.numbers import read_decimal, read_integer
from duoc.kit.sheets.results import Reading, shown
from duoc.kit.text import fold, nfc
from duoc.kit.text.legacy import decode, detect

Reader = Callable[[Any], Reading]
YES = frozenset({"co", "x", "1", "dung", "true", "yes", "v", "✓"})
NO = frozenset({"khong", "0", "sai", "false", "no", "k"})
EMPTY = Reading()
LONGEST = 32_767
FEW = 8
ALIKE = 70


def reader_for(column: Column, today: date) -> Reader:
    """The function that reads the cells of this column. Its choices are looked up once, here."""
    match column.kind:
        case Kind.DATE:
            read: Reader = lambda raw: read_date(_tidy(raw).value, today)  # noqa: E731
        case Kind.INTEGER:
            read = lambda raw: read_integer(_tidy(raw).value)  # noqa: E731
        case Kind.DECIMAL:
            read = lambda raw: read_decimal(_tidy(raw).value)  # noqa: E731
        case Kind.BOOLEAN:
            read = read_boolean
        case Kind.IDENTIFIER:
            read = lambda raw: read_identifier(raw, column.digits)  # noqa: E731
        case Kind.CHOICE:
            read = choice_reader(column)
        case _:
            read = read_text
    passes = _passing_unchanged(column)
    return lambda raw: Reading(raw) if passes(raw) else EMPTY if is_blank(raw) else checked(read(raw), column)


def _passing_unchanged(column: Column) -> Callable[[Any], bool]:
    """A quick look for what most cells of a long list are: a word or a code that is its own value already."""
    if column.kind not in (Kind.TEXT, Kind.IDENTIFIER) or column.least is not None or column.most is not None:
        return lambda raw: False
    digits, longest, validate = column.digits, column.max_length or LONGEST, column.validate

    def passes(raw: Any) -> bool:
        return (
            raw.__class__ is str
            and raw.isascii()
            and raw.isalnum()
            and len(raw) <= longest
            and (digits is None or len(raw) == digits)
            and (validate is None or not validate(raw))
        )

    return passes


def is_blank(raw: Any) -> bool:
    """Whether a cell holds nothing, or nothing but spaces."""
    return raw is None or (isinstance(raw, str) and not raw.strip())


def _tidy(raw: Any) -> Reading:
    """A cell with its text in stored form; other cells as they are."""
    return read_text(raw) if isinstance(raw, str) else Reading(raw)


def read_text(raw: Any) -> Reading:
    """Text in stored form: composed letters, plain single spaces, no legacy font codes."""
    if not isinstance(raw, str):
        return Reading(shown(raw) if not isinstance(raw, bool) else _("Có") if raw else _("Không"))
    if raw.isascii():
        clean = " ".join(raw.split())
        return Reading(clean) if clean == raw else Reading(clean, mend="spaces", mended=_("Đã bỏ khoảng trắng thừa."))
    clean = " ".join(nfc(raw).split())
    if (encoding := detect(clean)) is not None:
        clean = nfc(decode(clean, encoding))
        return Reading(
            clean,
            mend="legacy",
            mended=_("Đã chuyển chữ viết bằng phông %(font)s cũ sang Unicode.") % {"font": encoding},
        )
    if clean == raw:
        return Reading(clean)
    if unicodedata.is_normalized("NFC", raw):
        return Reading(clean, mend="spaces", mended=_("Đã bỏ khoảng trắng thừa hoặc ký tự lạ."))
    return Reading(clean, mend="composed", mended=_("Đã chuyển dấu tiếng Việt về dạng chuẩn (dựng sẵn)."))


def read_identifier(raw: Any, digits: int | None) -> Reading:
    """A code as text. A number in its place is turned back into digits, with lost leading zeros given back."""
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        found = read_text(raw)
        return _with_zeros(found.value, digits) or found
    if abs(raw) >= 10**15:
        return Reading(
            problem=_(
                '"%(value)s" dài hơn 15 chữ số nên Excel đã làm mất các số cuối. Định dạng ô thành Văn bản rồi gõ lại.'
            )
            % {"value": shown(raw)}
        )
    if raw != int(raw):
        return Reading(problem=_('"%(value)s" là số có phần lẻ, không phải mã.') % {"value": shown(raw)})
    text = str(int(raw))
    return _with_zeros(text, digits) or Reading(text)


def _with_zeros(text: str, digits: int | None) -> Reading | None:
    if digits is None or not text.isdecimal() or len(text) == digits:
        return None
    if len(text) > digits:
        return Reading(
            problem=_('"%(value)s" có %(count)s chữ số, phải có %(digits)s.')
            % {"value": text, "count": len(text), "digits": digits}
        )
    full = text.zfill(digits)
    return Reading(
        full,
        mend="zeros",
        mended=_('Excel đã làm mất số 0 ở đầu: "%(value)s" được đọc là %(full)s.') % {"value": text, "full": full},
    )


def read_boolean(raw: Any) -> Reading:
    """Yes or no in the words and signs that people use."""
    if isinstance(raw, bool):
        return Reading(raw)
    word = fold(shown(raw))
    if word in YES:
        return Reading(value=True)
    if word in NO:
        return Reading(value=False)
    return Reading(problem=_('"%(value)s" không rõ là có hay không. Ghi Có hoặc Không.') % {"value": shown(raw)})


def choice_reader(column: Column) -> Reader:
    """A reader for a list: by label, whatever the case; by label without tones if only one fits; by stored value."""
    options = column.options()
    exact = {nfc(str(name)).casefold(): value for value, label in options.items() for name in (value, label)}
    folded: dict[str, list[Any]] = {}
    for value, label in options.items():
        folded.setdefault(fold(label), []).append(value)
    listed = _("Chọn một trong: %(options)s.") % {"options": ", ".join(options.values())}
    advice = listed if len(options) <= FEW else _('Chọn đúng một tên trong trang "Danh mục" của tệp mẫu.')

    def read(raw: Any) -> Reading:
        text = read_text(raw).value
        if (key := text.casefold()) in exact:
            return Reading(exact[key])
        if len(found := folded.get(fold(text), [])) == 1:
            label = options[found[0]]
            told = _('"%(value)s" được hiểu là "%(label)s".') % {"value": text, "label": label}
            return Reading(found[0], mend="tones", mended=told)
        likeness = {label: fuzz.ratio(fold(text), fold(label)) for label in options.values()}
        near = max(likeness, key=likeness.__getitem__, default="")
        suggestion = near if near and likeness[near] >= ALIKE else ""
        problem = _('"%(value)s" không có trong danh sách %(title)s.') % {"value": text, "title": column.label}
        if suggestion:
            problem += " " + _('Có phải "%(label)s"?') % {"label": suggestion}
        return Reading(problem=f"{problem} {advice}" if not suggestion else problem, suggestion=suggestion)

    return read


def checked(found: Reading, column: Column) -> Reading:
    """The reading, unless the column's own bounds say that it cannot be."""
    if found.problem or found.value is None:
        return found
    value = found.value
    if column.max_length is not None and len(str(value)) > column.max_length:
        return Reading(
            problem=_("Dài %(length)s ký tự, chỉ nhận tối đa %(limit)s. Viết gọn lại.")
            % {"length": len(str(value)), "limit": column.max_length}
        )
    if column.least is not None and value < column.least:
        return Reading(problem=_('"%(value)s" nhỏ hơn mức thấp nhất %(bound)s.') % _bounds(value, column.least))
    if column.most is not None and value > column.most:
        return Reading(problem=_('"%(value)s" lớn hơn mức cao nhất %(bound)s.') % _bounds(value, column.most))
    if column.validate is not None and (sentence := column.validate(value)):
        return Reading(problem=str(sentence))
    return found


def _bounds(value: Any, bound: Any) -> dict[str, str]:
    return {"value": _written(value), "bound": _written(bound)}


def _written(value: Any) -> str:
    return shown(value) if isinstance(value, date) else str(value).replace(".", ",")
