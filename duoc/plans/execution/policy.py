"""Who may carry out, plan, approve and look at work."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duoc.plans.documents.models import Task, work_in_force
from duoc.plans.execution.models import Evidence, ProgressEntry
from duoc.registry.access.gate import Access
from duoc.registry.access.policy import action, grant, scoped
from duoc.registry.access.roles import OFFICE_ROLES, SCHOOL_LEADERS, SCHOOL_ROLES, Role, Scope


def own_tasks(access: Access, prefix: str = "") -> Q:
    """Tasks that the signed-in member of staff leads or takes part in."""
    staff = access.staff_id
    if staff is None:
        return Q(pk__in=[])
    takes_part = Task.people.through._default_manager.filter(staff_id=staff).values("task_id")
    return Q(**{f"{prefix}lead_staff_id": staff}) | Q(**{f"{prefix}id__in": takes_part})


def department_tasks(access: Access) -> Q:
    """Activities that the member of staff's own department leads."""
    department = access.account.staff.department_id if access.account and access.account.staff else None
    return Q(pk__in=[]) if department is None else Q(lead_id=department)


scoped(
    Task,
    "organization",
    own=own_tasks,
    department=department_tasks,
    shown_below=work_in_force(),
)
scoped(ProgressEntry, "task__organization", own=lambda access: own_tasks(access, "task__"))
scoped(Evidence, "task__organization", own=lambda access: own_tasks(access, "task__"))

VIEW_TASK = action("execution.view_task", _("Xem nhiệm vụ, hoạt động"))
grant(VIEW_TASK, dict.fromkeys((*OFFICE_ROLES, Role.ADMINISTRATOR), (Scope.TREE, Scope.OFFICE)))
grant(VIEW_TASK, dict.fromkeys((*SCHOOL_ROLES, Role.CENTRE_HEAD), (Scope.ORGANIZATION, Scope.ABOVE)))
grant(VIEW_TASK, {Role.PROVINCE_VIEWER: Scope.TREE})

MY_WORK = action("execution.my_work", _("Xem việc của mình"))
grant(MY_WORK, dict.fromkeys((*OFFICE_ROLES, *SCHOOL_ROLES, Role.CENTRE_HEAD), Scope.OWN))

REPORT_PROGRESS = action("execution.report_progress", _("Báo tiến độ, gửi minh chứng"))
grant(REPORT_PROGRESS, dict.fromkeys((*OFFICE_ROLES, Role.TEACHER, Role.CLERK), Scope.OWN))
grant(REPORT_PROGRESS, dict.fromkeys((*SCHOOL_LEADERS, Role.CENTRE_HEAD), (Scope.OWN, Scope.ORGANIZATION)))
grant(REPORT_PROGRESS, {Role.DEPARTMENT_HEAD: (Scope.OWN, Scope.DEPARTMENT)})
grant(REPORT_PROGRESS, dict.fromkeys(OFFICE_ROLES, Scope.ORGANIZATION))

WRITE_PLAN = action("execution.write_plan", _("Lập kế hoạch trường, kế hoạch hành động của bộ phận"))
grant(WRITE_PLAN, dict.fromkeys((*SCHOOL_LEADERS, Role.CENTRE_HEAD, Role.SPECIALIST), Scope.ORGANIZATION))

ADD_DEPARTMENT_WORK = action("execution.add_department_work", _("Thêm hoạt động của tổ chuyên môn"))
grant(ADD_DEPARTMENT_WORK, dict.fromkeys((*SCHOOL_LEADERS, Role.DEPARTMENT_HEAD), Scope.ORGANIZATION))

CHANGE_ACTIVITY = action("execution.change_activity", _("Sửa, bỏ hoạt động trong kế hoạch chưa duyệt"))
grant(CHANGE_ACTIVITY, dict.fromkeys((*SCHOOL_LEADERS, Role.CENTRE_HEAD, Role.SPECIALIST), Scope.ORGANIZATION))
grant(CHANGE_ACTIVITY, {Role.DEPARTMENT_HEAD: Scope.DEPARTMENT})

SUBMIT_PLAN = action("execution.submit_plan", _("Trình duyệt kế hoạch trường, kế hoạch hành động"))
grant(SUBMIT_PLAN, dict.fromkeys((Role.PRINCIPAL, Role.CENTRE_HEAD, Role.SPECIALIST), Scope.ORGANIZATION))

REOPEN_PLAN = action("execution.reopen_plan", _("Mở kế hoạch đã duyệt để bổ sung, điều chỉnh"))
grant(REOPEN_PLAN, dict.fromkeys((Role.PRINCIPAL, Role.CENTRE_HEAD, Role.SPECIALIST), Scope.ORGANIZATION))
grant(REOPEN_PLAN, dict.fromkeys((Role.OFFICE_HEAD, Role.OFFICE_DEPUTY), Scope.TREE))
grant(REOPEN_PLAN, {Role.SPECIALIST: Scope.OFFICE})

APPROVE_PLAN = action("execution.approve_plan", _("Duyệt, trả lại kế hoạch trường"))
grant(APPROVE_PLAN, {Role.OFFICE_HEAD: Scope.TREE, Role.OFFICE_DEPUTY: Scope.TREE, Role.SPECIALIST: Scope.OFFICE})

APPROVE_ACTION_PLAN = action("execution.approve_action_plan", _("Duyệt, trả lại kế hoạch hành động của bộ phận"))
grant(APPROVE_ACTION_PLAN, {Role.OFFICE_HEAD: Scope.TREE, Role.OFFICE_DEPUTY: Scope.TREE})

VIEW_ACTION_PLAN = action("execution.view_action_plan", _("Xem kế hoạch hành động của các bộ phận"))
grant(VIEW_ACTION_PLAN, dict.fromkeys((*OFFICE_ROLES, Role.ADMINISTRATOR), (Scope.TREE, Scope.OFFICE)))
grant(VIEW_ACTION_PLAN, {Role.PROVINCE_VIEWER: Scope.TREE})

VIEW_OWN_PLAN = action("execution.view_own_plan", _("Xem kế hoạch của trường mình"))
grant(VIEW_OWN_PLAN, dict.fromkeys((*SCHOOL_ROLES, Role.CENTRE_HEAD), Scope.ORGANIZATION))

CHANGE_DUE = action("execution.change_due", _("Gia hạn nhiệm vụ"))
grant(CHANGE_DUE, dict.fromkeys((Role.OFFICE_HEAD, Role.OFFICE_DEPUTY, Role.PLANNER), Scope.ORGANIZATION))

VIEW_COVERAGE = action("execution.view_coverage", _("Xem mức độ bao phủ của kế hoạch"))
grant(VIEW_COVERAGE, dict.fromkeys(OFFICE_ROLES, (Scope.TREE, Scope.OFFICE)))
grant(VIEW_COVERAGE, {Role.PROVINCE_VIEWER: Scope.TREE})

REMIND_SCHOOLS = action("execution.remind_schools", _("Nhắc các trường chưa nhận nhiệm vụ"))
grant(REMIND_SCHOOLS, dict.fromkeys(OFFICE_ROLES, Scope.OFFICE))
