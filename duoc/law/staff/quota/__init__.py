"""Staffing norms (định mức số lượng người làm việc): one function for a day, one module per regulation.

quota(SchoolBefore2023(level="tieu_hoc", region="trung_du_dong_bang_thanh_pho", classes_2_sessions=12,
                       classes_1_session=8), on=date(2020, 11, 24)).teachers      # Fraction(138, 5), 27.6
teachers_per_class("primary_full_day", on=date(2020, 11, 24)).value               # Decimal("1.50")
"""

from duoc.law.staff.quota.by_date import School, TeachersPerClass, quota, quotas, teachers_per_class
from duoc.law.staff.quota.deputies import Deputies, deputies_max
from duoc.law.staff.quota.posts import StaffQuota
from duoc.law.staff.quota.preschool import Preschool, PreschoolBefore2023
from duoc.law.staff.quota.tt16_2017 import SchoolBefore2023
from duoc.law.staff.quota.tt20_2023 import GeneralSchool

__all__ = [
    "Deputies",
    "GeneralSchool",
    "Preschool",
    "PreschoolBefore2023",
    "School",
    "SchoolBefore2023",
    "StaffQuota",
    "TeachersPerClass",
    "deputies_max",
    "quota",
    "quotas",
    "teachers_per_class",
]
