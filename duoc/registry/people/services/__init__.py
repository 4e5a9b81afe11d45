"""Every write of students and staff, one module a subject."""

from duoc.registry.people.services.careers import (
    Appointment,
    add_language,
    add_qualification,
    appoint,
    end_post,
    engage,
    recognise_language,
)
from duoc.registry.people.services.departments import close_department, join_department, join_department_all
from duoc.registry.people.services.families import (
    GuardianFacts,
    add_guardian,
    end_policy_group,
    give_policy_group,
    give_policy_group_to_all,
    move_home,
    remove_guardian,
)
from duoc.registry.people.services.staff import StaffFacts, add_staff, change_staff
from duoc.registry.people.services.students import StudentFacts, add_student, change_student

__all__ = [
    "Appointment",
    "GuardianFacts",
    "StaffFacts",
    "StudentFacts",
    "add_guardian",
    "add_language",
    "add_qualification",
    "add_staff",
    "add_student",
    "appoint",
    "change_staff",
    "change_student",
    "close_department",
    "end_policy_group",
    "end_post",
    "engage",
    "give_policy_group",
    "give_policy_group_to_all",
    "join_department",
    "join_department_all",
    "move_home",
    "recognise_language",
    "remove_guardian",
]
