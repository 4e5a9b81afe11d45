"""From the words of a target to the indicator that measures it, and from a printed scope to a slice."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from duoc.indicators import catalogue
from duoc.kit.text import fold

# What plans say, and what the catalogue calls it. Words are folded; the longest that occurs wins.
CUSTOMARY_WORDS: dict[str, str] = {
    "si so hoc sinh": "class_size_avg",
    "si so": "class_size_avg",
    "ty le giao vien/lop": "teachers_per_class",
    "giao vien/lop": "teachers_per_class",
    "2 buoi/ngay": "two_sessions_pupil_rate",
    "hai buoi/ngay": "two_sessions_pupil_rate",
    "dat chuan trinh do": "teacher_qualified_rate",
    "tre 5 tuoi": "five_year_old_enrolment_rate",
    "tre 6 tuoi": "grade1_intake_rate",
    "bo hoc": "dropout_rate",
    "duy tri si so": "retention_rate",
    "luu ban": "repetition_rate",
    "hoan thanh cap hoc": "completion_rate",
    "phong hoc kien co": "solid_classroom_rate",
    "thu vien": "library_school_rate",
}
CERTAIN = 88


def propose_indicator(words: str) -> str | None:
    """Id of the indicator that these words name, or None where nothing is near enough to propose."""
    folded = fold(words)
    customary = max((key for key in CUSTOMARY_WORDS if key in folded), key=len, default=None)
    if customary is not None:
        return CUSTOMARY_WORDS[customary]
    titles = {definition.id: fold(str(definition.title)) for definition in catalogue.all_definitions()}
    best = process.extractOne(folded, titles, scorer=fuzz.token_set_ratio, score_cutoff=CERTAIN)
    return None if best is None else str(best[2])


def propose_slice(scope: str | None) -> str | None:
    """A slice such as "g1", "THCS" from a printed scope such as "lớp 1", "cấp THCS"."""
    folded = fold(scope or "")
    grade = re.search(r"\b(?:lop|khoi) ?([1-9])\b(?! ?[-–]| ?den)", folded)
    if grade:
        return f"g{grade[1]}"
    for words, code in (("thcs|trung hoc co so", "THCS"), ("tieu hoc|\\bth\\b", "TH"), ("mam non|\\bmn\\b", "MN")):
        if re.search(words, folded):
            return code
    return None
