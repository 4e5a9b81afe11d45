"""Forms about staff."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from duoc.registry.organizations.models import Level, Organization
from duoc.registry.people.groups import LANGUAGES
from duoc.registry.people.models import Contract, Degree, Position
from duoc.registry.registers.forms.fields import PHONE, Day, OneRow, PersonForm, VersionedForm, Words


class StaffForm(PersonForm):
    """The facts about a member of staff."""

    phone = Words(label=_("Điện thoại"), max_length=20, required=False, validators=[PHONE])
    email = forms.EmailField(label=_("Thư điện tử"), required=False)


class EditStaffForm(StaffForm, VersionedForm):
    """The facts about somebody who is there already."""

    code = None  # type: ignore[assignment]


class PostForm(forms.Form):
    """A position in an organization from a day on."""

    organization = OneRow(label=_("Đơn vị"), queryset=Organization.objects.none())
    position = forms.ChoiceField(label=_("Vị trí việc làm"), choices=Position.choices)
    valid_from = Day(label=_("Từ ngày"))
    level = forms.ChoiceField(label=_("Cấp học"), choices=[("", "—"), *Level.choices], required=False)
    contract = forms.ChoiceField(label=_("Hợp đồng"), choices=Contract.choices)
    full_time_equivalent = forms.DecimalField(
        label=_("Tỷ lệ thời gian"), initial=1, min_value=Decimal("0.05"), max_value=2, decimal_places=2, max_digits=3
    )
    title_grade = Words(label=_("Hạng chức danh nghề nghiệp"), max_length=60, required=False)
    decision = Words(label=_("Quyết định"), max_length=200, required=False)

    def __init__(self, *args: Any, organizations: QuerySet[Organization], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = organizations  # type: ignore[attr-defined]


class NewStaffForm(StaffForm, PostForm):
    """Somebody new together with the first post."""


class LastDayForm(forms.Form):
    """The last day of something."""

    last_day = Day(label=_("Ngày cuối"))


class DegreeForm(forms.Form):
    """A degree."""

    degree = forms.ChoiceField(label=_("Trình độ"), choices=Degree.choices)
    field = Words(label=_("Chuyên ngành"), max_length=100, required=False)
    awarded_on = Day(label=_("Ngày cấp"))
    is_teacher_training = forms.BooleanField(label=_("Thuộc ngành đào tạo giáo viên"), required=False)


class LanguageForm(forms.Form):
    """A language certificate."""

    language = forms.ChoiceField(label=_("Ngoại ngữ"), choices=list(LANGUAGES.items()))
    level_bac = forms.IntegerField(label=_("Bậc (1–6)"), min_value=1, max_value=6)
    recognised_on = Day(
        label=_("Ngày được công nhận"), required=False, help_text=_("Để trống nếu chứng chỉ chưa được công nhận.")
    )
    valid_until = Day(label=_("Có giá trị đến hết ngày"), required=False)


class RecognisedForm(forms.Form):
    """The day on which a certificate was recognised."""

    recognised_on = Day(label=_("Ngày được công nhận"))
