"""Annual classification (đánh giá, xếp loại chất lượng viên chức): NĐ 90/2020, NĐ 233/2026, the cap of 20 %."""

from duoc.law.staff.classification.choice import UnitScore, classification_version, classify_unit
from duoc.law.staff.classification.excellence_cap import ExcellenceCap, Group, excellence_cap
from duoc.law.staff.classification.nd90_2020 import StaffYear, Subunits, UnitYear, classify_by_tasks
from duoc.law.staff.classification.nd233_2026 import ScoredYear, classify_by_points

__all__ = [
    "ExcellenceCap",
    "Group",
    "ScoredYear",
    "StaffYear",
    "Subunits",
    "UnitScore",
    "UnitYear",
    "classification_version",
    "classify_by_points",
    "classify_by_tasks",
    "classify_unit",
    "excellence_cap",
]
