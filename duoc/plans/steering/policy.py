"""Who may look at the whole."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from duoc.registry.access.policy import action, grant
from duoc.registry.access.roles import OFFICE_ROLES, SCHOOL_LEADERS, Role, Scope

VIEW_STEERING = action("steering.view", _("Xem bàn điều hành"))
grant(VIEW_STEERING, dict.fromkeys(OFFICE_ROLES, (Scope.TREE, Scope.OFFICE)))
grant(VIEW_STEERING, dict.fromkeys(SCHOOL_LEADERS, Scope.ORGANIZATION))
grant(VIEW_STEERING, {Role.PROVINCE_VIEWER: Scope.TREE})
