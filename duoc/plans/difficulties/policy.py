"""Who may report, answer and read difficulties."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from duoc.plans.difficulties.models import Answer, Difficulty
from duoc.registry.access.policy import action, grant, scoped
from duoc.registry.access.roles import OFFICE_ROLES, SCHOOL_LEADERS, SCHOOL_ROLES, Role, Scope

scoped(Difficulty, "organization")
scoped(Answer, "difficulty__organization")

REPORT_DIFFICULTY = action("difficulties.report", _("Báo khó khăn, vướng mắc"))
grant(REPORT_DIFFICULTY, dict.fromkeys((*SCHOOL_ROLES, Role.CENTRE_HEAD), Scope.ORGANIZATION))

VIEW_DIFFICULTY = action("difficulties.view", _("Xem khó khăn, vướng mắc"))
grant(VIEW_DIFFICULTY, dict.fromkeys(OFFICE_ROLES, (Scope.TREE, Scope.OFFICE)))
grant(VIEW_DIFFICULTY, dict.fromkeys((*SCHOOL_ROLES, Role.CENTRE_HEAD), Scope.ORGANIZATION))

ANSWER_DIFFICULTY = action("difficulties.answer", _("Trả lời, chuyển, gộp khó khăn, vướng mắc"))
grant(ANSWER_DIFFICULTY, dict.fromkeys(OFFICE_ROLES, (Scope.TREE, Scope.OFFICE)))

DECIDE_DIFFICULTY = action("difficulties.decide", _("Quyết định về khó khăn, vướng mắc"))
grant(DECIDE_DIFFICULTY, dict.fromkeys((Role.OFFICE_HEAD, Role.OFFICE_DEPUTY), Scope.TREE))

WITHDRAW_DIFFICULTY = action("difficulties.withdraw", _("Rút khó khăn, vướng mắc đã báo"))
grant(WITHDRAW_DIFFICULTY, dict.fromkeys((*SCHOOL_LEADERS, Role.CENTRE_HEAD), Scope.ORGANIZATION))

VIEW_PUBLISHED = action("difficulties.view_published", _("Xem giải đáp đã công bố"))
grant(VIEW_PUBLISHED, dict.fromkeys((*OFFICE_ROLES, *SCHOOL_ROLES, Role.CENTRE_HEAD), Scope.OFFICE))
