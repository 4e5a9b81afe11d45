"""TT 58/2011 (as it was, and as amended by TT 26/2020): lower secondary pupils on the 2006 programme."""

from duoc.law.assessment.end_of_year import Promotion, Title
from duoc.law.assessment.pupil_year import SubjectMarks, taking_part
from duoc.law.assessment.tt58.parameters import RULES, TT58, TT58_2011, TT58_TT26, WORDING
from duoc.law.assessment.tt58.promotion import (
    AfterSummer,
    after_summer,
    promotion,
    read_conduct,
    retest_subjects,
    title,
)
from duoc.law.assessment.tt58.rank import StudyRank, study_rank
from duoc.law.assessment.tt58.subjects import check_exempt, regular_marks, subject_term, subject_year
from duoc.law.assessment.tt58.whole_year import PupilYear, WholeYear, whole_year

__all__ = [
    "RULES",
    "TT58",
    "TT58_2011",
    "TT58_TT26",
    "WORDING",
    "AfterSummer",
    "Promotion",
    "PupilYear",
    "StudyRank",
    "SubjectMarks",
    "Title",
    "WholeYear",
    "after_summer",
    "check_exempt",
    "promotion",
    "read_conduct",
    "regular_marks",
    "retest_subjects",
    "study_rank",
    "subject_term",
    "subject_year",
    "taking_part",
    "title",
    "whole_year",
]
