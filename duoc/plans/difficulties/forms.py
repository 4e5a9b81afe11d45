"""Forms of difficulties."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duoc.kit.ids import RowsField
from duoc.plans.difficulties.models import Difficulty
from duoc.plans.difficulties.services import Trouble
from duoc.plans.documents.models import Task
from duoc.registry.organizations.models import Organization


class ReportForm(forms.Form):
    """What a school reports."""

    organization = forms.ModelChoiceField(label=_("Đơn vị"), queryset=Organization.objects.none())
    task = forms.ModelChoiceField(
        label=_("Nhiệm vụ liên quan"), queryset=Task.objects.none(), required=False, empty_label=_("Không gắn nhiệm vụ")
    )
    title = forms.CharField(
        label=_("Khó khăn, vướng mắc"), max_length=200, help_text=_("Một câu ngắn, ai đọc cũng hiểu.")
    )
    text = forms.CharField(label=_("Mô tả"), widget=forms.Textarea(attrs={"rows": 4}), required=False)
    proposal = forms.CharField(label=_("Đề xuất của trường"), widget=forms.Textarea(attrs={"rows": 3}), required=False)

    def __init__(self, *args: Any, organizations: Any, tasks: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("organization", organizations), ("task", tasks)):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = rows
        if organizations.count() == 1:
            self.fields["organization"].widget = forms.HiddenInput()
            self.fields["organization"].initial = organizations.get()

    def command(self) -> Trouble:
        """What was filled in."""
        data = self.cleaned_data
        return Trouble(title=data["title"], text=data["text"], proposal=data["proposal"])


class AnswerForm(forms.Form):
    """An answer or a decision."""

    text = forms.CharField(label=_("Nội dung trả lời"), widget=forms.Textarea(attrs={"rows": 5}))
    publish = forms.BooleanField(label=_("Công bố cho mọi trường"), required=False)


class ForwardForm(forms.Form):
    """To whom a difficulty is handed on."""

    to = forms.ModelChoiceField(label=_("Chuyển đến"), queryset=Organization.objects.none(), empty_label="—")
    text = forms.CharField(label=_("Ghi chú"), widget=forms.Textarea(attrs={"rows": 2}), required=False)

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = bodies


class GroupForm(forms.Form):
    """Which others are the same trouble."""

    others = RowsField(
        label=_("Khó khăn giống nhau"), queryset=Difficulty.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, candidates: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["others"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = candidates
            field.label_from_instance = lambda row: f"{row.organization.label}: {row.title}"  # type: ignore[method-assign, assignment]
