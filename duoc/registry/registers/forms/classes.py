"""Forms about classes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from duoc.registry.enrollment.models import Grade, Subject
from duoc.registry.organizations.models import Organization, Room, Site
from duoc.registry.people.models import Staff
from duoc.registry.registers.forms.fields import CODE, Day, OneRow, VersionedForm, Words


class ClassForm(forms.Form):
    """The facts about a class of a school."""

    name = Words(label=_("Tên lớp"), max_length=40)
    grade = forms.ChoiceField(label=_("Khối"), choices=Grade.choices)
    other_grades = forms.MultipleChoiceField(
        label=_("Khối khác (lớp ghép)"), choices=Grade.choices, required=False, widget=forms.SelectMultiple
    )
    programme = Words(label=_("Chương trình"), max_length=10, required=False)
    sessions_per_day = forms.TypedChoiceField(label=_("Số buổi/ngày"), choices=[(1, "1"), (2, "2")], coerce=int)
    site = OneRow(label=_("Điểm trường"), queryset=Site.objects.none(), required=False)
    room = OneRow(label=_("Phòng"), queryset=Room.objects.none(), required=False)

    def __init__(self, *args: Any, sites: QuerySet[Site], rooms: QuerySet[Room], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = sites  # type: ignore[attr-defined]
        self.fields["room"].queryset = rooms  # type: ignore[attr-defined]


class EditClassForm(ClassForm, VersionedForm):
    """The facts about a class that is there already."""


class NewClassForm(ClassForm):
    """A new class."""

    code = Words(label=_("Mã lớp"), max_length=60, validators=[CODE])
    school = OneRow(label=_("Trường"), queryset=Organization.objects.none())
    valid_from = Day(label=_("Ngày mở lớp"))
    field_order = ("school", "code", "name", "grade", "valid_from")

    def __init__(self, *args: Any, schools: QuerySet[Organization], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school"].queryset = schools  # type: ignore[attr-defined]


class HomeroomForm(forms.Form):
    """Who leads a class from a day on."""

    staff = OneRow(label=_("Giáo viên"), queryset=Staff.objects.none())
    from_day = Day(label=_("Từ ngày"))

    def __init__(self, *args: Any, staff: QuerySet[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["staff"].queryset = staff  # type: ignore[attr-defined]


class TeachingForm(HomeroomForm):
    """Who teaches a subject in a class from a day on."""

    subject = OneRow(label=_("Môn học"), queryset=Subject.objects.order_by("name"))
    periods_per_week = forms.DecimalField(
        label=_("Số tiết/tuần"), min_value=Decimal("0.5"), max_value=40, max_digits=4, decimal_places=1
    )
