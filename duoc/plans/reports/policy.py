"""Who may write, sign and read reports."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from duoc.plans.reports.models import Report
from duoc.registry.access.policy import action, grant, scoped
from duoc.registry.access.roles import OFFICE_ROLES, Role, Scope

scoped(Report, "organization")

VIEW_REPORT = action("reports.view", _("Xem báo cáo"))
grant(VIEW_REPORT, dict.fromkeys(OFFICE_ROLES, (Scope.TREE, Scope.OFFICE)))
grant(VIEW_REPORT, {Role.PROVINCE_VIEWER: Scope.TREE, Role.PRINCIPAL: Scope.ORGANIZATION})

WRITE_REPORT = action("reports.write", _("Lập và sửa báo cáo"))
grant(WRITE_REPORT, dict.fromkeys((Role.PLANNER, Role.OFFICE_HEAD, Role.OFFICE_DEPUTY), Scope.ORGANIZATION))

SIGN_REPORT = action("reports.sign", _("Ký ban hành báo cáo"))
grant(SIGN_REPORT, dict.fromkeys((Role.OFFICE_HEAD, Role.OFFICE_DEPUTY), Scope.ORGANIZATION))
