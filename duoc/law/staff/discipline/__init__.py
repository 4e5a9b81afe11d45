"""Discipline (kỷ luật viên chức), complaints and denunciations: limits, forms, deadlines."""

from duoc.law.staff.discipline.complaints import Complaint, ComplaintDeadline, complaint_deadline, time_to_complain
from duoc.law.staff.discipline.forms import Act, DisciplineForm, discipline_form, next_form
from duoc.law.staff.discipline.limits import Limit, Process, decision_in_force, limit, limit_in_transition, process

__all__ = [
    "Act",
    "Complaint",
    "ComplaintDeadline",
    "DisciplineForm",
    "Limit",
    "Process",
    "complaint_deadline",
    "decision_in_force",
    "discipline_form",
    "limit",
    "limit_in_transition",
    "next_form",
    "process",
    "time_to_complain",
]
