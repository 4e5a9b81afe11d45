"""Accounts and dated roles."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.kit.dated import Dated
from duoc.registry.access.roles import Role
from duoc.registry.organizations.models import Organization
from duoc.registry.people.models import Guardian, Staff


class Account(AbstractUser):
    """Somebody who can sign in. What they may do comes from their roles alone, not from Django's permissions."""

    full_name = models.CharField(_("họ và tên"), max_length=150)
    staff = models.OneToOneField(
        Staff, models.SET_NULL, null=True, blank=True, related_name="account", verbose_name=_("nhân sự")
    )
    guardian = models.OneToOneField(
        Guardian, models.SET_NULL, null=True, blank=True, related_name="account", verbose_name=_("người giám hộ")
    )
    must_change_password = models.BooleanField(_("phải đổi mật khẩu"), default=False)
    is_demonstration = models.BooleanField(_("tài khoản trình diễn"), default=False)

    class Meta:
        verbose_name = _("tài khoản")

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name or self.username


class RoleAssignment(Dated):
    """That an account has a role in an organization, for a time."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="roles", verbose_name=_("tài khoản"))
    role = models.CharField(_("vai trò"), max_length=20, choices=Role)
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="role_assignments", verbose_name=_("đơn vị")
    )

    class Meta(Dated.Meta):
        verbose_name = _("vai trò")
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["account", "role", "organization"],
                condition=models.Q(valid_to=None),
                name="role_once",
                violation_error_message=_("Tài khoản này đang giữ vai trò đó ở đơn vị này."),
            ),
        ]
