"""Forms about departments and who belongs to them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from duoc.kit.ids import RowsField
from duoc.registry.organizations.models import Organization
from duoc.registry.people.models import Staff
from duoc.registry.registers.forms.fields import CODE, Day, OneRow, Words


class NewDepartmentForm(forms.Form):
    """A new department of a school."""

    name = Words(label=_("Tên tổ"), max_length=200, help_text=_("Ví dụ: Tổ Toán – Tin."))
    code = Words(label=_("Mã"), max_length=40, validators=[CODE])
    from_day = Day(label=_("Từ ngày"))
    decision = Words(label=_("Quyết định thành lập"), max_length=200, required=False)


class StaffChoices(RowsField):
    """People, each with the department that they are in."""

    def label_from_instance(self, obj: Staff) -> str:
        """Trần Thị Hạnh · Tổ Toán – Tin."""
        return f"{obj.full_name} · {obj.department.name}" if obj.department else obj.full_name


class MembersForm(forms.Form):
    """Who is to belong to a department."""

    staff = StaffChoices(
        label=_("Giáo viên, nhân viên"), queryset=Staff.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, staff: QuerySet[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["staff"].queryset = staff  # type: ignore[attr-defined]


class DepartmentForm(forms.Form):
    """The department of one member of staff."""

    department = OneRow(
        label=_("Tổ, bộ phận"), queryset=Organization.objects.none(), required=False,
        empty_label=_("Không thuộc tổ nào"),
    )  # fmt: skip

    def __init__(self, *args: Any, departments: QuerySet[Organization], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].queryset = departments  # type: ignore[attr-defined]
