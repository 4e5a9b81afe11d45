"""What a person chooses about notices."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from duoc.kit.notices.models import Mail


class PreferenceForm(forms.Form):
    """When to mail."""

    mail = forms.ChoiceField(label=_("Gửi thông báo qua thư điện tử"), choices=Mail.choices, widget=forms.RadioSelect)

    def chosen(self) -> Mail:
        """The choice."""
        return Mail(self.cleaned_data["mail"])
