"""Forms about students."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from duoc.registry.enrollment.models import ExitReason, SchoolClass
from duoc.registry.organizations.models import Organization
from duoc.registry.people.groups import POLICY_GROUPS
from duoc.registry.people.models import Guardianship
from duoc.registry.registers.forms.fields import PHONE, ClassChoice, Day, OneRow, PersonForm, VersionedForm, Words


class StudentForm(PersonForm):
    """The facts about a student."""

    birthplace = Words(label=_("Nơi sinh"), max_length=200, required=False)
    is_disabled = forms.BooleanField(label=_("Khuyết tật"), required=False)
    disability_kind = Words(label=_("Dạng khuyết tật"), max_length=40, required=False)


class EditStudentForm(StudentForm, VersionedForm):
    """The facts about a student who is there already."""

    code = None  # type: ignore[assignment]


class EnrollForm(forms.Form):
    """Into a class from a day on."""

    school_class = ClassChoice(label=_("Lớp"), queryset=SchoolClass.objects.none())
    from_day = Day(label=_("Ngày vào lớp"))

    def __init__(self, *args: Any, classes: QuerySet[SchoolClass], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school_class"].queryset = classes  # type: ignore[attr-defined]


class NewStudentForm(StudentForm, EnrollForm):
    """A new student together with the class."""


class LeaveForm(forms.Form):
    """Out of the school."""

    reason = forms.ChoiceField(
        label=_("Lý do"),
        choices=[
            (reason.value, reason.label)
            for reason in ExitReason
            if reason not in (ExitReason.CLASS_CHANGE, ExitReason.COMPLETED)
        ],
    )
    last_day = Day(label=_("Ngày học cuối"))


class ReceiveForm(EnrollForm):
    """Somebody who comes from another school, known by code and birthday."""

    code = Words(label=_("Mã học sinh"), max_length=20)
    birth_on = Day(label=_("Ngày sinh"), help_text=_("Ghi đúng như hồ sơ của trường cũ."))
    field_order = ("code", "birth_on", "school_class", "from_day")


class GuardianForm(forms.Form):
    """A guardian."""

    full_name = Words(label=_("Họ và tên"), max_length=150)
    relation = forms.ChoiceField(label=_("Quan hệ"), choices=Guardianship.Relation.choices)
    phone = Words(label=_("Điện thoại"), max_length=20, required=False, validators=[PHONE])
    email = forms.EmailField(label=_("Thư điện tử"), required=False)


class HomeForm(forms.Form):
    """Where a student lives."""

    ward = OneRow(label=_("Phường, xã"), queryset=Organization.objects.none())
    address = Words(label=_("Địa chỉ"), max_length=300, required=False)
    from_day = Day(label=_("Từ ngày"))

    def __init__(self, *args: Any, wards: QuerySet[Organization], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ward"].queryset = wards  # type: ignore[attr-defined]


class PolicyGroupForm(forms.Form):
    """A policy group for a time."""

    group = forms.ChoiceField(label=_("Diện chính sách"), choices=list(POLICY_GROUPS.items()))
    from_day = Day(label=_("Từ ngày"))
    last_day = Day(label=_("Đến hết ngày"), required=False)
