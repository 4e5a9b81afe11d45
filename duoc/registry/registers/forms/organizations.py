"""Forms about organizations, their sites, rooms and clusters."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from duoc.registry.organizations.models import (
    Condition,
    Construction,
    Organization,
    OrganizationType,
    Ownership,
    RoomKind,
    Site,
)
from duoc.registry.registers.forms.fields import CODE, PHONE, Day, OneRow, VersionedForm, Words

FOUNDED_HERE = (
    OrganizationType.SCHOOL, OrganizationType.LEARNING_CENTRE, OrganizationType.WARD, OrganizationType.DIVISION,
)  # fmt: skip


class OrganizationForm(forms.Form):
    """The facts about an organization."""

    short_name = Words(label=_("Tên gọn"), max_length=80, required=False)
    name_en = Words(label=_("Tên tiếng Anh"), max_length=200, required=False)
    ownership = forms.ChoiceField(label=_("Loại hình"), choices=Ownership.choices)
    teaches_preschool = forms.BooleanField(label=_("Có cấp mầm non"), required=False)
    teaches_primary = forms.BooleanField(label=_("Có cấp tiểu học"), required=False)
    teaches_lower_secondary = forms.BooleanField(label=_("Có cấp trung học cơ sở"), required=False)
    teaches_upper_secondary = forms.BooleanField(label=_("Có cấp trung học phổ thông"), required=False)
    sector_code = Words(label=_("Mã cơ sở dữ liệu ngành"), max_length=20, required=False)
    abbreviation = Words(label=_("Chữ viết tắt trong ký hiệu văn bản"), max_length=30, required=False)
    phone = Words(label=_("Điện thoại"), max_length=20, required=False, validators=[PHONE])
    email = forms.EmailField(label=_("Thư điện tử"), required=False)


class EditOrganizationForm(OrganizationForm, VersionedForm):
    """The facts about an organization that is there already."""


class ParentForm(forms.Form):
    """Whom an organization answers to, from a day on."""

    parent = OneRow(label=_("Cấp trên trực tiếp"), queryset=Organization.objects.none())
    from_day = Day(label=_("Từ ngày"))

    def __init__(self, *args: Any, parents: QuerySet[Organization], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = parents  # type: ignore[attr-defined]


class NewOrganizationForm(OrganizationForm, ParentForm):
    """A new organization."""

    code = Words(label=_("Mã"), max_length=40, validators=[CODE])
    name = Words(label=_("Tên"), max_length=200)
    type = forms.ChoiceField(label=_("Loại"), choices=[(kind.value, kind.label) for kind in FOUNDED_HERE])
    decision = Words(label=_("Quyết định thành lập"), max_length=200, required=False)
    field_order = ("type", "code", "name", "parent", "from_day", "decision")


class RenameForm(forms.Form):
    """A new name from a day on."""

    name = Words(label=_("Tên mới"), max_length=200)
    from_day = Day(label=_("Từ ngày"))
    decision = Words(label=_("Quyết định"), max_length=200, required=False)


class CloseForm(forms.Form):
    """The last day, and by which decision."""

    last_day = Day(label=_("Ngày cuối"))
    decision = Words(label=_("Quyết định"), max_length=200, required=False)


class SiteForm(forms.Form):
    """The facts about a site."""

    name = Words(label=_("Tên điểm trường"), max_length=200)
    is_main = forms.BooleanField(label=_("Là điểm chính"), required=False)
    ward = OneRow(label=_("Phường, xã"), queryset=Organization.objects.none(), required=False)
    address = Words(label=_("Địa chỉ"), max_length=300, required=False)
    latitude = forms.DecimalField(label=_("Vĩ độ"), min_value=8, max_value=24, decimal_places=6, required=False)
    longitude = forms.DecimalField(label=_("Kinh độ"), min_value=102, max_value=118, decimal_places=6, required=False)

    def __init__(self, *args: Any, wards: QuerySet[Organization], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ward"].queryset = wards  # type: ignore[attr-defined]


class EditSiteForm(SiteForm, VersionedForm):
    """The facts about a site that is there already."""


class NewSiteForm(SiteForm):
    """A new site of a school."""

    school = OneRow(label=_("Trường"), queryset=Organization.objects.none())
    code = Words(label=_("Mã điểm trường"), max_length=40, validators=[CODE])
    from_day = Day(label=_("Từ ngày"))
    field_order = ("school", "code", "name")

    def __init__(self, *args: Any, schools: QuerySet[Organization], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school"].queryset = schools  # type: ignore[attr-defined]


class RoomForm(forms.Form):
    """The facts about a room."""

    name = Words(label=_("Tên phòng"), max_length=100)
    kind = forms.ChoiceField(label=_("Loại phòng"), choices=RoomKind.choices)
    construction = forms.ChoiceField(label=_("Kết cấu"), choices=Construction.choices)
    condition = forms.ChoiceField(label=_("Tình trạng"), choices=Condition.choices)
    area_m2 = forms.DecimalField(label=_("Diện tích (m²)"), min_value=1, decimal_places=1, max_digits=7, required=False)
    is_borrowed = forms.BooleanField(label=_("Phòng mượn"), required=False)


class EditRoomForm(RoomForm, VersionedForm):
    """The facts about a room that is there already."""


class SiteChoice(forms.ModelChoiceField[Site]):
    """A site with its school."""

    def label_from_instance(self, obj: Site) -> str:
        """THCS Ngô Quyền · Điểm chính."""
        return f"{obj.organization.label} · {obj.name}"


class NewRoomForm(RoomForm):
    """A new room at a site."""

    site = SiteChoice(label=_("Điểm trường"), queryset=Site.objects.none())
    code = Words(label=_("Mã phòng"), max_length=40, validators=[CODE])
    field_order = ("site", "code", "name")

    def __init__(self, *args: Any, sites: QuerySet[Site], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = sites  # type: ignore[attr-defined]


class ClusterForm(forms.Form):
    """A new cluster."""

    name = Words(label=_("Tên cụm"), max_length=100)
    lead = OneRow(label=_("Trường trưởng cụm"), queryset=Organization.objects.none(), required=False)

    def __init__(self, *args: Any, schools: QuerySet[Organization], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = schools  # type: ignore[attr-defined]


class JoinForm(forms.Form):
    """A school that joins a cluster."""

    school = OneRow(label=_("Trường"), queryset=Organization.objects.none())
    from_day = Day(label=_("Từ ngày"))

    def __init__(self, *args: Any, schools: QuerySet[Organization], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school"].queryset = schools  # type: ignore[attr-defined]
