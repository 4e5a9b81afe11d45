"""Working time: weekly periods of general teachers, hours of preschool teachers."""

from duoc.law.staff.load.preschool_hours import PreschoolHours, hours_for, preschool_hours, preschool_reduction
from duoc.law.staff.load.weekly_periods import WeeklyPeriods, load_for, manager_periods, weekly_periods

__all__ = [
    "PreschoolHours",
    "WeeklyPeriods",
    "hours_for",
    "load_for",
    "manager_periods",
    "preschool_hours",
    "preschool_reduction",
    "weekly_periods",
]
