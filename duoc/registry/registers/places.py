"""What filters and forms ask again and again: the schools, classes and wards that a reader may choose from."""

from __future__ import annotations

from django.db.models import F, QuerySet
from django.http import Http404

from duoc.registry.access.gate import Access, Request, find
from duoc.registry.access.policy import Action
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.calendar.queries import school_year_on
from duoc.registry.enrollment.models import SchoolClass
from duoc.registry.organizations.models import Organization, OrganizationType


def schools(access: Access, action: Action) -> QuerySet[Organization]:
    """Schools in which the action is allowed, in the order of names."""
    return Organization.objects.filter(pk__in=access.organizations(action), type=OrganizationType.SCHOOL).order_by(
        "sort_key"
    )


def organizations(access: Access, action: Action) -> QuerySet[Organization]:
    """All organizations in which the action is allowed, schools or not."""
    return Organization.objects.filter(pk__in=access.organizations(action)).order_by("type", "sort_key")


def organization_of(request: Request, pk: int, *, to: Action) -> tuple[Organization, int]:
    """An organization, and the id at which the policy decides about it.

    That is its own; for a department its school, and for one that has ended whom it answered to last: neither stands
    in the tree of the day. Errors: 404 as from `find`.
    """
    row = Organization.objects.filter(pk=pk).first()
    if row is None:
        raise Http404
    if row.type == OrganizationType.DEPARTMENT or not row.is_valid_on(request.access.day):
        tie = row.affiliations.order_by(F("valid_to").desc(nulls_first=True), "-pk").first()
        if tie is not None:
            _parent, home = organization_of(request, tie.parent_id, to=to)
            return row, home
    return find(Organization, pk, request, to=to), pk


def wards(access: Access) -> QuerySet[Organization]:
    """Wards of the reader's office."""
    root = access.office or access.organization
    reached = list(access.tree.below(root.pk)) if root else []
    return Organization.objects.filter(pk__in=reached, type=OrganizationType.WARD).order_by("sort_key")


def this_year(access: Access) -> SchoolYear | None:
    """The school year of the reader's day."""
    return school_year_on(access.day)


def classes(access: Access, action: Action) -> QuerySet[SchoolClass]:
    """Classes of this school year in the schools where the action is allowed."""
    return (
        SchoolClass.objects.filter(school__in=access.organizations(action), school_year=this_year(access))
        .select_related("school")
        .order_by("school__sort_key", "sort_key")
    )
