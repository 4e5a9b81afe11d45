"""The numbers of the law that figures are compared with, by day and kind.

Everything is asked of `duoc.law`; this module translates between the words of the records (grades, levels, sessions)
and those of the law, and says what holds before the oldest rule that was read, and after the last one: that rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from duoc.law import school, staff
from duoc.law.core.result import Result

# The oldest rules that were read; an older day is judged by them.
OLDEST_CHARTER = date(2011, 3, 28)
OLDEST_QUOTA = date(2017, 8, 28)
OLDEST_DEGREES = date(2006, 1, 1)
OLDEST_LANGUAGE_FRAME = date(2014, 1, 24)
# The charter of 2026 was not read for combined primary classes; the number of the one before it goes on.
LAST_COMBINED_PRIMARY = date(2026, 7, 9)
LEVELS_IN_LAW = {"MN": "mam_non", "TH": "tieu_hoc", "THCS": "thcs", "THPT": "thpt"}
PRIMARY_SLICES = ("g1", "g2", "g3", "g4", "g5")


# --- class size ------------------------------------------------------------------------------------------------------
@lru_cache(maxsize=4096)
def class_size(grades: tuple[str, ...], disabled: int, day: date, *, local: int | None = None) -> int | None:
    """The most pupils that a class with these grades may have on a day; None where no number is loaded.

    disabled: children with disabilities in the class. local: the number that the province set for lower secondary.
    """
    families = {_family(grade) for grade in grades}
    if len(families) != 1 or "thpt" in families:
        return None
    kind = grades[0] if families <= {"nt", "mg"} else families.pop()
    combined = len(grades) > 1 and kind != "thcs"
    on = min(day, LAST_COMBINED_PRIMARY) if combined and kind == "th" else day
    return school.class_size_maximum(
        kind,
        on=max(on, OLDEST_CHARTER),
        disabled=disabled,
        combined=combined,
        provincial_max=local if kind == "thcs" else None,
    ).max


def _family(grade: str) -> str:
    """nt, mg, th, thcs or thpt."""
    if not grade.isdecimal():
        return grade.partition("_")[0]
    return "th" if int(grade) <= 5 else "thcs" if int(grade) <= 9 else "thpt"


# --- teachers --------------------------------------------------------------------------------------------------------
def teachers_per_class(grades: tuple[str, ...], sessions: int, day: date) -> Fraction | None:
    """Full-time posts for one class, to be summed exactly; None where no norm is loaded."""
    families = {_family(grade) for grade in grades}
    if len(families) != 1 or "thpt" in families:
        return None
    return Fraction(_quota(families.pop(), sessions, day))


@lru_cache(maxsize=1024)
def _quota(family: str, sessions: int, day: date) -> Decimal:
    return staff.teachers_per_class(_kind(family, sessions), on=max(day, OLDEST_QUOTA)).value


def _kind(family: str, sessions: int) -> str:
    whole_day = "full_day" if sessions == 2 else "half_day"
    return {
        "nt": "nursery",
        "mg": f"kindergarten_{whole_day}",
        "th": f"primary_{whole_day}",
        "thcs": "lower_secondary",
    }[family]


def is_qualified(level: str, degrees: Iterable[tuple[str, bool]], has_certificate: bool, day: date) -> bool:
    """Whether one of these degrees (degree, of teacher training) meets the standard of a level on a day.

    has_certificate: chứng chỉ nghiệp vụ sư phạm. Where no standard is known for the level, nobody meets it.
    """
    return any(_accepts(level, degree, is_training, has_certificate, day) for degree, is_training in degrees)


@lru_cache(maxsize=1024)
def _accepts(level: str, degree: str, is_training: bool, has_certificate: bool, day: date) -> bool:
    if level not in LEVELS_IN_LAW:
        return False
    required = staff.required_degree(LEVELS_IN_LAW[level], on=max(day, OLDEST_DEGREES))
    # The law names no degree above thạc sĩ; a tiến sĩ has at least that.
    known = "thac_si" if degree == "tien_si" else degree
    return bool(required.accepts(known, pedagogy_degree=is_training, nvsp_certificate=has_certificate))


def english_level(day: date) -> int:
    """The level (bậc) of the six-level frame that a teacher of English in primary and lower secondary needs."""
    on = max(day, OLDEST_LANGUAGE_FRAME)
    return max(staff.minimum_language_level(level, on=on).required_bac or 0 for level in ("tieu_hoc", "thcs"))


def has_language_standard(grade: str) -> bool:
    """Whether teachers of English in this grade have a required level; preschool has none."""
    return _family(grade) in {"th", "thcs"}


# --- in words --------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class NormNote:
    """One number of a norm as a page shows it: what it says, and the clause."""

    text: str
    clause: str


def notes(norm: str | None, day: date) -> list[NormNote]:
    """What a norm says on a day, line by line."""
    writers: dict[str | None, Callable[[date], list[NormNote]]] = {
        "class_size": _class_size_notes,
        "teachers_per_class": _teacher_notes,
        "qualification": _qualification_notes,
        "language_level": lambda day: [
            _note(staff.minimum_language_level("tieu_hoc", on=max(day, OLDEST_LANGUAGE_FRAME)))
        ],
        "two_sessions": _two_sessions_notes,
        "classrooms": lambda day: [
            NormNote(_("Mầm non, tiểu học: ít nhất 1 phòng/lớp"), "TT 13/2020/TT-BGDĐT Điều 6, Điều 10"),
            NormNote(_("THCS: ít nhất 0,6 phòng/lớp"), "TT 13/2020/TT-BGDĐT Điều 14"),
        ],
        "sites_per_school": lambda day: [
            NormNote(_("Mầm non, tiểu học: không quá 5 điểm trường"), "TT 13/2020/TT-BGDĐT"),
            NormNote(_("THCS: không quá 2 điểm trường"), "TT 13/2020/TT-BGDĐT"),
        ],
    }
    writer = writers.get(norm)
    return writer(day) if writer else []


@dataclass(frozen=True, slots=True)
class Limit:
    """A number that one figure can be held against: not below `value` (`is_floor`) or not above it."""

    value: Decimal
    is_floor: bool

    def is_kept(self, figure: Decimal) -> bool:
        """Whether the figure keeps to it; exactly at it is kept."""
        return figure >= self.value if self.is_floor else figure <= self.value


def limit(indicator: str, slice_name: str, day: date, school_year: str) -> Limit | None:
    """The number for a figure in a slice, where the law gives a single one."""
    match indicator:
        case "class_size_breach_rate" | "class_size_excess_pupils":
            return Limit(Decimal(0), False)
        case "two_sessions_pupil_rate" if slice_name in PRIMARY_SLICES and _needs_two_sessions(slice_name, school_year):
            return Limit(Decimal(100), True)
        case "teachers_per_class" if slice_name == "THCS":
            return Limit(_quota("thcs", 1, day), False)
    return None


def _needs_two_sessions(slice_name: str, school_year: str) -> bool:
    return school.two_sessions_required(int(slice_name[1:]), school_year)


def _two_sessions_notes(day: date) -> list[NormNote]:
    first = day.year if day.month >= 8 else day.year - 1
    year = f"{first}-{first + 1}"
    required = [slice_name for slice_name in PRIMARY_SLICES if _needs_two_sessions(slice_name, year)]
    return [
        NormNote(
            _("Năm học %(year)s: lớp %(grade)s học 2 buổi/ngày") % {"year": year.replace("-", "–"), "grade": grade[1:]},
            "TT 32/2018/TT-BGDĐT",
        )
        for grade in required
    ]


def _class_size_notes(day: date) -> list[NormNote]:
    found = [_note(school.class_size_maximum(kind, on=max(day, OLDEST_CHARTER))) for kind in school.KIND_TITLES]
    combined = school.class_size_maximum("th", on=max(min(day, LAST_COMBINED_PRIMARY), OLDEST_CHARTER), combined=True)
    return found if combined.max is None else [*found, _note(combined)]


def _teacher_notes(day: date) -> list[NormNote]:
    kinds = {
        _("Nhóm trẻ"): ("nt", 2),
        _("Mẫu giáo học 2 buổi/ngày"): ("mg", 2),
        _("Mẫu giáo học 1 buổi/ngày"): ("mg", 1),
        _("Tiểu học, học 2 buổi/ngày"): ("th", 2),
        _("Tiểu học, học 1 buổi/ngày"): ("th", 1),
        _("THCS"): ("thcs", 1),
    }
    on = max(day, OLDEST_QUOTA)
    answers = {title: _note(staff.teachers_per_class(_kind(*kind), on=on)) for title, kind in kinds.items()}
    return [NormNote(f"{title}: {note.text}", note.clause) for title, note in answers.items()]


def _qualification_notes(day: date) -> list[NormNote]:
    titles = {_("Mầm non"): "mam_non", _("Tiểu học"): "tieu_hoc", _("Trung học cơ sở"): "thcs"}
    on = max(day, OLDEST_DEGREES)
    answers = {title: _note(staff.required_degree(level, on=on)) for title, level in titles.items()}
    return [NormNote(f"{title}: {note.text}", note.clause) for title, note in answers.items()]


def _note(answer: Result) -> NormNote:
    """The last reason of an answer of the law: the one that gave the number."""
    step = answer.because.steps[-1]
    is_english = (get_language() or "vi").startswith("en")
    return NormNote(step.text_en, step.clause.en()) if is_english else NormNote(step.text_vi, step.clause.vi())
