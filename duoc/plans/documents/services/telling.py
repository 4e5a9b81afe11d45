"""Telling people about the office's plan on its way: laid before who issues it, given back to who writes it.

Every sentence is made in the product's own language, whatever the sender reads in: it belongs to its recipient.
"""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from duoc.kit.language import in_source_language
from duoc.kit.notices.services import notify
from duoc.plans.documents.models import Plan, PlanState, PlanStateChange
from duoc.plans.documents.policy import EDIT_PLAN, ISSUE_PLAN
from duoc.plans.documents.wording import named
from duoc.registry.access.models import RoleAssignment
from duoc.registry.access.policy import GRANTS, Action
from duoc.registry.access.roles import Role, Scope
from duoc.registry.organizations.queries import office_of, tree_on


def who_may(action: Action, organization: int, day: date) -> set[int]:
    """Accounts that may do this in an organization on a day, as the policy says. Four queries."""
    table = GRANTS[action.id]
    tree = tree_on(day)
    office = office_of(organization, day)
    reaching = {
        Scope.ORGANIZATION: {organization},
        Scope.TREE: set(tree.above(organization)),
        Scope.OFFICE: set(tree.below(office.pk)) if office else {organization},
    }
    rows = RoleAssignment.objects.on(day).filter(role__in=table, account__is_active=True)
    return {
        account
        for role, held_at, account in rows.values_list("role", "organization_id", "account_id")
        if any(held_at in reaching.get(scope, ()) for scope in table[Role(role)])
    }


@in_source_language()
def tell_step(plan: Plan, change: PlanStateChange) -> None:
    """Tell who may issue that a plan was submitted; tell who writes it that it came back."""
    words = {"title": named(plan.document_type, plan.title), "comment": change.comment}
    if change.state == PlanState.SUBMITTED:
        action, text = ISSUE_PLAN, _("Trình ban hành: %(title)s.")
    else:
        action, text = EDIT_PLAN, _("“%(title)s” được trả lại: %(comment)s")
    notify(
        who_may(action, plan.organization_id, change.dated_on) - {change.by_id or 0},
        f"documents.{change.state}",
        text % words,
        reverse("documents:plan", args=[plan.pk]),
        key=f"documents.step:{change.pk}",
        scope=plan.organization_id,
    )
