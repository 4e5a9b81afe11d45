"""TT 22/2021: lower secondary pupils on the 2018 programme."""

from duoc.law.assessment.end_of_year import Promotion, Title
from duoc.law.assessment.pupil_year import SubjectMarks, taking_part
from duoc.law.assessment.tt22.conduct import ConductYear, conduct_year, read_conduct
from duoc.law.assessment.tt22.level import LearningLevel, learning_level, raised
from duoc.law.assessment.tt22.parameters import RULES, TT22, TT22_2021, WORDING
from duoc.law.assessment.tt22.promotion import (
    AfterSummer,
    after_summer,
    promotion,
    reevaluation_subjects,
    title,
    title_of,
)
from duoc.law.assessment.tt22.subjects import check_exempt, regular_marks, subject_term, subject_year
from duoc.law.assessment.tt22.whole_year import PupilYear, WholeYear, whole_year

__all__ = [
    "RULES",
    "TT22",
    "TT22_2021",
    "WORDING",
    "AfterSummer",
    "ConductYear",
    "LearningLevel",
    "Promotion",
    "PupilYear",
    "SubjectMarks",
    "Title",
    "WholeYear",
    "after_summer",
    "check_exempt",
    "conduct_year",
    "learning_level",
    "promotion",
    "raised",
    "read_conduct",
    "reevaluation_subjects",
    "regular_marks",
    "subject_term",
    "subject_year",
    "taking_part",
    "title",
    "title_of",
    "whole_year",
]
