"""Required degrees and the roadmap of upgrading, language levels, yearly training."""

from duoc.law.staff.qualification.degrees import (
    Qualification,
    RequiredDegree,
    qualification,
    qualification_since_2026,
    required_degree,
)
from duoc.law.staff.qualification.languages import (
    LanguageLevel,
    minimum_language_level,
    pupil_language,
    teacher_language,
)
from duoc.law.staff.qualification.training import Training, yearly_training

__all__ = [
    "LanguageLevel",
    "Qualification",
    "RequiredDegree",
    "Training",
    "minimum_language_level",
    "pupil_language",
    "qualification",
    "qualification_since_2026",
    "required_degree",
    "teacher_language",
    "yearly_training",
]
