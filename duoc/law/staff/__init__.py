"""The rules of school staff: standards, classification, quotas, load, degrees, discipline, appointment, titles.

    from duoc.law import staff
    staff.quota(staff.SchoolBefore2023(level="thcs", region="mien_nui_vung_sau_hai_dao", classes=20), on=day).teachers
    staff.teachers_per_class("primary_full_day", on=day).value          # Decimal("1.50"), for indicators
    staff.required_degree("tieu_hoc", on=day).accepts("cu_nhan", pedagogy_degree=True, nvsp_certificate=False)
    staff.minimum_language_level("thcs", on=day).required_bac           # 4
    staff.standard_rating(ratings, staff.STANDARDS["TT20-2018"]).because.vi()

Every result carries `because`. Words are those of the contract: levels `mam_non tieu_hoc thcs thpt`.
"""

from duoc.law.staff.appointment import APPOINTMENT, Ballot, Vote, appointment_term, appointment_vote, reappointment
from duoc.law.staff.classification import (
    Group,
    ScoredYear,
    StaffYear,
    Subunits,
    UnitScore,
    UnitYear,
    classification_version,
    classify_by_points,
    classify_by_tasks,
    classify_unit,
    excellence_cap,
)
from duoc.law.staff.conduct import SANCTIONS, allowance, code_of_conduct
from duoc.law.staff.discipline import (
    Act,
    Complaint,
    complaint_deadline,
    decision_in_force,
    discipline_form,
    limit,
    limit_in_transition,
    next_form,
    process,
    time_to_complain,
)
from duoc.law.staff.load import (
    hours_for,
    load_for,
    manager_periods,
    preschool_hours,
    preschool_reduction,
    weekly_periods,
)
from duoc.law.staff.qualification import (
    minimum_language_level,
    pupil_language,
    qualification,
    qualification_since_2026,
    required_degree,
    teacher_language,
    yearly_training,
)
from duoc.law.staff.quota import (
    GeneralSchool,
    Preschool,
    PreschoolBefore2023,
    SchoolBefore2023,
    StaffQuota,
    deputies_max,
    quota,
    quotas,
    teachers_per_class,
)
from duoc.law.staff.standards import RULES as STANDARDS
from duoc.law.staff.standards import assessment_due, standard_for, standard_rating
from duoc.law.staff.titles import bac_ratio, title_code
from duoc.law.staff.versions import decider, version_on

__all__ = [
    "APPOINTMENT",
    "SANCTIONS",
    "STANDARDS",
    "Act",
    "Ballot",
    "Complaint",
    "GeneralSchool",
    "Group",
    "Preschool",
    "PreschoolBefore2023",
    "SchoolBefore2023",
    "ScoredYear",
    "StaffQuota",
    "StaffYear",
    "Subunits",
    "UnitScore",
    "UnitYear",
    "Vote",
    "allowance",
    "appointment_term",
    "appointment_vote",
    "assessment_due",
    "bac_ratio",
    "classification_version",
    "classify_by_points",
    "classify_by_tasks",
    "classify_unit",
    "code_of_conduct",
    "complaint_deadline",
    "decider",
    "decision_in_force",
    "deputies_max",
    "discipline_form",
    "excellence_cap",
    "hours_for",
    "limit",
    "limit_in_transition",
    "load_for",
    "manager_periods",
    "minimum_language_level",
    "next_form",
    "preschool_hours",
    "preschool_reduction",
    "process",
    "pupil_language",
    "qualification",
    "qualification_since_2026",
    "quota",
    "quotas",
    "reappointment",
    "required_degree",
    "standard_for",
    "standard_rating",
    "teacher_language",
    "teachers_per_class",
    "time_to_complain",
    "title_code",
    "version_on",
    "weekly_periods",
    "yearly_training",
]
