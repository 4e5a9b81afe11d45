"""Figures and days as a reader of the page's language writes them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from unicodedata import normalize

from django.utils import formats, timezone

NOTHING = "–"
DAY_MONTH_YEAR = "d/m/Y"
Number = int | float | Decimal


def number_text(value: Number | None, decimals: int | None = None) -> str:
    """61.4 as "61,4", 44812 as "44.812"; a dash for no value, which is not the same as 0.

    Without `decimals`, whole numbers stand without a comma and others with one digit after it. Halves round up, as
    marks do; Django's own formatting cuts the rest off.
    """
    if value is None:
        return NOTHING
    if isinstance(value, int) and decimals is None and 0 <= value < 1000:
        return str(int(value))  # most figures of a page, and alike in every language
    places = decimals if decimals is not None else int(value != int(value))
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return formats.number_format(rounded, decimal_pos=places, use_l10n=True, force_grouping=True).replace("-", "−")


def day_text(value: date | datetime | None, pattern: str = "SHORT_DATE_FORMAT") -> str:
    """A day as 05/09/2020; a dash for none. A moment is read in the office's time zone."""
    if value is None:
        return NOTHING
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    if formats.get_format(pattern) == DAY_MONTH_YEAR:
        return f"{value.day:02}/{value.month:02}/{value.year:04}"  # Django's own way takes ten times as long
    return formats.date_format(value, pattern)


def initials(name: str) -> str:
    """Two letters for an avatar, without diacritics: "Nguyễn Thị Ánh" gives NA, "Đỗ Ưng" gives ĐU."""
    words = name.split()
    return "".join(normalize("NFD", word)[0] for word in (words[:1] + words[1:][-1:])).upper()
