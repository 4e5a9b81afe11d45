"""Roles and scopes: the two axes of the policy table."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.registry.organizations.models import OrganizationType


class Role(models.TextChoices):
    """What somebody is in an organization, for a time."""

    ADMINISTRATOR = "administrator", _("Quản trị hệ thống")
    OFFICE_HEAD = "office_head", _("Trưởng phòng GD&ĐT")
    OFFICE_DEPUTY = "office_deputy", _("Phó Trưởng phòng GD&ĐT")
    PLANNER = "planner", _("Chuyên viên kế hoạch – tổng hợp")
    SPECIALIST = "specialist", _("Chuyên viên")
    PRINCIPAL = "principal", _("Hiệu trưởng")
    VICE_PRINCIPAL = "vice_principal", _("Phó hiệu trưởng")
    DEPARTMENT_HEAD = "department_head", _("Tổ trưởng chuyên môn")
    TEACHER = "teacher", _("Giáo viên")
    CLERK = "clerk", _("Văn thư nhà trường")
    CENTRE_HEAD = "centre_head", _("Giám đốc trung tâm học tập cộng đồng")
    PROVINCE_VIEWER = "province_viewer", _("Lãnh đạo, chuyên viên Sở GD&ĐT")
    PARENT = "parent", _("Cha mẹ học sinh")


OFFICE_ROLES = (Role.OFFICE_HEAD, Role.OFFICE_DEPUTY, Role.PLANNER, Role.SPECIALIST)
SCHOOL_LEADERS = (Role.PRINCIPAL, Role.VICE_PRINCIPAL)
SCHOOL_ROLES = (*SCHOOL_LEADERS, Role.DEPARTMENT_HEAD, Role.TEACHER, Role.CLERK)
_OFFICE = frozenset({OrganizationType.OFFICE})
_SCHOOL = frozenset({OrganizationType.SCHOOL})
PLACES: dict[Role, frozenset[OrganizationType]] = {
    Role.ADMINISTRATOR: _OFFICE,
    Role.OFFICE_HEAD: _OFFICE,
    Role.OFFICE_DEPUTY: _OFFICE,
    Role.PLANNER: _OFFICE | {OrganizationType.DIVISION},
    Role.SPECIALIST: _OFFICE | {OrganizationType.DIVISION},
    Role.PRINCIPAL: _SCHOOL,
    Role.VICE_PRINCIPAL: _SCHOOL,
    Role.DEPARTMENT_HEAD: _SCHOOL | {OrganizationType.DEPARTMENT},
    Role.TEACHER: _SCHOOL | {OrganizationType.DEPARTMENT},
    Role.CLERK: _SCHOOL,
    Role.CENTRE_HEAD: frozenset({OrganizationType.LEARNING_CENTRE}),
    Role.PROVINCE_VIEWER: frozenset({OrganizationType.PROVINCE}),
    Role.PARENT: _SCHOOL,
}


def suits(role: str, kind: str) -> bool:
    """Whether a role can be held in an organization of this type: a school has no head of office."""
    return kind in PLACES[Role(role)]


class Scope(models.TextChoices):
    """How far a permission reaches, seen from the organization of the role."""

    OWN = "own", _("việc, hồ sơ của chính mình")
    CLASSES = "classes", _("các lớp mình dạy hoặc chủ nhiệm")
    DEPARTMENT = "department", _("tổ chuyên môn của mình")
    ORGANIZATION = "organization", _("đơn vị mình")
    TREE = "tree", _("đơn vị mình và các đơn vị trực thuộc")
    ABOVE = "above", _("đơn vị mình và các cấp trên")
    OFFICE = "office", _("mọi đơn vị thuộc cùng Phòng GD&ĐT")
