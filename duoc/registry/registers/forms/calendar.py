"""Forms about school years."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from duoc.registry.registers.forms.fields import Day, VersionedForm, Words


class YearForm(forms.Form):
    """The days of a school year and of its terms."""

    starts_on = Day(label=_("Ngày đầu năm học"), help_text=_("Ngày tựu trường."))
    first_starts_on = Day(label=_("Học kỳ I, ngày đầu"))
    first_ends_on = Day(label=_("Học kỳ I, ngày cuối"))
    second_starts_on = Day(label=_("Học kỳ II, ngày đầu"))
    second_ends_on = Day(label=_("Học kỳ II, ngày cuối"))
    ends_on = Day(label=_("Ngày cuối năm học"))
    census_on = Day(label=_("Ngày chốt số liệu"), help_text=_("Ngày của báo cáo thống kê đầu năm, thường là 30/9."))
    decision = Words(
        label=_("Quyết định"), max_length=200, required=False,
        help_text=_("Quyết định của UBND tỉnh về kế hoạch thời gian năm học."),
    )  # fmt: skip


class NewYearForm(YearForm):
    """A new school year."""

    code = Words(label=_("Năm học"), max_length=9, help_text=_("Hai năm liền nhau, ví dụ 2021-2022."))
    field_order = ("code",)


class EditYearForm(YearForm, VersionedForm):
    """A school year that is there already."""


class BreakForm(forms.Form):
    """Days without lessons."""

    name = Words(label=_("Tên đợt nghỉ"), max_length=100)
    starts_on = Day(label=_("Nghỉ từ ngày"))
    ends_on = Day(label=_("Đến hết ngày"))


class EditBreakForm(BreakForm, VersionedForm):
    """A break that is there already."""
