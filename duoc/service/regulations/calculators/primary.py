"""The year of a primary pupil: TT 30/2014 with TT 22/2016, and TT 27/2020."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.kit import clock
from duoc.law.assessment import primary
from duoc.law.assessment.names import subject_name
from duoc.law.assessment.primary.parameters import Scale
from duoc.law.assessment.primary.periodic_tests import periodic_tests
from duoc.law.core.registry import find
from duoc.law.core.school_year import SchoolYear
from duoc.law.programme import required_subjects, rule_in_force
from duoc.service.regulations.calculators.base import Answer, Block, Calculator, Figure, Line, yes_or_no
from duoc.service.regulations.library import said, school_years

GRADES = ("1", "2", "3", "4", "5")


class PrimaryPupil(Calculator):
    """Levels, qualities, competences and year-end tests, as the teacher enters them."""

    slug = "ket-qua-tieu-hoc"
    title = gettext_lazy("Học sinh tiểu học đạt kết quả gì cuối năm?")
    lead = gettext_lazy("Từ mức đạt được của môn học, phẩm chất, năng lực và bài kiểm tra cuối năm")
    icon = "certificate"
    shape = ("grade", "year")

    def build(self) -> None:
        """What a grade is assessed in, by its regulation."""
        years = {str(year): year for year in school_years(clock.today())}
        grade = self.choose("grade", [(g, _("Lớp %(grade)s") % {"grade": g}) for g in GRADES], _("Lớp"), "1")
        year = self.choose(
            "year", [(y, y.replace("-", "–")) for y in years], _("Năm học"), str(SchoolYear.of(clock.today()))
        )
        found = rule_in_force(int(grade), years[year])
        self.grade, self.rule = int(grade), primary.RULES[found.assessment]
        self.codes = required_subjects(found.programme, self.grade)
        self.tests = periodic_tests(self.grade, "CN", self.rule, taught=self.codes).tests
        for code in self.codes:
            self._choice(f"levels-{code}", said(subject_name(code)), self.rule.levels)
            if code in self.tests:
                field = forms.CharField(
                    label=_("%(subject)s, bài kiểm tra") % {"subject": said(subject_name(code))},
                    required=False,
                    max_length=8,
                )
                field.widget.attrs.update(inputmode="numeric", autocomplete="off")
                self.fields[f"tests-{code}"] = field
        for code, name in self.rule.trait_names.items():
            self._choice(f"traits-{code}", said(name), self.rule.trait_levels)
        self.fields["recognised_by_class"] = yes_or_no(
            _("Được tập thể lớp công nhận có thành tích hoặc tiến bộ nổi bật")
        )

    def _choice(self, name: str, label: str, scale: Scale) -> None:
        options = [("", "–"), *((rank.code, said(rank.name)) for rank in scale.ranks)]
        self.fields[name] = forms.ChoiceField(label=label, choices=options, required=False)

    def blocks(self) -> Iterator[Block]:
        """Subjects with their tests, then each group of qualities and competences."""
        yield Block(
            _("Môn học, hoạt động giáo dục"),
            heads=(_("Môn học"), _("Mức đạt được"), _("Bài kiểm tra cuối năm")),
            lines=[Line(said(subject_name(code)), self._cells(code)) for code in self.codes],
        )
        for group in self.rule.traits:
            yield Block(said(group.name), [self[f"traits-{trait.code}"] for trait in group.traits])
        yield Block("", [self["recognised_by_class"]])

    def _cells(self, code: str) -> list[BoundField]:
        return [self[name] for name in (f"levels-{code}", f"tests-{code}") if name in self.fields]

    def compute(self) -> Answer | None:
        """The overall result, completion and the title."""
        given: dict[str, Any] = {"grade": self.grade, "recognised_by_class": self.cleaned_data["recognised_by_class"]}
        for part in ("levels", "traits", "tests"):
            names = [name for name in self.fields if name.startswith(f"{part}-")]
            given[part] = {name.partition("-")[2]: self.cleaned_data[name] for name in names if self.cleaned_data[name]}
        found = find("assessment", "primary_year")(self.rule.regulation.id, given)
        return Answer(
            self._figures(found) if found["completed"] is not None else [], found["because"], found["status"],
            [self._named(name) for name in found["missing"]],
        )  # fmt: skip

    def _named(self, name: str) -> str:
        own = name.replace(".", "-")
        return str(self.fields[own].label) if own in self.fields else name

    def _figures(self, found: Any) -> list[Figure]:
        tone = "good" if found["completed"] else "warn"
        overall = [Figure(_("Kết quả giáo dục"), found["overall"])] if found["overall"] else []
        title = found["title"] or _("không có")
        return [*overall, Figure(_("Cuối năm"), found["decision"], tone), Figure(_("Khen thưởng"), title)]
