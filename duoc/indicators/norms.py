"""The numbers of the law that figures are compared with, by day and kind.

Class sizes and teachers a class come from `duoc.law`. What the law room does not hold yet (required degrees, language
level, two sessions a day, classrooms) stands here as dated parameters with its source, in the same spirit.
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

from duoc.law import school
from duoc.law.core.result import Result
from duoc.law.staff import quota

# The oldest rules that were read; an older day is judged by them.
OLDEST_CHARTER = date(2011, 3, 28)
OLDEST_QUOTA = date(2017, 8, 28)
LAW_2019 = date(2020, 7, 1)
DEGREES = ("trung_cap", "cao_dang", "cu_nhan", "thac_si", "tien_si")
TWO_SESSIONS_SINCE = {"g1": 2020, "g2": 2021, "g3": 2022, "g4": 2023, "g5": 2024}


# --- class size ---------------------------------------------------------------------------------------------------------
@lru_cache(maxsize=4096)
def class_size(grades: tuple[str, ...], disabled: int, day: date, *, local: int | None = None) -> int | None:
    """The most pupils that a class with these grades may have on a day; None where no number is loaded.

    disabled: children with disabilities in the class. local: the number that the province set for lower secondary.
    """
    families = {_family(grade) for grade in grades}
    if len(families) != 1 or "thpt" in families:
        return None
    kind = grades[0] if families <= {"nt", "mg"} else families.pop()
    return school.class_size_maximum(
        kind,
        on=max(day, OLDEST_CHARTER),
        disabled=disabled,
        combined=len(grades) > 1 and kind != "thcs",
        provincial_max=local if kind == "thcs" else None,
    ).max


def _family(grade: str) -> str:
    """nt, mg, th, thcs or thpt."""
    if not grade.isdecimal():
        return grade.partition("_")[0]
    return "th" if int(grade) <= 5 else "thcs" if int(grade) <= 9 else "thpt"


# --- teachers -----------------------------------------------------------------------------------------------------------
def teachers_per_class(grades: tuple[str, ...], sessions: int, day: date) -> Fraction | None:
    """Full-time posts for one class, to be summed exactly; None where no norm is loaded."""
    families = {_family(grade) for grade in grades}
    if len(families) != 1 or "thpt" in families:
        return None
    return Fraction(_quota(families.pop(), sessions, day).value)


@lru_cache(maxsize=1024)
def _quota(family: str, sessions: int, day: date) -> quota.TeachersPerClass:
    whole_day = "full_day" if sessions == 2 else "half_day"
    kind = {
        "nt": "nursery",
        "mg": f"kindergarten_{whole_day}",
        "th": f"primary_{whole_day}",
        "thcs": "lower_secondary",
    }[family]
    return quota.teachers_per_class(kind, on=max(day, OLDEST_QUOTA))


def is_qualified(level: str, degrees: Iterable[tuple[str, bool]], has_certificate: bool, day: date) -> bool:
    """Whether these degrees (degree, of teacher training) meet the standard of a level on a day.

    Since 01/07/2020 (Luật Giáo dục 2019 Điều 72): preschool cao đẳng sư phạm; general schools cử nhân sư phạm, or cử
    nhân of another field with the certificate of pedagogy. Before (Luật Giáo dục 2005 Điều 77): trung cấp sư phạm for
    preschool and primary; cao đẳng for lower secondary and cử nhân for upper secondary, sư phạm or with certificate.
    """
    if day >= LAW_2019:
        least, certificate_helps = {
            "MN": ("cao_dang", False),
            "TH": ("cu_nhan", True),
            "THCS": ("cu_nhan", True),
            "THPT": ("cu_nhan", True),
        }.get(level, (None, False))
    else:
        least, certificate_helps = {
            "MN": ("trung_cap", False),
            "TH": ("trung_cap", False),
            "THCS": ("cao_dang", True),
            "THPT": ("cu_nhan", True),
        }.get(level, (None, False))
    if least is None:
        return False
    return any(
        DEGREES.index(degree) >= DEGREES.index(least) and (is_training or (certificate_helps and has_certificate))
        for degree, is_training in degrees
    )


def english_level(day: date) -> int:
    """The level (bậc) of the six-level frame that a teacher of English in primary and lower secondary needs."""
    return 4


def has_language_standard(grade: str) -> bool:
    """Whether teachers of English in this grade have a required level; preschool has none."""
    return _family(grade) in {"th", "thcs"}


# --- in words -----------------------------------------------------------------------------------------------------------
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
            NormNote(_("Giáo viên tiếng Anh tiểu học, THCS: bậc 4 (B2)"), "CV 792/BGDĐT-NGCBQLGD; TT 01/2014/TT-BGDĐT")
        ],
        "two_sessions": lambda day: [
            NormNote(
                _("%(grade)s học 2 buổi/ngày từ năm học %(year)s–%(next)s")
                % {"grade": _("Lớp %(number)s") % {"number": grade[1:]}, "year": year, "next": year + 1},
                "TT 32/2018/TT-BGDĐT",
            )
            for grade, year in TWO_SESSIONS_SINCE.items()
        ],
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


def limit(norm: str | None, slice_name: str, day: date, school_year: str) -> Limit | None:
    """The number for a figure in a slice, where the law gives a single one."""
    if norm == "two_sessions" and int(school_year[:4]) >= TWO_SESSIONS_SINCE.get(slice_name, 9999):
        return Limit(Decimal(100), True)
    if norm == "teachers_per_class" and slice_name == "THCS":
        return Limit(_quota("thcs", 1, day).value, False)
    return None


def _class_size_notes(day: date) -> list[NormNote]:
    found = [_note(school.class_size_maximum(kind, on=max(day, OLDEST_CHARTER))) for kind in school.KIND_TITLES]
    combined = school.class_size_maximum("th", on=max(day, OLDEST_CHARTER), combined=True)
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
    answers = {title: _note(_quota(family, sessions, day)) for title, (family, sessions) in kinds.items()}
    return [NormNote(f"{title}: {note.text}", note.clause) for title, note in answers.items()]


def _qualification_notes(day: date) -> list[NormNote]:
    if day >= LAW_2019:
        clause = "Luật Giáo dục 43/2019/QH14, Điều 72"
        return [
            NormNote(_("Mầm non: cao đẳng sư phạm trở lên"), clause),
            NormNote(_("Tiểu học, THCS: cử nhân sư phạm, hoặc cử nhân khác có chứng chỉ nghiệp vụ sư phạm"), clause),
        ]
    clause = "Luật Giáo dục 38/2005/QH11, Điều 77"
    return [
        NormNote(_("Mầm non, tiểu học: trung cấp sư phạm trở lên"), clause),
        NormNote(_("THCS: cao đẳng sư phạm, hoặc cao đẳng khác có chứng chỉ nghiệp vụ sư phạm"), clause),
    ]


def _note(answer: Result) -> NormNote:
    """The last reason of an answer of the law: the one that gave the number."""
    step = answer.because.steps[-1]
    is_english = (get_language() or "vi").startswith("en")
    return NormNote(step.text_en, step.clause.en()) if is_english else NormNote(step.text_vi, step.clause.vi())
