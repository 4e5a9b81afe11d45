"""By what a figure can be narrowed: a level or a grade. The empty slice is the whole."""

from __future__ import annotations

from functools import cache

from django.utils.translation import gettext as _

WHOLE = ""
LEVELS = ("MN", "NT", "MG", "TH", "THCS")
GRADES = tuple(f"g{number}" for number in range(1, 10))
SLICES = (WHOLE, *LEVELS, *GRADES)


@cache
def slices_of(tag: str) -> tuple[str, ...]:
    """The slices in which a fact with this tag counts. A tag is a grade, a level or empty.

    "mg_3_4" counts in the whole, in MN and in MG; "3" in the whole, in TH and in g3; "THCS" in the whole and in THCS.
    """
    if tag.startswith("nt_") or tag == "NT":
        return (WHOLE, "MN", "NT")
    if tag.startswith("mg_") or tag == "MG":
        return (WHOLE, "MN", "MG")
    if tag.isdecimal():
        number = int(tag)
        level = "TH" if number <= 5 else "THCS" if number <= 9 else "THPT"
        return (WHOLE, level, f"g{number}")
    return (WHOLE, tag) if tag else (WHOLE,)


def slice_title(name: str) -> str:
    """A slice in words: "Tiểu học", "Lớp 3", "Tất cả"."""
    if name in GRADES:
        return _("Lớp %(number)s") % {"number": name[1:]}
    return {
        WHOLE: _("Tất cả"),
        "MN": _("Mầm non"),
        "NT": _("Nhà trẻ"),
        "MG": _("Mẫu giáo"),
        "TH": _("Tiểu học"),
        "THCS": _("Trung học cơ sở"),
    }[name]
