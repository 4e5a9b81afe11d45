"""In what capacity somebody of the office signs: the lines above the name (NĐ 30/2020, phụ lục I)."""

from __future__ import annotations

from duoc.registry.access.gate import Access
from duoc.registry.access.roles import Role
from duoc.registry.organizations.models import OrganizationType

CAPACITIES = {Role.OFFICE_HEAD: ("", "TRƯỞNG PHÒNG"), Role.OFFICE_DEPUTY: ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")}

UNSIGNED = {
    OrganizationType.OFFICE: "TRƯỞNG PHÒNG",
    OrganizationType.SCHOOL: "HIỆU TRƯỞNG",
    OrganizationType.LEARNING_CENTRE: "GIÁM ĐỐC",
}
"""Whose place to sign stays open in a draft: the head's."""


def proposed_signature(access: Access) -> dict[str, str]:
    """The signer's fields of a form, as the account that is about to sign would sign."""
    authority, position = next((CAPACITIES[role] for role in CAPACITIES if access.has_role(role)), ("", ""))
    name = access.account.get_full_name() if access.account else ""
    return {"signer_authority": authority, "signer_position": position, "signer_name": name}
