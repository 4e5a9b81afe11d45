"""What a reader can ask of an indicator, and how a figure is reported by hand."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duoc.indicators.engine.definition import Definition
from duoc.indicators.engine.models import ReportedFigure
from duoc.indicators.engine.services import Report
from duoc.indicators.engine.slices import slice_title
from duoc.kit import clock
from duoc.registry.calendar.models import SchoolYear


class QuestionForm(forms.Form):
    """Slice, day and school year of a question. `asked` gives what was said; the rest falls back to the usual."""

    slice = forms.ChoiceField(label=_("Cấp, khối"))
    day = forms.DateField(label=_("Số liệu đến ngày"))
    year = forms.ModelChoiceField(SchoolYear.objects.all(), label=_("Năm học"), empty_label=None, to_field_name="code")

    def __init__(self, *args: Any, definition: Definition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["slice"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(name, slice_title(name)) for name in definition.slices]

    def asked(self) -> dict[str, Any]:
        """What the address says and what makes sense; a field that is missing or wrong is left out."""
        self.is_valid()
        return self.cleaned_data if self.is_bound else {}


class ReportForm(forms.ModelForm[ReportedFigure]):
    """A figure as the organization itself counts it."""

    class Meta:
        model = ReportedFigure
        fields = ("slice", "as_of", "value", "note")

    def __init__(self, *args: Any, definition: Definition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.definition = definition
        self.fields["slice"] = forms.ChoiceField(
            label=_("Cấp, khối"),
            choices=[(name, slice_title(name)) for name in definition.slices],
            required=False,
        )
        self.fields["as_of"].initial = clock.today()

    def _post_clean(self) -> None:
        """The service decides: a second report for a day replaces the first, so the model's uniqueness is no error."""

    def command(self) -> Report:
        """What the service is asked to do."""
        data = self.cleaned_data
        return Report(
            indicator=self.definition.id,
            slice=data["slice"],
            as_of=data["as_of"],
            value=data["value"],
            note=data["note"],
        )
