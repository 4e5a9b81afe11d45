"""Every write of organizations and their places, one module a subject."""

from duoc.registry.organizations.services.clusters import form_cluster, join_cluster, leave_cluster
from duoc.registry.organizations.services.organizations import (
    OrganizationFacts,
    add_organization,
    affiliate,
    change_organization,
    close_organization,
    end_affiliation,
    found_province,
    rename,
    reopen_organization,
)
from duoc.registry.organizations.services.places import (
    RoomFacts,
    SiteFacts,
    add_room,
    add_site,
    change_room,
    change_site,
    close_room,
    close_site,
)

__all__ = [
    "OrganizationFacts",
    "RoomFacts",
    "SiteFacts",
    "add_organization",
    "add_room",
    "add_site",
    "affiliate",
    "change_organization",
    "change_room",
    "change_site",
    "close_organization",
    "close_room",
    "close_site",
    "end_affiliation",
    "form_cluster",
    "found_province",
    "join_cluster",
    "leave_cluster",
    "rename",
    "reopen_organization",
]
