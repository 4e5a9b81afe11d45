"""Forms for the population of a ward and for local norms."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from duoc.indicators.engine.models import LocalNorm
from duoc.registry.registers.forms.fields import Day, Words

AGES = range(15)
"""The ages that a figure asks for: nursery, kindergarten, primary and lower secondary."""


class PopulationForm(forms.Form):
    """How many children of each age live in a ward. `seen` is what stood there when the form was opened."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, counts: Mapping[int, int]) -> None:
        initial = {"seen": json.dumps(counts), **{f"age_{age}": count for age, count in counts.items()}}
        super().__init__(data, initial=initial)
        for age in AGES:
            self.fields[f"age_{age}"] = forms.IntegerField(
                label=_("Dưới 1 tuổi") if age == 0 else _("%(age)s tuổi") % {"age": age},
                min_value=0, max_value=99_999, required=age in counts,
                error_messages={"required": _("Ghi 0 nếu không có trẻ ở độ tuổi này.")},
            )  # fmt: skip

    def clean_seen(self) -> dict[int, int]:
        try:
            found = json.loads(self.cleaned_data["seen"])
            return {int(age): int(count) for age, count in found.items()}
        except (ValueError, AttributeError, TypeError) as broken:
            raise ValidationError(_("Trang đã cũ. Mở lại trang rồi nhập tiếp.")) from broken

    def counts(self) -> dict[int, int]:
        """What was filled in, by age."""
        named = {age: self.cleaned_data.get(f"age_{age}") for age in AGES}
        return {age: count for age, count in named.items() if count is not None}


class NormForm(forms.Form):
    """A number that the province set, from a day on."""

    kind = forms.ChoiceField(label=_("Định mức"), choices=LocalNorm.Kind.choices)
    value = forms.IntegerField(label=_("Mức"), min_value=1, max_value=999)
    from_day = Day(label=_("Từ ngày"))
    decision = Words(
        label=_("Quyết định"), max_length=200, required=False, help_text=_("Quyết định của UBND tỉnh quy định mức này.")
    )
