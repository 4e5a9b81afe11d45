"""Fields that more than one form has."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.utils.translation import gettext_lazy as _

from duoc.kit.text import nfc
from duoc.registry.enrollment.models import SchoolClass
from duoc.registry.people.groups import ETHNIC_GROUPS

CODE = RegexValidator(r"^[\w./-]+$", _("Mã chỉ gồm chữ, số và các dấu . / - _"))
NATIONAL_ID = RegexValidator(
    r"^(00[1-9]|0[1-8]\d|09[0-6])\d{9}$", _("Cần đủ 12 chữ số, ba số đầu là mã tỉnh (001–096).")
)
PHONE = RegexValidator(r"^\+?[\d .]{8,16}$", _("Ghi số điện thoại bằng chữ số, ví dụ 0912 345 678."))
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
ETHNIC_CHOICES = [(name, name) for name in ETHNIC_GROUPS]


class Words(forms.CharField):
    """A text in stored form: composed letters, single spaces."""

    def to_python(self, value: Any) -> str:
        """The text as it is kept."""
        return " ".join(nfc(super().to_python(value) or "").split())


class Day(forms.DateField):
    """A day, written 05/09/2020, in the time that registers can speak of."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"placeholder": "dd/mm/yyyy", "inputmode": "numeric", "autocomplete": "off"})
        limits = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]
        super().__init__(widget=widget, validators=limits, **kwargs)


class OneRow(forms.ModelChoiceField[Any]):
    """One row to choose, with a dash for none, as everywhere on the pages."""

    def __init__(self, *args: Any, empty_label: Any = "—", **kwargs: Any) -> None:
        super().__init__(*args, empty_label=empty_label, **kwargs)


class ClassChoice(OneRow):
    """A class with its school."""

    def label_from_instance(self, obj: SchoolClass) -> str:
        """Lớp 6A3 · THCS Ngô Quyền."""
        return f"{obj.name} · {obj.school.label}"


class VersionedForm(forms.Form):
    """A form that knows which version of the record it was opened with."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class PersonForm(forms.Form):
    """What every person has."""

    code = Words(label=_("Mã"), max_length=20, validators=[CODE])
    family_name = Words(label=_("Họ"), max_length=40)
    middle_name = Words(label=_("Tên đệm"), max_length=60, required=False)
    given_name = Words(label=_("Tên"), max_length=40)
    birth_on = Day(label=_("Ngày sinh"))
    sex = forms.ChoiceField(label=_("Giới tính"), choices=[("F", _("Nữ")), ("M", _("Nam"))])
    ethnicity = forms.ChoiceField(label=_("Dân tộc"), choices=ETHNIC_CHOICES, initial="Kinh")
    national_id = Words(label=_("Số định danh cá nhân"), max_length=12, required=False, validators=[NATIONAL_ID])


def picked(data: dict[str, Any], facts: type[Any]) -> Any:
    """The facts of a service from the values of a form: those of the same name."""
    return facts(**{name: data[name] for name in facts.__slots__ if name in data})


def values_of(row: Any, facts: type[Any]) -> dict[str, Any]:
    """The values that a form begins with, its version among them."""
    return {"version": row.version, **{name: getattr(row, name) for name in facts.__slots__}}
