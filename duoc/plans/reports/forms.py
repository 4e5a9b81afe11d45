"""Forms of reports."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duoc.plans.documents.forms import IssueForm
from duoc.plans.reports.models import Report, ReportKind
from duoc.plans.reports.services import Signing

MONTH = re.compile(r"(?P<month>0?[1-9]|1[0-2])/(?P<year>[12][0-9]{3})")


class BeginForm(forms.Form):
    """Which report."""

    kind = forms.ChoiceField(label=_("Loại báo cáo"), choices=ReportKind.choices)
    month = forms.CharField(
        label=_("Tháng"),
        required=False,
        help_text=_("Chỉ cần cho báo cáo tháng, dạng 11/2020."),
        widget=forms.TextInput(attrs={"placeholder": "mm/yyyy", "inputmode": "numeric"}),
    )

    def clean_month(self) -> tuple[int, int] | None:
        """(year, month), or None."""
        text = self.cleaned_data["month"].strip()
        if not text:
            return None
        found = MONTH.fullmatch(text)
        if found is None:
            raise forms.ValidationError(_("Viết tháng theo dạng tháng/năm, ví dụ 11/2020."))
        return int(found["year"]), int(found["month"])


class NarrativeForm(forms.Form):
    """The report's text, a field a section, with the row version."""

    version = forms.IntegerField(widget=forms.HiddenInput())
    title = forms.CharField(label=_("Trích yếu"), max_length=300)

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for section in report.sections:
            rows = min(16, max(3, section["text"].count("\n") + 2))
            self.fields[f"section_{section['key']}"] = forms.CharField(
                label=section["title"] or _("Lời mở đầu"),
                required=False,
                initial=section["text"],
                widget=forms.Textarea(attrs={"rows": rows}),
            )
        self.fields["version"].initial = report.version
        self.fields["title"].initial = report.title

    def texts(self) -> dict[str, str]:
        """Section key → text."""
        return {
            name.removeprefix("section_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("section_")
        }


class SignForm(IssueForm):
    """Number, day and signer of a report."""

    def command(self) -> Signing:  # type: ignore[override]
        """How the report goes out."""
        return Signing(**self.cleaned_data)
