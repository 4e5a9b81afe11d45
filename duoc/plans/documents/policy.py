"""Who may read, write and issue plans as documents."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duoc.plans.documents.models import Node, Plan, PlanState, Target, in_force
from duoc.registry.access.policy import action, grant, scoped
from duoc.registry.access.roles import OFFICE_ROLES, SCHOOL_ROLES, Role, Scope


def _published(prefix: str = "") -> Q:
    """What schools below may read: plans in force, and those that were."""
    return in_force(prefix) | Q(**{f"{prefix}state": PlanState.WITHDRAWN})


scoped(Plan, "organization", shown_below=_published())
scoped(Node, "plan__organization", shown_below=_published("plan__"))
scoped(Target, "plan__organization", shown_below=_published("plan__"))

VIEW_PLAN = action("documents.view_plan", _("Xem kế hoạch"))
grant(VIEW_PLAN, dict.fromkeys((*OFFICE_ROLES, Role.ADMINISTRATOR), (Scope.TREE, Scope.OFFICE)))
grant(VIEW_PLAN, dict.fromkeys((*SCHOOL_ROLES, Role.CENTRE_HEAD), (Scope.ORGANIZATION, Scope.ABOVE)))
grant(VIEW_PLAN, {Role.PROVINCE_VIEWER: Scope.TREE})

EDIT_PLAN = action("documents.edit_plan", _("Nhập, rà soát, sửa kế hoạch của Phòng"))
grant(EDIT_PLAN, dict.fromkeys((Role.PLANNER, Role.OFFICE_HEAD, Role.OFFICE_DEPUTY), Scope.ORGANIZATION))

ISSUE_PLAN = action("documents.issue_plan", _("Ban hành kế hoạch, ban hành sửa đổi, bổ sung"))
grant(ISSUE_PLAN, dict.fromkeys((Role.OFFICE_HEAD, Role.OFFICE_DEPUTY), Scope.ORGANIZATION))
