"""Forms for accounts and roles."""

from __future__ import annotations

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from duoc.registry.access.roles import Role
from duoc.registry.organizations.models import Organization

USERNAME = RegexValidator(r"^[a-z0-9._-]{1,60}$", _("Tên đăng nhập chỉ dùng chữ thường không dấu, số và các dấu . _ -"))


class RoleForm(forms.Form):
    """A role in one of the organizations that the reader manages."""

    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices)
    organization = forms.ModelChoiceField(label=_("Đơn vị"), queryset=Organization.objects.none())

    def __init__(self, *args: object, organizations: set[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["organization"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Organization.objects.filter(pk__in=organizations).order_by("type", "sort_key")


class AccountForm(RoleForm):
    """A new account."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=150)
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        help_text=_("Chữ không dấu, số, dấu chấm. Ví dụ: lan.nguyen"),
        validators=[USERNAME],
    )

    field_order = ("full_name", "username", "role", "organization")
