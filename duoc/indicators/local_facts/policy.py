"""Who sees and enters the population of wards and local norms."""

from django.utils.translation import gettext_lazy as _

from duoc.registry.access.policy import action, grant
from duoc.registry.access.roles import OFFICE_ROLES, Role, Scope

VIEW_LOCAL_FACTS = action("indicators.view_local_facts", _("Xem dân số độ tuổi, định mức địa phương"))
grant(VIEW_LOCAL_FACTS, dict.fromkeys((*OFFICE_ROLES, Role.ADMINISTRATOR), Scope.OFFICE))
EDIT_LOCAL_FACTS = action("indicators.edit_local_facts", _("Nhập dân số độ tuổi, định mức địa phương"))
grant(EDIT_LOCAL_FACTS, dict.fromkeys((Role.ADMINISTRATOR, Role.OFFICE_HEAD, Role.PLANNER), Scope.TREE))
