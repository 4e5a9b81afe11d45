"""What a reader can ask of the regulations: a day or a school year, and some words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duoc.kit import clock
from duoc.law.core.school_year import SchoolYear
from duoc.service.regulations.library import school_years


@dataclass(frozen=True, slots=True)
class Asked:
    """The stretch of time that is asked about, the school year of its grades, and the words."""

    first: date
    after_last: date
    year: SchoolYear | None
    words: str

    @property
    def is_a_day(self) -> bool:
        """Whether one day is asked about, not a whole school year."""
        return (self.after_last - self.first).days == 1


class LookupForm(forms.Form):
    """A day, or a school year instead of it; words without diacritics will do."""

    q = forms.CharField(label=_("Tìm theo số hoặc tên"), required=False)
    day = forms.DateField(label=_("Có hiệu lực ngày"), required=False)
    year = forms.ChoiceField(label=_("Hoặc cả năm học"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.years = {str(year): year for year in school_years(clock.today())}
        field = self.fields["year"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Theo ngày")), *((name, name.replace("-", "–")) for name in self.years)]

    def asked(self) -> Asked:
        """What is asked; today where nothing is said or the day is none."""
        self.is_valid()
        said: dict[str, Any] = self.cleaned_data if self.is_bound else {}
        words = said.get("q") or ""
        if year := self.years.get(said.get("year") or ""):
            return Asked(year.first_day, SchoolYear(year.start + 1).first_day, year, words)
        day = said.get("day") or clock.today()
        after = date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))
        return Asked(day, after, self.years.get(str(SchoolYear.of(day))), words)
