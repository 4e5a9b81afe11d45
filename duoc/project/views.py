"""Where somebody lands after signing in: by what they may do, the widest view first."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from duoc.project.collect import is_allowed
from duoc.registry.access.gate import requires
from duoc.registry.access.policy import SIGNED_IN
from duoc.registry.access.roles import OFFICE_ROLES, SCHOOL_LEADERS, Role

HOMES: tuple[tuple[tuple[Role, ...], str, str], ...] = (
    ((*OFFICE_ROLES, Role.PROVINCE_VIEWER, *SCHOOL_LEADERS), "steering.view", "steering:board"),
    ((Role.DEPARTMENT_HEAD, Role.TEACHER, Role.CENTRE_HEAD), "execution.my_work", "execution:my_work"),
    ((Role.CLERK,), "registers.view_students", "registers:students"),
    ((Role.ADMINISTRATOR,), "access.manage_accounts", "access:accounts"),
)


@requires(SIGNED_IN)
def home(request: Any) -> HttpResponse:
    """The home page of the reader's role."""
    for roles, action_id, url_name in HOMES:
        if request.access.has_role(*roles) and is_allowed(request, action_id):
            return redirect(url_name)
    return redirect("account_change_password")
