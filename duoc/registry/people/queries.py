"""Records of persons with what a page shows of them."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from duoc.registry.people.models import Guardianship, PolicyGroupMembership, Post, Residence, Staff, Student


def with_family(students: QuerySet[Student]) -> QuerySet[Student]:
    """Students with guardians, residences and policy groups, latest first. Three queries more, any number of rows."""
    return students.select_related("school", "ward").prefetch_related(
        Prefetch("guardianships", Guardianship.objects.select_related("guardian").order_by("pk")),
        Prefetch("residences", Residence.objects.select_related("ward").order_by("-valid_from", "-pk")),
        Prefetch("policy_groups", PolicyGroupMembership.objects.order_by("-valid_from", "group")),
    )


def with_career(staff: QuerySet[Staff]) -> QuerySet[Staff]:
    """Staff with posts, degrees and languages, latest first. Three queries more, any number of rows."""
    return staff.select_related("organization", "department").prefetch_related(
        Prefetch("posts", Post.objects.select_related("organization").order_by("-valid_from", "-pk")),
        "qualifications",
        "languages",
    )
