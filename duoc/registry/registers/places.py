"""What filters and forms ask again and again: the schools, classes and wards that a reader may choose from."""

from __future__ import annotations

from django.db.models import QuerySet

from duoc.registry.access.gate import Access
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
