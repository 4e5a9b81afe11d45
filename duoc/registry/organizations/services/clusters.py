"""Clusters of schools (cụm trường)."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.registry.organizations.models import Cluster, ClusterMembership, Organization


@transaction.atomic
def form_cluster(office: Organization, name: str, lead: Organization | None = None, *, by: Actor) -> Cluster:
    """A new cluster of an office. Errors: `name_taken` (field `name`)."""
    if office.clusters.filter(name=name).exists():
        raise DomainError("name_taken", _("Đã có cụm trường mang tên này."), field="name")
    row: Cluster = Cluster.objects.create(office=office, name=name, lead=lead)
    after = {"name": name, "lead": lead.pk if lead else None}
    audit.record("organizations.cluster_formed", row, by=by, scope=office.pk, after=after)
    return row


@transaction.atomic
def join_cluster(cluster: Cluster, school: Organization, from_day: date, *, by: Actor) -> ClusterMembership:
    """Put a school into a cluster from a day on. Errors: `in_cluster_already` (field `school`)."""
    Organization.objects.select_for_update().get(pk=school.pk)
    standing = school.cluster_memberships.filter(Q(valid_to=None) | Q(valid_to__gt=from_day)).first()
    if standing is not None:
        raise DomainError("in_cluster_already", _("Trường đang thuộc một cụm vào ngày đó."), field="school")
    row: ClusterMembership = ClusterMembership.objects.create(cluster=cluster, school=school, valid_from=from_day)
    after = {"school": school.pk, "from": from_day}
    audit.record("organizations.cluster_joined", cluster, by=by, scope=cluster.office_id, after=after)
    return row


@transaction.atomic
def leave_cluster(membership: ClusterMembership, last_day: date, *, by: Actor) -> None:
    """End a membership with this last day. Errors: `ended_already`; `ends_before_start` (field `last_day`)."""
    row: ClusterMembership = (
        ClusterMembership.objects.select_for_update().select_related("cluster").get(pk=membership.pk)
    )
    if row.valid_to is not None:
        raise DomainError("ended_already", _("Trường đã ra khỏi cụm này. Tải lại trang để xem."))
    row.refuse_end_before_start(last_day)
    row.valid_to = last_day + timedelta(days=1)
    row.save(update_fields=["valid_to"])
    cluster = row.cluster
    after = {"school": row.school_id, "last_day": last_day}
    audit.record("organizations.cluster_left", cluster, by=by, scope=cluster.office_id, after=after)
